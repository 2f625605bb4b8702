"""The cart: put in, take out, show. Paying happens in the merchant's own checkout."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.dialogue.cart import add_line, remove_lines, removed, total_of
from assistant.dialogue.ordinals import pointed_at
from assistant.dialogue.state import CartLine, DialogueState
from assistant.explain.facts import Facts, product_facts
from assistant.explain.figures import list_words, money_text
from assistant.turn.clarify import Question, size_order
from assistant.turn.superlatives import superlative
from assistant.turn.tools import Outcome, Tools, Turn
from retrieval.catalogue.folding import words
from retrieval.types import Availability, Filters, Product, SearchQuery, Variant

#: What sets the number of pieces instead of adding to them.
SETS = re.compile(r"\b(?:make (?:it|that)|quantity)\b", re.IGNORECASE)


def cart_add(turn: Turn, tools: Tools) -> Outcome:
    """Put what is pointed at into the cart."""
    pointed = turn.pointed()
    ids = pointed.ids
    if best := superlative(turn, tools):  # "I'll take the cheaper one"
        ids = (best.product.id,)
    if turn.reading.frame.quantity and SETS.search(turn.message) and turn.state.cart:
        return _set_quantity(turn, ids)
    if not ids and pointed.missing:
        text = f"There are only {len(turn.state.shown)} products on screen; which one is it?"
        return _told(turn, turn.state, (text,))
    if not ids:
        return _which(turn)
    quantity, state, texts, products = turn.reading.frame.quantity or 1, turn.state, [], []
    for product in (p for p in map(tools.product, ids) if p is not None):
        products.append(product)
        if product.availability is Availability.OUT_OF_STOCK:
            texts.append(f"{product.title} is sold out, so I left it out of your cart.")
            continue
        size, sizes = chosen_size(product, turn)
        if size is None and len(sizes) > 1:
            return _ask_size(turn, state, product, sizes, quantity)
        variant = choose_variant(product, size, turn, tools)
        state = add_line(state, product, variant, quantity, size=size)
        count = f"{quantity} × " if quantity > 1 else ""
        texts.append(f"{count}{state.cart[-1].title} is in your cart.")
    if not products:
        texts.append("That product is no longer in the shop.")
    if pointed.missing:
        texts.append(f"There are only {len(turn.state.shown)} products on screen.")
    if len(products) == 1:
        state = replace(state, focus=products[0].id)
    return _told(turn, state, tuple(texts), tuple(products))


def _set_quantity(turn: Turn, ids: tuple[str, ...]) -> Outcome:
    """ "Make it two": the line of the product in focus, or the last one."""
    quantity, lines = turn.reading.frame.quantity or 1, list(turn.state.cart)
    index = next((i for i, n in enumerate(lines) if n.product_id in ids), len(lines) - 1)
    lines[index] = replace(lines[index], quantity=quantity)
    text = f"Your cart has {quantity} × {lines[index].title} now."
    return _told(turn, replace(turn.state, cart=tuple(lines)), (text,))


def chosen_size(product: Product, turn: Turn) -> tuple[str | None, tuple[str, ...]]:
    """The size that was named, in the record's spelling, and the sizes that can be bought."""
    buyable = [v for v in product.variants if v.availability is not Availability.OUT_OF_STOCK]
    named = dict.fromkeys(s for v in buyable for s in v.sizes)
    sizes = tuple(sorted(named, key=size_order)) or product.sizes
    for said in (*turn.reading.frame.size, *turn.state.wishes.size):
        for size in sizes:
            if said.casefold() == size.casefold():
                return size, sizes
    return (sizes[0] if len(sizes) == 1 else None), sizes


def _ask_size(
    turn: Turn, state: DialogueState, product: Product, sizes: tuple[str, ...], quantity: int
) -> Outcome:
    """A size isn't guessed: the product waits until it is named."""
    text = f"Which size of {product.title} do you need: {list_words(list(sizes), 'or')}?"
    waiting = replace(state, pending=(product.id, quantity), asked="size", focus=product.id)
    done = _told(turn, waiting, (), (product,))
    facts = replace(done.facts, closing=(text,), sources=(*done.facts.sources, text))
    return replace(done, facts=facts, question=Question("size", text, sizes))


