"""Whom the selection is open to, and who may serve without it (section 2, preamble)."""

from typing import Final

from fzdigital.policy.acts import SERVE
from fzdigital.policy.facts.firm import EXITED, IN_LIBRARY, IN_RESERVE, MEETS_CONDITIONS
from fzdigital.policy.facts.selection import IN_CHINA, KIND, SECTOR, SECTORS, WILLING
from fzdigital.policy.open_points import OP_06_TYPES, OP_29_EXITED, OP_29_RESERVE
from fzdigital.rules.build import all_of, any_of, choice, holds, is_, not_, one_of
from fzdigital.rules.expr import TRUE
from fzdigital.rules.rule import Force, Rule
from fzdigital.text import Text

NATIONWIDE: Final = holds(IN_CHINA)
"""2/nationwide: the place of registration within the country is irrelevant."""

WILLING_TO_SERVE: Final = holds(WILLING)
"""2/willing: shown by applying."""

TYPE_ADMITTED: Final = choice(
    OP_06_TYPES,
    exhaustive=any_of(is_(KIND, "professional"), is_(KIND, "platform")),
    illustrative=TRUE,
)
"""2(1), 2(2): a professional or a platform provider."""

SECTOR_ADMITTED: Final = one_of(SECTOR, tuple(value for value, _ in SECTORS))
"""1/sectors: one of the four."""

ELIGIBLE: Final = all_of(NATIONWIDE, WILLING_TO_SERVE, TYPE_ADMITTED, SECTOR_ADMITTED)
"""Whom section 3 concerns at all."""

RULES: Final = (
    Rule("preamble/nonmember.member", "preamble/library", SERVE.id, "provider", Force.MAY, holds(IN_LIBRARY)),
    Rule(
        "preamble/nonmember",
        "preamble/nonmember",
        SERVE.id,
        "provider",
        Force.MAY,
        all_of(
            not_(holds(IN_LIBRARY)),
            any_of(
                not_(holds(EXITED)), choice(OP_29_EXITED, includes_exited=TRUE, excludes_exited=not_(holds(EXITED)))
            ),
            any_of(
                holds(MEETS_CONDITIONS),
                choice(OP_29_RESERVE, outside=holds(MEETS_CONDITIONS), inside=holds(IN_RESERVE)),
            ),
        ),
        latitude=Text(
            "库外企业凭服务条件，条件不由本办法规定", "a firm outside relies on conditions this text does not state"
        ),
    ),
)
