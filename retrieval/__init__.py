"""Finds and ranks products; knows no language model and no HTTP."""
