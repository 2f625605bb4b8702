"""How good rankings are: metrics, and queries whose answers were judged."""
