"""What cannot be simulated is refused, in a sentence that says what to do."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from attrs import evolve, fields, frozen

from fzdigital.domain.industry import Industry
from fzdigital.errors import (
    InconsistentError,
    InvalidValueError,
    NotSoError,
    UndeterminedError,
    UnknownNameError,
    UnsuppliedFactsError,
)
from fzdigital.policy.facts.firm import MEETS_CONDITIONS
from fzdigital.rules.build import holds
from fzdigital.rules.planes import Truths
from fzdigital.rules.rule import Force
from fzdigital.text import Text
from fzdigital.whatif.behaviour import Behaviour, Now, Refilling, Stateless, Told
from fzdigital.whatif.cohort import MOST_FIRMS, PAST_ROUNDS, Cohort, Firm, synthetic
from fzdigital.whatif.cohorts import drawn
from fzdigital.whatif.conduct import Reports, Serving, Updating
from fzdigital.whatif.draws import Chance
from fzdigital.whatif.elements import Events, Ratings
from fzdigital.whatif.study import months
from tests.whatif.futures import FEW, LASTING, SMALL, STUDY, amended, exit_rule

KNIT = Industry.KNIT
ELEMENTS = (Updating, Serving, Reports, Events, Ratings)


class TestUnsupplied:
    """A rule that speaks of a fact nobody tells."""

    def test_an_amended_rule(self) -> None:
        """The fact is named in both languages, and what to do."""
        regulation = amended(add=[exit_rule("new", Force.MUST, holds(MEETS_CONDITIONS))])
        with pytest.raises(UnsuppliedFactsError) as caught:
            SMALL.run(regulation)
        text = MEETS_CONDITIONS.text
        assert caught.value.text == Text(
            f"exit：规则用到的事实没有行为提供：{text.zh}（firm.meets_service_conditions），请加入提供这些事实的行为要素。",
            f"exit: no behaviour tells facts that its rules speak of: {text.en} (firm.meets_service_conditions); "
            "add an element that gives them.",
        )

    def test_a_matter_told_in_part(self) -> None:
        """Where something of a report is told, all that the rules ask of one must be."""
        with pytest.raises(UnsuppliedFactsError, match=r"report\.accepted.*report\.reply"):
            evolve(SMALL, behaviour=Behaviour((Half(),))).run(LASTING)

    def test_a_reading_that_asks_for_the_day_of_a_ground(self) -> None:
        """No element tells on which day a ground arose."""
        with pytest.raises(UnsuppliedFactsError, match=r"ratings\.arose_on"):
            SMALL.run(LASTING.with_readings({"OP-03.pending": "facts_before_expiry_survive"}))

    def test_a_day_of_release(self) -> None:
        """Nor when the text was released."""
        with pytest.raises(UnsuppliedFactsError, match=r"doc\.released_on"):
            SMALL.run(LASTING.with_readings({"OP-01.commencement": "release_date"}))


def test_a_fact_that_there_is_not() -> None:
    """An element that tells a fact by a wrong name is told of it, with a close one."""

    @frozen
    class Mistaken(Stateless):
        """It tells a fact by a name of its own."""

        @property
        def chances(self) -> tuple[Chance, ...]:
            """None."""
            return ()

        def tell(self, now: Now[Any]) -> Told[Any]:
            """That it meets the conditions."""
            return Told({"firm.meets_conditions": now.truths(now.algebra.one)})

    with pytest.raises(UnknownNameError, match=r"no fact is named 'firm\.meets_conditions'; close names are: firm"):
        evolve(SMALL, behaviour=Behaviour((Mistaken(),))).run(LASTING)


class TestElements:
    """Elements that get in each other's way, or lose their own."""

    @pytest.mark.parametrize("two", [(Events(safety=0.1), Events(dishonesty=0.1)), (Serving(0.1), Serving(0.2))])
    def test_two_that_tell_the_same(self, two: tuple[Any, Any]) -> None:
        """Neither is lost: the fact is named."""
        with pytest.raises(InvalidValueError, match="it must be told by one element only"):
            evolve(SMALL, behaviour=Behaviour(two)).run(LASTING)

    def test_a_chance_that_was_not_declared(self) -> None:
        """It is named by its purpose."""

        @frozen
        class Careless(Half):
            """Asks for a chance that it never declared."""

            def tell(self, now: Now[Any]) -> Told[Any]:
                """That it came about."""
                return Told({"report.made": now.truths(now.happens(Chance("luck", 0.5)))})

        with pytest.raises(UnknownNameError, match="no declared chance is named 'luck'"):
            evolve(SMALL, behaviour=Behaviour((Careless(),))).run(LASTING)

    def test_a_plane_is_neither_true_nor_false(self) -> None:
        """To ask whether something comes about is refused, and never taken for a yes."""

        @frozen
        class Asking(Half):
            """Asks whether a firm is a member."""

            def tell(self, now: Now[Any]) -> Told[Any]:
                """That a report was made, if it is."""
                return Told({"report.made": now.algebra.settled(bool(now.member))})

        with pytest.raises(TypeError, match="a plane is neither true nor false"):
            evolve(SMALL, behaviour=Behaviour((Asking(),))).run(LASTING)

    @pytest.mark.parametrize("given", [Ratings(0.3), [Ratings(0.3)], (0.3,)])
    def test_no_elements(self, given: object) -> None:
        """One by itself, a list, and what tells nothing are refused."""
        with pytest.raises(InvalidValueError, match="it must be a tuple of elements"):
            Behaviour(given)  # type: ignore[arg-type]
        with pytest.raises(InvalidValueError, match="it must be a Refilling"):
            Behaviour((), refilling=0.5)  # type: ignore[arg-type]


