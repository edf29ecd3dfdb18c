"""What makes a rule ill-formed."""

from collections.abc import Callable

import pytest
from attrs import evolve
from hypothesis import given

from fzdigital.errors import ExceptionCycleError, IllFormedError, TooDeepError, UnknownNameError, WrongSortError
from fzdigital.rules.build import all_of, any_of, at_least, holds, is_, not_
from fzdigital.rules.expr import FALSE, MAX_DEPTH, TRUE, Choice, Compare, Condition, Const, Fact, Not, Param
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Force, Invariant, Rule
from fzdigital.text import Text
from tests.rules.toy import DESK, LATE, POINTS, ROOM_RULES, RULES, SUSPEND, UPHELD, VALID, VISITORS, rule
from tests.strategies.trees import regulations, unhurried

GOOD = rule("new", SUSPEND, DESK, Force.MUST, TRUE, clause="1")


def with_rules(*rules: Rule) -> Regulation:
    """The reading room's regulation with some rules more."""
    return evolve(ROOM_RULES, rules=(*RULES, *rules))


def with_condition(condition: Condition) -> Regulation:
    """The reading room's regulation with a rule more that hangs on a condition."""
    return with_rules(evolve(GOOD, when=condition))


WRAPPERS: tuple[Callable[[Condition], Condition], ...] = (
    lambda part: part,
    not_,
    lambda part: all_of(TRUE, part),
    lambda part: any_of(part, TRUE),
    lambda part: Choice("Q-5.from_when", (("after_grace", TRUE), ("at_once", part))),
)


class TestWellFormed:
    """What is well-formed is accepted."""

    def test_the_base(self) -> None:
        """The rule that the other tests spoil is accepted as it is."""
        assert with_rules(GOOD).rules[-1] == GOOD

    @unhurried
    @given(regulations())
    def test_whatever_is_drawn(self, regulation: Regulation) -> None:
        """Whatever the strategies draw could be built, and can be built again."""
        assert evolve(regulation) == regulation


class TestUnknownNames:
    """A misspelt name is an error when the rule is built, never a silent unknown."""

    @pytest.mark.parametrize(
        ("changed", "kind", "name"),
        [
            (evolve(GOOD, act="suspnd"), "act", "suspnd"),
            (evolve(GOOD, holder="dsk"), "actor", "dsk"),
            (evolve(GOOD, clause="11"), "clause", "11"),
            (evolve(GOOD, unless=("1z",)), "rule", "1z"),
            (evolve(GOOD, when=Fact("card.vald")), "fact", "card.vald"),
            (evolve(GOOD, scope=Fact("card.vald")), "fact", "card.vald"),
            (evolve(GOOD, survives=Fact("card.vald")), "fact", "card.vald"),
            (evolve(GOOD, when=Compare(Fact("card.pints"), ">=", Const(8))), "fact", "card.pints"),
            (evolve(GOOD, when=Compare(Const(8), "<=", Fact("card.pints"))), "fact", "card.pints"),
            (evolve(GOOD, when=Compare(Fact("card.points"), ">=", Param("line"))), "parameter", "line"),
            (evolve(GOOD, when=Choice("Q-5", (("a", TRUE),))), "axis", "Q-5"),
        ],
    )  # fmt: skip
    def test_it_shows_the_name_and_the_rule(self, changed: Rule, kind: str, name: str) -> None:
        """The message says what the name should have named and in which rule it stands."""
        with pytest.raises(UnknownNameError, match=rf"^new: no {kind} is named '{name}'") as error:
            with_rules(changed)
        assert (error.value.name, error.value.place) == (name, "new")
        assert error.value.text.zh.startswith(f"new：没有名为'{name}'的")

    def test_it_shows_close_names(self) -> None:
        """Declared names that start alike are offered."""
        with pytest.raises(UnknownNameError, match=r"close names are: card\.points, card\.valid, card\.student"):
            with_condition(Fact("card.vald"))

    @pytest.mark.parametrize("wrap", WRAPPERS)
    def test_it_is_found_wherever_it_stands(self, wrap: Callable[[Condition], Condition]) -> None:
        """Inside a negation, a list of parts or a branch, too."""
        with pytest.raises(UnknownNameError, match=r"'card\.vald'"):
            with_condition(wrap(Fact("card.vald")))

    def test_a_reading(self) -> None:
        """A branch that is no reading is told with its axis, along with the readings that need a branch."""
        with pytest.raises(IllFormedError, match="2 faults") as error:
            with_condition(Choice("Q-5.from_when", (("after_grace", TRUE), ("at_onec", TRUE))))
        assert "new Q-5.from_when: no reading is named 'at_onec'" in error.value.text.en
        assert (
            "new: Q-5.from_when needs one branch for each of its readings: after_grace, at_once." in error.value.text.en
        )
        assert "new：Q-5.from_when须为每种口径各写一个分支：after_grace、at_once。" in error.value.text.zh

    @pytest.mark.parametrize(
        "branches", [(), (("at_once", TRUE),), (("after_grace", TRUE), ("at_once", TRUE), ("at_once", FALSE))]
    )
    def test_branches_that_are_missing_or_double(self, branches: tuple[tuple[str, Condition], ...]) -> None:
        """Each reading needs exactly one branch."""
        with pytest.raises(IllFormedError, match="needs one branch for each"):
            with_condition(Choice("Q-5.from_when", branches))


