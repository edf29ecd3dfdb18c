"""Readers of tables that are handed in: marks, facts of many cases, numbers drawn elsewhere."""

from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Any, Final

import numpy as np
import pandas as pd
from attrs import evolve

from fzdigital.policy.measures import MEASURES
from fzdigital.population.frames import population_of_frame
from fzdigital.population.score_columns import ScoreColumns
from fzdigital.population.scoring import select_columns
from fzdigital.rules.binding import Always, Column
from fzdigital.rules.population import population_of
from fzdigital.whatif.recorded import Recorded
from tests.hostile.draw_bytes import Choices
from tests.hostile.reader import Reader
from tests.whatif.studies import BEHAVIOUR, LASTING, STUDY

_FACTS: Final = tuple(one.name for one in MEASURES.vocabulary.of("firm"))
_ACTS: Final = tuple(one.id for one in MEASURES.acts if one.subject == "firm")
_KINDS: Final = (
    "int8",
    "int16",
    "int32",
    "int64",
    "uint8",
    "uint64",
    "float64",
    "bool",
    "U3",
    "O",
    "M8[D]",
    "complex128",
)
_CELLS: Final[tuple[Any, ...]] = (
    *(
        None,
        True,
        False,
        0,
        1,
        2,
        -1,
        255,
        2**70,
        1.0,
        0.5,
        float("nan"),
        float("inf"),
        "",
        "是",
        "knit",
        "a" * 300,
        b"x",
    ),
    *(
        date(2024, 4, 11),
        datetime.fromisoformat("2024-04-11"),
        datetime.fromisoformat("2024-04-11T09:00"),
        date.min,
        date.max,
        [],
        {},
        (1,),
        object,
        "\ud800",
    ),
)
_NUMBERS: Final = (0, 1, 2, 3, -1, -2, -3, -4, 99999, 100000, 7000, 8050, 2**31 - 1, -(2**31), 2**62, 5)
_NAMES: Final = (*_FACTS[:6], "firm.unheard", "", "甲", "in_force")


def _array(choices: Choices, shape: tuple[int, ...]) -> Any:
    """An array that is what it should be, mostly."""
    kind = choices.one(_KINDS) if choices.number(0, 5) == 0 else "int64"
    drawn = [choices.one(_NUMBERS[: choices.one((3, 6, 16))]) for _ in range(int(np.prod(shape)))]
    with np.errstate(all="ignore"):
        return np.array(drawn, np.int64).astype(kind).reshape(shape)


def _scores(data: bytes, folder: Path) -> None:
    choices = Choices(data)
    rows, experts = choices.number(0, 9), choices.number(0, 6)
    ids = _array(choices, (rows,)) if choices.flag() else np.arange(rows)
    sectors = _array(choices, (rows + (choices.number(0, 9) == 0),)) if choices.flag() else np.zeros(rows, np.int64)
    marks = _array(
        choices, choices.one(((rows, experts), (rows, experts), (rows,), (experts, rows), (rows, experts, 1)))
    )
    vetoed = _array(choices, (rows,)) if choices.flag() else np.zeros(rows, np.bool_)
    ties = _array(choices, (rows,)) if choices.flag() else None
    select_columns(MEASURES, ScoreColumns(ids, sectors, marks, vetoed, ties))


def _table(choices: Choices) -> dict[Any, Any]:
    rows = choices.number(0, 4)
    table: dict[Any, Any] = {}
    for _ in range(choices.number(0, 5)):
        cells: Any = [choices.one(_CELLS) for _ in range(rows + (choices.number(0, 15) == 0))]
        match choices.number(0, 9):
            case 0:
                cells = tuple(cells)
            case 1:
                cells = choices.one(_CELLS)
            case 2:
                cells = [choices.one((True, False, None))] * rows
            case _:
                pass
        name: Any = choices.one(_NAMES) if choices.number(0, 20) else choices.one((1, None, ("a",)))
        table[name] = cells
    return table


def _bindings(choices: Choices) -> dict[str, Any]:
    """Where facts come from; what is not bound is unknown."""
    found: dict[str, Any] = {}
    for _ in range(choices.number(0, 3)):
        means = {choices.one(_CELLS[:20]): choices.one(_CELLS[:20]) for _ in range(choices.number(0, 3))}
        bound: Any = choices.one((Column(choices.one(_NAMES), means), Always(choices.one(_CELLS)), "text", None))
        found[choices.one(_NAMES)] = bound
    return found


def _facts(data: bytes, folder: Path) -> None:
    choices = Choices(data)
    acts, table, bindings = [choices.one((*_ACTS, "nothing"))], _table(choices), _bindings(choices)
    unknown = [one for one in _FACTS if one not in table and one not in bindings and choices.number(0, 30)]
    population = population_of(MEASURES, "firm", table, acts=acts, bindings=bindings, unknown=unknown)
    population.act(acts[0])


def _frame(data: bytes, folder: Path) -> None:
    choices = Choices(data)
    acts, table = [choices.one(_ACTS)], _table(choices)
    made: Any = table
    if choices.flag():
        try:
            made = pd.DataFrame(table)
        except Exception:
            return
    elif choices.flag():
        made = {name: np.array(cells, object) for name, cells in table.items()}
    unknown = [one for one in _FACTS if one not in table]
    population_of_frame(MEASURES, "firm", made, acts=acts, unknown=unknown).act(acts[0])


def _numbers(data: bytes, folder: Path) -> None:
    choices = Choices(data)
    shape = tuple(choices.number(0, 12) * 4 + choices.number(0, 3) for _ in range(choices.one((3, 3, 3, 2, 4))))
    drawn: Any = np.linspace(0, choices.one((0.9, 1.0, 1.1, np.nan)), int(np.prod(shape))).reshape(shape)
    with np.errstate(all="ignore"):
        cast = drawn.astype(choices.one(("f8", "f4", "f2", "i8", "O")))
    numbers = {choices.one((*BEHAVIOUR.purposes, "nothing")): cast}
    evolve(STUDY, scenarios=3, rounds=2, recorded=Recorded(numbers)).run(LASTING)


def _random_seeds() -> tuple[bytes, ...]:
    chance = Random(5)
    return tuple(chance.randbytes(chance.choice((20, 80, 200))) for _ in range(20))


READERS: Final = tuple(
    Reader(name, _random_seeds, run)
    for name, run in (
        ("score-columns", _scores),
        ("fact-columns", _facts),
        ("fact-frame", _frame),
        ("recorded-numbers", _numbers),
    )
)
