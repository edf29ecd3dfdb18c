"""The acts of a day, gathered: the same act on the same ground is said once, with all it concerns."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from fzdigital.render.reasons import missing_lines
from fzdigital.render.words import Name, cited, listed, subject_text
from fzdigital.rules.answer import Decision
from fzdigital.rules.decision import ActDecision, Outcome
from fzdigital.service.assess import Assessment
from fzdigital.text import Language, Text

ALWAYS_THERE: Final = ("report", "serve")
"""Acts open to everybody at all times: whoever looks for what is to be done need not read of them for each firm."""

SECTIONS: Final = (
    (Outcome.MUST, Text("应当办理", "What must be done")),
    (Outcome.MAY, Text("可以办理（由权力人决定）", "What may be done, as its holder decides")),
    (Outcome.CONFLICT, Text("规则冲突", "Where the rules conflict")),
    (None, Text("待明确事项", "Open questions")),
    (Outcome.MUST_NOT, Text("不得办理", "What must not be done")),
)
"""What is settled by its outcome, and what is not; duties first."""

_TO_SOME_EFFECT: Final = frozenset((Outcome.MUST, Outcome.MAY, Outcome.CONFLICT))


class ActGroup(NamedTuple):
    """One act on one ground.

    Args:
        act: what it is, in words.
        outcome: what holds for it, in words; several while it is open.
        holder: whose act it is.
        clauses: the clauses that speak, each in words.
        latitude: what the text leaves to the holder.
        asks: what would settle it, if it is open.
        subjects: whom or what it concerns.
    """

    act: str
    outcome: str
    holder: str
    clauses: tuple[str, ...]
    latitude: str
    asks: tuple[str, ...]
    subjects: tuple[str, ...]


def all_decisions(assessment: Assessment) -> tuple[Decision, ...]:
    """Every decision space of a day: firms first."""
    return (
        *assessment.firms,
        assessment.library,
        *assessment.batches,
        *assessment.applications,
        *(candidate.decision for candidate in assessment.replenishment.candidates),
    )


def act_groups(
    decisions: Iterable[Decision],
    outcome: Outcome | None,
    name: Name,
    language: Language,
    *,
    without: tuple[str, ...] = ALWAYS_THERE,
    quoted: Name = str,
) -> tuple[ActGroup, ...]:
    """The acts with one outcome, gathered, in the regulation's order.

    Args:
        decisions: the decision spaces.
        outcome: the outcome; None for the acts that are open and may come to something.
        name: how firms are called.
        language: ``zh`` or ``en``.
        without: ids of acts to leave out.
        quoted: how what the casebook calls a matter is written.
    """
    found: dict[ActGroup, list[str]] = {}
    for decision, one in _wanted(decisions, outcome, without):
        bare = _group(decision, one, language, quoted)
        found.setdefault(bare, []).append(subject_text(decision, name, language))
    return tuple(group._replace(subjects=tuple(dict.fromkeys(subjects))) for group, subjects in found.items())


def _wanted(
    decisions: Iterable[Decision], outcome: Outcome | None, without: tuple[str, ...]
) -> list[tuple[Decision, ActDecision]]:
    pairs = [(decision, one) for decision in decisions for one in decision.acts if one.act.id not in without]
    kept = [pair for pair in pairs if _is_wanted(pair[1], outcome)]
    return sorted(kept, key=lambda pair: pair[0].regulation.acts.index(pair[1].act))


def _is_wanted(one: ActDecision, outcome: Outcome | None) -> bool:
    if outcome is None:
        # Whether an act is forbidden or merely has no ground changes nothing for whoever asks what to do.
        return one.is_open and not _TO_SOME_EFFECT.isdisjoint(one.outcomes)
    return one.outcomes == (outcome,)


def _group(decision: Decision, one: ActDecision, language: Language, quoted: Name) -> ActGroup:
    regulation = decision.regulation
    rules = [ground.result.rule for ground in (one.undecided if one.is_open else one.applying)]
    latitude = (rule.latitude.said_in(language) for rule in rules if rule.latitude is not None)
    return ActGroup(
        one.act.text.said_in(language),
        " / ".join(outcome.text.said_in(language) for outcome in one.outcomes),
        listed((regulation.actor(rule.holder).text.said_in(language) for rule in rules), language),
        cited(regulation, (rule.clause for rule in rules), language),
        listed(latitude, language),
        tuple(missing_lines(decision, one, language, quoted)),
        (),
    )


def group_line(group: ActGroup, language: Language) -> str:
    """An act in one line: what, by whom, on which clauses, within which bounds."""
    parts = [f"{group.act}（{group.holder}）" if language == "zh" else f"{group.act} — {group.holder}"]
    parts += filter(None, (listed(group.clauses, language), group.latitude))
    return ("；" if language == "zh" else "; ").join(parts)


def asked_lines(group: ActGroup, language: Language) -> Iterator[str]:
    """What an open act may come to, and what would settle it."""
    yield Text("可能的结论：", "it may come out as: ").said_in(language) + group.outcome
    yield from group.asks
