"""The register folded."""

from datetime import date, timedelta
from itertools import permutations

import pytest
from attrs import evolve

from fzdigital.errors import InconsistentError
from fzdigital.nouns import (
    ActKind,
    Correction,
    Entry,
    NoDeadline,
    RectificationOutcome,
    Reply,
    Stars,
    Verification,
)
from fzdigital.service.history import History, known_entries
from fzdigital.service.pools import Pools, fold_pools
from tests.service.builders import (
    COTTON,
    DECIDED,
    ELEC,
    KNIT,
    LAST,
    LATER,
    NOTICE,
    NOTICE_END,
    PICKED,
    SEPTEMBER,
    accident,
    admitted,
    applied,
    book,
    call,
    candidate,
    checked,
    demanded,
    exited,
    history,
    opinion,
    promoted,
    rated,
    recommended,
    reported,
    reserved,
    told,
)
from tests.strategies.nouns import code_of

ONE, TWO = code_of(1), code_of(2)
EVE, MORROW = DECIDED - timedelta(days=1), DECIDED + timedelta(days=1)


def members(pools: Pools) -> list[str]:
    """The codes of the members."""
    return [member.code for member in pools.library.members]


class TestFold:
    """Only official acts change the library and the reserve."""

    def test_nothing_leads_to_nothing(self) -> None:
        """No act, no member, no reserve."""
        assert fold_pools([]) == fold_pools([call(LATER), opinion(LATER), recommended(1)])
        assert members(fold_pools([recommended(1)])) == []

    def test_an_admission_makes_a_member(self) -> None:
        """The membership says when, by what and with which batch."""
        (member,) = fold_pools([admitted(1, COTTON, 2)]).library.members
        assert (member.code, member.industry, member.joined_on) == (ONE, COTTON, DECIDED)
        assert (member.by, member.batch) == (ActKind.ADMIT, 2)

    def test_a_promotion_moves_a_firm_over(self) -> None:
        """From the reserve to the library, without a batch."""
        pools = fold_pools([reserved(1), promoted(1)])
        (member,) = pools.library.members
        assert (member.by, member.batch) == (ActKind.PROMOTE, None)
        assert pools.reserve.codes == ()

    def test_nobody_is_in_both(self) -> None:
        """A member is not put in the reserve, and who is admitted leaves it."""
        assert fold_pools([admitted(1), reserved(1)]).reserve.codes == ()
        assert fold_pools([reserved(1, on=EVE), admitted(1)]).reserve.codes == ()

    def test_an_exit_removes_from_every_sector(self) -> None:
        """A firm leaves the library, not a row of it; what it was is kept."""
        pools = fold_pools([admitted(1), admitted(1, ELEC), admitted(2), exited(1)])
        assert members(pools) == [TWO]
        assert [act.code for act in pools.exits] == [ONE]
        assert {(one.code, one.industry) for one in pools.ever} == {(ONE, KNIT), (ONE, ELEC), (TWO, KNIT)}

    def test_an_exit_of_a_reserve_firm_takes_it_out_but_is_none_of_the_library(self) -> None:
        """5(5)a counts what the library lost; the reserve lost this one."""
        pools = fold_pools([reserved(1), reserved(2), exited(1)])
        assert pools.reserve.codes == (TWO,)
        assert pools.exits == ()

    def test_an_exit_of_an_outsider_changes_nothing(self) -> None:
        """What is not in cannot leave."""
        assert fold_pools([admitted(2), exited(1)]) == fold_pools([admitted(2)])

    def test_a_firm_may_come_back(self) -> None:
        """Its second membership is another one."""
        pools = fold_pools([admitted(1), exited(1), admitted(1, batch=2, on=LATER + timedelta(days=1))])
        assert [member.batch for member in pools.library.members] == [2]
        assert [member.batch for member in pools.ever] == [1, 2]

    def test_a_second_admission_to_the_same_sector_adds_nothing(self) -> None:
        """The first stands."""
        pools = fold_pools([admitted(1), admitted(1, batch=2, on=LATER)])
        assert [member.joined_on for member in pools.library.members] == [DECIDED]
        assert len(pools.ever) == 1

    def test_the_reserve_is_in_order_of_entry(self) -> None:
        """Who came first stands first; of one day by code; nobody stands twice."""
        pools = fold_pools([reserved(1, on=LATER), reserved(3), reserved(2), reserved(3, batch=2, on=LAST)])
        assert pools.reserve.codes == (TWO, code_of(3), ONE)

    def test_the_order_of_one_day_does_not_matter(self) -> None:
        """Exits take effect first, then admissions, promotions, the reserve, however they were entered."""
        before = [admitted(1, on=EVE), reserved(3, on=EVE)]
        day = [exited(1, DECIDED), admitted(2), promoted(3, on=DECIDED), reserved(2), reserved(4, on=DECIDED)]
        folded = {fold_pools([*before, *order]) for order in permutations(day)}
        assert len(folded) == 1
        (pools,) = folded
        assert members(pools) == [TWO, code_of(3)]
        assert pools.reserve.codes == (code_of(4),)

    def test_exit_and_admission_of_one_day_leave_a_member(self) -> None:
        """The exit comes first and ends the old membership; the admission begins a new one."""
        pools = fold_pools([admitted(1, on=EVE), admitted(1, batch=2), exited(1, DECIDED)])
        assert [member.batch for member in pools.library.members] == [2]
        assert len(pools.exits) == 1


