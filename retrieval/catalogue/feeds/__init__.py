"""Feeds: one file per format; each yields records with the row a person would find them at."""
