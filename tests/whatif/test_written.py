"""A scenario as a casebook: what it holds beside what the law says of it."""

from typing import Any

import pytest
from attrs import evolve, frozen

from fzdigital.domain.application import Application
from fzdigital.domain.industry import Industry
from fzdigital.domain.rating import Rating, Stars
from fzdigital.errors import InvalidValueError, NotSoError
from fzdigital.policy.facts.conduct import (
    EVENT_KIND,
    NOTICE_AS_JUDGED,
    NOTICE_BY_DUE_DATE,
    RECT_SERVICE_FACTS,
    REPORT_REPLY,
    REPORT_VERIFICATION,
)
from fzdigital.rules.build import holds
from fzdigital.rules.rule import Force
from fzdigital.service.casebook import Casebook
from fzdigital.whatif.asking import Facts
from fzdigital.whatif.behaviour import Behaviour, Now, Stateless, Told
from fzdigital.whatif.cohort import Cohort, Firm
from fzdigital.whatif.draws import Chance
from fzdigital.whatif.elements import Ratings, named
from fzdigital.whatif.written import written_out
from tests.strategies.nouns import code_of
from tests.whatif.futures import LASTING, SMALL, STUDY, amended, exit_rule, simulation, so

KNIT = Industry.KNIT
NONE, ONE = Stars.NONE, Stars.ONE


@frozen
class Telling(Stateless):
    """Tells what the tests say."""

    facts: Any

    @property
    def chances(self) -> tuple[Chance, ...]:
        """None."""
        return ()

    def tell(self, now: Now[Any]) -> Told[Any]:
        """That."""
        return Told(self.facts(now))


def one_round(facts: Any, *rules: Any) -> tuple[Casebook, bool]:
    """The casebook of one member of whom some facts are told, and whether it leaves, of one round."""
    study = evolve(SMALL, cohort=Cohort((Firm("M", KNIT, True),)), behaviour=Behaviour((Telling(facts),)), rounds=1)
    regulation = amended(add=rules)
    return written_out(study.job(regulation), 0), so(simulation(study, regulation)[0].leaving.left[0], 0)


def acts_of(casebook: Casebook) -> list[str]:
    """What was done, in order."""
    return [entry.what.kind.value for entry in casebook.entries if hasattr(entry.what, "grounds")]


class TestCasebook:
    """What a casebook looks like."""

    def test_it_says_that_it_is_made_up(self) -> None:
        """Every id does, and with which scenario."""
        casebook = written_out(STUDY.job(LASTING), 41)
        assert all(entry.id.startswith("模拟41-") for entry in casebook.entries)
        assert all(entry.recorded_on == entry.happened_on for entry in casebook.entries)

    def test_it_is_the_same_every_time(self) -> None:
        """And another for another scenario or regulation."""
        job = STUDY.job(LASTING, LASTING.amend(no_star_limit=1))
        assert written_out(job, 3) == written_out(job, 3)
        assert len({written_out(job, 3), written_out(job, 4), written_out(job, 3, 1)}) == 3

    def test_names_and_codes(self) -> None:
        """Firms keep their codes if all have one, and are called by their names where they have any."""
        real = Cohort((Firm(code_of(7), KNIT, True, name="福州某数字公司"), Firm(code_of(9), KNIT, False)))
        found = _providers(written_out(evolve(SMALL, cohort=real).job(LASTING), 0))
        assert found == {code_of(7): "福州某数字公司", code_of(9): code_of(9)}
        mixed = Cohort((Firm(code_of(7), KNIT, True), Firm("R", KNIT, False)))
        assert set(_providers(written_out(evolve(SMALL, cohort=mixed).job(LASTING), 0)).values()) == {code_of(7), "R"}

    @pytest.mark.parametrize(
        ("no_stars", "longest", "past"),
        [
            (0, 0, (ONE, ONE, ONE, ONE)), (1, 1, (ONE, ONE, ONE, NONE)), (0, 1, (ONE, ONE, NONE, ONE)),
            (1, 2, (NONE, NONE, ONE, NONE)), (3, 3, (ONE, NONE, NONE, NONE)),
        ],
    )  # fmt: skip
    def test_the_past_is_told_by_ratings(self, no_stars: int, longest: int, past: tuple[Stars, ...]) -> None:
        """Of all members over the same rounds, and of nobody in the reserve."""
        firms = (
            Firm("A", KNIT, True, no_stars, longest), Firm("B", KNIT, True, 1, 2), Firm("R", KNIT, False, 2, 2),
        )  # fmt: skip
        study = evolve(SMALL, cohort=Cohort(firms), rounds=1)
        ratings = [entry.what for entry in written_out(study.job(LASTING), 0).entries if isinstance(entry.what, Rating)]
        by_firm: dict[str, list[Stars | None]] = {}
        for one in ratings:
            if one.on < study.start and one.round <= 4:
                by_firm.setdefault(one.code, []).append(one.stars)
        assert [tuple(found) for found in by_firm.values()] == [past, (NONE, NONE, ONE, NONE)]

    @pytest.mark.parametrize("scenario", [-1, 1.0, True])
    def test_no_such_scenario(self, scenario: int) -> None:
        """Scenarios count from 0."""
        with pytest.raises(InvalidValueError, match="the scenario is"):
            written_out(SMALL.job(LASTING), scenario)

    @pytest.mark.parametrize("version", [-1, 1, 0.0])
    def test_no_such_regulation(self, version: int) -> None:
        """Regulations do too."""
        with pytest.raises(InvalidValueError, match=r"the regulation is .*; it must be a whole number from 0 to 0"):
            written_out(SMALL.job(LASTING), 0, version)


