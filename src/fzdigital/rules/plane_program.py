"""The interpreter over planes run once and written down: a straight line of operations for any number of cases.

The interpreter runs over planes that only note what is done to them. What comes to nothing, comes twice or is never
asked for is not among the operations; a plane goes as soon as nobody needs it, so that little memory is touched.
"""

from collections.abc import Callable, Iterable, Sequence
from operator import and_, or_, xor
from typing import Any, Final, NoReturn

from attrs import field, frozen

from fzdigital.rules.bits import Algebra, P

ZERO: Final = 0
ONE: Final = 1

_Operation = Callable[[Any, Any], Any]
_Step = tuple[_Operation, int, int, int]
"""An operation, the place of its result, and the places of what it is applied to."""


class Notes:
    """What was done to planes, each thing once.

    A plane is a number: twice the place of its note, plus one where its contrary is meant. Note 0 is the plane that
    holds nowhere. Since a contrary costs nothing here, "not both" and "one is not" are the same note: where all is
    known, it is never worked out twice where something holds and where it does not.
    """

    def __init__(self) -> None:
        self.notes: list[tuple[_Operation | None, int, int]] = [(None, ZERO, ZERO)]
        self._places: dict[tuple[_Operation, int, int], int] = {}

    @property
    def algebra(self) -> "Algebra[Noted]":
        """The algebra of noted planes."""
        return Algebra(Noted(self, ZERO), Noted(self, ONE))

    def given(self) -> "Noted":
        """A plane that is handed in when the program runs; such planes come first, in the order in which they do."""
        self.notes.append((None, ZERO, ZERO))
        return Noted(self, 2 * len(self.notes) - 2)

    def both(self, one: int, other: int) -> int:
        """Where both planes hold."""
        low, high = sorted((one, other))
        if low == ZERO or low ^ high == ONE:
            return ZERO
        if low in (ONE, high):
            return high
        for plane, beside in ((low, high), (high, low)):
            simpler = self._within(plane, beside)
            if simpler != beside:
                return self.both(plane, simpler)
        return self._note(and_, low, high)

    def _within(self, plane: int, other: int) -> int:
        """What may stand for another plane where one holds, by looking one note deep."""
        operation, *sides = self.notes[other >> 1]
        if operation is None:
            return other
        contrary = other & 1
        for side, rest in (sides, reversed(sides)):
            if plane == side:
                return (rest ^ 1 if operation is xor else rest) ^ contrary
            if plane ^ 1 == side:
                return (rest if operation is xor else ZERO) ^ contrary
        return other

    def apart(self, one: int, other: int) -> int:
        """Where exactly one of both planes holds."""
        contrary = (one ^ other) & 1
        low, high = sorted((one & ~1, other & ~1))
        if low == high:
            return contrary
        return (high if low == ZERO else self._note(xor, low, high)) ^ contrary

    def _note(self, operation: _Operation, low: int, high: int) -> int:
        key = (operation, low, high)
        if key not in self._places:
            self._places[key] = len(self.notes)
            self.notes.append(key)
        return 2 * self._places[key]


@frozen
class Noted:
    """A plane of which it is only noted where it comes from.

    Args:
        notes: the notes.
        number: its number in them.
    """

    notes: Notes = field(eq=False, repr=False)
    number: int

    def __and__(self, other: "Noted", /) -> "Noted":
        return Noted(self.notes, self.notes.both(self.number, other.number))

    def __or__(self, other: "Noted", /) -> "Noted":
        return Noted(self.notes, self.notes.both(self.number ^ 1, other.number ^ 1) ^ 1)

    def __xor__(self, other: "Noted", /) -> "Noted":
        return Noted(self.notes, self.notes.apart(self.number, other.number))

    def __bool__(self) -> NoReturn:
        raise TypeError("a plane is neither true nor false, it holds in some cases; combine planes with &, | and ^")


def where_not(notes: Notes, plane: Noted, asked: Iterable[Noted]) -> tuple[Noted, ...]:
    """What some planes come to where one that is handed in does not hold, or where its contrary does not.

    Args:
        notes: what was done to planes.
        plane: the plane that does not hold: one that is handed in, or the contrary of one.
        asked: the planes.
    """
    known = {plane.number >> 1: plane.number & 1}

    def then(number: int) -> int:
        return known[number >> 1] ^ (number & 1)

    wanted = tuple(asked)
    for note in sorted(_needed(notes, [one.number for one in wanted])):
        operation, one, other = notes.notes[note]
        sides = [then(side) if side >> 1 in known else side for side in (one, other)]
        known[note] = notes.apart(*sides) if operation is xor else notes.both(*sides)
    return tuple(Noted(notes, then(one.number) if one.number >> 1 in known else one.number) for one in wanted)


