"""Nothing of the text is left over: every unit, number and open question is used, and by what."""

import ast
import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import assert_never

import pytest

import fzdigital
from fzdigital.policy.articles.a1_goals import reserve_pick
from fzdigital.policy.articles.a3_scoring import final_score, in_scale
from fzdigital.policy.articles.a4_rating import window
from fzdigital.policy.measures import MEASURES
from fzdigital.policy.occasion import Occasion
from fzdigital.policy.ratings_case import rating_facts
from fzdigital.rules.expr import All, Any, Choice, Compare, Condition, Const, Fact, Not, Param
from fzdigital.rules.source import Axis, Clause, Parameter
from fzdigital.service.cases import case_of_application, case_of_candidate
from fzdigital.service.conformity_library import of_library
from fzdigital.service.membership import pools_as_read
from fzdigital.service.placing import transferred
from fzdigital.service.replenishment import replenish
from fzdigital.service.selection import select
from tests.articles.builders import under

READ_BY_CODE: dict[str, Callable[..., object]] = {
    "OP-02.last_day": pools_as_read,
    "OP-03.status": pools_as_read,
    "OP-04.force": of_library,
    "OP-05.field": transferred,
    "OP-06.slots": select,
    "OP-07.batches": select,
    "OP-08.missing": final_score,
    "OP-08.small_panel": final_score,
    "OP-09.equal_extremes": final_score,
    "OP-10.rounding": final_score,
    "OP-10.scale": in_scale,
    "OP-11.tie": case_of_application,
    "OP-13.time": select,
    "OP-14.choice": select,
    "OP-15.size": reserve_pick,
    "OP-16.base": Occasion.bases,
    "OP-16.holiday": window,
    "OP-16.window": window,
    "OP-17.late": rating_facts,
    "OP-19.rerating": rating_facts,
    "OP-19.sequence": rating_facts,
    "OP-20.reapply": rating_facts,
    "OP-21.effect": pools_as_read,
    "OP-27.duty": replenish,
    "OP-28.order": case_of_candidate,
}
"""Every question whose readings a plain function tells apart, with one that does; the others are a rule's alone."""

ONLY_BY_CODE = {"OP-03.status", "OP-21.effect"}
"""Questions that stand in no rule and steer no function of an article: what a membership is worth on a day."""


def parts(condition: Condition) -> Iterator[Condition]:
    """A condition and everything it is made of."""
    yield condition
    match condition:
        case Const() | Fact() | Compare():
            return
        case All(inner) | Any(inner):
            for part in inner:
                yield from parts(part)
        case Not(part):
            yield from parts(part)
        case Choice(_, branches):
            for _, branch in branches:
                yield from parts(branch)
        case _:
            assert_never(condition)


OF_RULES = [part for rule in MEASURES.rules for one in (rule.when, rule.scope, rule.survives) for part in parts(one)]
EVERYWHERE = [*OF_RULES, *parts(MEASURES.in_force)]
IN_TREES = {part.axis for part in EVERYWHERE if isinstance(part, Choice)}
IN_FUNCTIONS = {axis for one in MEASURES.functions for axis in one.axes}
ENACTED = {
    side.name
    for part in EVERYWHERE
    if isinstance(part, Compare)
    for side in (part.left, part.right)
    if isinstance(side, Param)
}
LIVE = [axis for axis in MEASURES.axes if axis.inert is None]
INERT = [axis for axis in MEASURES.axes if axis.inert is not None]


SOURCE = Path(fzdigital.__file__).parent
DECLARED = ("open_points", "measures.py")
"""Where questions are declared or listed, not read."""


