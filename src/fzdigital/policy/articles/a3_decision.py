"""Who may be put on the list, who decides, and what stands against it (section 3)."""

from typing import Final

from fzdigital.policy.acts import ADMIT, DECIDE_LIST, ISSUE_OPINION, PROPOSE_LIST, RECOMMEND, REVIEW
from fzdigital.policy.articles.a2_scope import ELIGIBLE
from fzdigital.policy.articles.a5_refill import binding, row_full
from fzdigital.policy.facts.selection import (
    BATCH_CALLED,
    BATCH_DECIDED,
    BATCH_OPINION,
    BATCH_RECOMMENDED,
    BATCH_REVIEWED,
    EXITED_BEFORE,
    FIRMS_TAKEN,
    FORM,
    LISTED_AT_DECISION,
    LISTED_AT_REVIEW,
    MEMBER_OTHER_ROW,
    MEMBER_SAME_ROW,
    PLACED_BY_KEY,
    PLACED_BY_PANEL,
    RECOMMENDED,
    ROW_TAKEN,
    SCORED,
    SECTOR,
    SLOTS_TAKEN,
    STANDING,
)
from fzdigital.policy.open_points import (
    OP_05_FIELD,
    OP_06_SLOTS,
    OP_07_BATCHES,
    OP_11_TIE,
    OP_12_BINDING,
    OP_13_TIME,
    OP_20_REAPPLY,
)
from fzdigital.policy.parameters import TOTAL
from fzdigital.rules.build import all_of, any_of, at_least, choice, holds, is_, not_
from fzdigital.rules.expr import FALSE, TRUE, Condition
from fzdigital.rules.rule import Force, Rule
from fzdigital.rules.vocabulary import FactDef
from fzdigital.text import Text

VETOED: Final = choice(
    OP_13_TIME,
    as_of_review=holds(LISTED_AT_REVIEW),
    as_of_decision=holds(LISTED_AT_DECISION),
)
"""3/veto: a top score does not help."""


def _by_batches(counts: tuple[FactDef, ...], full: "Condition | None" = None) -> Condition:
    """The library or row is full, counted as OP-07 is read."""
    now, ever, batch = (row_full(SECTOR, one) if full is None else at_least(one, TOTAL) for one in counts)
    return choice(OP_07_BATCHES, cumulative=now, cumulative_ever_selected=ever, per_batch=batch)


ROW_FULL: Final = _by_batches(ROW_TAKEN)
TOTAL_FULL: Final = choice(
    OP_06_SLOTS,
    one_firm_one_slot=_by_batches(FIRMS_TAKEN, TRUE),
    multi_slot_counts_slots=_by_batches(SLOTS_TAKEN, TRUE),
    multi_slot_counts_firms=_by_batches(FIRMS_TAKEN, TRUE),
)
WITHIN: Final = any_of(
    is_(STANDING, "within"),
    all_of(
        is_(STANDING, "tied"),
        choice(
            OP_11_TIE,
            return_to_panel=holds(PLACED_BY_PANEL),
            admit_all_tied=TRUE,
            admit_none=FALSE,
            secondary_key=holds(PLACED_BY_KEY),
        ),
    ),
)
OVER_THE_ROW: Final = any_of(
    all_of(
        is_(STANDING, "within"),
        choice(OP_05_FIELD, per_sector=FALSE, overall_with_row_caps=FALSE, transferable=TRUE),
    ),
    all_of(
        is_(STANDING, "tied"),
        choice(OP_11_TIE, return_to_panel=FALSE, admit_all_tied=TRUE, admit_none=FALSE, secondary_key=FALSE),
    ),
)
"""The two readings that place a firm beyond its row: places moved from another sector, and ties admitted whole."""

_AGAINST: Final = (
    "3/veto", "3/call.form", "1/total.cap", "1/table.cap", "preamble/library.once", "1/table.one_slot",
    "5/scope.barred", "3/decide.bound",
)  # fmt: skip

