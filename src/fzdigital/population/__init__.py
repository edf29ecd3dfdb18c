"""Edge for whole populations: the same answers over columns of numbers, for as many applicants as one likes.

Nothing is imported here: columns need optional packages, and whoever works with a register should not load them.
"""
