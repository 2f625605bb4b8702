"""Placeholders of a pitch: {1} is a product's name, {1 price} a figure; the program fills them in.

Verbs after a plural name are put in the plural here ("{1} is" → "Trail Boots are"), so that nobody
who writes with placeholders needs to know the names.
"""

from __future__ import annotations

import re

from assistant.explain.brief import Brief, Line
from assistant.explain.grammar import Kind

PLACEHOLDER = re.compile(r"\{(\d+)(?: (price|rating|stock))?\}")
#: What must stand before a figure, so that a price isn't said to be a rating.
BEFORE = {
    "price": re.compile(r"\b(?:costs?|costing|at|for|price of|price is|priced at)(?: just)? $"),
    "rating": re.compile(r"\b(?:rated|rating of|rating is|rating:) $"),
    "stock": re.compile(r"(?:\b(?:is|are|and|also|currently|now|still)|[,:(–]) $"),
}
PLURAL = {"is": "are", "has": "have", "does": "do"}
#: Verbs that the renderer turns after "and", too.
TURNED = ("is", "has", "comes", "costs")
ADVERBS = r"(?: also| still| even| simply| really| currently)*"


def unknown_placeholders(text: str, brief: Brief) -> list[str]:
    """What stands in braces and was not offered, or stands where it makes no sense."""
    lines = {line.position: line for line in brief.lines}
    wrong = []
    for match in PLACEHOLDER.finditer(text):
        line, figure = lines.get(int(match[1])), match[2]
        before = text[: match.start()]
        offered = line is not None and (figure is None or figure in line.figures)
        fits = BEFORE[figure].search(before) if figure else not _names_itself(match[0], before)
        if not offered or not fits:
            wrong.append(match[0])
    rest = PLACEHOLDER.sub("", text)
    return [*wrong, *re.findall(r"\{[^{}]*\}?|\}", rest)]


def _names_itself(name: str, before: str) -> bool:
    """Whether a product is said to be itself, or listed as a name."""
    return before.endswith(" listed as ") or (name in before and before.endswith((" is ", " are ")))


def grammar(brief: Brief) -> str:
    """What a pitch may be, as GBNF: any words, and of what stands in braces only what is offered.

    Where a brief has nothing to quote, there are no quotation marks, and nothing is "listed as".
    """
    offered = " | ".join(
        f'"{{{line.position}{figure}}}"'
        for line in brief.lines
        for figure in ("", *(f" {name}" for name in line.figures))
    )
    quoting = any(trait.kind is Kind.QUOTE for line in brief.lines for trait in line.traits)
    marks = r"{}\n " + ("" if quoting else '\\"“”')
    word = "char+" if quoting else _words_but("listed", marks)
    return "\n".join(
        ('root ::= (word? (name | " "))* word?', f"name ::= {offered}", f"word ::= {word}",
         f"char ::= [^{marks}]")
    )  # fmt: skip


def _words_but(forbidden: str, marks: str) -> str:
    """GBNF of all words that don't begin with one; `marks`: what isn't in a word."""
    ways = (
        f'"{forbidden[:at]}" ([^{marks}{forbidden[at]}] char*)?' for at in range(1, len(forbidden))
    )
    return " | ".join((f"[^{marks}{forbidden[0]}] char*", *ways))


def fill(text: str, brief: Brief) -> str:
    """Names and figures in place of placeholders; all of them must be known.

    Args:
        text: a sentence as written.
        brief: that it was written from.
    """
    lines = {line.position: line for line in brief.lines}
    parts = re.split(r"(\{\d+\})", text)
    filled = [parts[0]]
    for index in range(1, len(parts), 2):
        line = lines[int(parts[index].strip("{}"))]
        alone = not _joined(parts[index - 1], index > 1) and not _joined(parts[index + 1], True)
        turn = line.plural and alone
        filled += [
            line.product.name,
            in_plural(parts[index + 1], line) if turn else parts[index + 1],
        ]
    with_names = "".join(filled)
    sentence = PLACEHOLDER.sub(lambda m: lines[int(m[1])].product.figures[m[2]], with_names)
    return sentence[:1].upper() + sentence[1:]


def _joined(between: str, name_beyond: bool) -> bool:
    """Whether two names are one subject: "{1} and {2}"."""
    return name_beyond and between.strip() in (",", "and", ", and", "or")


def in_plural(text: str, line: Line) -> str:
    """The words after a name, with the verbs that belong to it in the plural."""
    own = [t.text.split()[0] for t in line.traits if t.kind is Kind.VERB]
    lead = re.match(rf"^{ADVERBS} ([a-z]+)\b", text)
    if lead and (lead[1] in PLURAL or lead[1].endswith("s")):
        text = text[: lead.start(1)] + plural_verb(lead[1]) + text[lead.end(1) :]
    verbs = "|".join(map(re.escape, dict.fromkeys((*TURNED, *own))))
    later = re.compile(rf"((?:,|,? and|,? or|which){ADVERBS} )({verbs})\b")
    return later.sub(lambda m: m[1] + plural_verb(m[2]), text)


def plural_verb(verb: str) -> str:
    """is → are, has → have, dries → dry, washes → wash, lies → lie."""
    if verb in PLURAL:
        return PLURAL[verb]
    if verb.endswith("ies") and len(verb) > 4:
        return f"{verb[:-3]}y"
    if verb.endswith(("ches", "shes", "sses", "xes", "zes")):
        return verb[:-2]
    return verb[:-1] if verb.endswith("s") else verb
