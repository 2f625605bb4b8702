"""Vocabularies of trades and shops, and real messages with their labels."""
