"""Two versions of the reading room: what each kind of change comes to."""

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve

from fzdigital.errors import InvalidValueError, WrongSortError
from fzdigital.rules.amendment import Amendment
from fzdigital.rules.build import above, all_of, any_of, at_least, at_most, below, holds, is_, not_
from fzdigital.rules.case import named_values
from fzdigital.rules.decision import Outcome
from fzdigital.rules.expr import TRUE, Choice
from fzdigital.rules.function import PlainFunction
from fzdigital.rules.questions.compare import compare
from fzdigital.rules.questions.differences import ActChange, Comparison, Direction, Holders, Relation, RuleChange
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Force, Invariant, Rule
from fzdigital.rules.sorts import Int
from fzdigital.rules.vocabulary import Vocabulary
from fzdigital.text import Text
from tests.rules.toy import (
    AS_OF,
    BAN,
    BEGINS,
    DAYS,
    DESK,
    ENDS,
    EXTRA,
    FINE,
    FROM_WHEN,
    GRACE,
    HEAD,
    LAST_DAY,
    LATE,
    NOTIFY,
    POINTS,
    READER,
    ROOM_RULES,
    STUDENT,
    SUSPEND,
    SUSPEND_AT,
    VALID,
    WARNED,
    fee,
    rule,
)

NONE: tuple[object, ...] = ()


def with_rules(*rules: Rule) -> Regulation:
    """The reading room with some of its rules replaced, and others added."""
    new = {one.id: one for one in rules}
    return evolve(ROOM_RULES, rules=(*(new.pop(one.id, one) for one in ROOM_RULES.rules), *new.values()))


def amended(**parts: object) -> Comparison:
    """The reading room compared with itself in which some parts are others."""
    return compare(ROOM_RULES, evolve(ROOM_RULES, **parts))


def of(found: Comparison, name: str) -> RuleChange:
    """The change of one rule."""
    return next(one for one in found.rules if one.id == name)


def act_of(found: Comparison, name: str) -> ActChange:
    """The change of one act."""
    return next(one for one in found.acts if one.act.id == name)


def old_rule(name: str) -> Rule:
    """A rule of the reading room as it is."""
    return next(one for one in ROOM_RULES.rules if one.id == name)


class TestNumbers:
    """A number moves the cases in which the rules that name it are met."""

    def test_a_higher_line(self) -> None:
        """Cards are suspended at nine points only: one value fewer, a laxer burden, and eight points to show it."""
        found = compare(ROOM_RULES, ROOM_RULES.amend(suspend_at=9))
        assert found.parameters == ((SUSPEND_AT, evolve(SUSPEND_AT, value=9)),)
        change = of(found, "1")
        assert (change.relation, change.is_rewritten) == (Relation.NARROWER, False)
        (shown,) = change.examples
        assert [one.of("suspend").outcome for one in (shown.before, shown.after)] == [Outcome.MUST, Outcome.SILENT]
        act = act_of(found, "suspend")
        assert (act.direction, act.addressee) == (Direction.LAXER, "holder")
        assert [(one.before, one.after) for one in act.shifts] == [(Outcome.MUST, Outcome.SILENT)]

    def test_counts(self) -> None:
        """Of 31 counts of points one, of cards valid or not the valid, of students or not the others, on every day."""
        change = of(compare(ROOM_RULES, ROOM_RULES.amend(suspend_at=9)), "1")
        # A student who was warned before is excepted from the exception, and the duty does not revive.
        assert change.share == Fraction(1, 31) * Fraction(1, 2) * Fraction(1, 2)
        days = (date(2099, 12, 31) - date(2000, 1, 1)).days + 1
        assert change.cases == 2 * days

    def test_all_others_are_the_same(self) -> None:
        """Every rule that does not name the number is proved the same."""
        found = compare(ROOM_RULES, ROOM_RULES.amend(suspend_at=9))
        assert [one.id for one in found.rules if not one.is_same] == ["1"]
        assert [one.act.id for one in found.acts if one.direction is not Direction.SAME] == ["suspend"]


