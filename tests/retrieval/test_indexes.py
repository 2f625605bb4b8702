"""What every index promises; each one inherits the same tests."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from retrieval.catalogue.store import CatalogueStore
from retrieval.errors import ShopCorrupt
from retrieval.index.dense import DenseConfig, DenseIndex
from retrieval.index.lexical import LexicalIndex
from tests.retrieval.shelves import WordEncoder, boot, shelf

if TYPE_CHECKING:
    from pathlib import Path

    from retrieval.types import Product

ENCODER = WordEncoder()


class IndexContract(ABC):
    """Add, replace, delete, mask before the cut, save, load, catch up, corrupt files."""

    @abstractmethod
    def empty(self, folder: Path) -> Any: ...

    @abstractmethod
    def load(self, folder: Path) -> Any: ...

    @abstractmethod
    def put(self, index: Any, items: list[tuple[int, Product]], deletes: list[int]) -> None: ...

    @abstractmethod
    def rows(self, index: Any, text: str, k: int, mask: Any = None) -> list[int]: ...

    @abstractmethod
    def save(self, index: Any, folder: Path) -> None: ...

    @abstractmethod
    def data_file(self, folder: Path) -> Path: ...

    @pytest.fixture
    def full(self, tmp_path: Path) -> Any:
        index = self.empty(tmp_path / "index")
        self.put(index, list(enumerate(shelf())), [])
        return index

    def test_finds_what_was_added(self, full: Any) -> None:
        assert len(full) == len(shelf())
        assert self.rows(full, "Gluten-free muesli", 3)[0] == 10

    def test_empty_finds_nothing(self, tmp_path: Path) -> None:
        assert self.rows(self.empty(tmp_path / "index"), "boots", 3) == []

    def test_deleted_is_gone(self, full: Any) -> None:
        self.put(full, [], [10, 99])
        assert len(full) == len(shelf()) - 1
        assert 10 not in self.rows(full, "Gluten-free muesli", 20)

    def test_replaced_is_there_once(self, full: Any) -> None:
        self.put(full, [(10, boot("muesli", "Purple unicycle"))], [])
        assert len(full) == len(shelf())
        assert self.rows(full, "purple unicycle", 20).count(10) == 1

    def test_mask_applies_before_the_cut(self, full: Any) -> None:
        everything = self.rows(full, "boots", 20)
        for allowed in ([4], [0, 6], [2, 3, 5], everything[2:]):
            mask = np.zeros(12, dtype=bool)
            mask[allowed] = True
            wanted = [row for row in everything if row in allowed]
            assert self.rows(full, "boots", len(wanted), mask) == wanted

    def test_short_mask_allows_nothing_beyond_it(self, full: Any) -> None:
        assert set(self.rows(full, "boots", 20, np.ones(2, dtype=bool))) <= {0, 1}

    def test_mask_of_nothing(self, full: Any) -> None:
        assert self.rows(full, "boots", 5, np.zeros(12, dtype=bool)) == []

    def test_saved_and_loaded_finds_the_same(self, full: Any, tmp_path: Path) -> None:
        full.generation = 7
        self.save(full, tmp_path / "index")
        loaded = self.load(tmp_path / "index")
        assert (loaded.generation, len(loaded)) == (7, len(full))
        assert self.rows(loaded, "boots", 9) == self.rows(full, "boots", 9)

    @pytest.mark.parametrize("damage", ["truncate", "flip", "delete"])
    def test_damaged_file_is_noticed(self, full: Any, tmp_path: Path, damage: str) -> None:
        self.save(full, tmp_path / "index")
        path = self.data_file(tmp_path / "index")
        data = path.read_bytes()
        if damage == "truncate":
            path.write_bytes(data[: len(data) // 2])
        elif damage == "flip":
            path.write_bytes(data[:20] + bytes([data[20] ^ 255]) + data[21:])
        else:
            path.unlink()
        with pytest.raises(ShopCorrupt):
            self.load(tmp_path / "index")

    def test_damaged_manifest_is_noticed(self, full: Any, tmp_path: Path) -> None:
        self.save(full, tmp_path / "index")
        (tmp_path / "index" / "manifest.json").write_text("{]")
        with pytest.raises(ShopCorrupt):
            self.load(tmp_path / "index")

    def test_catches_up_with_the_catalogue(self, tmp_path: Path) -> None:
        store = CatalogueStore.open(tmp_path / "catalogue.sqlite")
        index = self.empty(tmp_path / "index")
        products = shelf()
        _apply(store, products)
        index.catch_up(store)
        assert len(index) == len(products)
        store.apply([], deletes=["muesli"])
        _apply(store, [boot("new", "Purple unicycle")])
        index.catch_up(store)
        index.catch_up(store)
        assert (index.generation, len(index)) == (store.generation, len(products))
        assert self.rows(index, "purple unicycle", 3)[0] == 12
        store.close()


def _apply(store: CatalogueStore, products: list[Product]) -> None:
    pairs = zip(products, ENCODER.encode_products(products), strict=True)
    store.apply(pairs, vector_model=ENCODER.name)


class TestDense(IndexContract):
    CONFIG = DenseConfig(ENCODER.name, ENCODER.dimension)

    def empty(self, folder: Path) -> Any:
        return DenseIndex(self.CONFIG)

    def load(self, folder: Path) -> Any:
        return DenseIndex.load(folder, self.CONFIG)

    def put(self, index: Any, items: list[tuple[int, Product]], deletes: list[int]) -> None:
        vectors = ENCODER.encode_products([product for _, product in items])
        index.update([row for row, _ in items], vectors, deletes)

    def rows(self, index: Any, text: str, k: int, mask: Any = None) -> list[int]:
        rows: list[int] = index.search(ENCODER.encode_query(text), k, mask)[0].tolist()
        return rows

    def save(self, index: Any, folder: Path) -> None:
        index.save(folder)

    def data_file(self, folder: Path) -> Path:
        return next(folder.glob("*.faiss"))

    def test_index_of_another_model_is_not_used(self, full: Any, tmp_path: Path) -> None:
        full.save(tmp_path)
        other = DenseIndex.load(tmp_path, DenseConfig("other", ENCODER.dimension))
        assert len(other) == 0

    def test_search_is_exact(self) -> None:
        rng = np.random.default_rng(3)
        vectors = rng.standard_normal((500, 32)).astype(np.float32)
        rows = rng.permutation(2_000)[:500]
        index = DenseIndex(self.CONFIG)
        index.update(rows, vectors)
        mask = rng.random(2_000) < 0.3
        query = rng.standard_normal(32).astype(np.float32)
        scores = np.where(mask[rows], vectors @ query, -np.inf)
        wanted = rows[np.argsort(-scores)[:20]]
        assert index.search(query, 20, mask)[0].tolist() == wanted.tolist()
        assert np.allclose(index.scores(query, rows[:5]), (vectors @ query)[:5], atol=1e-5)
        assert np.isnan(index.scores(query, np.array([5_000]))[0])


class TestLexical(IndexContract):
    def empty(self, folder: Path) -> Any:
        return LexicalIndex.create(folder)

    def load(self, folder: Path) -> Any:
        return LexicalIndex.load(folder)

    def put(self, index: Any, items: list[tuple[int, Product]], deletes: list[int]) -> None:
        index.update(items, deletes)

    def rows(self, index: Any, text: str, k: int, mask: Any = None) -> list[int]:
        rows: list[int] = index.search(text, k, mask)[0].tolist()
        return rows

    def save(self, index: Any, folder: Path) -> None:
        index.save()

    def data_file(self, folder: Path) -> Path:
        return max(folder.glob("*.term"), key=lambda path: path.stat().st_size)

    @pytest.mark.parametrize(
        ("text", "row"),
        [
            ("hedphones", 7),
            ("head phones", 7),
            ("wh1000xm4", 7),
            ("WH-1000XM4", 7),
            ("27 inch", 8),
            ('27"', 8),
            ("27-inch monitor", 8),
            ("nonstick pan", 9),
            ("non stick pans", 9),
            ("frynig pan", 9),
            ("fryingpan", 9),
            ("creme brulee", 11),
            ("CAFÉS", 11),
            ("musli", 10),
            ("protoype", 4),
            ("alpnie", 0),
        ],
    )
    def test_typos_and_spellings(self, full: Any, text: str, row: int) -> None:
        assert self.rows(full, text, 1) == [row]

    @pytest.mark.parametrize("text", ["pam", "xyzzyqwert", "trein", "!?", ""])
    def test_short_or_far_words_find_nothing(self, full: Any, text: str) -> None:
        assert self.rows(full, text, 5) == []

    def test_known_words_are_not_corrected(self, full: Any) -> None:
        full.is_word = ENCODER.knows
        self.put(full, [(20, boot("grain", "Grain mill"))], [])
        assert self.rows(full, "train", 5) == []
        assert full.parse("hedphones on the train").respelled == "headphone on the train"

    def test_an_index_in_memory(self) -> None:
        index = LexicalIndex.create(None)
        index.update(enumerate(shelf()))
        assert self.rows(index, "muesli", 1) == [10]

    def test_many_small_updates_stay_few_segments(self, full: Any) -> None:
        for number in range(30):
            full.update([(number % 12, shelf()[number % 12])])
        assert len(full) == len(shelf())
        assert full._queries.searcher.num_segments < 12
