"""How good search is: nDCG@10 on judged queries, and whether results keep every hard filter.

Run it with `python -m benchmarks.quality`. Odd queries (dev) were used to choose weights, even ones
(test) were not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks import shops
from benchmarks.keeps import keeps
from benchmarks.table import machine, markdown, publish
from retrieval.encoders.config import TextEncoderConfig
from retrieval.encoders.text import TextEncoder
from retrieval.evaluation.judged import JudgedQuery, grades, load_judged, product_parts
from retrieval.evaluation.metrics import mean, ndcg, reciprocal_rank
from retrieval.index.columns import FilterColumns

if TYPE_CHECKING:
    from collections.abc import Callable

    from retrieval.encoders.config import Precision
    from retrieval.index.dense import DenseIndex
    from retrieval.index.lexical import LexicalIndex
    from retrieval.shop import Shop

K = 10
#: Of documents and of queries.
PRECISIONS: tuple[tuple[Precision, Precision], ...] = (
    ("int8", "int8"),
    ("int8", "float32"),
    ("float32", "float32"),
)


@dataclass
class Bench:
    """A shop with its indexes apart, and the grades of all its products for each query."""

    shop: Shop
    columns: FilterColumns
    dense: DenseIndex
    lexical: LexicalIndex
    judged: list[tuple[JudgedQuery, dict[str, int]]]

    def by_dense(self, query: JudgedQuery) -> list[str]:
        """Ids by meaning alone."""
        mask = self.columns.passing(query.query.filters).mask
        vector = self.shop.encoder.encode_query(query.query.text)
        return self._ids(self.dense.search(vector, K, mask)[0].tolist())

    def by_words(self, query: JudgedQuery) -> list[str]:
        """Ids by words alone."""
        mask = self.columns.passing(query.query.filters).mask
        return self._ids(self.lexical.search(query.query.text, K, mask)[0].tolist())

    def hybrid(self, query: JudgedQuery) -> list[str]:
        """Ids as the shop gives them."""
        return [hit.product.id for hit in self.shop.search(query.query).hits]

    def _ids(self, rows: list[int]) -> list[str]:
        found = (self.columns.product(row) for row in rows)
        return [product.id for product in found if product is not None]


def open_bench(shop: Shop, name: str) -> Bench:
    """Read the indexes of a shop once more, apart, and grade its products."""
    columns = FilterColumns()
    columns.catch_up(shop.store)
    parts = {product.id: product_parts(product) for product in shop.store.products()}
    judged = []
    for query in load_judged(shops.JUDGED / f"{name}.jsonl"):
        mask = columns.passing(query.query.filters).mask
        graded = grades(query, parts.items())
        passing = {k: g for k, g in graded.items() if mask[columns.row(k) or 0]}
        judged.append((query, passing))
    saved = shop.indexes
    dense, lexical = saved.load_dense(10**9), saved.load_lexical(10**9)
    assert lexical is not None
    lexical.is_word = shop.encoder.knows
    return Bench(shop, columns, dense, lexical, judged)


def measure(bench: Bench, search: Callable[[JudgedQuery], list[str]]) -> list[object]:
    """NDCG on dev, test and all; share of queries whose first result would do."""
    values, first = [], []
    for query, graded in bench.judged:
        found = [float(graded.get(key, 0)) for key in search(query)]
        values.append(ndcg(found, graded.values(), K))
        first.append(reciprocal_rank(found))
    figures = (mean(values[0::2]), mean(values[1::2]), mean(values), mean(first))
    return [f"{figure:.3f}" for figure in figures]


def by_kind(bench: Bench) -> list[list[object]]:
    """NDCG by kind of query."""
    kinds = list(dict.fromkeys(query.kind for query, _ in bench.judged))
    rows: list[list[object]] = []
    for kind in kinds:
        chosen = [pair for pair in bench.judged if pair[0].kind == kind]
        part = Bench(bench.shop, bench.columns, bench.dense, bench.lexical, chosen)
        systems = (part.by_dense, part.by_words, part.hybrid)
        rows.append([kind, len(chosen), *(measure(part, system)[2] for system in systems)])
    return rows


def filters_kept(bench: Bench) -> str:
    """Share of results that keep every hard filter, checked apart from the filters' own code."""
    kept = total = 0
    for query, _ in bench.judged:
        for hit in bench.shop.search(query.query).hits:
            total += 1
            kept += keeps(hit.product, query.query.filters)
    return f"{100 * kept / total:.1f}% of {total}"


def main() -> None:
    """Measure everything and write the tables."""
    header = ("shop", "documents / queries", "system", "dev", "test", "all", "MRR")
    rows: list[list[object]] = []
    notes: list[str] = []
    for name in shops.NAMES:
        for documents, queries in PRECISIONS:
            config = TextEncoderConfig(documents=documents, queries=queries)
            with shops.imported(name, TextEncoder(config)) as shop:
                bench = open_bench(shop, name)
                label = f"{documents} / {queries}"
                rows.append([name, label, "dense", *measure(bench, bench.by_dense)])
                if label == "int8 / int8":
                    rows.append([name, "–", "lexical", *measure(bench, bench.by_words)])
                    kinds = markdown(
                        ("kind", "queries", "dense", "lexical", "hybrid"), by_kind(bench)
                    )
                    notes.append(
                        f"{name}, {len(bench.judged)} queries; results that keep every filter: "
                        f"{filters_kept(bench)}.\n\n{kinds}"
                    )
                rows.append([name, label, "hybrid", *measure(bench, bench.hybrid)])
    table = markdown(header, rows)
    text = f"## Quality of search (nDCG@10)\n\n{table}\n\n" + "\n\n".join(notes)
    publish("quality", f"{text}\n\n{machine()}; `python -m benchmarks.quality`")


if __name__ == "__main__":
    main()
