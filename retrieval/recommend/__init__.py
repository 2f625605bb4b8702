"""The recommendation engine: what is trained for a shop, and what answers its questions."""
