"""From the register to the cases of one day."""

from datetime import date, timedelta

import pytest

from fzdigital.nouns import Application, Industry, PublicNotice, RectificationOutcome, Stars
from fzdigital.rules.answer import Decision
from fzdigital.rules.case import named_values
from fzdigital.rules.decide import decide
from fzdigital.rules.regulation import Regulation
from fzdigital.service.cases import (
    case_of_application,
    case_of_batch,
    case_of_candidate,
    case_of_library,
    listed_now,
    pools_on,
    standing_of,
)
from fzdigital.service.selection import select
from tests.service.builders import (
    AUTO,
    COTTON,
    DECIDED,
    ELEC,
    KNIT,
    LAST,
    LATER,
    LISTED_ON,
    MEASURES,
    NOTICE,
    PICKED,
    SEPTEMBER,
    accident,
    admitted,
    applied,
    candidate,
    checked,
    demanded,
    exited,
    filled,
    found,
    history,
    left,
    opinion,
    promoted,
    rated,
    recommended,
    reserved,
    stand_by,
    under,
)
from tests.strategies.nouns import code_of

ONE, TWO = code_of(1), code_of(2)
EVE, MORROW, JANUARY = LATER - timedelta(days=1), LATER + timedelta(days=1), date(2026, 1, 1)
MEMBER = (*candidate(1, 90), admitted(1))


def codes(*parts: object, on: date = LATER, **readings: str | None) -> list[str]:
    """The members on a day as the readings have it."""
    pools = pools_on(under(**readings), history(*parts), on)  # type: ignore[arg-type]
    return [member.code for member in pools.library.members]


class TestPools:
    """OP-21, OP-03: what changes the library beside a recorded act."""

    def test_by_default_only_a_recorded_act(self) -> None:
        """decision_needed: a ground alone leaves the member where it is."""
        assert codes(MEMBER, accident(1)) == [ONE]
        assert codes(MEMBER, accident(1), exited(1)) == []

    def test_automatic(self) -> None:
        """automatic: out on the day of the ground, still in the day before."""
        assert codes(MEMBER, accident(1), OP_21_effect="automatic") == []
        assert codes(MEMBER, accident(1), on=EVE, OP_21_effect="automatic") == [ONE]

    def test_automatic_counts_as_an_exit(self) -> None:
        """5(5)a: the library has been adjusted by it."""
        pools = pools_on(under(OP_21_effect="automatic"), history(MEMBER, accident(1)), LATER)
        assert [act.code for act in pools.exits] == [ONE]

    def test_automatic_does_not_undo_itself(self) -> None:
        """6: who was out in December is not in again because the text has lapsed."""
        story = (MEMBER, accident(1))
        assert codes(*story, on=JANUARY, OP_21_effect="automatic") == []
        assert codes(*story, on=LAST, OP_21_effect="automatic", OP_02_last_day="exclusive") == []

    def test_automatic_leaves_open_grounds_alone(self) -> None:
        """An unknown is no ground yet."""
        assert codes(MEMBER, accident(1, during=None), OP_21_effect="automatic") == [ONE]
        unknown = demanded(1, PICKED, outcome=None)
        assert codes(MEMBER, unknown, OP_21_effect="automatic") == [ONE]
        assert codes(MEMBER, demanded(1, PICKED, outcome=RectificationOutcome.FAILED), OP_21_effect="automatic") == []

    @pytest.mark.parametrize(
        ("on", "last_day", "members"),
        [(LAST, "inclusive", [ONE]), (JANUARY, "inclusive", []), (LAST, "exclusive", []), (LAST, None, [ONE])],
    )
    def test_the_library_may_dissolve(self, on: date, last_day: str | None, members: list[str]) -> None:
        """OP-03 library_dissolves: both libraries end with the text, on the day after its last."""
        readings: dict[str, str | None] = {"OP_03_status": "library_dissolves", "OP_02_last_day": last_day}
        assert codes(MEMBER, on=on, **readings) == members
        pools = pools_on(under(**readings), history(MEMBER, reserved(2)), on)
        assert bool(pools.reserve.codes) == bool(members)

    def test_by_default_nothing_is_said_of_it(self) -> None:
        """OP-03 no_rule: the members recorded stay recorded."""
        assert codes(MEMBER, on=JANUARY) == [ONE]


