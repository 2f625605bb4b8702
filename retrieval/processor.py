"""What the processor can do, and how training uses the memory."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import torch

#: glibc's names for: never map large pieces, keep what is freed, ask for 256 MB ahead (malloc.h).
MALLOPT = ((-4, 0), (-1, 2**31 - 1), (-2, 2**28))


def has_bfloat16() -> bool:
    """Whether the device multiplies in bfloat16 itself: CUDA, a CPU with AVX512-BF16 or AMX."""
    abilities = torch.cpu.get_capabilities()
    return torch.cuda.is_available() or any(map(abilities.get, ("avx512_bf16", "amx_bf16")))


def keep_freed_memory() -> bool:
    """Have glibc keep what training frees instead of giving it back and asking anew at every step.

    A softmax over 12,101 products takes and frees some 100 MB a step; without page faults an epoch
    of the sequence model took 6.7 s instead of 11.5. For processes that train and end, not for
    servers. Does nothing where there is no glibc.

    Returns:
        Whether it was done.
    """
    if not sys.platform.startswith("linux"):
        return False
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    return mallopt is not None and all(mallopt(*option) == 1 for option in MALLOPT)


@contextmanager
def one_thread() -> Iterator[None]:
    """Compute with one thread: on small data a second gains little, and waits where cores are busy.

    Training the demo shop beside two other processes took 30 s instead of 80.
    """
    from threadpoolctl import threadpool_limits

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        with threadpool_limits(1):
            yield
    finally:
        torch.set_num_threads(before)
