"""What something is for, as it follows "for": "dad" → "your dad", "office" → "the office"."""

from __future__ import annotations

from assistant.explain.grammar import article, lowered
from assistant.explain.wishes import PEOPLE

LONGEST = 4
#: Groups of people aren't anybody's own.
GROUPS = frozenset(
    "kid kids child children baby teenager boy girl man woman men women him her".split()
)
#: Places and occasions that take an article.
PLACES = frozenset(
    """office garage gym beach garden kitchen bathroom bedroom balcony car pool park train bus road
    classroom studio workshop hallway terrace mountains""".split()
)
OCCASIONS = frozenset(
    """wedding party festival birthday picnic trip commute barbecue marathon holiday date funeral
    graduation interview housewarming""".split()
)
#: Nouns without a plural or an article.
BARE = frozenset(
    """work school travel yoga winter summer autumn spring christmas easter home university college
    football tennis golf sleep comfort sport everyday weather rain snow mud sand""".split()
)
PREPOSITIONS = frozenset(
    "behind under over in on at by with near between inside around to from".split()
)


def purpose(text: str) -> str:
    """A use, a person or an occasion as it follows "for"; empty where that can't be told.

    Args:
        text: a wish in the shopper's words: "dog walks", "dad", "for the office".
    """
    text = lowered(" ".join(text.strip(" .,!?").split()).removeprefix("for "))
    words = text.split()
    if not words or len(words) > LONGEST or words[0] in PREPOSITIONS or not _plain(text):
        return ""
    if words[0] in ("a", "an", "the", "your", "our"):
        return text
    if words[0] == "my":
        return " ".join(("your", *words[1:]))
    if len(words) == 1 and text in PEOPLE:
        return text if text in GROUPS else f"your {text}"
    last = words[-1]
    if last in PLACES:
        return f"the {text}"
    if last in OCCASIONS:
        return f"{article(text)} {text}"
    several = last.endswith("s") and not last.endswith("ss") and len(last) > 3
    return text if several or last.endswith("ing") or last in BARE else ""


def _plain(text: str) -> bool:
    return all(c.isalpha() or c in " -'" for c in text)
