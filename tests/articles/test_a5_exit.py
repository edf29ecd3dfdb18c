"""Nine grounds for leaving the library, each with its own path (5(1) to 5(4))."""

from datetime import date
from itertools import permutations

import pytest

from fzdigital.nouns import (
    Basis,
    IncidentKind,
    ListingCheck,
    NoDeadline,
    RectificationOutcome,
    Reply,
    Stars,
    Verification,
)
from fzdigital.rules.decision import Outcome
from fzdigital.service.cases import pools_on
from tests.articles.builders import (
    DAY,
    JOINED,
    LATER,
    MUST,
    NOT_APPLICABLE,
    ONE,
    SILENT,
    admission,
    exit_of,
    grounds_of,
    history,
    incident,
    left,
    notice,
    notified,
    occasion,
    of_firm,
    possible,
    rated,
    rectification,
    report,
    under,
)

OPEN = possible(Outcome.MUST, Outcome.SILENT)
PENDING, REFUSED = RectificationOutcome.PENDING, RectificationOutcome.REFUSED
FAILED, PASSED = RectificationOutcome.FAILED, RectificationOutcome.PASSED
NONE, ONE_STAR = Stars.NONE, Stars.ONE
FOUND = date(2024, 11, 5)
DEADLINE = date(2024, 10, 31)

both_bases = pytest.mark.parametrize(
    ("basis", "refused", "failed"),
    [(Basis.INFORMATION, "5(1)c", "5(1)d"), (Basis.SERVICE, "5(3)a.2", "5(3)a.3")],
)


class TestScope:
    """5/scope: the bureau manages those who have entered the service library, and nobody else."""

    def test_a_member_without_any_matter_stays(self) -> None:
        """Without a ground there is no exit."""
        assert exit_of() == SILENT

    def test_a_firm_outside_cannot_be_put_out(self) -> None:
        """What happened in the service of a firm outside concerns nobody here."""
        assert exit_of(incident(IncidentKind.MAJOR_SAFETY), joined=None) == NOT_APPLICABLE

    def test_a_reserve_firm_has_no_ground_for_exit(self) -> None:
        """The terms drift; by default all of them mean the service library."""
        assert exit_of(incident(IncidentKind.MAJOR_SAFETY), joined=None, in_reserve=True) == NOT_APPLICABLE

    @pytest.mark.parametrize(
        ("reading", "expected"), [("service_library_only", NOT_APPLICABLE), ("both_libraries", MUST)]
    )
    def test_which_library_is_meant_is_open(self, reading: str, expected: tuple[Outcome, ...]) -> None:
        """If the reserve is meant too, a reserve firm can lose its place."""
        regulation = under("OP-21.libraries", reading)
        matter = incident(IncidentKind.MAJOR_SAFETY)
        assert exit_of(matter, joined=None, in_reserve=True, regulation=regulation) == expected

    def test_unresolved_it_stays_open_for_a_reserve_firm_only(self) -> None:
        """The same ground settles a member's exit and leaves a reserve firm's open."""
        regulation = under("OP-21.libraries", None)
        matter = incident(IncidentKind.MAJOR_SAFETY)
        reserve = exit_of(matter, joined=None, in_reserve=True, regulation=regulation)
        assert reserve == possible(Outcome.NOT_APPLICABLE, Outcome.MUST)
        assert exit_of(matter, regulation=regulation) == MUST

    def test_grounds_stand_side_by_side(self) -> None:
        """Each ground is named, whatever else there is."""
        matters = (incident(IncidentKind.MAJOR_SAFETY), rectification(Basis.SERVICE, FAILED, FOUND))
        assert grounds_of(*matters) == ["5(3)a.3", "5(3)b.1"]

    def test_the_order_of_input_never_matters(self) -> None:
        """Whatever was entered first, the same grounds apply."""
        matters = (
            incident(IncidentKind.SEVERE_DISHONESTY),
            rectification(Basis.INFORMATION, REFUSED, FOUND),
            report(reply=Reply.NOT_AS_REQUIRED),
            notice(),
        )
        found = {(exit_of(*order), *grounds_of(*order)) for order in permutations(matters)}
        assert found == {(MUST, "5(1)c", "5(2)d", "5(3)b.2")}

    @pytest.mark.parametrize("kind", ["incidents", "ratings", "rectifications", "reports"])
    def test_an_incomplete_sheet_leaves_it_open(self, kind: str) -> None:
        """Where a row may be missing nobody can say that there is no ground."""
        assert exit_of(incomplete=(kind,)) == OPEN

    def test_an_exit_spends_what_led_to_it(self) -> None:
        """A firm admitted again does not leave again for what it left for (OP-20)."""
        matters = (rectification(Basis.INFORMATION, REFUSED, date(2024, 10, 20)), left(date(2024, 11, 1)))
        assert exit_of(*matters, joined=date(2025, 2, 3), batch=2, on=LATER) == SILENT

    def test_also_on_the_day_it_leaves_and_joins_again(self) -> None:
        """What happened until the exit went with it, however soon the firm is back."""
        assert exit_of(incident(IncidentKind.MAJOR_SAFETY, on=DAY), left(DAY), joined=DAY, batch=2) == SILENT


