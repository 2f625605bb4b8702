"""Where things lie in a shop's directory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class ShopFolder:
    """Where things lie in a shop's directory."""

    root: Path

    @property
    def catalogue(self) -> Path:
        """The database of products, vectors and reviews."""
        return self.root / "catalogue.sqlite"

    @property
    def dense(self) -> Path:
        """The saved dense index."""
        return self.root / "indexes" / "dense"

    @property
    def lexical(self) -> Path:
        """The lexical index."""
        return self.root / "indexes" / "lexical"

    @property
    def policies(self) -> Path:
        """Texts about returns, shipping and so on."""
        return self.root / "policies"

    @property
    def pictures(self) -> Path:
        """Pictures of products."""
        return self.root / "pictures"

    @property
    def settings(self) -> Path:
        """Settings of the shop, read by other rooms."""
        return self.root / "settings.toml"

    @property
    def rejects(self) -> Path:
        """What the last import couldn't use."""
        return self.root / "rejects.csv"
