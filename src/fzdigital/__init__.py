"""The Fuzhou measures for digital service providers, executable.

``MEASURES`` is the regulation as a value. :mod:`fzdigital.domain` holds the nouns, :mod:`fzdigital.rules` the engine,
:mod:`fzdigital.service` the use cases, :mod:`fzdigital.io` the casebook readers.
"""

from fzdigital.policy.measures import MEASURES
from fzdigital.rules.decide import decide
from fzdigital.rules.regulation import Regulation

__all__ = ["MEASURES", "Regulation", "__version__", "decide"]

__version__ = "0.1.0"