class TestWords:
    """A rule that only says the same otherwise."""

    def test_a_denied_both(self) -> None:
        """Not both is not the one or not the other."""
        one, other = (
            with_rules(evolve(old_rule("5"), when=when))
            for when in (
                not_(all_of(holds(VALID), holds(STUDENT))),
                any_of(not_(holds(VALID)), not_(holds(STUDENT))),
            )
        )
        found = compare(one, other)
        assert of(found, "5").is_only_wording
        assert (found.is_equivalent, found.is_only_wording) == (True, True)

    def test_a_constant_for_a_number(self) -> None:
        """Eight points are eight points, enacted or written into the rule."""
        found = compare(ROOM_RULES, with_rules(evolve(old_rule("1"), when=at_least(POINTS, 8))))
        assert of(found, "1").is_only_wording
        assert found.is_only_wording

    def test_another_force_is_not_only_wording(self) -> None:
        """What was a duty becomes a power in the same cases."""
        change = of(compare(ROOM_RULES, with_rules(evolve(old_rule("5"), force=Force.MAY))), "5")
        assert (change.relation, change.is_same, change.is_only_wording) == (Relation.SAME, False, False)

    def test_another_holder_is_not_only_wording(self) -> None:
        """Somebody else may do it in the same cases; no outcome moves."""
        found = compare(ROOM_RULES, with_rules(evolve(old_rule("6"), holder=DESK.id)))
        assert of(found, "6").relation is Relation.SAME
        assert not of(found, "6").is_same
        assert not found.is_equivalent

    def test_another_period_in_other_words(self) -> None:
        """The same days, said the other way round, are the same period."""
        same = Choice(
            LAST_DAY.id,
            tuple((name, not_(any_of(below(AS_OF, BEGINS), last))) for name, last in
                  (("inclusive", above(AS_OF, ENDS)), ("exclusive", at_least(AS_OF, ENDS)))),
        )  # fmt: skip
        found = amended(in_force=same)
        assert found.is_only_wording
        assert found.period.relation is Relation.SAME


class TestRules:
    """Rules come, go and move."""

    def test_added(self) -> None:
        """A new ban of students reaches cases in which nothing was said of them."""
        new = rule("9", BAN, HEAD, Force.MUST_NOT, holds(STUDENT), clause="3")
        found = compare(ROOM_RULES, with_rules(new))
        change = of(found, "9")
        assert (change.relation, change.before, change.after) == (Relation.ADDED, None, new)
        assert (change.cases, change.share, change.examples) == (0, 0, ())
        assert act_of(found, "ban").direction is Direction.MIXED

    def test_repealed(self) -> None:
        """It stands after all others, and the act it gave is silent."""
        found = compare(ROOM_RULES, ROOM_RULES.amend(repealing("5")))
        assert (found.rules[-1].id, found.rules[-1].relation) == ("5", Relation.REPEALED)
        assert act_of(found, "fine").direction is Direction.LAXER

    def test_moved_to_another_act(self) -> None:
        """It is different, and both acts say how."""
        found = compare(ROOM_RULES, with_rules(evolve(old_rule("5"), act="extra_loans")))
        assert of(found, "5").relation is Relation.DIFFERENT
        assert act_of(found, "fine").direction is Direction.LAXER
        assert act_of(found, "extra_loans").direction is not Direction.SAME

    def test_an_act_without_rules(self) -> None:
        """Two versions in which nothing is said of an act say the same of it."""
        found = compare(ROOM_RULES.amend(repealing("5")), ROOM_RULES.amend(repealing("5"), suspend_at=9))
        assert act_of(found, "fine").direction is Direction.SAME

    def test_a_new_fact_and_a_new_act(self) -> None:
        """The second version may speak of what the first does not know; the first is asked all the same."""
        fact = evolve(WARNED, name="card.lost", text=Text("遗失", "lost"))
        act = evolve(FINE, id="replace", text=Text("补卡", "replace the card"))
        new = rule("9", act, DESK, Force.MUST, holds(fact), clause="5")
        found = amended(
            rules=(*ROOM_RULES.rules, new),
            vocabulary=Vocabulary((*ROOM_RULES.vocabulary.facts, fact)),
            acts=(*ROOM_RULES.acts, act),
        )
        assert of(found, "9").relation is Relation.ADDED
        change = act_of(found, "replace")
        assert change.direction is Direction.STRICTER
        assert all(one.example.after.of("replace").outcome is one.after for one in change.shifts)
        assert [one.id for one in found.rules if not one.is_same] == ["9"]


def repealing(name: str) -> Amendment:
    """An amendment that ends one rule."""
    return Amendment("test", Text("测试", "test"), repeal=(name,))


