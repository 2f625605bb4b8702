"""How well messages are read and replies worded: scores, sets, readers side by side, reports."""
