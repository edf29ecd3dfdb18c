"""Duties and powers short of exit: updating, demands to rectify, reports (5(1)a-b, 5(2)a-c, 5(3)a.1)."""

from typing import Final

from fzdigital.policy.acts import (
    ACCEPT_REPORT,
    DEMAND_INFORMATION,
    DEMAND_SERVICE,
    REPORT_FIRM,
    UPDATE,
    VERIFY_REPORT,
)
from fzdigital.policy.articles.a5_exit import ADMISSIBLE, MANAGED
from fzdigital.policy.facts.conduct import (
    LOW_SATISFACTION,
    NOTICE_AS_JUDGED,
    NOTICE_BY_DUE_DATE,
    NOTICE_DONE,
    NOTICE_FIRST_FILLING,
    NOTICE_FOLLOWED,
    NOTICE_GIVEN,
    POOR_RESULT,
    REPORT_ACCEPTED,
    REPORT_MADE,
    REPORT_PUT,
    SERVICE_FOLLOWED,
    SERVICE_WHILE_SERVING,
    SIMILAR_FAULT,
)
from fzdigital.policy.open_points import OP_22_DUTY, OP_22_IN_TIME, OP_23_GRAVITY
from fzdigital.rules.build import all_of, any_of, choice, holds, is_, not_
from fzdigital.rules.expr import FALSE, TRUE
from fzdigital.rules.rule import Force, Rule
from fzdigital.text import Text

LATE: Final = choice(
    OP_22_IN_TIME,
    due_date_in_notice=is_(NOTICE_BY_DUE_DATE, "late"),
    judgement=is_(NOTICE_AS_JUDGED, "late"),
)
SANCTIONED: Final = choice(OP_22_DUTY, fill_or_update=TRUE, update_only=not_(holds(NOTICE_FIRST_FILLING)))

AT_FAULT: Final = all_of(
    any_of(holds(POOR_RESULT), holds(LOW_SATISFACTION), holds(SIMILAR_FAULT)),
    holds(SERVICE_WHILE_SERVING),
    not_(holds(SERVICE_FOLLOWED)),
)

RULES: Final = (
    Rule(
        "5(1)a", "5(1)a", UPDATE.id, "provider", Force.MUST,
        all_of(holds(NOTICE_GIVEN), not_(holds(NOTICE_DONE))), MANAGED,
    ),
    Rule(
        "5(1)b", "5(1)b", DEMAND_INFORMATION.id, "bureau", Force.MUST,
        all_of(holds(NOTICE_GIVEN), LATE, SANCTIONED, not_(holds(NOTICE_FOLLOWED))), MANAGED,
    ),
    Rule(
        "5(2)a", "5(2)a", REPORT_FIRM.id, "anyone", Force.MAY, TRUE, MANAGED,
        latitude=Text("实名并附佐证材料和联系方式", "under a real name, with evidence and contact details"),
    ),
    Rule(
        "5(2)b", "5(2)b", ACCEPT_REPORT.id, "bureau", Force.MAY,
        all_of(holds(REPORT_MADE), ADMISSIBLE, not_(holds(REPORT_ACCEPTED))), MANAGED,
    ),
    Rule(
        "5(2)c", "5(2)c", VERIFY_REPORT.id, "bureau", Force.MUST,
        all_of(holds(REPORT_ACCEPTED), not_(holds(REPORT_PUT))), MANAGED,
    ),
    Rule(
        "5(3)a.1", "5(3)a.1", DEMAND_SERVICE.id, "bureau", Force.MAY, AT_FAULT, MANAGED,
        latitude=Text("视情节轻重", "according to gravity"),
    ),
    Rule(
        "5(3)a.1.duty", "5(3)a.1", DEMAND_SERVICE.id, "bureau", Force.MUST,
        choice(OP_23_GRAVITY, discretion_whether=FALSE, discretion_how=AT_FAULT), MANAGED,
        latitude=Text("要求的方式视情节轻重", "how it is demanded depends on gravity"),
    ),
)  # fmt: skip
