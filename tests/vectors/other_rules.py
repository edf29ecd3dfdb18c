"""Rules of a reading room with every form that the Measures themselves do without."""

from typing import Final

from attrs import evolve

from fzdigital.rules.build import above, all_of, at_least, at_most, holds, implies, is_, is_not
from fzdigital.rules.rule import Force, Invariant
from fzdigital.text import Text
from tests.rules.toy import (
    ABOUT,
    AS_OF,
    DESK,
    EXTRA,
    FINE,
    LATE,
    MADE_ON,
    POINTS,
    ROOM_RULES,
    STUDENT,
    UPHELD,
    VALID,
    WARNED,
    rule,
)

_ALWAYS: Final = Text("总是如此。", "It is always so.")

OTHER_RULES: Final = evolve(
    ROOM_RULES,
    rules=(
        *ROOM_RULES.rules,
        # An exception that speaks of a matter where its rule does not, an exception to it that it does not cover, and
        # an aim that counts because it is an exception.
        rule("9", FINE, DESK, Force.MAY, at_least(POINTS, 5), unless=("9a",), clause="5"),
        rule("9a", FINE, DESK, Force.AIM, is_(ABOUT, "noise"), unless=("9b",), clause="5"),
        rule("9b", FINE, DESK, Force.MUST_NOT, all_of(holds(WARNED), is_not(ABOUT, "noise")), clause="5"),
        # An aim that does not count, because beside it stand rules that are none.
        rule("9c", EXTRA, DESK, Force.AIM, holds(STUDENT), is_(ABOUT, "damage"), clause="2"),
    ),
    invariants=tuple(
        Invariant(condition, _ALWAYS)
        for condition in (
            implies(holds(STUDENT), holds(VALID)),
            implies(holds(WARNED), holds(STUDENT)),
            implies(holds(UPHELD), is_not(ABOUT, "other")),
            implies(above(LATE, 14), at_least(POINTS, 1)),
            implies(holds(UPHELD), at_most(MADE_ON, AS_OF)),
        )
    ),
)
