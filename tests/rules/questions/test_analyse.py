"""What can be proved about a regulation over all cases at once."""

from itertools import combinations, permutations
from typing import Final

from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from fzdigital.rules.build import above, all_of, any_of, at_least, below, choice, holds, is_, not_
from fzdigital.rules.decision import Outcome
from fzdigital.rules.expr import FALSE, Fact
from fzdigital.rules.questions.analyse import analyse
from fzdigital.rules.questions.findings import Analysis, Together
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Force, Invariant, Rule
from fzdigital.rules.vocabulary import Bool, FactDef, Vocabulary
from fzdigital.text import Text
from tests.rules.toy import (
    CARD,
    CHANNEL,
    DAMAGE,
    DESK,
    FINE,
    FROM_WHEN,
    LAST_DAY,
    LATE,
    OVERDUE,
    POINTS,
    READER,
    RETURNED,
    ROOM_RULES,
    STUDENT,
    VALID,
    WARNED,
    rule,
)
from tests.strategies.brute import Decided, every_case, size
from tests.strategies.trees import KINDS, SUBJECT, regulations

MOST: Final = 3000
"""Cases of one act that are tried one by one; a regulation with more is not tried."""

COLOUR: Final = FactDef(
    "card.colour", Bool(Text("卡是红的", "the card is red"), Text("卡不红", "the card is not red")),
    Text("颜色", "colour"), "1", Text("红吗？", "is it red?"), READER, CARD,
)  # fmt: skip


def fining(*rules: Rule, **parts: object) -> Analysis:
    """The analysis of the reading room with these rules and no others."""
    return analyse(evolve(ROOM_RULES, rules=rules, **parts))


def fine(id: str, force: Force, *rest: object, clause: str = "5") -> Rule:
    """A rule on the fee for late books."""
    return rule(id, FINE, DESK, force, *rest, clause=clause)


def pairs(found: tuple[Together, ...]) -> list[tuple[str, str]]:
    """The ids of the rules of each pair."""
    return [(one.rules[0].id, one.rules[1].id) for one in found]


LATE_BOOK: Final = fine("late", Force.MUST, OVERDUE)


class TestDead:
    """A rule that can never apply is found, with why and what would bring it to life."""

    def test_of_sound_rules_none(self) -> None:
        """Every rule of the reading room applies in some case."""
        assert analyse(ROOM_RULES).dead == ()

    def test_one_whose_condition_contradicts_itself(self) -> None:
        """No card has eight points and fewer than three; no reading helps."""
        (found,) = fining(fine("dead", Force.MUST, all_of(at_least(POINTS, 8), below(POINTS, 3)))).dead
        assert (found.rule.id, found.excepted, found.revived_by) == ("dead", False, ())

    def test_one_that_an_exception_always_replaces(self) -> None:
        """Where the exception asks for less than the rule, the rule never speaks."""
        base = fine("base", Force.MUST, all_of(holds(STUDENT), OVERDUE), FALSE, ("wider",))
        base = evolve(base, scope=holds(VALID))
        wider = fine("wider", Force.MUST_NOT, holds(STUDENT), holds(VALID))
        (found,) = fining(base, wider).dead
        assert (found.rule.id, found.excepted) == ("base", True)

    def test_one_that_another_reading_revives(self) -> None:
        """A rule for the other reading only is dead, and that reading is named."""
        dead = fine("dead", Force.MAY, choice(FROM_WHEN, after_grace=FALSE, at_once=holds(VALID)))
        (found,) = fining(dead, LATE_BOOK).dead
        assert found.revived_by == ((FROM_WHEN, "at_once"),)

    def test_an_axis_of_an_exception_counts(self) -> None:
        """What revives a rule may be a reading that silences its exception."""
        base = evolve(fine("base", Force.MUST, OVERDUE), unless=("wider",))
        wider = fine("wider", Force.MAY, choice(LAST_DAY, inclusive=OVERDUE, exclusive=FALSE))
        (found,) = fining(base, wider).dead
        assert (found.excepted, found.revived_by) == (True, ((LAST_DAY, "exclusive"),))

    def test_an_unresolved_axis_kills_nothing(self) -> None:
        """Where the axis is left open, a rule that some reading lets apply is alive."""
        only = fine("only", Force.MAY, choice(FROM_WHEN, after_grace=FALSE, at_once=holds(VALID)))
        found = fining(only, readings=((FROM_WHEN.id, None),))
        assert found.dead == ()

    def test_an_unresolved_axis_revives_nothing(self) -> None:
        """A rule that is dead whatever the reading is dead while the axis is open."""
        dead = fine("dead", Force.MAY, choice(FROM_WHEN, after_grace=FALSE, at_once=FALSE))
        (found,) = fining(dead, readings=((FROM_WHEN.id, None),)).dead
        assert found.revived_by == ()

    def test_what_cannot_come_about_keeps_no_rule_alive(self) -> None:
        """A rule on warned students is dead where no student is ever warned."""
        never = Invariant(
            not_(all_of(holds(STUDENT), holds(WARNED))), Text("从不告诫学生", "students are never warned")
        )
        dead = fine("dead", Force.MUST, all_of(holds(STUDENT), holds(WARNED)))
        assert fining(dead).dead == ()
        assert [one.rule.id for one in fining(dead, invariants=(never,)).dead] == ["dead"]

    def test_where_nothing_can_come_about_all_are_dead(self) -> None:
        """Of no possible case whatever, every rule is dead, and no fact matters."""
        text = Text("不可能", "impossible")
        found = fining(LATE_BOOK, fine("student", Force.MUST, holds(STUDENT)), invariants=(
            Invariant(holds(VALID), text), Invariant(not_(holds(VALID)), text), Invariant(holds(STUDENT), text),
            Invariant(not_(holds(STUDENT)), text),
        ))  # fmt: skip
        assert [one.rule.id for one in found.dead] == ["late", "student"]
        assert STUDENT in found.unused.idle


