from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from retrieval.langchain import CatalogueRetriever
from retrieval.types import Filters, Sort

if TYPE_CHECKING:
    from retrieval.shop import Shop

KEYS = (
    "id title price currency availability brand category image url rating review_count "
    "reasons score"
)


def test_documents_have_text_and_record(shop: Shop) -> None:
    documents = CatalogueRetriever(shop=shop, k=3).invoke("noise cancelling headphones")
    assert len(documents) == 3
    metadata = documents[0].metadata
    assert list(metadata) == KEYS.split()
    assert documents[0].id == metadata["id"] == "headphones"
    assert metadata["category"] == "Electronics > Headphones"
    assert (metadata["price"], metadata["currency"]) == (250.0, "EUR")
    assert documents[0].page_content.startswith("WH-1000XM4 wireless headphones. Sony")


def test_filters_sort_and_async(shop: Shop) -> None:
    retriever = CatalogueRetriever(
        shop=shop, filters=Filters(price_max=100.0), sort=Sort.PRICE_DESC, currency="EUR"
    )
    documents = asyncio.run(retriever.ainvoke("hiking boots"))
    assert [document.metadata["id"] for document in documents][:2] == ["formed", "cheap"]


def test_price_is_that_of_the_variant(shop: Shop) -> None:
    retriever = CatalogueRetriever(shop=shop, filters=Filters(color=("blue",), size=("43",)))
    assert [d.metadata["price"] for d in retriever.invoke("boots")] == [140.0]
