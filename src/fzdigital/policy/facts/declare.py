"""Short forms for declaring facts, so that a declaration reads as one line per thing said."""

from datetime import date
from typing import Final

from fzdigital.policy.actors import BUREAU
from fzdigital.rules.rule import Actor
from fzdigital.rules.vocabulary import Bool, Day, FactDef, Int, Movement, OneOf, World
from fzdigital.text import Text

FIRST_DAY: Final = date(2000, 1, 1)
LAST_DAY: Final = date(2099, 12, 31)
"""The days a case may carry; wide enough for the Measures and any amendment of them."""


def yes_no(
    name: str,
    clause: str,
    affirmed: Text,
    denied: Text,
    *,
    of: str = "",
    world: World = "state",
    absent: bool | None = None,
    by: Actor = BUREAU,
    changed_by: Actor | None = None,
    moves: Movement = "never",
) -> FactDef:
    """A yes-or-no fact; its name and its question follow from the two statements."""
    return FactDef(
        name,
        Bool(affirmed, denied),
        affirmed,
        clause,
        Text(f"是否{affirmed.zh}？", f"Is it so that {affirmed.en}?"),
        by.text,
        of,
        world,
        absent,
        changed_by.text if changed_by else None,
        moves,
    )


def count(
    name: str,
    clause: str,
    text: Text,
    unit: Text,
    high: int,
    *,
    of: str = "",
    absent: int | None = None,
    moves: Movement = "freely",
) -> FactDef:
    """A number counted from the register, from 0 to ``high``: a stock goes up and down, what has been only grows."""
    sort = Int(0, high, unit)
    question = Text(f"{text.zh}是多少？", f"What is the {text.en}?")
    return FactDef(name, sort, text, clause, question, BUREAU.text, of, "derived", absent, BUREAU.text, moves)


def day(name: str, clause: str, text: Text, *, of: str = "", absent: date | None = None) -> FactDef:
    """A calendar day."""
    sort = Day(FIRST_DAY, LAST_DAY)
    question = Text(f"{text.zh}是哪一天？", f"Which day is the {text.en}?")
    return FactDef(name, sort, text, clause, question, BUREAU.text, of, "state", absent)


def named(
    name: str,
    clause: str,
    text: Text,
    values: tuple[tuple[str, Text], ...],
    *,
    of: str = "",
    world: World = "state",
    absent: str | None = None,
    by: Actor = BUREAU,
    changed_by: Actor | None = None,
    moves: Movement = "never",
) -> FactDef:
    """A fact with a closed list of values."""
    question = Text(f"{text.zh}是哪一种？", f"What is the {text.en}?")
    changer = changed_by.text if changed_by else None
    return FactDef(name, OneOf(values), text, clause, question, by.text, of, world, absent, changer, moves)