class TestFirms:
    """What makes no firm and no cohort."""

    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ({"member": "no"}, "member is 'no'; it must be True or False"),
            ({"listed": 1}, "listed is 1; it must be True or False"),
            ({"quality": float("nan")}, "the quality is nan; it must be a finite number"),
            ({"quality": float("inf")}, "the quality is inf"),
            ({"quality": True}, "the quality is True"),
            ({"quality": "high"}, "the quality is 'high'"),
        ],
    )
    def test_a_field_of_another_type(self, given: dict[str, Any], expected: str) -> None:
        """It is never taken for something else."""
        with pytest.raises(InvalidValueError) as caught:
            Firm(**{"code": "A", "industry": KNIT, "member": True, **given})
        assert expected in caught.value.text.en

    @pytest.mark.parametrize("exits", [-1, 1.0, True, MOST_FIRMS])
    def test_exits_so_far(self, exits: object) -> None:
        """With the firms they are at most as many as facts count."""
        with pytest.raises(InvalidValueError, match="the exits so far is"):
            Cohort((Firm("A", KNIT, True),), exits)  # type: ignore[arg-type]
        assert Cohort((Firm("A", KNIT, True),), MOST_FIRMS - 1).exits == MOST_FIRMS - 1

    def test_no_firm(self) -> None:
        """A code is none, and there are no fewer than none."""
        with pytest.raises(InvalidValueError, match="the cohort is 'A'; it must be made of Firm"):
            Cohort(("A",))  # type: ignore[arg-type]
        for make in (synthetic, partial(drawn, seed=1)):
            for count in (-1, "3", 2.0):
                with pytest.raises(InvalidValueError, match="it must be a whole number from 0"):
                    make(count, 2)  # type: ignore[arg-type]
                with pytest.raises(InvalidValueError, match="it must be a whole number from 0"):
                    make(2, count)  # type: ignore[arg-type]


class TestStudy:
    """What makes no study."""

    @pytest.mark.parametrize(
        ("name", "given"), [("cohort", FEW.firms), ("behaviour", Ratings(0.3)), ("every", 3), ("every", timedelta(90))]
    )
    def test_of_another_type(self, name: str, given: object) -> None:
        """The type wanted is named."""
        with pytest.raises(InvalidValueError, match="it must be of the type"):
            evolve(SMALL, **{name: given})

    def test_a_span_of_nothing(self) -> None:
        """It is refused at once, however many rounds there are."""
        with pytest.raises(InvalidValueError, match="a span after which the next round is later"):
            evolve(SMALL, every=months(0), rounds=10**15)

    def test_no_regulation(self) -> None:
        """A list of them is none."""
        for given in ([LASTING], None):
            with pytest.raises(InvalidValueError, match="it must be a Regulation"):
                SMALL.compare(given)  # type: ignore[arg-type]
        with pytest.raises(InvalidValueError, match="the number of months is"):
            months(1.5)  # type: ignore[arg-type]