class TestSubsumed:
    """A rule that adds nothing to another of the same force is found."""

    def test_one_that_asks_for_more(self) -> None:
        """Twenty days late is late: the narrower rule is named with the wider one."""
        (found,) = fining(LATE_BOOK, fine("later", Force.MUST, above(LATE, 20))).subsumed
        assert (found.rule.id, found.within.id, found.equal) == ("later", "late", False)

    def test_one_that_says_the_same(self) -> None:
        """Two ways to say it are one rule: the pair is told once."""
        (found,) = fining(LATE_BOOK, fine("same", Force.MUST, at_least(LATE, 15))).subsumed
        assert (found.rule.id, found.within.id, found.equal) == ("same", "late", True)

    def test_another_force_is_another_rule(self) -> None:
        """A power within a duty is not subsumed; it is idle."""
        found = fining(LATE_BOOK, fine("later", Force.MAY, above(LATE, 20)))
        assert found.subsumed == ()
        assert [one.id for one in found.idle] == ["later"]

    def test_a_dead_rule_is_only_dead(self) -> None:
        """What never applies is not told again as applying within another."""
        assert fining(LATE_BOOK, fine("dead", Force.MUST, FALSE)).subsumed == ()

    def test_another_matter_does_not_count_as_the_same(self) -> None:
        """A rule about complaints is within none about loans, unless the loan does not matter."""
        about = fine("about", Force.MUST, DAMAGE)
        assert fining(LATE_BOOK, about).subsumed == ()
        (found,) = fining(fine("always", Force.MUST, any_of(holds(VALID), not_(holds(VALID)))), about).subsumed
        assert (found.rule.id, found.equal) == ("about", False)


