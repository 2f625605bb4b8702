"""Sets of labelled messages: the real ones, generated ones, and any file of rows."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.types import Frame, ReadContext
from finetune.data import intents, real
from finetune.frame.dataset import generated_dev, real_rows
from finetune.frame.row import Row
from retrieval.errors import BadInput

#: Of what is generated to measure by; a run stops by other draws.
SEED = 11


class _Line(BaseModel):
    model_config = ConfigDict(extra="ignore")

    message: str
    context: ReadContext = ReadContext()
    frame: Frame
    tags: list[str] = []


def read_rows(path: Path) -> list[Row]:
    """Rows of message, context, frame and tags, one JSON object a line.

    Raises:
        BadInput: The file can't be read, or a line isn't such a row; it is named.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} can't be read: {error}", hint="It must be UTF-8.") from error
    rows, broken = [], []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = _Line.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"]) or "JSON"
            broken.append(f"line {number}: {where}: {first['msg']}")
            continue
        rows.append(Row(row.message, row.context, row.frame, path.stem, path.stem, tuple(row.tags)))
    if broken:
        raise BadInput(
            f"{path} has {len(broken)} broken rows; {'; '.join(broken[:3])}.",
            hint='A row is {"message": "…", "context": {"shown": […], "need": "…"}, "frame": {…}}.',
        )
    if not rows:
        raise BadInput(f"{path} has no rows.", hint="One JSON object a line.")
    return rows


def named_set(name: str, *, seed: int = SEED) -> list[Row]:
    """The rows of "dev" (real, labelled by hand), "generated" or "bitext" (its validation part).

    Raises:
        BadInput: There is no such set, or the real messages aren't on this machine.
    """
    if name == "dev":
        rows = list(real_rows("dev"))
    elif name == "generated":
        rows = generated_dev(seed=seed)
    elif name == "bitext":
        rows = [_bitext(*row) for row in real.bitext_rows("validation")]
    else:
        raise BadInput(f"There is no set {name!r}.", hint="dev, generated, bitext, or a file.")
    if not rows:
        raise BadInput(
            f"The messages of the set {name!r} aren't on this machine.",
            hint="Set DAOGOU_DATA to the folder with webshop-goals and bitext-customer-support.",
        )
    return rows


def _bitext(utterance: str, intent: str, number: str) -> Row:
    frame = intents.bitext_frame(utterance, intent, number)
    return Row(utterance, ReadContext(), frame, "bitext", "bitext", (f"intent:{intent}",))
