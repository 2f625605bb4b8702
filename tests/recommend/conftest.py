"""The tiny shop of these tests, open, and a recommender over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from retrieval.recommend.engine import Recommender
from tests.recommend.shops import Made, opened, trained


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    with opened(tmp_path) as found:
        yield found


@pytest.fixture
def recommender(made: Made) -> Recommender:
    return Recommender(made.shop, made.events, trained())
