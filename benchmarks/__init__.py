"""Benchmarks: how good and how fast; run one with `python -m benchmarks.NAME`."""