class TestEffect:
    """OP-21: a ground makes that the firm must leave; whether it thereby has left is open."""

    @pytest.mark.parametrize(("reading", "before", "after"), [("decision_needed", 1, 1), ("automatic", 1, 0)])
    def test_membership_ends_by_decision_or_by_itself(self, reading: str, before: int, after: int) -> None:
        """From the day of the ground, only the automatic reading takes the firm out."""
        regulation = under("OP-21.effect", reading)
        register = history(admission(ONE), incident(IncidentKind.MAJOR_SAFETY))
        assert pools_on(regulation, register, date(2024, 10, 7)).library.count == before
        assert pools_on(regulation, register, date(2024, 10, 8)).library.count == after

    def test_the_decision_takes_it_out_on_its_day(self) -> None:
        """By default the status changes on the day of the decision."""
        register = history(admission(ONE), incident(IncidentKind.MAJOR_SAFETY), left(DAY))
        counts = [pools_on(under("OP-21.effect", "decision_needed"), register, on).library.count for on in (FOUND, DAY)]
        assert counts == [1, 0]


class TestRectification:
    """5(1)c, 5(1)d, 5(3)a.2, 5(3)a.3: refusing to rectify, or not doing it well enough, leads out."""

    @both_bases
    def test_refusal_bites(self, basis: Basis, refused: str, failed: str) -> None:
        """A demand that is refused is the first ground on either basis."""
        assert exit_of(rectification(basis, REFUSED, FOUND)) == MUST
        assert grounds_of(rectification(basis, REFUSED, FOUND)) == [refused]

    @both_bases
    def test_failure_bites(self, basis: Basis, refused: str, failed: str) -> None:
        """Rectifying short of the standard is the second."""
        assert exit_of(rectification(basis, FAILED, FOUND)) == MUST
        assert grounds_of(rectification(basis, FAILED, FOUND)) == [failed]

    @both_bases
    @pytest.mark.parametrize("outcome", [PASSED, PENDING])
    def test_success_and_pending_do_not(
        self, basis: Basis, refused: str, failed: str, outcome: RectificationOutcome
    ) -> None:
        """Who has rectified, or still may, stays; pending is not failure."""
        assert exit_of(rectification(basis, outcome)) == SILENT

    @both_bases
    def test_it_bites_from_the_day_of_the_finding(self, basis: Basis, refused: str, failed: str) -> None:
        """The day before, the outcome was still pending."""
        matter = rectification(basis, FAILED, FOUND)
        assert [exit_of(matter, on=on) for on in (date(2024, 11, 4), FOUND)] == [SILENT, MUST]

    @both_bases
    def test_an_unknown_outcome_leaves_it_open(self, basis: Basis, refused: str, failed: str) -> None:
        """Nobody said how it went: neither exit nor no exit."""
        assert exit_of(rectification(basis, None)) == OPEN

    def test_no_exit_without_a_demand(self) -> None:
        """An update missed by weeks leads to a demand first, never straight out."""
        assert exit_of(notice(late=True)) == SILENT

    @pytest.mark.parametrize(
        "kind", [IncidentKind.POOR_RESULT, IncidentKind.LOW_SATISFACTION, IncidentKind.SIMILAR_SERVICE]
    )
    def test_poor_service_alone_never_leads_out(self, kind: IncidentKind) -> None:
        """However grave, it takes a demand that is refused or not met."""
        assert exit_of(incident(kind, grave=True)) == SILENT

    def test_a_later_success_does_not_undo_a_failure(self) -> None:
        """Two demands are two matters; the one that failed remains a ground."""
        again = rectification(Basis.SERVICE, PASSED, DAY, on=date(2024, 11, 10), deadline=DAY)
        assert grounds_of(rectification(Basis.SERVICE, FAILED, FOUND), again) == ["5(3)a.3"]


