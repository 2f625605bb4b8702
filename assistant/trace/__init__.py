"""One record per message."""
