"""Trains and evaluates the language model of the assistant; nothing imports it."""
