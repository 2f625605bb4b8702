"""Links the shopper's words to the catalogue at hand."""

from assistant.grounding.link import Grounded, Similar, Unknown, ground

__all__ = ["Grounded", "Similar", "Unknown", "ground"]
