"""How often the model's pitch passes the audit, and how long it takes.

    python -m benchmarks.wording --shop DIR [--products 60]

The embedded model, untuned, words a sentence for every n-th product of a shop; the audit checks it
as it does in a reply. This decides `wording = auto`.
"""

from __future__ import annotations

import argparse
import statistics
import time
from itertools import islice
from pathlib import Path

from assistant.explain.audit import Audit
from assistant.explain.claims import claims_in
from assistant.explain.facts import Facts, product_facts
from assistant.explain.pitch import ModelPitcher
from assistant.explain.wording import cut_sentences
from assistant.llm import LLMClient, LLMConfig, open_engine
from benchmarks.table import machine, markdown, publish
from retrieval.catalogue.store import CatalogueStore
from retrieval.catalogue.vocabulary import Vocabulary

SHOWN = 5


def main() -> None:
    """Measure and write the section `wording` of benchmarks/README.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shop", type=Path, required=True)
    parser.add_argument("--products", type=int, default=60)
    arguments = parser.parse_args()
    store = CatalogueStore.open(arguments.shop / "catalogue.sqlite", read_only=True)
    vocabulary = Vocabulary.from_products(store.products())
    audit = Audit(lambda text: claims_in(text, vocabulary))
    config = LLMConfig(breaker_failures=1_000_000)
    engine = open_engine(config)
    assert engine is not None
    pitcher = ModelPitcher(LLMClient(engine, config), timeout_s=30.0)
    step = max(store.count() // (arguments.products + 1), 1)
    products = list(islice(store.products(), 0, None, step))[: arguments.products + 1]
    passed, seconds, failed = 0, [], []
    for number, product in enumerate(products):
        facts = Facts((), products=(product_facts(product, position=1),))
        began = time.perf_counter()
        sentence = next(iter(cut_sentences(pitcher.pitch(facts))), "")
        took = time.perf_counter() - began
        if number == 0:
            continue  # the first fills the prompt cache
        seconds.append(took)
        violations = audit.check(sentence, facts, by_model=True) if sentence else ("none",)
        passed += not violations
        if violations and sentence and len(failed) < SHOWN:
            failed.append(sentence)
    engine.close()
    report(passed, seconds, failed)


def report(passed: int, seconds: list[float], failed: list[str]) -> None:
    """Publish the table with some sentences that failed."""
    share = f"{passed / len(seconds):.0%}"
    p50, p95 = statistics.median(seconds), statistics.quantiles(seconds, n=20)[-1]
    rows = [[len(seconds), share, f"{p50 * 1000:.0f}", f"{p95 * 1000:.0f}"]]
    table = markdown(["sentences", "pass the audit untouched", "p50 ms", "p95 ms"], rows)
    examples = "\n".join(f"- {sentence}" for sentence in failed)
    text = "## The model's pitch, untuned\n\n`python -m benchmarks.wording --shop DIR`; "
    text += (
        f"{machine()}. What fails gives way to plain wording.\n\n{table}\n\nSome that failed:\n\n"
    )
    publish("wording", text + examples)


if __name__ == "__main__":
    main()
