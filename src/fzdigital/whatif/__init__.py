"""What-if: many futures of the library, under the enacted rules or amended ones.

Everything that draws stands here and never below: rules know no chance. Needs the extra ``whatif``.
"""

from importlib.util import find_spec

from fzdigital.errors import MissingExtraError

if find_spec("numpy") is None:
    raise MissingExtraError("whatif")

from fzdigital.whatif.behaviour import Behaviour, Count, Now, Refilling, Stateless, Told
from fzdigital.whatif.breakdown import by_firm, by_ground, by_round, by_sector
from fzdigital.whatif.cohort import Cohort, Firm, synthetic
from fzdigital.whatif.cohorts import cohort_of, drawn, trimmed
from fzdigital.whatif.conduct import Reports, Serving, Updating
from fzdigital.whatif.draws import Chance
from fzdigital.whatif.elements import Events, Ratings
from fzdigital.whatif.grid import sweep
from fzdigital.whatif.precision import Precision
from fzdigital.whatif.quality import Logistic, Probit, fitted
from fzdigital.whatif.recorded import Recorded
from fzdigital.whatif.result import Estimate, Result
from fzdigital.whatif.single_changes import singles
from fzdigital.whatif.study import Study, months
from fzdigital.whatif.threshold import Wanted, smallest, smallest_parameter, smallest_reserve
from fzdigital.whatif.variance import split
from fzdigital.whatif.written import written_out

__all__ = [
    "Behaviour",
    "Chance",
    "Cohort",
    "Count",
    "Estimate",
    "Events",
    "Firm",
    "Logistic",
    "Now",
    "Precision",
    "Probit",
    "Ratings",
    "Recorded",
    "Refilling",
    "Reports",
    "Result",
    "Serving",
    "Stateless",
    "Study",
    "Told",
    "Updating",
    "Wanted",
    "by_firm",
    "by_ground",
    "by_round",
    "by_sector",
    "cohort_of",
    "drawn",
    "fitted",
    "months",
    "singles",
    "smallest",
    "smallest_parameter",
    "smallest_reserve",
    "split",
    "sweep",
    "synthetic",
    "trimmed",
    "written_out",
]