class TestReadings:
    """Readings settled otherwise, or left unresolved."""

    def test_another_reading(self) -> None:
        """The axis stands in the report with both readings, and the rule that hangs on it is wider."""
        found = compare(ROOM_RULES, ROOM_RULES.with_readings({FROM_WHEN.id: "at_once"}))
        ((axis, old, new),) = found.readings
        assert (axis, old, new) == (FROM_WHEN, *FROM_WHEN.readings)
        assert of(found, "5").relation is Relation.WIDER

    def test_left_unresolved(self) -> None:
        """Its case is decided under the settled reading before, and under the other one after."""
        found = compare(ROOM_RULES, ROOM_RULES.with_readings({FROM_WHEN.id: None}))
        assert found.readings == ((FROM_WHEN, FROM_WHEN.readings[0], None),)
        change = of(found, "5")
        assert change.relation is Relation.WIDER
        (shown,) = change.examples
        assert shown.before.regulation.reading(FROM_WHEN.id) == "after_grace"
        assert shown.after.regulation.reading(FROM_WHEN.id) == "at_once"
        assert [one.of("fine").outcome for one in (shown.before, shown.after)] == [Outcome.SILENT, Outcome.MUST]

    def test_an_axis_on_which_nothing_hangs(self) -> None:
        """Read otherwise, it is told as not examined, unless it is said to be inert."""
        other = evolve(FROM_WHEN, id="Q-9")
        before = evolve(ROOM_RULES, axes=(*ROOM_RULES.axes, other))
        found = compare(before, before.with_readings({"Q-9": "at_once"}))
        assert found.unexamined == (other,)
        assert not found.is_equivalent
        inert = evolve(ROOM_RULES, axes=(*ROOM_RULES.axes, evolve(other, inert=Text("无", "none"))))
        assert compare(inert, inert.with_readings({"Q-9": "at_once"})).unexamined == ()

    def test_an_axis_that_is_new(self) -> None:
        """An axis that the first version has not is no reading that changed."""
        other = evolve(FROM_WHEN, id="Q-9")
        found = amended(axes=(*ROOM_RULES.axes, other))
        assert found.readings == ()


class TestPeriod:
    """When the versions are in force."""

    def test_prolonged(self) -> None:
        """The days gained are told, and no rule is the wider for it."""
        found = compare(ROOM_RULES, ROOM_RULES.amend(ends=date(2026, 2, 28)))
        assert (found.period.relation, found.period.only_before) == (Relation.WIDER, ())
        assert found.period.only_after == ((date(2025, 3, 1), date(2026, 2, 28)),)
        assert all(act.direction is Direction.SAME for act in found.acts if act.act.id != "ban")

    def test_apart(self) -> None:
        """Periods without a day in common: days lost and days gained, and the rules compared all the same."""
        after = ROOM_RULES.amend(begins=date(2026, 1, 1), ends=date(2026, 12, 31), suspend_at=9)
        found = compare(ROOM_RULES, after)
        assert found.period.relation is Relation.DIFFERENT
        assert found.period.only_before == ((date(2024, 3, 1), date(2025, 2, 28)),)
        assert found.period.only_after == ((date(2026, 1, 1), date(2026, 12, 31)),)
        assert of(found, "1").relation is Relation.NARROWER
        assert act_of(found, "suspend").direction is Direction.APART
        assert (found.period.is_shared, found.period.is_ever) == (False, True)

    def test_from_always_to_some_days(self) -> None:
        """A version that is in force always has days alone, though its period speaks of none."""
        always = evolve(ROOM_RULES, in_force=TRUE)
        assert compare(always, ROOM_RULES).period.only_before == (
            (date(2000, 1, 1), date(2024, 2, 29)),
            (date(2025, 3, 1), date(2099, 12, 31)),
        )
        assert compare(ROOM_RULES, always).period.relation is Relation.WIDER

    def test_without_days(self) -> None:
        """A period that hangs on something else than a day has no days to tell."""
        open_door = evolve(VALID, name="room.open", of="")
        words = Vocabulary((*ROOM_RULES.vocabulary.facts, open_door))
        always = evolve(ROOM_RULES, in_force=TRUE, vocabulary=words)
        period = compare(always, evolve(always, in_force=holds(open_door))).period
        assert (period.relation, period.only_before) == (Relation.NARROWER, ())


