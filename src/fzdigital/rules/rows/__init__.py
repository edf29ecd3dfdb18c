"""Rules asked of the rows of somebody else's table."""
