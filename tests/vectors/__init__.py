"""The vectors: that they hold, what they show, and where they come from."""