class TestStanding:
    """5(5)a: the counts of the library."""

    def test_refills_of_the_day_do_not_count_as_adjusted(self) -> None:
        """The trigger looks at what the exits left, not at what the same day's promotions filled again."""
        register = history(admitted(1), admitted(2), reserved(3), left([1]), promoted(3))
        standing = standing_of(register, register.pools(LATER), LATER)
        assert (standing.count, standing.adjusted, standing.exits) == (2, 1, 1)
        next_day = standing_of(register, register.pools(MORROW), MORROW)
        assert (next_day.count, next_day.adjusted) == (2, 2)

    def test_a_firm_in_two_sectors_is_one_firm(self) -> None:
        """1/total counts firms."""
        register = history(admitted(1), admitted(1, ELEC))
        assert standing_of(register, register.pools(LATER), LATER).count == 1

    def test_the_last_look_counts(self) -> None:
        """3/veto: what the latest look until the day showed; none, nothing."""
        register = history(checked(1, PICKED, listed=True), checked(1, SEPTEMBER), checked(1, LAST, listed=None))
        assert listed_now(register, ONE, PICKED - timedelta(days=1)) is None
        assert listed_now(register, ONE, PICKED) is True
        assert listed_now(register, ONE, LATER) is False
        assert listed_now(register, ONE, LAST) is None


def library(*parts: object, on: date = LATER, regulation: Regulation = MEASURES) -> Decision:
    """The decision space of the library."""
    register = history(*parts)  # type: ignore[arg-type]
    return decide(regulation, case_of_library(regulation, register, on, pools_on(regulation, register, on)))


def outcomes(decision: Decision, act: str) -> list[str]:
    """The outcomes still possible for an act."""
    return [one.value for one in decision.of(act).outcomes]


class TestLibrary:
    """1, 4(5), 5(5): what concerns the library as a whole."""

    def test_the_reserve_is_set_up_after_the_selection(self) -> None:
        """1/reserve/build: not before the decision, a duty after it, done by the first pick."""
        assert outcomes(library(MEMBER, on=DECIDED - timedelta(days=1)), "build_reserve") == ["silent"]
        assert outcomes(library(MEMBER), "build_reserve") == ["must"]
        assert outcomes(library(MEMBER, reserved(2)), "build_reserve") == ["silent"]

    @pytest.mark.parametrize(
        ("on", "expected"),
        [
            *((date(2024, 8, 31), ["silent"]), (date(2024, 9, 1), ["must"])),
            *((date(2024, 9, 30), ["must"]), (date(2024, 10, 1), ["must"])),
        ],
        ids=str,
    )
    def test_the_first_rating_is_due_in_its_month(self, on: date, expected: list[str]) -> None:
        """4(5)a: from the first of September, and it stays due."""
        assert outcomes(library(MEMBER, NOTICE, on=on), "hold_first_rating") == expected

    def test_held_it_is_no_longer_due(self) -> None:
        """4(5)b: from then on re-rating is a power."""
        decision = library(MEMBER, NOTICE, rated(1, 1, SEPTEMBER, Stars.ONE))
        assert outcomes(decision, "hold_first_rating") == ["silent"]
        assert outcomes(decision, "re_rate") == ["may"]

    def test_without_a_notice_it_is_not_due_and_with_one_of_unknown_end_it_is_open(self) -> None:
        """4(5)a: the window counts from the notice; only its end is unknown here."""
        assert outcomes(library(MEMBER), "hold_first_rating") == ["silent"]
        assert outcomes(library(MEMBER, PublicNotice(1, PICKED, None)), "hold_first_rating") == ["must", "silent"]
        of_batch_two = PublicNotice(2, PICKED, None)
        assert outcomes(library(MEMBER, of_batch_two), "hold_first_rating") == ["silent"]

    @pytest.mark.parametrize("base", ["publicity_start", "decision_date", None])
    def test_counted_from_another_day(self, base: str | None) -> None:
        """OP-16 base: start of the notice and the decision are both in June, so September it is in any case."""
        regulation = under(OP_16_base=base)
        assert outcomes(library(MEMBER, NOTICE, on=date(2024, 9, 1), regulation=regulation), "hold_first_rating") == [
            "must"
        ]
        assert outcomes(library(MEMBER, NOTICE, on=date(2024, 8, 31), regulation=regulation), "hold_first_rating") == [
            "silent"
        ]

    def test_readings_that_disagree_leave_it_open(self) -> None:
        """OP-16 window unresolved: due in August under one reading, in September under another."""
        story, regulation = (MEMBER, NOTICE), under(OP_16_window=None)
        assert outcomes(library(*story, on=date(2024, 8, 1), regulation=regulation), "hold_first_rating") == [
            "must", "silent",
        ]  # fmt: skip
        assert outcomes(library(*story, on=date(2024, 7, 31), regulation=regulation), "hold_first_rating") == ["silent"]

    def test_the_use_of_the_reserve_needs_a_firm_that_is_not_listed(self) -> None:
        """5(5)c: with all looked up and one free it may be used; all listed it may not; unknown it is open."""
        below = (filled(26), stand_by(range(101, 103)), left([1]))
        free = [checked(101, LATER), checked(102, LATER, listed=True)]
        tainted = [checked(101, LATER, listed=True), checked(102, LATER, listed=True)]
        assert outcomes(library(*below, free), "use_reserve") == ["may"]
        assert outcomes(library(*below, tainted), "use_reserve") == ["silent"]
        assert outcomes(library(*below), "use_reserve") == ["may", "silent"]
        assert outcomes(library(*below, tainted), "call") == ["may"]


