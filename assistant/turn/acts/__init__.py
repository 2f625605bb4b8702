"""One file per family of acts; each is a function (turn, tools) → Outcome."""
