"""The routes that recommend, explain, and record what shoppers do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated

from fastapi import Body, Query

from assistant.bootstrap import Service
from assistant.serving.errors import TooLong
from assistant.serving.opening import ServedShop
from assistant.serving.schemas import EventBody, ExplainQuery, RecommendBody
from assistant.turn.recommended import breakdown_wire, recommended_wire
from retrieval.catalogue.vocabulary import Kind
from retrieval.errors import BadInput, NotFound
from retrieval.recommend.live import SKEW
from retrieval.recommend.request import Request, Scenario
from retrieval.types import Event, Filters, SearchQuery

MOST_EVENTS = 1000
#: Lists that stand beside a product, and those that put into order what a search found.
BESIDE = (Scenario.SIMILAR, Scenario.GOES_WITH)
FOUND = (Scenario.SEARCH, Scenario.CHAT)
#: So much of what a search found is put into a new order.
FOUND_MOST = 100


def recommend(body: RecommendBody, opening: ServedShop) -> dict[str, object]:
    """Recommend products for a page, each with up to three reasons that are true of the data.

    Ids of products that the shop doesn't have are passed over; where a list stands beside a
    product and none of them is known, it is a 404.
    """
    service = opening.service
    asked = replace(
        _request(service, body.scenario, body.product_ids, body.category),
        shopper_id=body.shopper_id,
        session_id=body.session_id,
        session_events=tuple(events_of(body.session_events, "session_events")),
        filters=body.filters.filters() if body.filters.model_fields_set else None,
        k=body.k,
    )
    if body.scenario in FOUND:
        asked = _found(service, asked, body)
    return recommended_wire(service.recommender.recommend(asked), service.shop, service.currency)


def explain(query: Annotated[ExplainQuery, Query()], opening: ServedShop) -> dict[str, object]:
    """Explain one product's place in a list: each feature, what it adds, and the reasons."""
    service = opening.service
    product = service.shop.store.get([query.product_id]).get(query.product_id)
    if product is None:
        raise NotFound(f"There is no product {query.product_id!r}.", hint="Check product_id.")
    asked = _request(service, query.scenario, query.product_ids, query.category)
    asked = replace(asked, shopper_id=query.shopper_id, session_id=query.session_id)
    breakdown = service.recommender.explain(asked, product.id)
    return breakdown_wire(breakdown, service.shop, service.currency)


def events(
    body: Annotated[EventBody | list[EventBody], Body()], opening: ServedShop
) -> dict[str, int]:
    """Record what shoppers did; written before it is acknowledged, all of a list or nothing.

    An event whose id is known already is received, and not new.
    """
    items = body if isinstance(body, list) else [body]
    if len(items) > MOST_EVENTS:
        raise TooLong("More than 1,000 events at once.", hint="Send them in smaller lists.")
    checked = events_of(items, "" if isinstance(body, list) else None)
    return {"received": len(items), "new": opening.service.events.record(checked)}


def events_of(bodies: Sequence[EventBody], where: str | None) -> list[Event]:
    """Events whose time can be.

    Args:
        bodies: as sent.
        where: the list stands in the body; None for a single event.

    Raises:
        BadInput: one lies in the future; the message says which.
    """
    latest = datetime.now(UTC) + SKEW
    for index, body in enumerate(bodies):
        if body.timestamp > latest:
            place = "" if where is None else f"{where}[{index}]."
            rest = "" if where is None else " Nothing of the list was taken; it is counted from 0."
            raise BadInput(
                f"{place}timestamp: {body.timestamp.isoformat()} lies in the future.",
                hint=f"Send UTC or a time with its zone, at most 10 minutes ahead.{rest}",
            )
    return [body.event() for body in bodies]


def _request(
    service: Service, scenario: Scenario, product_ids: Sequence[str], category: str | None
) -> Request:
    """A request whose products and category the shop has.

    Raises:
        BadInput: the scenario needs what wasn't sent.
        NotFound: none of its products is known, or the category isn't.
    """
    known = service.shop.store.get(product_ids)
    ids = tuple(dict.fromkeys(known[one].id for one in product_ids if one in known))
    if scenario in BESIDE and not product_ids:
        hint = "Send the id of the product that the list stands beside."
        raise BadInput(f"product_ids: {scenario.value} needs one.", hint=hint)
    if scenario in BESIDE and not ids:
        named = ", ".join(repr(one) for one in product_ids[:3])
        raise NotFound(f"There is no product {named}.", hint="Check product_ids.")
    if scenario is Scenario.CATEGORY and category is None:
        hint = "Send the category of the page."
        raise BadInput("category: the scenario category needs one.", hint=hint)
    place = None if category is None else _category(service, category)
    return Request(scenario, product_ids=ids, category=place)


def _category(service: Service, said: str) -> str:
    """A level of a category path as the catalogue spells it, from its name or “A > B”."""
    leaf = said.split(">")[-1].strip()
    terms = service.vocabulary.terms(Kind.CATEGORY)
    name = next((term.text for term in terms if term.text.casefold() == leaf.casefold()), None)
    if name is None:
        raise NotFound(f"There is no category {said!r}.", hint="Use one of the products' own.")
    return name


def _found(service: Service, asked: Request, body: RecommendBody) -> Request:
    """The request with what a search found: the shop's own, or this one's for the query.

    Raises:
        BadInput: neither was sent.
    """
    if body.query is None and not body.product_ids:
        hint = "Send the query, or in product_ids what the shop's own search found, best first."
        raise BadInput(f"query: {asked.scenario.value} needs it, or product_ids.", hint=hint)
    if body.query is None:
        return replace(asked, relevance=by_rank(asked.product_ids), product_ids=())
    filters = service.with_need(asked.filters or Filters(), body.filters.need)
    hits = service.shop.search(SearchQuery(body.query, filters, k=FOUND_MOST)).hits
    kept = set(asked.product_ids)
    scores = {h.product.id: h.score for h in hits if not kept or h.product.id in kept}
    return replace(asked, need=body.query, relevance=scores, product_ids=())


def by_rank(ids: Sequence[str]) -> Mapping[str, float]:
    """Scores from 1 downwards for a list of which only the order is known."""
    return {one: 1.0 - index / len(ids) for index, one in enumerate(ids)}
