"""A case that shows something, in words: only what makes it other than a case in which nothing is the matter."""

from collections.abc import Collection, Iterator
from datetime import date

from fzdigital.render.stated import fact_text
from fzdigital.rules.answer import Decision
from fzdigital.rules.case import named_values
from fzdigital.rules.codes import value_of
from fzdigital.rules.layout import names_in
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Rule
from fzdigital.rules.vocabulary import Day, FactDef, Known, Possible
from fzdigital.text import Language, Text


def case_words(decision: Decision, names: Collection[str], language: Language) -> str:
    """What a case is about, in a row.

    Args:
        decision: the case, decided.
        names: names of the facts that are worth a word.
        language: ``zh`` or ``en``.
    """
    said = dict.fromkeys(_telling(decision, names, language))
    none = Text("没有特别的情形", "nothing in particular").said_in(language)
    return Text("；", "; ").said_in(language).join(said) or none


def facts_of(rules: Collection[Rule], *regulations: Regulation) -> frozenset[str]:
    """The names of the facts of which some rules speak, whatever the readings, with those on which the period hangs."""
    parts = (part for rule in rules for part in (rule.scope, rule.when, rule.survives))
    return frozenset[str]().union(*map(names_in, (*(one.in_force for one in regulations), *parts)))


def _telling(decision: Decision, names: Collection[str], language: Language) -> Iterator[str]:
    regulation, case = decision.regulation, decision.case
    facts = {fact.name: fact for fact in regulation.vocabulary.facts if fact.name in names}
    for position in range(-1, len(case.matters)):
        for name, value in named_values(regulation, case, position).items():
            fact = facts.get(name)
            if fact is None or value is None or isinstance(value, Possible):
                continue
            if value != _quiet(regulation, fact):
                yield fact_text(fact, value, language)


def _quiet(regulation: Regulation, fact: FactDef) -> Known:
    """What a fact is where nothing is the matter."""
    if fact.absent is not None:
        return fact.absent
    days = [one.value for one in regulation.parameters if isinstance(one.value, date)]
    return min(days) if isinstance(fact.sort, Day) and days else value_of(fact, 0)
