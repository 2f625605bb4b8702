"""The model's part of a reply: a sentence or two on the first product, from its facts alone."""

from __future__ import annotations

from collections.abc import Iterator

import prompts
from assistant.explain.facts import Facts, ProductFacts
from assistant.llm import LLMClient
from retrieval.errors import EngineError

MAX_TOKENS = 60
MAX_LINES = 8
FIGURES = ("price", "list price", "rated", "in stock", "only", "sold out", "stock", "for pre-order")


class ModelPitcher:
    """Asks the language model; yields nothing where it is down, slow or refuses."""

    def __init__(self, client: LLMClient, *, timeout_s: float = 4.0) -> None:
        self._client = client
        self._timeout_s = timeout_s

    def pitch(self, facts: Facts) -> Iterator[str]:
        """Pieces of the model's text."""
        first = facts.products[0]
        messages = prompts.render("wording", title=first.title, facts=wordable(first))
        try:
            yield from self._client.stream(
                "wording", messages, max_tokens=MAX_TOKENS, timeout_s=self._timeout_s
            )
        except EngineError:
            return


def wordable(product: ProductFacts) -> str:
    """The lines that a model may word: no figures of price, stock or rating."""
    lines = [line for line in product.lines if not line.startswith(FIGURES)]
    return "; ".join(lines[:MAX_LINES])
