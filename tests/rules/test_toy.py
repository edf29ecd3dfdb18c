"""The engine serves a regulation it was not written for; each test is one consequence of it."""

import ast
from datetime import date
from pathlib import Path

import pytest

import tests.rules.toy as toy
from fzdigital.errors import UndeterminedError
from fzdigital.rules.decide import decide
from fzdigital.rules.decision import Case, Outcome
from fzdigital.rules.vocabulary import Facts, Possible
from fzdigital.text import Text
from tests.rules.toy import BAN, CLOSE, EXTRA, FINE, NOTIFY, ROOM_RULES, SUSPEND, WELCOME, asked, card, matter, outcomes

MUST, MAY, MUST_NOT, SILENT = (Outcome.MUST,), (Outcome.MAY,), (Outcome.MUST_NOT,), (Outcome.SILENT,)
NOT_APPLICABLE, NOT_IN_FORCE, CONFLICT = (Outcome.NOT_APPLICABLE,), (Outcome.NOT_IN_FORCE,), (Outcome.CONFLICT,)
RATING = Text("第三季度记录", "record of the third quarter")


class TestAnotherRegulation:
    """The engine knows no Fuzhou."""

    def test_the_toy_imports_nothing_of_it(self) -> None:
        """What the reading room is written with is the engine and nothing above it."""
        tree = ast.parse(Path(toy.__file__).read_text(encoding="utf-8"))
        origins = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert {str(name).rpartition(".")[0] for name in origins} <= {"", "fzdigital", "fzdigital.rules"}


class TestLadder:
    """Section 1: eight points suspend a valid card."""

    @pytest.mark.parametrize(("points", "expected"), [(7, SILENT), (8, MUST), (30, MUST)])
    def test_the_line_is_included(self, points: int, expected: tuple[Outcome, ...]) -> None:
        """Seven points are none too many, eight are."""
        assert outcomes(SUSPEND, points=points) == expected

    def test_the_number_is_the_regulations(self) -> None:
        """With another number enacted, the same rule draws another line."""
        stricter = ROOM_RULES.with_parameters(suspend_at=7)
        assert outcomes(SUSPEND, points=7, regulation=stricter) == MUST


class TestException:
    """Sections 1a and 1b: an exception, and an exception to it."""

    def test_the_exception_speaks(self) -> None:
        """A student's card must not be suspended, and no conflict with the base rule arises."""
        assert outcomes(SUSPEND, points=9, student=True) == MUST_NOT

    def test_the_exception_to_the_exception_speaks(self) -> None:
        """A warned student's card may be suspended."""
        assert outcomes(SUSPEND, points=9, student=True, warned=True) == MAY

    def test_it_does_not_silently_revive_the_base(self) -> None:
        """Although the exception is itself excepted, the base rule's must does not come back."""
        grounds = asked(points=9, student=True, warned=True).of("suspend").grounds
        applies = {ground.result.rule.id: ground.result.applies for ground in grounds}
        assert applies == {"1": False, "1a": False, "1b": True}

    def test_a_rule_names_the_exceptions_that_speak(self) -> None:
        """The base rule of a warned student tells which exception stopped it."""
        base = next(one for one in asked(points=9, student=True).of("suspend").grounds if one.result.rule.id == "1")
        assert base.result.exceptions == ("1a",)

    def test_whether_it_speaks_can_be_unknown(self) -> None:
        """With the holder's status unknown it is must or must not, but never a conflict: they cannot both apply."""
        assert outcomes(SUSPEND, points=9, student=None) == (Outcome.MUST, Outcome.MUST_NOT)

    def test_the_unknown_exception_is_named(self) -> None:
        """What is missing is the fact on which the exception hangs."""
        assert asked(points=9, student=None).missing("suspend").facts == ((toy.STUDENT, ""),)


class TestPower:
    """Section 2: a power is an offer."""

    def test_it_is_may(self) -> None:
        """With two points the head may grant extra loans, and nobody must."""
        decision = asked(points=2)
        assert [one.act for one in decision.may] == [EXTRA]
        assert EXTRA not in [one.act for one in decision.must]

    def test_it_is_not_open_because_unexercised(self) -> None:
        """Whether the head will is not missing from the case."""
        decision = asked(points=2)
        assert not decision.of("extra_loans").is_open
        assert decision.missing("extra_loans").facts == ()

    def test_its_range_of_choice_is_told(self) -> None:
        """The ground carries the latitude in words."""
        (ground,) = asked(points=2).of("extra_loans").applying
        assert ground.result.rule.latitude == Text("一至五本", "one to five books")

    @pytest.mark.parametrize(("points", "expected"), [(2, MAY), (3, SILENT)])
    def test_the_line_is_included(self, points: int, expected: tuple[Outcome, ...]) -> None:
        """Two points are still a good record, three are not."""
        assert outcomes(EXTRA, points=points) == expected


