"""The units of all sections, put together."""

from typing import Final

from fzdigital.policy.catalogue.notice_preamble import NOTICE_PREAMBLE
from fzdigital.policy.catalogue.section_3 import SECTION_3
from fzdigital.policy.catalogue.section_4 import SECTION_4
from fzdigital.policy.catalogue.sections_1_2 import SECTIONS_1_2
from fzdigital.policy.catalogue.sections_5_6 import SECTIONS_5_6
from fzdigital.rules.source import Clause

CLAUSES: Final[tuple[Clause, ...]] = (*NOTICE_PREAMBLE, *SECTIONS_1_2, *SECTION_3, *SECTION_4, *SECTIONS_5_6)
"""Every unit, in the order of the document."""