class TestWrongSorts:
    """A condition is a truth value."""

    @pytest.mark.parametrize("fact", [POINTS, LATE])
    def test_a_fact_that_is_no_yes_or_no(self, fact: object) -> None:
        """A count cannot stand alone."""
        name = fact.name  # type: ignore[attr-defined]
        with pytest.raises(
            WrongSortError, match=rf"^new: '{name}' is no yes-or-no fact and cannot stand alone"
        ) as error:
            with_condition(Fact(name))
        assert error.value.text.zh == f"new：“{name}”不是是非事实，不能单独作条件。"

    @pytest.mark.parametrize("value", [1, 0, "yes"])
    def test_a_constant_that_is_no_truth_value(self, value: int | str) -> None:
        """One is no yes, although Python takes it for one; nor does a yes elsewhere in the rule excuse it."""
        with pytest.raises(WrongSortError, match=rf"^new: '{value}' is not a truth value") as error:
            with_rules(evolve(GOOD, scope=all_of(TRUE, FALSE), when=all_of(TRUE, Const(value))))
        assert error.value.text.zh == f"new：“{value}”不是真假值。"


class TestExceptions:
    """Exceptions are about the same act and never lead back."""

    def test_one_on_another_act(self) -> None:
        """An exception to a suspension cannot be a fee."""
        with pytest.raises(IllFormedError, match=r"^new: exception '5' is about another act") as error:
            with_rules(evolve(GOOD, unless=("5",)))
        assert error.value.text.zh.startswith("new：例外'5'规定的是另一行为")

    def test_itself(self) -> None:
        """A rule cannot except itself."""
        with pytest.raises(ExceptionCycleError, match="exceptions of rule 'new' lead back to it") as error:
            with_rules(evolve(GOOD, unless=("new",)))
        assert error.value.text.zh == "规则'new'的例外又回到它自身，请去掉其中一环。"

    def test_a_ring(self) -> None:
        """Each rule in a ring of three is named; the rule that only leads into it is not."""
        ring = [
            evolve(GOOD, id=name, unless=(after,)) for name, after in (("a", "b"), ("b", "c"), ("c", "a"), ("d", "a"))
        ]
        with pytest.raises(IllFormedError, match="3 faults") as error:
            with_rules(*ring)
        assert [f"exceptions of rule {name!r}" in str(error.value) for name in "abcd"] == [True, True, True, False]

    def test_two_ways_to_one_exception_are_no_ring(self) -> None:
        """A rule may meet the same exception along two ways."""
        shared = [evolve(GOOD, id="a", unless=("b", "c")), evolve(GOOD, id="b", unless=("c",)), evolve(GOOD, id="c")]
        assert len(with_rules(*shared).rules) == len(RULES) + 3


