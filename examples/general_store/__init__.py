"""Juniper Lane, a fictional general store: tables in, a whole demo shop out.

Run `python -m examples.general_store OUT_DIR [--seed 7]`.
"""

from examples.general_store.shop import build

__all__ = ["build"]
