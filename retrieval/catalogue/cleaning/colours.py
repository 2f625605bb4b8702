"""Colours that a title or description names, where the feed has no column for them."""

from __future__ import annotations

import re

from retrieval.catalogue.cleaning.lists import unique

_SURE = (
    "black white grey gray red blue green yellow purple pink brown beige ivory navy teal turquoise "
    "cyan magenta maroon burgundy crimson scarlet lavender lilac mauve violet indigo khaki tan "
    "taupe charcoal fuchsia aqua aquamarine cobalt azure mustard terracotta ochre ecru "
    "multicolor multicolour multicolored multicoloured rainbow transparent chartreuse "
    "periwinkle sepia vermilion anthracite tri-color two-tone"
).split()
#: Colours that are also things: believed only where nothing speaks against it.
_DOUBTFUL = (
    "orange gold golden silver bronze copper olive salmon peach plum lemon lime mint rose cream "
    "sand coral champagne rust slate sage blush camouflage camo "
    "camel espresso cognac mahogany clear"
).split()
_MODIFIERS = (
    "light dark pale deep navy royal sky baby midnight forest hunter army olive lime mint sea "
    "ocean steel slate ice powder hot dusty neon electric pastel off dusky burnt blood ruby "
    "cherry wine brick rose charcoal ash silver jet snow pearl emerald sea-foam"
).split()
_BLOCKERS = frozenset(
    "juice oil oils tea fillet fillets soup cake cheese flavor flavour flavored flavoured scent "
    "scented butter bean beans cup cups mug table maker grinder machine pie tart jam sauce bread "
    "ice tree bush bouquet soda water filter creamer tomato tomatoes petals plant garden box "
    "bag-in-box spinach potato chips bar bars milk mousse cookie cookies pudding roll rolls".split()
)
_FOOD = re.compile(
    r"grocer|food|snack|drink|beverage|floral|flower|fruit|dispensed|lebensmittel", re.I
)

_BASES = "|".join(map(re.escape, sorted((*_SURE, *_DOUBTFUL), key=len, reverse=True)))
_COLOUR = re.compile(
    rf"(?<![\w-])(?:(?:{'|'.join(_MODIFIERS)})[ -])?(?:{_BASES})(?!\w|-(?!(?:and|{_BASES})\b))",
    re.IGNORECASE,
)
_SET_APART = re.compile(r"(?:[,/(&|–-]|\bin|\band) *$", re.IGNORECASE)
#: Named after a colour without being of it.
_FIXED = re.compile(
    r"\b(?:white ?boards?|black ?boards?|(?:black|green|white) teas?|(?:red|white) wines?|"
    r"(?:brown|white) rice|black friday|white noise|blue light|black light|red light|"
    r"green screen)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(r"[ -]+([a-z]+)", re.IGNORECASE)


def colours_of(
    title: str, description: str, *, brand: str | None = None, category: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Colours named in the title; else the only one that the description names.

    Args:
        title: of the product.
        description: of the product.
        brand: its colours ("Black Diamond") don't count.
        category: among food and flowers an orange is rather a fruit.
    """
    title, description = _FIXED.sub("·", title), _FIXED.sub("·", description)
    food = any(_FOOD.search(level) for level in category)
    found = _named(title, brand, food=food)
    if found:
        return found
    found = _named(re.sub(r"\bclear\b", "·", description, flags=re.I), brand, food=food)
    return found if len(found) == 1 and found[0] not in _DOUBTFUL else ()


def _named(text: str, brand: str | None, *, food: bool) -> tuple[str, ...]:
    if brand:
        text = re.sub(rf"\b{re.escape(brand)}\b", "·", text, flags=re.IGNORECASE)
    found = []
    for match in _COLOUR.finditer(text):
        colour = match.group().lower()
        base = re.split(r"[ -]", colour)[-1]
        if (
            base in _DOUBTFUL
            and colour == base
            and (food or _thing(text, match.start(), match.end()))
        ):
            continue
        found.append(colour)
    # "navy blue" and later "the navy upper" are one colour.
    whole = [c for c in found if not any(c != o and c in re.split("[ -]", o) for o in found)]
    return unique(whole)


def _thing(text: str, start: int, end: int) -> bool:
    """Whether it is rather a thing: "orange juice", or a last word that no comma sets apart."""
    following = _NEXT.match(text, end)
    if following is None:
        return not _SET_APART.search(text[:start])
    return following.group(1).lower() in _BLOCKERS
