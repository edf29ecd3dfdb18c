"""What varies in a case, and the variables that stand for it."""

import pytest
from attrs import evolve

from fzdigital.errors import UnknownNameError
from fzdigital.rules.build import above, all_of, any_of, at_least, holds, not_
from fzdigital.rules.decide import decide
from fzdigital.rules.layout import Layout, rules_on
from fzdigital.rules.rule import Force, Invariant
from fzdigital.rules.vocabulary import Possible
from fzdigital.text import Text
from tests.rules.toy import (
    AS_OF,
    DESK,
    FINE,
    FROM_WHEN,
    LAST_DAY,
    LATE,
    LOAN,
    MADE_ON,
    NOTIFY,
    POINTS,
    RETURNED,
    ROOM_RULES,
    STUDENT,
    SUSPEND,
    VALID,
    WARNED,
    card,
    matter,
    rule,
)

SO = Text("向来如此", "it always is so")
OPEN = ROOM_RULES.with_readings({FROM_WHEN.id: None, LAST_DAY.id: None})


def layout(*acts: str, regulation: object = ROOM_RULES, **differing: object) -> Layout:
    """What varies in a card without matters."""
    return Layout(card(**differing), acts, regulation)  # type: ignore[arg-type]


def names(found: Layout) -> list[str]:
    """What varies, in the order in which it is tested."""
    first = sorted(found.varying.items(), key=lambda one: min(one[1]))
    return [one if isinstance(one, str) else one[1] for one, _ in first]


class TestVarying:
    """Only what is unknown or unresolved, and spoken of, varies."""

    def test_of_a_known_case_nothing(self) -> None:
        """Where everything is known there is no variable; what is known is told."""
        found = layout(SUSPEND.id)
        assert (found.varying, found.variables) == ({}, ())
        assert found.values[-1, POINTS.name] == 4

    def test_what_is_not_spoken_of_does_not_vary(self) -> None:
        """The channel has nothing to do with suspension."""
        assert names(layout(SUSPEND.id, channel=None, warned=None)) == [WARNED.name]

    def test_what_is_narrowed_varies(self) -> None:
        """As many bits as its sort needs, whatever remains of it."""
        assert len(layout(SUSPEND.id, points=Possible((3, 9))).levels[-1, POINTS.name]) == 5

    def test_an_open_reading_varies(self) -> None:
        """Where a rule on the act, or the period, hangs on it."""
        assert set(Layout(card(matter(LOAN, "L-1")), (FINE.id,), OPEN).axes) == {FROM_WHEN.id, LAST_DAY.id}
        assert set(layout(SUSPEND.id, regulation=OPEN).axes) == {LAST_DAY.id}

    def test_a_reading_stands_just_before_the_facts_that_hang_on_it(self) -> None:
        """The day hangs on the reading of the closing day."""
        assert names(layout(SUSPEND.id, regulation=OPEN, as_of=None, points=None)) == [
            AS_OF.name, LAST_DAY.id, POINTS.name,
        ]  # fmt: skip

    def test_each_matter_varies_by_itself(self) -> None:
        """Two loans of which nothing is known are two facts each."""
        loans = tuple(matter(LOAN, name, days_late=None) for name in ("L-1", "L-2"))
        found = Layout(card(*loans), (FINE.id,), ROOM_RULES)
        assert set(found.levels) == {(0, LATE.name), (1, LATE.name)}

    def test_several_regulations_share_their_facts(self) -> None:
        """What one of them speaks of varies for all."""
        more = rule("1", SUSPEND, DESK, Force.MUST, at_least(POINTS, 3), holds(WARNED))
        nothing, something = evolve(ROOM_RULES, rules=()), evolve(ROOM_RULES, rules=(more,))
        case = card(warned=None, points=None)
        assert names(Layout(case, (SUSPEND.id,), nothing)) == []
        assert names(Layout(case, (SUSPEND.id,), nothing, something)) == [WARNED.name, POINTS.name]


class TestCompared:
    """Numbers and days that are compared stand bit beside bit."""

    RULES = (rule("3", SUSPEND, DESK, Force.MUST, above(MADE_ON, AS_OF)),)

    def test_two_unknown_days(self) -> None:
        """Their variables alternate."""
        complaint = matter("complaint", "C-1", made_on=None)
        found = Layout(card(complaint, as_of=None), (SUSPEND.id,), evolve(ROOM_RULES, rules=self.RULES))
        one, other = found.levels[-1, AS_OF.name], found.levels[0, MADE_ON.name]
        assert {abs(a - b) for a, b in zip(one, other, strict=True)} == {1}

    def test_one_of_them_known(self) -> None:
        """What is known takes no variable."""
        complaint = matter("complaint", "C-1", made_on=None)
        found = Layout(card(complaint), (SUSPEND.id,), evolve(ROOM_RULES, rules=self.RULES))
        assert found.levels[0, MADE_ON.name] == tuple(reversed(found.variables))


class TestInvariants:
    """Those invariants count that speak of no other facts than the rules do."""

    def of(self, *conditions: object, acts: tuple[str, ...] = (SUSPEND.id,)) -> Layout:
        """What varies in a card with two loans, where some conditions always hold."""
        invariants = tuple(Invariant(one, SO) for one in conditions)  # type: ignore[arg-type]
        loans = tuple(matter(LOAN, name, days_late=None, returned=None) for name in ("L-1", "L-2"))
        unknown = {"student": None, "warned": None, "valid": None, "points": None, "channel": None}
        return Layout(card(*loans, **unknown), acts, evolve(ROOM_RULES, invariants=invariants))  # type: ignore[arg-type]

    def test_one_over_facts_of_the_rules(self) -> None:
        """It is there once, and what it ties stands together."""
        found = self.of(not_(all_of(holds(VALID), holds(WARNED))))
        assert [places for _, _, places in found.invariants] == [{(-1, VALID.name), (-1, WARNED.name)}]
        assert names(found) == [VALID.name, WARNED.name, POINTS.name, STUDENT.name]

    def test_one_over_other_facts(self) -> None:
        """Of loans the rules on suspension say nothing."""
        assert self.of(any_of(holds(RETURNED), holds(VALID))).invariants == ()

    def test_one_about_a_matter(self) -> None:
        """It is there for each matter of the kind."""
        found = self.of(any_of(holds(RETURNED), at_least(LATE, 1)), acts=(NOTIFY.id,))
        assert [position for _, position, _ in found.invariants] == [0, 1]


class TestRulesOn:
    """The rules on an act with the kind of matter they speak of."""

    def test_each_with_its_kind(self) -> None:
        """In the order of the regulation; none for a rule that speaks of the card alone."""
        assert [(one.id, kind) for one, kind in rules_on(ROOM_RULES, NOTIFY.id)] == [("4", ""), ("4a", LOAN), ("7", "")]

    def test_each_is_applied_to_every_matter(self) -> None:
        """A rule that speaks of none is applied once."""
        case = decide(ROOM_RULES, card(matter(LOAN, "L-1"), matter(LOAN, "L-2"))).case
        applied = Layout(case, (NOTIFY.id,), ROOM_RULES).applications(NOTIFY.id)
        assert [(one.id, position) for one, position in applied] == [("4", -1), ("4a", 0), ("4a", 1), ("7", -1)]

    def test_an_act_that_does_not_exist(self) -> None:
        """It is refused by name."""
        with pytest.raises(UnknownNameError, match="no act is named 'notice'"):
            rules_on(ROOM_RULES, "notice")
