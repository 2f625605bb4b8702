"""Notes of an import: what was repaired or assumed, counted instead of repeated."""

from __future__ import annotations

from retrieval.catalogue.feeds.record import quote


class Tally:
    """Counts remarks of a kind and keeps the first place and value of each."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._first: dict[str, str] = {}

    def add(self, kind: str, where: str = "", value: object = "") -> None:
        """Count one more of a kind."""
        self._counts[kind] = self._counts.get(kind, 0) + 1
        if kind not in self._first:
            shown = f": {quote(value)[:80]}" if value != "" else ""
            self._first[kind] = f"{where}{shown}".strip()

    def notes(self) -> tuple[str, ...]:
        """One sentence per kind."""
        return tuple(
            f"{kind}: {count:,}×" + (f" (first: {self._first[kind]})" if self._first[kind] else "")
            for kind, count in self._counts.items()
        )
