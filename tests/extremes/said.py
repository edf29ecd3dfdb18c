"""The one form in which every interpreter's answers are held against each other.

An answer has three parts: of every act which outcomes are possible, of every rule whether it certainly applies, and
whether it may.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from fzdigital.rules.decision import Outcome
from tests.extremes.drawn import Row

Truths = tuple[bool, ...]
OUTCOMES = tuple(Outcome)


class Answer(NamedTuple):
    """What an interpreter says of one row.

    Args:
        outcomes: for each act and each outcome whether it is possible; empty if the interpreter tells none.
        sure: for each rule whether it certainly applies.
        maybe: for each rule whether it may apply.
    """

    outcomes: Truths
    sure: Truths
    maybe: Truths


Interpreter = Callable[[Sequence[Row]], list[Answer]]
