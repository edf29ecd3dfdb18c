"""Cases at random, close to where the rules bite: numbers beside their thresholds, days beside the period in force."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import Final, assert_never

from fzdigital.rules.check import fact_names
from fzdigital.rules.interchange import Json
from fzdigital.rules.kleene import explain
from fzdigital.rules.layout import rules_on
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.vocabulary import Bool, Day, FactDef, Int, Known, OneOf

MENDED_AT_MOST: Final = 40
_Values = dict[str, Known]


class Cases:
    """Cases of one kind of subject.

    Args:
        random: where all draws come from.
        regulation: whose facts they are made of.
        subject: the kind of subject.
    """

    def __init__(self, random: Random, regulation: Regulation, subject: str) -> None:
        self.random = random
        self.regulation = regulation
        self.subject = subject
        vocabulary = regulation.vocabulary
        self.acts = tuple(act.id for act in regulation.acts if act.subject == subject)
        self.own = (*vocabulary.of(""), *vocabulary.of(subject))
        spoken = {kind for act in self.acts for _, kind in rules_on(regulation, act)}
        self.kinds = tuple(kind for kind in vocabulary.kinds if kind and kind in spoken)
        numbers = sorted({one.value for one in regulation.parameters if isinstance(one.value, int)})
        self._numbers = (0, 1, 2, *(number + step for number in numbers for step in (-1, 0, 0, 1)))
        days = sorted({one.value for one in regulation.parameters if isinstance(one.value, date)})
        between = (first + (last - first) * fifth // 5 for first, last in pairwise(days) for fifth in range(1, 5))
        self._days = (*between, *(day + timedelta(days=step) for day in days for step in (-1, 0, 1)))
        facts = {fact.name: fact for fact in vocabulary.facts}
        self._limits = tuple(
            (one.condition, [facts[name] for name in dict.fromkeys(fact_names(one.condition))])
            for one in regulation.invariants
        )

    def given(self, readings: Mapping[str, str | None], unknown: int) -> Iterator[dict[str, Json]]:
        """One case that can come about, as it is given for each act.

        Args:
            readings: readings other than the regulation's own.
            unknown: how many facts are left out.
        """
        own, matters = self._values(self.own), self._matters()
        self._mend(own, matters)
        facts = [own, *(values for several in matters.values() for values in several)]
        # The day asked about, unknown beside two days of release, makes more cases than the evaluator tells apart.
        kept = "as_of" if readings.get("OP-01.commencement", "") is None else ""
        for _ in range(unknown):
            values = self.random.choice(facts)
            name = self.random.choice([*values, ""])
            if name != kept:
                values.pop(name, None)
        given: dict[str, Json] = {
            "subject": self.subject,
            "facts": _written(own),
            "matters": {kind: [_written(values) for values in several] for kind, several in matters.items()},
        }
        for act in self.acts:
            yield {**given, "act": act}

    def _values(self, facts: tuple[FactDef, ...]) -> _Values:
        return {fact.name: self._value(fact) for fact in facts}

    def _matters(self) -> dict[str, list[_Values]]:
        found: dict[str, list[_Values]] = {}
        for kind in self.kinds:
            times = self.random.choice((0, 0, 1, 1, 2))
            # An empty list of matters says the same as none.
            if times or self.random.random() < 0.2:
                found[kind] = [self._values(self.regulation.vocabulary.of(kind)) for _ in range(times)]
        return found

    def _value(self, fact: FactDef) -> Known:
        match fact.sort:
            case Bool():
                return self.random.random() < 0.5
            case Int(low, high):
                return max(low, min(high, self.random.choice(self._numbers)))
            case Day(first, last):
                return self.random.choice((first, last, *self._days))
            case OneOf(values):
                return self.random.choice(values)[0]
            case _:
                assert_never(fact.sort)

    def _mend(self, own: _Values, matters: Mapping[str, list[_Values]]) -> None:
        """Draws again whatever an invariant forbids, for a while."""
        for _ in range(MENDED_AT_MOST):
            broken = False
            for condition, facts in self._limits:
                kinds = {fact.of for fact in facts} - {"", self.subject}
                for values in matters.get(kinds.pop(), ()) if kinds else (own,):
                    if explain(condition, {**own, **values}, self.regulation.setting).truth is False:
                        broken = True
                        fact = self.random.choice(facts)
                        (own if fact.name in own else values)[fact.name] = self._value(fact)
            if not broken:
                return


def _written(values: _Values) -> dict[str, Json]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