class TestUndetermined:
    """What is open is never taken for a no."""

    @pytest.mark.parametrize(
        ("axis", "act"),
        [("OP-24.during", "exit"), ("OP-23.gravity", "demand_rectification_5_3"), ("OP-26.floor", "replenish")],
    )
    def test_an_unresolved_reading(self, axis: str, act: str) -> None:
        """The axis is named, with the act that hangs on it."""
        behaviour = Behaviour((Serving(0.5), Events(0.5, serving=0.5)))
        with pytest.raises(UndeterminedError, match=rf"{act}: what holds is open in the simulation;.*{axis}"):
            evolve(SMALL, behaviour=behaviour).run(LASTING.with_readings({axis: None}))

    def test_one_that_makes_no_difference(self) -> None:
        """An axis left unresolved is no fault where both ways come to the same."""
        study = evolve(SMALL, behaviour=Behaviour((Ratings(0.3), Reports(0.5, silent=0.5))))
        open_axes = LASTING.with_readings({"OP-19.sequence": None, "OP-25.admissible": None, "OP-25.inaccuracy": None})
        assert study.run(open_axes).mean("exits") == study.run(LASTING).mean("exits")

    def test_an_element_that_leaves_a_fact_unknown(self) -> None:
        """It is asked to tell what it knows."""
        with pytest.raises(UndeterminedError, match=r"\(—\) and let every element tell facts that are known"):
            evolve(SMALL, behaviour=Behaviour((Unknowing(0.5, silent=0.5),))).run(LASTING)


class TestCohort:
    """Firms that nobody can simulate."""

    @pytest.mark.parametrize(
        ("given", "message"),
        [
            ({"code": ""}, "the firm's code is ''"),
            ({"code": "two\nlines"}, "the firm's code is"),
            ({"industry": "knit"}, "industry is 'knit'"),
            ({"no_stars": -1}, "no_stars is -1; it must be a whole number from 0 to 7"),
            ({"no_stars": 1.0, "longest": 1}, "no_stars is 1.0"),
            ({"no_stars": 8, "longest": 8}, "no_stars is 8"),
            ({"longest": PAST_ROUNDS + 1}, "longest is 8; it must be a whole number from 0 to 7"),
            ({"longest": True}, "longest is True"),
        ],
    )
    def test_a_field_that_holds_what_it_cannot(self, given: dict[str, object], message: str) -> None:
        """It is named, with what would be accepted."""
        with pytest.raises(InvalidValueError, match=message):
            Firm(**{"code": "F", "industry": KNIT, "member": True} | given)  # type: ignore[arg-type]

    def test_a_longest_run_that_is_not(self) -> None:
        """The run that lasts is one of those that were."""
        with pytest.raises(InconsistentError, match="longest is 1; it must be at least the 2 that it now has"):
            Firm("F", KNIT, True, no_stars=2, longest=1)

    def test_the_longest_run_there_can_be(self) -> None:
        """No bit of it is lost."""
        firm = Firm("F", KNIT, True, PAST_ROUNDS, PAST_ROUNDS)
        never = LASTING.amend(no_star_limit=PAST_ROUNDS + 2)
        always = Behaviour((Ratings(1.0),), refilling=Refilling(0.0))
        study = evolve(SMALL, cohort=Cohort((firm,)), behaviour=always, rounds=3, scenarios=1)
        assert study.run(never).mean("exits").mean == 1
        assert study.run(never.amend(no_star_limit=PAST_ROUNDS + 4)).mean("exits").mean == 0

    @pytest.mark.parametrize("firms", [0, MOST_FIRMS + 1])
    def test_too_few_or_too_many(self, firms: int) -> None:
        """None, or more than can be counted."""
        with pytest.raises(InvalidValueError, match=f"the number of firms is {firms}; it must be from 1 to 255"):
            synthetic(firms, 0)
        with pytest.raises(InvalidValueError, match="the number of firms is"):
            synthetic(10**15, 0)

    def test_as_many_as_can_be_counted(self) -> None:
        """All of them leave, and all are counted."""
        always = Behaviour((Ratings(1.0),), refilling=Refilling(0.0))
        study = evolve(SMALL, cohort=synthetic(MOST_FIRMS, 0), behaviour=always, scenarios=1)
        assert study.run(LASTING).mean("exits").mean == MOST_FIRMS
        assert study.run(LASTING.amend(no_star_limit=3)).mean("size").mean == MOST_FIRMS

    def test_a_code_given_twice(self) -> None:
        """A code with spaces around it is the same code."""
        with pytest.raises(InvalidValueError, match="the firm's code is 'F'; it must be given once only"):
            Cohort((Firm("F", KNIT, True), Firm(" F ", KNIT, False)))

    def test_a_past_in_the_reserve(self) -> None:
        """It does not count under the default reading; under another it would, which is not simulated."""
        before = Cohort((Firm("M", KNIT, True), Firm("R", KNIT, False, no_stars=2, longest=2)))
        afresh = Cohort((Firm("M", KNIT, True), Firm("R", KNIT, False)))
        study = evolve(STUDY, rounds=3, scenarios=50)
        assert evolve(study, cohort=before).run(LASTING).exits() == evolve(study, cohort=afresh).run(LASTING).exits()
        with pytest.raises(NotSoError, match=r"firms in reserve \(R\) bring along no-stars"):
            evolve(study, cohort=before).run(LASTING.with_readings({"OP-20.reapply": "no_bar_carry_over"}))