@frozen
class Program:
    """Operations in a straight line.

    Args:
        steps: the operations in order, over numbered places: first the plane that holds nowhere, the one that holds
            everywhere, and the planes handed in.
        given: how many planes are handed in.
        places: how many places there are.
        results: the places of the results.
    """

    steps: tuple[_Step, ...]
    given: int
    places: int
    results: tuple[int, ...]

    @property
    def reads(self) -> frozenset[int]:
        """Which of the planes handed in the results hang on, by their place among these, from 0."""
        sides = {side for _, _, one, other in self.steps for side in (one, other)}
        return frozenset(place - 2 for place in sides.union(self.results) if 2 <= place < 2 + self.given)

    def run(self, algebra: Algebra[P], given: Sequence[P]) -> tuple[P, ...]:
        """The planes asked for.

        Args:
            algebra: the algebra of the planes.
            given: the planes handed in, as many as were noted.
        """
        first = [algebra.zero, algebra.one, *given]
        planes = first + [algebra.zero] * (self.places - len(first))
        for operation, place, one, other in self.steps:
            planes[place] = operation(planes[one], planes[other])
        return tuple([planes[place] for place in self.results])


def program(notes: Notes, asked: Iterable[Noted]) -> Program:
    """The operations that lead to some planes.

    Args:
        notes: what was done to planes.
        asked: the planes.
    """
    numbers = [plane.number for plane in asked]
    line = _Line(notes)
    for note in sorted(_needed(notes, numbers)):
        line.work_out(note)
    return line.program([line.placed(number) for number in numbers])


def _needed(notes: Notes, numbers: Iterable[int]) -> set[int]:
    """The notes that lead to some planes, without those that are handed in."""
    found: set[int] = set()
    waiting = [number >> 1 for number in numbers]
    while waiting:
        note = waiting.pop()
        operation, one, other = notes.notes[note]
        if operation is not None and note not in found:
            found.add(note)
            waiting += (one >> 1, other >> 1)
    return found


class _Line:
    """A program being written; every result has a place of its own until :meth:`program` shares them out."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes.notes
        self._steps: list[_Step] = []
        given = [place for place, note in enumerate(notes.notes) if place and note[0] is None]
        self._at = {ZERO: 0, ONE: 1, **{2 * note: place for place, note in enumerate(given, start=2)}}
        self._first = self._next = 2 + len(given)

    def work_out(self, note: int) -> None:
        """A note, or its contrary where that takes less."""
        operation, one, other = self._notes[note]
        assert operation is not None
        if operation is xor:
            contrary = (one not in self._at) ^ (other not in self._at)
            left, right = (side if side in self._at else side ^ 1 for side in (one, other))
            self._step(xor, self._at[left], self._at[right], 2 * note + contrary)
        elif one not in self._at and other not in self._at:
            self._step(or_, self._at[one ^ 1], self._at[other ^ 1], 2 * note + 1)
        else:
            self._step(and_, self.placed(one), self.placed(other), 2 * note)

    def placed(self, number: int) -> int:
        """The place of a plane; where only its contrary has one, it is worked out of that."""
        if number not in self._at:
            self._step(xor, self._at[number ^ 1], self._at[ONE], number)
        return self._at[number]

    def _step(self, operation: _Operation, one: int, other: int, number: int) -> None:
        self._steps.append((operation, self._next, one, other))
        self._at[number] = self._next
        self._next += 1

    def program(self, results: Sequence[int]) -> Program:
        """The program, with as few places as it can do with."""
        last = {place: at for at, (_, _, *sides) in enumerate(self._steps) for place in sides}
        last.update(dict.fromkeys(results, len(self._steps)))
        shared = {place: place for place in range(self._first)}
        free: list[int] = []
        places = self._first
        steps: list[_Step] = []
        for at, (operation, place, one, other) in enumerate(self._steps):
            free += {shared[side] for side in (one, other) if side >= self._first and last[side] == at}
            if not free:
                free.append(places)
                places += 1
            shared[place] = free.pop()
            steps.append((operation, shared[place], shared[one], shared[other]))
        return Program(tuple(steps), self._first - 2, places, tuple(shared[place] for place in results))
