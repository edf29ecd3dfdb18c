"""Facts and outcomes in words, as the answers to questions name them."""

from collections.abc import Iterable

from fzdigital.render.reasons import about_text
from fzdigital.render.words import cited
from fzdigital.rules.decision import Outcome
from fzdigital.rules.questions.changes import can_change
from fzdigital.rules.questions.given import Stated
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Act
from fzdigital.rules.vocabulary import Bool, FactDef, Known
from fzdigital.rules.wording import value_text
from fzdigital.text import Language, Text


def fact_text(fact: FactDef, value: Known, language: Language) -> str:
    """A known fact as it is said: a statement affirmed or denied, or what the fact is.

    Args:
        fact: the fact.
        value: its value.
        language: ``zh`` or ``en``.
    """
    said = value_text(fact, value, language)
    if isinstance(fact.sort, Bool):
        return said
    return Text(f"{fact.text.zh}为{said}", f"{fact.text.en} is {said}").said_in(language)


def stated_text(stated: Stated, regulation: Regulation, language: Language) -> str:
    """A fact of a case with its matter and the clause that makes it matter."""
    said = fact_text(stated.fact, stated.value, language) + about_text(stated.matter, language)
    clause, *_ = cited(regulation, (stated.fact.clause,), language)
    return Text(f"{said}；{clause}", f"{said}; {clause}").said_in(language)


def outcomes_text(outcomes: Iterable[Outcome], language: Language) -> str:
    """The outcomes that are possible, in a row."""
    return " / ".join(one.text.said_in(language) for one in outcomes)


def conclusion_text(act: Act, outcomes: Iterable[Outcome], language: Language) -> str:
    """What holds for an act."""
    said = outcomes_text(outcomes, language)
    return Text(f"{act.text.zh}：{said}", f"{act.text.en}: {said}").said_in(language)


def movement_text(one: Stated, act: Act) -> Text:
    """Who can change a fact, and in which direction.

    Args:
        one: the fact.
        act: the act asked about; what records it is changed by doing it.
    """
    who, moves = one.fact.changed_by, one.fact.moves
    if one.fact.name in act.records:
        return Text("（所问行为本身改变的就是它）", " (the act asked about is what changes it)")
    if who is None or not can_change(one):
        return Text("（任何人都不能改变）", " (nobody can change it)")
    if isinstance(one.value, bool) or moves not in ("up", "down"):
        return Text(f"（由{who.zh}改变）", f" ({who.en} can change it)")
    if moves == "up":
        return Text("（只会增加，不会减少）", " (it can only grow)")
    return Text("（只会减少，不会增加）", " (it can only shrink)")
