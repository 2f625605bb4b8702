"""The home tab: a row of products for each occasion, put together for whoever looks at it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import Any

from assistant.bootstrap import Service
from assistant.dialogue.state import Wishes
from assistant.explain.contributions import bars
from assistant.explain.reasons import reasons_for
from assistant.explain.traits import short_name
from assistant.serving.opening import Opening
from assistant.serving.page import render
from assistant.turn.recommended import recommended_wire
from assistant.turn.wire import product_wire
from retrieval.errors import DaogouError
from retrieval.recommend.request import Request, Scenario
from retrieval.types import EventType, Filters, SearchQuery, Sort

log = logging.getLogger(__name__)

#: Products of a row.
CARDS = 5
#: Rows of the catalogue, the same for everybody.
SHELVES = (("popular", "Popular now", Sort.POPULARITY), ("new", "New", Sort.NEWEST))
#: Newest events that are looked through for a product that was looked at.
LAST = 200
Row = dict[str, Any]


class HomeHandlers:
    """What the home tab shows."""

    def __init__(self, opening: Opening, who: Callable[[str | None], str | None]) -> None:
        """Set up.

        Args:
            opening: the shop.
            who: the shopper's id, where the browser names one that it may name.
        """
        self._opening = opening
        self._who = who

    def rows(self, session_id: str | None, shopper_id: str | None) -> str:
        """All rows as HTML."""
        try:
            service = self._opening.service
            rows = list(rows_of(service, session_id, self._who(shopper_id)))
        except DaogouError as error:
            return render.failed(f"{error.message} {error.hint}")
        except Exception as error:  # a shopper sees a sentence, the log the trace
            log.error("the home tab failed", exc_info=error)
            return render.failed("Something went wrong. Try again.")
        return render.home(rows)


def rows_of(service: Service, session_id: str | None, shopper_id: str | None) -> Iterator[Row]:
    """The rows that there is something for; those of the catalogue repeat nothing.

    Args:
        service: the shop.
        session_id: of the browser.
        shopper_id: the merchant's own, if the shopper is known.
    """
    learned = list(_learned_rows(service, session_id, shopper_id))
    yield from learned
    yield from _shelves(service, {one["id"] for row in learned for one in row["products"]})


def _learned_rows(
    service: Service, session_id: str | None, shopper_id: str | None
) -> Iterator[Row]:
    seen = _last_seen(service, session_id, shopper_id)
    home = "Recommended for you" if seen is not None else "Recommended"
    yield from _asked(service, "home", home, _request(Scenario.HOME, session_id, shopper_id))
    cart = _cart(service, session_id)
    if cart:
        asked = _request(Scenario.CART, session_id, shopper_id, cart)
        yield from _asked(service, "cart", "Goes with your cart", asked)
    product = None if seen is None else service.shop.store.get([seen]).get(seen)
    if product is not None:
        asked = _request(Scenario.SIMILAR, session_id, shopper_id, (product.id,))
        title = f"Because you looked at {short_name(product.title)}"
        yield from _asked(service, "viewed", title, asked)


def _request(
    scenario: Scenario, session_id: str | None, shopper_id: str | None, ids: tuple[str, ...] = ()
) -> Request:
    return Request(scenario, shopper_id=shopper_id, session_id=session_id, product_ids=ids, k=CARDS)


def _asked(service: Service, name: str, title: str, request: Request) -> Iterator[Row]:
    answer = service.recommender.recommend(request)
    products = recommended_wire(answer, service.shop, service.currency)["products"]
    if products:
        charted = [product | {"bars": bars(product["parts"])} for product in products]
        yield {"name": name, "title": title, "products": charted}


def _shelves(service: Service, shown: set[str]) -> Iterator[Row]:
    for name, title, sort in SHELVES:
        query = SearchQuery("", Filters(not_ids=tuple(shown)), sort=sort, k=CARDS)
        hits = service.shop.search(query).hits
        shown = shown | {hit.product.id for hit in hits}
        if hits:
            products = [product_wire(h, reasons_for(h, Wishes()), service.currency) for h in hits]
            yield {"name": name, "title": title, "products": products}


def _last_seen(service: Service, session_id: str | None, shopper_id: str | None) -> str | None:
    """The product that was looked at last, in this session or before."""
    events = service.events.done_in(session_id, LAST) if session_id else ()
    if shopper_id is not None:
        events = (*service.events.of_shopper(shopper_id, LAST), *events)
    looked = [e for e in events if e.type in (EventType.VIEW, EventType.CLICK)]
    return max(looked, key=lambda e: e.timestamp).product_id if looked else None


def _cart(service: Service, session_id: str | None) -> tuple[str, ...]:
    state = service.assistant.state(session_id) if session_id else None
    return tuple(line.product_id for line in state.cart) if state is not None else ()
