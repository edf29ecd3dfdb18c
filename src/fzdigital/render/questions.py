"""The answers to questions about one decision, in words: why, why not, what to change, and what hangs on readings."""

from collections.abc import Iterable, Iterator

from fzdigital.render.needs import open_lines
from fzdigital.render.reasons import about_text
from fzdigital.render.stated import conclusion_text, fact_text, movement_text, outcomes_text, stated_text
from fzdigital.render.words import Name, cited, heading_lines, listed, subject_text
from fzdigital.rules.answer import Decision
from fzdigital.rules.questions.changes import Change, LeastChange, Unknown
from fzdigital.rules.questions.given import Stated
from fzdigital.rules.questions.sensitivity import Flip, Sensitivity
from fzdigital.rules.questions.why import Blocked, Why, WhyNot
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.source import Axis, Reading
from fzdigital.service.assess import Assessment
from fzdigital.text import Language, Text


def asked_lines(assessment: Assessment, decision: Decision, name: Name, language: Language) -> Iterator[str]:
    """What stands before the answer to any question: the period, the readings, whom it is about.

    Args:
        assessment: the assessment of the casebook.
        decision: the decision asked about.
        name: how firms are called.
        language: ``zh`` or ``en``.
    """
    yield from heading_lines(assessment, language)
    yield ""
    yield f"{subject_text(decision, name, language)}  {decision.case.name}"


def undecided_lines(decision: Decision, act: str, language: Language) -> Iterator[str]:
    """For an act that is open: what is needed to settle it.

    Args:
        decision: the decision.
        act: id of the act.
        language: ``zh`` or ``en``.
    """
    one = decision.of(act)
    yield conclusion_text(one.act, one.outcomes, language)
    yield Text("结论尚未确定，须先明确：", "This is not settled; what is needed first:").said_in(language)
    yield from (f"  {line}" for line in open_lines(decision, act, language))


def why_lines(found: Why, regulation: Regulation, language: Language) -> Iterator[str]:
    """Why something holds.

    Args:
        found: the answer.
        regulation: gives the citations.
        language: ``zh`` or ``en``.
    """
    said = Text(
        "以下事实已足以得出这一结论，其他事实无论如何都不会改变它：",
        "These facts settle it already, whatever all others are:",
    )
    yield from _resting_lines(found, said, regulation, language)


def why_not_lines(found: WhyNot, regulation: Regulation, language: Language) -> Iterator[str]:
    """What keeps an act from having to be done or from being permitted, then clause by clause.

    Args:
        found: the answer.
        regulation: gives the citations.
        language: ``zh`` or ``en``.
    """
    said = Text(
        "以下事实已足以排除它，其他事实无论如何都不会改变这一点：",
        "These facts exclude it already, whatever all others are:",
    )
    yield from _resting_lines(found, said, regulation, language)
    yield Text("逐条看，每一条不适用，是因为：", "Clause by clause, each does not apply because:").said_in(language)
    blocks = dict.fromkeys(tuple(_blocked_lines(one, regulation, language)) for one in found.blocked)
    yield from (line for block in blocks for line in block)


def _resting_lines(found: Why | WhyNot, said: Text, regulation: Regulation, language: Language) -> Iterator[str]:
    yield conclusion_text(found.act, found.outcomes, language)
    yield said.said_in(language)
    yield from _stated_lines(found.facts, regulation, language)


def _blocked_lines(one: Blocked, regulation: Regulation, language: Language) -> Iterator[str]:
    clause, *_ = cited(regulation, (one.rule.clause,), language)
    colon = Text("：", ":").said_in(language)
    yield f"  - {clause}{about_text(one.matter, language)}{colon}"
    match one.facts:
        case None:
            said = Text("它可以适用，但另有规定与之相抵", "it may apply, but something else stands against it")
            yield f"    - {said.said_in(language)}"
        case ():
            said = Text("依所用口径，它在任何情况下都不适用", "under the readings in use it never applies")
            yield f"    - {said.said_in(language)}"
        case facts:
            yield from (f"  {line}" for line in _stated_lines(facts, regulation, language))


def _stated_lines(facts: Iterable[Stated], regulation: Regulation, language: Language) -> Iterator[str]:
    yield from (f"  - {stated_text(one, regulation, language)}" for one in facts)


def change_lines(found: LeastChange, decision: Decision, fixed: Iterable[Stated], language: Language) -> Iterator[str]:
    """The smallest changes that lead to another outcome, or that there is none, and what stands against it.

    Args:
        found: the answer.
        decision: the decision asked about.
        fixed: what the outcome rests on now; it is said where nothing can be done, with who can change it.
        language: ``zh`` or ``en``.
    """
    regulation = decision.regulation
    yield conclusion_text(found.act, decision.of(found.act.id).outcomes, language)
    wanted = listed((one.text.said_in(language) for one in found.to), language)
    yield Text(f"想要的结论（任一即可）：{wanted}", f"wanted, any of these: {wanted}").said_in(language)
    if not found.is_possible:
        yield from _impossible_lines(found, fixed, regulation, language)
        return
    count = len(found.ways[0].changes)
    if not count:
        yield Text("现在已是如此，无须改变。", "It comes out so already; nothing has to change.").said_in(language)
        return
    yield Text(
        f"至少须有{count}项事实不同，办法有{len(found.ways)}种：",
        f"Facts that would have to be otherwise, at the least: {count}. Ways to do it: {len(found.ways)}.",
    ).said_in(language)
    for number, way in enumerate(found.ways, start=1):
        yield Text(f"  办法{number}：", f"  Way {number}:").said_in(language)
        for change in way.changes:
            yield f"    - {_change(change, regulation, language)}"
        after = outcomes_text(way.decision.of(found.act.id).outcomes, language)
        yield Text(f"    此后的结论：{after}", f"    it then comes out as: {after}").said_in(language)
    if found.more:
        yield Text("  此外还有同样小的改变，未列出。", "  There are more, as small, that are not listed.").said_in(
            language
        )


