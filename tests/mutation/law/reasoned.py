"""Mutants of the law that no vector and no scenario notices and no diagram judges, each with the reason why."""

from typing import Final

REASONS: Final[dict[str, str]] = {}
"""By the name of the mutant."""
