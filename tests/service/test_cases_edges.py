"""Cases of one day where another batch, another day or the firm itself must not count."""

from datetime import timedelta

from fzdigital.nouns import ActKind, Library, Membership, Reserve
from fzdigital.rules.case import named_values
from fzdigital.rules.decide import decide
from fzdigital.rules.questions.consulted import consulted
from fzdigital.service.cases import (
    case_of_application,
    case_of_batch,
    case_of_candidate,
    first_in_order,
    pools_on,
    standing_of,
)
from fzdigital.service.pools import Pools
from fzdigital.service.selection import select
from tests.service.builders import (
    AUTO,
    DECIDED,
    KNIT,
    LATER,
    MEASURES,
    PICKED,
    admitted,
    applied,
    candidate,
    checked,
    filled,
    history,
    left,
    recommended,
    reserved,
    stand_by,
    under,
)
from tests.strategies.nouns import code_of

ONE = code_of(1)
EVE, MORROW = LATER - timedelta(days=1), LATER + timedelta(days=1)


def of_batch(number: int, *parts: object) -> list[str]:
    """The outcomes for proposing a batch's list."""
    case = case_of_batch(MEASURES, history(*parts), number, LATER)  # type: ignore[arg-type]
    return [one.value for one in decide(MEASURES, case).of("propose_list").outcomes]


class TestBatch:
    """3: the steps of one batch are its own."""

    def test_an_application_for_another_batch(self) -> None:
        """3/call: where nobody applied there is nothing to review and no list to propose."""
        assert of_batch(2, candidate(1, 90)) == ["not_applicable"]

    def test_a_review_of_another_batch(self) -> None:
        """3/recommend: the list waits for the review of its own batch."""
        assert of_batch(2, candidate(1, 90), applied(2, batch=2)) == ["silent"]


class TestStanding:
    """5(5)a: what the day itself brought."""

    def test_the_decision_of_the_day_counts(self) -> None:
        """1/reserve/build: the selection is made on the day of the decision, the reserve set up on that of the pick."""
        register = history(candidate(1, 90), admitted(1), reserved(2))
        at = {on: standing_of(register, register.pools(on), on) for on in (DECIDED, PICKED)}
        assert (at[DECIDED].selected, at[DECIDED].reserve_built, at[PICKED].reserve_built) == (True, False, True)

    def test_admissions_of_the_day_are_no_refill(self) -> None:
        """Only promotions of the day are left out of the count after adjustment."""
        register = history(admitted(1), admitted(2))
        assert standing_of(register, register.pools(DECIDED), DECIDED).adjusted == 2


class TestApplication:
    """3/veto, 1/reserve/size: what is known of one application on its day."""

    def facts(self, *parts: object) -> dict[str, object]:
        """The facts of firm 1's application."""
        register = history(applied(1), *parts)  # type: ignore[arg-type]
        pools, selection = pools_on(MEASURES, register, LATER), select(MEASURES, register, 1, LATER)
        case = case_of_application(MEASURES, register, register.applications[0], LATER, pools, selection)
        return dict(named_values(MEASURES, case))

    def test_the_last_look_at_the_list_is_the_firms_own(self) -> None:
        """OP-13 as_of_decision: what was found of another firm says nothing of this one."""
        known = self.facts(checked(1, LATER, listed=True), checked(2, LATER, listed=False))
        assert known["application.listed_at_decision"] is True

    def test_its_own_place_in_the_reserve_is_not_taken(self) -> None:
        """1/reserve/size: of two picked one is the firm itself."""
        assert self.facts(reserved(1), reserved(2))["application.reserve_picked"] == 1

    def test_a_list_of_another_batch_is_not_its_own(self) -> None:
        """3/recommend: put on the list of batch 2, a firm is not on that of batch 1."""
        assert self.facts(recommended(1, batch=2))["application.placed_by_panel"] is None

    def test_places_taken_in_its_batch_are_those_of_its_batch(self) -> None:
        """OP-07 per_batch: two admitted with batch 2 take nothing from batch 1, one of batch 1 takes one."""
        known = self.facts(admitted(2, batch=2), admitted(3, batch=2), admitted(4))
        assert [known[f"application.{what}_taken.per_batch"] for what in ("row", "firms", "slots")] == [1, 1, 1]

    def test_every_firm_takes_its_slot(self) -> None:
        """1/table: two firms in one sector take two places of it."""
        assert self.facts(admitted(2), admitted(3))["application.slots_taken.cumulative"] == 2