class TestSilenceAfterTheDeadline:
    """OP-23: whether a deadline gone by without any finding is itself a failure."""

    @both_bases
    @pytest.mark.parametrize(("reading", "after"), [("needs_refusal", SILENT), ("counts_as_failure", MUST)])
    def test_the_day_after_the_deadline(
        self, basis: Basis, refused: str, failed: str, reading: str, after: tuple[Outcome, ...]
    ) -> None:
        """On the last day it is pending under either reading; from the next day only one lets it pass."""
        regulation = under("OP-23.silence", reading)
        matter = rectification(basis, PENDING)
        days = (DEADLINE, date(2024, 11, 1))
        assert [exit_of(matter, on=on, regulation=regulation) for on in days] == [SILENT, after]
        assert grounds_of(matter, regulation=regulation) == ([failed] if after == MUST else [])

    @both_bases
    def test_without_a_deadline_nothing_fails_by_time(self, basis: Basis, refused: str, failed: str) -> None:
        """Where none was set, silence means nothing under either reading."""
        matter = rectification(basis, PENDING, deadline=NoDeadline.NONE)
        assert exit_of(matter, on=LATER, regulation=under("OP-23.silence", "counts_as_failure")) == SILENT

    def test_an_unknown_deadline_leaves_it_open(self) -> None:
        """If one was set but nobody knows which, only the reading that needs a finding settles it."""
        matter = rectification(Basis.SERVICE, PENDING, deadline=None)
        assert exit_of(matter, regulation=under("OP-23.silence", "counts_as_failure")) == OPEN
        assert exit_of(matter) == SILENT

    def test_success_in_spite_of_the_deadline_is_no_failure(self) -> None:
        """A finding that it was done prevails over the calendar."""
        matter = rectification(Basis.SERVICE, PASSED, DAY)
        assert exit_of(matter, regulation=under("OP-23.silence", "counts_as_failure")) == SILENT


class TestReply:
    """5(2)d: who is reported and does not answer the bureau as asked must leave; no rectification comes first."""

    def test_it_bites(self) -> None:
        """An accepted, complete report and no proper answer are enough."""
        matter = report(reply=Reply.NOT_AS_REQUIRED, reply_on=FOUND)
        assert exit_of(matter) == MUST
        assert grounds_of(matter) == ["5(2)d"]

    @pytest.mark.parametrize("reply", [Reply.PENDING, Reply.AS_REQUIRED])
    def test_an_answer_or_one_still_due_does_not(self, reply: Reply) -> None:
        """Who answers as asked stays, and so does who still may."""
        assert exit_of(report(reply=reply)) == SILENT

    def test_an_unknown_answer_leaves_it_open(self) -> None:
        """Nobody said whether it answered."""
        assert exit_of(report(reply=None)) == OPEN

    @pytest.mark.parametrize("element", ["real_name", "evidence", "contact", "accepted"])
    def test_every_element_is_needed(self, element: str) -> None:
        """Without a name, evidence, contact details or acceptance the same silence leads nowhere."""
        lacking = {element: False} | ({"accepted_on": None} if element == "accepted" else {})
        assert exit_of(report(reply=Reply.NOT_AS_REQUIRED, **lacking)) == SILENT

    @pytest.mark.parametrize("element", ["real_name", "evidence", "contact", "accepted"])
    def test_an_unknown_element_leaves_it_open(self, element: str) -> None:
        """An element nobody knows of is neither there nor missing."""
        unknown = {element: None} | ({"accepted_on": None} if element == "accepted" else {})
        assert exit_of(report(reply=Reply.NOT_AS_REQUIRED, **unknown)) == OPEN

    def test_it_bites_from_the_day_of_the_reply(self) -> None:
        """The day before, the reply was still pending."""
        matter = report(reply=Reply.NOT_AS_REQUIRED, reply_on=FOUND)
        assert [exit_of(matter, on=on) for on in (date(2024, 11, 4), FOUND)] == [SILENT, MUST]

    @pytest.mark.parametrize(("reading", "expected"), [("all_three_elements", SILENT), ("real_name_only", MUST)])
    @pytest.mark.parametrize("element", ["evidence", "contact"])
    def test_what_makes_a_report_admissible_is_open(
        self, reading: str, expected: tuple[Outcome, ...], element: str
    ) -> None:
        """If a real name is enough, evidence and contact details may be lacking."""
        matter = report(reply=Reply.NOT_AS_REQUIRED, **{element: False})
        assert exit_of(matter, regulation=under("OP-25.admissible", reading)) == expected

    def test_a_real_name_is_needed_under_either_reading(self) -> None:
        """Nobody may report anonymously."""
        matter = report(reply=Reply.NOT_AS_REQUIRED, real_name=False)
        assert exit_of(matter, regulation=under("OP-25.admissible", "real_name_only")) == SILENT


