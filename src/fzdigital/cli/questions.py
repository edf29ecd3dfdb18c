"""The commands that ask one question about one firm: why, why not, what to change, what hangs on readings."""

from collections.abc import Callable, Iterable
from typing import Annotated, Final, Literal

from attrs import frozen
from cyclopts import Parameter

from fzdigital.cli import screen
from fzdigital.cli.files import casebook_from
from fzdigital.cli.options import Firm, Known, Lang, On, Readings, Source
from fzdigital.cli.shared import DONE, day, firm_called, masked, readings
from fzdigital.policy.measures import MEASURES
from fzdigital.render.questions import (
    asked_lines,
    change_lines,
    sensitivity_lines,
    undecided_lines,
    why_lines,
    why_not_lines,
)
from fzdigital.rules.answer import Decision
from fzdigital.rules.decision import Outcome
from fzdigital.rules.questions.change import least_change
from fzdigital.rules.questions.effects import effects_of
from fzdigital.rules.questions.needed import needed
from fzdigital.rules.questions.sensitivity import sensitivity as sensitivity_of
from fzdigital.rules.questions.why import why as why_of
from fzdigital.rules.questions.why import why_not as why_not_of
from fzdigital.service.assess import Assessment, assess
from fzdigital.service.history import History
from fzdigital.service.management import explain_firm
from fzdigital.service.questions import firm_again
from fzdigital.text import Language

_ACTS: Final = ", ".join(act.id for act in MEASURES.acts if act.subject == "firm")
_ACTORS: Final = ", ".join(actor.id for actor in MEASURES.actors)

ActAsked = Annotated[str, Parameter(help=f"所问之事 the act asked about: {_ACTS}")]
To = Annotated[
    tuple[Literal["must", "may", "must_not", "silent", "not_applicable", "not_in_force", "conflict"], ...],
    Parameter(
        help="想要的结论，可重复；省略则为适用办法时的任何不同结论 "
        "outcome wanted, repeatable; left out, any other while the rules apply",
        negative="",
        show_default=False,
    ),
]
By = Annotated[
    str | None,
    Parameter(help=f"由谁改变，省略则不论 who would change it; left out, whoever: {_ACTORS}"),
]


@frozen
class _Asked:
    """What a question is about."""

    assessment: Assessment
    history: History
    decision: Decision

    def say(self, lang: Language, answer: Iterable[str]) -> int:
        """Says an answer below what it is about."""
        head = asked_lines(self.assessment, self.decision, self.history.name, lang)
        screen.lines(screen.Screen(), (*head, "", *answer))
        return DONE

    def say_if_settled(self, act: str, lang: Language, answer: Callable[[Decision], Iterable[str]]) -> int:
        """Says an answer that there is where an act is settled; elsewhere, what would settle it."""
        settled = self.is_settled(act)
        return self.say(lang, answer(self.decision) if settled else undecided_lines(self.decision, act, lang))

    def is_settled(self, act: str) -> bool:
        """Whether it no longer hangs on anything unknown what an act comes to."""
        (found,) = needed(self.decision, act)
        return len(effects_of(found.outcomes)) == 1


def _asked(casebook: str, firm: str, on: str, known: str | None, reading: tuple[str, ...]) -> _Asked:
    asked, as_known, chosen = day(on, "--on"), None if known is None else day(known, "--known"), readings(reading)
    book = masked(casebook_from(casebook))
    history = History(book, as_known)
    code = firm_called(history, firm)
    assessment = assess(MEASURES, book, asked, as_known, chosen)
    return _Asked(assessment, history, explain_firm(assessment.regulation, history, code, asked))


def why(
    casebook: Source,
    firm: Firm,
    /,
    *,
    on: On,
    act: ActAsked = "exit",
    known: Known = None,
    reading: Readings = (),
    lang: Lang = "zh",
) -> int:
    """为何：哪些事实已足以得出结论。 Why something holds: as few facts as settle it."""
    asked = _asked(casebook, firm, on, known, reading)
    return asked.say_if_settled(act, lang, lambda one: why_lines(why_of(one, act), one.regulation, lang))


def why_not(
    casebook: Source,
    firm: Firm,
    /,
    *,
    on: On,
    act: ActAsked = "exit",
    known: Known = None,
    reading: Readings = (),
    lang: Lang = "zh",
) -> int:
    """为何不：什么使它既非应当也非可以，逐条说明。 Why an act neither must nor may be done, clause by clause."""
    asked = _asked(casebook, firm, on, known, reading)
    return asked.say_if_settled(act, lang, lambda one: why_not_lines(why_not_of(one, act), one.regulation, lang))


def change(
    casebook: Source,
    firm: Firm,
    /,
    *,
    on: On,
    act: ActAsked = "exit",
    to: To = (),
    by: By = None,
    known: Known = None,
    reading: Readings = (),
    lang: Lang = "zh",
) -> int:
    """要得出别的结论，至少须改变什么，由谁改变。 The least that would have to be otherwise, and who can change it."""
    asked = _asked(casebook, firm, on, known, reading)
    decision = asked.decision
    found = least_change(decision, act, tuple(map(Outcome, to)) or None, by)
    fixed = why_of(decision, act).facts if asked.is_settled(act) else ()
    return asked.say(lang, change_lines(found, decision, fixed, lang))


def sensitivity(
    casebook: Source,
    firm: Firm,
    /,
    *,
    on: On,
    act: ActAsked = "exit",
    known: Known = None,
    reading: Readings = (),
    lang: Lang = "zh",
) -> int:
    """结论是否取决于口径，改选哪些口径会不同。 Whether the outcome hangs on readings, and on which."""
    asked = _asked(casebook, firm, on, known, reading)
    decision = asked.decision
    again = firm_again(decision.regulation, asked.history, decision.case.name, asked.assessment.on)
    return asked.say(lang, sensitivity_lines(sensitivity_of(decision, act, again), lang))
