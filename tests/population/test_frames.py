"""Populations of arrays and dataframes: the same answers as plain lists, and of the caller's kind."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from fzdigital.errors import ColumnsError, InvalidValueError
from fzdigital.policy.measures import MEASURES
from fzdigital.population.array_planes import ArrayPlanes, Cells
from fzdigital.population.frames import act_frame, columns_of, masks, population_of_frame, read
from fzdigital.rules.binding import Always, Column
from fzdigital.rules.columns import WRONG, IntegerPlanes, codes_of
from fzdigital.rules.expr import Compare, Const, Fact
from fzdigital.rules.population import population_of
from fzdigital.rules.rule import Force, Rule
from fzdigital.rules.supply import Supply
from fzdigital.rules.vocabulary import Bool, Day, FactDef, Int, OneOf, Sort, Value
from fzdigital.text import Text
from tests.strategies.trees import known, regulations, unhurried

ACTS = ("praise", "warn")
SUBJECT = "pupil"
RUN = "run_of_no_stars.own_sequence.new_rating.reset.valid"
DAY = date(2025, 6, 30)
FIRST = date(2024, 2, 27)


def objects(values: list[Value]) -> Any:
    """An array that holds the values as they are."""
    return np.array([*values, None], object)[:-1]


def masked(values: list[Value]) -> Any:
    """An array of the type that suits the values, with those that are missing masked."""
    missing = [value is None for value in values]
    stand_in = next((value for value in values if value is not None), False)
    return np.ma.masked_array(np.array([stand_in if value is None else value for value in values]), missing)


def floats(values: list[Value]) -> Any:
    """Numbers as floats, with NaN for what is missing; anything else as it is."""
    if all(value is None or type(value) is int for value in values):
        return np.array([np.nan if value is None else value for value in values], np.float64)
    return objects(values)


def days(values: list[Value]) -> Any:
    """Days as NumPy counts them, NaT for what is missing; anything else as it is."""
    if any(isinstance(value, date) for value in values):
        return np.array(values, "datetime64[D]")
    return objects(values)


def nanoseconds(values: list[Value]) -> Any:
    """Days as their midnights in nanoseconds, as pandas long kept them; anything else as it is."""
    found = days(values)
    return found.astype("datetime64[ns]") if found.dtype.kind == "M" else found


def polars_frame(columns: Mapping[str, list[Value]]) -> Any:
    """A dataframe of polars."""
    return pl.DataFrame(dict(columns), strict=False)


def pandas_frame(columns: Mapping[str, list[Value]]) -> Any:
    """A dataframe of pandas, of the types it guesses."""
    return pd.DataFrame(dict(columns))


def nullable_frame(columns: Mapping[str, list[Value]]) -> Any:
    """A dataframe of pandas, of types that know what is missing."""
    return pd.DataFrame(dict(columns)).convert_dtypes()


def arrays(make: Callable[[list[Value]], Any]) -> Callable[[Mapping[str, list[Value]]], Any]:
    """A mapping of arrays, each made in some way."""
    return lambda columns: {name: make(values) for name, values in columns.items()}


FORMS = {
    "objects": arrays(objects),
    "masked": arrays(masked),
    "floats": arrays(floats),
    "days": arrays(days),
    "nanoseconds": arrays(nanoseconds),
    "lists": dict,
    "polars": polars_frame,
    "pandas": pandas_frame,
    "nullable": nullable_frame,
}


def flat(fact: FactDef) -> st.SearchStrategy[Value]:
    """Values that are known or unknown, none of them narrowed."""
    return st.one_of(known(fact), st.none())


class TestSameAsLists:
    """Whatever holds the columns, the answers are those that plain lists of the same values have."""

    @pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
    @settings(unhurried, max_examples=15)
    @given(st.data())
    def test_every_form(self, form: Callable[[Mapping[str, list[Value]]], Any], data: st.DataObject) -> None:
        """Every act of a random regulation, with up to twenty rows, and nothing that the form changes on the way."""
        regulation, rows = data.draw(regulations()), data.draw(st.integers(1, 20))
        facts = regulation.vocabulary.facts
        columns = {fact.name: data.draw(st.lists(flat(fact), min_size=rows, max_size=rows)) for fact in facts}
        plain = population_of(regulation, SUBJECT, columns, acts=ACTS)
        table = form(columns)
        found = population_of_frame(regulation, SUBJECT, table, acts=ACTS)
        for act in ACTS:
            expected = plain.act(act)
            assert found.act(act) == expected
            shown = act_frame(found, act, {})
            assert [*shown["grounds"]] == [", ".join(names) for names in expected.grounds]
            assert [*shown["may_apply"]] == [", ".join(names) for names in expected.may_apply]
            assert [*shown["outcome"]] == [*expected.outcome]
        assert [found.case(row) for row in range(rows)] == [plain.case(row) for row in range(rows)]


def declared(sort: Sort) -> FactDef:
    """A fact of a sort."""
    nothing = Text("", "")
    return FactDef("fact", sort, nothing, "1", nothing, nothing)


YES_NO = declared(Bool(Text("", ""), Text("", "")))
COUNT = declared(Int(-2, 300, Text("", "")))
FROM_NOUGHT = declared(Int(0, 5, Text("", "")))
ONE_OF = declared(OneOf(tuple((name, Text(name, name)) for name in "abc")))
ON = declared(Day(FIRST, date(2026, 1, 1)))


class TestPacking:
    """An array becomes the planes that the list of its values becomes."""

    @pytest.mark.parametrize(
        ("fact", "array", "means"),
        [
            (YES_NO, np.array([True, False, True]), ()),
            (YES_NO, np.array([1, 0, 1]), ()),
            (YES_NO, np.array([1, 0, 2]), {1: True, 0: False}),
            (YES_NO, np.array([1.0, 0.0, 0.5]), {1: True, 0: False}),
            (YES_NO, np.array(["Y", "N", "?"]), {"Y": True, "N": False}),
            (YES_NO, np.array(["Y", "", "N"]), {"Y": True, "N": False, "": None}),
            (COUNT, np.array([7, 0], np.int8), {7: 7, 0: None}),
            (YES_NO, np.array([True, False]), {True: False, False: True}),
            (YES_NO, np.array([True, False]), {True: True, 2: False}),
            (COUNT, np.array([-2, 0, 300], np.int16), ()),
            (COUNT, np.array([-3, 0, 301], np.int64), ()),
            (COUNT, np.array([255, 0], np.uint8), ()),
            (COUNT, np.array([2**64 - 1, 0], np.uint64), ()),
            (COUNT, np.array([7, 9], np.int8), {7: 300, 9: -2}),
            (COUNT, np.array([True, False]), ()),
            (COUNT, np.array(["1"]), ()),
            (FROM_NOUGHT, np.array([0, 5, 6, -1], np.int8), ()),
            (FROM_NOUGHT, np.array([0, 1, 2], np.int8), {0: 0, 1: 1, 2: 2}),
            (FROM_NOUGHT, np.array([0, 1, 2], np.int8), {0: 2, 1: 1, 2: 0}),
            (FROM_NOUGHT, np.array([0, 1, 3], np.int8), {0: 0, 1: 1, 2: 2}),
            (FROM_NOUGHT, np.array([0, 1, -1], np.int8), {0: 0, 1: 1, 2: 2}),
            (ONE_OF, np.array(["a", "c", "d"]), ()),
            (ONE_OF, np.array([0, 2, 1]), {0: "a", 1: "b", 2: "c"}),
            (ONE_OF, np.array([0, 2, 1]), ()),
            (ONE_OF, np.array(["2024-02-27", "2024-02-28"], "datetime64[D]"), {FIRST: "a"}),
            (ON, np.array(["2024-02-27", "2026-01-01", "2024-02-26", "2026-01-02"], "datetime64[D]"), ()),
            (ON, np.array(["2024-02-27"]), ()),
            (ON, np.array([738_000]), ()),
            (ON, np.array([True]), ()),
        ],
    )
    def test_of_every_type(self, fact: FactDef, array: Any, means: Mapping[object, Any]) -> None:
        """The same truths, bits and wrong rows; with some rows missing too, whatever stands there."""
        for missing in (None, np.array([False] * (len(array) - 1) + [True])):
            meaning = Column("", means).means
            found = ArrayPlanes(len(array)).packed(fact, Cells(array, missing), meaning)
            listed = array.tolist() if missing is None else [*array.tolist()[:-1], None]
            expected = IntegerPlanes(len(array)).packed(fact, listed, meaning)
            assert [*found.wrong] == [*expected.wrong]
            if not found.wrong:
                assert found.everywhere == expected.everywhere
                codes = codes_of(fact, listed, meaning)
                assert WRONG not in codes
                assert self.codes(found.column, len(array)) == codes

    @staticmethod
    def codes(column: Any, rows: int) -> list[int]:
        """The codes that planes of bytes stand for, -1 for unknown."""
        planes = ArrayPlanes(rows)
        yes_no = len(column) == 2 and not isinstance(column[1], tuple)
        known, bits = (column[0] | column[1], (column[0],)) if yes_no else column
        return [
            sum(planes.holds(bit, row) << place for place, bit in enumerate(bits)) if planes.holds(known, row) else -1
            for row in range(rows)
        ]

    @pytest.mark.parametrize("number", [1.5, float("inf"), -float("inf"), 301.0, -3.0])
    def test_a_float_that_is_no_whole_number_within_range(self, number: float) -> None:
        """A whole number may be written as a float; nothing else may."""
        found = ArrayPlanes(3).packed(COUNT, Cells(np.array([2.0, number, 3.0])), ())
        assert found.wrong == (1,)

    def test_a_moment_is_no_day(self) -> None:
        """Midnight stands for its day; an hour later does not."""
        moments = np.array(["2024-02-27T00:00", "2024-02-27T01:00"], "datetime64[m]")
        assert ArrayPlanes(2).packed(ON, Cells(moments), ()).wrong == (1,)

    def test_no_rows(self) -> None:
        """Nothing is packed into nothing."""
        for fact, kind in ((YES_NO, bool), (COUNT, int), (ON, "datetime64[D]"), (ONE_OF, object)):
            found = ArrayPlanes(0).packed(fact, Cells(np.array([], kind)), ())
            assert (found.everywhere, found.wrong) == (True, ())


def firms(**columns: Any) -> dict[str, Any]:
    """A table of two firms."""
    return {"firm.in_library": np.array([True, True]), RUN: np.array([2, 1]), **columns}


SUPPLY = Supply(MEASURES, "firm", ("exit",), firms(), {"as_of": Always(DAY)})


class TestMasks:
    """Grounds as numbers, a bit for each group of rules."""

    def test_a_bit_for_each_group(self) -> None:
        """In the order of the groups, whichever rule of a group applies."""
        groups = (("5(2)d",), ("5(4)", "5(2)d"), (), ("5(4)",))
        found = masks(read(SUPPLY, firms()), groups)
        assert (found.tolist(), found.dtype) == ([0b1010, 0], np.uint8)

    @pytest.mark.parametrize(("count", "size"), [(0, 1), (8, 1), (9, 2), (16, 2), (17, 4), (33, 8), (64, 8)])
    def test_as_few_bytes_as_hold_them(self, count: int, size: int) -> None:
        """Up to 64 groups; every bit is where it belongs."""
        groups = [("5(4)",) if place % 3 else ("5(2)d",) for place in range(count)]
        found = masks(read(SUPPLY, firms()), groups)
        assert (found.tolist(), found.itemsize) == ([sum(1 << one for one in range(count) if one % 3), 0], size)

    def test_too_many(self) -> None:
        """A machine number holds no more."""
        with pytest.raises(InvalidValueError, match="the number of groups is 65"):
            masks(read(SUPPLY, firms()), [()] * 65)


class TestFramesOut:
    """What comes back is of the library that the caller uses."""

    @pytest.mark.parametrize("library", [pl, pd])
    def test_a_dataframe(self, library: Any) -> None:
        """Three columns of text, a row for each firm."""
        table = library.DataFrame(firms())
        shown = act_frame(read(SUPPLY, table), "exit", table)
        assert isinstance(shown, library.DataFrame)
        assert shown.to_dict(**({"as_series": False} if library is pl else {"orient": "list"})) == {
            "grounds": ["5(4)", ""],
            "may_apply": ["", ""],
            "outcome": ["must", "silent"],
        }

    def test_rows_keep_their_names(self) -> None:
        """In pandas a row is found by its index, not by its place."""
        table = pd.DataFrame(firms(), index=["second", "first"])
        assert act_frame(read(SUPPLY, table), "exit", table)["outcome"].to_dict() == {
            "second": "must",
            "first": "silent",
        }

    def test_more_rules_than_a_byte_has_bits(self) -> None:
        """Twenty rules on an act: every pattern is told apart."""
        rules = tuple(
            Rule(f"r{least}", "5(4)", "exit", "bureau", Force.MUST, Compare(Fact(RUN), ">=", Const(least)))
            for least in range(20)
        )
        table = {RUN: np.array([0, 7, 19, 8, 7])}
        found = population_of_frame(
            evolve(MEASURES, rules=rules), "firm", table, acts=("exit",), bindings={"as_of": Always(DAY)}
        )
        expected = [", ".join(f"r{least}" for least in range(run + 1)) for run in (0, 7, 19, 8, 7)]
        assert [*act_frame(found, "exit", table)["grounds"]] == expected


class TestFaults:
    """Wrong values are told with their row, however they are held."""

    @pytest.mark.parametrize(
        ("array", "shown"),
        [
            (np.array([2, 64]), "is 64;"),
            (np.array([2.0, 2.5]), "is 2.5;"),
            (np.array([True, False]), "is True;"),
            (np.array(["2024-02-27", "2024-02-28"], "datetime64[ns]"), "is datetime.datetime(2024, 2, 27, 0, 0);"),
            (pd.Series(["2024-02-27T10:00+08:00"] * 2, dtype="datetime64[ns, UTC]"), "Timestamp"),
        ],
    )
    def test_the_value_is_shown_as_python_writes_it(self, array: Any, shown: str) -> None:
        """With the column and the row."""
        table = pd.DataFrame(firms(**{RUN: array}))
        with pytest.raises(ColumnsError) as caught:
            read(SUPPLY, table)
        assert shown in str(caught.value)
        assert caught.value.problems[0][0].startswith(RUN)

    def test_lengths(self) -> None:
        """Arrays of different lengths are no table."""
        with pytest.raises(ColumnsError, match="has 1 rows"):
            read(SUPPLY, firms(**{RUN: np.array([2])}))

    @pytest.mark.parametrize("array", [np.array([[2, 1], [1, 2]]), np.array(2), {0: 2, 1: 1}, "21"])
    def test_what_is_no_column(self, array: Any) -> None:
        """More than one dimension, none, or keys in place of values."""
        for make in (population_of, population_of_frame):
            with pytest.raises(ColumnsError, match="array of one dimension"):
                make(MEASURES, "firm", firms(**{RUN: array}), acts=("exit",), bindings={"as_of": Always(DAY)})

    @pytest.mark.parametrize(
        "frame",
        [
            None,
            [1, 2],
            pd.Series([1, 2]),
            pd.DataFrame([[1, 2]]),
            pd.DataFrame([[1, 2]], columns=["a", "a"]),
            pd.DataFrame([[1, 2]], columns=pd.MultiIndex.from_tuples([("a", "b"), ("a", "c")])),
            pl.LazyFrame({"a": [1]}),
        ],
    )
    def test_what_is_no_table(self, frame: Any) -> None:
        """And one whose columns cannot be told apart by their names."""
        with pytest.raises(ColumnsError, match="whose column names are text"):
            columns_of(frame)

    def test_another_table(self) -> None:
        """The answers stand beside the rows they are about."""
        table = pd.DataFrame(firms())
        with pytest.raises(InvalidValueError, match="the number of rows of like is 1; it must be 2"):
            act_frame(read(SUPPLY, table), "exit", table.iloc[:1])

    def test_what_is_masked_is_not_looked_at(self) -> None:
        """Whatever stands under a mask is unknown, however wrong."""
        table = firms(**{RUN: np.ma.masked_array(objects([[], 2]), [True, False])})
        assert read(SUPPLY, table).act("exit").outcome == ("open", "must")


class TestColumnsOf:
    """Columns as values and where they are missing."""

    def test_time_with_a_zone_is_no_day(self) -> None:
        """It is kept as it is, and no fact admits it."""
        table = pl.DataFrame({"at": [datetime(2024, 2, 27, tzinfo=UTC)]})
        assert columns_of(table)["at"].values.dtype == object

    def test_nothing_missing(self) -> None:
        """Then there is no mask to carry along."""
        assert columns_of({"a": np.ma.masked_array([1.0, 2.0], [False, False])})["a"].missing is None

    def test_masked_and_no_number(self) -> None:
        """Both are missing."""
        found = columns_of({"a": np.ma.masked_array([1.0, np.nan, 3.0], [True, False, False])})["a"]
        assert found.missing is not None
        assert found.missing.tolist() == [True, True, False]