class TestFalsification:
    """5(2)e: falsification that the verification of a report confirms leads out at once."""

    def test_it_bites(self) -> None:
        """Confirmed on an accepted, complete report, it is a ground whatever was answered."""
        matter = report(reply=Reply.AS_REQUIRED, verification=Verification.FALSIFICATION)
        assert exit_of(matter) == MUST
        assert grounds_of(matter) == ["5(2)e"]

    @pytest.mark.parametrize("verification", [Verification.PENDING, Verification.UNFOUNDED, Verification.INACCURACY])
    def test_anything_less_does_not(self, verification: Verification) -> None:
        """While it is being verified, if it is unfounded, or if it was an honest error, the firm stays."""
        assert exit_of(report(verification=verification)) == SILENT

    def test_an_unknown_result_leaves_it_open(self) -> None:
        """Nobody said what was found."""
        assert exit_of(report(verification=None)) == OPEN

    @pytest.mark.parametrize(("reading", "expected"), [("no_exit", SILENT), ("exit", MUST)])
    def test_whether_inaccuracy_expels_is_open(self, reading: str, expected: tuple[Outcome, ...]) -> None:
        """Reports may be about accuracy; only one reading lets mere inaccuracy expel."""
        matter = report(verification=Verification.INACCURACY)
        assert exit_of(matter, regulation=under("OP-25.inaccuracy", reading)) == expected

    @pytest.mark.parametrize("element", ["real_name", "evidence", "contact", "accepted"])
    @pytest.mark.parametrize(("reading", "expected"), [("report_only", SILENT), ("any_source", MUST)])
    def test_whether_it_takes_a_report_is_open(self, element: str, reading: str, expected: tuple[Outcome, ...]) -> None:
        """Found otherwise than on an accepted, complete report it counts only if any source will do."""
        lacking = {element: False} | ({"accepted_on": None} if element == "accepted" else {})
        matter = report(verification=Verification.FALSIFICATION, **lacking)
        assert exit_of(matter, regulation=under("OP-25.source", reading)) == expected

    def test_another_source_makes_no_duty_to_answer(self) -> None:
        """That falsification counts from any source does not make an unaccepted report one to be answered."""
        matter = report(accepted=False, accepted_on=None, reply=Reply.NOT_AS_REQUIRED)
        assert exit_of(matter, regulation=under("OP-25.source", "any_source")) == SILENT


