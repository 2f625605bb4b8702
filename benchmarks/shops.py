"""The shops that are measured: the demo shop, and a department store from the shared data."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from retrieval.shop import Shop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from retrieval.encoders.text import TextEncoder

JUDGED = Path(__file__).parent / "judged"
ROOT = Path(__file__).parents[1]
DATA = Path(os.environ.get("DAOGOU_SHARED_DATA", ROOT.parent / "shared" / "data"))
NAMES = ("general-store", "retail-demo-store")


@contextmanager
def imported(name: str, encoder: TextEncoder) -> Iterator[Shop]:
    """One of the shops, imported into a temporary directory."""
    with tempfile.TemporaryDirectory() as folder:
        feed = _feed(name, Path(folder))
        with Shop.open(Path(folder) / "shop", encoder=encoder, writer=True) as shop:
            shop.import_files([feed])
            yield shop


def _feed(name: str, folder: Path) -> Path:
    if name == "retail-demo-store":
        return DATA / name / "products.yaml"
    command = [sys.executable, "-m", "examples.general_store", str(folder / "source")]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return folder / "source" / "products.jsonl"


@contextmanager
def copied(shop: Path) -> Iterator[Path]:
    """A shop's directory, to be changed at will; without its models, which are trained anew."""
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work) / "shop"
        shutil.copytree(shop, folder, ignore=shutil.ignore_patterns("models", "*.lock"))
        yield folder
