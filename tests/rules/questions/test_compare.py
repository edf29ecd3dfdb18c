"""Two versions of a regulation compared over all cases, held against all cases one by one."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from fzdigital.errors import InvalidValueError
from fzdigital.rules.amendment import Amendment
from fzdigital.rules.answer import Decision
from fzdigital.rules.case import Case, named_values
from fzdigital.rules.decision import Outcome
from fzdigital.rules.questions.compare import compare
from fzdigital.rules.questions.differences import ActChange, Comparison, Direction, Relation, RuleChange
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Act, Force, Rule
from fzdigital.text import Text
from tests.rules.oracle import outcome
from tests.rules.toy import ROOM_RULES
from tests.strategies.amendments import amended, functioning
from tests.strategies.small import few, small_regulations
from tests.strategies.two_versions import Row, TwoVersions

MOST = 400
"""Cases that are tried."""

some = settings(few, max_examples=40)

NOTHING = {Outcome.NOT_IN_FORCE, Outcome.NOT_APPLICABLE, Outcome.SILENT}
REACH = {Outcome.MUST_NOT: 0, **dict.fromkeys(NOTHING, 1), Outcome.MAY: 2, Outcome.MUST: 3}


@st.composite
def versions(draw: st.DrawFn, *, functions: bool = False) -> TwoVersions:
    """Two versions of a small regulation whose first act burdens and whose second benefits somebody."""
    before = draw(small_regulations())
    praise, warn = before.acts
    acts = (evolve(praise, benefits="pupil"), evolve(warn, burdens="pupil"))
    before = evolve(before, acts=draw(st.sampled_from((acts, acts[::-1], before.acts))))
    after = draw(amended(before))
    twice: tuple[str, ...] = ()
    if functions:
        one, other = draw(functioning(before))
        before, after = one, evolve(after, functions=other.functions)
        twice = one.functions[0].gives
    both = TwoVersions(before, after, twice)
    assume(both.size <= MOST)
    return both


def changes(found: Comparison) -> Iterator[tuple[RuleChange, tuple[Rule, Rule]]]:
    """The rules that stand in both versions on one act."""
    for change in found.rules:
        if change.before is not None and change.after is not None and change.before.act == change.after.act:
            yield change, (change.before, change.after)


def hangs(both: TwoVersions, holding: dict[int, bool]) -> bool:
    """Whether something holds in one case and not in another that differs in facts that stand twice alone."""
    twice = {name for one in both.twice for name in (one, f"{one}'")}
    seen: dict[tuple[object, ...], bool] = {}
    for number, held in holding.items():
        values = both.rows[number].values
        rest = tuple(value for name, value in values.items() if name not in twice)
        if seen.setdefault(rest, held) is not held:
            return True
    return False


def share(both: TwoVersions, act: str, holding: dict[int, bool]) -> Fraction:
    """In what share of the cases that the rules on an act tell apart something holds."""
    twice = {name for one in both.twice for name in (one, f"{one}'")}
    told = (both.spoken_of(act) - twice) | set(both.axes)
    places = [
        (tuple(value for name, value in both.rows[number].values.items() if name in told), held)
        for number, held in holding.items()
    ]
    return Fraction(len({place for place, held in places if held}), len({place for place, _ in places}) or 1)


def stated(regulation: Regulation, case: Case) -> dict[str, object]:
    """The values of a case by name, of its book as well; of a book that never happened what is so then."""
    facts = regulation.vocabulary.facts
    return {
        **{fact.name: fact.absent for fact in facts},
        **named_values(regulation, case, len(case.matters) - 1),
    }


def agrees(both: TwoVersions, row: Row, before: Decision, after: Decision) -> bool:
    """Whether a decision is about a case that was tried."""
    known = {**dict(before.regulation.setting.readings), **stated(both.before, before.case)}
    later = {**dict(after.regulation.setting.readings), **stated(both.after, after.case)}
    plain = {name: value for name, value in row.values.items() if not name.endswith("'") and name not in both.twice}
    for axis in both.axes:
        # Each version has its own reading where it has one.
        if both.before.reading(axis) is not None:
            known[axis] = later[axis]
    # What no rule on the act hangs on may be left open in the case.
    return all(known[name] in (None, value) for name, value in plain.items())


class TestArguments:
    """Two versions, and nothing else."""

    @pytest.mark.parametrize("given", [None, "reading-room", Amendment("A", Text("甲", "A"))])
    def test_what_is_no_regulation(self, given: Any) -> None:
        """The error says which of the two, and how to get one."""
        with pytest.raises(
            InvalidValueError, match=r"^the first version is .*; it must be a Regulation, such as"
        ) as one:
            compare(given, ROOM_RULES)
        assert one.value.text.zh.startswith("第一个版本为")
        with pytest.raises(InvalidValueError, match=r"^the second is .*; it must be a Regulation, such as"):
            compare(ROOM_RULES, given)


class TestRules:
    """Each rule's relation is that of the cases in which it is met."""

    @some
    @given(versions())
    def test_relation(self, both: TwoVersions) -> None:
        """Wider if met in more cases, narrower if in fewer, different if both, the same if in none other."""
        for change, rules in changes(compare(both.before, both.after)):
            found = [both.changed(rules, row) for row in both.rows]
            more, less = (any(one[side] for one in found) for side in (0, 1))
            expected = {
                (False, False): Relation.SAME,
                (True, False): Relation.WIDER,
                (False, True): Relation.NARROWER,
                (True, True): Relation.DIFFERENT,
            }
            assert change.relation is expected[more, less]

    @some
    @given(versions())
    def test_share(self, both: TwoVersions) -> None:
        """The share is that of the cases in which the difference shows."""
        for change, rules in changes(compare(both.before, both.after)):
            found = {number: any(both.changed(rules, row)) for number, row in enumerate(both.rows)}
            assert change.share == share(both, rules[0].act, found)
            assert (change.cases == 0) == (change.share == 0)

    @some
    @given(versions())
    def test_examples(self, both: TwoVersions) -> None:
        """There is a case for each way in which the rule differs, and it is one in which the rule differs so."""
        for change, rules in changes(compare(both.before, both.after)):
            sides = {Relation.WIDER: (0,), Relation.NARROWER: (1,), Relation.DIFFERENT: (0, 1), Relation.SAME: ()}
            assert len(change.examples) == len(sides[change.relation])
            for side, one in zip(sides[change.relation], change.examples, strict=True):
                rows = [row for row in both.rows if agrees(both, row, one.before, one.after)]
                assert rows
                assert all(both.changed(rules, row)[side] for row in rows)

    @some
    @given(versions())
    def test_one_that_is_only_worded_otherwise(self, both: TwoVersions) -> None:
        """A rule that is said to be only worded otherwise is met and applies in the same cases."""
        for change, rules in changes(compare(both.before, both.after)):
            if change.is_only_wording:
                assert rules[0] != rules[1]
                assert not any(any(both.changed(rules, row)) for row in both.rows)
                assert (rules[0].force, rules[0].holder) == (rules[1].force, rules[1].holder)

    @some
    @given(versions())
    def test_every_rule_is_there(self, both: TwoVersions) -> None:
        """Each rule of either version stands once: added, repealed, moved to another act, or compared."""
        found = compare(both.before, both.after)
        old, new = ({rule.id: rule for rule in version.rules} for version in (both.before, both.after))
        assert [one.id for one in found.rules] == [*new, *(name for name in old if name not in new)]
        for one in found.rules:
            assert (one.before, one.after) == (old.get(one.id), new.get(one.id))
            if one.id not in old:
                assert one.relation is Relation.ADDED
            elif one.id not in new:
                assert one.relation is Relation.REPEALED
            elif old[one.id].act != new[one.id].act:
                assert one.relation is Relation.DIFFERENT