def strings(path: Path) -> Iterator[str]:
    """The strings written in a file, names of keyword arguments among them."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        if isinstance(node, ast.keyword) and node.arg:
            yield node.arg


def named_in(path: Path) -> set[str]:
    """The questions named in a file."""
    return {*strings(path)} & {axis.id for axis in MEASURES.axes}


class TestUnits:
    """All 62 units of the close reading lead somewhere."""

    @pytest.mark.parametrize("clause", MEASURES.clauses, ids=lambda clause: clause.id)
    def test_each_is_claimed_or_excused(self, clause: Clause) -> None:
        """A rule, a number, a function or a shared condition encodes it, or the catalogue says why nothing does."""
        claims = {
            "rule": any(rule.clause == clause.id for rule in MEASURES.rules),
            "parameter": any(one.clause == clause.id for one in MEASURES.parameters),
            "function": any(one.clause == clause.id for one in MEASURES.functions),
            "condition": any(name == clause.id for name, _ in MEASURES.conditions),
        }
        assert any(claims.values()) is (clause.excuse is None)

    def test_there_are_62(self) -> None:
        """As many as the close reading counts, six of them excused."""
        assert len(MEASURES.clauses) == 62
        assert len([clause for clause in MEASURES.clauses if clause.excuse]) == 6

    @pytest.mark.parametrize(("clause", "condition"), MEASURES.conditions, ids=lambda one: str(one)[:24])
    def test_a_shared_condition_stands_in_a_rule(self, clause: str, condition: Condition) -> None:
        """What is said to be shared really occurs in what some rule asks."""
        assert condition in OF_RULES
        assert MEASURES.clause(clause).excuse is None

    def test_management_is_a_shared_condition(self) -> None:
        """5/scope is the gate of every exit ground and duty of section 5, and stands among the shared conditions."""
        gates = [condition for clause, condition in MEASURES.conditions if clause == "5/scope"]
        gated = {rule.id for rule in MEASURES.rules if rule.scope in gates}
        assert {"5(1)a", "5(1)b", "5(1)c", "5(2)c", "5(2)e", "5(3)a.1", "5(3)b.1", "5(4)"} <= gated

    def test_nine_grounds_lead_to_exit(self) -> None:
        """Every sanction but the veto is a ground of its own, and nothing else compels an exit by default."""
        grounds = {rule.clause for rule in MEASURES.rules if rule.act == "exit"} - {"3/veto"}
        sanctions = {clause.id for clause in MEASURES.clauses if clause.kind == "sanction"} - {"3/veto"}
        assert grounds == sanctions
        assert len(grounds) == 9


class TestNumbers:
    """Every number and day of the text is used."""

    @pytest.mark.parametrize("parameter", MEASURES.parameters, ids=lambda one: one.name)
    def test_each_stands_in_a_rule_or_a_function(self, parameter: Parameter) -> None:
        """A figure nobody reads would be a figure nobody obeys."""
        of_functions = {name for one in MEASURES.functions for name in one.parameters}
        assert parameter.name in ENACTED | of_functions

    def test_no_rule_holds_a_bare_number(self) -> None:
        """The one number written into a condition is nought: whether there is any at all."""
        bare = {
            side.value
            for part in EVERYWHERE
            if isinstance(part, Compare)
            for side in (part.left, part.right)
            if isinstance(side, Const) and not isinstance(side.value, str | bool)
        }
        assert bare == {0}


class TestQuestions:
    """Every open question can move an outcome, or says why it cannot."""

    @pytest.mark.parametrize("axis", LIVE, ids=lambda axis: axis.id)
    def test_each_live_one_steers_something(self, axis: Axis) -> None:
        """It stands in a rule's tree or among a function's axes, or is one of the two that code alone reads."""
        assert (axis.id in IN_TREES | IN_FUNCTIONS) is (axis.id not in ONLY_BY_CODE)

    @pytest.mark.parametrize(("axis", "reader"), READ_BY_CODE.items(), ids=lambda one: getattr(one, "__name__", one))
    def test_the_function_listed_names_it(self, axis: str, reader: Callable[..., object]) -> None:
        """The question is named in the module of that function."""
        assert axis in named_in(Path(inspect.getfile(reader)))

    def test_every_reader_is_listed(self) -> None:
        """No module of policy or service reads a question that is not in the list above."""
        files = [path for layer in ("policy", "service") for path in (SOURCE / layer).rglob("*.py")]
        read = {axis for path in files if not {*DECLARED} & {*path.parts} for axis in named_in(path)}
        assert read == {*READ_BY_CODE}

    @pytest.mark.parametrize("axis", INERT, ids=lambda axis: axis.id)
    def test_each_inert_one_occurs_nowhere(self, axis: Axis) -> None:
        """No rule, function or module tells its readings apart, and every inert one says why."""
        assert axis.id not in IN_TREES | IN_FUNCTIONS | {*READ_BY_CODE}

    def test_three_are_inert(self) -> None:
        """Which list, which grade, which accident: a person says so, whatever the reading."""
        assert {axis.id for axis in INERT} == {"OP-13.list", "OP-18.grade", "OP-24.accident"}

    @pytest.mark.parametrize("axis", LIVE, ids=lambda axis: axis.id)
    def test_each_reading_has_a_case(self, axis: Axis) -> None:
        """The tests of the articles put every reading of every live question to use by name."""
        files = (*Path(__file__).parent.glob("test_a[1-6]_*.py"), Path(__file__).parent / "test_preamble.py")
        used = {string for path in files for string in strings(path)}
        assert axis.id in used
        assert {reading.id for reading in axis.readings} <= used

    @pytest.mark.parametrize("axis", MEASURES.axes, ids=lambda axis: axis.id)
    def test_the_default_is_in_use(self, axis: Axis) -> None:
        """Unless somebody chose, and naming the default chooses nothing else."""
        assert MEASURES.reading(axis.id) == axis.default
        assert under(axis.id, axis.default) == MEASURES