class TestMatters:
    """A rule speaks of at most one kind of matter."""

    def test_two_kinds_at_once(self) -> None:
        """A loan and a complaint in one condition are refused, and both kinds are shown."""
        with pytest.raises(IllFormedError, match=r"^new: speaks of complaint, loan at once") as error:
            with_condition(all_of(holds(UPHELD), at_least(LATE, 1)))
        assert error.value.text.zh == "new：同时涉及complaint、loan几类事项，请拆成几条规则。"

    def test_one_of_them_in_an_exception(self) -> None:
        """An exception counts: it is applied along with the rule."""
        exception = evolve(GOOD, id="other", when=holds(UPHELD))
        with pytest.raises(IllFormedError, match=r"^new: speaks of complaint, loan at once"):
            with_rules(evolve(GOOD, when=at_least(LATE, 1), unless=("other",)), exception)

    @pytest.mark.parametrize("part", ["when", "scope", "survives"])
    def test_every_part_counts(self, part: str) -> None:
        """Condition, scope and survival are all asked of one matter."""
        with pytest.raises(IllFormedError, match="at once"):
            with_rules(evolve(GOOD, **{"when": holds(UPHELD), "scope": holds(UPHELD), part: at_least(LATE, 1)}))

    def test_the_subject_is_no_matter(self) -> None:
        """Facts of the card and of the day go with any one kind of matter."""
        condition = all_of(holds(VALID), at_least(LATE, 1))
        assert with_condition(condition).rules[-1].when == condition


class TestNumbersOfRules:
    """A rule's id is its own."""

    def test_an_id_given_twice(self) -> None:
        """It is told once, in both languages."""
        with pytest.raises(IllFormedError, match=r"^rule 'new' is declared twice") as error:
            with_rules(GOOD, GOOD)
        assert error.value.text.zh == "规则名称'new'重复，请改其一。"


class TestInForce:
    """The period in force is the same for all cases of a day."""

    def test_it_cannot_hang_on_a_subject(self) -> None:
        """A fact of the card, or of a matter, is refused with its name and whose it is."""
        for fact, of in ((VALID, "card"), (UPHELD, "complaint")):
            with pytest.raises(IllFormedError, match=rf"^in_force: '{fact.name}' is a fact of '{of}'") as error:
                evolve(ROOM_RULES, in_force=any_of(holds(fact), TRUE, holds(fact)))
            assert error.value.text.zh.startswith(f"in_force：'{fact.name}'是'{of}'的事实")

    def test_its_names_are_checked_too(self) -> None:
        """A misspelt name is found there as in a rule."""
        with pytest.raises(UnknownNameError, match=r"^in_force: no fact is named 'asof'"):
            evolve(ROOM_RULES, in_force=Fact("asof"))

    @pytest.mark.parametrize("short", [True, False], ids=["just deep enough", "one too deep"])
    def test_it_must_leave_room_for_survival(self, short: bool) -> None:
        """A rule that survives is in force or survives: that is one level more, which must be there."""
        deep: Condition = TRUE
        while deep.depth < MAX_DEPTH - short:
            deep = Not(deep)
        surviving = evolve(GOOD, survives=holds(VALID))
        if short:
            regulation = evolve(ROOM_RULES, in_force=deep, rules=(surviving,))
            assert regulation.effect(surviving).depth == MAX_DEPTH
            return
        for changes in ({"in_force": deep, "rules": (surviving,)}, {"rules": (evolve(GOOD, survives=deep),)}):
            with pytest.raises(TooDeepError, match=r"^new: what keeps it in force is nested 60 deep") as error:
                evolve(ROOM_RULES, **changes)
            assert error.value.text.zh.startswith("new：有效期或存续条件嵌套已达60层")