class TestPoolsOfADay:
    """The library of a day is that of its end."""

    STORY = history(admitted(1), admitted(2, on=MORROW), exited(1, LATER))

    @pytest.mark.parametrize(
        ("on", "codes"),
        [
            *((EVE, []), (DECIDED, [ONE]), (MORROW, [ONE, TWO])),
            *((LATER - timedelta(days=1), [ONE, TWO]), (LATER, [TWO]), (LAST, [TWO])),
        ],
        ids=str,
    )
    def test_with_the_acts_of_the_day(self, on: date, codes: list[str]) -> None:
        """An act counts on its own day."""
        assert members(self.STORY.pools(on)) == codes

    def test_without_the_acts_of_the_day(self) -> None:
        """The state in which a day begins."""
        assert members(self.STORY.pools(DECIDED, until=False)) == []
        assert members(self.STORY.pools(MORROW, until=False)) == [ONE]

    def test_without_one_act(self) -> None:
        """An act to be judged is left out, however often it was recorded; another of its day is not."""
        twice = history(admitted(1), admitted(1))
        assert members(twice.pools(DECIDED, without=twice.acts[0])) == []
        both = history(admitted(1), admitted(2))
        assert members(both.pools(DECIDED, without=both.acts[1])) == [ONE]
        assert members(self.STORY.pools(DECIDED, without=self.STORY.acts[0])) == []


class TestKnowledge:
    """What was known on a day: nothing recorded later, no correction recorded later."""

    RATED = Entry("评级-1", SEPTEMBER + timedelta(days=5), rated(1, 1, SEPTEMBER, Stars.ONE))
    FIRST = Correction("评级-1", "stars", Stars.ONE, Stars.TWO, "抄写错误", LATER)
    SECOND = Correction("评级-1", "stars", Stars.TWO, Stars.NONE, "再次核对", LATER + timedelta(days=1))
    BOOK = book(RATED, corrections=(SECOND, FIRST))

    @pytest.mark.parametrize(
        ("known", "stars"),
        [
            (SEPTEMBER + timedelta(days=4), []),
            (SEPTEMBER + timedelta(days=5), [Stars.ONE]),
            (LATER - timedelta(days=1), [Stars.ONE]),
            (LATER, [Stars.TWO]),
            (LATER + timedelta(days=1), [Stars.NONE]),
            (None, [Stars.NONE]),
        ],
        ids=str,
    )
    def test_as_known_on_a_day(self, known: date | None, stars: list[Stars]) -> None:
        """Before it was recorded the rating is not there; each correction counts from the day it was recorded."""
        assert [one.stars for one in History(self.BOOK, known).ratings] == stars

    def test_the_day_of_recording_is_not_the_day_it_happened(self) -> None:
        """A rating recorded late still happened on its day."""
        assert [one.on for one in History(self.BOOK).ratings] == [SEPTEMBER]

    def test_a_correction_of_something_else_than_stands_there_is_refused(self) -> None:
        """Two corrections that both start from the first value contradict each other."""
        contradicting = evolve(self.SECOND, old=Stars.ONE)
        with pytest.raises(InconsistentError):
            known_entries(book(self.RATED, corrections=(self.FIRST, contradicting)))

    def test_a_correction_recorded_before_its_entry_waits_for_it(self) -> None:
        """Knowledge without the entry holds no correction of it."""
        early = evolve(self.FIRST, recorded_on=SEPTEMBER)
        assert known_entries(book(self.RATED, corrections=(early,)), SEPTEMBER) == ()

    def test_a_corrected_day_moves_the_happening(self) -> None:
        """An exit of 3 March turns out to have been one of 5 March."""
        moved = Correction("退出-1", "on", LATER, LATER + timedelta(days=2), "日期误写", LAST)
        entry = Entry("退出-1", LATER + timedelta(days=9), exited(1))
        register = book(admitted(1), entry, corrections=(moved,))
        assert members(History(register).pools(LATER + timedelta(days=1))) == [ONE]
        assert members(History(register, known=LAST - timedelta(days=1)).pools(LATER + timedelta(days=1))) == []