class TestAccident:
    """5(3)b.1: a major safety accident during service leads out; no rectification comes first."""

    @pytest.mark.parametrize("grave", [True, False, None])
    def test_it_bites(self, grave: bool | None) -> None:
        """Whether it is major is in its class; gravity is not asked again."""
        matter = incident(IncidentKind.MAJOR_SAFETY, grave=grave)
        assert exit_of(matter) == MUST
        assert grounds_of(matter) == ["5(3)b.1"]

    def test_outside_service_it_does_not(self) -> None:
        """An accident that has nothing to do with serving is no ground."""
        assert exit_of(incident(IncidentKind.MAJOR_SAFETY, during_service=False)) == SILENT

    def test_unknown_service_leaves_it_open(self) -> None:
        """Nobody said whether the firm was serving."""
        assert exit_of(incident(IncidentKind.MAJOR_SAFETY, during_service=None)) == OPEN

    @pytest.mark.parametrize(("reading", "expected"), [("while_serving", SILENT), ("any_time_as_member", MUST)])
    @pytest.mark.parametrize("kind", [IncidentKind.MAJOR_SAFETY, IncidentKind.SEVERE_DISHONESTY])
    def test_the_period_of_service_is_open(
        self, reading: str, expected: tuple[Outcome, ...], kind: IncidentKind
    ) -> None:
        """It may mean serving an enterprise or all the time as a member."""
        matter = incident(kind, during_service=False)
        assert exit_of(matter, regulation=under("OP-24.during", reading)) == expected

    @pytest.mark.parametrize("reading", ["while_serving", "any_time_as_member"])
    def test_before_it_joined_it_was_no_member(self, reading: str) -> None:
        """What happened the day before it entered the library is not within dynamic management (5/scope)."""
        regulation = under("OP-24.during", reading)
        days = (date(2024, 6, 4), JOINED)
        found = [exit_of(incident(IncidentKind.MAJOR_SAFETY, on=on), regulation=regulation) for on in days]
        assert found == [SILENT, MUST]


class TestUnlawfulConduct:
    """5(3)b.2: severe dishonesty or unlawful conduct of that kind during service leads out."""

    def test_severe_dishonesty_bites(self) -> None:
        """It is the example the text gives; no separate judgement of gravity is asked."""
        assert grounds_of(incident(IncidentKind.SEVERE_DISHONESTY)) == ["5(3)b.2"]
        assert exit_of(incident(IncidentKind.SEVERE_DISHONESTY)) == MUST

    def test_outside_service_it_does_not(self) -> None:
        """What the firm did elsewhere is no ground."""
        assert exit_of(incident(IncidentKind.SEVERE_DISHONESTY, during_service=False)) == SILENT

    @pytest.mark.parametrize(("grave", "expected"), [(True, MUST), (False, SILENT), (None, OPEN)])
    def test_other_conduct_must_be_as_grave(self, grave: bool | None, expected: tuple[Outcome, ...]) -> None:
        """By default an open-ended word reaches its like only; how grave it is, a person says."""
        assert exit_of(incident(IncidentKind.OTHER_ILLEGAL, grave=grave)) == expected

    @pytest.mark.parametrize(("reading", "expected"), [("equal_gravity", SILENT), ("any_violation", MUST)])
    def test_which_other_conduct_is_open(self, reading: str, expected: tuple[Outcome, ...]) -> None:
        """A minor breach expels only if any breach will do."""
        matter = incident(IncidentKind.OTHER_ILLEGAL, grave=False)
        assert exit_of(matter, regulation=under("OP-24.other", reading)) == expected

    @pytest.mark.parametrize(
        ("reading", "expected"),
        [("applicants", SILENT), ("plus_reserve_and_promotion", SILENT), ("plus_members", MUST)],
    )
    def test_being_listed_is_not_conduct(self, reading: str, expected: tuple[Outcome, ...]) -> None:
        """Being on the dishonesty list expels a member only if the veto reaches so far (OP-13)."""
        check = ListingCheck(ONE, FOUND, listed=True)
        assert exit_of(check, regulation=under("OP-13.reach", reading)) == expected

    def test_nobody_looked_is_not_a_clean_record(self) -> None:
        """If the veto reaches members, a firm nobody looked up is open."""
        assert exit_of(regulation=under("OP-13.reach", "plus_members")) == OPEN


FIRST, SECOND, LAST = date(2024, 9, 16), date(2025, 3, 17), date(2025, 9, 15)


