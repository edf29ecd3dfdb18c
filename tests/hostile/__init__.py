"""Input that somebody broke, on purpose or not, and the same results whatever runs them."""
