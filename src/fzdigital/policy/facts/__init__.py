"""The vocabulary of the Measures: every fact a rule may speak of."""

from typing import Final

from fzdigital.policy.facts.common import COMMON_FACTS
from fzdigital.policy.facts.conduct import CONDUCT_FACTS
from fzdigital.policy.facts.firm import FIRM_FACTS
from fzdigital.policy.facts.library import LIBRARY_FACTS
from fzdigital.policy.facts.selection import SELECTION_FACTS
from fzdigital.rules.vocabulary import Vocabulary

__all__ = ["VOCABULARY"]

VOCABULARY: Final = Vocabulary((*COMMON_FACTS, *FIRM_FACTS, *CONDUCT_FACTS, *SELECTION_FACTS, *LIBRARY_FACTS))
