"""Broken documents, the same for the same seed."""

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from fzdigital.rules.source import Axis
from tests.hostile.bases import bases, bundled
from tests.hostile.byte_mutations import battered
from tests.hostile.json_tree import written
from tests.hostile.mutations import edited

_WHOLE = 0.004
"""How often the whole bundled casebook is taken, which takes a hundred times as long as an excerpt."""
_BYTES = 0.25
_CHANGES = (0, 1, 1, 1, 2, 3)


class Mutant(NamedTuple):
    """A document and the questions that its readings may settle."""

    data: bytes
    axes: tuple[Axis, ...]


def mutants(count: int, seed: int, of_each: int) -> Iterator[Mutant]:
    """Documents with up to three things changed in their structure, and a quarter of them in their bytes.

    Args:
        count: how many.
        seed: what all follows from.
        of_each: how many generated documents, and how many excerpts of the bundled one, they depart from.
    """
    chance = Random(seed)
    departed_from = bases(chance, of_each)
    for _ in range(count):
        base = bundled() if chance.random() < _WHOLE else chance.choice(departed_from)
        tree = base.tree
        for _ in range(chance.choice(_CHANGES)):
            tree = edited(tree, chance)
        data = written(tree, chance)
        yield Mutant(battered(data, chance) if chance.random() < _BYTES else data, base.axes)
