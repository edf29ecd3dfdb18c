"""Boolean forms of questions that Python can answer: what conditions become before they are written as source."""

from collections.abc import Iterable, Iterator

from attrs import frozen

Source = tuple[str | int, ...]
"""Python source; a number stands for the value of that number."""


@frozen(cache_hash=True)
class Question:
    """A question, or that its answer is no.

    Args:
        asks: the question, as an expression.
        excludes: a question whose answer is never yes together with this one's; empty if there is none.
        holds: whether the answer is to be yes.
    """

    asks: Source
    excludes: Source
    holds: bool


@frozen(cache_hash=True)
class Junction:
    """All parts, or any of them.

    Args:
        every: whether it takes all of them.
        parts: at least two.
    """

    every: bool
    parts: "tuple[Open, ...]"


Open = Question | Junction
Form = bool | Open
"""A form that is settled, or one that depends on a row."""


def joined(every: bool, parts: Iterable[Form]) -> Form:
    """All the parts, or any of them, without what makes no difference."""
    kept: dict[Open, None] = {}
    for part in parts:
        if isinstance(part, bool):
            if part is not every:
                return part
        elif isinstance(part, Junction) and part.every == every:
            kept.update(dict.fromkeys(part.parts))
        else:
            kept[part] = None
    found = tuple(kept)
    return Junction(every, found) if len(found) > 1 else found[0] if found else every


def questions_in(form: Open) -> Iterator[Question]:
    """Every question in a form, in order, with repetitions."""
    if isinstance(form, Question):
        yield form
        return
    for part in form.parts:
        yield from questions_in(part)


def given(form: Open, asks: Source, answer: bool) -> Form:
    """What is left of a form once a question is answered."""
    if isinstance(form, Junction):
        return joined(form.every, [given(part, asks, answer) for part in form.parts])
    if form.asks == asks:
        return form.holds == answer
    return not form.holds if answer and form.excludes == asks else form


def read(source: Source) -> frozenset[int]:
    """The numbers of the values that an expression reads."""
    return frozenset(part for part in source if isinstance(part, int))
