"""Why, and why not: as few known facts as already settle what holds for an act."""

from typing import Final

from attrs import frozen

from fzdigital.errors import NotSoError, UndeterminedError
from fzdigital.rules.answer import Decision
from fzdigital.rules.applying import applies
from fzdigital.rules.decision import Outcome
from fzdigital.rules.questions.effects import effect_of, effects_of
from fzdigital.rules.questions.given import Given, Stated
from fzdigital.rules.rule import Act, Force, Rule

ALLOWED: Final = (Outcome.MUST, Outcome.MAY)
"""The outcomes under which the act may at least be done by force of a rule."""


@frozen
class Why:
    """Why something holds for an act.

    Args:
        act: the act.
        outcomes: what holds, for whatever is unknown: one outcome, or several that come to the same.
        facts: known facts that settle it already, whatever all others are; without any one of them it is not settled.
    """

    act: Act
    outcomes: tuple[Outcome, ...]
    facts: tuple[Stated, ...]


@frozen
class Blocked:
    """Why one rule does not make that an act must or may be done.

    Args:
        rule: the rule.
        matter: the id of the matter that it was applied to; empty if it speaks of none.
        facts: known facts that keep it from applying already; without any one of them they do not. None if it
            applies, or may apply, and something else stands against it.
    """

    rule: Rule
    matter: str
    facts: tuple[Stated, ...] | None


@frozen
class WhyNot:
    """Why an act neither must nor may be done.

    Args:
        act: the act.
        outcomes: the outcomes that are still possible; under none of them must or may it be done.
        facts: known facts that exclude it already, whatever all others are; without any one of them they do not.
        blocked: the same for each rule that could compel or permit the act, and each matter that it was applied to.
    """

    act: Act
    outcomes: tuple[Outcome, ...]
    facts: tuple[Stated, ...]
    blocked: tuple[Blocked, ...]


def why(decision: Decision, act: str) -> Why:
    """A minimal set of facts that already settles what holds for an act.

    Args:
        decision: the decision of a case, under the readings in use.
        act: id of the act.

    Returns:
        facts of which none can be left out. There may be other such sets; this one has the facts that the rules speak
        of first.

    Raises:
        UnknownNameError: the regulation has no such act for this subject.
        UndeterminedError: several effects are still possible.
        InconsistentError: what is known of the case cannot hold together.
        DiagramTooLargeError: the case has too many matters.

    Does not say what would have to change (:func:`~fzdigital.rules.questions.change.least_change`).
    """
    given = Given(decision, act)
    reachable = given.reachable()
    if len(effects_of(reachable)) > 1:
        zh = "、".join(one.text.zh for one in reachable)
        en = ", ".join(one.text.en for one in reachable)
        raise UndeterminedError(
            f"“{given.act.text.zh}”尚有多种可能：{zh}，请先查明还需补充哪些事实（needed）。",
            f"{given.act.text.en!r} may still come out as {en}; ask first what is needed.",
        )
    unwanted = given.where([one for one in Outcome if one not in effect_of(reachable[0])])
    return Why(given.act, reachable, tuple(map(given.stated, given.fewest(unwanted))))


def why_not(decision: Decision, act: str) -> WhyNot:
    """What keeps an act from having to be done, or from being permitted by a rule.

    Args:
        decision: the decision of a case, under the readings in use.
        act: id of the act.

    Returns:
        a minimal set of facts that excludes it, and the same for each rule by itself.

    Raises:
        UnknownNameError: the regulation has no such act for this subject.
        NotSoError: it must or may be done, or that is still possible.
        InconsistentError: what is known of the case cannot hold together.
        DiagramTooLargeError: the case has too many matters.
    """
    given = Given(decision, act)
    reachable = given.reachable()
    if not set(reachable).isdisjoint(ALLOWED):
        zh = "、".join(one.text.zh for one in reachable)
        en = ", ".join(one.text.en for one in reachable)
        raise NotSoError(
            f"“{given.act.text.zh}”的结论为：{zh}，并未被排除，请改问为何（why）或还需什么（needed）。",
            f"{given.act.text.en!r} is not excluded, it comes out as {en}; ask why, or what is needed.",
        )
    facts = tuple(map(given.stated, given.fewest(given.where(ALLOWED))))
    blocked = []
    for rule, position in given.universe.layout.applications(act):
        if rule.force in (Force.MUST, Force.MAY):
            applying = given.possible & applies(given.universe.planes(position), rule).yes
            kept = None if applying.can_hold(given.bits(given.known)) else given.fewest(applying)
            matter = given.case.matters[position].id if position >= 0 else ""
            blocked.append(Blocked(rule, matter, None if kept is None else tuple(map(given.stated, kept))))
    return WhyNot(given.act, reachable, facts, tuple(blocked))
