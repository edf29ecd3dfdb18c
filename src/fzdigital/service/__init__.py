"""The use cases: what is known of the selection, and what the measures say about it."""