class TestTogether:
    """Rules that can apply in one case are found, each pair with a case."""

    def test_two_that_agree(self) -> None:
        """Two duties may meet; the case shows both."""
        (found,) = fining(LATE_BOOK, fine("student", Force.MUST, holds(STUDENT))).overlaps
        assert [one.id for one in found.rules] == ["late", "student"]
        assert found.decision.of(FINE.id).outcome is Outcome.MUST
        assert len(found.decision.of(FINE.id).applying) == 2

    def test_two_that_exclude_each_other(self) -> None:
        """A rule for students and one for all others never meet."""
        found = fining(fine("yes", Force.MUST, holds(STUDENT)), fine("no", Force.MAY, not_(holds(STUDENT))))
        assert (found.overlaps, found.conflicts) == ((), ())

    def test_two_that_meet_in_two_matters_only(self) -> None:
        """One loan is not both back and out, but of two loans one may be back and one out."""
        (found,) = fining(
            fine("back", Force.MUST, holds(RETURNED)), fine("out", Force.MUST, not_(holds(RETURNED)))
        ).overlaps
        assert len([one for one in found.decision.case.matters if one.kind == "loan"]) == 2
        assert {one.result.rule.id for one in found.decision.of(FINE.id).applying} == {"back", "out"}

    def test_a_contradiction(self) -> None:
        """What one rule compels and another forbids is a conflict, and no mere overlap; the case comes out as one."""
        found = fining(LATE_BOOK, fine("never", Force.MUST_NOT, holds(STUDENT)))
        assert (pairs(found.conflicts), found.overlaps) == ([("late", "never")], ())
        assert found.conflicts[0].decision.of(FINE.id).outcome is Outcome.CONFLICT

    def test_a_contradiction_over_two_matters(self) -> None:
        """A duty from one loan contradicts a prohibition from another although no single loan has both."""
        found = fining(fine("out", Force.MUST, not_(holds(RETURNED))), fine("back", Force.MUST_NOT, holds(RETURNED)))
        assert pairs(found.conflicts) == [("out", "back")]
        assert found.conflicts[0].decision.of(FINE.id).outcome is Outcome.CONFLICT

    def test_a_power_against_a_prohibition(self) -> None:
        """The reading room permits extra loans to whom it forbids them."""
        assert pairs(analyse(ROOM_RULES).conflicts) == [("2", "2a")]

    def test_an_exception_is_no_contradiction(self) -> None:
        """Where the prohibition is an exception, the rule gives way."""
        yielding = evolve(LATE_BOOK, unless=("never",))
        assert fining(yielding, fine("never", Force.MUST_NOT, holds(STUDENT))).conflicts == ()

    def test_an_aim_contradicts_nothing(self) -> None:
        """An aim compels nobody, so that a prohibition only overlaps with it."""
        found = fining(fine("aim", Force.AIM, OVERDUE), fine("never", Force.MUST_NOT, holds(STUDENT)))
        assert (pairs(found.overlaps), found.conflicts) == ([("aim", "never")], ())

    def test_under_an_unresolved_reading(self) -> None:
        """The case is decided under a reading that makes both apply."""
        at_once = fine("at once", Force.MUST, choice(FROM_WHEN, after_grace=FALSE, at_once=holds(STUDENT)))
        found = fining(at_once, fine("never", Force.MUST_NOT, holds(STUDENT)), readings=((FROM_WHEN.id, None),))
        (conflict,) = found.conflicts
        assert conflict.decision.regulation.reading(FROM_WHEN.id) == "at_once"
        assert conflict.decision.of(FINE.id).outcome is Outcome.CONFLICT

    def test_neither_in_one_nor_in_two_matters(self) -> None:
        """Rules on loans of students and of all others never meet, however many loans there are."""
        one = fine("one", Force.MUST, all_of(holds(STUDENT), holds(RETURNED)))
        other = fine("other", Force.MUST, all_of(not_(holds(STUDENT)), not_(holds(RETURNED))))
        assert fining(one, other).overlaps == ()

    def test_two_matters_under_an_unresolved_reading(self) -> None:
        """Where two rules meet in two matters under one reading only, the case is decided under that one."""
        back = fine("back", Force.MUST, choice(FROM_WHEN, after_grace=FALSE, at_once=holds(RETURNED)))
        out = fine("out", Force.MUST, not_(holds(RETURNED)))
        (found,) = fining(back, out, readings=((FROM_WHEN.id, None),)).overlaps
        assert found.decision.regulation.reading(FROM_WHEN.id) == "at_once"
        assert len(found.decision.of(FINE.id).applying) == 2


