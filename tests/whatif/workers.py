"""Elements that break a worker, in a module that a worker can import."""

import os
from pathlib import Path

from attrs import frozen

from fzdigital.whatif.behaviour import Behaviour, Refilling
from fzdigital.whatif.cohort import Firm
from fzdigital.whatif.draws import Probability
from fzdigital.whatif.elements import Ratings


@frozen
class Failing:
    """A probability that fails as long as a file is there."""

    path: Path

    def __call__(self, firm: Firm, number: int) -> float:
        """The probability, unless the file is there."""
        if self.path.exists():
            raise OSError(f"{self.path.name} is there")
        return 0.3


@frozen
class Killing:
    """A probability whose asking ends the process, if there is such a file; the file goes first."""

    path: Path

    def __call__(self, firm: Firm, number: int) -> float:
        """The probability, unless the file is there."""
        try:
            self.path.unlink()
        except FileNotFoundError:
            return 0.3
        os._exit(1)


def behaviour(no_star: Probability) -> Behaviour:
    """One in which only ratings happen."""
    return Behaviour((Ratings(no_star),), refilling=Refilling())