def pairs(both: TwoVersions, act: Act) -> dict[tuple[Outcome, Outcome], dict[int, bool]]:
    """From which outcome to which other an act changes, and in which cases, on days on which both are in force."""
    found: dict[tuple[Outcome, Outcome], dict[int, bool]] = {}
    for number, row in enumerate(both.rows):
        old, new = both.outcomes(act.id, row)
        if len(set(both.in_force(row))) == 1 and old is not new and not {old, new} <= NOTHING:
            found.setdefault((old, new), {})[number] = True
    return {pair: {number: number in cases for number in range(len(both.rows))} for pair, cases in found.items()}


def held(both: TwoVersions, act: str, row: Row) -> bool:
    """Whether the outcome of an act is the same under both versions, and held by others."""
    old, new = both.outcomes(act, row)
    forces = {one.value for one in Force} - {"aim"} if old is Outcome.CONFLICT else {old.value}
    if old is not new or old in NOTHING or len(set(both.in_force(row))) == 2:
        return False
    first, second = (
        {rule.holder for rule in applying if rule.force.value in forces} for applying in both.applying(act, row)
    )
    return first != second


class TestActs:
    """Each act's direction is that of its outcomes in all cases."""

    @some
    @given(versions())
    def test_direction(self, both: TwoVersions) -> None:
        """Stricter where a burden reaches further or a benefit less far, in every case that changes."""
        found = {one.act.id: one for one in compare(both.before, both.after).acts}
        force = [both.in_force(row) for row in both.rows]
        apart = (True, True) not in force and any(map(any, force))
        for act in both.after.acts:
            shifts = pairs(both, act)
            holders = any(held(both, act.id, row) for row in both.rows)
            assert {(one.before, one.after) for one in found[act.id].shifts} == set(shifts)
            assert bool(found[act.id].holders) == holders
            otherwise = Direction.CHANGED if holders else Direction.APART if apart else Direction.SAME
            assert found[act.id].direction is (self.direction(act, set(shifts)) if shifts else otherwise)
            assert found[act.id].addressee == (act.burdens or act.benefits)

    def direction(self, act: Act, shifts: set[tuple[Outcome, Outcome]]) -> Direction:
        """The direction of some shifts, by the definition."""
        if not (act.burdens or act.benefits):
            return Direction.CHANGED
        if any(Outcome.CONFLICT in shift for shift in shifts):
            return Direction.MIXED
        further, less = (any((REACH[new] - REACH[old]) * sign > 0 for old, new in shifts) for sign in (1, -1))
        if further and less:
            return Direction.MIXED
        return Direction.STRICTER if further == bool(act.burdens) else Direction.LAXER

    @some
    @given(versions())
    def test_shares_and_examples(self, both: TwoVersions) -> None:
        """Every shift has its share, and a case that, decided anew, shows it."""
        for change in compare(both.before, both.after).acts:
            shifts = pairs(both, change.act)
            for one in change.shifts:
                assert one.share == share(both, change.act.id, shifts[one.before, one.after])
                shown = (one.example.before, one.example.after)
                assert [decision.of(change.act.id).outcome for decision in shown] == [one.before, one.after]
                rows = [row for row in both.rows if agrees(both, row, *shown)]
                assert {both.outcomes(change.act.id, row) for row in rows} == {(one.before, one.after)}