class TestBatch:
    """3: list, opinion, decision."""

    STORY = (*candidate(1, 90), recommended(1), opinion(LISTED_ON), admitted(1))

    @pytest.mark.parametrize(
        ("on", "expected"),
        [
            (date(2024, 5, 5), ["not_applicable"] * 3),
            (date(2024, 5, 6), ["silent"] * 3),
            (date(2024, 5, 20), ["must"] * 3),
            (LISTED_ON, ["silent", "silent", "must"]),
            (DECIDED, ["silent"] * 3),
        ],
        ids=str,
    )
    def test_step_by_step(self, on: date, expected: list[str]) -> None:
        """Received, reviewed, listed with an opinion, decided: each step is due once the one before is done."""
        register = history(self.STORY)
        decision = decide(MEASURES, case_of_batch(MEASURES, register, 1, on))
        acts = ("propose_list", "issue_opinion", "decide_list")
        assert [value for act in acts for value in outcomes(decision, act)] == expected

    def test_batches_are_apart(self) -> None:
        """What was done for batch 1 is not done for batch 2."""
        register = history(self.STORY, candidate(2, 80, batch=2))
        decision = decide(MEASURES, case_of_batch(MEASURES, register, 2, LATER))
        assert outcomes(decision, "decide_list") == ["must"]


def application(one: Application, *parts: object, on: date = LATER, regulation: Regulation = MEASURES) -> Decision:
    """The decision space of an application, with whatever else is on file."""
    register = history(one, *parts)  # type: ignore[arg-type]
    selection = select(regulation, register, one.batch, on)
    pools = pools_on(regulation, register, on)
    return decide(regulation, case_of_application(regulation, register, one, on, pools, selection))


def facts(decision: Decision) -> dict[str, object]:
    """The facts of a case by name."""
    return dict(named_values(decision.regulation, decision.case))


