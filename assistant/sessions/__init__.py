"""Saved dialogue states."""
