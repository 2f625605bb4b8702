"""Questions about products, answered from their records and reviews with the source named."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.dialogue.ordinals import Pointed
from assistant.explain.evidence import Source, Statement, asked_stems, find_evidence
from assistant.explain.facts import Facts, product_facts
from assistant.explain.figures import list_words, money_text, rating_text, stock_text
from assistant.explain.opinions import people_say, shorten
from assistant.service.words import content_stems
from assistant.turn.acts.advise import advise
from assistant.turn.acts.find import outcome
from assistant.turn.found import search_wishes
from assistant.turn.tools import Outcome, Tools, Turn
from retrieval.catalogue.folding import fold_word, words
from retrieval.catalogue.vocabulary import Kind
from retrieval.types import Product, SearchQuery

PRICE = re.compile(
    r"\b(?:how much(?: (?:is|are|for|do|does)\b(?!.*\b(?:weigh|hold|have|has|need|use|take)))?"
    r"(?: (?:it|this|that|they|these|the [\w ]+?))?(?: cost)?\W*$|prices?\b|costs?\b|expensive\b)",
    re.IGNORECASE,
)
#: Only then do colour and size words of the catalogue mean what is asked ("how long" isn't a size).
OPTION = re.compile(r"\b(?:in|colou?rs?|sizes?|available)\b", re.IGNORECASE)
GOOD = re.compile(r"\b(?:any good|worth it|what do you think)\b", re.IGNORECASE)
STOCK = re.compile(r"\b(in stock|available|availability|sold out|how many left)\b", re.IGNORECASE)
PEOPLE = re.compile(
    r"\b(review|reviews|reviewers|people|others|buyers|customers|shoppers|rated|rating|stars?|"
    r"opinions?|complain\w*)\b",
    re.IGNORECASE,
)
MORE = re.compile(
    r"\b(tell me (?:more|about)|more about|details?|describe|description|information|info)\b",
    re.IGNORECASE,
)
#: Words that only point at a card.
POINTERS = content_stems(
    "first second third fourth fifth sixth last one please pls number this that"
)
LONG_QUOTE = 420
MOST = 3


def ask(turn: Turn, tools: Tools) -> Outcome:
    """Answer from the record; where several products may be meant, for each of the first ones."""
    advice = advise(turn, tools)
    if advice is not None:
        return advice
    pointed = _meant(turn, tools)
    products = tuple(p for p in map(tools.product, pointed.ids[:MOST]) if p is not None)
    if pointed.missing and not products:
        count = len(turn.state.shown)
        text = f"There {'is' if count == 1 else 'are'} only {count} on screen; which one is it?"
        return Outcome(turn.state, Facts((text,), said=(turn.message,), numbers=(str(count),)))
    if not products:
        return _nothing_meant(turn, tools)
    answers = [_answer(turn, product, tools, many=len(products) > 1) for product in products]
    sentences = tuple(sentence for texts, _ in answers for sentence in texts)
    facts = Facts(
        sentences=sentences,
        products=tuple(product_facts(p, position=i) for i, p in enumerate(products, start=1)),
        said=(turn.message,),
        sources=tuple(source for _, sources in answers for source in sources),
    )
    focus = products[0].id if len(products) == 1 else turn.state.focus
    return Outcome(replace(turn.state, focus=focus), facts)


def _meant(turn: Turn, tools: Tools) -> Pointed:
    """The products asked about: pointed at, named by title, or all that are shown."""
    frame = turn.reading.frame
    pointed = turn.pointed()
    if frame.items or turn.product_ids or pointed.ids:
        return pointed
    named = _named(turn.message, tools)
    return Pointed(named or turn.state.shown)


def _named(message: str, tools: Tools) -> tuple[str, ...]:
    """A product of the catalogue whose title the message holds."""
    hits = tools.shop.search(SearchQuery(text=message, k=5)).hits
    flat = f" {_flat(message)} "
    return tuple(h.product.id for h in hits if f" {_flat(h.product.title)} " in flat)[:1]


def _flat(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def _nothing_meant(turn: Turn, tools: Tools) -> Outcome:
    """A question without a product: look for what it is about, or ask which one is meant."""
    if turn.reading.frame.need:
        wishes = replace(turn.state.wishes, need=turn.reading.frame.need)
        looked = replace(turn, state=replace(turn.state, wishes=wishes))
        found = search_wishes(looked, tools)
        if found.hits:
            lead = f"Here is what I have for {turn.reading.frame.need}; which one do you mean?"
            return outcome(looked, tools, found.hits, (lead,))
    text = "Which product do you mean? Show me its name, or search for it first."
    return Outcome(turn.state, Facts((text,), said=(turn.message,)))


def _answer(
    turn: Turn, product: Product, tools: Tools, *, many: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Sentences about one product, and the texts they draw on."""
    message, reviews = turn.message, tools.shop.store.reviews(product.id)
    plain = _plain(turn, product, tools)
    if plain:
        return (plain,), (plain,)
    if PEOPLE.search(message) or GOOD.search(message):
        return people_say(product, reviews, tools.summary(product.id), message)
    told_nothing = not (asked_stems(message, product) - content_stems(product.title) - POINTERS)
    if (MORE.search(message) or told_nothing) and not turn.reading.frame.features:
        return _portrait(product)
    found = find_evidence(message, product, reviews, tools.encode, k=1 if many else 2)
    if not found:
        subject = f"The listing of {product.title}" if many else "The listing"
        return (f"{subject} doesn't say, and I don't want to guess.",), ()
    prefix = f"{product.title}: " if many else ""
    return tuple(prefix + quote(s) for s in found), tuple(s.text for s in found)


