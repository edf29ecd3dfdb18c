"""A batch selected over columns gives what the register gives (3/trim to 3/recommend, 1/table, 1/reserve/merit)."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given

from fzdigital.errors import InvalidValueError
from fzdigital.policy.articles.a3_scoring import FinalScore, ranking
from fzdigital.policy.measures import MEASURES
from fzdigital.population.score_columns import NO_SCORE, SECTORS, UNKNOWN, ScoreColumns
from fzdigital.population.scored import ScoreSheet
from fzdigital.population.scoring import select_columns
from fzdigital.rules.regulation import Regulation
from fzdigital.service.placing import STANDINGS
from fzdigital.service.selection import select
from tests.articles.builders import under
from tests.strategies.batches import ASKED, Batch, Terms, batches, terms
from tests.strategies.casebooks import unhurried
from tests.strategies.nouns import code_of

SMALL = MEASURES.with_parameters(row_knit=2, row_cotton=1, row_elec=0, row_auto=1, reserve_min=0, reserve_max=2)


def as_final(sheet: ScoreSheet) -> FinalScore:
    """A score sheet as the plain function gives it."""
    return FinalScore(sheet.points, sheet.counted, sheet.high, sheet.low, sheet.missing)


def agrees(regulation: Regulation, batch: Batch) -> None:
    """Compare every answer over columns with the answer of the register."""
    expected = select(regulation, batch.history(), 1, ASKED)
    found = select_columns(regulation, batch.columns())
    sheets = found.finals.sheets()
    for row, (code, sector) in enumerate(zip(batch.ids, batch.sectors, strict=True)):
        one = expected.find(code, SECTORS[sector])
        assert one is not None
        if one.final is not None:
            assert as_final(sheets[row]) == one.final
        else:
            assert sheets[row].points is None
        assert found.ranks[row] == (one.rank or 0)
        assert STANDINGS[found.best[row] : found.worst[row] + 1] * bool(found.best[row] >= 0) == one.standings
        assert bool(found.finals.undetermined[row]) == one.undetermined
    ranked = [
        [one.code for one in field.scored if one.points is not None and one.vetoed is not True]
        for field in expected.fields
    ]
    ends = zip(found.starts[:-1].tolist(), found.starts[1:].tolist(), strict=True)
    assert [[batch.ids[row] for row in found.order[start:end].tolist()] for start, end in ends] == ranked
    assert found.recommended == tuple(codes for _, codes in expected.recommended)
    assert found.tied == expected.tied
    assert found.unsettled == expected.unsettled
    assert found.twice == expected.twice
    assert found.reserve == expected.reserve
    assert found.reserve_open == expected.reserve_open


def knit(*points: int, vetoed: tuple[int, ...] = (), tie_orders: tuple[int, ...] = ()) -> Batch:
    """Firms of one sector, each given the same points by all of five experts; -2 for points that are unknown."""
    return Batch(
        [code_of(number) for number, _ in enumerate(points)],
        [0] * len(points),
        [[one * 100 if one > 0 else one] * 5 for one in points],
        list(vetoed) or [0] * len(points),
        list(tie_orders) or [0] * len(points),
    )


class TestSelection:
    """Columns are another way to say the same, never another answer."""

    @unhurried
    @given(terms(), batches())
    def test_it_agrees_with_the_register(self, chosen: Terms, batch: Batch) -> None:
        """Scores, ranks, standings, the list, ties, the reserve and what stays open are those of the service."""
        agrees(chosen.regulation, batch)

    @unhurried
    @given(terms(), batches(plain=True))
    def test_it_agrees_where_everything_is_known(self, chosen: Terms, batch: Batch) -> None:
        """So they are where every expert gave a score and every veto is known."""
        agrees(chosen.regulation, batch)

    @pytest.mark.parametrize("reading", ["return_to_panel", "admit_all_tied", "admit_none", "secondary_key", None])
    @pytest.mark.parametrize(
        "batch",
        [
            knit(90, 80, 80, 80, 70),
            knit(90, 80, 80, 80, 70, tie_orders=(0, 3, 1, 2, 0)),
            knit(90, 80, 80, 80, 70, tie_orders=(0, 3, 1, 1, 0)),
            knit(90, 80, 80, 80, 70, tie_orders=(0, 3, 1, 0, 0)),
            knit(90, 80, 80, 80, 70, tie_orders=(0, 3, 1, 2, 0), vetoed=(-1, 0, 0, 0, 0)),
            knit(90, 80, 80, 80, 70, tie_orders=(0, 3, 1, 2, 0), vetoed=(0, 0, 0, -1, 0)),
            knit(90, 80, 80, 80, 70, tie_orders=(0, 3, 1, 2, 0), vetoed=(1, 0, 0, 0, -1)),
            knit(80, 80, 80, 80, -2, tie_orders=(1, 2, 3, 4, 5)),
            knit(90, 80, 70, 70, 70, 60),
        ],
        ids=str,
    )
    def test_a_tie_at_the_cut_is_read_alike(self, reading: str | None, batch: Batch) -> None:
        """Under every reading of OP-11, whether the order supplied is complete, doubled or unsure."""
        agrees(under("OP-11.tie", reading, SMALL), batch)

    def test_an_order_settles_no_tie_where_the_places_are_open(self) -> None:
        """With OP-07 unresolved the places could be fewer, so that the order supplied does not decide."""
        regulation = SMALL.with_readings({"OP-11.tie": "secondary_key", "OP-07.batches": None})
        agrees(regulation, knit(90, 80, 80, tie_orders=(1, 2, 3)))

    def test_without_orders_a_tie_stays_open(self) -> None:
        """The column of orders may be left out."""
        columns = ScoreColumns([1, 2, 3], [0, 0, 0], [[9000] * 3] * 3, [False] * 3)
        assert select_columns(under("OP-11.tie", "secondary_key", SMALL), columns).tied == (1, 2, 3)

    @pytest.mark.parametrize("reading", ["transferable", None])
    def test_places_that_move_are_refused(self, reading: str | None) -> None:
        """Columns cannot follow OP-05 where places move between sectors, and say so instead of guessing."""
        with pytest.raises(InvalidValueError, match=r"OP-05\.field is .*; it must be per_sector or") as caught:
            select_columns(under("OP-05.field", reading), knit(90).columns())
        assert caught.value.value == reading

    @pytest.mark.parametrize("kind", [np.uint8, np.uint64, np.int8])
    def test_the_kind_of_a_column_does_not_matter(self, kind: type) -> None:
        """Sectors, vetoes and orders of any whole numbers give the same answer, also where something is unknown."""
        rows = [[8000, 8000, 8000], [9000, 9000, UNKNOWN], [8000, 8000, 8000], [7000, 7000, 7000]]
        plain: tuple[Any, ...] = ([1, 2, 3, 4], [1, 1, 1, 0], rows, [0, 0, 0, 1], [2, 1, 3, 4])
        ids, sectors, marks, vetoed, orders = plain
        wide = select_columns(SMALL, ScoreColumns(*plain))
        narrow = ScoreColumns(
            ids, np.array(sectors, kind), np.array(marks, np.int16), np.array(vetoed, kind), np.array(orders, kind)
        )
        found = select_columns(SMALL, narrow)
        assert (found.best.tolist(), found.worst.tolist()) == (wide.best.tolist(), wide.worst.tolist())
        assert (found.unsettled, found.reserve_open) == (wide.unsettled, wide.reserve_open) == ((1, 2, 3), (1, 2, 3))


class TestReserve:
    """1/reserve/merit, OP-14: the next best, and no group cut by chance."""

    def test_a_group_across_the_end_is_named(self) -> None:
        """Three firms tie for the last place of the reserve: none is proposed, all are named."""
        found = select_columns(SMALL, knit(99, 98, 90, 80, 80, 80, 70).columns())
        assert found.reserve == (code_of(2),)
        assert found.reserve_tied == (code_of(3), code_of(4), code_of(5))

    @pytest.mark.parametrize("points", [(99, 98, 90, 80, 70, 70), (99, 98, 90, 80), (99, 98, 90)])
    def test_a_group_that_the_end_does_not_cut_is_not(self, points: tuple[int, ...]) -> None:
        """Who comes after a full reserve, or into one with room, is tied with nobody across its end."""
        assert select_columns(SMALL, knit(*points).columns()).reserve_tied == ()

    def test_a_reserve_of_none_takes_nobody(self) -> None:
        """With the greatest number at nought nobody is proposed and nothing is open."""
        found = select_columns(
            SMALL.with_parameters(reserve_max=0), knit(99, 98, 90, 80, vetoed=(0, 0, -1, 0)).columns()
        )
        assert (found.reserve, found.reserve_open, found.reserve_tied) == ((), (), ())


class TestManyRows:
    """A long column is worked through in another way, with the same answer."""

    @pytest.mark.parametrize("seed", range(8))
    def test_few_unknowns_among_many_firms_open_what_the_register_opens(self, seed: int) -> None:
        """Of 40 firms with scores close together some are unknown, and only the heads of the sectors are looked at."""
        chance = np.random.default_rng(seed)
        marks = chance.integers(7000, 7000 + 10 * (1 + seed), (40, 3))
        marks[chance.integers(0, 40, seed % 4), 0] = UNKNOWN
        vetoed = chance.choice([0, -1], 40, p=[0.9, 0.1])
        codes = [code_of(number) for number in chance.permutation(40).tolist()]
        batch = Batch(codes, chance.integers(0, 2, 40).tolist(), marks.tolist(), vetoed.tolist(), [0] * 40)
        twice = Batch([*codes[:20], *codes[:20]], [0] * 20 + [1] * 20, *(list(part) for part in batch[2:]))
        agrees(SMALL, batch)
        agrees(SMALL, twice)

    @pytest.mark.parametrize("equal", ["drop_one_each", "drop_all_equal"])
    @pytest.mark.parametrize("experts", [3, 7, 8, 9])
    def test_ranks_are_those_of_the_plain_ranking(self, experts: int, equal: str) -> None:
        """Every application of 1,500 has the rank and standing that ranking its exact score by itself gives."""
        chance = np.random.default_rng(experts)
        marks = chance.integers(6000, 9000, (1500, experts)) // 50 * 50
        marks[chance.random(marks.shape) < 0.02] = NO_SCORE
        sectors, vetoed = chance.integers(0, 4, 1500), chance.random(1500) < 0.1
        columns = ScoreColumns(chance.permutation(1500), sectors, marks, vetoed)
        regulation = under("OP-09.equal_extremes", equal)
        found = select_columns(regulation, columns)
        points = [sheet.points for sheet in found.finals.sheets()]
        for sector, places in enumerate((10, 6, 10, 6)):
            rows = [row for row in range(1500) if sectors[row] == sector and not vetoed[row]]
            scored = [(str(row), score) for row in rows if (score := points[row]) is not None]
            for one in ranking(scored, places):
                assert found.ranks[int(one.code)] == one.rank
                assert STANDINGS[found.best[int(one.code)]] == one.standing

    def test_the_reserve_of_many_is_the_next_best_of_all(self) -> None:
        """Of 2,000 firms with scores all different, the 25 best of the rest follow, whatever their sector."""
        chance = np.random.default_rng(1)
        points, sectors = chance.permutation(2000), np.arange(2000) % 4
        columns = ScoreColumns(
            np.arange(2000), sectors, np.repeat(points[:, None] * 10, 3, 1), np.zeros(2000, np.bool_)
        )
        found = select_columns(MEASURES, columns)
        within = {code for codes in found.recommended for code in codes}
        rest = [code for code in sorted(range(2000), key=lambda code: -points[code]) if code not in within]
        assert len(within) == 32
        assert found.reserve == tuple(rest[:25])
