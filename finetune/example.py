"""What a task's data is made of: one conversation with the model, and what it should answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Split = Literal["train", "dev"]


@dataclass(frozen=True, slots=True)
class Example:
    """One example.

    Attributes:
        messages: {"role", "content"}, in order, as `prompts.render` gives them.
        completion: What the model is to write; only its tokens carry loss.
        family: Of its template, or its source; a family is never in two splits.
        split: "train" or "dev" (early stopping; never trained on).
        shop: The shop or trade that its words come from.
    """

    messages: tuple[dict[str, str], ...]
    completion: str
    family: str
    split: Split
    shop: str


class Unfit(Exception):
    """A family of sentences that these words or facts can't fill; another one is drawn."""
