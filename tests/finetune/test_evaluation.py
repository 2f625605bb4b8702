"""Scores with a known answer, sets of rows, and reports."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from assistant.intent import Reading, RulesReader
from assistant.intent.compact import decode
from assistant.types import ReadContext
from finetune.cli import app
from finetune.data.trades import trades
from finetune.evaluation import report
from finetune.evaluation.evaluate import evaluate, thinned
from finetune.evaluation.readers import open_reader, run
from finetune.evaluation.scores import Counts, Score, confusions, pairs
from finetune.evaluation.sets import named_set, read_rows
from finetune.frame.dataset import GENERATED, generated_dev, split_families
from finetune.frame.families import families
from finetune.frame.row import Row
from retrieval.catalogue.vocabulary import Vocabulary
from retrieval.errors import BadInput
from tests.finetune.test_dataset import needs_texts

BOOTS = "search boots; color red; under 80"


def row(label: str, *tags: str, message: str = "red boots under 80") -> Row:
    return Row(message, ReadContext(), decode(label), "f", "s", tags)


def scored(*cases: tuple[str, str]) -> Score:
    """Labels and what was read instead; the n-th took n seconds."""
    score = Score()
    for seconds, (label, read) in enumerate(cases, start=1):
        score.add(row(label, "t"), decode(read), reader="model", seconds=seconds)
    return score


def test_a_frame_read_as_it_is() -> None:
    score = scored((BOOTS, BOOTS))
    assert (score.total, score.acts, score.exact) == (1, 1, 1)
    assert (score.slots.right, score.slots.wrong, score.slots.missed) == (3, 0, 0)
    assert score.mistakes == []
    assert score.by_tag == {"t": [1, 1, 1]}


def test_a_wrong_a_missed_and_an_invented_slot() -> None:
    score = scored((BOOTS, "search boots; color blue; size 9"))
    assert (score.acts, score.exact) == (1, 0)
    assert (score.slots.right, score.slots.wrong, score.slots.missed) == (1, 2, 2)
    assert score.slots.precision == pytest.approx(1 / 3)
    assert score.slots.recall == pytest.approx(1 / 3)
    assert score.slots.f1 == pytest.approx(1 / 3)
    counts = {slot: (c.right, c.wrong, c.missed) for slot, c in score.by_slot.items()}
    assert counts == {
        "need": (1, 0, 0), "color": (0, 1, 1), "size": (0, 1, 0), "price_max": (0, 0, 1),
    }  # fmt: skip
    assert score.by_tag == {"t": [1, 1, 0]}


def test_another_act_makes_a_frame_wrong_though_its_slots_are_right() -> None:
    score = scored((BOOTS, BOOTS.replace("search", "refine")), (BOOTS, BOOTS))
    assert (score.acts, score.exact, score.total) == (1, 1, 2)
    assert score.act_recall == {"search": [2, 1]}
    assert (score.slots.right, score.slots.wrong, score.slots.missed) == (6, 0, 0)
    assert confusions(score.mistakes) == {("search", "refine"): 1}


def test_values_are_compared_without_case_marks_and_spaces() -> None:
    assert pairs(decode("search Boots; color Dark  Red!")) == pairs(
        decode("search boots; color dark red")
    )
    assert pairs(decode("search; under 80.0")) == {("price_max", "80")}
    assert pairs(decode("ask; item 1, 2")) == {("items", "1"), ("items", "2")}
    assert pairs(decode("chat")) == set()


def test_the_summary_has_every_figure() -> None:
    score = scored((BOOTS, BOOTS), (BOOTS, "chat"), (BOOTS, BOOTS), (BOOTS, BOOTS))
    summary = score.summary()
    assert summary["messages"] == 4
    assert (summary["act"], summary["exact"]) == (0.75, 0.75)
    assert (summary["slot_precision"], summary["slot_recall"]) == (1.0, 0.75)
    assert (summary["p50_ms"], summary["p95_ms"]) == (3000, 4000)
    assert Score().summary()["exact"] == 0
    assert (Counts().precision, Counts().recall, Counts().f1) == (0, 0, 0)


class HalfReader:
    """Reads like the rules, and says of every second message that it fell back."""

    def __init__(self) -> None:
        self.rules = RulesReader(Vocabulary())
        self.reads = 0

    def read(self, message: str, context: ReadContext) -> Reading:
        self.reads += 1
        frame = self.rules.read(message, context).frame
        notes = ("fell back to rules: slow",) if self.reads % 2 else ("dropped need 'x': not said",)
        return Reading(frame, "rules" if self.reads % 2 else "model", 0.1, notes, 30, 10)


def test_fallbacks_and_tokens_are_counted() -> None:
    reader = HalfReader()
    score = run(reader, [row(BOOTS)] * 5)
    assert (reader.reads, score.total, score.fallbacks) == (5, 5, 3)
    assert score.summary()["fell_back"] == 3
    assert (score.summary()["tokens_read"], score.summary()["tokens_written"]) == (30, 10)


def test_an_unknown_reader_is_named() -> None:
    with (
        pytest.raises(BadInput, match="'oracle'") as caught,
        open_reader("oracle", Vocabulary()),
    ):
        pass
    assert "tuned" in caught.value.hint


def rows_file(folder: Path, *lines: Any) -> Path:
    path = folder / "mine.jsonl"
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(texts), encoding="utf-8")
    return path


GOOD = {"message": "red boots", "frame": {"act": "search", "need": "boots", "color": ["red"]}}


def test_rows_are_read_from_a_file(tmp_path: Path) -> None:
    whole = GOOD | {"context": {"shown": ["A", "B"], "need": "shoes"}, "tags": ["x"], "by": "me"}
    first, second = read_rows(rows_file(tmp_path, GOOD, "", whole))
    assert first.frame == decode("search boots; color red")
    assert second.context == ReadContext(shown=("A", "B"), need="shoes")
    assert (second.tags, second.family) == (("x",), "mine")


def test_broken_rows_are_named_by_line(tmp_path: Path) -> None:
    path = rows_file(
        tmp_path, GOOD, "{", GOOD | {"frame": {"act": "buy"}}, "", {"message": "hi"},
        GOOD | {"context": {"shown": 3}},
    )  # fmt: skip
    with pytest.raises(BadInput) as caught:
        read_rows(path)
    message = caught.value.message
    assert "4 broken rows" in message
    for told in ("line 2: JSON", "line 3: frame.act", "line 5: frame"):
        assert told in message
    assert '"frame"' in caught.value.hint


def test_files_that_hold_no_rows(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no rows"):
        read_rows(rows_file(tmp_path, "", " "))
    with pytest.raises(BadInput, match="can't be read"):
        read_rows(tmp_path / "none.jsonl")
    (tmp_path / "latin.jsonl").write_bytes('{"message": "f\xfcr"}'.encode("latin-1"))
    with pytest.raises(BadInput, match="can't be read"):
        read_rows(tmp_path / "latin.jsonl")


def test_sets_by_name() -> None:
    rows = named_set("generated")
    assert len(rows) == 150
    assert all("generated" in r.tags for r in rows)
    assert named_set("generated") == rows
    with pytest.raises(BadInput, match="'nobodys'"):
        named_set("nobodys")


@needs_texts
def test_real_sets() -> None:
    assert len(named_set("dev")) == 300
    assert all(r.tags[0].startswith("intent:") for r in named_set("bitext")[:20])


def test_without_the_texts_the_real_set_says_where_they_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DAOGOU_DATA", str(tmp_path))
    with pytest.raises(BadInput, match="bitext") as caught:
        named_set("bitext")
    assert "DAOGOU_DATA" in caught.value.hint


def test_a_shops_own_set() -> None:
    rows = generated_dev(trades()[0], count=30, seed=3)
    assert len(rows) == 30
    assert {r.shop for r in rows} == {trades()[0].name}
    assert {r.family for r in rows} <= {family.name for family in split_families(families())[1]}


def test_a_task_that_there_is_none_of() -> None:
    done = CliRunner().invoke(app, ["evaluate", "--task", "fram"])
    assert isinstance(done.exception, BadInput)
    assert "frame, wording" in done.exception.hint


def test_thinning_is_even() -> None:
    rows = [row(BOOTS, str(number)) for number in range(10)]
    assert [r.tags[0] for r in thinned(rows, 5)] == ["0", "2", "4", "6", "8"]
    assert thinned(rows, 3) == [rows[0], rows[3], rows[6]]
    assert thinned(rows, None) == thinned(rows, 10) == thinned(rows, 99) == rows


def test_tables_are_markdown() -> None:
    score = scored((BOOTS, BOOTS), (BOOTS, "chat; color blue"))
    lines = report.overview({("rules", "mine"): score}).splitlines()
    assert lines[0].startswith("| reader | set | messages | act | exact frame |")
    assert lines[2].startswith("| rules | mine | 2 | 0.500 | 0.500 | 0.750 | 0.500 |")
    assert {line.count("|") for line in lines} == {lines[0].count("|")}
    assert report.by_act(score).splitlines()[2:] == ["| search | 2 | 0.500 | smalltalk 1 |"]
    assert "| color | 2 | 0.500 | 0.500 | 0.500 |" in report.by_slot(score).splitlines()
    assert report.by_tag(score).splitlines()[2:] == ["| t | 2 | 0.500 | 0.500 |"]


def test_errors_are_one_line_each() -> None:
    score = Score()
    odd = row(BOOTS, message="red\tboots\nunder 80")
    score.add(odd, decode("chat"), reader="model", seconds=0.1)
    _, line = report.errors(score).splitlines()
    assert line.split("\t") == ["red boots under 80", "", "0", BOOTS, "chat", "model"]


def test_an_evaluation_writes_its_report(tmp_path: Path) -> None:
    told: list[str] = []
    scores = evaluate(
        frames=[rows_file(tmp_path, GOOD, GOOD)], adapter=None, readers=["rules"], sets=[],
        shop=None, base_url="", limit=None, output=tmp_path / "out", say=told.append,
    )  # fmt: skip
    assert scores["rules", "mine"].total == 2
    assert "## rules on mine" in (tmp_path / "out" / "report.md").read_text()
    assert (tmp_path / "out" / "scores.png").stat().st_size > 5_000
    assert (tmp_path / "out" / "errors-rules-mine.tsv").read_text().startswith("message\t")
    assert "| rules | mine | 2 |" in told[0]


def test_an_evaluation_in_the_words_of_a_shop(demo_shop: Path, tmp_path: Path) -> None:
    scores = evaluate(
        frames=[rows_file(tmp_path, GOOD)], adapter=None, readers=["rules"], sets=[],
        shop=demo_shop, base_url="", limit=20, output=tmp_path / "out", say=lambda _: None,
    )  # fmt: skip
    assert scores["rules", f"in the words of {demo_shop.name}"].total == 20


def test_the_data_card_counts_and_the_look_shows() -> None:
    shown = CliRunner().invoke(app, ["data", "--look", "3"])
    assert shown.exit_code == 0, shown.output
    assert len(shown.output.strip().splitlines()) >= 6
    card = CliRunner().invoke(app, ["data"])
    assert card.exit_code == 0, card.output
    assert f"| generated | {GENERATED:,} | 150 |" in card.output
    assert "| act | train | dev |" in card.output


def test_the_data_can_be_written(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    assert CliRunner().invoke(app, ["data", "--out", str(file)]).exit_code == 0
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert {"messages", "completion", "family", "split", "shop"} == set(rows[0])
    assert {r["split"] for r in rows} == {"train", "dev"}
