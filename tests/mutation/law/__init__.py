"""The regulation with one thing changed, and what notices it."""
