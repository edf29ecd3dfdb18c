"""What makes an invariant ill-formed, told in a fixed order."""

import pytest
from attrs import evolve

from fzdigital.errors import IllFormedError
from fzdigital.rules.build import all_of, at_least
from fzdigital.rules.rule import Invariant
from fzdigital.rules.vocabulary import Vocabulary
from fzdigital.text import Text
from tests.rules.toy import AS_OF, BEGINS, LATE, ROOM_RULES


class TestKindsAtOnce:
    """An invariant over many kinds of matter."""

    def test_each_is_named_once_in_order(self) -> None:
        """Whatever their order in the condition; the day belongs to all cases and is of no kind."""
        facts = [evolve(LATE, name=f"{kind}.late", of=kind) for kind in "fcaegbdh"]
        late = [at_least(fact, 1) for fact in (*facts, *facts[:2])]
        invariant = Invariant(all_of(at_least(AS_OF, BEGINS), *late), Text("总是", "always"))
        vocabulary = Vocabulary((*ROOM_RULES.vocabulary.facts, *facts))
        with pytest.raises(IllFormedError, match="'always' speaks of a, b, c, d, e, f, g, h at once") as error:
            evolve(ROOM_RULES, vocabulary=vocabulary, invariants=(invariant,))
        assert "同时涉及a、b、c、d、e、f、g、h，" in error.value.text.zh

    def test_the_day_goes_with_one_kind(self) -> None:
        """Together they are about that kind alone."""
        invariant = Invariant(all_of(at_least(AS_OF, BEGINS), at_least(LATE, 0)), Text("总是", "always"))
        assert evolve(ROOM_RULES, invariants=(invariant,)).invariants == (invariant,)