class TestTwoNoStars:
    """5(4): two no-star ratings in a row lead out."""

    @pytest.mark.parametrize(
        ("stars", "expected"),
        [
            ((), SILENT),
            ((NONE,), SILENT),
            ((NONE, NONE), MUST),
            ((NONE, NONE, NONE), MUST),
            ((NONE, ONE_STAR), SILENT),
            ((ONE_STAR, NONE), SILENT),
            ((NONE, ONE_STAR, NONE), SILENT),
            ((ONE_STAR, NONE, NONE), MUST),
            ((Stars.THREE, Stars.TWO), SILENT),
        ],
    )
    def test_the_run(self, stars: tuple[Stars, ...], expected: tuple[Outcome, ...]) -> None:
        """One is too few, two are enough, and any star in between breaks the run."""
        days = (FIRST, SECOND, LAST)
        ratings = [rated(number, one, days[number - 1]) for number, one in enumerate(stars, 1)]
        assert exit_of(*ratings, on=LAST) == expected

    def test_the_ground_is_named(self) -> None:
        """It is the ground of its own number."""
        assert grounds_of(rated(1, NONE, FIRST), rated(2, NONE, SECOND), on=LAST) == ["5(4)"]

    def test_it_arises_with_the_second(self) -> None:
        """The day before the second rating there is no ground, on its day there is."""
        ratings = (rated(1, NONE, FIRST), rated(2, NONE, SECOND))
        assert [exit_of(*ratings, on=on) for on in (date(2025, 3, 16), SECOND)] == [SILENT, MUST]

    def test_a_later_star_does_not_cure_a_completed_pair(self) -> None:
        """Once the pair is complete the ground is there; a good third round comes too late."""
        ratings = (rated(1, NONE, FIRST), rated(2, NONE, SECOND), rated(3, Stars.THREE, LAST))
        assert exit_of(*ratings, on=LAST) == MUST

    def test_dates_and_not_the_input_make_the_order(self) -> None:
        """However the ratings are entered, the star lies between the two."""
        ratings = (rated(1, NONE, FIRST), rated(2, ONE_STAR, SECOND), rated(3, NONE, LAST))
        assert {exit_of(*order, on=LAST) for order in permutations(ratings)} == {SILENT}

    def test_no_star_is_not_no_rating(self) -> None:
        """A firm never rated has no run at all."""
        assert exit_of(known=occasion(LAST, rounds=((1, FIRST), (2, SECOND)))) == SILENT

    def test_a_round_recorded_twice_counts_once(self) -> None:
        """Two entries of one round are one rating."""
        assert exit_of(rated(1, NONE, FIRST), rated(1, NONE, SECOND), on=LAST) == SILENT

    def test_an_unknown_star_leaves_it_open(self) -> None:
        """If the second grade is unknown the run may be one or two."""
        assert exit_of(rated(1, NONE, FIRST), rated(2, None, SECOND), on=LAST) == OPEN

    def test_the_round_of_unknown_stars_is_named(self) -> None:
        """Whoever asks is told which grade is missing, on the very day of the rating."""
        decision = of_firm(rated(1, NONE, FIRST), rated(2, None, SECOND), on=SECOND)
        (because,) = decision.missing("exit").because
        assert "2" in because.zh
        assert "round 2" in because.en

    def test_a_rating_of_the_day_it_joined_counts(self) -> None:
        """A member is rated as one from its first day."""
        assert exit_of(rated(1, NONE, FIRST), rated(2, NONE, SECOND), joined=FIRST, on=LAST) == MUST

    def test_an_unknown_star_that_cannot_matter_leaves_nothing_open(self) -> None:
        """After two known no-stars a third unknown grade changes nothing; neither does one alone."""
        pair = (rated(1, NONE, FIRST), rated(2, NONE, SECOND))
        assert exit_of(*pair, rated(3, None, LAST), on=LAST) == MUST
        assert exit_of(rated(1, None, FIRST), on=LAST) == SILENT

    def test_a_star_between_two_unknowns_settles_it(self) -> None:
        """Whatever the outer two were, they do not adjoin."""
        ratings = (rated(1, None, FIRST), rated(2, ONE_STAR, SECOND), rated(3, None, LAST))
        assert exit_of(*ratings, on=LAST) == SILENT