class TestApplication:
    """3, 1/reserve: what is known of one application."""

    FIELD = tuple(candidate(firm, 99 - firm, industry=COTTON) for firm in range(2, 8))

    def one(self, *points: object, **more: object) -> tuple[Application, list[object]]:
        """Firm 1's application in cotton, and its marks."""
        first, *rest = candidate(1, *points, industry=COTTON, **more)  # type: ignore[arg-type]
        assert isinstance(first, Application)
        return first, list(rest)

    def test_within_the_places_it_is_recommended(self) -> None:
        """3/recommend: the panel must put it on the list; the bureau may admit it."""
        mine, marks = self.one(99)
        decision = application(mine, marks, *self.FIELD)
        assert [outcomes(decision, act) for act in ("recommend", "admit")] == [["must"], ["may"]]

    def test_an_unknown_mark_never_becomes_a_no(self) -> None:
        """3/mean: within with a known mark, open with an unknown one, for every act that hangs on it."""
        mine, marks = self.one(99, 99, None)
        decision = application(mine, marks, *self.FIELD)
        assert outcomes(decision, "recommend") == ["must", "silent"]
        assert outcomes(decision, "admit") == ["may", "silent"]
        assert outcomes(decision, "review") == ["must", "silent"]
        assert facts(decision)["application.scored"] is None

    def test_too_few_marks_are_a_no(self) -> None:
        """3/trim: two marks make no score, so it is still to be reviewed and cannot be admitted."""
        mine, marks = self.one(99, 99)
        decision = application(mine, marks)
        assert [outcomes(decision, act) for act in ("review", "admit")] == [["must"], ["silent"]]

    def test_before_the_review(self) -> None:
        """3/review: with its form it must be reviewed, without it it must not."""
        assert outcomes(application(applied(1)), "review") == ["must"]
        assert outcomes(application(applied(1, form=False)), "review") == ["must_not"]

    def test_a_tie_is_the_panels(self) -> None:
        """OP-11: open while the panel has listed nobody; then what it listed is the answer."""
        mine, marks = self.one(92)
        field = [*self.FIELD, marks]
        assert outcomes(application(mine, *field), "recommend") == ["must", "silent"]
        assert outcomes(application(mine, *field, recommended(1, COTTON)), "recommend") == ["must"]
        assert outcomes(application(mine, *field, recommended(7, COTTON)), "recommend") == ["silent"]

    @pytest.mark.parametrize(
        ("keys", "expected"), [((1, 2), ["must"]), ((2, 1), ["silent"]), ((1, None), ["must", "silent"])]
    )
    def test_a_tie_by_an_order_supplied(self, keys: tuple[int | None, int | None], expected: list[str]) -> None:
        """OP-11 secondary_key: first, second, or no complete order."""
        mine, marks = self.one(92, tie=keys[0])
        rival = candidate(7, 92, industry=COTTON, tie=keys[1])
        regulation = under(OP_11_tie="secondary_key")
        assert (
            outcomes(application(mine, marks, *self.FIELD[:-1], rival, regulation=regulation), "recommend") == expected
        )

    def test_the_list_is_one_of_a_sector(self) -> None:
        """OP-12 bound_by_order: listed for another sector is not listed."""
        mine, marks = self.one(99)
        regulation = under(OP_12_binding="bound_by_order")
        elsewhere = application(mine, marks, recommended(1, AUTO), regulation=regulation)
        assert outcomes(elsewhere, "admit") == ["must_not"]
        here = application(mine, marks, recommended(1, COTTON), regulation=regulation)
        assert outcomes(here, "admit") == ["must"]

    def test_the_list_of_an_undecided_ranking_is_open(self) -> None:
        """OP-12 may_only_strike: without a list, a firm whose place is open is neither on it nor off it."""
        mine, marks = self.one(92)
        decision = application(mine, marks, *self.FIELD, regulation=under(OP_12_binding="may_only_strike"))
        assert outcomes(decision, "admit") == ["may", "must_not"]

    def test_what_is_taken_is_counted_without_the_firm_itself(self) -> None:
        """1/table, OP-07: now in, ever selected, selected in this batch."""
        mine, marks = self.one(99, batch=2)
        decision = application(
            mine, marks, admitted(2, COTTON), admitted(3, COTTON), exited(3), admitted(4, COTTON, batch=2),
            *(reserved(5), promoted(5, COTTON), admitted(1, COTTON, batch=2)),
        )  # fmt: skip
        known = facts(decision)
        taken = [
            known[f"application.row_taken.{how}"] for how in ("cumulative", "cumulative_ever_selected", "per_batch")
        ]
        assert taken == [3, 4, 1]

    def test_places_and_firms_differ_for_a_firm_in_two_sectors(self) -> None:
        """OP-06: one firm, two places."""
        mine, marks = self.one(99)
        known = facts(application(mine, marks, admitted(2, COTTON), admitted(2, ELEC)))
        assert known["application.firms_taken.cumulative"] == 1
        assert known["application.slots_taken.cumulative"] == 2

    def test_whether_it_belongs_to_the_next_best_may_be_open(self) -> None:
        """1/reserve/merit: a doubtful listing leaves open the reserve, it does not exclude from it."""
        mine, marks = self.one(80, listed=None)
        story = [*self.FIELD, admitted(2, COTTON), marks]
        assert {"may", "must_not"} <= {*outcomes(application(mine, *story), "put_in_reserve")}
        clean, marks = self.one(80)
        assert outcomes(application(clean, *self.FIELD, admitted(2, COTTON), marks), "put_in_reserve") == ["may"]

    def test_on_a_day_before_it_came_in(self) -> None:
        """3/call: an application not on file yet has neither score nor place."""
        late = applied(1, COTTON, on=LAST)
        known = facts(application(late, on=LATER))
        assert (known["application.scored"], known["application.standing"]) == (False, "unranked")


