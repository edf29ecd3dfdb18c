"""Which facts can still change, and that the questions refuse no plain case."""

from datetime import date
from typing import Final

import pytest

from fzdigital.policy.facts import VOCABULARY
from fzdigital.policy.measures import MEASURES
from fzdigital.rules.case import Case, Matter
from fzdigital.rules.decide import decide
from fzdigital.rules.decision import Outcome
from fzdigital.rules.questions.change import least_change
from fzdigital.rules.questions.given import check_consistent
from fzdigital.rules.vocabulary import Value

DAY: Final = VOCABULARY.facts_of("", {"as_of": date(2025, 6, 30)})


def moves(name: str) -> str:
    """How a fact moves."""
    return next(fact.moves for fact in VOCABULARY.facts if fact.name == name)


@pytest.mark.parametrize("fact", VOCABULARY.facts, ids=lambda fact: fact.name)
def test_who_changes_it_and_how_it_moves_go_together(fact: object) -> None:
    """What never moves nobody changes, and the other way about."""
    assert (fact.changed_by is None) is (fact.moves == "never")  # type: ignore[attr-defined]


def test_stocks_go_up_and_down_and_history_grows() -> None:
    """What is counted now is freed by an exit; what has been counts for good."""
    assert {moves(f"library.{one}") for one in ("count", "adjusted_count", "reserve_count", "reserve_usable")} == {
        "freely"
    }
    assert {
        moves("library.exits"),
        moves("candidate.exits"),
        moves("application.row_taken.cumulative_ever_selected"),
    } == {"up"}
    assert moves("application.row_taken.per_batch") == "freely"


def test_a_smaller_library_may_be_replenished() -> None:
    """A library of 27 after adjustment may not be replenished, one of 26 may: that is a way."""
    counts = {"library.count": 31, "library.adjusted_count": 27, "library.exits": 6, "library.reserve_count": 0}
    known: dict[str, Value] = counts | {"library.reserve_usable": 0}
    case = Case("library", "", DAY, VOCABULARY.facts_of("library", known), ())
    found = least_change(decide(MEASURES, case), "replenish", [Outcome.MAY])
    assert [[(one.fact.name, one.new) for one in way.changes] for way in found.ways] == [
        [("library.adjusted_count", 26)]
    ]


@pytest.mark.parametrize(
    ("kind", "known", "act"),
    [
        (
            "service",
            {"poor_result": True, "low_satisfaction": True, "during_service": True},
            "demand_rectification_5_3",
        ),
        (
            "service",
            {"poor_result": False, "low_satisfaction": False, "similar": False, "during_service": True},
            "demand_rectification_5_3",
        ),
        ("report", {"made": True, "put_to_provider": False, "verification": "falsification"}, "exit"),
    ],
)
def test_a_plain_case_by_hand_is_not_refused(kind: str, known: dict[str, Value], act: str) -> None:
    """Two faults at once, none at all, or a result without hearing the provider: all can be asked about."""
    facts = VOCABULARY.facts_of(kind, {f"{kind}.{name}": value for name, value in known.items()})
    firm = VOCABULARY.facts_of("firm", {"firm.in_library": True})
    decision = decide(MEASURES, Case("firm", "示例", DAY, firm, (Matter(kind, "1", facts),)))
    check_consistent(decision, act)


def test_the_past_is_not_rewritten() -> None:
    """Of a refused rectification neither the outcome nor the membership is a way out of the exit."""
    known: dict[str, Value] = {"rect_5_3.demanded": True, "rect_5_3.outcome": "refused"}
    matter = Matter("rect_5_3", "1", VOCABULARY.facts_of("rect_5_3", known))
    case = Case("firm", "示例", DAY, VOCABULARY.facts_of("firm", {"firm.in_library": True}), (matter,))
    found = least_change(decide(MEASURES, case), "exit")
    assert found.is_impossible
    assert not {"firm.in_library", "rect_5_3.outcome"} & {one.fact.name for one in found.movable}
