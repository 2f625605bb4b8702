"""The prompts, one file each, and their loader; serving and fine-tuning render the same files.

    messages = prompts.render("frame", message="waterproof boots under 80", shown=(), need="")

A file is Markdown with sections `## system`, `## user` and `## assistant`, each a Jinja template.
Sections are split before anything is filled in, values are never evaluated, and the control tokens
of chat templates are taken out of them: what a shopper writes stays inside its place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, UndefinedError, meta
from jinja2.sandbox import SandboxedEnvironment

__all__ = ["PromptError", "clean", "names", "render"]

_SECTION = re.compile(r"^## (system|user|assistant)[ \t]*\n", re.MULTILINE)
#: <|im_start|>, <|im_end|>, <|endoftext|>, <s>, [INST] and their like.
_CONTROL = re.compile(r"<\|[^<>|]{0,40}\|>|</?s>|\[/?INST\]|<</?SYS>>|<(?:start|end)_of_turn>")
_ENVIRONMENT = SandboxedEnvironment(
    undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=False
)


class PromptError(ValueError):
    """A prompt that doesn't exist, or variables that don't fit it; a mistake in the program."""


def render(name: str, **variables: Any) -> list[dict[str, str]]:
    """Fill in a prompt.

    Args:
        name: The file, without ".md".
        **variables: Exactly the variables that the file names: strings, numbers, and lists or
            mappings of them.

    Returns:
        Chat messages, each {"role", "content"}.

    Raises:
        PromptError: There is no such prompt, or a variable is missing or unknown.
    """
    sections, wanted = _load(name)
    if variables.keys() != wanted:
        missing = ", ".join(sorted(wanted - variables.keys())) or "none"
        unknown = ", ".join(sorted(variables.keys() - wanted)) or "none"
        raise PromptError(f"Prompt {name!r}: missing variables: {missing}; unknown: {unknown}.")
    values = {key: clean(value) for key, value in variables.items()}
    try:
        return [
            {"role": role, "content": template.render(values).strip()}
            for role, template in sections
        ]
    except UndefinedError as error:
        raise PromptError(f"Prompt {name!r}: {error}") from error


def clean(value: Any) -> Any:
    """A value without control tokens; lists and mappings are cleaned through and through."""
    if isinstance(value, str):
        while (cleaned := _CONTROL.sub(" ", value)) != value:  # "<|<|x|>|>" leaves another one
            value = cleaned
        return value
    if isinstance(value, Mapping):
        return {key: clean(item) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [clean(item) for item in value]
    return value


def names() -> list[str]:
    """The prompts that there are."""
    files = resources.files(__name__).iterdir()
    return sorted(file.name[:-3] for file in files if file.name.endswith(".md"))


@cache
def _load(name: str) -> tuple[tuple[tuple[str, Template], ...], frozenset[str]]:
    file = resources.files(__name__) / f"{name}.md"
    if not name.isidentifier() or not file.is_file():
        raise PromptError(f"There is no prompt {name!r}; there are: {', '.join(names())}.")
    parts = _SECTION.split(file.read_text(encoding="utf-8"))
    if len(parts) < 3:
        raise PromptError(f"Prompt {name!r} has no section ## system, ## user or ## assistant.")
    pairs = list(zip(parts[1::2], parts[2::2], strict=True))
    try:
        wanted = meta.find_undeclared_variables(_ENVIRONMENT.parse("".join(parts[2::2])))
        sections = tuple((role, _ENVIRONMENT.from_string(text)) for role, text in pairs)
    except TemplateSyntaxError as error:
        raise PromptError(f"Prompt {name!r}, line {error.lineno}: {error.message}") from error
    return sections, frozenset(wanted)
