"""A feed file made safe to read: it exists, isn't a bomb, and its text is UTF-8.

Whatever isn't plain UTF-8 (gzip, UTF-16, Latin-1, a byte order mark) is copied once, as a stream,
into the import's own directory; readers then open `Source.data`.
"""

from __future__ import annotations

import codecs
import gzip
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import charset_normalizer

from retrieval.catalogue.feeds.detect import Format, detect
from retrieval.errors import FeedError, NotFound

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedIOBase
    from pathlib import Path

SIZE_LIMIT_BYTES = 4 * 1024**3
#: A gzip file that grows by more than this factor, beyond the first 64 MiB, is taken for a bomb.
RATIO_LIMIT = 200
_FREE_BYTES = 64 * 1024**2
_CHUNK_BYTES = 1024**2
_SAMPLE_BYTES = 64 * 1024
#: Asked in this order; without the limit short Western texts are taken for Turkish or Baltic.
_ENCODINGS = ["cp1252", "cp1251", "gb18030", "shift_jis", "euc_kr", "big5"]
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """A feed file: `path` as given, `data` what to read, and what was found out about it."""

    path: Path
    data: Path
    format: Format
    notes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """How the file is called in reports."""
        return self.path.name


def open_source(path: Path, work: Path) -> Source:
    """Look at a feed file and prepare it.

    Args:
        path: the file.
        work: a directory for copies.

    Raises:
        NotFound: there is no such file.
        FeedError: it can't be read as a feed at all.
    """
    _check(path)
    data, name = path, path.name
    if _head(path, 2) == b"\x1f\x8b":
        data = _unpacked(path, work)
        name = name[:-3] if name.lower().endswith(".gz") else name
    sample = _head(data, _SAMPLE_BYTES)
    if not sample.strip(b"\x00 \t\r\n"):
        raise FeedError(f"{path.name} is empty.", hint="Export the feed again.")
    _refuse_binary(sample, path.name)
    if _parquet(sample):
        return Source(path, data, Format.PARQUET)
    if sample.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml"):
        return Source(path, data, detect(sample.decode("utf-8", "replace"), name))
    encoding = _encoding(data, sample)
    notes: tuple[str, ...] = ()
    if encoding != "utf-8":
        data = _transcoded(data, encoding, work, path.name)
        notes = (f"{path.name}: read as {encoding}.",)
    head = _head(data, _SAMPLE_BYTES).decode("utf-8", "ignore")
    return Source(path, data, detect(head, name), () if encoding == "utf-8-sig" else notes)


def _check(path: Path) -> None:
    try:
        if path.is_dir():
            raise FeedError(
                f"{path} is a directory, not a feed file.", hint=f"Name its files: {path}/*.csv"
            )
        if not path.exists():
            raise NotFound(f"There is no file {path}.", hint="Check the path of the feed.")
        if not path.is_file():
            raise FeedError(f"{path} is not a regular file.", hint="Save the feed as a file.")
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except (OSError, ValueError) as error:
        raise FeedError(
            f"{path} can't be opened: {getattr(error, 'strerror', None) or error}.",
            hint="Check the path and that this account may read the file.",
        ) from error
    if size > SIZE_LIMIT_BYTES:
        raise FeedError(f"{path.name} is larger than 4 GiB.", hint="Split it into several files.")
    if size == 0:
        raise FeedError(f"{path.name} is empty.", hint="Export the feed again.")


def _head(path: Path, size: int) -> bytes:
    with path.open("rb") as file:
        return file.read(size)


