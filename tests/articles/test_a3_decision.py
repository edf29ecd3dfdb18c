"""Who is reviewed, proposed and admitted, and what stands against it (section 3)."""

from datetime import date
from typing import Any

import pytest

from fzdigital.nouns import ActKind, Industry, OfficialAct
from fzdigital.policy.measures import MEASURES
from fzdigital.rules.decision import Outcome
from fzdigital.service.conformity import findings
from fzdigital.service.findings import FindingKind
from fzdigital.service.selection import select
from tests.articles.builders import (
    DAY,
    JOINED,
    MAY,
    MUST,
    MUST_NOT,
    NOT_APPLICABLE,
    SILENT,
    admission,
    admit_of,
    application,
    applying,
    history,
    marks,
    of_application,
    of_batch,
    possible,
    under,
)
from tests.strategies.nouns import code_of


def outcomes(act: str, **known: Any) -> tuple[Outcome, ...]:
    """What holds for an act towards the applicant."""
    return of_application(**known).of(act).outcomes


class TestCall:
    """3/call: what is reviewed is the application form that was collected."""

    def test_no_form_no_review(self) -> None:
        """Without the form the panel must not score."""
        assert outcomes("review", asked=application(form_submitted=False), scored=False) == MUST_NOT

    def test_no_form_no_place(self) -> None:
        """A firm that handed in no form cannot be admitted, whatever it scored."""
        assert admit_of(application(form_submitted=False)) == MUST_NOT

    def test_unknown_leaves_it_open(self) -> None:
        """Nobody said whether the form came."""
        asked = application(form_submitted=None)
        assert outcomes("review", asked=asked, scored=False) == possible(Outcome.MUST, Outcome.MUST_NOT)
        assert admit_of(asked) == possible(Outcome.MAY, Outcome.MUST_NOT)

    def test_who_did_not_apply_is_reported(self) -> None:
        """Admitting a firm without any application is held against this unit."""
        found = findings(MEASURES, history(admission(code_of(1))), DAY)
        assert [one.kind for one in found if one.clause == "3/call"] == [FindingKind.NONCONFORMING]


class TestReview:
    """3/review: every applicant is reviewed on the score sheet."""

    @pytest.mark.parametrize(("scored", "expected"), [(False, MUST), (True, SILENT)])
    def test_it_is_a_duty_until_done(self, scored: bool, expected: tuple[Outcome, ...]) -> None:
        """Whoever handed in the form is scored."""
        assert outcomes("review", scored=scored) == expected

    def test_a_listed_applicant_is_reviewed_too(self) -> None:
        """The veto stands within the review; it does not do without it."""
        assert outcomes("review", asked=application(listed=True), scored=False) == MUST

    def test_who_is_outside_the_scope_is_not_reviewed(self) -> None:
        """Section 3 concerns those that section 2 admits."""
        assert outcomes("review", facts={"in_china": False}, scored=False) == NOT_APPLICABLE


class TestVeto:
    """3/veto: an applicant on the dishonesty list is out, whatever its scores."""

    @pytest.mark.parametrize("act", ["recommend", "admit"])
    def test_a_listed_applicant_is_out(self, act: str) -> None:
        """Neither proposed nor admitted, although it stands within the places."""
        assert outcomes(act, asked=application(listed=True)) == MUST_NOT

    @pytest.mark.parametrize(("act", "otherwise"), [("recommend", Outcome.MUST), ("admit", Outcome.MAY)])
    def test_unknown_is_not_unlisted(self, act: str, otherwise: Outcome) -> None:
        """Until somebody looks, it is open."""
        assert outcomes(act, asked=application(listed=None)) == possible(otherwise, Outcome.MUST_NOT)

    @pytest.mark.parametrize(
        ("reading", "expected"), [("as_of_review", [MUST_NOT, MAY]), ("as_of_decision", [MAY, MUST_NOT])]
    )
    def test_the_day_is_open(self, reading: str, expected: list[tuple[Outcome, ...]]) -> None:
        """Listed at the review and off at the decision, or the other way round."""
        regulation = under("OP-13.time", reading)
        cases = [
            admit_of(application(listed=at_review), listed_at_decision=at_decision, regulation=regulation)
            for at_review, at_decision in ((True, False), (False, True))
        ]
        assert cases == expected

    def test_a_vetoed_applicant_takes_no_place(self) -> None:
        """It is removed before ranking: of eleven the best is listed, and the other ten are within."""
        happened = []
        for number in range(11):
            one = application(code_of(number), listed=number == 0)
            happened += [one, *marks(one, *[str(90 - number)] * 3)]
        selection = select(MEASURES, history(*happened), 1, DAY)
        assert dict(selection.recommended)[Industry.KNIT] == tuple(map(code_of, range(1, 11)))
        vetoed = selection.find(code_of(0), Industry.KNIT)
        assert vetoed is not None
        assert (vetoed.rank, vetoed.standing) == (None, "unranked")


