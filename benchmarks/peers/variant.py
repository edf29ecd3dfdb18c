"""The rules of the peers' exit task (T1), made from the measures' own by one amendment, readings and bindings.

No rule is written for the benchmark: every one is the measures' own tree, with some comparisons put in other words.
These are the differences, and how each is met:

========================================  =================================================================
the task                                  here
========================================  =================================================================
a firm has one rectification for both     both kinds of rectification are bound to the same columns
exit on it needs the fault to persist     amended: 5(1)c, 5(1)d, 5(3)a.2, 5(3)a.3 have one more condition each
it can be refused and failed at once      amended: ``outcome`` asked as two yes-or-no facts
accident and violation can be both        amended: ``event.kind`` asked as two yes-or-no facts
any serious violation counts              5(3)b.2 is asked of the severe kind; the other kind does not occur
events count whenever they happen         OP-24 read as ``any_time_as_member``
5.2 needs an accepted report, no more     its three elements always there
a reply is on time or it is not           "as required" or "not as required"; no reply is ever pending
5.4 is two no-stars at the end            the run is counted among the last two ratings only
"order" is one answer for both bases      the acts of 5(1)b and 5(3)a.1 asked together
a demand follows an overdue update        OP-22 read as ``judgement`` and ``fill_or_update``; told always
poor service must be answered             OP-23 read as ``discretion_how``: 5(3)a.1 is a duty
every firm is a member, in force          always so
========================================  =================================================================
"""

from collections.abc import Mapping
from datetime import date
from typing import Final, assert_never

from attrs import evolve

from fzdigital import MEASURES
from fzdigital.policy.facts.conduct import EVENT, RECT_INFORMATION, RECT_SERVICE
from fzdigital.policy.facts.declare import yes_no
from fzdigital.rules.amendment import Amendment
from fzdigital.rules.binding import Always, Binding, Column
from fzdigital.rules.build import holds
from fzdigital.rules.expr import All, Any, Choice, Compare, Condition, Const, Fact, Not
from fzdigital.rules.rule import Rule
from fzdigital.rules.vocabulary import FactDef
from fzdigital.text import Text

ACTS: Final = ("exit", "demand_rectification_5_1", "demand_rectification_5_3")
ANSWERS: Final = {
    "5.1": ("5(1)c", "5(1)d"),
    "5.2": ("5(2)d", "5(2)e"),
    "5.3a": ("5(3)a.2", "5(3)a.3"),
    "5.3b": ("5(3)b.1", "5(3)b.2"),
    "5.4": ("5(4)",),
    "order": ("5(1)b", "5(3)a.1.duty"),
}
"""The task's grounds, in the order of its bits, with the rules of which any gives them."""

_FACTS: Final = {
    name: yes_no(name, clause, Text(said, said), Text(f"并非{said}", f"not {said}"), of=of, absent=False)
    for of, clause in ((RECT_INFORMATION, "5(1)d"), (RECT_SERVICE, "5(3)a.3"))
    for name, said in (
        (f"{of}.fault_persists", "fault persists"),
        (f"{of}.refused", "rectification refused"),
        (f"{of}.failed", "rectification failed"),
    )
} | {
    name: yes_no(name, clause, Text(said, said), Text(f"并非{said}", f"not {said}"), of=EVENT, absent=False)
    for name, clause, said in (
        ("event.major_safety", "5(3)b.1", "major safety accident"),
        ("event.severe_dishonesty", "5(3)b.2", "serious violation"),
    )
}
_PERSISTING: Final = {
    "5(1)c": RECT_INFORMATION,
    "5(1)d": RECT_INFORMATION,
    "5(3)a.2": RECT_SERVICE,
    "5(3)a.3": RECT_SERVICE,
}
_ASKED_APART: Final = ("refused", "failed", "major_safety", "severe_dishonesty")


def _apart(condition: Condition, facts: Mapping[str, FactDef]) -> Condition:
    """The same tree with comparisons of an outcome or kind put as yes-or-no facts of their own."""
    match condition:
        case Compare(Fact(name), "==", Const(str(value))) if value in _ASKED_APART:
            return holds(facts[f"{name.partition('.')[0]}.{value}"])
        case Const() | Fact() | Compare():
            return condition
        case All(parts):
            return All(tuple(_apart(part, facts) for part in parts))
        case Any(parts):
            return Any(tuple(_apart(part, facts) for part in parts))
        case Not(part):
            return Not(_apart(part, facts))
        case Choice(axis, branches):
            return Choice(axis, tuple((reading, _apart(branch, facts)) for reading, branch in branches))
        case _:
            assert_never(condition)


def _amended(rule: Rule) -> Rule:
    when = _apart(rule.when, _FACTS)
    kind = _PERSISTING.get(rule.id)
    return evolve(rule, when=All((holds(_FACTS[f"{kind}.fault_persists"]), when)) if kind else when)


VARIANT: Final = MEASURES.amend(
    Amendment(
        "peers",
        Text("对照任务的写法", "as the peers' task words it"),
        facts=tuple(_FACTS.values()),
        replace=tuple(_amended(rule) for rule in MEASURES.rules if rule.id in (*_PERSISTING, "5(3)b.1", "5(3)b.2")),
        readings=(
            ("OP-22.duty", "fill_or_update"),
            ("OP-22.in_time", "judgement"),
            ("OP-23.gravity", "discretion_how"),
            ("OP-24.during", "any_time_as_member"),
        ),
    )
)

RUN: Final = "run_of_no_stars.own_sequence.new_rating.reset.valid"
"""The run under the default readings; whoever binds it counts no-stars among the last two ratings."""

BINDINGS: Final[Mapping[str, Binding]] = {
    "as_of": Always(date(2025, 6, 30)),
    "firm.in_library": Always(True),
    "notice.given": Always(True),
    "notice.status_as_judged": Column("info_overdue", {True: "late", False: "in_time"}),
    "notice.rectification_demanded": Column("rectification_ordered"),
    "rect_5_1.demanded": Column("rectification_ordered"),
    "rect_5_1.fault_persists": Column("info_overdue"),
    "rect_5_1.refused": Column("rectification_refused"),
    "rect_5_1.failed": Column("rectification_failed"),
    "rect_5_1.outcome": Always("pending"),
    "rect_5_3.demanded": Column("rectification_ordered"),
    "rect_5_3.fault_persists": Column("poor_service"),
    "rect_5_3.refused": Column("rectification_refused"),
    "rect_5_3.failed": Column("rectification_failed"),
    "rect_5_3.outcome": Always("pending"),
    "report.accepted": Column("report_accepted"),
    "report.real_name": Always(True),
    "report.evidence": Always(True),
    "report.contact": Always(True),
    "report.reply": Column("reply_on_time", {True: "as_required", False: "not_as_required"}),
    "report.verification": Column("fraud_confirmed", {True: "falsification", False: "unfounded"}),
    "service.poor_result": Column("poor_service"),
    "service.low_satisfaction": Always(False),
    "service.similar": Always(False),
    "service.during_service": Always(True),
    "service.rectification_demanded": Column("rectification_ordered"),
    "event.major_safety": Column("major_accident"),
    "event.severe_dishonesty": Column("serious_violation"),
    "event.kind": Always("none"),
    "event.during_service": Always(True),
}
"""Every fact but the run of no-stars, which the task's table does not hold as such."""