def _portrait(product: Product) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the record says of a product, in its own words."""
    rating, told = rating_text(product), []
    if product.description:
        told.append(f"The description says: “{shorten(product.description, LONG_QUOTE)}”")
    if product.features:
        told.append(f"Listed features: {list_words(list(product.features))}.")
    told.append(f"It costs {money_text(product.price)}, {stock_text(product)}.")
    told += [f"It is rated {rating}."] if rating else []
    return tuple(told), (product.description, *told)


def _plain(turn: Turn, product: Product, tools: Tools) -> str | None:
    """Price, stock, colours and sizes come straight from the record."""
    message, frame, name = turn.message, turn.reading.frame, product.title
    folded = message.casefold()
    if PRICE.search(message):
        return f"{name} costs {money_text(product.price)}."
    if STOCK.search(message):
        return f"{name}: {stock_text(product)}."
    folded_words = [fold_word(word) for word in words(message)]
    named = tools.vocabulary.scan(folded_words, Kind.COLOR, Kind.SIZE)
    named = named if OPTION.search(message) else []
    colors = [m.terms[0].text for m in named if m.terms[0].kind is Kind.COLOR]
    sizes = [m.terms[0].text for m in named if m.terms[0].kind is Kind.SIZE]
    asked_color = list(frame.color) or colors
    asked_size = [s for s in frame.size if not s.isalpha() or OPTION.search(message)] or sizes
    if asked_color or "colour" in folded or "color" in folded:
        return _options(name, "colour", product.colors, asked_color)
    if asked_size or re.search(r"\bsizes?\b", folded):
        return _options(name, "size", product.sizes, asked_size)
    return None


def _options(name: str, noun: str, have: tuple[str, ...], asked: list[str]) -> str:
    if not have:
        return f"The listing of {name} doesn't state a {noun}."
    listed = f"{name} is listed in {noun} {list_words(list(have))}"
    missing = [a for a in asked if not any(_within(a, value) for value in have)]
    if missing:
        return f"No: {listed}, not in {list_words(missing, 'or')}."
    return f"Yes, {listed}." if asked else f"{listed}."


def _within(wanted: str, value: str) -> bool:
    return f" {wanted.casefold()} " in f" {value.casefold()} "


def quote(statement: Statement) -> str:
    """A statement with its source: The listing says “…”."""
    text = shorten(statement.text)
    if statement.source is Source.REVIEWS:
        stars = "" if statement.stars is None else f"{statement.stars:g}-star "
        return f"A {stars}review says: “{text}”"
    source = str(statement.source)
    return f"{source[0].upper()}{source[1:]} says: “{text}”"