class TestRecommend:
    """3/recommend: by the ranking, the panel proposes a list for the batch."""

    @pytest.mark.parametrize(("standing", "expected"), [("within", MUST), ("beyond", SILENT), ("unranked", SILENT)])
    def test_the_places_decide(self, standing: str, expected: tuple[Outcome, ...]) -> None:
        """Who is within them is proposed."""
        assert outcomes("recommend", standing=standing) == expected

    def test_an_unsettled_standing_leaves_it_open(self) -> None:
        """While scores are missing nobody is told either way."""
        assert outcomes("recommend", standing=None) == possible(Outcome.MUST, Outcome.SILENT)

    def test_without_a_score_there_is_no_proposal(self) -> None:
        """The list follows the scores."""
        assert outcomes("recommend", scored=False) == SILENT

    @pytest.mark.parametrize(
        ("reading", "expected"),
        [
            ("return_to_panel", [possible(Outcome.MUST, Outcome.SILENT), MUST, SILENT]),
            ("admit_all_tied", [MUST, MUST, MUST]),
            ("admit_none", [SILENT, SILENT, SILENT]),
        ],
    )
    def test_a_tie_at_the_cut_is_open(self, reading: str, expected: list[tuple[Outcome, ...]]) -> None:
        """Until the panel, asked again, has placed a tied firm or not; or all of them, or none (OP-11)."""
        regulation = under("OP-11.tie", reading)
        found = [
            outcomes("recommend", standing="tied", placed_by_panel=placed, regulation=regulation)
            for placed in (None, True, False)
        ]
        assert found == expected

    @pytest.mark.parametrize(
        ("placed", "expected"), [(True, MUST), (False, SILENT), (None, possible(Outcome.MUST, Outcome.SILENT))]
    )
    def test_a_second_key_must_be_supplied(self, placed: bool | None, expected: tuple[Outcome, ...]) -> None:
        """Under that reading an order given by somebody decides, and without one nothing does."""
        regulation = under("OP-11.tie", "secondary_key")
        assert outcomes("recommend", standing="tied", placed_by_key=placed, regulation=regulation) == expected

    @pytest.mark.parametrize(
        ("done", "expected"), [({}, MUST), ({"list_proposed": True}, SILENT), ({"reviewed": False}, SILENT)]
    )
    def test_the_list_itself(self, done: dict[str, bool], expected: tuple[Outcome, ...]) -> None:
        """Once the panel has scored a batch it owes a list, until it has proposed one."""
        assert of_batch(**done).of("propose_list").outcomes == expected

    def test_no_applications_no_list(self) -> None:
        """A batch for which nothing came in concerns nobody."""
        assert of_batch(received=False).of("propose_list").outcomes == NOT_APPLICABLE


class TestOpinion:
    """3/opinion: with the list the panel issues its opinion."""

    @pytest.mark.parametrize(
        ("done", "expected"), [({}, MUST), ({"opinion_issued": True}, SILENT), ({"reviewed": False}, SILENT)]
    )
    def test_it_is_a_duty_until_done(self, done: dict[str, bool], expected: tuple[Outcome, ...]) -> None:
        """Once the panel has scored."""
        assert of_batch(**done).of("issue_opinion").outcomes == expected


