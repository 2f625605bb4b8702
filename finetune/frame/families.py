"""Families of messages: ways of saying one kind of thing, with their spans marked.

    == refine need shown # cheaper
    show me [color] ones (please|)
    put {count} of the {ordinal} one in my cart => count {count}; item {ordinal}

`[key]` is a labelled span that a trade's words fill, `[key:source]` names the words, `[key=text]`
labels a literal; `{name}` is unlabelled; `(a|b)` chooses; what follows " => " are parts of the
frame that no span says. `python -m finetune.frame.families` checks the files and counts.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources

import typer

from assistant.intent.compact import ACTS, SLOTS
from retrieval.errors import BadInput

KEYS = {"need", *SLOTS.values()}
SOURCES = {
    "feature", "is", "has", "material", "use", "audience", "color", "brand", "size", "category",
    "price", "rating", "order", "story",
}  # fmt: skip
MACROS = {
    "ordinal", "ordinal2", "title", "title2", "count", "person", "category", "lead", "please", "hi",
    "order", "ok", "thanks",
}  # fmt: skip
FLAGS = re.compile(r"need|shown|asked=(?:size|color|brand|price|features|need)")
SPAN = re.compile(r"\[(?P<key>\w+)(?::(?P<source>\w+)|=(?P<text>[^\]]+))?\]|\{(?P<macro>[^}]*)\}")
FORM = "== act [need] [shown] [asked=slot] # name"
CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")


@dataclass(frozen=True, slots=True)
class Template:
    """One line of a family."""

    text: str
    extra: str = ""


@dataclass(frozen=True, slots=True)
class Family:
    """Templates that say one kind of thing, in one context."""

    name: str
    act: str
    need: bool
    shown: bool
    asked: str | None
    templates: tuple[Template, ...]


@cache
def families() -> tuple[Family, ...]:
    """All families.

    Raises:
        BadInput: A line isn't in the form, named by file and number.
    """
    folder = resources.files("finetune.frame") / "families"
    files = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".txt")), key=lambda f: f.name
    )
    found = [
        family
        for file in files
        for family in parse(file.read_text(encoding="utf-8"), file.name.removesuffix(".txt"))
    ]
    return tuple(found)


def parse(text: str, group: str) -> list[Family]:
    """The families of one file; errors as for `families`."""
    headed: list[tuple[str, str, list[Template]]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        where = f"{group}.txt, line {number}"
        if line.startswith("== "):
            headed.append((line, where, []))
        elif line.strip() and not line.startswith("#"):
            message, _, extra = line.partition(" => ")
            _check(message, extra, where)
            if not headed:
                raise BadInput(f"{where} has no heading above it.", hint=FORM)
            headed[-1][2].append(Template(message.strip(), extra.strip()))
    return [_family(header, group, tuple(lines), where) for header, where, lines in headed]


def _family(header: str, group: str, templates: tuple[Template, ...], where: str) -> Family:
    told, _, name = header.removeprefix("== ").partition("#")
    act, *flags = told.split() or [""]
    wrong = [flag for flag in flags if not FLAGS.fullmatch(flag)]
    if act not in ACTS.values() or wrong:
        raise BadInput(f"{where}: {header!r} is no heading.", hint=FORM)
    if not templates:
        raise BadInput(f"{where}: {header!r} has no lines.", hint="Write some, or take it out.")
    asked = next((flag[6:] for flag in flags if flag.startswith("asked=")), None)
    return Family(
        name=f"{group}/{name.strip() or act}",
        act=act,
        need="need" in flags,
        shown="shown" in flags,
        asked=asked,
        templates=templates,
    )


def _check(message: str, extra: str, where: str) -> None:
    if set(SPAN.sub("", message)) & set("[]{}"):
        raise BadInput(
            f"{where}: a bracket is open.", hint="[key], [key:source], [key=text], {name}"
        )
    for part in filter(None, extra.split("; ")):
        if part.split()[0] not in KEYS:
            raise BadInput(f"{where}: {part!r} is no part.", hint=f"One of {sorted(KEYS)}.")
    for match in SPAN.finditer(message):
        macro = (match["macro"] or "").strip(" ,.!")
        if match["key"] and match["key"] not in KEYS:
            raise BadInput(f"{where}: [{match['key']}] is no key.", hint=f"One of {sorted(KEYS)}.")
        if match["source"] and match["source"] not in SOURCES:
            raise BadInput(f"{where}: no source {match['source']}.", hint=f"{sorted(SOURCES)}")
        if match["macro"] is not None and macro not in MACROS:
            raise BadInput(f"{where}: {{{macro}}} is unknown.", hint=f"One of {sorted(MACROS)}.")


def main() -> None:
    """Check all files and count."""
    acts: Counter[str] = Counter()
    lines: Counter[str] = Counter()
    for family in families():
        acts[family.act] += 1
        lines[family.act] += len(family.templates)
    for act in sorted(acts):
        typer.echo(f"{act:10} {acts[act]:4} families {lines[act]:5} lines")
    typer.echo(f"{'all':10} {sum(acts.values()):4} families {sum(lines.values()):5} lines")


if __name__ == "__main__":
    main()