class TestFromDay:
    """The day from which the second version applies."""

    AFTER = ROOM_RULES.amend(ends=date(2026, 2, 28), suspend_at=9)

    def test_days_before_it_are_not_gained(self) -> None:
        """Of the days gained those before it are told apart: neither version has effect on them."""
        period = compare(ROOM_RULES, self.AFTER, date(2025, 3, 15)).period
        assert period.only_after == ((date(2025, 3, 15), date(2026, 2, 28)),)
        assert period.too_early == ((date(2025, 3, 1), date(2025, 3, 14)),)

    def test_after_the_old_period(self) -> None:
        """The two are never in force on the same day: the rule is narrower, and no act is laxer."""
        found = compare(ROOM_RULES, self.AFTER, date(2025, 3, 1))
        assert not found.period.is_shared
        assert of(found, "1").relation is Relation.NARROWER
        # A ban outlasts the period, and hangs on its last day.
        assert {one.direction for one in found.acts if one.act != BAN} == {Direction.APART}
        assert compare(ROOM_RULES, self.AFTER, date(2025, 2, 28)).period.is_shared

    def test_never_in_force(self) -> None:
        """A version that ends before it applies is never in force, and takes the days from then on."""
        period = compare(ROOM_RULES, ROOM_RULES.amend(ends=date(2024, 12, 31)), date(2025, 2, 1)).period
        assert (period.is_ever, period.only_before) == (False, ((date(2025, 2, 1), date(2025, 2, 28)),))

    def test_cases_are_of_days_on_which_it_applies(self) -> None:
        """Each case that shows a difference is."""
        (shown,) = of(compare(ROOM_RULES, self.AFTER, date(2025, 1, 1)), "1").examples
        assert dict(named_values(ROOM_RULES, shown.before.case))["as_of"] == date(2025, 1, 1)

    def test_a_day_that_no_case_can_carry(self) -> None:
        """It is refused."""
        with pytest.raises(InvalidValueError, match="1999-12-31"):
            compare(ROOM_RULES, self.AFTER, date(1999, 12, 31))

    def test_without_days(self) -> None:
        """Versions that speak of no day are the same on every day."""
        always = evolve(ROOM_RULES, in_force=TRUE)
        found = compare(always, always.amend(suspend_at=9), date(2025, 1, 1))
        assert act_of(found, "suspend").direction is Direction.LAXER


class TestHolders:
    """Who holds what comes of an act."""

    def test_another_holder(self) -> None:
        """The same outcome in other hands is a change of the act."""
        found = compare(ROOM_RULES, with_rules(evolve(old_rule("5"), holder=HEAD.id)))
        change = act_of(found, "fine")
        assert (change.direction, change.shifts) == (Direction.CHANGED, ())
        assert change.holders == (Holders(Outcome.MUST, (DESK.id,), (HEAD.id,)),)
        assert not found.is_equivalent

    def test_of_a_shift(self) -> None:
        """A right that is repealed was somebody's, and is nobody's."""
        (shift,) = act_of(compare(ROOM_RULES, ROOM_RULES.amend(repealing("5"))), "fine").shifts
        assert shift.holders == Holders(Outcome.MUST, (DESK.id,), ())


class TestExceptions:
    """An exception with effect at other times than the rule."""

    def test_it_is_no_difference_that_only_the_period_makes(self) -> None:
        """Silent only as its version is not in force, it makes the rule neither wider nor narrower."""
        lasting = evolve(old_rule("1"), survives=holds(VALID))
        before = with_rules(lasting)
        found = compare(before, before.amend(ends=date(2026, 2, 28)))
        assert of(found, "1").relation is Relation.SAME


class TestDirection:
    """What a change means for whom."""

    def test_a_benefit_that_reaches_further(self) -> None:
        """More points are allowed for extra loans: laxer for the holder."""
        before = ROOM_RULES.amend(repealing("2a"))
        change = act_of(compare(before, before.amend(clean_at=3)), EXTRA.id)
        assert (change.direction, change.addressee) == (Direction.LAXER, "holder")

    def test_further_here_and_less_far_there(self) -> None:
        """Where good records are no longer rewarded and bad ones are, it is neither stricter nor laxer."""
        before = ROOM_RULES.amend(repealing("2a"))
        turned = tuple(evolve(one, when=not_(one.when)) if one.id == "2" else one for one in before.rules)
        assert act_of(compare(before, evolve(before, rules=turned)), EXTRA.id).direction is Direction.MIXED

    def test_nobody_is_declared(self) -> None:
        """An act that burdens and benefits nobody is changed, and no more."""
        found = compare(ROOM_RULES, with_rules(evolve(old_rule("4"), when=at_least(POINTS, 6))))
        assert (act_of(found, NOTIFY.id).direction, act_of(found, NOTIFY.id).addressee) == (Direction.CHANGED, "")

    def test_a_conflict(self) -> None:
        """Where rules come to contradict each other it is neither stricter nor laxer."""
        new = rule("9", SUSPEND, HEAD, Force.MUST_NOT, at_least(POINTS, 20), clause="1")
        assert act_of(compare(ROOM_RULES, with_rules(new)), SUSPEND.id).direction is Direction.MIXED


