"""How likely no star is: from a latent quality of the firm, or fitted from the ratings of a casebook."""

from datetime import date
from math import exp
from statistics import NormalDist

from attrs import frozen

from fzdigital.domain.rating import Stars
from fzdigital.errors import InvalidValueError
from fzdigital.service.history import History
from fzdigital.text import Text
from fzdigital.whatif.cohort import Firm


def _positive(value: float, name: Text) -> None:
    if not value > 0:
        raise InvalidValueError(value, name, Text("大于0的数", "a number above 0"))


@frozen
class Probit:
    """No star where the quality, with a normal error of the rating, is below a bar.

    Args:
        bar: the quality at which no star is as likely as a star, in the units of :attr:`Firm.quality`.
        spread: the standard deviation of the error, above 0, in the same units.

    Raises:
        InvalidValueError: a spread that is not above 0.
    """

    bar: float
    spread: float = 1.0

    def __attrs_post_init__(self) -> None:
        _positive(self.spread, Text("误差的标准差", "the spread"))

    def __call__(self, firm: Firm, number: int) -> float:
        """How likely no star is for a firm, in every round the same."""
        return NormalDist().cdf((self.bar - firm.quality) / self.spread)


@frozen
class Logistic:
    """No star where the quality, with a logistic error of the rating, is below a bar.

    Args:
        bar: the quality at which no star is as likely as a star, in the units of :attr:`Firm.quality`.
        scale: over so much more quality the odds of no star fall by a factor of e; above 0.

    Raises:
        InvalidValueError: a scale that is not above 0.
    """

    bar: float
    scale: float = 1.0

    def __attrs_post_init__(self) -> None:
        _positive(self.scale, Text("误差的尺度", "the scale"))

    def __call__(self, firm: Firm, number: int) -> float:
        """How likely no star is for a firm, in every round the same."""
        # Beyond so many units the probability is 0 or 1 to the last digit, and the power would not fit a float.
        return 1 / (1 + exp(max(-700.0, min(700.0, (firm.quality - self.bar) / self.scale))))


@frozen
class Fitted:
    """How likely no star is for each firm, from its ratings so far.

    Args:
        shares: the probability of each firm, by code.
        otherwise: that of a firm without ratings.
    """

    shares: tuple[tuple[str, float], ...]
    otherwise: float

    def __call__(self, firm: Firm, number: int) -> float:
        """How likely no star is for a firm, in every round the same."""
        return next((share for code, share in self.shares if code == firm.code), self.otherwise)


def fitted(history: History, on: date, *, no_stars: float, stars: float) -> Fitted:
    """How likely no star is for each firm of a casebook, as the mean of the posterior of a beta-binomial model.

    Before its ratings, the probability of a firm has a beta distribution, worth as many no-stars and stars as are given
    here; after them it has again one, to which the firm's own are added. Few ratings so move it little.

    Args:
        history: the casebook; ratings of unknown stars tell nothing and are left out.
        on: the day; later ratings are left out.
        no_stars: the no-stars that the prior is worth, above 0.
        stars: the ratings with a star that it is worth, above 0.

    Raises:
        InvalidValueError: a prior that is not above 0.
    """
    _positive(no_stars, Text("先验的无星次数", "the no-stars of the prior"))
    _positive(stars, Text("先验的有星次数", "the stars of the prior"))
    ratings = [one for one in history.ratings if one.on <= on and one.stars is not None]
    rated: dict[str, list[bool]] = {}
    for one in ratings:
        rated.setdefault(one.code, []).append(one.stars is Stars.NONE)
    shares = ((code, (no_stars + sum(found)) / (no_stars + stars + len(found))) for code, found in rated.items())
    return Fitted(tuple(shares), no_stars / (no_stars + stars))