class TestSharedConditions:
    """A condition that several rules share belongs to a clause."""

    def test_it_is_kept_with_its_clause(self) -> None:
        """A regulation knows which clause states it."""
        assert evolve(ROOM_RULES, conditions=(("1", holds(VALID)),)).conditions == (("1", holds(VALID)),)

    def test_its_names_are_checked_too(self) -> None:
        """A misspelt clause or fact is found there as in a rule."""
        with pytest.raises(UnknownNameError, match=r"^conditions: no clause is named '99'"):
            evolve(ROOM_RULES, conditions=(("99", holds(VALID)),))
        with pytest.raises(UnknownNameError, match=r"^1: no fact is named 'card\.vald'"):
            evolve(ROOM_RULES, conditions=(("1", Fact("card.vald")),))


class TestInvariants:
    """What always holds is about one subject and one kind of matter, whatever is read."""

    @pytest.mark.parametrize("wrapped", WRAPPERS[:-1])
    def test_it_cannot_hang_on_a_reading(self, wrapped: Callable[[Condition], Condition]) -> None:
        """Wherever in the condition the open point stands."""
        choice = Choice("Q-5.from_when", (("after_grace", TRUE), ("at_once", holds(VALID))))
        with pytest.raises(IllFormedError, match=r"hangs on the reading of Q-5\.from_when; it must hold under every"):
            evolve(ROOM_RULES, invariants=(Invariant(wrapped(choice), Text("总是", "always")),))

    @pytest.mark.parametrize("other", [at_least(VISITORS, 1), holds(UPHELD)])
    def test_it_cannot_join_subjects_or_kinds_of_matter(self, other: Condition) -> None:
        """A loan and a complaint, or a card and a branch, have nothing to do with each other."""
        own = at_least(LATE, 1) if other == holds(UPHELD) else holds(VALID)
        with pytest.raises(IllFormedError, match=r"invariant 'always' speaks of \w+, \w+ at once; split it"):
            evolve(ROOM_RULES, invariants=(Invariant(any_of(own, other), Text("总是", "always")),))

    def test_its_names_are_checked(self) -> None:
        """A misspelt fact is found there as in a rule."""
        with pytest.raises(UnknownNameError, match=r"^always: no fact is named 'card\.vald'"):
            evolve(ROOM_RULES, invariants=(Invariant(Fact("card.vald"), Text("总是", "always")),))

    def test_one_of_a_subject_and_its_matter_is_accepted(self) -> None:
        """A card and one of its loans belong together."""
        always = Invariant(any_of(holds(VALID), at_least(LATE, 0)), Text("总是", "always"))
        assert evolve(ROOM_RULES, invariants=(always,)).invariants == (always,)


class TestAllAtOnce:
    """Every fault is found before any is reported."""

    def test_several_faults_are_told_together(self) -> None:
        """One error with the number of faults and each of them, in both languages."""
        spoiled = evolve(GOOD, act="suspnd", holder="dsk", when=all_of(Fact("card.vald"), is_(POINTS, "many")))
        with pytest.raises(IllFormedError, match=r"^the regulation has 4 faults: ") as error:
            with_rules(spoiled)
        assert error.value.text.zh.startswith("法规有4处错误：")
        for told in ("'suspnd'", "'dsk'", "'card.vald'", "card.points == many"):
            assert told in error.value.text.zh
            assert told in error.value.text.en

    def test_each_place_is_told(self) -> None:
        """The same fault in two rules is two faults."""
        with pytest.raises(IllFormedError, match="2 faults") as error:
            with_rules(evolve(GOOD, id="one", when=Fact("f")), evolve(GOOD, id="two", when=Fact("f")))
        assert "one: no fact" in str(error.value)
        assert "two: no fact" in str(error.value)