class TestInARow:
    """OP-19, OP-20, OP-17: what makes two ratings consecutive."""

    @pytest.mark.parametrize(("reading", "expected"), [("own_sequence", MUST), ("skip_breaks", SILENT)])
    def test_a_round_in_which_it_was_not_rated(self, reading: str, expected: tuple[Outcome, ...]) -> None:
        """A missed round in between breaks the run only if the rounds must adjoin."""
        known = occasion(LAST, rounds=((1, FIRST), (2, SECOND), (3, LAST)))
        ratings = (rated(1, NONE, FIRST), rated(3, NONE, LAST))
        assert exit_of(*ratings, known=known, regulation=under("OP-19.sequence", reading)) == expected

    @pytest.mark.parametrize(("reading", "expected"), [("new_rating", MUST), ("recheck_replaces", SILENT)])
    def test_a_recheck(self, reading: str, expected: tuple[Outcome, ...]) -> None:
        """A re-check is a second rating, or the same one corrected."""
        ratings = (rated(1, NONE, FIRST), rated(2, NONE, SECOND, rechecks=1))
        assert exit_of(*ratings, on=LAST, regulation=under("OP-19.rerating", reading)) == expected

    @pytest.mark.parametrize(("reading", "expected"), [("new_rating", SILENT), ("recheck_replaces", MUST)])
    def test_a_recheck_that_takes_the_star_away(self, reading: str, expected: tuple[Outcome, ...]) -> None:
        """No star, then a star struck on re-check between: only the corrected sequence is two in a row."""
        ratings = (rated(1, NONE, FIRST), rated(2, ONE_STAR, SECOND), rated(3, NONE, LAST, rechecks=2))
        assert exit_of(*ratings, on=LAST, regulation=under("OP-19.rerating", reading)) == expected

    def test_a_recheck_is_no_missed_round(self) -> None:
        """Where a re-check replaces, its number is no round of its own in which the firm went unrated."""
        ratings = (rated(1, NONE, FIRST), rated(2, NONE, SECOND, rechecks=1), rated(3, NONE, LAST))
        regulation = under("OP-19.rerating", "recheck_replaces", under("OP-19.sequence", "skip_breaks"))
        assert exit_of(*ratings, on=LAST, regulation=regulation) == MUST

    def test_a_corrected_rating_keeps_its_place(self) -> None:
        """The first rating confirmed on re-check after the third does not come to adjoin it."""
        third = rated(3, NONE, date(2025, 6, 16))
        ratings = (rated(1, NONE, FIRST), rated(2, ONE_STAR, SECOND), third, rated(4, NONE, LAST, rechecks=1))
        assert exit_of(*ratings, on=LAST, regulation=under("OP-19.rerating", "recheck_replaces")) == SILENT

    def test_a_recheck_of_a_recheck_corrects_the_same_rating(self) -> None:
        """Checked twice, the first rating is still one."""
        ratings = (rated(1, NONE, FIRST), rated(2, NONE, SECOND, rechecks=1), rated(3, NONE, LAST, rechecks=2))
        assert exit_of(*ratings, on=LAST, regulation=under("OP-19.rerating", "recheck_replaces")) == SILENT

    @pytest.mark.parametrize(("reading", "expected"), [("no_bar_reset", SILENT), ("no_bar_carry_over", MUST)])
    def test_an_exit_in_between(self, reading: str, expected: tuple[Outcome, ...]) -> None:
        """After re-entry the old no-star counts only if it is carried over."""
        ratings = (rated(1, NONE, FIRST), rated(2, NONE, LAST))
        again = {"joined": date(2025, 2, 3), "batch": 2}
        found = exit_of(*ratings, left(DAY), on=LAST, regulation=under("OP-20.reapply", reading), **again)
        assert found == expected

    @pytest.mark.parametrize(
        ("held", "reading", "expected"),
        [
            (date(2024, 8, 31), "valid_flagged", MUST),
            (date(2024, 8, 31), "void", SILENT),
            (date(2024, 9, 1), "void", MUST),
            (date(2024, 9, 30), "void", MUST),
            (date(2024, 10, 1), "valid_flagged", MUST),
            (date(2024, 10, 1), "void", SILENT),
        ],
    )
    def test_a_first_rating_out_of_time(self, held: date, reading: str, expected: tuple[Outcome, ...]) -> None:
        """Early or late, it counts unless it is void; the window here is September 2024."""
        ratings = (rated(1, NONE, held), rated(2, NONE, SECOND))
        known = occasion(LAST, *ratings, notices=(notified(date(2024, 6, 12)),))
        assert exit_of(*ratings, known=known, regulation=under("OP-17.late", reading)) == expected