class TestIdlePowers:
    """A power that never decides anything is found."""

    def test_one_that_a_prohibition_always_meets(self) -> None:
        """A power that applies only where the act is forbidden is idle."""
        found = fining(fine("may", Force.MAY, holds(STUDENT)), fine("never", Force.MUST_NOT, holds(STUDENT)))
        assert [one.id for one in found.idle] == ["may"]

    def test_one_that_sometimes_stands_alone(self) -> None:
        """A power that applies in one case without duty or prohibition is none."""
        assert fining(fine("may", Force.MAY, holds(STUDENT)), LATE_BOOK).idle == ()

    def test_a_dead_power_is_dead(self) -> None:
        """What never applies is told as dead, not as idle."""
        found = fining(fine("may", Force.MAY, FALSE))
        assert (len(found.dead), found.idle) == (1, ())


class TestUnusedFacts:
    """A fact on which nothing hangs is found, with how far that goes."""

    def test_one_that_no_rule_speaks_of(self) -> None:
        """The colour of the card is declared and in no rule."""
        vocabulary = Vocabulary((*ROOM_RULES.vocabulary.facts, COLOUR))
        assert fining(*ROOM_RULES.rules, vocabulary=vocabulary).unused.nowhere == (COLOUR,)

    def test_all_are_used_in_the_reading_room(self) -> None:
        """As it is, every fact can make a difference."""
        unused = analyse(ROOM_RULES).unused
        assert (unused.nowhere, unused.elsewhere, unused.idle) == ((), (), ())

    def test_one_of_another_reading(self) -> None:
        """A fact in the branch of a reading that is not in use is of use elsewhere; left open it counts."""
        branches = fine("branches", Force.MUST, choice(FROM_WHEN, after_grace=OVERDUE, at_once=holds(STUDENT)))
        assert STUDENT in fining(branches).unused.elsewhere
        unread = fining(branches, readings=((FROM_WHEN.id, None),)).unused
        assert STUDENT not in (*unread.nowhere, *unread.elsewhere, *unread.idle)

    def test_one_that_cancels_out(self) -> None:
        """A fact that a rule names and another outweighs makes no difference to any outcome."""
        found = fining(LATE_BOOK, fine("student", Force.MUST, all_of(OVERDUE, holds(STUDENT))))
        assert found.unused.idle == (STUDENT,)

    def test_of_two_that_always_tell_the_same_one_is_enough(self) -> None:
        """Where students are those who were warned, the first of both facts is idle, not both."""
        same = any_of(all_of(holds(STUDENT), holds(WARNED)), all_of(not_(holds(STUDENT)), not_(holds(WARNED))))
        both = fine("both", Force.MUST, all_of(holds(STUDENT), holds(WARNED)))
        found = fining(both, invariants=(Invariant(same, Text("同", "the same")),))
        assert found.unused.idle == (STUDENT,)

    def test_the_day_is_used_although_there_is_no_rule(self) -> None:
        """Without rules the period still speaks of the day, and nothing hangs on it."""
        unused = fining().unused
        assert [fact.name for fact in unused.idle] == ["as_of"]
        assert len(unused.nowhere) == len(ROOM_RULES.vocabulary.facts) - 1


class TestCases:
    """The findings say over how many cases they hold."""

    def test_every_value_counts(self) -> None:
        """A rule on a closed list of three and a truth, on any day of a century: so many cases."""
        found = fining(fine("post", Force.MUST, all_of(is_(CHANNEL, "post"), holds(STUDENT))))
        days = 36_525
        assert [act.cases for act in found.acts if act.act == FINE] == [3 * 2 * days]

    def test_one_matter_of_a_kind_counts(self) -> None:
        """A loan may be late by any of 401 numbers of days."""
        found = fining(LATE_BOOK)
        assert [act.cases for act in found.acts if act.act == FINE] == [401 * 36_525]

    def test_what_cannot_come_about_does_not_count(self) -> None:
        """An invariant over facts that the rules speak of leaves out what it excludes."""
        never = Invariant(not_(all_of(holds(STUDENT), holds(WARNED))), Text("从不", "never"))
        both = fine("both", Force.MUST, any_of(holds(STUDENT), holds(WARNED)))
        found = fining(both, invariants=(never,))
        assert [act.cases for act in found.acts if act.act == FINE] == [3 * 36_525]


