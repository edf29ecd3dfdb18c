"""What a scenario asked and what it found: the proof from which coverage is told."""

from collections.abc import Hashable
from datetime import date

from attrs import frozen

from fzdigital.rules.answer import Decision
from fzdigital.rules.regulation import Regulation
from fzdigital.service.findings import Finding


@frozen
class Asked:
    """One question that a scenario asked and whose answer it checked.

    Args:
        question: the kind of question: ``decide`` for an act, else the name of what was worked out.
        subject: whom or what it was about.
        answer: the answer found, which the scenario checked.
        given: everything told until then, with the day; two questions of equal ``given`` differ in readings alone.
        regulation: the regulation with the readings used.
        act: id of the act asked about, or empty.
        decision: the decision in which the act stands, or None.
        unit: the unit that the question itself named, or empty.
        grounds: whether the scenario checked on which grounds the answer rests, every one of them.
        numbers: what was measured against which number of the text, as (parameter, value).
    """

    question: str
    subject: str
    answer: Hashable
    given: Hashable
    regulation: Regulation
    act: str = ""
    decision: Decision | None = None
    unit: str = ""
    grounds: bool = False
    numbers: tuple[tuple[str, int | date], ...] = ()


@frozen
class Held:
    """Something recorded, or left undone, that was held against the Measures.

    Args:
        acts: ids of the acts that the record exercises.
        done: whether it was done; otherwise it was left undone although it was allowed.
        finding: the finding that stands against it, or None; for a proposal refused, its clause stands in ``refused``.
        refused: the clause on which a proposal was refused, or empty.
    """

    acts: tuple[str, ...]
    done: bool
    finding: Finding | None = None
    refused: str = ""

    @property
    def faultless(self) -> bool:
        """Whether nothing stands against it."""
        return self.finding is None and not self.refused
