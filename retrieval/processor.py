"""What the processor can do."""

from __future__ import annotations

import torch


def has_bfloat16() -> bool:
    """Whether the device multiplies in bfloat16 itself: CUDA, a CPU with AVX512-BF16 or AMX."""
    abilities = torch.cpu.get_capabilities()
    return torch.cuda.is_available() or any(map(abilities.get, ("avx512_bf16", "amx_bf16")))
