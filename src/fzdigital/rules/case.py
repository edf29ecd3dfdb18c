"""A case: everything known of one subject on one day."""

from collections.abc import Mapping

from attrs import evolve, frozen

from fzdigital.rules.regulation import Regulation
from fzdigital.rules.vocabulary import Facts, Value


@frozen(cache_hash=True)
class Matter:
    """One matter of a subject: one report, one notice, one rectification.

    Args:
        kind: the kind the vocabulary gives its facts.
        id: what the casebook calls it; empty for the matter that never happened.
        facts: what is known of it.
    """

    kind: str
    id: str
    facts: Facts


@frozen(cache_hash=True)
class Case:
    """Everything known of one subject on one day.

    Args:
        subject: the kind of subject, such as ``firm``.
        name: which one.
        common: the facts that all cases of the day share.
        facts: the subject's own facts.
        matters: its matters, in any order; no matter of a kind means that none happened.
    """

    subject: str
    name: str
    common: Facts
    facts: Facts
    matters: tuple[Matter, ...] = ()


def with_values(regulation: Regulation, case: Case, values: Mapping[tuple[int, str], Value]) -> Case:
    """The case with other values of some facts.

    Args:
        regulation: the regulation whose vocabulary the case follows.
        case: the case.
        values: the values, by the position of the matter, or -1 for the day's and the subject's own, and the fact's
            name; what is not among them stays as it is.
    """

    def changed(facts: Facts, kind: str, position: int = -1) -> Facts:
        declared = zip(regulation.vocabulary.of(kind), facts.values, strict=True)
        return Facts(tuple([values.get((position, fact.name), value) for fact, value in declared]))

    matters = tuple(
        evolve(matter, facts=changed(matter.facts, matter.kind, position))
        for position, matter in enumerate(case.matters)
    )
    return evolve(case, common=changed(case.common, ""), facts=changed(case.facts, case.subject), matters=matters)


def named_values(regulation: Regulation, case: Case, matter: int = -1) -> dict[str, Value]:
    """The values of a case by name: the day's, the subject's, and one matter's.

    Args:
        regulation: the regulation whose vocabulary the case follows.
        case: the case.
        matter: position of the matter, or -1 for none.
    """
    groups = [("", case.common), (case.subject, case.facts)]
    if matter >= 0:
        groups.append((case.matters[matter].kind, case.matters[matter].facts))
    return {
        definition.name: value
        for kind, facts in groups
        for definition, value in zip(regulation.vocabulary.of(kind), facts.values, strict=True)
    }
