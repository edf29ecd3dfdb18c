"""The grounds for leaving the library: nine, each "must", each with its own path (5(1) to 5(4))."""

from typing import Final

from fzdigital.policy.acts import EXIT
from fzdigital.policy.articles.a6_term import surviving
from fzdigital.policy.facts.conduct import (
    EVENT_AROSE_ON,
    EVENT_GRAVE,
    EVENT_KIND,
    EVENT_WHILE_SERVING,
    RECT_INFORMATION_FACTS,
    RECT_SERVICE_FACTS,
    REPORT_ACCEPTED,
    REPORT_CONTACT,
    REPORT_EVIDENCE,
    REPORT_FOUND_ON,
    REPORT_REAL_NAME,
    REPORT_REPLIED_ON,
    REPORT_REPLY,
    REPORT_VERIFICATION,
)
from fzdigital.policy.facts.firm import IN_LIBRARY, IN_RESERVE, LISTED, RUN_COMPLETE_ON, RUNS, run_name
from fzdigital.policy.open_points import (
    OP_13_REACH,
    OP_17_LATE,
    OP_19_RERATING,
    OP_19_SEQUENCE,
    OP_20_REAPPLY,
    OP_21_LIBRARIES,
    OP_23_SILENCE,
    OP_24_DURING,
    OP_24_OTHER,
    OP_25_ADMISSIBLE,
    OP_25_INACCURACY,
    OP_25_SOURCE,
)
from fzdigital.policy.parameters import NO_STAR_LIMIT
from fzdigital.rules.build import all_of, any_of, at_least, choice, holds, is_
from fzdigital.rules.expr import FALSE, TRUE, Condition
from fzdigital.rules.rule import Force, Rule
from fzdigital.rules.vocabulary import FactDef

MANAGED: Final = choice(
    OP_21_LIBRARIES,
    service_library_only=holds(IN_LIBRARY),
    both_libraries=any_of(holds(IN_LIBRARY), holds(IN_RESERVE)),
)
"""5/scope: whom dynamic management concerns at all."""

ADMISSIBLE: Final = choice(
    OP_25_ADMISSIBLE,
    all_three_elements=all_of(holds(REPORT_REAL_NAME), holds(REPORT_EVIDENCE), holds(REPORT_CONTACT)),
    real_name_only=holds(REPORT_REAL_NAME),
)
"""5(2)a, 5(2)b: what makes a report admissible."""


def _ground(name: str, when: Condition, arose_on: FactDef) -> Rule:
    return Rule(name, name, EXIT.id, "bureau", Force.MUST, when, MANAGED, survives=surviving(arose_on))


def _rectification_grounds(
    refused: str, failed: str, of: tuple[FactDef, FactDef, FactDef, FactDef]
) -> tuple[Rule, Rule]:
    """Refusal and failure on one basis; no exit without a demand."""
    demanded, outcome, overdue, arose_on = of
    by_silence = choice(
        OP_23_SILENCE,
        needs_refusal=FALSE,
        counts_as_failure=all_of(is_(outcome, "pending"), holds(overdue)),
    )
    return (
        _ground(refused, all_of(holds(demanded), is_(outcome, "refused")), arose_on),
        _ground(failed, all_of(holds(demanded), any_of(is_(outcome, "failed"), by_silence)), arose_on),
    )


def _run_reaches_limit() -> Condition:
    """The run of no-star ratings under the readings in use, against the limit."""
    runs = {run.name: run for run in RUNS}

    def reached(*readings: str) -> Condition:
        return at_least(runs[run_name(*readings)], NO_STAR_LIMIT)

    def by_lateness(*readings: str) -> Condition:
        return choice(OP_17_LATE, valid_flagged=reached(*readings, "valid"), void=reached(*readings, "void"))

    def by_reapplying(*readings: str) -> Condition:
        carried = by_lateness(*readings, "carry_over")
        return choice(
            OP_20_REAPPLY, no_bar_reset=by_lateness(*readings, "reset"), no_bar_carry_over=carried, barred=carried
        )

    def by_rerating(sequence: str) -> Condition:
        return choice(
            OP_19_RERATING,
            new_rating=by_reapplying(sequence, "new_rating"),
            recheck_replaces=by_reapplying(sequence, "recheck_replaces"),
        )

    return choice(OP_19_SEQUENCE, own_sequence=by_rerating("own_sequence"), skip_breaks=by_rerating("skip_breaks"))


IN_SERVICE: Final = choice(OP_24_DURING, while_serving=holds(EVENT_WHILE_SERVING), any_time_as_member=TRUE)

VERIFIED_REPORT: Final = all_of(holds(REPORT_ACCEPTED), ADMISSIBLE)

RULES: Final = (
    *_rectification_grounds("5(1)c", "5(1)d", RECT_INFORMATION_FACTS),
    _ground("5(2)d", all_of(VERIFIED_REPORT, is_(REPORT_REPLY, "not_as_required")), REPORT_REPLIED_ON),
    _ground(
        "5(2)e",
        all_of(
            choice(OP_25_SOURCE, report_only=VERIFIED_REPORT, any_source=TRUE),
            any_of(
                is_(REPORT_VERIFICATION, "falsification"),
                choice(OP_25_INACCURACY, no_exit=FALSE, exit=is_(REPORT_VERIFICATION, "inaccuracy")),
            ),
        ),
        REPORT_FOUND_ON,
    ),
    *_rectification_grounds("5(3)a.2", "5(3)a.3", RECT_SERVICE_FACTS),
    _ground("5(3)b.1", all_of(is_(EVENT_KIND, "major_safety"), IN_SERVICE), EVENT_AROSE_ON),
    _ground(
        "5(3)b.2",
        all_of(
            any_of(
                is_(EVENT_KIND, "severe_dishonesty"),
                all_of(
                    is_(EVENT_KIND, "other_illegal"),
                    choice(OP_24_OTHER, equal_gravity=holds(EVENT_GRAVE), any_violation=TRUE),
                ),
            ),
            IN_SERVICE,
        ),
        EVENT_AROSE_ON,
    ),
    _ground("5(4)", _run_reaches_limit(), RUN_COMPLETE_ON),
    Rule(
        "3/veto.member",
        "3/veto",
        EXIT.id,
        "bureau",
        Force.MUST,
        choice(OP_13_REACH, applicants=FALSE, plus_reserve_and_promotion=FALSE, plus_members=holds(LISTED)),
        holds(IN_LIBRARY),
    ),
)