def doubled(days: int) -> int:
    """Another plain function."""
    return 2 * days


class TestFunctions:
    """Plain functions that differ, and the facts that they give."""

    def given(self, function: object, **parts: object) -> Regulation:
        """The reading room in which a function counts the days late."""
        one = PlainFunction("5", function, ("grace",), (), (LATE.name,))  # type: ignore[arg-type]
        return evolve(ROOM_RULES, functions=(one,), **parts)

    def test_what_hangs_on_it(self) -> None:
        """The fee hangs on the days late, which come of another function: not decided. The rest is proved the same."""
        found = compare(self.given(fee), self.given(doubled))
        assert [one.id for one in found.rules if one.relation is Relation.NOT_DECIDED] == ["4a", "5"]
        assert [one.act.id for one in found.acts if one.direction is Direction.NOT_DECIDED] == ["notify", "fine"]
        assert all(one.is_same for one in found.rules if one.id not in ("4a", "5"))
        assert (of(found, "5").examples, of(found, "5").cases, act_of(found, "fine").shifts) == ((), 0, ())
        assert not found.is_equivalent

    def test_the_same_function_with_another_number(self) -> None:
        """Given another number it may give other days."""
        found = compare(self.given(fee), self.given(fee).amend(grace=15))
        assert [one.clause for one in found.functions] == ["5"]
        assert of(found, "5").relation is Relation.NOT_DECIDED

    def test_the_same_function_with_the_same_numbers(self) -> None:
        """Nothing moves."""
        found = compare(self.given(fee), self.given(fee).amend(suspend_at=9))
        assert found.functions == ()
        assert of(found, "5").is_same

    def test_a_fact_that_cannot_matter(self) -> None:
        """Late or not late is so whatever the days are: it hangs on nothing."""
        when = any_of(at_least(LATE, 3), below(LATE, 3))
        rules = tuple(evolve(one, when=when) if one.id == "5" else one for one in ROOM_RULES.rules)
        found = compare(self.given(fee, rules=rules), self.given(doubled, rules=rules))
        assert of(found, "5").is_same

    def test_what_an_invariant_says_of_it(self) -> None:
        """That every loan is late at most ten days makes it no matter whether it is later than twenty."""
        rules = tuple(evolve(one, when=at_least(LATE, 20)) if one.id == "5" else one for one in ROOM_RULES.rules)
        bound = (Invariant(at_most(LATE, 10), Text("十日为限", "ten at most")),)
        found = compare(
            self.given(fee, rules=rules, invariants=bound), self.given(doubled, rules=rules, invariants=bound)
        )
        assert of(found, "5").is_same


class TestMerging:
    """Versions with other declarations are brought to one vocabulary."""

    def test_a_fact_of_another_sort(self) -> None:
        """It cannot be compared case by case, and is refused by name in both languages."""
        other = evolve(POINTS, sort=Int(0, 40, DAYS))
        facts = tuple(other if one == POINTS else one for one in ROOM_RULES.vocabulary.facts)
        with pytest.raises(WrongSortError) as caught:
            amended(vocabulary=Vocabulary(facts))
        assert "'card.points'" in caught.value.text.zh
        assert "'card.points'" in caught.value.text.en

    def test_another_wording_of_a_fact(self) -> None:
        """Who answers, and how it is asked, is no other fact."""
        other = evolve(POINTS, question=Text("几分？", "how many?"), answered_by=READER)
        facts = tuple(other if one == POINTS else one for one in ROOM_RULES.vocabulary.facts)
        assert amended(vocabulary=Vocabulary(facts)).is_equivalent

    def test_every_form_of_condition_is_renamed(self) -> None:
        """A fact that stands twice is found wherever it stands: compared, denied, in a branch of a reading."""
        when = all_of(
            any_of(not_(is_(LATE, 3)), holds(VALID), TRUE),
            Choice(FROM_WHEN.id, tuple((one.id, above(LATE, GRACE)) for one in FROM_WHEN.readings)),
        )
        rules = (evolve(old_rule("5"), when=when),)
        old, new = (
            evolve(ROOM_RULES, rules=rules, functions=(PlainFunction("5", one, gives=(LATE.name, VALID.name)),))
            for one in (fee, doubled)
        )
        assert of(compare(old, new), "5").relation is Relation.NOT_DECIDED


class TestWording:
    """The words for what was found."""

    @pytest.mark.parametrize("one", [*Relation, *Direction], ids=str)
    def test_each_has_words(self, one: Relation | Direction) -> None:
        """In both languages."""
        assert all(one.text)
