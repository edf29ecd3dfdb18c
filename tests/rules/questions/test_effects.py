"""What outcomes come to."""

from fzdigital.rules.decision import Outcome
from fzdigital.rules.diagram import Diagram
from fzdigital.rules.questions.effects import effect_of, effects_of, in_outcome_order, joined

NOTHING = frozenset({Outcome.NOT_IN_FORCE, Outcome.NOT_APPLICABLE, Outcome.SILENT})


class TestEffects:
    """Outcomes that differ in their reason only come to the same."""

    def test_each_outcome_has_one(self) -> None:
        """Three come to nothing; every other stands for itself."""
        assert {one: effect_of(one) for one in Outcome} == {
            one: NOTHING if one in NOTHING else frozenset((one,)) for one in Outcome
        }

    def test_of_several(self) -> None:
        """Each once."""
        assert effects_of((Outcome.SILENT, Outcome.MUST, Outcome.NOT_IN_FORCE)) == {NOTHING, frozenset((Outcome.MUST,))}
        assert effects_of(()) == frozenset()

    def test_where_one_of_them_holds(self) -> None:
        """Of none, nowhere; of two, where either does."""
        diagram = Diagram()
        one, other = diagram.variable(0), diagram.variable(1)
        found = {Outcome.MUST: one, Outcome.MAY: other}
        assert joined(found, (), diagram.zero) == diagram.zero
        assert joined(found, (Outcome.MUST, Outcome.MAY), diagram.zero) == one | other

    def test_in_their_own_order_each_once(self) -> None:
        """However they come."""
        assert in_outcome_order((Outcome.SILENT, Outcome.MUST, Outcome.SILENT)) == (Outcome.MUST, Outcome.SILENT)