def choose_variant(product: Product, size: str | None, turn: Turn, tools: Tools) -> Variant | None:
    """The variant that meets the wishes for colour and size, else the first that can be bought."""
    if not product.variants:
        return None
    frame, wishes = turn.reading.frame, turn.state.wishes
    filters = Filters(
        color=tuple(frame.color) or wishes.color,
        size=(size,) if size else (),
        ids=(product.id,),
    )
    hits = tools.shop.search(SearchQuery(text="", filters=filters, k=1)).hits
    if hits and hits[0].variant is not None:
        return hits[0].variant
    buyable = [v for v in product.variants if v.availability is not Availability.OUT_OF_STOCK]
    fitting = [v for v in buyable if size is None or size in v.sizes]
    return next(iter(fitting or buyable), product.variants[0])


def cart_remove(turn: Turn, _: Tools) -> Outcome:
    """Take what is pointed at out of the cart; "everything" empties it."""
    state, frame = turn.state, turn.reading.frame
    if not state.cart:
        return _told(turn, state, ("Your cart is empty already.",))
    if "everything" in turn.message.casefold() or "empty" in turn.message.casefold():
        return _told(turn, replace(state, cart=()), ("Your cart is empty now.",))
    lines = _lines_meant(turn)
    if not lines:
        asked = replace(state, asked="cart")
        return _told(turn, asked, ("Which line shall I take out of your cart?",))
    after = remove_lines(state, lines, frame.quantity)
    return _told(turn, after, (f"I took {list_words(removed(state, after))} out of your cart.",))


def _lines_meant(turn: Turn) -> list[CartLine]:
    """Lines of the cards pointed at; else by their number in the cart; else by their words."""
    cart, ids = turn.state.cart, turn.pointed().ids
    on_cards = [line for line in cart if line.product_id in ids]
    return on_cards or _numbered(turn) or (list(cart) if len(cart) == 1 else _by_words(turn))


def _numbered(turn: Turn) -> list[CartLine]:
    numbers = tuple(map(str, range(len(turn.state.cart))))
    pointed = pointed_at(DialogueState(shown=numbers), list(turn.reading.frame.items))
    return [turn.state.cart[int(number)] for number in pointed.ids]


def _by_words(turn: Turn) -> list[CartLine]:
    """The line that shares most words with the message, or those of one product that do."""
    said = set(words(turn.message.casefold()))
    shared = [len(said & set(words(line.title.casefold()))) for line in turn.state.cart]
    best = [
        line for line, count in zip(turn.state.cart, shared, strict=True) if count == max(shared)
    ]
    return [line for line in best if line.product_id == best[0].product_id] if any(shared) else []


def cart_view(turn: Turn, tools: Tools) -> Outcome:
    """Say what is in the cart."""
    if not turn.state.cart:
        return _told(turn, turn.state, ("Your cart is empty.",))
    lines = [f"{line.quantity} × {line.title}" for line in turn.state.cart]
    return _told(turn, turn.state, (f"In your cart: {list_words(lines)}.", _total(turn, tools)))


def checkout(turn: Turn, tools: Tools) -> Outcome:
    """Point to the checkout: this assistant takes no payment."""
    if not turn.state.cart:
        return _told(turn, turn.state, ("Your cart is empty, so there is nothing to pay.",))
    text = "I can't take payment here; your cart is ready for the shop's own checkout."
    return _told(turn, turn.state, (text, _total(turn, tools)))


def _total(turn: Turn, tools: Tools) -> str:
    total, unpriced = total_of(turn.state, tools.currency)
    text = f"Together that is {money_text(total)}"
    return f"{text}, without {unpriced} whose price isn't listed." if unpriced else f"{text}."


def _which(turn: Turn) -> Outcome:
    shown = len(turn.state.shown)
    text = "Which one shall I put in? Give me its number." if shown else "Find something first."
    return _told(turn, turn.state, (text,))


def _told(
    turn: Turn, state: DialogueState, texts: tuple[str, ...], products: tuple[Product, ...] = ()
) -> Outcome:
    lines = [f"{n.quantity} × {n.title} {money_text(n.price)}" for n in state.cart]
    facts = Facts(
        sentences=texts,
        products=tuple(product_facts(p, position=i) for i, p in enumerate(products, start=1)),
        said=(turn.message,),
        sources=(*texts, *lines),
    )
    return Outcome(state, facts)
