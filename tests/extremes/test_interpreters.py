"""Every pair of interpreters on ten thousand cases, and what is noticed when one of them is broken."""

from collections.abc import Callable, Sequence
from itertools import combinations
from random import Random

import pytest

import tests.extremes.batches as batches
from fzdigital.policy.measures import MEASURES
from tests.extremes.batches import PARTS, compared
from tests.extremes.drawn import Row, Shape, possible_rows, rows, shape_of, without_invariants
from tests.extremes.interpreted import INTERPRETERS, all_answers, names
from tests.extremes.interpreters import apart_text, main, tasks, together
from tests.extremes.relations import SHARPNESS, agree, within
from tests.extremes.said import OUTCOMES, Answer, Interpreter
from tests.rules.oracle import holds

CASES = 10_000
SHAPE = shape_of(without_invariants(MEASURES), "candidate", matters=False)


def outcomes(*possible: str) -> tuple[bool, ...]:
    """Which outcomes of one act are possible."""
    return tuple(one.value in possible for one in OUTCOMES)


def answer(*possible: str, sure: bool = False, maybe: bool = True) -> Answer:
    """The answer about one act with one rule."""
    return Answer(outcomes(*possible), (sure,), (maybe,))


class TestPairs:
    """Each pair of interpreters, held against each other."""

    def test_on_ten_thousand_cases(self) -> None:
        """The Measures under the default and under random readings, what can come about, and toy regulations."""
        found = together(map(batches.work, tasks(CASES, 0)))
        assert [apart_text(one) for one in found.apart] == []
        assert [*names()] == [*combinations(INTERPRETERS, 2)]
        for pair in names():
            assert found.compared[pair] >= CASES
            assert found.mismatches[pair] == 0
        for part in PARTS:
            assert min(found.cases[part, True], found.cases[part, False]) > 0

    def test_cases_of_half_the_law_are_complete(self) -> None:
        """Of complete rows nothing is unknown; of the others about every eighth value is."""
        complete, open_rows = (rows(SHAPE, 200, Random(1), unknown) for unknown in (0.0, 0.12))
        assert not any(None in row.values() for row in complete)
        unknown = sum(value is None for row in open_rows for value in row.values())
        assert 0 < unknown < 200 * len(SHAPE.facts) // 4

    def test_what_can_come_about_keeps_the_invariants(self) -> None:
        """A row from which nothing is hidden keeps every invariant of the Measures that speaks of its facts."""
        shape = shape_of(MEASURES, "firm", matters=True)
        for row in possible_rows(shape, 20, Random(1), 0.0):
            assert all(holds(one.condition, _all_facts(row), MEASURES.setting) for one in MEASURES.invariants)


def _all_facts(row: Row) -> dict[str, object]:
    """The row, and for facts of other subjects a value that contradicts nothing."""
    quiet = {fact.name: _least(fact) for fact in MEASURES.vocabulary.facts if fact.name not in row}
    return {**quiet, **row}


def _least(fact: object) -> object:
    sort = fact.sort  # type: ignore[attr-defined]
    return getattr(sort, "low", False)


