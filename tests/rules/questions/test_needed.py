"""What is needed, against every way in which the unknown may turn out."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from fzdigital.errors import InconsistentError, UnknownNameError
from fzdigital.rules.build import all_of, any_of, at_least, below, choice, holds, not_
from fzdigital.rules.decide import decide
from fzdigital.rules.decision import Outcome
from fzdigital.rules.questions.needed import Need, Needed, needed
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Force, Invariant
from fzdigital.rules.vocabulary import Day, Int, Known, Possible, Vocabulary
from fzdigital.text import Text
from tests.rules.toy import (
    CHANNEL,
    DESK,
    FINE,
    FROM_WHEN,
    LOAN,
    POINTS,
    ROOM_RULES,
    STUDENT,
    SUSPEND,
    VALID,
    WARNED,
    WELCOME,
    asked,
    matter,
    rule,
)
from tests.strategies.small import Trial, Values, Varying, few, small_cases, small_regulations
from tests.strategies.trees import values_of

ACT = "praise"
NOTHING = {Outcome.NOT_IN_FORCE, Outcome.NOT_APPLICABLE, Outcome.SILENT}
SO = Text("向来如此", "it always is so")


def effect(outcome: Outcome) -> Outcome:
    """What an outcome comes to: those under which nothing holds are one."""
    return Outcome.SILENT if outcome in NOTHING else outcome


def trial_of(regulation: Regulation, data: DataObject) -> Trial:
    """A small case of which something is unknown, with every case that it may turn out to be."""
    trial = Trial(regulation, decide(regulation, data.draw(small_cases(regulation))).case, ACT)
    assume(trial.outcomes(trial.known))
    return trial


def unknown(trial: Trial) -> list[Varying]:
    """What is not known of the case."""
    return [place for place in trial.places if place not in trial.known]


def left(trial: Trial) -> list[tuple[Values, Outcome]]:
    """Every case that the case may turn out to be."""
    return list(trial.matching(trial.known))


def told_apart(rows: list[tuple[Values, Outcome]], by: list[Varying]) -> Iterator[set[Outcome]]:
    """The outcomes of all cases that agree in some facts and readings, for each way to agree."""

    def key(row: tuple[Values, Outcome]) -> tuple[str, ...]:
        return tuple(str(row[0][place]) for place in by)

    for _, group in groupby(sorted(rows, key=key), key):
        yield {outcome for _, outcome in group}


def matters(trial: Trial, place: Varying) -> tuple[bool, bool]:
    """Whether some completion of all others makes one matter for the outcome, and for the effect."""
    groups = list(told_apart(left(trial), [one for one in unknown(trial) if one != place]))
    return any(len(one) > 1 for one in groups), any(len(set(map(effect, one))) > 1 for one in groups)


def place_of(trial: Trial, need: Need) -> Varying:
    """The fact or axis that is needed."""
    if need.answered_by == trial.regulation.axes[0].settled_by and hasattr(need.about, "readings"):
        return str(need.about.id)
    position = next((at for at, one in enumerate(trial.case.matters) if one.id == need.matter and need.matter), -1)
    return position, str(need.about.name)  # type: ignore[union-attr]


def asked_of(trial: Trial) -> Needed:
    """What is needed in the case."""
    (found,) = needed(decide(trial.regulation, trial.case), ACT)
    return found


class TestLaw:
    """Listed is exactly what some completion of all others makes matter."""

    @few
    @given(small_regulations(), st.data())
    def test_the_outcomes_are_those_still_possible(self, regulation: Regulation, data: DataObject) -> None:
        """As many as trying every case gives, in their own order."""
        trial = trial_of(regulation, data)
        possible = trial.outcomes(trial.known)
        assert asked_of(trial).outcomes == tuple(one for one in Outcome if one in possible)

    @few
    @given(small_regulations(), st.data())
    def test_each_that_matters_and_no_other(self, regulation: Regulation, data: DataObject) -> None:
        """A fact or a reading is listed if and only if two cases that differ in nothing else come out otherwise."""
        trial = trial_of(regulation, data)
        listed = [place_of(trial, need) for need in asked_of(trial).needs]
        assert len(set(listed)) == len(listed)
        assert set(listed) == {place for place in unknown(trial) if matters(trial, place)[0]}

    @few
    @given(small_regulations(), st.data())
    def test_for_the_reason_only(self, regulation: Regulation, data: DataObject) -> None:
        """What never makes a difference to the effect changes only why nothing holds."""
        trial = trial_of(regulation, data)
        for need in asked_of(trial).needs:
            assert need.reason_only is not matters(trial, place_of(trial, need))[1]

    @few
    @given(small_regulations(), st.data())
    def test_once_all_is_answered_it_is_settled(self, regulation: Regulation, data: DataObject) -> None:
        """Answers to everything listed leave one outcome; without any one of those that count together they do not."""
        trial = trial_of(regulation, data)
        found = asked_of(trial)
        needs = [place_of(trial, need) for need in found.needs]
        together = [place_of(trial, need) for need in found.together]
        assert not set(needs) & set(together)
        assert all(len(one) == 1 for one in told_apart(left(trial), [*needs, *together]))
        for place in together:
            rest = [*needs, *(one for one in together if one != place)]
            assert any(len(one) > 1 for one in told_apart(left(trial), rest))

    @few
    @given(small_regulations(), st.data())
    def test_together_for_the_reason_only(self, regulation: Regulation, data: DataObject) -> None:
        """They are for the reason only where what matters by itself settles the effect."""
        trial = trial_of(regulation, data)
        found = asked_of(trial)
        needs = [place_of(trial, need) for need in found.needs]
        settled = all(len(set(map(effect, one))) == 1 for one in told_apart(left(trial), needs))
        assert all(need.reason_only is settled for need in found.together)


class TestAnswers:
    """What each answer would lead to."""

    @few
    @given(small_regulations(), st.data())
    def test_for_every_value_its_outcomes(self, regulation: Regulation, data: DataObject) -> None:
        """For each possible value the outcomes are those of all cases with that value; no other value is offered."""
        trial = trial_of(regulation, data)
        found = asked_of(trial)
        for need in (*found.needs, *found.together):
            place = place_of(trial, need)
            expected = {
                value: outcomes
                for value in trial.domain(place)
                if (outcomes := {one for values, one in left(trial) if values[place] == value})
            }
            offered: dict[Known, set[Outcome]] = {}
            for answer in need.answers:
                every = [answer.first] if isinstance(place, str) else values_of(trial.facts[place[1]].sort)
                inside = [value for value in every if answer.first <= value <= answer.last]  # type: ignore[operator]
                assert not set(inside) & offered.keys()
                offered |= {value: set(answer.outcomes) for value in inside}
            assert offered == expected

    @few
    @given(small_regulations(), st.data())
    def test_in_order_each_once(self, regulation: Regulation, data: DataObject) -> None:
        """Answers come in the order of their values, and ranges are as long as can be."""
        trial = trial_of(regulation, data)
        for need in asked_of(trial).needs:
            if isinstance(need.about, type(POINTS)) and isinstance(need.about.sort, Int | Day):
                firsts = [answer.first for answer in need.answers]
                assert firsts == sorted(firsts)  # type: ignore[type-var]
                values = values_of(need.about.sort)
                for one, other in zip(need.answers, need.answers[1:], strict=False):
                    adjacent = values.index(other.first) == values.index(one.last) + 1
                    assert not adjacent or one.outcomes != other.outcomes

    def test_a_number_is_answered_in_ranges(self) -> None:
        """From 8 points on the card is suspended, whatever their exact number."""
        (found,) = needed(asked(points=None), SUSPEND.id)
        (need,) = found.needs
        assert [(one.first, one.last, one.outcomes) for one in need.answers] == [
            (0, 7, (Outcome.SILENT,)),
            (8, 30, (Outcome.MUST,)),
        ]
        assert (need.about, need.question, need.answered_by, need.clauses) == (
            POINTS, POINTS.question, POINTS.answered_by, ("1",),
        )  # fmt: skip

    def test_a_small_number_in_ranges_too(self) -> None:
        """However few values it has."""
        four = evolve(POINTS, sort=Int(5, 8, POINTS.text))
        facts = tuple(four if fact is POINTS else fact for fact in ROOM_RULES.vocabulary.facts)
        rules = (rule("1", SUSPEND, DESK, Force.MUST, at_least(POINTS, 8)),)
        regulation = evolve(ROOM_RULES, rules=rules, vocabulary=Vocabulary(facts))
        (found,) = needed(asked(points=None, regulation=regulation), SUSPEND.id)
        assert [(one.first, one.last) for one in found.needs[0].answers] == [(5, 7), (8, 8)]

    def test_a_day_is_answered_in_ranges(self) -> None:
        """Before, in and after the period."""
        (found,) = needed(asked(as_of=None, points=9), SUSPEND.id)
        (need,) = found.needs
        assert [(one.first, one.last, one.outcomes) for one in need.answers] == [
            (date(2000, 1, 1), date(2024, 2, 29), (Outcome.NOT_IN_FORCE,)),
            (date(2024, 3, 1), date(2025, 2, 28), (Outcome.MUST,)),
            (date(2025, 3, 1), date(2099, 12, 31), (Outcome.NOT_IN_FORCE,)),
        ]

    def test_a_named_value_is_answered_one_by_one(self) -> None:
        """Names have no order, so that no range can stand for them."""
        (found,) = needed(asked(channel=None, points=5), "notify")
        (need,) = found.needs
        assert [(one.first, one.last) for one in need.answers] == [(one, one) for one, _ in CHANNEL.sort.values]  # type: ignore[union-attr]

    def test_a_long_list_of_names_too(self) -> None:
        """However many names there are, each is an answer of its own."""
        names = tuple((name, Text(name, name)) for name in ("post", "phone", "none", "fax", "mail", "drum"))
        many = evolve(CHANNEL, sort=evolve(CHANNEL.sort, values=names))
        facts = tuple(many if fact is CHANNEL else fact for fact in ROOM_RULES.vocabulary.facts)
        regulation = evolve(ROOM_RULES, vocabulary=Vocabulary(facts))
        (found,) = needed(asked(channel=None, points=5, regulation=regulation), "notify")
        assert [(one.first, one.last) for one in found.needs[0].answers] == [(name, name) for name, _ in names]

    def test_a_reading_is_answered_by_its_id(self) -> None:
        """Three days late is overdue under one reading only."""
        decision = asked(matter(LOAN, "L-1", days_late=3), regulation=ROOM_RULES.with_readings({FROM_WHEN.id: None}))
        (found,) = needed(decision, FINE.id)
        (need,) = found.needs
        assert [(one.first, one.last, one.outcomes) for one in need.answers] == [
            ("after_grace", "after_grace", (Outcome.SILENT,)),
            ("at_once", "at_once", (Outcome.MUST,)),
        ]
        assert (need.about, need.matter, need.clauses) == (FROM_WHEN, "", ("5",))
        assert need.answered_by == FROM_WHEN.settled_by

    def test_what_is_missing_is_passed_on(self) -> None:
        """A narrowed value names its sources, and its matter."""
        because = (Text("缺一次", "one is missing"),)
        decision = asked(matter(LOAN, "L-1", days_late=Possible((3, 20), because)))
        (need,) = needed(decision, FINE.id)[0].needs
        assert (need.matter, need.because) == ("L-1", because)
        assert [(one.first, one.last) for one in need.answers] == [(3, 3), (20, 20)]


class TestSettled:
    """Where nothing can change the outcome any more, nothing is needed."""

    @few
    @given(small_regulations(), st.data())
    def test_of_one_outcome_nothing(self, regulation: Regulation, data: DataObject) -> None:
        """No needs and nothing together exactly where one outcome is left."""
        trial = trial_of(regulation, data)
        found = asked_of(trial)
        assert (found.needs == () and found.together == ()) is (len(trial.outcomes(trial.known)) == 1)

    def test_what_looks_open_but_is_not(self) -> None:
        """Student or not, one of two rules applies: the interpreter with reasons does not see it, this does."""
        both = (
            rule("1", SUSPEND, DESK, Force.MUST, holds(STUDENT)),
            rule("1a", SUSPEND, DESK, Force.MUST, not_(holds(STUDENT))),
        )
        decision = asked(student=None, regulation=evolve(ROOM_RULES, rules=both))
        assert decision.of(SUSPEND.id).is_open
        (found,) = needed(decision)
        assert (found.act, found.outcomes, found.needs, found.together) == (SUSPEND, (Outcome.MUST,), (), ())

    def test_of_no_open_act_there_is_nothing_to_say(self) -> None:
        """Where everything is settled, and no act is named, there is no answer."""
        assert needed(asked()) == ()

    def test_a_power_is_not_needed(self) -> None:
        """That something may be done is settled."""
        (found,) = needed(asked(student=True, warned=True), SUSPEND.id)
        assert (found.outcomes, found.needs) == ((Outcome.MAY,), ())

    def test_an_act_that_does_not_exist(self) -> None:
        """It is refused by name."""
        with pytest.raises(UnknownNameError, match="no act is named 'suspendd'"):
            needed(asked(), "suspendd")


class TestOtherActs:
    """What is needed for one act does not hang on which others are asked about."""

    @few
    @given(small_regulations(), st.data())
    def test_asked_together_or_alone(self, regulation: Regulation, data: DataObject) -> None:
        """The same needs in the same order, and in the order in which the acts are asked."""
        decision = decide(regulation, data.draw(small_cases(regulation)))
        try:
            alone = [*needed(decision, ACT), *needed(decision, "warn")]
        except InconsistentError:
            assume(False)
        assert [*needed(decision, ACT, "warn")] == alone
        assert [*needed(decision, "warn", ACT)] == alone[::-1]

    def test_in_the_order_of_its_own_rules(self) -> None:
        """Another act that speaks of the same facts the other way round changes nothing."""
        rules = (
            rule("1", SUSPEND, DESK, Force.MUST, all_of(holds(VALID), holds(STUDENT))),
            rule("5", FINE, DESK, Force.MUST, all_of(holds(STUDENT), holds(VALID))),
        )
        decision = asked(valid=None, student=None, regulation=evolve(ROOM_RULES, rules=rules))
        found = {one.act: [need.about for need in one.needs] for one in needed(decision, SUSPEND.id, FINE.id)}
        assert found == {SUSPEND: [VALID, STUDENT], FINE: [STUDENT, VALID]}


class TestTogether:
    """Facts that an invariant ties may matter only together."""

    SAME = any_of(all_of(holds(STUDENT), holds(WARNED)), all_of(not_(holds(STUDENT)), not_(holds(WARNED))))

    def found(self, *rules: object) -> Needed:
        """What is needed where students are those who were warned."""
        parts = {"rules": rules, "invariants": (Invariant(self.SAME, SO),)}
        return needed(asked(student=None, warned=None, regulation=evolve(ROOM_RULES, **parts)), SUSPEND.id)[0]

    def test_one_of_two_that_always_agree(self) -> None:
        """Neither can be otherwise by itself, and the second, once known, tells the first."""
        found = self.found(rule("1", SUSPEND, DESK, Force.MUST, all_of(holds(STUDENT), holds(WARNED))))
        assert found.needs == ()
        assert [(need.about, need.reason_only) for need in found.together] == [(WARNED, False)]

    def test_for_the_reason_only(self) -> None:
        """Where both only decide whether the rule concerns the card, nothing holds anyhow."""
        scope = all_of(holds(STUDENT), holds(WARNED))
        found = self.found(rule("1", SUSPEND, DESK, Force.MUST, at_least(POINTS, 30), scope))
        assert found.outcomes == (Outcome.NOT_APPLICABLE, Outcome.SILENT)
        assert [(need.about, need.reason_only) for need in found.together] == [(WARNED, True)]


class TestContradiction:
    """What cannot hold together is refused and not answered."""

    @few
    @given(small_regulations(), st.data())
    def test_exactly_where_no_case_is_left(self, regulation: Regulation, data: DataObject) -> None:
        """It is refused if and only if what is known breaks the invariants, however the rest turns out."""
        decision = decide(regulation, data.draw(small_cases(regulation)))
        trial = Trial(regulation, decision.case, ACT)
        if trial.outcomes(trial.known):
            assert needed(decision, ACT)[0].outcomes
        else:
            with pytest.raises(InconsistentError):
                needed(decision, ACT)

    def test_it_says_which_facts(self) -> None:
        """The broken invariant is named, with what is known of its facts."""
        parts = {"invariants": (Invariant(not_(all_of(holds(STUDENT), holds(WARNED))), SO),)}
        decision = asked(student=True, warned=True, points=None, regulation=evolve(ROOM_RULES, **parts))
        with pytest.raises(InconsistentError, match="it always is so") as caught:
            needed(decision, SUSPEND.id)
        assert caught.value.value == {"card.student": True, "card.warned": True}

    def test_where_each_invariant_could_be_kept(self) -> None:
        """Two invariants may exclude a case together that neither excludes."""
        invariants = tuple(
            Invariant(any_of(one, below(POINTS, 3)), SO) for one in (holds(STUDENT), not_(holds(STUDENT)))
        )
        rules = (rule("1", SUSPEND, DESK, Force.MUST, at_least(POINTS, 3), holds(STUDENT)),)
        decision = asked(student=None, points=5, regulation=evolve(ROOM_RULES, rules=rules, invariants=invariants))
        with pytest.raises(InconsistentError, match=r"what is known of .*; it must be such as can hold together\.$"):
            needed(decision, SUSPEND.id)

    def test_of_another_act_it_does_not_matter(self) -> None:
        """An invariant over facts of which the act's rules do not speak is not looked at."""
        parts = {"invariants": (Invariant(not_(all_of(holds(STUDENT), holds(WARNED))), SO),)}
        decision = asked(student=True, warned=True, channel=None, regulation=evolve(ROOM_RULES, **parts))
        assert needed(decision, WELCOME.id)[0].needs == ()


def test_a_need_in_the_branch_of_an_open_reading() -> None:
    """A fact of which only one reading speaks is needed while that reading is possible."""
    rules = (rule("1", SUSPEND, DESK, Force.MUST, choice(FROM_WHEN, after_grace=holds(STUDENT), at_once=holds(VALID))),)
    open_ = evolve(ROOM_RULES, rules=rules, readings=((FROM_WHEN.id, None),))
    (found,) = needed(asked(student=None, valid=False, regulation=open_), SUSPEND.id)
    assert [need.about for need in found.needs] == [FROM_WHEN, STUDENT]