RULES: Final = (
    Rule(
        "3/review", "3/review", REVIEW.id, "panel", Force.MUST, not_(holds(SCORED)), ELIGIBLE,
        unless=("3/call",),
    ),
    Rule("3/call", "3/call", REVIEW.id, "panel", Force.MUST_NOT, not_(holds(FORM)), ELIGIBLE),
    Rule(
        "3/recommend", "3/recommend", RECOMMEND.id, "panel", Force.MUST, all_of(holds(SCORED), WITHIN), ELIGIBLE,
        unless=("3/veto.recommend",),
    ),
    Rule("3/veto.recommend", "3/veto", RECOMMEND.id, "panel", Force.MUST_NOT, VETOED, ELIGIBLE),
    Rule(
        "3/decide", "3/decide", ADMIT.id, "bureau", Force.MAY, holds(SCORED), ELIGIBLE,
        unless=_AGAINST, latitude=Text("经研究确定", "after study, as it decides"),
    ),
    Rule(
        "3/decide.order", "3/decide", ADMIT.id, "bureau", Force.MUST,
        all_of(
            holds(SCORED),
            choice(OP_12_BINDING, bureau_free=FALSE, may_only_strike=FALSE, bound_by_order=holds(RECOMMENDED)),
        ),
        ELIGIBLE,
        unless=_AGAINST,
    ),
    Rule("3/veto", "3/veto", ADMIT.id, "bureau", Force.MUST_NOT, VETOED, ELIGIBLE),
    Rule("3/call.form", "3/call", ADMIT.id, "bureau", Force.MUST_NOT, not_(holds(FORM)), ELIGIBLE),
    Rule("1/total.cap", "1/total", ADMIT.id, "bureau", Force.MUST_NOT, binding(TOTAL_FULL), ELIGIBLE),
    Rule(
        "1/table.cap", "1/table", ADMIT.id, "bureau", Force.MUST_NOT,
        all_of(binding(ROW_FULL), not_(OVER_THE_ROW)), ELIGIBLE,
    ),
    Rule(
        "preamble/library.once", "preamble/library", ADMIT.id, "bureau", Force.MUST_NOT,
        holds(MEMBER_SAME_ROW), ELIGIBLE,
    ),
    Rule(
        "1/table.one_slot", "1/table", ADMIT.id, "bureau", Force.MUST_NOT,
        choice(
            OP_06_SLOTS,
            one_firm_one_slot=holds(MEMBER_OTHER_ROW),
            multi_slot_counts_slots=FALSE,
            multi_slot_counts_firms=FALSE,
        ),
        ELIGIBLE,
    ),
    Rule(
        "5/scope.barred", "5/scope", ADMIT.id, "bureau", Force.MUST_NOT,
        choice(OP_20_REAPPLY, no_bar_reset=FALSE, no_bar_carry_over=FALSE, barred=holds(EXITED_BEFORE)),
        ELIGIBLE,
    ),
    Rule(
        "3/decide.bound", "3/decide", ADMIT.id, "bureau", Force.MUST_NOT,
        choice(
            OP_12_BINDING,
            bureau_free=FALSE,
            may_only_strike=not_(holds(RECOMMENDED)),
            bound_by_order=not_(holds(RECOMMENDED)),
        ),
        ELIGIBLE,
    ),
    Rule(
        "3/recommend.list", "3/recommend", PROPOSE_LIST.id, "panel", Force.MUST,
        all_of(holds(BATCH_REVIEWED), not_(holds(BATCH_RECOMMENDED)), not_(holds(BATCH_DECIDED))), holds(BATCH_CALLED),
    ),
    Rule(
        "3/opinion", "3/opinion", ISSUE_OPINION.id, "panel", Force.MUST,
        all_of(holds(BATCH_REVIEWED), not_(holds(BATCH_OPINION))), holds(BATCH_CALLED),
    ),
    Rule(
        "3/decide.list", "3/decide", DECIDE_LIST.id, "bureau", Force.MUST,
        all_of(holds(BATCH_REVIEWED), not_(holds(BATCH_DECIDED))), holds(BATCH_CALLED),
        latitude=Text("名单由其研究确定", "what the list is, is for it to decide"),
    ),
)  # fmt: skip
