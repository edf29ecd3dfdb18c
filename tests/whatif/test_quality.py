"""How likely no star is: from a latent quality, or fitted."""

import pickle
from math import log

import pytest
from attrs import evolve

from fzdigital.domain.industry import Industry
from fzdigital.domain.rating import Stars
from fzdigital.errors import InvalidValueError
from fzdigital.whatif.behaviour import Behaviour
from fzdigital.whatif.cohort import Firm
from fzdigital.whatif.cohorts import drawn
from fzdigital.whatif.elements import Ratings
from fzdigital.whatif.quality import Fitted, Logistic, Probit, fitted
from tests.service.builders import LAST, LATER, SEPTEMBER, history, rated
from tests.strategies.nouns import code_of
from tests.whatif.studies import LASTING, STUDY


def firm(quality: float = 0.0, code: str = "A") -> Firm:
    """A member of some quality."""
    return Firm(code, Industry.KNIT, True, quality=quality)


class TestLatent:
    """No star where quality and error are below the bar."""

    @pytest.mark.parametrize("model", [Probit(1.5, 2.0), Logistic(1.5, 2.0)])
    def test_at_the_bar_it_is_even(self, model: Probit | Logistic) -> None:
        """And the better the firm, the less likely; in every round the same."""
        assert model(firm(1.5), 1) == model(firm(1.5), 7) == 0.5
        chances = [model(firm(quality), 1) for quality in (-1e6, -3.0, 0.0, 1.5, 3.0, 1e6)]
        assert chances == sorted(chances, reverse=True)
        assert (chances[0], chances[-1]) == (pytest.approx(1), pytest.approx(0))

    def test_a_spread_below_is_known(self) -> None:
        """Of a normal error, 15.87 % lie more than one spread below; of a logistic one, odds fall by e a scale."""
        assert Probit(1.0, 2.0)(firm(3.0), 1) == pytest.approx(0.158655, abs=1e-6)
        chance = Logistic(1.0, 2.0)(firm(3.0), 1)
        assert log((1 - chance) / chance) == pytest.approx(1)

    @pytest.mark.parametrize("model", [Probit, Logistic])
    @pytest.mark.parametrize("spread", [0, -1, float("nan")])
    def test_the_error_has_a_spread(self, model: type[Probit | Logistic], spread: float) -> None:
        """Above 0."""
        with pytest.raises(InvalidValueError, match="above 0"):
            model(0.0, spread)

    def test_the_better_stay_longer(self) -> None:
        """In a study: the worst of ten firms leaves in more scenarios than the best."""
        cohort = drawn(10, 0, seed=1, quality=lambda random: random.gauss(0, 1))
        study = evolve(STUDY, cohort=cohort, behaviour=Behaviour((Ratings(Probit(0.0)),)))
        left = study.run(LASTING).tallies[0].firms[0]
        by_quality = sorted(range(10), key=lambda place: cohort.firms[place].quality)
        assert left[by_quality[0]] > left[by_quality[-1]]


class TestFitted:
    """Out of past ratings: the mean of the posterior."""

    RATINGS = (
        *(rated(1, number, day, Stars.NONE) for number, day in ((1, SEPTEMBER), (2, LATER))),
        *(rated(2, number, day, stars) for number, day, stars in ((1, SEPTEMBER, Stars.TWO), (2, LATER, Stars.NONE))),
        rated(3, 1, SEPTEMBER, None),
    )  # fmt: skip

    def test_own_ratings_are_added_to_the_prior(self) -> None:
        """Two of two, one of two, and nothing known, with a prior worth one no-star and three stars."""
        model = fitted(history(self.RATINGS), LAST, no_stars=1, stars=3)
        assert [model(firm(code=code_of(number)), 1) for number in (1, 2, 3, 4)] == [3 / 6, 2 / 6, 1 / 4, 1 / 4]

    def test_later_ratings_are_not_known_yet(self) -> None:
        """As of a day."""
        model = fitted(history(self.RATINGS), SEPTEMBER, no_stars=1, stars=3)
        assert [model(firm(code=code_of(number)), 1) for number in (1, 2)] == [2 / 5, 1 / 5]

    @pytest.mark.parametrize(("no_stars", "stars"), [(0, 1), (1, 0), (-1, 2)])
    def test_a_prior_is_worth_something(self, no_stars: float, stars: float) -> None:
        """Of both kinds."""
        with pytest.raises(InvalidValueError, match="of the prior"):
            fitted(history(self.RATINGS), LAST, no_stars=no_stars, stars=stars)

    def test_it_can_be_sent_to_a_worker_and_be_part_of_a_chance(self) -> None:
        """Equal values are equal, and hash."""
        model = fitted(history(self.RATINGS), LAST, no_stars=1, stars=3)
        assert pickle.loads(pickle.dumps(model)) == model
        assert {Ratings(model).chances[0], Ratings(Fitted(model.shares, model.otherwise)).chances[0]} == {
            *Ratings(model).chances
        }
