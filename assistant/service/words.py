"""Content words of a text, stemmed lightly, for comparing questions with records and passages."""

from __future__ import annotations

import re

STOP = frozenset(
    """a about after all also am an and any anyone anything are as at be been being but by can
    could did do does doing done for from get give go got had has have having he her here him
    his how i if in into is it its just know let like long many may me might more most much must
    my need no not of off ok on one ones or our out over own please say says shall she should so
    some someone such tell than that the their them then there these they thing things this
    those to too up us use very want was we were what when where which while who why will with
    would yes you your""".split()
)


def stem(word: str) -> str:
    """A light English stem: plural, -ed and -ing endings go ("returned" → "return")."""
    for ending, keep in (("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            return word[: -len(ending)] + keep
    return word


def content_stems(text: str) -> frozenset[str]:
    """Stems of the words that carry meaning."""
    words = re.findall(r"[a-z0-9]+(?:['’][a-z]+)?", text.casefold())
    return frozenset(stem(re.sub(r"['’].*", "", w)) for w in words if w not in STOP)
