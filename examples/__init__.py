"""Demo shops that show the assistant at work."""
