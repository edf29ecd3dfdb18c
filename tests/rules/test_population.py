"""Populations of plain lists, against deciding every row by itself."""

from collections.abc import Mapping, Sequence
from datetime import date
from math import nan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from fzdigital.errors import ColumnsError, InvalidValueError, UnknownNameError
from fzdigital.policy.measures import MEASURES
from fzdigital.rules.binding import Always, Column
from fzdigital.rules.columns import IntegerPlanes
from fzdigital.rules.decide import decide
from fzdigital.rules.decision import Outcome
from fzdigital.rules.population import OPEN, Population, population_of
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.supply import Supply
from fzdigital.rules.vocabulary import FactDef, Value
from tests.strategies.trees import KINDS, SUBJECT, known, regulations, unhurried

ACTS = ("praise", "warn")
RUN = "run_of_no_stars.own_sequence.new_rating.reset.valid"
DAY = date(2025, 6, 30)


def flat(fact: FactDef) -> st.SearchStrategy[Value]:
    """Values that are known or unknown, none of them narrowed."""
    return st.one_of(known(fact), st.none())


@st.composite
def tables(draw: st.DrawFn, regulation: Regulation) -> dict[str, list[Value]]:
    """Columns of all facts of some kinds, of up to six rows; sometimes with nothing unknown."""
    rows, value = draw(st.integers(1, 6)), draw(st.sampled_from((flat, known)))
    kinds = ("", SUBJECT, *draw(st.lists(st.sampled_from(KINDS), unique=True)))
    facts = [fact for fact in regulation.vocabulary.facts if fact.of in kinds]
    return {fact.name: draw(st.lists(value(fact), min_size=rows, max_size=rows)) for fact in facts}


@st.composite
def populations(draw: st.DrawFn) -> tuple[Regulation, dict[str, list[Value]], Population[int]]:
    """A regulation, a table, and the population in it; some facts may have one value in all rows."""
    regulation = draw(regulations())
    columns = draw(tables(regulation))
    names = draw(st.lists(st.sampled_from(sorted(columns)), unique=True, max_size=len(columns) - 1))
    bindings = {name: Always(columns[name][0]) for name in names}
    rows = len(next(iter(columns.values())))
    full = columns | {name: [columns[name][0]] * rows for name in names}
    kept = {name: values for name, values in columns.items() if name not in bindings}
    return regulation, full, population_of(regulation, SUBJECT, kept, acts=ACTS, bindings=bindings)


class TestSameAsDecided:
    """Every row has the answers that its case has."""

    @settings(unhurried, max_examples=60)
    @given(populations())
    def test_grounds_and_possible_grounds(self, drawn: tuple[Regulation, object, Population[int]]) -> None:
        """The rules that apply and those that may, in the regulation's order; unknown facts and open readings too."""
        regulation, _, population = drawn
        for act in ACTS:
            found = population.act(act)
            for row in range(population.rows):
                decided = decide(regulation, population.case(row)).of(act)
                assert [*found.grounds[row]] == sorted(one.result.rule.id for one in decided.applying)
                assert [*found.may_apply[row]] == sorted(one.result.rule.id for one in decided.undecided)

    @settings(unhurried, max_examples=60)
    @given(populations())
    def test_outcomes(self, drawn: tuple[Regulation, object, Population[int]]) -> None:
        """One that is settled is the one decided; a closer look may settle more, never less."""
        regulation, _, population = drawn
        for act in ACTS:
            planes, shown = population.outcomes(act), population.act(act).outcome
            for row in range(population.rows):
                decided = decide(regulation, population.case(row)).of(act)
                possible = {one for one, truths in planes.items() if not population.packing.holds(truths.no, row)}
                assert possible >= {*decided.outcomes}
                assert shown[row] in ({OPEN} if decided.is_open else {OPEN, decided.outcome.value})

    @settings(unhurried, max_examples=40)
    @given(regulations(), st.data())
    def test_where_nothing_is_unknown_everything_is_settled(self, regulation: Regulation, data: DataObject) -> None:
        """Every fact known and every reading chosen: no outcome is open."""
        chosen = regulation.with_readings({axis.id: axis.default for axis in regulation.axes})
        facts = regulation.vocabulary.facts
        columns = {fact.name: [data.draw(known(fact)) for _ in range(2)] for fact in facts}
        population = population_of(chosen, SUBJECT, columns, acts=ACTS)
        for act in ACTS:
            expected = [decide(chosen, population.case(row)).of(act).outcome.value for row in range(2)]
            assert [*population.act(act).outcome] == expected

    @settings(unhurried, max_examples=30)
    @given(populations())
    def test_a_row_comes_back_as_a_case(
        self, drawn: tuple[Regulation, Mapping[str, Sequence[Value]], Population[int]]
    ) -> None:
        """With the values that the columns have in that row."""
        regulation, columns, population = drawn
        for row in range(population.rows):
            case = population.case(row)
            groups = {"": case.common, SUBJECT: case.facts, **{one.kind: one.facts for one in case.matters}}
            for kind, facts in groups.items():
                names = [fact.name for fact in regulation.vocabulary.of(kind)]
                assert facts.values == tuple(columns[name][row] for name in names)