class TestAnElementOfOnesOwn:
    """Facts that no built-in element tells are written down too, if entries can say them."""

    def test_every_kind_of_matter(self) -> None:
        """All that a casebook has entries for."""

        def facts(now: Now[Any]) -> Facts[Any]:
            yes, no = now.algebra.settled(True), now.algebra.settled(False)
            one = now.algebra.one
            pending = {"notice.given": yes, "notice.first_filling": yes, "notice.done": no}
            pending |= {
                fact.name: named(now, fact, {"pending": one}) for fact in (NOTICE_BY_DUE_DATE, NOTICE_AS_JUDGED)
            }
            service = {f"service.{name}": no for name in ("poor_result", "low_satisfaction", "rectification_demanded")}
            demand, outcome, overdue, _ = RECT_SERVICE_FACTS
            return {
                **pending,
                "notice.rectification_demanded": no,
                **service,
                "service.similar": yes,
                "service.during_service": no,
                demand.name: yes,
                outcome.name: named(now, outcome, {"pending": one}),
                overdue.name: no,
                **{f"report.{name}": yes for name in ("made", "real_name", "evidence", "contact")},
                "report.accepted": no,
                "report.put_to_provider": no,
                "report.reply": named(now, REPORT_REPLY, {"pending": one}),
                "report.verification": named(now, REPORT_VERIFICATION, {"inaccuracy": one}),
                "event.kind": named(now, EVENT_KIND, {"other_illegal": one}),
                "event.during_service": yes,
                "event.grave": no,
            }

        casebook, leaves = one_round(facts)
        kinds = sorted({type(entry.what).__name__ for entry in casebook.entries})
        assert kinds == [
            "Application", "Incident", "ListingCheck", "OfficialAct", "PublicNotice", "Rectification", "Report",
            "UpdateNotice",
        ]  # fmt: skip
        assert (leaves, acts_of(casebook)) == (0, ["admit"])

    def test_what_no_entry_says(self) -> None:
        """A fact of the firm that follows from its ratings, say."""

        def facts(now: Now[Any]) -> Facts[Any]:
            return {"firm.rated_this_round": now.algebra.settled(True)}

        rule = exit_rule("new", Force.MUST, holds(_fact("firm.rated_this_round")))
        with pytest.raises(
            NotSoError, match=r"no entry of a casebook says what an element tells .*firm\.rated_this_round"
        ):
            one_round(facts, rule)

    def test_a_matter_that_would_be_two(self) -> None:
        """One fault of service is one incident; two at once are two, of which the facts are others."""

        def facts(now: Now[Any]) -> Facts[Any]:
            yes = now.algebra.settled(True)
            return {
                **{f"service.{name}": yes for name in ("poor_result", "low_satisfaction", "during_service")},
                **{f"service.{name}": yes.denied for name in ("similar", "rectification_demanded")},
            }

        casebook, _ = one_round(facts)
        assert acts_of(casebook) == ["admit"]
        rule = exit_rule("new", Force.MUST, holds(_fact("service.low_satisfaction")))
        with pytest.raises(NotSoError, match=r"service\.low_satisfaction"):
            one_round(facts, rule)

    def test_without_ratings(self) -> None:
        """Where nothing is told of stars, nobody is rated."""
        casebook, leaves = one_round(lambda now: {})
        assert not any(isinstance(entry.what, Rating) for entry in casebook.entries)
        assert leaves == 0

    def test_ratings_are_told_by_their_run(self) -> None:
        """A firm has no star where its run goes on."""
        study = evolve(SMALL, cohort=Cohort((Firm("M", KNIT, True),)), behaviour=Behaviour((Ratings(1.0),)), rounds=2)
        found = [one.what for one in written_out(study.job(LASTING), 0).entries if isinstance(one.what, Rating)]
        assert [(one.round, one.stars) for one in found] == [(1, NONE), (2, NONE)]


def _fact(name: str) -> Any:
    """A fact of the Measures."""
    return next(fact for fact in LASTING.vocabulary.facts if fact.name == name)


def _providers(casebook: Casebook) -> dict[str, str]:
    """The names of the firms that applied, by code."""
    found = (entry.what for entry in casebook.entries if isinstance(entry.what, Application))
    return {one.code: one.provider.name for one in found}
