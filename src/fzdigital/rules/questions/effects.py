"""What an outcome comes to for whoever must act on it, and what of it is possible in all cases at once."""

from collections.abc import Iterable, Mapping
from typing import Final

from fzdigital.rules.decision import Outcome
from fzdigital.rules.diagram import Node

NOTHING: Final = frozenset({Outcome.NOT_IN_FORCE, Outcome.NOT_APPLICABLE, Outcome.SILENT})
"""The outcomes under which the act is neither compelled, nor permitted, nor forbidden."""


def effect_of(outcome: Outcome) -> frozenset[Outcome]:
    """The outcomes that come to the same: those under which nothing holds differ in their reason only."""
    return NOTHING if outcome in NOTHING else frozenset((outcome,))


def effects_of(outcomes: Iterable[Outcome]) -> frozenset[frozenset[Outcome]]:
    """What several outcomes come to."""
    return frozenset(map(effect_of, outcomes))


def joined(found: Mapping[Outcome, Node], outcomes: Iterable[Outcome], zero: Node) -> Node:
    """Where one of several outcomes holds."""
    for outcome in outcomes:
        zero = zero | found[outcome]
    return zero


def in_outcome_order(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """Outcomes, each once, in their own order."""
    found = frozenset(outcomes)
    return tuple(outcome for outcome in Outcome if outcome in found)