class TestVeto:
    """Section 2a: a warned holder gets no extra loans."""

    def test_alone_it_forbids(self) -> None:
        """Where the power does not speak, the veto stands unopposed."""
        assert outcomes(EXTRA, points=3, warned=True) == MUST_NOT
        assert [one.act for one in asked(points=3, warned=True).may_not] == [EXTRA]

    def test_against_the_power_it_is_a_conflict(self) -> None:
        """No priority is invented: the regulation is at odds with itself."""
        assert outcomes(EXTRA, points=2, warned=True) == CONFLICT
        assert [one.act for one in asked(points=2, warned=True).conflicts] == [EXTRA]

    def test_the_conflict_names_both_clauses(self) -> None:
        """Whoever mends the text is told where both sides stand."""
        conflict = asked(points=2, warned=True).of("extra_loans").conflict
        assert conflict is not None
        assert [rule.clause for rule in conflict.permitting] == ["2"]
        assert [rule.clause for rule in conflict.forbidding] == ["2a"]
        assert conflict.act == EXTRA

    def test_without_one_none_is_named(self) -> None:
        """An act that is merely forbidden has no conflict."""
        assert asked(points=3, warned=True).of("extra_loans").conflict is None


class TestSeveralRules:
    """Sections 4, 4a and 7: rules that agree."""

    LATE_LOAN = matter("loan", "L1", days_late=15, returned=False)

    def test_two_musts_add_up(self) -> None:
        """Points and a late loan are two grounds for one notice."""
        decision = asked(self.LATE_LOAN, points=5).of("notify")
        assert decision.outcomes == MUST
        assert [ground.result.rule.id for ground in decision.applying] == ["4", "4a"]

    def test_must_and_may_agree(self) -> None:
        """Whoever must, may: no conflict, and it stays must."""
        decision = asked(points=5, channel="post").of("notify")
        assert decision.outcomes == MUST
        assert [ground.result.rule.id for ground in decision.applying] == ["4", "7"]

    def test_may_alone_is_may(self) -> None:
        """Without the points there is only the power."""
        assert outcomes(NOTIFY, points=4, channel="post") == MAY


class TestFiveResults:
    """No, not applicable, not in force, unknown and error are five things."""

    def test_no(self) -> None:
        """In scope and in force, no rule speaks."""
        assert outcomes(SUSPEND, points=7) == SILENT

    def test_not_applicable(self) -> None:
        """A card that is not valid is no card to suspend, whatever its points."""
        assert outcomes(SUSPEND, points=30, valid=False) == NOT_APPLICABLE

    def test_unknown(self) -> None:
        """Points nobody knows leave it open, and the points are what is missing."""
        decision = asked(points=None)
        assert decision.of("suspend").outcomes == (Outcome.MUST, Outcome.SILENT)
        assert decision.missing("suspend").facts == ((toy.POINTS, ""),)

    def test_unknown_scope(self) -> None:
        """Whether it concerns the card at all can be what is open, although no rule's condition is met."""
        decision = asked(points=7, valid=None)
        assert decision.of("suspend").outcomes == (Outcome.NOT_APPLICABLE, Outcome.SILENT)
        assert decision.missing("suspend").facts == ((toy.VALID, ""),)

    def test_a_met_condition_in_unknown_scope_is_no_plain_no(self) -> None:
        """With the condition met, the card is either not concerned or must be suspended."""
        assert outcomes(SUSPEND, points=9, valid=None) == (Outcome.NOT_APPLICABLE, Outcome.MUST)

    @pytest.mark.parametrize("act", [SUSPEND, EXTRA, BAN, NOTIFY, FINE, WELCOME], ids=lambda act: act.id)
    @pytest.mark.parametrize("day", [date(2024, 2, 29), date(2025, 3, 1)])
    def test_not_in_force(self, act: toy.Act, day: date) -> None:
        """Before the first and after the closing day no rule has effect, on any act."""
        assert outcomes(act, points=9, as_of=day) == NOT_IN_FORCE

    @pytest.mark.parametrize("day", [date(2024, 3, 1), date(2025, 2, 28)])
    def test_in_force_from_the_first_to_the_closing_day(self, day: date) -> None:
        """Both ends are included under the reading in use."""
        assert outcomes(SUSPEND, points=9, as_of=day) == MUST

    def test_an_unknown_day(self) -> None:
        """On a day nobody names it is in force or not; the day is what is missing."""
        decision = asked(points=9, as_of=None)
        assert decision.of("suspend").outcomes == (Outcome.NOT_IN_FORCE, Outcome.MUST)
        assert decision.missing("suspend").facts == ((toy.AS_OF, ""),)

    def test_error(self) -> None:
        """Asking for the one outcome of an open act is an error that says what is possible, in both languages."""
        with pytest.raises(
            UndeterminedError, match="'suspend the card' may still come out as must, no ground"
        ) as error:
            _ = asked(points=None).of("suspend").outcome
        assert error.value.text.zh.startswith("“停卡”尚有多种可能：应当、无此情形")