class TestRelations:
    """What two answers must be to each other."""

    def test_complete_answers_are_the_same(self) -> None:
        """Whatever the two interpreters are."""
        one, other = answer("must", sure=True), answer("may", sure=True)
        for pair in names():
            assert agree(pair, one, one, complete=True)
            assert agree(pair, one, other, complete=True) is False

    def test_a_sharper_answer_lies_within_a_safer_one(self) -> None:
        """The diagram may exclude what reasons leave open, and reasons what planes leave open; never the other way."""
        sharp, safe = answer("must"), answer("must", "may")
        for pair in (("diagram", "reasons"), ("diagram", "integer planes"), ("reasons", "array planes")):
            assert agree(pair, sharp, safe, complete=False)
            assert not agree(pair, safe, sharp, complete=False)
            assert agree(pair[::-1], safe, sharp, complete=False)

    def test_equally_sharp_answers_are_the_same(self) -> None:
        """Reasons and their way through JSON, planes of integers and of arrays."""
        for pair in (("reasons", "JSON and back"), ("integer planes", "array planes")):
            assert not agree(pair, answer("must"), answer("must", "may"), complete=False)

    def test_of_every_act_something_is_possible(self) -> None:
        """An exact answer that excludes everything is none."""
        assert not agree(("diagram", "reasons"), answer(), answer("must"), complete=False)

    def test_rules_are_told_alike_but_by_the_diagram(self) -> None:
        """Which may know more: that a rule surely applies, or surely does not."""
        open_rule, sure_rule = answer("must"), answer("must", sure=True)
        assert agree(("diagram", "flat rows"), sure_rule, open_rule, complete=False)
        assert not agree(("diagram", "flat rows"), open_rule, sure_rule, complete=False)
        assert not agree(("reasons", "flat rows"), sure_rule, open_rule, complete=False)

    def test_flat_rows_tell_no_outcome(self) -> None:
        """Nothing is missed in them, and nobody else may leave it out."""
        bare, full = answer("must")._replace(outcomes=()), answer("must")
        assert agree(("flat rows", "reasons"), bare, full, complete=True)
        assert not agree(("integer planes", "reasons"), bare, full, complete=True)

    def test_within(self) -> None:
        """Everything that holds in the first holds in the second."""
        assert within((True, False), (True, True))
        assert not within((True, False), (False, True))
        assert not within((True,), (True, True))


def _turned(make: Callable[[Shape], Interpreter], change: Callable[[Answer], Answer]) -> Interpreter:
    """An interpreter of which one answer is otherwise."""
    sound = make(SHAPE)

    def broken(given_rows: Sequence[Row]) -> list[Answer]:
        found = sound(given_rows)
        return [*found[:7], change(found[7]), *found[8:]]

    return broken


class TestNoticed:
    """The comparison can fail: one wrong answer of one interpreter is found in each of its pairs, and in no other."""

    @pytest.mark.parametrize("name", INTERPRETERS)
    def test_a_rule_that_does_not_apply(self, name: str) -> None:
        """One rule of one complete row is told the wrong way round."""
        given_rows = rows(SHAPE, 12, Random(3), 0.0)
        made = all_answers(SHAPE)
        made[name] = _turned(INTERPRETERS[name], lambda one: one._replace(sure=(not one.sure[0], *one.sure[1:])))
        found = compared(PARTS[0], SHAPE, given_rows, made)
        assert found.mismatches == {pair: 1 for pair in names() if name in pair}

    @pytest.mark.parametrize("name", [name for name in INTERPRETERS if name != "flat rows"])
    def test_an_outcome_left_out(self, name: str) -> None:
        """One interpreter says that nothing at all is possible."""
        given_rows = rows(SHAPE, 12, Random(3), 0.0)
        made = all_answers(SHAPE)
        nothing = (False,) * len(OUTCOMES)
        made[name] = _turned(INTERPRETERS[name], lambda one: one._replace(outcomes=nothing))
        found = compared(PARTS[0], SHAPE, given_rows, made)
        assert found.mismatches == {pair: 1 for pair in names() if name in pair and "flat rows" not in pair}
        assert "outcomes" in apart_text(found.apart[0])

    def test_every_interpreter_has_its_sharpness(self) -> None:
        """Nobody is compared by a rule that was never said."""
        assert SHARPNESS.keys() == INTERPRETERS.keys()


class TestCommand:
    """What the command prints, and how it ends."""

    def test_it_ends_well_where_all_agree(self, capsys: pytest.CaptureFixture[str]) -> None:
        """With a row for each part, interpreter and pair."""
        assert main(["--cases", "300"]) == 0
        printed = capsys.readouterr().out
        assert [part for part in PARTS if part not in printed] == []
        assert len([line for line in printed.splitlines() if line.startswith(tuple(INTERPRETERS))]) >= len([*names()])

    def test_it_ends_badly_where_two_do_not(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """With a case that shows it."""
        monkeypatch.setattr(batches, "agree", lambda pair, one, other, *, complete: pair[0] != "reasons")
        assert main(["--cases", "100"]) == 1
        assert "reasons and integer planes on Measures" in capsys.readouterr().out