class TestDecide:
    """3/decide: after study the bureau fixes the list; only that makes members."""

    @pytest.mark.parametrize(
        ("done", "expected"), [({}, MUST), ({"decided": True}, SILENT), ({"reviewed": False}, SILENT)]
    )
    def test_the_list_is_to_be_decided(self, done: dict[str, bool], expected: tuple[Outcome, ...]) -> None:
        """Once the panel has scored, until it is done."""
        assert of_batch(**done).of("decide_list").outcomes == expected

    def test_whom_to_admit_is_its_choice(self) -> None:
        """Being proposed gives nobody a claim."""
        decision = of_application()
        assert decision.of("admit").outcomes == MAY
        assert applying(decision, "admit") == ["3/decide"]

    def test_without_a_score_there_is_nothing_to_study(self) -> None:
        """The decision rests on the review."""
        assert admit_of(scored=False) == SILENT

    @pytest.mark.parametrize(
        ("reading", "proposed", "not_proposed"),
        [("bureau_free", MAY, MAY), ("may_only_strike", MAY, MUST_NOT), ("bound_by_order", MUST, MUST_NOT)],
    )
    def test_how_far_the_list_binds_is_open(
        self, reading: str, proposed: tuple[Outcome, ...], not_proposed: tuple[Outcome, ...]
    ) -> None:
        """It may depart from the list, or only strike, or must follow it (OP-12)."""
        regulation = under("OP-12.binding", reading)
        assert admit_of(recommended=True, regulation=regulation) == proposed
        assert admit_of(recommended=False, regulation=regulation) == not_proposed

    def test_following_the_list_never_goes_against_the_rest(self) -> None:
        """Even where it must be followed, a listed applicant and a full row stand against it."""
        regulation = under("OP-12.binding", "bound_by_order")
        assert admit_of(application(listed=True), regulation=regulation) == MUST_NOT
        assert admit_of(industries=(Industry.AUTO,), regulation=regulation) == MUST_NOT

    @pytest.mark.parametrize(
        ("reading", "kind"), [("bureau_free", FindingKind.DEVIATION), ("may_only_strike", FindingKind.NONCONFORMING)]
    )
    def test_departing_from_the_list_is_reported(self, reading: str, kind: FindingKind) -> None:
        """Of two applicants the panel lists one and the bureau admits the other: shown, or held against it."""
        one, other = application(code_of(1)), application(code_of(2))
        listed = OfficialAct(ActKind.RECOMMEND, date(2024, 6, 3), one.code, Industry.KNIT, 1)
        happened = [one, other, *marks(one, "90", "90", "90"), *marks(other, "80", "80", "80"), listed]
        for admitted, expected in ((one, []), (other, [kind])):
            register = history(*happened, admission(admitted.code))
            found = findings(under("OP-12.binding", reading), register, DAY)
            assert [finding.kind for finding in found if finding.clause == "3/decide"] == expected

    @pytest.mark.parametrize(("on", "count"), [(date(2024, 6, 4), 0), (JOINED, 1)])
    def test_nobody_is_a_member_before(self, on: date, count: int) -> None:
        """The list proposed changes nothing."""
        listed = OfficialAct(ActKind.RECOMMEND, date(2024, 6, 3), code_of(1), Industry.KNIT, 1)
        assert history(listed, admission(code_of(1))).pools(on).library.count == count


class TestReapplication:
    """5/scope, 3/decide (OP-20): whether a firm that had to leave may be admitted again."""

    @pytest.mark.parametrize(
        ("reading", "expected"), [("no_bar_reset", MAY), ("no_bar_carry_over", MAY), ("barred", MUST_NOT)]
    )
    def test_the_text_is_silent(self, reading: str, expected: tuple[Outcome, ...]) -> None:
        """By default nothing bars it."""
        assert admit_of(exited_before=True, regulation=under("OP-20.reapply", reading)) == expected
        assert admit_of(exited_before=False, regulation=under("OP-20.reapply", reading)) == MAY
