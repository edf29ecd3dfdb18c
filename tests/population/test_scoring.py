"""A batch selected over columns gives what the register gives (3/trim to 3/recommend, 1/table, 1/reserve/merit)."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given

from fzdigital.errors import InvalidValueError
from fzdigital.policy.articles.a3_scoring import FinalScore, final_score, ranking
from fzdigital.policy.measures import MEASURES
from fzdigital.population import scored
from fzdigital.population.score_columns import NO_MARK, SECTORS, ScoreColumns
from fzdigital.population.scored import ScoreSheet, final_scores
from fzdigital.population.scoring import ColumnSelection, select_columns
from fzdigital.rules.regulation import Regulation
from fzdigital.service.placing import STANDINGS
from fzdigital.service.selection import select
from tests.strategies.batches import ASKED, Batch, Terms, batches, terms
from tests.strategies.casebooks import unhurried


def as_final(sheet: ScoreSheet) -> FinalScore:
    """A score sheet as the plain function gives it."""
    return FinalScore(sheet.points, sheet.counted, sheet.high, sheet.low, sheet.missing)


def agrees(regulation: Regulation, batch: Batch) -> None:
    """Compare every answer over columns with the answer of the register."""
    history, columns = batch.history(), batch.columns()
    expected = select(regulation, history, 1, ASKED)
    found = select_columns(regulation, columns)
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
    assert found.recommended == tuple(codes for _, codes in expected.recommended)
    assert found.tied == expected.tied
    assert found.unsettled == expected.unsettled
    assert found.twice == expected.twice
    assert found.reserve == expected.reserve
    assert found.reserve_open == expected.reserve_open


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