FACTS: dict[str, list[object]] = {"firm.in_library": [True, True, None], RUN: [2, 1, 2]}


def exit_of(columns: Mapping[str, Sequence[object]], **more: object) -> Population[int]:
    """Firms under the Measures, asked about leaving."""
    bindings = {"as_of": Always(DAY), **more}
    return population_of(MEASURES, "firm", columns, acts=("exit",), bindings=bindings)  # type: ignore[arg-type]


class TestMeasures:
    """Firms under the Measures."""

    def test_an_act_in_columns(self) -> None:
        """5(4): two no-stars are a ground, one is none; whether the third is a member nobody knows."""
        found = exit_of(FACTS).act("exit")
        assert found.grounds == (("5(4)",), (), ())
        assert found.may_apply == ((), (), ("5(4)",))
        assert found.outcome == ("must", "silent", "open")

    def test_a_kind_of_which_nothing_is_supplied_never_happened(self) -> None:
        """No report, no rectification, no event: their rules do not apply."""
        found = exit_of(FACTS).applying(("5(2)d", "5(3)b.1"))
        assert {name: truths.yes for name, truths in found.items()} == {"5(2)d": 0, "5(3)b.1": 0}
        assert {name: truths.no for name, truths in found.items()} == {"5(2)d": 0b111, "5(3)b.1": 0b111}

    def test_several_rules_together(self) -> None:
        """A group is where one of its rules is known to apply; a group of none is nowhere."""
        assert exit_of(FACTS).certain((("5(4)", "5(2)d"), ("5(2)d",), ())) == (0b001, 0, 0)

    def test_outcomes_as_planes(self) -> None:
        """Each outcome with the rows where it holds."""
        found = exit_of(FACTS).outcomes("exit")
        assert {one for one, truths in found.items() if truths.yes} == {Outcome.MUST, Outcome.SILENT}
        assert found[Outcome.MUST] == (0b001, 0b010)

    def test_another_column_with_other_values(self) -> None:
        """A binding says which column, and what its values mean; what is missing needs no meaning."""
        bindings = {"firm.in_library": Column("状态", {"在库": True, "已退出": False})}
        found = exit_of({"状态": ["在库", "已退出", None, nan], RUN: [2, 2, 2, 2]}, **bindings).act("exit")
        assert found.outcome == ("must", "not_applicable", "open", "open")

    def test_a_supply_serves_many_tables(self) -> None:
        """The same questions for another table of the same form, whatever is unknown in it."""
        supply = Supply(MEASURES, "firm", ("exit",), FACTS, {"as_of": Always(DAY)})
        whole = Population(supply, IntegerPlanes(1), {"firm.in_library": [True], RUN: [2]})
        partly = Population(supply, IntegerPlanes(1), {"firm.in_library": [None], RUN: [2]})
        assert (whole.act("exit").outcome, partly.act("exit").outcome) == (("must",), ("open",))

    def test_an_act_without_rules(self) -> None:
        """Nothing applies in any row; where no rule is out of force, none concerns anybody."""
        bare = Regulation(
            *("bare", MEASURES.title, MEASURES.clauses, MEASURES.vocabulary, MEASURES.parameters, MEASURES.axes),
            *(MEASURES.actors, MEASURES.acts, (), MEASURES.in_force),
        )
        columns = {"firm.in_library": [True, None]}
        found = population_of(bare, "firm", columns, acts=("exit",)).act("exit")
        assert (found.grounds, found.may_apply) == (((), ()), ((), ()))
        assert found.outcome == ("not_applicable", "not_applicable")

    def test_nobody(self) -> None:
        """A table without rows has columns without rows."""
        found = exit_of({"firm.in_library": [], RUN: []}).act("exit")
        assert (found.grounds, found.may_apply, found.outcome) == ((), (), ())

    @pytest.mark.parametrize("row", [-1, 3, "1", 1.0])
    def test_no_such_row(self, row: int) -> None:
        """Rows are counted from 0, in whole numbers."""
        with pytest.raises(InvalidValueError, match="the row is"):
            exit_of(FACTS).case(row)

    def test_a_value_that_means_unknown(self) -> None:
        """An empty text may be said to be unknown."""
        bindings = {"firm.in_library": Column("状态", {"在库": True, "": None})}
        assert exit_of({"状态": ["在库", ""], RUN: [2, 2]}, **bindings).act("exit").outcome == ("must", "open")

    def test_one_text_in_place_of_a_list(self) -> None:
        """To Python it would be its letters."""
        with pytest.raises(InvalidValueError, match="acts is 'exit'; it must be a list"):
            population_of(MEASURES, "firm", FACTS, acts="exit", bindings={"as_of": Always(DAY)})
        with pytest.raises(InvalidValueError, match="unknown is None"):
            population_of(MEASURES, "firm", FACTS, acts=("exit",), unknown=None)  # type: ignore[arg-type]
        with pytest.raises(InvalidValueError, match="rules is"):
            exit_of(FACTS).applying("5(4)")
        for groups in ("5(4)", ["5(4)"]):
            with pytest.raises(InvalidValueError, match=r"groups.* is '5\(4\)'"):
                exit_of(FACTS).certain(groups)

    def test_no_such_act(self) -> None:
        """Only what was to be asked can be asked."""
        with pytest.raises(UnknownNameError, match="no act is named 'refill'"):
            exit_of(FACTS).act("refill")
        with pytest.raises(UnknownNameError, match="no act is named 'refill'"):
            exit_of(FACTS).outcomes("refill")

    def test_no_such_rule(self) -> None:
        """A rule on another act was not to be asked about."""
        with pytest.raises(UnknownNameError, match=r"no rule is named '5\(1\)a'"):
            exit_of(FACTS).applying(("5(1)a",))