class TestAxis:
    """Sections 0 and 5: wordings that can be read in two ways."""

    LOAN = matter("loan", "L1", days_late=14, returned=False)

    def test_the_default_reading_is_used(self) -> None:
        """Fourteen days late is within the days of grace."""
        assert outcomes(FINE, self.LOAN) == SILENT

    def test_another_reading_answers_otherwise(self) -> None:
        """Counted at once, fourteen days are late."""
        at_once = ROOM_RULES.with_readings({"Q-5.from_when": "at_once"})
        assert outcomes(FINE, self.LOAN, regulation=at_once) == MUST

    def test_an_unresolved_reading_is_open_and_named(self) -> None:
        """Where nobody has settled the question, the axis is what is missing, and no fact."""
        unresolved = ROOM_RULES.with_readings({"Q-5.from_when": None})
        decision = asked(self.LOAN, regulation=unresolved)
        assert decision.of("fine").outcomes == (Outcome.MUST, Outcome.SILENT)
        missing = decision.missing("fine")
        assert (missing.facts, missing.axes) == ((), (toy.FROM_WHEN,))

    @pytest.mark.parametrize(("late", "expected"), [(0, SILENT), (15, MUST)])
    def test_where_all_readings_agree_nothing_is_open(self, late: int, expected: tuple[Outcome, ...]) -> None:
        """A loan that is late under either reading is late."""
        unresolved = ROOM_RULES.with_readings({"Q-5.from_when": None})
        assert outcomes(FINE, matter("loan", "L1", days_late=late), regulation=unresolved) == expected

    def test_an_unresolved_period_is_open_on_its_last_day_only(self) -> None:
        """Only on the closing day does it matter how the period is read."""
        unresolved = ROOM_RULES.with_readings({"Q-0.last_day": None})
        closing = asked(points=9, as_of=date(2025, 2, 28), regulation=unresolved)
        assert closing.of("suspend").outcomes == (Outcome.NOT_IN_FORCE, Outcome.MUST)
        assert closing.missing("suspend").axes == (toy.LAST_DAY,)
        assert outcomes(SUSPEND, points=9, as_of=date(2025, 2, 27), regulation=unresolved) == MUST


class TestNarrowed:
    """A value of which it is known that it is one of several."""

    def test_it_settles_what_all_agree_on(self) -> None:
        """Eight or nine points: suspended either way."""
        assert outcomes(SUSPEND, points=Possible((8, 9))) == MUST

    def test_it_is_open_where_they_differ(self) -> None:
        """Seven or eight points: it depends, and the entry that is missing is named along with the fact."""
        decision = asked(points=Possible((7, 8), (RATING,)))
        assert decision.of("suspend").outcomes == (Outcome.MUST, Outcome.SILENT)
        missing = decision.missing("suspend")
        assert (missing.facts, missing.because) == (((toy.POINTS, ""),), (RATING,))

    def test_it_can_be_a_value_of_a_matter(self) -> None:
        """A loan that is fifteen or sixteen days late is late."""
        assert outcomes(FINE, matter("loan", "L1", days_late=Possible((15, 16)))) == MUST


