"""A service never proposes what the text forbids."""

from datetime import date

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from fzdigital.errors import NotAllowedError, UndeterminedError
from fzdigital.nouns import ActKind, Entry, Industry, OfficialAct
from fzdigital.policy.articles.a1_goals import row
from fzdigital.rules.decision import Outcome
from fzdigital.service.assess import Assessment, assess
from fzdigital.service.casebook import Casebook
from fzdigital.service.conformity import findings
from fzdigital.service.findings import FindingKind
from fzdigital.service.history import History
from fzdigital.service.proposal import propose
from fzdigital.service.selection import select
from tests.properties.registers import SMALL, acts, casebooks, some_day

FIRST, LAST = date(2024, 4, 11), date(2025, 12, 31)


def decisions(found: Assessment) -> list[tuple[Outcome, ...]]:
    """The outcomes of every act of every case."""
    cases = [*found.batches, *found.applications, *found.firms, found.library]
    cases += [one.decision for one in found.replenishment.candidates]
    return [one.outcomes for decision in cases for one in decision.acts]


class TestProposals:
    """Whatever the register holds."""

    @settings(max_examples=150, deadline=None)
    @given(casebooks(), some_day)
    def test_the_list_proposed_fits_and_holds_nobody_vetoed(self, story: Casebook, on: date) -> None:
        """1/table, 3/veto: not more than the row, nobody listed, nobody without a score, nobody twice in a sector."""
        history = History(story)
        for batch in (1, 2):
            selection = select(SMALL, history, batch, on)
            for industry, codes in selection.recommended:
                assert len(codes) <= row(SMALL, industry)
                assert len({*codes}) == len(codes)
                for code in codes:
                    scored = selection.find(code, industry)
                    assert scored is not None
                    assert (scored.vetoed, scored.points is None) == (False, False)
            for code in (*selection.tied, *selection.unsettled):
                assert not any(code in codes and code in selection.tied for _, codes in selection.recommended)

    @settings(max_examples=150, deadline=None)
    @given(casebooks(), some_day)
    def test_the_reserve_proposed_holds_nobody_selected_or_vetoed(self, story: Casebook, on: date) -> None:
        """1/reserve: not above the upper end, no member, nobody within the places, nobody listed or doubtful."""
        history = History(story)
        members = {member.code for member in history.pools(on).library.members}
        for batch in (1, 2):
            selection = select(SMALL, history, batch, on)
            assert selection.reserve is not None
            proposed = {*selection.reserve}
            assert len(proposed) <= SMALL.number("reserve_max")
            assert not proposed & (members | {*selection.reserve_open})
            if batch not in dict(history.occasion(on).decided):
                assert not proposed & {code for _, codes in selection.recommended for code in codes}
            certain = {one.code for field in selection.fields for one in field.scored if one.certain}
            assert proposed <= certain

    @settings(max_examples=150, deadline=None)
    @given(casebooks(), some_day)
    def test_nobody_is_in_both_pools(self, story: Casebook, on: date) -> None:
        """1/reserve/pool: on no day."""
        pools = History(story).pools(on)
        assert not {member.code for member in pools.library.members} & {*pools.reserve.codes}

    @settings(max_examples=150, deadline=None)
    @given(casebooks(), some_day)
    def test_a_refill_stays_below_the_total(self, story: Casebook, on: date) -> None:
        """1/total, 5(5): never more than there is room for, never less than nothing, and nothing without a trigger."""
        given_ = assess(SMALL, story, on).replenishment
        assert 0 <= given_.least <= given_.most
        assert given_.most == 0 or given_.count + given_.most == SMALL.number("total")
        if given_.count - len(given_.candidates) >= SMALL.number("total"):
            assert given_.most == 0

    @settings(max_examples=100, deadline=None)
    @given(casebooks(), st.sampled_from((date(2024, 4, 10), date(2026, 1, 1))))
    def test_outside_the_period_nothing_is_said(self, story: Casebook, on: date) -> None:
        """notice/commence, 6: the day before the first and the day after the last."""
        assert {*decisions(assess(SMALL, story, on))} == {(Outcome.NOT_IN_FORCE,)}

    @settings(max_examples=100, deadline=None)
    @given(casebooks(), st.sampled_from((FIRST, LAST)))
    def test_on_its_first_and_last_day_everything_is_in_force(self, story: Casebook, on: date) -> None:
        """notice/commence, 6: both days are inside."""
        assert not any(Outcome.NOT_IN_FORCE in outcomes for outcomes in decisions(assess(SMALL, story, on)))

    @settings(max_examples=200, deadline=None)
    @given(casebooks(), acts())
    def test_what_is_put_forward_is_not_found_against(self, story: Casebook, act: OfficialAct) -> None:
        """Propose and findings judge alike: an act let through is never nonconforming, one refused always is."""
        try:
            after = propose(SMALL, story, act, id="提出", recorded_on=act.on)
        except NotAllowedError:
            expected = {FindingKind.NONCONFORMING}
        except UndeterminedError:
            expected = {FindingKind.UNSETTLED}
        else:
            assert len(after.entries) == len(story.entries) + 1
            expected = {FindingKind.DEVIATION}
        if act.kind is ActKind.RECOMMEND:
            # Once it is on file the panel's list is what others, and itself, are held against.
            return
        recorded = evolve(story, entries=(*story.entries, Entry("提出", act.on, act)))
        kinds = {one.kind for one in findings(SMALL, History(recorded), act.on) if one.entry == "提出"}
        assert kinds <= expected

    @settings(max_examples=60, deadline=None)
    @given(casebooks(), st.lists(acts(), max_size=8))
    def test_a_library_made_by_proposals_alone_keeps_every_cap(self, story: Casebook, tried: list[OfficialAct]) -> None:
        """1/total, 1/table: starting without any act, whatever is let through stays within the plan."""
        bare = [entry for entry in story.entries if not isinstance(entry.what, OfficialAct)]
        made = Casebook(tuple(bare), incomplete=story.incomplete)
        for number, act in enumerate(sorted(tried, key=lambda one: one.on)):
            try:
                made = propose(SMALL, made, act, id=f"提出-{number}", recorded_on=act.on)
            except (NotAllowedError, UndeterminedError):
                continue
        library = History(made).pools(date(2026, 1, 1)).library
        assert library.count <= SMALL.number("total")
        assert all(len(library.row(industry)) <= row(SMALL, industry) for industry in Industry)
        assert library.count == library.slots