def _refuse_binary(sample: bytes, name: str) -> None:
    hints = {
        b"PK\x03\x04": "Unpack it first; save spreadsheets (.xlsx) as CSV.",
        b"\xd0\xcf\x11\xe0": "Save the spreadsheet as CSV.",
        b"BZh": "Unpack it first, or use gzip.",
        b"\xfd7zXZ": "Unpack it first, or use gzip.",
        b"7z\xbc\xaf": "Unpack it first, or use gzip.",
        b"\x28\xb5\x2f\xfd": "Unpack it first, or use gzip.",
        b"\x1f\x8b": "It was packed twice: unpack it once.",
        b"SQLite format 3": "Export its products table as CSV.",
        b"%PDF": "Export the products as CSV or JSON.",
    }
    hint = next((text for magic, text in hints.items() if sample.startswith(magic)), None)
    looks_text = sample.startswith(tuple(bom for bom, _ in _BOMS)) or _utf16(sample)
    odd = sum(sample.count(byte) for byte in (0, 1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 17, 127))
    if hint is None and not looks_text and odd > max(4, len(sample) // 50) and not _parquet(sample):
        hint = "Give a feed as CSV, TSV, JSON, JSON Lines, YAML, XML or Parquet."
    if hint is not None:
        raise FeedError(f"{name} is a binary file, not a feed.", hint=hint)


def _parquet(sample: bytes) -> bool:
    return sample.startswith(b"PAR1")


def _utf16(sample: bytes) -> str | None:
    """UTF-16 without a byte order mark: every other byte of Latin text is NUL."""
    part = sample[: len(sample) // 2 * 2]
    if len(part) < 8:
        return None
    even, odd = part[::2].count(0), part[1::2].count(0)
    half = len(part) // 2
    if odd > half * 0.6 and even < half * 0.1:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.1:
        return "utf-16-be"
    return None


def _encoding(path: Path, sample: bytes) -> str:
    for bom, marked in _BOMS:
        if sample.startswith(bom):
            return marked
    if wide := _utf16(sample):
        return wide
    bad = _first_bad_utf8(path)
    if bad is None:
        return "utf-8"
    with path.open("rb") as file:
        file.seek(max(0, bad - _SAMPLE_BYTES // 2))
        around = file.read(_SAMPLE_BYTES)
    text = around.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if sum(c > "\x7f" for c in text) > 10 * broken:
        return "utf-8 (with broken characters)"
    best = charset_normalizer.from_bytes(around, cp_isolation=_ENCODINGS).best()
    return "cp1252" if best is None else best.encoding


def _first_bad_utf8(path: Path) -> int | None:
    decoder = codecs.getincrementaldecoder("utf-8")()
    position = 0
    with path.open("rb") as file:
        for chunk in _chunks(file):
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError as error:
                return position + error.start
            position += len(chunk)
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return position - 1
    return None


def _chunks(file: BufferedIOBase) -> Iterator[bytes]:
    while chunk := file.read(_CHUNK_BYTES):
        yield chunk


def _transcoded(path: Path, encoding: str, work: Path, name: str) -> Path:
    target = _fresh(work, name)
    codec = "utf-8" if encoding.startswith("utf-8 ") else encoding
    with (
        path.open(encoding=codec, errors="replace", newline="") as source,
        target.open("w", encoding="utf-8", newline="") as copy,
    ):
        while text := source.read(_CHUNK_BYTES):
            copy.write(text)
    return target


def _unpacked(path: Path, work: Path) -> Path:
    target = _fresh(work, path.name)
    packed, written = path.stat().st_size, 0
    try:
        with gzip.open(path) as source, target.open("wb") as copy:
            for chunk in _chunks(source):
                written += len(chunk)
                if written > SIZE_LIMIT_BYTES or (
                    written > _FREE_BYTES and written > packed * RATIO_LIMIT
                ):
                    raise FeedError(
                        f"{path.name} unpacks to far more than its size.",
                        hint="Unpack it yourself and look at what it holds.",
                    )
                copy.write(chunk)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise FeedError(f"{path.name} is a damaged gzip file: {error}.") from error
    return target


def _fresh(work: Path, name: str) -> Path:
    number = sum(1 for _ in work.iterdir())
    return work / f"{number}-{name[-40:]}"