class TestCandidate:
    """5(5)c: the firm to be promoted never counts against itself."""

    def test_bears_its_code(self) -> None:
        """A decision names the firm it is about."""
        register = history(filled(26), stand_by([101]), left([1]))
        case = case_of_candidate(MEASURES, register, code_of(101), KNIT, LATER, pools_on(MEASURES, register, LATER))
        assert case.name == code_of(101)

    def test_its_own_place_is_not_taken(self) -> None:
        """1/table: of two members in the row one is the firm itself."""
        register = history(admitted(1), admitted(2))
        case = case_of_candidate(MEASURES, register, ONE, KNIT, LATER, register.pools(LATER))
        known = dict(named_values(MEASURES, case))
        assert (known["candidate.row_count"], known["candidate.total_count"]) == (1, 1)

    def test_a_member_is_not_promoted(self) -> None:
        """1/reserve/pool: not even where it is still carried in the reserve."""
        members = Library((Membership(ONE, AUTO, EVE, ActKind.ADMIT, 1),))
        pools = Pools(members, Reserve((ONE,)), (), members.members)
        register = history(applied(1), checked(1, LATER))
        decision = decide(MEASURES, case_of_candidate(MEASURES, register, ONE, KNIT, LATER, pools))
        assert [one.value for one in decision.of("promote").outcomes] == ["must_not"]

    def test_scores_are_not_asked_for_where_the_choice_is_free(self) -> None:
        """OP-28 free: how scores are read does not bear on whether a reserve firm may be promoted."""
        register = history(filled(26), stand_by([101]), left([1]))
        for order, expected in (("free", False), ("score_order", True)):
            noting = consulted(under(OP_28_order=order))
            case_of_candidate(noting, register, code_of(101), KNIT, LATER, pools_on(noting, register, LATER))
            assert ("OP-06.slots" in noting.noted or "OP-11.tie" in noting.noted) is expected


class TestTurn:
    """OP-28 score_order: whose turn it is, on the scores of the day."""

    def turn(self, firm: int, *parts: object) -> bool | None:
        """Whether it is a firm's turn in the sector of cars."""
        regulation, register = under(OP_28_order="score_order"), history(*parts)  # type: ignore[arg-type]
        pools = pools_on(regulation, register, LATER)
        return first_in_order(regulation, register, code_of(firm), AUTO, LATER, pools)

    def test_the_latest_batch_counts(self) -> None:
        """A firm stands with its latest batch, also where an application for an earlier one came in later."""
        again = candidate(101, 10, industry=AUTO, batch=2)
        first = candidate(101, 80, industry=AUTO, batch=1, on=EVE, reviewed=EVE)
        rival = stand_by([102], AUTO)
        looks = [checked(firm, LATER) for firm in (101, 102)]
        assert self.turn(101, again, first, reserved(101, on=LATER), rival, looks) is False

    def test_an_application_of_a_later_day_does_not_count(self) -> None:
        """What nobody had on file that day changes no order."""
        better = candidate(101, 99, industry=AUTO, batch=2, on=MORROW, reviewed=MORROW)
        looks = [checked(firm, LATER) for firm in (101, 102)]
        assert self.turn(102, stand_by([102, 101], AUTO), better, looks) is False
        worse = candidate(101, 10, industry=AUTO, batch=2, on=MORROW, reviewed=MORROW)
        assert self.turn(101, stand_by([102, 101], AUTO), worse, looks) is True

    def test_an_application_of_the_day_counts(self) -> None:
        """Handed in and scored on the day itself it stands."""
        today = candidate(101, 80, industry=AUTO, on=LATER, reviewed=LATER)
        looks = [checked(firm, LATER) for firm in (101, 102)]
        assert self.turn(101, today, reserved(101, on=LATER), stand_by([102], AUTO), looks) is True

    def test_a_firm_outside_the_reserve_has_its_score(self) -> None:
        """Whether it would be its turn is told of any applicant."""
        assert self.turn(103, candidate(103, 80, industry=AUTO), stand_by([101], AUTO), checked(101, LATER)) is True
