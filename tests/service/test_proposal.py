"""An act is proposed only if the Measures allow it."""

from datetime import date

import pytest

from fzdigital.errors import CasebookError, NotAllowedError, UndeterminedError
from fzdigital.nouns import OfficialAct
from fzdigital.service.history import History
from fzdigital.service.proposal import propose
from tests.service.builders import (
    COTTON,
    LATER,
    MEASURES,
    accident,
    admitted,
    book,
    call,
    candidate,
    exited,
    filled,
    promoted,
    recommended,
    reserved,
    stand_by,
    under,
)

MEMBER = (*candidate(1, 90), recommended(1), admitted(1))


class TestAllowed:
    """What must or may be done is put forward as one more entry."""

    def test_an_exit_on_a_ground(self) -> None:
        """The new casebook holds it; the old one is what it was."""
        before = book(MEMBER, accident(1))
        after = propose(MEASURES, before, exited(1, LATER, "5(3)b.1"), id="退出-1", recorded_on=LATER)
        assert [entry.id for entry in after.entries if entry not in before.entries] == ["退出-1"]
        assert History(after).pools(LATER).library.count == 0
        assert History(before).pools(LATER).library.count == 1

    def test_a_deviation_is_allowed(self) -> None:
        """OP-12: a firm beside the list may be admitted; a wrongly named ground spoils no exit."""
        free = propose(MEASURES, book(MEMBER, candidate(2, 80)), admitted(2), id="x", recorded_on=LATER)
        assert History(free).pools(LATER).library.count == 2
        named = propose(MEASURES, book(MEMBER, accident(1)), exited(1, LATER, "5(4)"), id="x", recorded_on=LATER)
        assert History(named).pools(LATER).library.count == 0

    def test_an_id_already_used_is_refused_by_the_casebook(self) -> None:
        """The register keeps its own invariants."""
        with pytest.raises(CasebookError):
            propose(MEASURES, book(MEMBER), call(LATER), id="e1", recorded_on=LATER)


class TestRefused:
    """What the text forbids, or gives no ground for, is refused with its clause."""

    @pytest.mark.parametrize(
        ("parts", "act", "clause"),
        [
            ((MEMBER,), exited(1), "5/scope"),
            ((filled(32), candidate(33, 50, industry=COTTON)), admitted(33, COTTON, on=LATER), "1/total"),
            ((filled(32), stand_by(range(101, 121))), promoted(101), "1/total"),
            ((MEMBER, candidate(2, 80, listed=True)), admitted(2), "3/veto"),
            ((MEMBER,), reserved(1), "1/reserve/pool"),
            ((MEMBER,), call(date(2026, 1, 1)), "6"),
            ((), admitted(1), "3/call"),
        ],
    )
    def test_with_the_clause(self, parts: tuple[object, ...], act: OfficialAct, clause: str) -> None:
        """The clause is a field of the error and stands in both sentences."""
        with pytest.raises(NotAllowedError) as caught:
            propose(MEASURES, book(*parts), act, id="x", recorded_on=act.on)  # type: ignore[arg-type]
        assert caught.value.clauses == (clause,)
        assert clause in caught.value.text.zh
        assert clause in str(caught.value)

    def test_an_order_of_the_list_that_binds(self) -> None:
        """OP-12 may_only_strike: then the same admission is refused."""
        story = book(MEMBER, candidate(2, 80))
        with pytest.raises(NotAllowedError) as caught:
            propose(under(OP_12_binding="may_only_strike"), story, admitted(2), id="x", recorded_on=LATER)
        assert caught.value.clauses == ("3/decide",)


class TestUndetermined:
    """What a missing fact leaves open is neither put forward nor refused."""

    def test_an_unknown_listing(self) -> None:
        """3/veto: look the firm up first; the sentence says what is missing."""
        with pytest.raises(UndeterminedError) as caught:
            propose(MEASURES, book(MEMBER, candidate(2, 80, listed=None)), admitted(2), id="x", recorded_on=LATER)
        assert "失信名单" in caught.value.text.zh

    def test_an_unresolved_reading(self) -> None:
        """OP-20 unresolved: whether a firm that left may come back."""
        story = book(MEMBER, accident(1), exited(1, LATER, "5(3)b.1"), candidate(1, 90, batch=2))
        with pytest.raises(UndeterminedError) as caught:
            propose(under(OP_20_reapply=None), story, admitted(1, batch=2, on=LATER), id="x", recorded_on=LATER)
        assert "OP-20.reapply" in str(caught.value)

    def test_a_tie_not_yet_answered(self) -> None:
        """3/rank: the panel has not said which of the tied firms it lists."""
        story = book(*(candidate(firm, 90, industry=COTTON) for firm in range(1, 8)))
        with pytest.raises(UndeterminedError):
            propose(MEASURES, story, recommended(1, COTTON), id="x", recorded_on=LATER)
