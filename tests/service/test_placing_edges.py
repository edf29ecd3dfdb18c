"""Places where a score, a listing or a reading is unknown."""

import pytest

from fzdigital.nouns import NoScore
from fzdigital.rules.regulation import Regulation
from fzdigital.service.selection import Selection, select
from tests.service.builders import AUTO, COTTON, ELEC, KNIT, LATER, MEASURES, ROWS, admitted, candidate, history, under
from tests.strategies.nouns import code_of

BY_KEY, ALL_TIED = under(OP_11_tie="secondary_key"), under(OP_11_tie="admit_all_tied")


def selected(*parts: object, regulation: Regulation = MEASURES, batch: int = 1) -> Selection:
    """A batch selected."""
    return select(regulation, history(*parts), batch, LATER)  # type: ignore[arg-type]


def standings(found: Selection, firm: int) -> tuple[str, ...]:
    """What is possible for a firm in the sector of cotton."""
    one = found.find(code_of(firm), COTTON)
    assert one is not None
    return one.standings


def recommended(found: Selection) -> tuple[str, ...]:
    """The firms within the places of cotton, best first."""
    return dict(found.recommended)[COTTON]


def cotton(firm: int, points: object, **more: object) -> tuple[object, ...]:
    """An application in the sector with six places."""
    return candidate(firm, points, industry=COTTON, **more)  # type: ignore[arg-type]


FOUR = tuple(cotton(firm, 95 - firm) for firm in range(2, 6))
FIVE = (*FOUR, cotton(6, 89))
"""Five clear winners: one place is left."""
TIE = (cotton(11, 70, tie=2), cotton(12, 70, tie=1))
"""Two equals, in an order that a person has settled."""


class TestUnknownScore:
    """3/rank: a firm whose score is unknown is its own rival for no place."""

    UNKNOWN = candidate(1, 90, None, 90, industry=COTTON)

    @pytest.mark.parametrize(("rivals", "expected"), [(5, ("within",)), (6, ("within", "tied", "beyond"))])
    def test_takes_one_place_and_not_two(self, rivals: int, expected: tuple[str, ...]) -> None:
        """Sixth of six at worst it is within, seventh of seven at worst it may be beyond."""
        known = [cotton(firm, 80 - firm) for firm in range(2, 2 + rivals)]
        assert standings(selected(self.UNKNOWN, *known), 1) == expected

    @pytest.mark.parametrize(
        "known",
        [
            (90, 90, 90, 90, 90, 90),
            ("999.9",) * 6,
            (90, 80, 70, 60, 50, 40, 30),
            (90, 80, 70, 60, 50, 0),
        ],
        ids=["equals", "top_of_scale", "far_apart", "one_of_nought"],
    )
    def test_may_be_better_and_worse_than_every_known_one(self, known: tuple[object, ...]) -> None:
        """Beside six or more it may be the first or the last, whatever the others have."""
        field = [cotton(firm, points) for firm, points in enumerate(known, start=2)]
        assert standings(selected(self.UNKNOWN, *field), 1) == ("within", "tied", "beyond")

    def test_of_unknown_scores_only_each_may_be_the_last(self) -> None:
        """Seven unknown scores for six places: all is open for each."""
        field = [candidate(firm, 90, None, 90, industry=COTTON) for firm in range(1, 8)]
        assert {standings(selected(*field), firm) for firm in range(1, 8)} == {("within", "tied", "beyond")}


class TestOrder:
    """3/rank: a field is told best first; those without a rank stand at the end."""

    def order(self, *parts: object) -> tuple[str, ...]:
        """The codes of the field of cotton, in its order."""
        return next(tuple(one.code for one in found.scored) for found in selected(*parts).fields if found.scored)

    def test_by_score_and_not_as_recorded(self) -> None:
        """The worst was recorded first; between nought and a little, a little is better."""
        low, middle, high = sorted(map(code_of, (1, 2, 3)))
        number = {code_of(firm): firm for firm in (1, 2, 3)}
        given = [cotton(number[low], 0), cotton(number[middle], "0.5"), cotton(number[high], 80)]
        assert self.order(*given) == (high, middle, low)

    def test_of_equals_by_code(self) -> None:
        """Whatever the order of recording."""
        codes = tuple(sorted(map(code_of, range(1, 5))))
        for firms in ((1, 2, 3, 4), (4, 3, 2, 1)):
            assert self.order(*(cotton(firm, 80) for firm in firms)) == codes

    @pytest.mark.parametrize("last", [1, 2])
    def test_the_unscored_come_after_a_score_of_nought(self, last: int) -> None:
        """Nought is a score; which of the two firms has it makes no difference."""
        unscored = candidate(last, 90, NoScore.ABSENT, NoScore.ABSENT, industry=COTTON)
        assert self.order(unscored, cotton(3 - last, 0)) == (code_of(3 - last), code_of(last))

    def test_the_listed_come_last_whatever_their_score(self) -> None:
        """3/veto: out before the ranking, so after everybody who is ranked."""
        assert self.order(cotton(1, 99, listed=True), cotton(2, 10)) == (code_of(2), code_of(1))