class TestBehaviour:
    """Behaviours that mean nothing."""

    @pytest.mark.parametrize("element", ELEMENTS)
    @pytest.mark.parametrize("probability", [-0.1, 1.5, "0.5", None])
    def test_a_probability_out_of_range(self, element: Any, probability: object) -> None:
        """Whichever it is, it is refused at once."""
        for one in fields(element):
            needed = {"no_star": 0.5} if element is Ratings else {}
            with pytest.raises(InvalidValueError, match="the probability is"):
                element(**needed | {one.name: probability})

    @pytest.mark.parametrize("name", ["exits", "exit_power"])
    def test_of_leaving(self, name: str) -> None:
        """Likewise."""
        with pytest.raises(InvalidValueError, match="the probability is 2"):
            Behaviour((), **{name: 2})  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        ("given", "message"),
        [
            ({"probability": 1.1}, "the probability is 1.1"),
            ({"probability": lambda firm, number: 0.5}, "the probability is"),
            ({"below": -1}, "the level is -1; it must be a whole number from 0"),
            ({"upto": 2.5}, "the level is 2.5"),
            ({"upto": True}, "the level is True"),
        ],
    )
    def test_of_refilling(self, given: dict[str, object], message: str) -> None:
        """The power is one for the whole library, and levels are numbers of firms."""
        with pytest.raises(InvalidValueError, match=message):
            Refilling(**given)  # type: ignore[arg-type]

    def test_two_that_remember_the_same(self) -> None:
        """A firm is rated once in a round."""
        with pytest.raises(InvalidValueError, match="what elements remember is 'run'; it must be remembered by one"):
            Behaviour((Ratings(0.1), Ratings(0.2)))

    def test_a_function_that_gives_no_probability(self) -> None:
        """It is refused where it is asked."""
        study = evolve(SMALL, behaviour=Behaviour((Ratings(lambda firm, number: number / 2 + 0.1),)))
        with pytest.raises(InvalidValueError, match=r"the probability is 1\.1"):
            study.run(LASTING)


@frozen
class Half(Stateless):
    """Tells of a report only that it was made."""

    @property
    def chances(self) -> tuple[Chance, ...]:
        """None."""
        return ()

    def tell(self, now: Now[Any]) -> Told[Any]:
        """That."""
        return Told({"report.made": now.algebra.settled(True)})


@frozen
class Unknowing(Reports):
    """Does not know whether a report was accepted."""

    def tell(self, now: Now[Any]) -> Told[Any]:
        """All else."""
        return Told({**super().tell(now).facts, "report.accepted": Truths(now.algebra.zero, now.algebra.zero)})
