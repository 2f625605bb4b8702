"""How replies are worded: by the program, by the bare model, by the tuned one, side by side.

Turns are drawn from a shop as searches would find them. A reply passes untouched where all that is
shown are the writer's own sentences, as they came; of a reply whose first draft fails, a further
one may be shown (assistant/explain/wording.py). What fails gives way to plain wording.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from assistant.explain.audit import Audit
from assistant.explain.brief import Brief
from assistant.explain.clauses import masked
from assistant.explain.pitch import ModelPitcher
from assistant.explain.plain import plain_pitch
from assistant.explain.wording import Pitcher, Speaker, Spoken
from assistant.llm import LLMClient, LLMConfig, open_engine
from assistant.llm.shipped import shipped_adapter
from finetune.evaluation.report import table
from finetune.wording.families import families
from finetune.wording.make import Maker, Mix
from finetune.wording.sources import from_shop
from retrieval.errors import BadInput

SEED = 20261124
SHOWN = 6
HEADER = (
    "worded by", "replies", "first draft passes", "pass untouched", "distinct-2", "unique", "words",
    "most words", "first ms p50", "first ms p95", "whole ms p50", "whole ms p95",
)  # fmt: skip


@dataclass(slots=True)
class Tally:
    """What one of them wrote: replies with placeholders, those shown untouched, those refused."""

    name: str
    replies: list[str] = field(default_factory=list)
    rendered: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    first_drafts: int = 0
    first_ms: list[float] = field(default_factory=list)
    whole_ms: list[float] = field(default_factory=list)

    def row(self) -> list[object]:
        """One row of the table."""
        total, passed = len(self.replies), len(self.rendered)
        words = [len(text.split()) for text in self.rendered or [""]]
        return [
            self.name, total, f"{self.first_drafts / total:.0%}", f"{passed / total:.0%}",
            f"{distinct(self.replies):.2f}",
            f"{len(set(self.replies)) / total:.0%}", f"{statistics.mean(words):.0f}", max(words),
            *(f"{q:.0f}" for times in (self.first_ms, self.whole_ms) for q in p50_p95(times)),
        ]  # fmt: skip


class PlainPitcher:
    """The program's own pitch, as text."""

    def pitch(self, brief: Brief, *, again: bool = False) -> Iterator[str]:
        """All of it at once."""
        del again
        yield " ".join(plain_pitch(brief))


def evaluate_wording(
    shop: Path,
    *,
    adapter: Path | None,
    readers: Sequence[str],
    replies: int,
    say: Callable[[str], object],
) -> list[Tally]:
    """Let the program, the bare model and the tuned one word the same turns of a shop.

    Args:
        shop: Whose products are spoken of.
        adapter: Of the tuned model; None takes the shipped one.
        readers: Of "rules" (the program), "base", "tuned".
        replies: By each.
        say: Told each row as it is measured.

    Raises:
        ShopError: The shop is missing or corrupt.
        BadInput: Its products have no facts to speak of.
    """
    briefs = drawn(shop, replies + 1)
    if len(briefs) < 2:
        raise BadInput(
            f"The products of {shop} have too few facts to speak of.",
            hint="Import colours, materials or features with them.",
        )
    tallies = []
    for name in readers:
        if name == "rules":
            tallies.append(measure("plain", PlainPitcher(), briefs))
        else:
            folder = (adapter or shipped_adapter("wording")) if name == "tuned" else None
            title = "base, few-shot" if folder is None else "tuned"
            with model(folder) as pitcher:
                tallies.append(measure(title, pitcher, briefs))
        say(" | ".join(map(str, tallies[-1].row())))
    return tallies


def drawn(shop: Path, count: int) -> list[Brief]:
    """Briefs as searches in a shop would give them; the first is for warming up."""
    source = from_shop(shop)
    rng = random.Random(SEED)
    maker = Maker([source], source, families(), Mix(), rng)
    shelves = (rng.choice(source.shelves) for _ in range(count * 10))
    return list(filter(None, map(maker.brief, shelves)))[:count]


@contextmanager
def model(adapter: Path | None = None) -> Iterator[Pitcher]:
    """The embedded model's pitcher, with or without an adapter."""
    adapters = {"wording": str(adapter)} if adapter is not None else {}
    config = LLMConfig(breaker_failures=1_000_000, adapters=adapters)
    engine = open_engine(config)
    if engine is None:
        raise BadInput("There is no engine to ask.", hint="Set llm.engine.")
    try:
        yield ModelPitcher(LLMClient(engine, config), timeout_s=30.0)
    finally:
        engine.close()


def measure(name: str, pitcher: Pitcher, briefs: Sequence[Brief]) -> Tally:
    """Let one word all briefs but the first, which fills the prompt cache."""
    speaker, tally = Speaker(Audit(lambda _: ()), pitcher), Tally(name)
    list(speaker.pitch(briefs[0]))
    for brief in briefs[1:]:
        began = time.perf_counter()
        spoken: list[Spoken] = []
        for sentence in speaker.pitch(brief):
            if not spoken:
                tally.first_ms.append((time.perf_counter() - began) * 1000)
            spoken.append(sentence)
        tally.whole_ms.append((time.perf_counter() - began) * 1000)
        reply = " ".join(sentence.text for sentence in spoken)
        own = bool(spoken) and all(sentence.by == "model" for sentence in spoken)
        tally.replies.append(masked(reply, brief.lines))
        tally.first_drafts += own and not any(sentence.violations for sentence in spoken)
        if own:
            tally.rendered.append(reply)
        wrong = next((v for sentence in spoken for v in sentence.violations), None)
        if wrong is not None:
            tally.failed.append(f"{wrong.sentence} ({wrong.kind}: {wrong.claim})")
    return tally


def distinct(replies: Iterable[str]) -> float:
    """Share of distinct pairs of words among all pairs, names as placeholders."""
    pairs = [
        pair for reply in replies for pair in zip(reply.split(), reply.split()[1:], strict=False)
    ]
    return len(set(pairs)) / max(len(pairs), 1)


def p50_p95(values: Sequence[float]) -> tuple[float, float]:
    """Median and 95th percentile; zeros without values."""
    if len(values) < 2:
        return (0.0, 0.0)
    return statistics.median(values), statistics.quantiles(values, n=20)[-1]


def report(tallies: Sequence[Tally]) -> str:
    """The table, some replies, and some that failed."""
    parts = [table(HEADER, [tally.row() for tally in tallies])]
    for tally in tallies:
        said = "\n".join(f"- {text}" for text in tally.rendered[:SHOWN])
        wrong = "\n".join(f"- {text}" for text in tally.failed[:SHOWN])
        parts += [f"{tally.name.capitalize()}:\n\n{said}"] if said else []
        parts += [f"{tally.name.capitalize()}, refused:\n\n{wrong}"] if wrong else []
    return "\n\n".join(parts)
