"""How good rankings are: metrics and splits, judged queries, recommenders tested offline."""
