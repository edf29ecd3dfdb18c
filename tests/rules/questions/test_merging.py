"""Two versions of the reading room brought to one vocabulary."""

import pytest
from attrs import evolve

from fzdigital.errors import WrongSortError
from fzdigital.rules.build import holds
from fzdigital.rules.questions.compare import compare
from fzdigital.rules.questions.differences import Direction, Relation
from fzdigital.rules.questions.merging import merged
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Force
from fzdigital.rules.sorts import Int
from fzdigital.rules.vocabulary import Vocabulary
from fzdigital.text import Text
from tests.rules.toy import DAYS, DESK, FINE, FROM_WHEN, HEAD, POINTS, ROOM_RULES, WARNED, rule

NEW = Text("新", "new")
ANEW = Text("改", "told anew")


def declaring(name: str, said: Text) -> Regulation:
    """The reading room with one more of all that is declared, by one name, and with other words for what it has."""
    room = ROOM_RULES
    facts = tuple(evolve(one, text=said) if one == WARNED else one for one in room.vocabulary.facts)
    return evolve(
        room,
        clauses=(evolve(room.clauses[0], paraphrase=said), *room.clauses[1:], evolve(room.clauses[0], id=name)),
        vocabulary=Vocabulary((*facts, evolve(WARNED, name=name, clause=name))),
        axes=(*room.axes[:-1], evolve(FROM_WHEN, question=said), evolve(FROM_WHEN, id=name, clauses=(name,))),
        actors=(evolve(DESK, text=said), *room.actors[1:], evolve(HEAD, id=name)),
        acts=(*room.acts[:-1], evolve(room.acts[-1], text=said), evolve(FINE, id=name, burdens=name)),
    )


BEFORE, AFTER = declaring("old", NEW), declaring("new", ANEW)


class TestMerged:
    """Both versions come to have the declarations of either."""

    @pytest.mark.parametrize("part", ["clauses", "axes", "actors", "acts"])
    def test_all_that_either_declares(self, part: str) -> None:
        """What the first declares in its order, then what only the second does."""
        for version in merged(BEFORE, AFTER):
            names = [one.id for one in getattr(version, part)]
            assert names == [*(one.id for one in getattr(BEFORE, part)), "new"]

    def test_every_fact_of_either(self) -> None:
        """In the same order; both versions have one vocabulary."""
        first, second = merged(BEFORE, AFTER)
        assert first.vocabulary == second.vocabulary
        names = [fact.name for fact in first.vocabulary.facts]
        assert names == [*(fact.name for fact in BEFORE.vocabulary.facts), "new"]

    @pytest.mark.parametrize("part", ["clauses", "axes", "actors", "acts"])
    def test_of_two_by_one_name_the_second_stays(self, part: str) -> None:
        """In both versions, in the place of the first."""
        for version in merged(BEFORE, AFTER):
            shared = [one for one in getattr(version, part) if one.id not in ("old", "new")]
            assert shared == [one for one in getattr(AFTER, part) if one.id != "new"]
            assert shared != [one for one in getattr(BEFORE, part) if one.id != "old"]

    def test_of_two_facts_too(self) -> None:
        """In both versions."""
        for version in merged(BEFORE, AFTER):
            assert [fact.text for fact in version.vocabulary.facts if fact.name == WARNED.name] == [ANEW]

    def test_what_each_says_stays(self) -> None:
        """The rules, the numbers and the period are those of the version."""
        before, after = BEFORE, AFTER.with_parameters(grace=7)
        for version, found in zip((before, after), merged(before, after), strict=True):
            assert (found.rules, found.parameters, found.in_force) == (
                version.rules,
                version.parameters,
                version.in_force,
            )

    @pytest.mark.parametrize(
        "other", [evolve(POINTS, sort=Int(0, 40, DAYS)), evolve(POINTS, of="branch"), evolve(POINTS, absent=0)]
    )
    def test_a_fact_of_other_values_or_subjects(self, other: object) -> None:
        """It is refused, and named."""
        facts = tuple(other if one is POINTS else one for one in BEFORE.vocabulary.facts)
        silent = evolve(BEFORE, rules=(), invariants=(), functions=())
        with pytest.raises(WrongSortError, match=r"^fact 'card\.points' has other values or subjects"):
            merged(silent, evolve(silent, vocabulary=Vocabulary(facts)))  # type: ignore[arg-type]


class TestCompared:
    """Rules that stand on what only one version declares."""

    def test_what_only_the_second_declares(self) -> None:
        """A new duty of a new holder, on a new clause and a new fact, for a new act."""
        fact = next(one for one in AFTER.vocabulary.facts if one.name == "new")
        act = next(one for one in AFTER.acts if one.id == "new")
        holder = next(one for one in AFTER.actors if one.id == "new")
        new = rule("9", act, holder, Force.MUST, holds(fact), clause="new")
        found = compare(BEFORE, evolve(AFTER, rules=(*AFTER.rules, new)))
        assert [one.id for one in found.rules if one.relation is not Relation.SAME] == ["9"]
        (changed,) = (one for one in found.acts if one.direction is not Direction.SAME)
        assert (changed.act, changed.direction) == (act, Direction.STRICTER)

    def test_what_only_the_first_declares(self) -> None:
        """The same the other way round: the act is told, and nothing is left of it."""
        fact = next(one for one in BEFORE.vocabulary.facts if one.name == "old")
        act = next(one for one in BEFORE.acts if one.id == "old")
        holder = next(one for one in BEFORE.actors if one.id == "old")
        old = rule("9", act, holder, Force.MUST, holds(fact), clause="old")
        found = compare(evolve(BEFORE, rules=(*BEFORE.rules, old)), AFTER)
        assert [(one.id, one.relation) for one in found.rules if one.relation is not Relation.SAME] == [
            ("9", Relation.REPEALED)
        ]
        (changed,) = (one for one in found.acts if one.direction is not Direction.SAME)
        assert (changed.act, changed.direction) == (act, Direction.LAXER)
