"""What a behaviour counts of its own."""

from typing import Any

import pytest
from attrs import evolve

from fzdigital.errors import InvalidValueError, UnknownNameError
from fzdigital.policy.acts import EXIT
from fzdigital.policy.facts.conduct import RECT_SERVICE_FACTS
from fzdigital.rules.decision import Outcome
from fzdigital.whatif.asking import Facts
from fzdigital.whatif.behaviour import METRICS, Behaviour, Count, Now, Refilling
from fzdigital.whatif.conduct import Serving
from fzdigital.whatif.counting import Bits
from fzdigital.whatif.elements import LONGEST, RUN, Ratings
from fzdigital.whatif.precision import Precision
from tests.whatif.futures import COHORT, LASTING, SMALL, STUDY

DEMANDED = RECT_SERVICE_FACTS[0].name


def one(now: Now[Any], facts: Facts[Any]) -> Bits[Any]:
    """One for every firm."""
    return (now.algebra.one,)


def demands(now: Now[Any], facts: Facts[Any]) -> Bits[Any]:
    """One for every rectification that is demanded."""
    return (facts[DEMANDED].yes,)


def runs(now: Now[Any], facts: Facts[Any]) -> Bits[Any]:
    """How long the present run of no-stars is, in two bits."""
    return now.memory[RUN][:2]


def counted(behaviour: Behaviour, *counts: Count, **more: Any) -> Any:
    """A study in which something is counted."""
    return evolve(STUDY, behaviour=evolve(behaviour, counts=counts), scenarios=200, **more)


SERVED = Behaviour((Ratings(0.0), Serving(0.4, refuses=1.0)), exits=0.0, refilling=Refilling(0.0))


class TestCounts:
    """Counts become metrics."""

    def test_of_every_member_in_every_round(self) -> None:
        """Where nobody leaves, that is members by rounds; firms in reserve do not count."""
        behaviour = Behaviour((Ratings(0.0),))
        found = counted(behaviour, Count("firm-rounds", 1, one)).run(LASTING).mean("firm-rounds")
        assert (found.mean, found.error) == (len(COHORT.members) * STUDY.rounds, 0)

    def test_of_what_is_told(self) -> None:
        """Each demand counts, whoever makes it: as many as facts say, round by round."""
        likely = counted(SERVED, Count("demands", 1, demands)).run(LASTING).mean("demands")
        assert abs(likely.mean - 0.4 * len(COHORT.members) * STUDY.rounds) < 4 * likely.error
        never = evolve(SERVED, elements=(Ratings(0.0), Serving(0.4, power=0.0)))
        as_read = LASTING.with_readings({"OP-23.gravity": "discretion_how"})
        assert counted(never, Count("demands", 1, demands)).run(LASTING).mean("demands").mean == 0
        assert counted(never, Count("demands", 1, demands)).run(as_read).mean("demands") == likely

    def test_of_several_bits(self) -> None:
        """A number counts for what it is: nobody leaves; the run is one, two, three, then four, which shows as 0."""
        behaviour = Behaviour((Ratings(1.0),), exits=0.0)
        cohort = evolve(COHORT, firms=tuple(evolve(firm, no_stars=0, longest=0) for firm in COHORT.firms))
        found = counted(behaviour, Count("runs", 3, runs), cohort=cohort, rounds=4).outcomes(LASTING)["runs"]
        assert set(found.tolist()) == {len(COHORT.members) * (1 + 2 + 3 + 0)}

    def test_it_may_ask_the_rules(self) -> None:
        """What holds for an act can be counted."""

        def due(now: Now[Any], facts: Facts[Any]) -> Bits[Any]:
            return (now.ask(EXIT.id, {})[Outcome.MUST].yes,)

        # Every rectification that is demanded is refused, which compels exit (5(3)a).
        found = counted(SERVED, Count("due", 1, due), Count("demands", 1, demands)).run(LASTING)
        assert found.mean("due") == found.mean("demands")
        assert found.mean("due").mean > 0

    def test_everything_told_of_a_metric(self) -> None:
        """Mean, difference, share and rows come as of any other."""
        study = counted(Behaviour((Ratings(0.3),)), Count("runs", 3, runs))
        found = study.compare(LASTING, LASTING.amend(no_star_limit=1))
        assert found.job.behaviour.metrics == (*METRICS, "runs")
        values = study.outcomes(LASTING)["runs"]
        assert found.mean("runs").mean == values.mean()
        assert found.share("runs", 12).mean == (values >= 12).mean()
        assert found.difference("runs", 1).mean < 0
        assert [row["metric"] for row in found.rows()].count("runs") == 3
        longer = study.compare(LASTING, until=Precision("runs", 0.5))
        assert longer.mean("runs").half(0.95) <= 0.5

    def test_two_of_them(self) -> None:
        """Each is its own."""
        found = counted(Behaviour((Ratings(1.0),), exits=0.0), Count("a", 1, one), Count("b", 2, runs)).run(LASTING)
        assert found.mean("a").mean != found.mean("b").mean


class TestRefused:
    """Counts that mean nothing."""

    @pytest.mark.parametrize("most", [0, 256, -1, 1.0, True])
    def test_no_most(self, most: object) -> None:
        """It is a whole number from 1 to 255."""
        with pytest.raises(InvalidValueError, match="it must be a whole number from 1 to 255"):
            Count("it", most, one)  # type: ignore[arg-type]

    @pytest.mark.parametrize("names", [("exits",), ("a", "a")])
    def test_a_name_that_there_is(self, names: tuple[str, ...]) -> None:
        """A metric has one name."""
        with pytest.raises(InvalidValueError, match=f"what is counted is {names[0]!r}; it must be"):
            evolve(SMALL.behaviour, counts=tuple(Count(name, 1, one) for name in names))

    def test_more_bits_than_its_most(self) -> None:
        """The count is named."""
        with pytest.raises(InvalidValueError, match="what long counts is 4; it must be at most 1 bits"):
            counted(Behaviour((Ratings(0.3),)), Count("long", 1, lambda now, facts: now.memory[LONGEST])).run(LASTING)

    def test_a_fact_that_nobody_tells(self) -> None:
        """It is named, with those that are told."""
        count = Count("demands", 1, lambda now, facts: (facts["rect_5_3.demand"].yes,))
        with pytest.raises(UnknownNameError, match=r"counts: no fact is named 'rect_5_3\.demand'; close names are"):
            counted(SERVED, count).run(LASTING)

    def test_a_metric_that_another_behaviour_counts(self) -> None:
        """It is unknown here."""
        with pytest.raises(UnknownNameError, match="no metric is named 'runs'"):
            SMALL.run(LASTING).mean("runs")
