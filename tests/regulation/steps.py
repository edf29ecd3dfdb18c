"""All steps, in the order in which README.md lists them."""

from typing import Final

from tests.regulation import (
    asked_acts,
    asked_findings,
    asked_ratings,
    asked_register,
    asked_selection,
    told_conduct,
    told_library,
    told_selection,
    told_setting,
)
from tests.regulation.step import Step

CHAPTERS: Final = (
    ("The day, the readings, the register", told_setting.STEPS),
    ("The library, the reserve and official acts", told_library.STEPS),
    ("Applications, marks, the dishonesty list", told_selection.STEPS),
    ("Notices, demands, reports, incidents, ratings", told_conduct.STEPS),
    ("What must, may or must not be done", asked_acts.STEPS),
    ("Scores, ranks, places, proposals", asked_selection.STEPS),
    ("Stars, windows, runs", asked_ratings.STEPS),
    ("The register and refilling", asked_register.STEPS),
    ("What was done, held against the Measures", asked_findings.STEPS),
)
"""The steps by chapter."""

STEPS: Final[tuple[Step, ...]] = tuple(step for _, chapter in CHAPTERS for step in chapter)
