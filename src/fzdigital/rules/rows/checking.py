"""Whether the values of a row have a meaning, as Python source: one expression that is true where one has none."""

from collections.abc import Iterator
from datetime import date
from typing import assert_never

from fzdigital.rules.rows.questions import Questions
from fzdigital.rules.sorts import Bool, Day, Int, OneOf, Sort
from fzdigital.rules.vocabulary import Known

_Pairs = tuple[tuple[object, Known], ...]


def checks(questions: Questions, unknown: bool) -> tuple[str, ...]:
    """For every value that is read an expression that is true where it has no meaning.

    Args:
        questions: what is asked, once all of it has been; each value is in the variable of its number.
        unknown: whether a value may be None.

    A value that cannot be looked up at all is a TypeError there.
    """
    found = (
        check
        for number, fact, means in questions.asked
        for check in (
            _meant(f"v{number}", means, questions, unknown)
            if means
            else _own(f"v{number}", fact.sort, questions, unknown)
        )
    )
    return tuple(dict.fromkeys(found))


def _own(value: str, sort: Sort, questions: Questions, unknown: bool) -> Iterator[str]:
    unless = f"{value} is not None and " if unknown else ""
    match sort:
        case Bool():
            yield f"{unless}{value} is not True and {value} is not False"
        case OneOf(values):
            yield from _meant(value, tuple((name, name) for name, _ in values), questions, unknown)
        case Int(low, high):
            # By the exact class, as the sort admits values: True is no number.
            yield f"{unless}({value}.__class__ is not {_kind(int, questions)} or not {low} <= {value} <= {high})"
        case Day(first, last):
            least, most = (questions.constant(day, (date, day)) for day in (first, last))
            yield f"{unless}({value}.__class__ is not {_kind(date, questions)} or not {least} <= {value} <= {most})"
        case _:
            assert_never(sort)


def _kind(kind: type, questions: Questions) -> str:
    return questions.constant(kind, kind)


def _meant(value: str, means: _Pairs, questions: Questions, unknown: bool) -> Iterator[str]:
    given, nothing = [one for one, _ in means], (None,) * unknown
    if all(isinstance(one, bool) for one in given):
        yield " and ".join(f"{value} is not {one!r}" for one in (*given, *nothing))
    elif all(type(one) is str for one in given):
        texts = frozenset((*given, *nothing))
        yield f"{value} not in {questions.constant(texts, texts)}"
    else:
        # To Python True is 1, to a table it is not.
        pairs = frozenset((type(one), one) for one in (*given, *nothing))
        yield f"({value}.__class__, {value}) not in {questions.constant(pairs, pairs)}"
