"""What a step is: its words in Chinese, the same in English, and what it does to a world."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, Literal

from attrs import frozen

from tests.regulation.kinds import KINDS
from tests.regulation.pattern import Kind, Pattern, compiled, filled

Table = Sequence[Sequence[str]]
"""A table below a step: its header and its rows."""

Place = Literal["given", "when", "then"]
"""Where in a scenario a step stands."""

GIVEN: Final[tuple[Place, ...]] = ("given", "when")
"""What happens may be told as what was or as what comes."""

_BY_ID: Final[dict[str, Kind]] = {kind.id: kind for kind in KINDS}


@frozen
class Step:
    """One form of words that scenarios can use.

    Args:
        places: where it can stand.
        pattern: its words in Chinese.
        english: the same in English, with the same places.
        run: takes the world, a table if the step has one, and the value of each place by name.
        table: whether a table stands below it.
    """

    places: tuple[Place, ...]
    pattern: Pattern
    english: str
    run: Callable[..., None]
    table: bool = False

    def said_in_english(self, sentence: str) -> str | None:
        """A sentence of this form, in English; None if it is none. Parameters of an outline stay in their brackets."""
        words = self.pattern.words(sentence, loose=True)
        if words is None:
            return None
        kinds = dict(self.pattern.kinds)
        said = {name: word if word.startswith("<") else kinds[name].english(word) for name, word in words.items()}
        return filled(self.english, said)


def told(zh: str, en: str, run: Callable[..., None], *, table: bool = False) -> Step:
    """A step that tells what happened or holds: it stands under 假如 or 当."""
    return Step(GIVEN, compiled(zh, _BY_ID), en, run, table)


def asked(zh: str, en: str, run: Callable[..., None], *, table: bool = False) -> Step:
    """A step that asks and checks the answer: it stands under 那么."""
    return Step(("then",), compiled(zh, _BY_ID), en, run, table)


def fitting(steps: Iterable[Step], place: str, sentence: str, *, loose: bool = False) -> tuple[Step, ...]:
    """The steps whose form a sentence has.

    Args:
        steps: the steps there are.
        place: where the sentence stands.
        sentence: the sentence, without its keyword.
        loose: whether parameters of an outline may stand in it.
    """
    return tuple(
        step for step in steps if place in step.places and step.pattern.words(sentence, loose=loose) is not None
    )


def perform(steps: Iterable[Step], place: str, sentence: str, table: Table | None, world: Any) -> None:
    """Do what a sentence says.

    Raises:
        LookupError: no step, or more than one, has its form, or a table is missing or too much.
        AssertionError: it asks, and the answer is another.
    """
    found = fitting(steps, place, sentence)
    if len(found) != 1:
        raise LookupError(f"{len(found)} steps fit {place} {sentence!r}; README.md lists the steps there are")
    (step,) = found
    if step.table is (table is None):
        raise LookupError(f"a table is {'missing' if step.table else 'too much'} below {sentence!r}")
    values = step.pattern.values(sentence) or {}
    if table is not None:
        values["table"] = table
    step.run(world, **values)
