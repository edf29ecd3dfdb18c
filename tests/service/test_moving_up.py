"""What becomes of a place that a firm cannot take: the next one moves up (OP-06), and how ranks are counted (OP-05)."""

from fzdigital.domain.industry import Industry
from fzdigital.render.selection_words import selection_lines
from fzdigital.service.selection import Selection, select
from tests.service.builders import COTTON, DECIDED, KNIT, LATER, admitted, candidate, history, recommended, under
from tests.strategies.nouns import code_of

DEFAULT = under()
TWICE = (
    *candidate(1, 90, industry=KNIT),
    *candidate(1, 90, industry=COTTON),
    *(part for firm in range(2, 9) for part in candidate(firm, 90 - firm, industry=COTTON)),
)


def standing(selection: Selection, firm: int, industry: Industry) -> str | None:
    """How one application stands."""
    scored = selection.find(code_of(firm), industry)
    return scored.standing if scored else None


class TestMovingUp:
    """OP-06: one firm has one place; once it has taken it in one sector, its place in the other is free."""

    def test_both_places_are_held_until_somebody_chooses(self) -> None:
        """Before the decision the seventh of six cotton places stands beyond."""
        assert standing(select(DEFAULT, history(*TWICE), 1, DECIDED), 7, COTTON) == "beyond"

    def test_the_next_moves_up_once_the_place_is_taken(self) -> None:
        """After the firm was admitted in knitting, the seventh in cotton stands within."""
        selection = select(DEFAULT, history(*TWICE, admitted(1, KNIT)), 1, LATER)
        assert standing(selection, 7, COTTON) == "within"
        assert standing(selection, 1, COTTON) == "unranked"

    def test_not_where_a_firm_may_hold_several_places(self) -> None:
        """Under readings with several places the firm stays within both."""
        selection = select(under(OP_06_slots="multi_slot_counts_slots"), history(*TWICE, admitted(1, KNIT)), 1, LATER)
        assert standing(selection, 7, COTTON) == "beyond"

    def test_unresolved_both_are_open(self) -> None:
        """Nobody has settled whether it may take a second place: it and the next stand within or not."""
        unresolved = under(OP_06_slots=None)
        selection = select(unresolved, history(*TWICE, admitted(1, KNIT)), 1, LATER)
        assert standing(selection, 1, COTTON) is None
        assert selection.proposes(code_of(1), COTTON) is None
        assert selection.proposes(code_of(7), COTTON) is None
        assert selection.proposes(code_of(6), COTTON) is True
        assert selection.proposes(code_of(8), COTTON) is False
        assert selection.proposes(code_of(1), KNIT) is True

    def test_the_table_says_what_it_hangs_on(self) -> None:
        """Its row says that it may be within, and what is not settled."""
        selection = select(under(OP_06_slots=None), history(*TWICE, admitted(1, KNIT)), 1, LATER)
        lines = [*selection_lines(selection, str, "en")]
        assert any("within the places (whether it may take a second place is open)" in line for line in lines)

    def test_the_table_says_why_it_is_not_ranked(self) -> None:
        """The row of the firm that has its place elsewhere says so."""
        selection = select(DEFAULT, history(*TWICE, admitted(1, KNIT)), 1, LATER)
        assert any("has its place in another sector" in line for line in selection_lines(selection, str, "en"))


class TestRanksOverAll:
    """OP-05: ranks count within the sector, or over all sectors; who is within does not change by it."""

    BOTH = (*candidate(1, 90), *candidate(2, 80), *candidate(3, 85, industry=COTTON))

    def test_by_sector(self) -> None:
        """By default the best of each sector is first."""
        scored = select(DEFAULT, history(*self.BOTH), 1, DECIDED).find(code_of(3), COTTON)
        assert scored is not None
        assert scored.rank == 1

    def test_over_all(self) -> None:
        """Read as one ranking, the 85 of another sector comes between 90 and 80."""
        selection = select(under(OP_05_field="overall_with_row_caps"), history(*self.BOTH), 1, DECIDED)
        ranks = [
            scored.rank
            for firm, industry in ((1, KNIT), (3, COTTON), (2, KNIT))
            if (scored := selection.find(code_of(firm), industry))
        ]
        assert ranks == [1, 2, 3]


class TestAnsweredTies:
    """OP-11: a tie waits for the panel until the panel or the bureau has spoken."""

    TIE = tuple(part for firm in range(1, 12) for part in candidate(firm, 70 if firm > 9 else 90 - firm))

    def test_waits_before_the_list(self) -> None:
        """Before any list the tie is waiting."""
        selection = select(DEFAULT, history(*self.TIE), 1, DECIDED)
        assert (selection.answered, len(selection.tied)) == (False, 2)
        assert any("Tied at the cut" in line for line in selection_lines(selection, str, "en"))

    def test_waits_no_more_after_it(self) -> None:
        """After the panel's list the report no longer shows it as waiting."""
        selection = select(DEFAULT, history(*self.TIE, recommended(10)), 1, DECIDED)
        assert selection.answered is True
        assert not any("Tied at the cut" in line for line in selection_lines(selection, str, "en"))
