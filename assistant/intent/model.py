"""The reader that asks the language model, under a grammar, and trusts nothing it says."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from pydantic import ValidationError

import prompts
from assistant.intent.compact import decode, grammar
from assistant.intent.message import Message
from assistant.intent.negation import read_exclusions, read_owned
from assistant.intent.reader import Reading
from assistant.intent.rules import RulesReader
from assistant.intent.sanitise import sanitise
from assistant.intent.schema import frame_schema
from assistant.intent.titles import read_titles
from assistant.types import Act, Frame, ReadContext
from retrieval.catalogue.folding import fold
from retrieval.catalogue.vocabulary import Kind
from retrieval.errors import BadInput, DaogouError

if TYPE_CHECKING:
    from assistant.llm import Completion, LLMClient
    from retrieval.catalogue.vocabulary import Vocabulary

#: The name of the prompt, of the adapter and of the task.
TASK = "frame"
MAX_TOKENS = 160
WARM_UP_TIMEOUT_S = 60.0
#: Longer messages go to the rules: a frame has no room for more, and reading them takes seconds.
LONGEST_MESSAGE = 1_200

#: Acts with a search in them.
WITH_PRICES = frozenset((Act.SEARCH, Act.REFINE, Act.RECOMMEND))
FIGURE = re.compile(r"\d+(?:\.\d+)?")
#: What a price may be said with; a value of nothing else is a price, or a bare number.
PRICE_WORDS = re.compile(
    r"[\d.,$€£]+|\b(?:no|not|more|less|than|below|under|over|above|up|to|max|at|most|least|around|about"
    r"|between|and|from|dollars?|usd|bucks|euros?|eur|pounds|quid|tops|or|budget)\b"
)


class ModelReader:
    """Reads frames with the model; whatever fails is read by the rules, with a note.

    A tuned model (an adapter for the task "frame") writes the short form of `compact`; a bare base
    model gets examples in its prompt and writes JSON, unless only a tuned one is to be asked.
    Which it is may change while the shop is open: a server comes back with other adapters.
    """

    def __init__(
        self,
        client: LLMClient,
        vocabulary: Vocabulary,
        *,
        timeout_s: float = 6.0,
        only_tuned: bool = False,
    ) -> None:
        self._client = client
        self._vocabulary = vocabulary
        self._rules = RulesReader(vocabulary)
        self._timeout_s = timeout_s
        self._only_tuned = only_tuned
        self._grammar = grammar()
        self._schema = frame_schema()

    def read(self, message: str, context: ReadContext) -> Reading:
        """Read one message; see `FrameReader`."""
        began = time.perf_counter()
        tuned = self._client.tuned(TASK)
        if len(message) > LONGEST_MESSAGE:
            return self._fall_back(message, context, began, "the message is long")
        if self._only_tuned and not tuned:
            return self._fall_back(message, context, began, "no tuned model answers")
        try:
            answer = self._ask(message, context, tuned=tuned)
            written = _frame_of(answer, tuned=tuned)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"]) or "JSON"
            return self._fall_back(message, context, began, f"{where}: {first['msg']}")
        except DaogouError as error:
            return self._fall_back(message, context, began, error.message)
        frame, notes = sanitise(written, message, context, self._vocabulary)
        frame = self._named(self._priced(frame, message, context))
        frame = _without_unwanted(frame, message)
        seconds = time.perf_counter() - began
        spent = (answer.prompt_tokens, answer.completion_tokens)
        return Reading(frame, "model", seconds, notes, *spent)

    def warm_up(self) -> None:
        """Let the engine read the prompt's fixed part (3 s on two cores), before shoppers come."""
        messages = self._messages("hi", ReadContext(), tuned=self._client.tuned(TASK))
        with suppress(DaogouError):  # whoever reads first will meet the error, and fall back
            self._client.complete(TASK, messages, max_tokens=1, timeout_s=WARM_UP_TIMEOUT_S)

    def _messages(self, message: str, context: ReadContext, *, tuned: bool) -> list[dict[str, str]]:
        if tuned:
            return frame_messages(message, context, self._vocabulary)
        return prompts.render(
            "frame_fewshot", message=message, shown=context.shown, need=context.need or ""
        )

    def _ask(self, message: str, context: ReadContext, *, tuned: bool) -> Completion:
        return self._client.complete(
            TASK,
            self._messages(message, context, tuned=tuned),
            schema=None if tuned else self._schema,
            grammar=self._grammar if tuned else None,
            max_tokens=MAX_TOKENS,
            timeout_s=self._timeout_s,
        )

    def _priced(self, frame: Frame, message: str, context: ReadContext) -> Frame:
        """With the prices that the rules read and the model gave to no slot, or to the features."""
        if frame.act not in WITH_PRICES:
            return frame
        rules = self._rules.read(message, context).frame
        bare = {v for v in frame.features if not PRICE_WORDS.sub("", v.casefold()).strip()}
        others = (v for v in frame.features if v not in bare)
        elsewhere = " ".join((frame.need or "", *others, *frame.size, *frame.brand, *frame.exclude))
        taken = set(FIGURE.findall(elsewhere)) | set(map(str, frame.items))
        missing = {
            slot: price
            for slot in ("price_min", "price_max")
            if (price := getattr(rules, slot)) is not None
            and getattr(frame, slot) is None
            and f"{price:g}" in set(FIGURE.findall(message)) - taken
        }
        if not missing:
            return frame
        prices = {f"{price:g}" for price in missing.values()}
        features = [
            v for v in frame.features if v not in bare or prices.isdisjoint(FIGURE.findall(v))
        ]
        return frame.model_copy(update={"features": features, **missing})

    def _named(self, frame: Frame) -> Frame:
        """With a kind of thing that the shop has as the need, where the model made it a feature."""
        if frame.need is not None or frame.act not in (Act.SEARCH, Act.REFINE):
            return frame
        kinds = [word for word in frame.features if self._is_kind(word)]
        if len(kinds) != 1:
            return frame
        features = [word for word in frame.features if word not in kinds]
        changes = {"act": Act.SEARCH, "need": kinds[0], "features": features}
        return frame.model_copy(update=changes)

    def _is_kind(self, words: str) -> bool:
        """Whether words are the name of a category below the departments."""
        terms = self._vocabulary.lookup(words)
        return bool(terms) and all(t.kind is Kind.CATEGORY and len(t.path) > 1 for t in terms)

    def _fall_back(self, message: str, context: ReadContext, began: float, why: str) -> Reading:
        reading = self._rules.read(message, context)
        seconds = time.perf_counter() - began
        notes = (f"fell back to rules: {why}", *reading.notes)
        return Reading(reading.frame, "rules", seconds, notes)


