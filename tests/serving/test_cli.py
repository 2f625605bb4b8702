"""The command line, as a merchant runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from assistant.types import Frame

UGLY = """\ufeffArtikel-Nr;Bezeichnung;Preis;Farbe;Lagerbestand;Beschreibung;Warengruppe
A-1;Wanderstiefel Höhenweg;1.299,00 €;schwarz;3;"<p>Aus <b>Leder</b> &amp; mehr</p>";Schuhe
A-2;"Teekanne, rot";19,90;rot;0;;Küche > Kannen
;ohne Nummer;5,00;blau;1;;Küche
A-3;Becher;abc;blau;1;;Küche
A-1;Wanderstiefel Höhenweg;1.299,00 €;;3;;Schuhe > Stiefel
"""


def daogou(*arguments: str, code: int = 0, stdin: str = "") -> Any:
    """Run a command with --json and give what it printed."""
    command = [sys.executable, "-m", "assistant.serving.cli", *arguments, "--json"]
    environment = os.environ | {"DAOGOU_LLM__ENGINE": "off"}
    done = subprocess.run(
        command, capture_output=True, text=True, input=stdin, env=environment, timeout=120
    )
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    lines = done.stdout.strip().splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("merchant")
    (folder / "feed.csv").write_text(UGLY, encoding="utf-8")
    directory = str(folder / "shop")
    (report,) = daogou("import", str(folder / "feed.csv"), "--shop", directory)
    assert report["rows"] == 5
    assert report["products"] == 2
    assert report["rejected"] == 2
    assert report["columns"]["price"] == "Preis"
    rejects = (Path(directory) / "rejects.csv").read_text(encoding="utf-8")
    assert "abc" in rejects
    return directory


def test_search_finds_what_was_imported(shop: str) -> None:
    (answer,) = daogou("search", "Wanderstiefel", "--shop", shop)
    first = answer["products"][0]
    assert (first["id"], first["price"], first["currency"]) == ("A-1", 1299.0, "EUR")
    assert first["category"] == "Schuhe > Stiefel"
    (kettle,) = daogou("search", "Teekanne", "--price-max", "20", "--shop", shop)
    assert kettle["products"][0]["availability"] == "out_of_stock"


def test_a_second_import_updates(shop: str, tmp_path: Path) -> None:
    (tmp_path / "more.jsonl").write_text('{"id": "A-2", "title": "Teekanne", "price": 9.5}\n')
    (report,) = daogou("import", str(tmp_path / "more.jsonl"), "--shop", shop)
    assert report["products"] == 1
    (answer,) = daogou("search", "Teekanne", "--shop", shop)
    assert answer["products"][0]["price"] == 9.5


def test_parse_prints_a_frame(shop: str) -> None:
    (frame,) = daogou("parse", "black boots under 50", "--shop", shop)
    assert Frame.model_validate(frame).price_max == 50


def test_chat_answers_a_line_each(shop: str) -> None:
    answers = daogou("chat", "--shop", shop, stdin="Wanderstiefel\nadd it to my cart\n")
    assert [a["session_id"] for a in answers] == [answers[0]["session_id"]] * 2
    assert answers[1]["state"]["cart"]["total"] == 1299.0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("search", "x", "--shop", "nowhere/at/all"), "shop_missing"),
        (("import", "nothing.csv", "--shop", "NEW"), "not_found"),
        (("import", "FEED", "--map", "price", "--shop", "NEW"), "bad_input"),
        (("import", "FEED", "--map", "price=cost", "--shop", "NEW"), "bad_feed"),
        (("import", "FEED", "--map", "flavour=Preis", "--shop", "NEW"), "bad_feed"),
        (("import", "EMPTY", "--shop", "NEW"), "bad_feed"),
    ],
)
def test_errors_are_one_sentence_with_a_hint(
    tmp_path: Path, arguments: tuple[str, ...], code: str
) -> None:
    (tmp_path / "feed.csv").write_text(UGLY, encoding="utf-8")
    (tmp_path / "empty.csv").write_text("")
    names = {
        "NEW": str(tmp_path / "shop"),
        "FEED": str(tmp_path / "feed.csv"),
        "EMPTY": str(tmp_path / "empty.csv"),
    }
    (answer,) = daogou(*(names.get(a, a) for a in arguments), code=1)
    assert answer["error"]["code"] == code
    assert answer["error"]["hint"]
    assert not (tmp_path / "shop" / "catalogue.sqlite").exists()