class TestCandidate:
    """5(5)c: a reserve firm that might be promoted."""

    BELOW = (filled(26), stand_by(range(101, 104), AUTO), left([1]))

    def case(self, firm: int, *parts: object, industry: Industry = KNIT, **readings: str | None) -> Decision:
        """The decision space of promoting a firm."""
        regulation, register = under(**readings), history(*self.BELOW, *parts)  # type: ignore[arg-type]
        pools = pools_on(regulation, register, LATER)
        return decide(regulation, case_of_candidate(regulation, register, code_of(firm), industry, LATER, pools))

    def test_may_be_promoted(self) -> None:
        """Below the floor, in reserve, not listed, room in the row."""
        assert outcomes(self.case(101, checked(101, LATER)), "promote") == ["may"]

    @pytest.mark.parametrize(
        ("firm", "looks", "expected"),
        [
            (101, {}, ["may"]),
            (102, {}, ["must_not"]),
            (102, {101: True}, ["may"]),
            (102, {101: None}, ["may", "must_not"]),
            (300, {}, ["not_applicable"]),
        ],
    )
    def test_in_the_order_of_scores(self, firm: int, looks: dict[int, bool | None], expected: list[str]) -> None:
        """OP-28 score_order: the best of those not listed; an unknown listing of a better one leaves it open."""
        seen = {101: False, 102: False, 103: False, 300: False} | looks
        checks = [checked(one, LATER, listed=listed) for one, listed in seen.items()]
        decision = self.case(firm, *checks, industry=AUTO, OP_28_order="score_order")
        assert outcomes(decision, "promote") == expected

    def test_equal_scores_leave_the_turn_open(self) -> None:
        """OP-28 score_order: nothing in the text chooses between two equals."""
        twin = [*candidate(104, "59.98", industry=AUTO), reserved(104)]
        checks = [checked(firm, LATER) for firm in range(101, 105)]
        decision = self.case(101, twin, *checks, industry=AUTO, OP_28_order="score_order")
        assert outcomes(decision, "promote") == ["may", "must_not"]

    def test_an_unknown_score_leaves_the_turn_open(self) -> None:
        """OP-28 score_order: its own or a rival's."""
        unknown = [*candidate(104, 50, None, 50, industry=AUTO), reserved(104), checked(104, LATER)]
        checks = [checked(firm, LATER) for firm in range(101, 104)]
        for firm in (101, 104):
            decision = self.case(firm, unknown, *checks, industry=AUTO, OP_28_order="score_order")
            assert outcomes(decision, "promote") == ["may", "must_not"]

    def test_a_sector_it_did_not_apply_for(self) -> None:
        """OP-28 score_order: in a sector in which it has no score it is not its turn."""
        decision = self.case(101, checked(101, LATER), industry=KNIT, OP_28_order="score_order")
        assert outcomes(decision, "promote") == ["must_not"]

    def test_a_better_score_of_a_later_batch_counts(self) -> None:
        """OP-28 score_order: a firm that applied again stands with its latest score."""
        again = candidate(102, 80, industry=AUTO, batch=2)
        checks = [checked(firm, LATER) for firm in range(101, 104)]
        decision = self.case(102, again, *checks, industry=AUTO, OP_28_order="score_order")
        assert outcomes(decision, "promote") == ["may"]

    def test_by_default_the_order_does_not_matter(self) -> None:
        """OP-28 free: the last of the reserve may be taken first."""
        assert outcomes(self.case(103, checked(103, LATER), industry=KNIT), "promote") == ["may"]

    def test_the_order_is_no_finding_by_default(self) -> None:
        """OP-28 free: and nothing is found against it."""
        given = found(*self.BELOW, checked(103, LATER), promoted(103, KNIT))
        assert [one for one in given if one.subject == code_of(103)] == []