@st.composite
def limited(draw: DrawFn) -> Regulation:
    """Small regulations of which up to two invariants hold: that one yes-or-no fact brings another with it."""
    regulation = draw(regulations())
    found = []
    for _ in range(draw(st.integers(0, 2))):
        names = st.sampled_from(("day.0", f"{SUBJECT}.0", f"{draw(st.sampled_from(KINDS))}.0"))
        one, other = draw(names), draw(names)
        condition = any_of(not_(Fact(one)), Fact(other) if draw(st.booleans()) else not_(Fact(other)))
        found.append(Invariant(condition, Text("恒真", "always")))
    return evolve(regulation, invariants=tuple(found))


class TestBruteForce:
    """On small regulations the findings are those of trying every case."""

    @settings(max_examples=60, deadline=None)
    @given(limited())
    def test_the_same_findings(self, regulation: Regulation) -> None:
        """Dead, subsumed and overlapping rules, conflicts and idle powers are the same; every case shown is true."""
        assume(all(size(regulation, act.id, 2) <= MOST for act in regulation.acts))
        for found in analyse(regulation).acts:
            decided = tuple(every_case(regulation, found.act.id, 2))
            rules = [one for one in regulation.rules if one.act == found.act.id]
            alive = [one for one in rules if any(one.id in case.applying for case in decided)]
            assert [one.rule for one in found.dead] == [one for one in rules if one not in alive]
            within = [
                (one.id, other.id, set_of(decided, one) == set_of(decided, other))
                for one, other in permutations(alive, 2)
                if one.force is other.force and set_of(decided, one) <= set_of(decided, other)
            ]
            told = [(one, other, same) for one, other, same in within if not same or one > other]
            assert [(one.rule.id, one.within.id, one.equal) for one in found.subsumed] == told
            met = [one for one in combinations(alive, 2) if set_of(decided, one[0]) & set_of(decided, one[1])]
            assert sorted(pairs(found.overlaps) + pairs(found.conflicts)) == sorted((a.id, b.id) for a, b in met)
            assert bool(found.conflicts) == any(case.outcome is Outcome.CONFLICT for case in decided)
            may = {rule for case in decided if case.outcome is Outcome.MAY for rule in case.applying}
            assert list(found.idle) == [one for one in alive if one.force is Force.MAY and one.id not in may]
            for one in (*found.overlaps, *found.conflicts):
                act = one.decision.of(found.act.id)
                assert {rule.id for rule in one.rules} <= {ground.result.rule.id for ground in act.applying}
                assert (act.outcome is Outcome.CONFLICT) >= one.contradicts

    @settings(max_examples=60, deadline=None)
    @given(limited())
    def test_the_same_unused_facts(self, regulation: Regulation) -> None:
        """All idle facts together change no outcome, and no fact could be added to them."""
        assume(all(size(regulation, act.id, 1) <= MOST for act in regulation.acts))
        unused = analyse(regulation).unused
        decided = [tuple(every_case(regulation, act.id, 1)) for act in regulation.acts]
        idle = {fact.name for fact in unused.idle}
        dropped = idle | {fact.name for fact in (*unused.nowhere, *unused.elsewhere)}
        assert all(settled_without(cases, dropped) for cases in decided)
        for fact in regulation.vocabulary.facts:
            if fact.name not in dropped:
                assert not all(settled_without(cases, dropped | {fact.name}) for cases in decided)


def set_of(decided: tuple[Decided, ...], rule: Rule) -> set[int]:
    """The numbers of the cases in which a rule applies."""
    return {number for number, case in enumerate(decided) if rule.id in case.applying}


def settled_without(decided: tuple[Decided, ...], names: set[str]) -> bool:
    """Whether cases that differ in some facts only have the same outcome."""
    seen: dict[tuple[object, ...], Outcome] = {}
    for case in decided:
        key = tuple(value for place, value in case.values.items() if isinstance(place, str) or place[1] not in names)  # type: ignore[index]
        if seen.setdefault(key, case.outcome) is not case.outcome:
            return False
    return True
