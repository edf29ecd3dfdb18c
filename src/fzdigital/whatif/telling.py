"""What the elements of a behaviour tell of one firm in one round, one after the other."""

from collections.abc import Mapping

from fzdigital.rules.bits import Algebra, P
from fzdigital.rules.decision import Outcome
from fzdigital.rules.planes import Truths
from fzdigital.rules.regulation import Regulation
from fzdigital.whatif.asking import Facts, asked
from fzdigital.whatif.behaviour import Behaviour, Now, Told
from fzdigital.whatif.counting import Bits
from fzdigital.whatif.draws import Chance


def told(
    regulation: Regulation,
    behaviour: Behaviour,
    algebra: Algebra[P],
    known: Facts[P],
    member: P,
    memory: Mapping[str, Bits[P]],
    drawn: Mapping[Chance, P],
) -> Told[P]:
    """All facts of a firm in a round, and what is remembered of it.

    Args:
        regulation: the regulation.
        behaviour: how facts come about.
        algebra: the algebra of the planes.
        known: the facts that are known before anything happens.
        member: where the firm is in the library.
        memory: the numbers that elements remember, by name.
        drawn: where each chance comes about.

    Raises:
        UnsuppliedFactsError: a rule speaks of a fact that nobody tells.
        UndeterminedError: what holds for an act hangs on a reading left unresolved.
    """
    facts, remembered = dict(known), dict(memory)

    def ask(act: str, more: Facts[P]) -> Mapping[Outcome, Truths[P]]:
        return asked(regulation, algebra, act, {**facts, **more})

    for element in behaviour.elements:
        found = element.tell(Now(algebra, member, remembered, drawn, ask))
        facts.update(found.facts)
        remembered.update(found.memory)
    return Told(facts, remembered)
