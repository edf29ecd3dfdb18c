"""The register under a hundred thousand random moves, and what the comparison notices when the library is broken."""

from collections.abc import Callable
from datetime import date

import pytest
from attrs import evolve

import fzdigital.policy.conduct_case as conduct_case
import fzdigital.policy.ratings_case as ratings_case
import fzdigital.service.cases as cases
import fzdigital.service.history as history
import fzdigital.service.pools as pools
from fzdigital.nouns import Rectification
from fzdigital.policy.articles.a4_rating import run_of_no_stars
from fzdigital.policy.library_case import Standing
from tests.extremes.moves import MOVES
from tests.extremes.register import failure_text, main, tasks, together, work
from tests.extremes.running import run, smallest

STEPS = 100_000
FEW, TIMES = 600, 8
"""So few moves, made so often at most, already show that the library is broken."""


class TestSteps:
    """After every move the library says what the clerk says."""

    def test_a_hundred_thousand(self) -> None:
        """Members, reserve, exits, every outcome, grounds, room and findings; and every kind of move was made."""
        found = together(map(work, tasks(STEPS, 0)))
        assert [failure_text(failure) for failure in found.failures] == []
        assert (found.steps, found.differing) == (STEPS, 0)
        assert found.moves.keys() == {move.__name__ for move in MOVES}
        assert found.made > 20 * STEPS

    def test_the_same_seed_makes_the_same_moves(self) -> None:
        """So that a difference can be looked at again; another seed makes others."""
        one, again, other = (run(FEW, seed)._replace(seconds=0.0) for seed in ("a", "a", "b"))
        assert one == again
        assert one.moves != other.moves


def _admissions_first(patch: pytest.MonkeyPatch) -> None:
    """Whoever enters comes before whoever leaves."""
    patch.setattr(pools, "_ORDER", pools._ORDER[1:] + pools._ORDER[:1])


def _by_the_pile(patch: pytest.MonkeyPatch) -> None:
    """Acts count in the order in which they were written down."""
    patch.setattr(pools, "sorted", lambda given, key=None: list(given), raising=False)


def _known_from_the_start(patch: pytest.MonkeyPatch) -> None:
    """What was recorded later is known already."""
    found = history.known_entries
    patch.setattr(history, "known_entries", lambda casebook, known=None: found(casebook))


def _nothing_put_right(patch: pytest.MonkeyPatch) -> None:
    """Corrections are not looked at."""
    found = history.known_entries
    patch.setattr(history, "known_entries", lambda casebook, known=None: found(evolve(casebook, corrections=()), known))


def _nothing_forgiven(patch: pytest.MonkeyPatch) -> None:
    """Matters of an earlier membership count for ever."""
    patch.setattr(conduct_case, "_spent_until", lambda dossier, on: date.min)


def _stages_foreseen(patch: pytest.MonkeyPatch) -> None:
    """Stages of a matter count before their day."""
    patch.setattr(Rectification, "as_of", lambda rectification, day: rectification)


def _every_no_star_counts(patch: pytest.MonkeyPatch) -> None:
    """Ratings of an earlier membership count."""
    patch.setattr(
        ratings_case, "run_of_no_stars", lambda ratings, **told: run_of_no_stars(ratings, **{**told, "since": None})
    )


def _counted(change: Callable[[Standing], Standing]) -> Callable[[pytest.MonkeyPatch], None]:
    """The library is counted otherwise."""

    def broken(patch: pytest.MonkeyPatch) -> None:
        found = cases.standing_of
        patch.setattr(cases, "standing_of", lambda *asked: change(found(*asked)))

    return broken


BROKEN = {
    "admissions before exits": _admissions_first,
    "acts as they were written down": _by_the_pile,
    "what was recorded later": _known_from_the_start,
    "corrections": _nothing_put_right,
    "matters of an earlier membership": _nothing_forgiven,
    "stages before their day": _stages_foreseen,
    "ratings of an earlier membership": _every_no_star_counts,
    "one firm more": _counted(lambda one: evolve(one, adjusted=one.adjusted + 1)),
    "exits forgotten": _counted(lambda one: evolve(one, exits=0)),
    "the reserve never built": _counted(lambda one: evolve(one, reserve_built=False)),
}


class TestNoticed:
    """The comparison can fail: each of these libraries is found out within a few moves."""

    @pytest.mark.parametrize("name", BROKEN)
    def test_a_broken_library(self, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """One thing is otherwise, and the clerk says so."""
        BROKEN[name](monkeypatch)
        assert any(run(FEW, seed).differing for seed in range(TIMES))

    def test_the_smallest_register_is_shown(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Admissions before exits: whoever is admitted and put out on one day, and nothing else, is enough."""
        _admissions_first(monkeypatch)
        failure = smallest(next(one for one in run(FEW, 0).failures if one.check.about == "members"))
        assert sorted(card["what"] for card in failure.box.cards) in (["admit", "exit"], ["exit", "promote"])
        assert len({card["on"] for card in failure.box.cards}) == 1
        assert "expected by the text" in failure_text(failure)


class TestCommand:
    """What the command prints, and how it ends."""

    def test_it_ends_well_where_both_agree(self, capsys: pytest.CaptureFixture[str]) -> None:
        """With a table of figures."""
        assert main(["--steps", str(FEW)]) == 0
        *_, head, _, figures = capsys.readouterr().out.splitlines()
        assert head.split()[:3] == ["steps", "answers", "compared"]
        assert figures.split()[0] == str(FEW)

    def test_it_ends_badly_where_they_do_not(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """With a register that shows it."""
        _admissions_first(monkeypatch)
        assert main(["--steps", str(FEW)]) == 1
        assert "found in the library" in capsys.readouterr().out
