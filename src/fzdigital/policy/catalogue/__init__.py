"""The Measures as a list of normative units: ids, citations, paraphrases and places, without their words.

The paraphrases are ours and have no legal force; the pins tell where the words stand in the official text.
"""

from fzdigital.policy.catalogue.units import CLAUSES

__all__ = ["CLAUSES"]
