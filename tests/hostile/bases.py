"""Casebook documents to depart from: the bundled one, excerpts of it, and generated ones."""

from collections.abc import Sequence
from functools import cache
from random import Random
from typing import Any, NamedTuple

from hypothesis import HealthCheck, Phase, given, seed, settings

from fzdigital.demo import demo_casebook_text
from fzdigital.io.document_json import write_json
from fzdigital.policy.measures import MEASURES
from fzdigital.rules.source import Axis
from fzdigital.service.casebook import Casebook
from tests.hostile.json_tree import Pairs, tree_of
from tests.strategies.casebooks import AXES, casebooks

_FIRMS = 3
_MOST_ROWS = 12


class Base(NamedTuple):
    """A document that is read.

    Args:
        tree: the document.
        axes: the questions that its readings may settle.
    """

    tree: Pairs
    axes: tuple[Axis, ...]


@cache
def generated(number: int, start: int) -> tuple[Casebook, ...]:
    """Generated casebooks, the same for the same numbers.

    Args:
        number: how many at most.
        start: the seed.
    """
    found: list[Casebook] = []

    @seed(start)
    @settings(
        max_examples=number, database=None, deadline=None, phases=(Phase.generate,),
        suppress_health_check=tuple(HealthCheck),
    )  # fmt: skip
    @given(casebooks())
    def gather(casebook: Casebook) -> None:
        found.append(casebook)

    gather()
    return tuple(found)


def bases(chance: Random, number: int) -> tuple[Base, ...]:
    """Documents to depart from: a generated half, and excerpts of the bundled casebook.

    Args:
        chance: decides which firms an excerpt is of.
        number: how many of either kind.
    """
    written = (Base(tree_of(write_json(one)), AXES) for one in generated(number, chance.randrange(2**32)))
    demo = bundled().tree
    return (*written, *(Base(_excerpt(demo, chance), MEASURES.axes) for _ in range(number)))


@cache
def bundled() -> Base:
    """The bundled casebook."""
    return Base(tree_of(demo_casebook_text()), MEASURES.axes)


def _excerpt(tree: Pairs, chance: Random) -> Pairs:
    """The rows of a few firms, with whatever belongs to no firm."""
    members: dict[str, Any] = dict(tree)
    codes = chance.sample(sorted({dict(row)["code"] for row in members["applications"]}), _FIRMS)
    kept: dict[str, Any] = {}
    for key, rows in members.items():
        if isinstance(rows, list) and not isinstance(rows, Pairs) and key not in ("corrections", "readings"):
            mine = [row for row in rows if dict(row).get("code", codes[0]) in codes]
            kept[key] = mine if key == "applications" else _some(mine, chance)
    ids = {dict(row)["id"] for rows in kept.values() for row in rows}
    kept["corrections"] = [row for row in members["corrections"] if dict(row)["entry"] in ids]
    kept |= {key: members[key] for key in ("format", "version", "settings", "readings")}
    marked = {_sought(row) for row in kept["applications"]}
    kept["marks"] = [row for row in kept["marks"] if _sought(row) in marked]
    return Pairs(kept.items())


def _some(rows: Sequence[Any], chance: Random) -> list[Any]:
    return chance.sample(rows, min(len(rows), _MOST_ROWS))


def _sought(row: Pairs) -> tuple[object, ...]:
    values = dict(row)
    return values["code"], values["industry"], values["batch"]
