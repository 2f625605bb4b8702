"""Scorers: how well products suit a shopper, learned from what shoppers did.

Each lives in one file with its Config; all keep the contract of `scorer.Scorer`.
"""