class TestStages:
    """A stage dated after the day asked about, or after the day of knowledge, has not been reached."""

    REPORT = reported(
        1, SEPTEMBER, accepted_on=PICKED.replace(month=10), verified_on=date(2024, 10, 20),
        reply=Reply.NOT_AS_REQUIRED, reply_on=date(2024, 11, 1),
        verification=Verification.FALSIFICATION, verification_on=date(2024, 12, 1),
    )  # fmt: skip

    def test_of_a_report(self) -> None:
        """On 31 October the reply is pending; on 1 November it is not as required, and nothing is verified yet."""
        register = history(self.REPORT)
        (october,) = register.dossier(ONE, date(2024, 10, 31), register.pools(LATER)).reports
        assert (october.accepted, october.reply, october.verification) == (True, Reply.PENDING, Verification.PENDING)
        (november,) = register.dossier(ONE, date(2024, 11, 1), register.pools(LATER)).reports
        assert (november.reply, november.verification) == (Reply.NOT_AS_REQUIRED, Verification.PENDING)

    def test_of_a_rectification_and_a_notice(self) -> None:
        """Failed in December, updated in December: both pending in November."""
        december = date(2024, 12, 1)
        register = history(
            demanded(1, SEPTEMBER, outcome=RectificationOutcome.FAILED, outcome_on=december),
            told(1, SEPTEMBER, NoDeadline.NONE, done=True, done_on=december),
        )
        eve = register.dossier(ONE, december - timedelta(days=1), register.pools(LATER))
        assert (eve.rectifications[0].outcome, eve.notices[0].done) == (RectificationOutcome.PENDING, False)
        day = register.dossier(ONE, december, register.pools(LATER))
        assert (day.rectifications[0].outcome, day.notices[0].done) == (RectificationOutcome.FAILED, True)

    def test_knowledge_bounds_them_too(self) -> None:
        """Asked in March about what was known in October: the stages of November are not there."""
        register = history(self.REPORT, known=date(2024, 10, 31))
        (report,) = register.dossier(ONE, LATER, register.pools(LATER)).reports
        assert (report.reply, report.verification) == (Reply.PENDING, Verification.PENDING)
        assert register.seen(LATER) == date(2024, 10, 31)
        assert register.seen(SEPTEMBER) == SEPTEMBER


class TestDossier:
    """Everything known about one firm, and nothing about another."""

    def test_holds_what_happened_until_the_day(self) -> None:
        """Of each kind what is dated on or before the day, of this firm only."""
        register = history(
            *(candidate(1, 90), candidate(2, 80), admitted(1), rated(1, 1, SEPTEMBER, Stars.ONE)),
            *(accident(1), accident(2), checked(1, LATER), checked(1, LAST), exited(1, LATER, "5(3)b.1")),
        )
        file = register.dossier(ONE, LATER, register.pools(LATER))
        assert (len(file.applications), len(file.ratings), len(file.incidents), len(file.checks)) == (1, 1, 1, 1)
        assert (file.memberships, file.in_reserve, [act.grounds for act in file.exits]) == ((), False, [("5(3)b.1",)])

    def test_of_a_reserve_firm(self) -> None:
        """In the reserve it is no member."""
        register = history(reserved(1))
        assert register.dossier(ONE, LATER, register.pools(LATER)).in_reserve is True

    @pytest.mark.parametrize(
        ("sheet", "kind"),
        [("updates", "notices"), *((name, name) for name in ("ratings", "rectifications", "reports", "incidents"))],
    )
    def test_sheets_declared_incomplete(self, sheet: str, kind: str) -> None:
        """A sheet that may lack rows is incomplete for every firm."""
        register = History(book(applied(1), incomplete=(sheet,)))
        assert register.dossier(ONE, LATER, register.pools(LATER)).incomplete == (kind,)

    def test_names_and_codes(self) -> None:
        """A firm is called as on its application; one that never applied by its code."""
        register = history(applied(1), accident(2))
        assert (register.name(ONE), register.name(TWO)) == ("服务商1", TWO)
        assert register.codes == (ONE, TWO)
        assert [entry.what.on for entry in register.entries_of(TWO)] == [LATER]
        assert register.entries_of(code_of(3)) == ()


class TestOccasion:
    """What everybody knows on a day."""

    def test_rounds_begin_with_their_first_rating(self) -> None:
        """A round of several days counts from its first, whatever the order of recording."""
        late, early = rated(1, 1, SEPTEMBER, Stars.ONE), rated(2, 1, SEPTEMBER - timedelta(days=3), Stars.ONE)
        occasion = history(late, early, rated(1, 2, LATER, Stars.ONE)).occasion(LATER)
        assert occasion.rounds == ((1, early.on), (2, LATER))
        assert history(late, early).occasion(SEPTEMBER - timedelta(days=1)).rounds == ((1, early.on),)

    def test_notices_and_decisions_until_the_day(self) -> None:
        """A batch is decided on the day of its first admission."""
        register = history(NOTICE, admitted(1, on=MORROW), admitted(2), admitted(3, batch=2, on=LATER))
        assert register.occasion(LATER).decided == ((1, DECIDED), (2, LATER))
        assert register.occasion(NOTICE_END).notices == (NOTICE,)
        assert register.occasion(DECIDED).notices == ()
