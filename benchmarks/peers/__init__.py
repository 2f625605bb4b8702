"""Peers of our next-product models, run in an environment of their own (see README.md)."""
