"""What was done, held against what the Measures allowed on that day.

Recording an act that took place is never refused: where it does not agree with the Measures, that is a finding, and the
rest of the casebook goes on.
"""

from datetime import date
from enum import Enum

from attrs import frozen

from fzdigital.policy.articles.a6_term import NOT_ENDED
from fzdigital.rules.answer import Decision
from fzdigital.rules.case import named_values
from fzdigital.rules.decision import ActDecision, Outcome
from fzdigital.rules.kleene import explain
from fzdigital.rules.rule import Force
from fzdigital.text import Text


class FindingKind(Enum):
    """How an act or a state stands to the Measures."""

    NONCONFORMING = "nonconforming"
    DEVIATION = "deviation"
    SHORTFALL = "shortfall"
    LATE = "late"
    UNSETTLED = "unsettled"
    """Whether the act was allowed depends on a missing fact or an unresolved reading."""

    @property
    def text(self) -> Text:
        """The word for it in both languages."""
        return _KIND_TEXT[self.value]


_KIND_TEXT = {
    "nonconforming": Text("不符合", "nonconforming"),
    "deviation": Text("偏离", "deviation"),
    "shortfall": Text("不足", "shortfall"),
    "late": Text("逾期", "late"),
    "unsettled": Text("待定", "unsettled"),
}


@frozen
class Finding:
    """One finding.

    Args:
        kind: how it stands.
        clause: id of the clause it is held against.
        on: the day of the act or state.
        subject: code of the firm, or what else it is about.
        text: one sentence in both languages.
        entry: id of the entry in the register, or empty.
    """

    kind: FindingKind
    clause: str
    on: date
    subject: str
    text: Text
    entry: str = ""


@frozen
class Objection:
    """What stands against doing an act.

    Args:
        kind: how it stands.
        clauses: ids of the clauses, at least one.
        why: in words, in both languages.
    """

    kind: FindingKind
    clauses: tuple[str, ...]
    why: Text


def against(decision: Decision, act: str) -> Objection | None:
    """What stands against doing an act in a case; None if it must or may be done.

    Args:
        decision: the decision of the case, without the act itself.
        act: id of the act.
    """
    one = decision.of(act)
    if Outcome.MUST not in one.outcomes and Outcome.MAY not in one.outcomes:
        return Objection(FindingKind.NONCONFORMING, _clauses(decision, one), _why(one))
    if {*one.outcomes} <= {Outcome.MUST, Outcome.MAY}:
        return None
    return Objection(FindingKind.UNSETTLED, _clauses(decision, one), _open(decision, act))


def out_of_force(decision: Decision, act: str) -> Objection | None:
    """What stands against doing an act by the day alone; None where the Measures are in force for certain.

    Args:
        decision: the decision of the case.
        act: id of the act.
    """
    one = decision.of(act)
    if Outcome.NOT_IN_FORCE not in one.outcomes:
        return None
    if one.is_open:
        return Objection(FindingKind.UNSETTLED, _clauses(decision, one), _open(decision, act))
    return Objection(FindingKind.NONCONFORMING, _clauses(decision, one), _why(one))


def _open(decision: Decision, act: str) -> Text:
    missing = decision.missing(act)
    zh = [*(fact.text.zh for fact, _ in missing.facts), *(axis.id for axis in missing.axes)]
    en = [*(fact.text.en for fact, _ in missing.facts), *(axis.id for axis in missing.axes)]
    return Text(f"是否允许尚不能确定，待明确：{'、'.join(zh)}", f"whether it was allowed is open on: {', '.join(en)}")


def _clauses(decision: Decision, one: ActDecision) -> tuple[str, ...]:
    """The clauses that forbid the act or may forbid it; where none does, those that were to allow it."""
    if Outcome.NOT_IN_FORCE in one.outcomes:
        return (_end_missed(decision),)
    if one.outcomes == (Outcome.NOT_APPLICABLE,) and one.act.subject == "firm":
        return ("5/scope",)
    forbidding = [ground for ground in one.grounds if ground.result.rule.force is Force.MUST_NOT]
    sure = [ground for ground in forbidding if ground.result.applies is True]
    perhaps = [ground for ground in forbidding if ground.result.applies is None]
    found = sure or perhaps or one.undecided or [ground for ground in one.grounds if ground not in forbidding]
    return tuple(dict.fromkeys(ground.result.rule.clause for ground in found))


def _end_missed(decision: Decision) -> str:
    """The clause of that end of the period in force on whose wrong side the day is or may be."""
    not_ended = explain(NOT_ENDED, named_values(decision.regulation, decision.case), decision.regulation.setting)
    return "notice/commence" if not_ended.truth is True else "6"


def _why(one: ActDecision) -> Text:
    outcome = one.outcomes[0].text
    return Text(
        f"“{one.act.text.zh}”在当日的结论是：{outcome.zh}", f"on that day, to {one.act.text.en} was: {outcome.en}"
    )
