"""What the shop sells: tables, store, feeds with a rejects report."""
