"""Questions to a regulation that are answered over all cases at once."""
