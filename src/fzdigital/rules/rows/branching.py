"""Answers as Python statements that ask each question as seldom as they can."""

from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import frozen

from fzdigital.rules.rows.forms import Form, Junction, Open, Source, given, questions_in, read

_ROOM = 64
"""Blocks into which a question that several answers hang on may split them; past that each answer is written out."""

_Answers = list[tuple[int, Open]]
"""Bits, each with the form under which it is set."""


@frozen
class Branching:
    """Writes statements.

    Args:
        values: how each value is had, as an expression; asked for once and only when it is needed.
    """

    values: tuple[str, ...]

    def statements(self, answers: list[tuple[int, Form]], held: Iterable[int] = ()) -> Iterator[str]:
        """The lines that set the bits of ``m`` for every answer that holds; at first ``m`` is 0.

        Args:
            answers: bits with their forms.
            held: the values that are held already, each in its variable.
        """
        return self._block(answers, frozenset(held), _ROOM)

    def _block(self, answers: list[tuple[int, Form]], held: frozenset[int], room: int) -> Iterator[str]:
        settled = 0
        for bit, form in answers:
            settled |= bit if form is True else 0
        if settled:
            yield f"m |= {settled}"
        for together in _apart([(bit, form) for bit, form in answers if not isinstance(form, bool)]):
            yield from self._together(together, held, room)

    def _together(self, answers: _Answers, held: frozenset[int], room: int) -> Iterator[str]:
        """Answers that have values in common: split by the question they ask most often."""
        asked = [one.asks for _, form in answers for one in questions_in(form)]
        most, times = Counter(asked).most_common(1)[0]
        if times == 1 or room < 2:
            often = Counter(value for asks in asked for value in read(asks))
            yield from self._hold([value for value, count in often.items() if count > 1], held)
            held |= {value for value, count in often.items() if count > 1}
            for bit, form in answers:
                yield f"if {self._form(form, held)}: m |= {bit}"
            return
        yes, no = (_left(answers, most, answer) for answer in (True, False))
        open_still = [form for _, form in (*yes, *no) if not isinstance(form, bool)]
        again = {value for form in open_still for one in questions_in(form) for value in read(one.asks)} & read(most)
        yield from self._hold(sorted(again), held)
        held |= again
        room = room // 2 if yes and no else room - 1
        # A form that cannot be met is found out only here: its block is empty.
        then, otherwise = ([f" {line}" for line in self._block(left, held, room)] for left in (yes, no))
        question = self._source(most, held)
        if then:
            yield from (f"if {question}:", *then)
            yield from (("else:", *otherwise) if otherwise else ())
        elif otherwise:
            yield from (f"if not {question}:", *otherwise)

    def _hold(self, values: list[int], held: frozenset[int]) -> Iterator[str]:
        return (f"v{value} = {self.values[value]}" for value in values if value not in held)

    def _form(self, form: Open, held: frozenset[int]) -> str:
        if isinstance(form, Junction):
            word = " and " if form.every else " or "
            return f"({word.join(self._form(part, held) for part in form.parts)})"
        source = self._source(form.asks, held)
        return source if form.holds else f"not {source}"

    def _source(self, source: Source, held: frozenset[int]) -> str:
        written = []
        for part in source:
            if isinstance(part, str):
                written.append(part)
            elif part in held:
                written.append(f"v{part}")
            elif source.count(part) == 1:
                written.append(self.values[part])
            else:
                # A question reads a value from left to right, first whether there is one.
                written.append(f"(v{part} := {self.values[part]})")
                held |= {part}
        return "".join(written)


def _left(answers: _Answers, asks: Source, answer: bool) -> list[tuple[int, Form]]:
    left = [(bit, given(form, asks, answer)) for bit, form in answers]
    return [(bit, form) for bit, form in left if form is not False]


def _apart(answers: _Answers) -> list[_Answers]:
    """The answers in groups that have no value in common."""
    groups: list[tuple[frozenset[int], _Answers]] = []
    for answer in answers:
        values = frozenset(value for one in questions_in(answer[1]) for value in read(one.asks))
        merged: _Answers = []
        for group in [group for group in groups if group[0] & values]:
            groups.remove(group)
            values |= group[0]
            merged += group[1]
        groups.append((values, [*merged, answer]))
    return [group for _, group in groups]