def _change(change: Change, regulation: Regulation, language: Language) -> str:
    old, new = (fact_text(change.fact, value, language) for value in (change.old, change.new))
    about = about_text(change.matter, language)
    clause, *_ = cited(regulation, (change.fact.clause,), language)
    who = change.fact.changed_by.said_in(language) if change.fact.changed_by is not None else ""
    return Text(
        f"{old}{about} → {new}〔由{who}改变；{clause}〕", f"{old}{about} → {new} [{who} can change it; {clause}]"
    ).said_in(language)


def _impossible_lines(
    found: LeastChange, fixed: Iterable[Stated], regulation: Regulation, language: Language
) -> Iterator[str]:
    if found.is_impossible:
        yield Text(
            "做不到：能够改变的事实，怎么改变都得不出这一结论。",
            "It cannot be done: however the facts that can be changed are changed, it does not come out so.",
        ).said_in(language)
    else:
        yield Text(
            "不能确定：改变事实能否得出这一结论，还取决于尚不明确的以下各项：",
            "It cannot be told: whether a change leads to it hangs on these as well, which are not known:",
        ).said_in(language)
        yield from (f"  - {_unknown(one, regulation, language)}" for one in found.unknown)
    movable = tuple(_moving_lines(found.movable, found, regulation, language))
    if movable:
        yield Text("能够改变、且可能有关的事实：", "Facts that can be changed and may bear on it:").said_in(language)
        yield from movable
    else:
        yield Text(
            "没有提问者能够改变的有关事实。", "There is no fact bearing on it that whoever asks can change."
        ).said_in(language)
    others = (one for one in fixed if one not in found.movable)
    rests_on = tuple(_moving_lines(others, found, regulation, language))
    if rests_on:
        yield Text("现在的结论还依据以下事实：", "What else it rests on now:").said_in(language)
        yield from rests_on


def _unknown(one: Unknown, regulation: Regulation, language: Language) -> str:
    clauses = one.about.clauses if isinstance(one.about, Axis) else (one.about.clause,)
    said = one.about.question.said_in(language) + about_text(one.matter, language)
    place = listed(cited(regulation, clauses, language), language)
    return Text(f"{said}〔{place}〕", f"{said} [{place}]").said_in(language)


def _moving_lines(
    facts: Iterable[Stated], found: LeastChange, regulation: Regulation, language: Language
) -> Iterator[str]:
    for one in facts:
        said = stated_text(one, regulation, language)
        yield f"  - {said}{movement_text(one, found.act).said_in(language)}"


def sensitivity_lines(found: Sensitivity, language: Language) -> Iterator[str]:
    """Whether an outcome hangs on how open wordings are read, and on which.

    Args:
        found: the answer.
        language: ``zh`` or ``en``.
    """
    yield conclusion_text(found.act, found.outcomes, language)
    if found.is_robust:
        yield Text(
            "无论各项口径如何选定，结论都相同。", "However the open wordings are read, the outcome is the same."
        ).said_in(language)
    elif found.flips:
        yield Text(
            "改选以下任一组口径，结论就会不同：", "Under any of these sets of other readings it comes out otherwise:"
        ).said_in(language)
    for number, flip in enumerate(found.flips, start=1):
        yield from _flip_lines(number, flip, language)
    count = len(found.consulted)
    if found.complete:
        yield Text(
            f"有关的口径共{count}项，所有组合均已考察。", f"{count} axes bear on it; every combination was covered."
        ).said_in(language)
    else:
        yield Text(
            f"有关的口径共{count}项，组合太多，未能全部考察；可能还有其他口径会改变结论。",
            f"{count} axes bear on it; not every combination was covered, and others may change it too.",
        ).said_in(language)
    if found.consulted:
        yield "  " + listed((axis.id for axis in found.consulted), language)


def _flip_lines(number: int, flip: Flip, language: Language) -> Iterator[str]:
    outcomes = outcomes_text(flip.outcomes, language)
    yield Text(f"  第{number}组，结论变为：{outcomes}", f"  Set {number}, it comes out as: {outcomes}").said_in(
        language
    )
    for axis, reading in flip.readings:
        yield f"    - {_reading(axis, reading, language)}"


def _reading(axis: Axis, reading: Reading, language: Language) -> str:
    question, words = axis.question.said_in(language), reading.text.said_in(language)
    return Text(f"{axis.id}={reading.id}：{question}{words}", f"{axis.id}={reading.id}: {question} {words}").said_in(
        language
    )