def _frame_of(answer: Completion, *, tuned: bool) -> Frame:
    if not tuned:
        return Frame.model_validate_json(answer.text)
    if answer.completion_tokens >= MAX_TOKENS:
        raise BadInput("the frame was cut", hint="The message says more than a frame holds.")
    return decode(answer.text)


def _without_unwanted(frame: Frame, message: str) -> Frame:
    """With what the rules know isn't wanted, where the model looks for just that."""
    if frame.act not in WITH_PRICES:
        return frame
    owned = read_owned(Message(message))
    if owned:  # all that so short a message says
        return Frame(act=Act.REFINE, exclude=owned)
    unwanted = read_exclusions(Message(message))
    if frame.need is None or fold(frame.need) not in map(fold, unwanted):
        return frame
    exclude = list(dict.fromkeys((*frame.exclude, *unwanted)))
    return frame.model_copy(update={"act": Act.REFINE, "need": None, "exclude": exclude})


def frame_messages(
    message: str, context: ReadContext, vocabulary: Vocabulary
) -> list[dict[str, str]]:
    """The prompt of the tuned reader: of the titles only how many, and which the message names.

    Six titles would be 40 tokens, 0.3 s on two cores; linking names to titles needs no model.
    """
    named = read_titles(Message(message), context.shown, vocabulary, naming=True, need=context.need)
    return prompts.render(
        TASK,
        message=message,
        shown=len(context.shown),
        named=named,
        need=context.need or "",
        asked=context.asked or "",
    )
