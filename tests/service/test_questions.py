"""Cases made anew under other readings: the same as if made from the start, and few readings asked for."""

from datetime import date
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fzdigital.demo import demo_casebook_text
from fzdigital.io.document_json import read_json
from fzdigital.nouns import Stars
from fzdigital.policy.measures import MEASURES
from fzdigital.rules.case import Case
from fzdigital.rules.decide import decide, decider
from fzdigital.rules.decision import Outcome
from fzdigital.rules.questions.consulted import consulted
from fzdigital.rules.questions.sensitivity import Again, sensitivity
from fzdigital.rules.regulation import Regulation
from fzdigital.service.casebook import Casebook
from fzdigital.service.cases import case_of_application, case_of_batch, case_of_library, pools_on
from fzdigital.service.history import History
from fzdigital.service.management import explain_firm
from fzdigital.service.questions import application_again, batch_again, firm_again, library_again
from fzdigital.service.selection import select
from tests.properties.registers import DAYS, FIRMS, SMALL, casebooks
from tests.service.builders import LATER, NOTICE, SEPTEMBER, accident, applied, filled, history, marks, rated, under
from tests.strategies.nouns import code_of

DEMO: Final = History(read_json(demo_casebook_text(), MEASURES.axes))
ON: Final = date(2025, 6, 30)
FIRST: Final = code_of(1)

CHOICES: Final = tuple(
    (axis.id, reading) for axis in MEASURES.axes for reading in (None, *(one.id for one in axis.readings))
)
some_readings = st.lists(st.sampled_from(CHOICES), max_size=5).map(dict)
mostly_automatic = some_readings.map(lambda readings: {"OP-21.effect": "automatic"} | readings)


def asked(again: Again, regulation: Regulation = MEASURES) -> list[str]:
    """The axes asked for a case, in order."""
    noting = consulted(regulation)
    again(noting)
    return [*noting.noted]


def completed(case: Case) -> Case:
    """A case as its decision holds it."""
    return decider(MEASURES, case.subject).completed(case)


class TestFirm:
    """The case of one firm."""

    @settings(max_examples=100, deadline=None)
    @given(casebooks(), st.sampled_from(DAYS), st.sampled_from(FIRMS), mostly_automatic)
    def test_it_is_the_case_decided(self, book: Casebook, on: date, code: str, readings: dict[str, str | None]) -> None:
        """Under any readings it is the case that is decided under them, membership and all."""
        register, regulation = History(book), SMALL.with_readings(readings)
        again = firm_again(SMALL, register, code, on)
        assert completed(again(regulation)) == explain_firm(regulation, register, code, on).case
        assert again(regulation) == again(consulted(regulation))

    @pytest.mark.parametrize("effect", ["decision_needed", "automatic", None])
    def test_every_firm_of_the_demo(self, effect: str | None) -> None:
        """The same for all firms of the bundled casebook, whether exits need a decision or not."""
        regulation = MEASURES.with_readings({"OP-21.effect": effect})
        for code in DEMO.codes:
            decision = explain_firm(regulation, DEMO, code, ON)
            assert completed(firm_again(MEASURES, DEMO, code, ON)(regulation)) == decision.case

    def test_a_quiet_member_asks_for_one_reading(self) -> None:
        """In the middle of the period all that matters is whether an exit needs a decision."""
        register = history(filled(2), NOTICE, rated(1, 1, SEPTEMBER, Stars.THREE))
        assert asked(firm_again(MEASURES, register, FIRST, LATER)) == ["OP-21.effect"]

    def test_only_readings_that_matter_to_the_exit_are_asked_for(self) -> None:
        """Where exits are automatic, the ground of this firm is asked about; that of another firm is not."""
        register, automatic = history(filled(2), accident(1)), under(OP_21_effect="automatic")
        assert "OP-01.commencement" in asked(firm_again(MEASURES, register, FIRST, LATER), automatic)
        other = asked(firm_again(MEASURES, register, code_of(2), LATER), automatic)
        assert "OP-01.commencement" not in other

    def test_what_is_unresolved_leaves_it_a_member(self) -> None:
        """A firm ceases to be a member only if it must exit under every reading that is left open."""
        register = history(filled(2), accident(1))
        again = firm_again(MEASURES, register, FIRST, LATER)
        outcomes = {
            reading: decide(regulation, again(regulation)).of("exit").outcomes
            for reading in (None, "document_date")
            for regulation in [under(OP_21_effect="automatic", OP_01_commencement=reading)]
        }
        assert outcomes["document_date"] == (Outcome.NOT_APPLICABLE,)
        assert Outcome.MUST in outcomes[None]

    def test_its_sensitivity(self) -> None:
        """Among the readings that change an exit is the one that lets the firm go by itself."""
        register = history(filled(2), accident(1))
        decision = explain_firm(MEASURES, register, FIRST, LATER)
        found = sensitivity(decision, "exit", firm_again(MEASURES, register, FIRST, LATER))
        flips = {tuple((axis.id, one.id) for axis, one in flip.readings): flip.outcomes for flip in found.flips}
        assert found.complete
        assert flips[(("OP-21.effect", "automatic"),)] == (Outcome.NOT_APPLICABLE,)


class TestOthers:
    """The cases of the library, a batch and an application."""

    @settings(max_examples=50, deadline=None)
    @given(casebooks(), st.sampled_from(DAYS), mostly_automatic)
    def test_the_library(self, book: Casebook, on: date, readings: dict[str, str | None]) -> None:
        """Under any readings it is the case made from the start."""
        register, regulation = History(book), SMALL.with_readings(readings)
        expected = case_of_library(regulation, register, on, pools_on(regulation, register, on))
        assert library_again(SMALL, register, on)(consulted(regulation)) == expected

    @settings(max_examples=30, deadline=None)
    @given(casebooks(), st.sampled_from(DAYS), some_readings)
    def test_a_batch(self, book: Casebook, on: date, readings: dict[str, str | None]) -> None:
        """Under any readings it is the case made from the start."""
        register, regulation = History(book), SMALL.with_readings(readings)
        assert batch_again(register, 1, on)(consulted(regulation)) == case_of_batch(regulation, register, 1, on)

    @settings(max_examples=50, deadline=None)
    @given(casebooks(), st.sampled_from(DAYS), mostly_automatic)
    def test_an_application(self, book: Casebook, on: date, readings: dict[str, str | None]) -> None:
        """Under any readings its batch is selected anew, and it is the case made from the start."""
        register, regulation = History(book), SMALL.with_readings(readings)
        pools = pools_on(regulation, register, on)
        for one in register.applications:
            selection = select(regulation, register, one.batch, on)
            expected = case_of_application(regulation, register, one, on, pools, selection)
            assert application_again(SMALL, register, one, on)(consulted(regulation)) == expected

    def test_the_scoring_is_varied_where_it_matters(self) -> None:
        """Rounding and equal extremes are asked where a mean has more decimals, or several marks are the highest."""
        on, plain = date(2024, 5, 30), ("90", "91", "92", "93", "94")
        found = {}
        for each in (plain, ("90", "91", "92", "92.02", "94"), ("90", "91", "92", "94", "94")):
            register = history(applied(1), marks(1, *each))
            found[each] = {*asked(application_again(MEASURES, register, register.applications[0], on))}
        asked_for = [axes - found[plain] for axes in found.values()]
        assert asked_for == [set(), {"OP-10.rounding"}, {"OP-09.equal_extremes", "OP-10.rounding"}]
