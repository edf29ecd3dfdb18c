"""What a regulation is written in: clauses, numbers, and the points its wording leaves open.

Nothing here knows which regulation it is. A *clause* is the smallest normative unit of the text; a
*parameter* is a number the text enacts; an *axis* is one independent question the wording leaves open,
with its named readings.
"""

from datetime import date
from typing import Literal

from attrs import frozen

from fzdigital.text import Text

ClauseKind = Literal[
    "purpose", "definition", "scope", "procedure", "obligation", "permission", "discretion",
    "sanction", "quota", "time-limit", "validity",
]  # fmt: skip
"""What a unit does: the closed list used by the catalogue."""


@frozen
class Pin:
    """A place in the official text, without its words.

    Positions count characters of the text once all white space is removed.

    Args:
        start: position of the first character, from 0.
        end: position after the last character.
        sha256: hexadecimal SHA-256 of those characters in UTF-8.
    """

    start: int
    end: int
    sha256: str


@frozen
class Clause:
    """One normative unit of a text.

    Args:
        id: stable ASCII id, such as ``5(5)a``.
        citation: how the text itself would be cited, in both languages.
        kind: what the unit does.
        actor: whose act or duty it is, in both languages; empty where nobody acts.
        paraphrase: our own wording in both languages.
        pins: where the unit stands in the official text.
        points: ids of the open points that touch it, such as ``OP-26``.
        excuse: why nothing executable claims the unit, or None if something must.
    """

    id: str
    citation: Text
    kind: ClauseKind
    actor: Text
    paraphrase: Text
    pins: tuple[Pin, ...]
    points: tuple[str, ...] = ()
    excuse: Text | None = None


@frozen
class Reading:
    """One way of reading an open wording.

    Args:
        id: its name within the axis, such as ``strict``.
        text: what it says, in both languages.
    """

    id: str
    text: Text


@frozen
class Axis:
    """One independent question that the wording leaves open.

    Args:
        id: the open point and the question, such as ``OP-26.floor``.
        clauses: ids of the units whose wording is open.
        question: the question, in both languages.
        readings: the named answers; at least two.
        default: id of the reading used when nobody has settled the question.
        arguments: the arguments in brief, in both languages.
        settled_by: who may settle it, in both languages.
        inert: why no computation depends on it, or None if one does.
    """

    id: str
    clauses: tuple[str, ...]
    question: Text
    readings: tuple[Reading, ...]
    default: str
    arguments: Text
    settled_by: Text
    inert: Text | None = None

    def reading(self, name: str) -> Reading | None:
        """The reading of that name, or None."""
        return next((reading for reading in self.readings if reading.id == name), None)


@frozen
class Parameter:
    """A number or day that the text enacts.

    Args:
        name: identifier, such as ``refill_floor``.
        value: an integer or a calendar day.
        unit: what it counts, in both languages; a day has the unit "day".
        clause: id of the unit that enacts it.
        text: what it is, in both languages.
        low: the least value that can be meant, itself included; None if there is no least.
        high: the greatest, itself included; None if there is no greatest.
        at_most: name of another parameter, whose value this one never exceeds; None if there is none.

    Does not decide which value may be enacted: the bounds only keep out what a rule or a computation cannot mean.
    """

    name: str
    value: int | date
    unit: Text
    clause: str
    text: Text
    low: int | date | None = None
    high: int | date | None = None
    at_most: str | None = None

    @property
    def range(self) -> Text:
        """Where its value can lie, in both languages; empty where it can lie anywhere."""
        if self.high is None:
            return Text("", "") if self.low is None else Text(f"不小于{self.low}", f"not below {self.low}")
        if self.low is None:
            return Text(f"不大于{self.high}", f"not above {self.high}")
        if self.low == self.high:
            return Text(f"只能为{self.low}", f"{self.low} only")
        return Text(f"{self.low}至{self.high}", f"from {self.low} to {self.high}")