class TestMatters:
    """Sections 3 and 5: complaints and loans."""

    def test_one_among_three_compels(self) -> None:
        """Three complaints, one of them upheld and about damage: the holder must be banned."""
        three = (
            matter("complaint", "C1"),
            matter("complaint", "C2", upheld=True, about="damage"),
            matter("complaint", "C3"),
        )
        decision = asked(*three).of("ban")
        assert decision.outcomes == MUST
        assert [ground.matter for ground in decision.applying] == [1]

    def test_conditions_of_two_matters_do_not_add_up(self) -> None:
        """One complaint upheld and another about damage are no upheld complaint about damage."""
        assert (
            outcomes(BAN, matter("complaint", "C1", upheld=True), matter("complaint", "C2", about="damage")) == SILENT
        )

    def test_an_absent_matter_never_happened(self) -> None:
        """Without any complaint there is a plain no, neither unknown nor not applicable."""
        assert outcomes(BAN) == SILENT

    def test_an_unknown_matter_is_open(self) -> None:
        """A complaint of which nothing is known, not even whether it was made, leaves it open."""
        unknown = toy.Matter("complaint", "?", ROOM_RULES.vocabulary.unknown("complaint"))
        decision = asked(matter("complaint", "C1"), unknown)
        assert decision.of("ban").outcomes == (Outcome.MUST, Outcome.SILENT)
        assert decision.missing("ban").facts == ((toy.UPHELD, "?"), (toy.ABOUT, "?"))

    def test_a_missing_fact_is_named_with_its_matter(self) -> None:
        """Of two complaints, the one whose subject matter is unknown is told."""
        known, open_one = matter("complaint", "C1"), matter("complaint", "C2", upheld=True, about=None)
        assert asked(known, open_one).missing("ban").facts == ((toy.ABOUT, "C2"),)

    def test_one_that_compels_settles_it(self) -> None:
        """Whatever the unknown complaint is about, the known one is enough."""
        unknown = toy.Matter("complaint", "?", ROOM_RULES.vocabulary.unknown("complaint"))
        assert outcomes(BAN, matter("complaint", "C1", upheld=True, about="damage"), unknown) == MUST

    def test_kinds_do_not_mix(self) -> None:
        """A late loan and a grave complaint each have their own consequence."""
        decision = asked(matter("loan", "L1", days_late=20), matter("complaint", "C1", upheld=True, about="damage"))
        assert {one.act.id for one in decision.must} == {"ban", "fine"}


class TestSurvival:
    """Section 3 goes on after the closing day for complaints made before it."""

    AFTER = date(2025, 6, 1)

    @pytest.mark.parametrize(
        ("made_on", "expected"),
        [(date(2025, 2, 28), MUST), (date(2025, 3, 1), NOT_IN_FORCE), (date(2025, 5, 1), NOT_IN_FORCE)],
    )
    def test_the_day_of_the_complaint_decides(self, made_on: date, expected: tuple[Outcome, ...]) -> None:
        """A complaint of the closing day can still lead to a ban, one of the day after cannot."""
        grave = matter("complaint", "C1", upheld=True, about="damage", made_on=made_on)
        assert outcomes(BAN, grave, as_of=self.AFTER) == expected

    def test_an_unknown_day_is_named(self) -> None:
        """What is missing is the complaint's day, although the period in force is known to be over."""
        grave = matter("complaint", "C1", upheld=True, about="damage", made_on=None)
        decision = asked(grave, as_of=self.AFTER)
        assert decision.of("ban").outcomes == (Outcome.NOT_IN_FORCE, Outcome.MUST)
        assert decision.missing("ban").facts == ((toy.MADE_ON, "C1"),)


class TestAim:
    """Section 8 compels nobody."""

    def test_an_aim_is_reported_and_no_duty(self) -> None:
        """The aim applies, and yet nothing must or may be done."""
        decision = asked()
        (ground,) = decision.of("welcome").grounds
        assert ground.result.applies is True
        assert decision.of("welcome").outcomes == SILENT


class TestTwoSubjects:
    """Section 6 is about branches, not cards."""

    def test_a_branch_is_asked_about_its_own_acts(self) -> None:
        """Ten visitors are not few, nine are; and no card is asked about."""
        vocabulary = ROOM_RULES.vocabulary
        found = []
        for visitors in (9, 10):
            common = vocabulary.facts_of("", {"as_of": date(2024, 6, 1)})
            facts: Facts = vocabulary.facts_of("branch", {"branch.visitors": visitors})
            decision = decide(ROOM_RULES, Case("branch", "North", common, facts))
            assert [one.act for one in decision.acts] == [CLOSE]
            found.append(decision.of("close_early").outcomes)
        assert found == [MAY, SILENT]

    def test_a_card_has_no_branch_acts(self) -> None:
        """The acts on a card are those whose subject is a card, in the regulation's order."""
        acts = decide(ROOM_RULES, card()).acts
        assert [one.act for one in acts] == [SUSPEND, EXTRA, BAN, NOTIFY, FINE, WELCOME]
