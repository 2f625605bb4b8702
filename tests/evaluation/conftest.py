from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from retrieval.evaluation.interaction_files import InteractionFile, read_interactions

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def shared_data() -> Callable[[str], Path]:
    """Files of the real data; the test is skipped where they are absent."""
    root = Path(os.environ.get("DAOGOU_SHARED_DATA", CHECKOUT.parent / "shared" / "data"))

    def find(name: str) -> Path:
        path = root / name
        if not path.exists():  # they are not ours to ship
            pytest.skip(f"real data is absent: {path} (set DAOGOU_SHARED_DATA)")
        return path

    return find


@pytest.fixture(scope="session")
def invoices(shared_data: Callable[[str], Path]) -> InteractionFile:
    """The purchases of a wholesaler, read once."""
    path = shared_data("uci-online-retail/online_retail_2010-12_2011-09.csv.gz")
    return read_interactions(path)


@pytest.fixture(scope="session")
def ml_100k() -> Path:
    """MovieLens 100k, which comes with RecBole's package."""
    name = "recbole/dataset_example/ml-100k/ml-100k.inter"
    found = sorted(CHECKOUT.glob(f".venv*/lib/python3*/site-packages/{name}"))
    if not found:  # the peers' environment is for benchmarks; not every checkout has it
        pytest.skip("RecBole's package, which carries ml-100k, isn't installed beside the checkout")
    return found[0]


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """Writes a file and gives its path."""

    def write(content: str | bytes, name: str = "orders.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write
