"""The catalogue as a LangChain retriever.

retriever = CatalogueRetriever(shop=shop, k=5, filters=Filters(price_max=100))
retriever.invoke("a kettle for tea")
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Protocol

from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, Field

from retrieval.encoders.product_text import product_text
from retrieval.types import Filters, Hit, RankedList, SearchQuery, Sort

if TYPE_CHECKING:
    from langchain_core.callbacks import (
        AsyncCallbackManagerForRetrieverRun,
        CallbackManagerForRetrieverRun,
    )


class Searchable(Protocol):
    """What answers a search: a Shop or a Searcher."""

    def search(self, query: SearchQuery) -> RankedList:
        """The best products for a query."""
        ...


class CatalogueRetriever(BaseRetriever):
    """Products as documents: the text that describes them, with their record as metadata."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    shop: Any = Field(description="What answers a search: a Shop or a Searcher.")
    k: int = Field(default=10, ge=1, le=100, description="How many products.")
    filters: Filters = Field(default_factory=Filters, description="Hard wishes.")
    sort: Sort | None = Field(default=None, description="Order; by relevance if None.")
    currency: str | None = Field(default=None, description="Said where a product has no price.")

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        del run_manager
        shop: Searchable = self.shop
        found = shop.search(SearchQuery(query, self.filters, sort=self.sort, k=self.k))
        return [_document(hit, self.currency) for hit in found.hits]

    async def _aget_relevant_documents(
        self, query: str, *, run_manager: AsyncCallbackManagerForRetrieverRun
    ) -> list[Document]:
        manager = run_manager.get_sync()
        return await asyncio.to_thread(self._get_relevant_documents, query, run_manager=manager)


def _document(hit: Hit, currency: str | None) -> Document:
    product, variant = hit.product, hit.variant
    price = product.price if variant is None or variant.price is None else variant.price
    metadata: dict[str, Any] = {
        "id": product.id,
        "title": product.title,
        "price": None if price is None else price.major,
        "currency": currency if price is None else price.currency,
        "availability": (product if variant is None else variant).availability.value,
        "brand": product.brand,
        "category": " > ".join(product.category) or None,
        "image": product.image if variant is None else variant.image or product.image,
        "url": product.url,
        "rating": product.rating,
        "review_count": product.review_count,
        "reasons": [],
        "score": hit.score,
    }
    return Document(page_content=product_text(product), metadata=metadata, id=product.id)