class TestSame:
    """What is said to be the same is the same."""

    @some
    @given(versions())
    def test_equivalent(self, both: TwoVersions) -> None:
        """Versions reported equivalent agree in every case on every day."""
        if compare(both.before, both.after).is_equivalent:
            for row in both.rows:
                assert len(set(both.in_force(row))) == 1
                for act in both.after.acts:
                    old, new = both.outcomes(act.id, row)
                    assert old is new or {old, new} <= NOTHING

    @some
    @given(small_regulations())
    def test_a_version_and_itself(self, one: Regulation) -> None:
        """Nothing differs, and nothing is only worded otherwise."""
        found = compare(one, one)
        assert found.is_equivalent
        assert not found.is_only_wording
        assert all(rule.is_same and not rule.is_rewritten for rule in found.rules)
        assert (found.parameters, found.readings, found.period.only_before, found.period.only_after) == ((), (), (), ())

    @some
    @given(versions())
    def test_period(self, both: TwoVersions) -> None:
        """The days gained and lost are those on which one version alone can be in force."""
        period = compare(both.before, both.after).period
        force = [(row, both.in_force(row)) for row in both.rows]
        more, less = any(new and not old for _, (old, new) in force), any(old and not new for _, (old, new) in force)
        expected = {
            (False, False): Relation.SAME,
            (True, False): Relation.WIDER,
            (False, True): Relation.NARROWER,
            (True, True): Relation.DIFFERENT,
        }
        assert period.relation is expected[more, less]
        for ranges, side in ((period.only_before, (True, False)), (period.only_after, (False, True))):
            days = {row.values["day.today"] for row, found in force if found == side and "day.today" in row.values}
            if any("day.today" in row.values for row in both.rows):
                assert days == {day for day in days if any(first <= day <= last for first, last in ranges)}
                assert all(first in days and last in days for first, last in ranges)


class TestFunctions:
    """Facts that come of a plain function that differs may be otherwise under the second version."""

    @some
    @given(versions(functions=True))
    def test_rules(self, both: TwoVersions) -> None:
        """Not decided exactly where it hangs on such a fact, and proved the same where it does not."""
        found = compare(both.before, both.after)
        assert not found.is_equivalent
        for change, rules in changes(found):
            rows = {number: both.changed(rules, row) for number, row in enumerate(both.rows)}
            sides = [{number: one[side] for number, one in rows.items()} for side in (0, 1)]
            undecided = any(hangs(both, one) for one in sides)
            assert (change.relation is Relation.NOT_DECIDED) == undecided
            if not undecided:
                assert (change.relation is Relation.SAME) == (not any(any(one.values()) for one in sides))
                assert change.share == share(both, rules[0].act, {number: any(one) for number, one in rows.items()})

    @some
    @given(versions(functions=True))
    def test_acts(self, both: TwoVersions) -> None:
        """The same for the outcomes; each shift that is told has a case that shows it."""
        for change in compare(both.before, both.after).acts:
            shifts = pairs(both, change.act)
            undecided = any(hangs(both, found) for found in shifts.values())
            assert (change.direction is Direction.NOT_DECIDED) == undecided
            if not undecided:
                assert {(one.before, one.after) for one in change.shifts} == set(shifts)
                self.shown(change)

    def shown(self, change: ActChange) -> None:
        """Each case, decided anew, shows the outcomes that it stands for."""
        for one in change.shifts:
            for decision, expected in ((one.example.before, one.before), (one.example.after, one.after)):
                regulation, case = decision.regulation, decision.case
                assert decision.of(change.act.id).outcome is expected
                known = {name for value in (stated(regulation, case),) for name in value if value[name] is not None}
                if known == {fact.name for fact in regulation.vocabulary.facts}:
                    assert outcome(regulation, case, change.act.id) is expected