class TestTieByOrder:
    """OP-11 secondary_key: an order settles a tie only where nothing unknown bears on it."""

    def test_the_first_in_order_has_the_place(self) -> None:
        """Of two equals for one place the one that a person put first."""
        found = selected(*FIVE, *TIE, regulation=BY_KEY)
        assert recommended(found)[-1] == code_of(12)
        assert found.tied == ()

    def test_a_doubtful_firm_below_bears_on_nothing(self) -> None:
        """Whether a worse firm is listed makes no difference to who has the place."""
        found = selected(*FIVE, *TIE, cotton(13, 10, listed=None), regulation=BY_KEY)
        assert recommended(found)[-1] == code_of(12)

    def test_a_listed_firm_above_bears_on_nothing(self) -> None:
        """3/veto: it is out whatever its score."""
        found = selected(*FIVE, *TIE, cotton(13, 99, listed=True), regulation=BY_KEY)
        assert recommended(found)[-1] == code_of(12)

    def test_a_firm_without_score_bears_on_nothing(self) -> None:
        """3/trim: whose marks make no score is no rival."""
        unscored = candidate(13, 90, NoScore.ABSENT, NoScore.ABSENT, industry=COTTON)
        assert recommended(selected(*FIVE, *TIE, unscored, regulation=BY_KEY))[-1] == code_of(12)

    def test_an_unknown_score_bears_on_how_many_places_are_left(self) -> None:
        """Three equals for two places, or for one if the unknown score is high: nobody of them is placed yet."""
        three = (*TIE, cotton(14, 70, tie=3))
        found = selected(*FOUR, *three, candidate(13, 90, None, 90, industry=COTTON), regulation=BY_KEY)
        assert recommended(found) == tuple(map(code_of, range(2, 6)))
        assert found.tied == tuple(sorted(map(code_of, (11, 12, 14))))

    def test_a_doubtful_firm_above_bears_on_how_many_places_are_left(self) -> None:
        """The same where it is the listing of a better firm that is unknown."""
        three = (*TIE, cotton(14, 70, tie=3))
        found = selected(*FOUR, *three, cotton(13, 80, listed=None), regulation=BY_KEY)
        assert found.tied == tuple(sorted(map(code_of, (11, 12, 14))))

    @pytest.mark.parametrize(
        ("field", "settled"), [("per_sector", True), ("overall_with_row_caps", True), ("transferable", False)]
    )
    def test_where_a_sectors_places_are_its_own(self, field: str, settled: bool) -> None:
        """OP-05: a tie is settled where rows bind, and not where places may come from another sector."""
        regulation = under(OP_11_tie="secondary_key", OP_05_field=field)
        found = selected(*FIVE, *TIE, regulation=regulation)
        assert (recommended(found)[-1] == code_of(12) and code_of(11) not in recommended(found)) is settled


class TestTieAdmitted:
    """OP-11 admit_all_tied: all of them, but nobody whose listing is unknown."""

    def test_without_a_doubt(self) -> None:
        """Both equals get in beyond the row."""
        assert {code_of(11), code_of(12)} < {
            *recommended(selected(*FIVE, *TIE, regulation=under(OP_11_tie="admit_all_tied")))
        }

    def test_with_a_doubt(self) -> None:
        """3/veto: a tied firm that may be listed is not proposed."""
        found = selected(
            *FIVE, cotton(11, 70, listed=None), cotton(12, 70), regulation=under(OP_11_tie="admit_all_tied")
        )
        assert code_of(11) not in recommended(found)


class TestTransfer:
    """OP-05 transferable: only places that a sector leaves free move."""

    def test_where_nothing_is_free_nothing_moves(self) -> None:
        """The seventh of cotton may be sixth if a better one is listed; other sectors are full and lend nothing."""
        full = [
            admitted(100 + number + 10 * index, industry)
            for index, (industry, places) in enumerate(ROWS)
            if industry is not COTTON
            for number in range(places)
        ]
        assert {KNIT, ELEC, AUTO} == {act.industry for act in full}
        field = [cotton(firm, 95 - firm, batch=2) for firm in range(2, 8)]
        doubtful = cotton(1, 99, batch=2, listed=None)
        found = selected(*full, doubtful, *field, regulation=under(OP_05_field="transferable"), batch=2)
        assert standings(found, 7) == ("within", "tied", "beyond")
