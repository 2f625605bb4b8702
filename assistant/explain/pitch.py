"""The model's part of a reply: a few sentences on the first products, from marked facts alone."""

from __future__ import annotations

from collections.abc import Iterator

import prompts
from assistant.explain.brief import Brief
from assistant.explain.facts import ProductFacts
from assistant.explain.placeholders import grammar
from assistant.llm import LLMClient
from retrieval.errors import EngineError

TASK = "wording"
#: By the tuned model: three products take about 45.
MAX_TOKENS = 110
#: The temperature of further drafts.
DRAFT_TEMPERATURE = 0.7
#: By a bare model: one sentence on the first product.
FEWSHOT_TOKENS, FEWSHOT_LINES = 60, 8
FIGURES = ("price", "list price", "rated", "in stock", "only", "sold out", "stock", "for pre-order")


class ModelPitcher:
    """Asks the language model; yields nothing where it is down, slow or refuses.

    A model with an adapter for the task gets the prompt that it was tuned on, and writes
    placeholders; a bare one gets examples, and words a sentence on the first product, unless only
    a tuned one is to be asked.
    """

    def __init__(
        self, client: LLMClient, *, timeout_s: float = 4.0, only_tuned: bool = False
    ) -> None:
        self._client = client
        self._timeout_s = timeout_s
        self._only_tuned = only_tuned

    def pitch(self, brief: Brief, *, again: bool = False) -> Iterator[str]:
        """Pieces of the model's text: the likeliest, then another. A bare model gets one try."""
        tuned = self._client.tuned(TASK)
        if (self._only_tuned or again) and not tuned:
            return
        messages = prompts.render(TASK, **brief.variables()) if tuned else fewshot(brief)
        limit = MAX_TOKENS if tuned else FEWSHOT_TOKENS
        try:
            yield from self._client.stream(
                TASK,
                messages,
                grammar=grammar(brief) if tuned else None,
                max_tokens=limit,
                timeout_s=self._timeout_s,
                temperature=DRAFT_TEMPERATURE if again else 0.0,
            )
        except EngineError:
            return


def fewshot(brief: Brief) -> list[dict[str, str]]:
    """The prompt of a model without an adapter."""
    first = brief.lines[0].product
    return prompts.render("wording_fewshot", title=first.title, facts=wordable(first))


def wordable(product: ProductFacts) -> str:
    """The lines that a model may word: no figures of price, stock or rating."""
    lines = [line for line in product.lines if not line.startswith(FIGURES)]
    return "; ".join(lines[:FEWSHOT_LINES])