def refused(columns: Mapping[str, Sequence[object]], **more: object) -> ColumnsError:
    """The error that firms give."""
    arguments = {"acts": ("exit",), "bindings": {"as_of": Always(DAY)}, **more}
    with pytest.raises(ColumnsError) as caught:
        population_of(MEASURES, "firm", columns, **arguments)  # type: ignore[arg-type]
    return caught.value


class TestFaults:
    """A table that does not fit is refused with every reason at once."""

    def test_a_missing_column(self) -> None:
        """A fact that a rule speaks of comes from somewhere, or is said to be unknown."""
        error = refused({RUN: [2]})
        assert [place for place, _ in error.problems] == ["firm.in_library"]
        assert "say that it is unknown" in str(error)
        assert "请补上" in error.text.zh

    def test_said_to_be_unknown(self) -> None:
        """Then it is unknown in every row, and neither false nor nought."""
        found = population_of(
            MEASURES,
            "firm",
            {"firm.in_library": [True]},
            acts=("exit",),
            bindings={"as_of": Always(DAY)},
            unknown=(RUN,),
        )
        assert found.act("exit").may_apply == (("5(4)",),)

    def test_part_of_a_kind_of_matter(self) -> None:
        """Where something is known of events, everything that the rules ask of them has to be supplied."""
        error = refused({**FACTS, "event.kind": ["none"] * 3})
        assert {place for place, _ in error.problems} == {"event.during_service", "event.grave"}

    def test_names_of_nothing(self) -> None:
        """A column, a binding, the column of a binding, an act and an unknown fact, all reported together."""
        error = refused(
            {**FACTS, "firm.in_libary": [True] * 3},
            acts=("exit", "leave"),
            bindings={"as_of": Always(DAY), "firm.size": Always(3), "event.kind": Column("kind")},
            unknown=("firm.mood", "event.grave", "event.during_service"),
        )
        assert [place for place, _ in error.problems] == [
            "firm",
            "firm.size",
            "event.kind",
            "firm.mood",
            "firm.in_libary",
        ]
        assert (
            "bind it or leave it out (bindings: no fact is named 'firm.in_libary'; close names are: firm.in_library"
            in str(error)
        )

    def test_a_fact_of_another_subject(self) -> None:
        """A firm's table holds nothing about applications."""
        stray = next(fact.name for fact in MEASURES.vocabulary.facts if fact.of == "application")
        assert [place for place, _ in refused({**FACTS, stray: [None] * 3}).problems] == [stray]

    def test_a_value_bound_that_the_fact_does_not_admit(self) -> None:
        """A constant or a meaning is looked at before any column."""
        error = refused(
            FACTS,
            bindings={"as_of": Always(True), "event.kind": Always("flood")},
            unknown=("event.grave", "event.during_service"),
        )
        assert [place for place, _ in error.problems] == ["as_of", "event.kind"]

    def test_bound_and_unknown(self) -> None:
        """A fact comes from one place."""
        error = refused(FACTS, unknown=("as_of",))
        assert "keep one" in str(error)

    def test_a_column_that_its_binding_makes_useless(self) -> None:
        """A column nobody reads is an error, even one of a fact's name."""
        error = refused(FACTS, bindings={"as_of": Always(DAY), RUN: Always(0)})
        assert [place for place, _ in error.problems] == [RUN]

    def test_lengths(self) -> None:
        """Every column that is not as long as the first."""
        error = refused({"firm.in_library": [True, True], RUN: [1]})
        assert error.problems[0][0] == RUN
        assert "has 1 rows and the first column has 2" in str(error)

    def test_values(self) -> None:
        """Fact, row and value; of many in one column the first few, and how many more."""
        error = refused({"firm.in_library": [1, True, "x", []], RUN: [-1, 99_999, True, 2.0]})
        assert error.count == 7
        assert [place for place, _ in error.problems] == [
            *("firm.in_library[0]", "firm.in_library[2]", "firm.in_library[3]"),
            *(f"{RUN}[0]", f"{RUN}[1]", f"{RUN}[2]", RUN),
        ]
        assert "1 more rows are wrong" in str(error)

    def test_a_value_without_a_meaning(self) -> None:
        """The message says which values have one."""
        error = refused(
            {**FACTS, "firm.in_library": ["Y", "N", "?"]},
            bindings={"as_of": Always(DAY), "firm.in_library": Column("firm.in_library", {"Y": True, "N": False})},
        )
        assert "is '?'; it must be one of the values bound: 'Y', 'N'" in str(error)
        assert "绑定所列的值之一" in error.text.zh

    @pytest.mark.parametrize(
        "column",
        [{0: True, 1: False}, "YN", b"YN", 1, None, {True, False}, iter((1, 2))],
    )
    def test_what_is_no_column(self, column: object) -> None:
        """The keys of a mapping are no values, and the letters of a text are none either."""
        error = refused({**FACTS, RUN: column})  # type: ignore[dict-item]
        assert [place for place, _ in error.problems] == [RUN]
        assert "a list or an array of one dimension" in str(error)

    def test_names_that_are_no_text(self) -> None:
        """A number is no name; what is no mapping has none."""
        assert [place for place, _ in refused({**FACTS, 3: [1, 2, 3]}).problems] == ["3"]  # type: ignore[dict-item]
        assert [place for place, _ in refused(None).problems] == ["columns"]  # type: ignore[arg-type]

    def test_no_such_subject_and_an_act_of_another(self) -> None:
        """Both are named, and nothing else is asked of them."""
        with pytest.raises(ColumnsError, match="no kind of subject is named 'frim'"):
            population_of(MEASURES, "frim", FACTS, acts=("exit",))
        assert [place for place, _ in refused(FACTS, acts=("exit", "admit")).problems] == ["firm"]

    def test_what_is_no_binding(self) -> None:
        """A bare value; and codes of which none means anything known."""
        error = refused(FACTS, bindings={"as_of": DAY})
        assert "it must be Column(...) or Always(...)" in str(error)
        column = Column("firm.in_library", {"": None})
        assert "means something known" in str(
            refused(FACTS, bindings={"as_of": Always(DAY), "firm.in_library": column})
        )

    def test_bound_twice(self) -> None:
        """A column of a fact's name beside a binding to something else."""
        error = refused({**FACTS, "as_of": [DAY] * 3})
        assert [place for place, _ in error.problems] == ["as_of"]
        assert "is bound elsewhere" in str(error)

    def test_the_value_comes_first(self) -> None:
        """Column, row and value stand before the long words of the fact; a float is told where it would do."""
        text = refused({**FACTS, RUN: [2, 2.0, 64]}).problems
        assert text[0][0] == f"{RUN}[1]"
        assert text[0][1].en.startswith("the value is 2.0; it must be a whole number from 0 to 63; plain lists hold")
        assert "population_of_frame" in text[0][1].zh
        assert "population_of_frame" not in text[1][1].en
