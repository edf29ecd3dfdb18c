"""Populations out of dataframes of any library, and out of arrays of NumPy; what comes back is of the caller's kind."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

import narwhals as nw
import numpy as np
from numpy.typing import NDArray

from fzdigital.errors import ColumnsError, InvalidValueError
from fzdigital.population.array_planes import ArrayPlanes, Cells, Plane, unpacked
from fzdigital.rules.binding import Binding
from fzdigital.rules.column_faults import length_of, see_to_shapes
from fzdigital.rules.decision import Outcome
from fzdigital.rules.population import OPEN, Population
from fzdigital.rules.programs import rules_on
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.supply import Supply
from fzdigital.text import Text, shown

MOST: Final = 64
"""Groups of rules that one mask can hold."""

_BYTE: Final = 8


def population_of_frame(
    regulation: Regulation,
    subject: str,
    frame: Any,
    *,
    acts: Collection[str],
    bindings: Mapping[str, Binding] | None = None,
    unknown: Collection[str] = (),
) -> Population[Plane]:
    """A population out of a dataframe, or out of a mapping of arrays.

    Args:
        regulation: the regulation to be asked.
        subject: the kind of subject, such as ``firm``; each row is one, with at most one matter of each kind.
        frame: a dataframe of pandas, polars, pyarrow or any other library that narwhals knows, held in memory; or
            arrays of NumPy by name of the column. What is null, masked, NaN or NaT is unknown. A whole number may be
            written as a float, and a day as its midnight.
        acts: ids of the acts to be asked about.
        bindings: where a fact comes from, by its name; a fact left out comes from the column of its own name.
        unknown: names of facts that nobody knows of any row.

    Raises:
        ColumnsError: what :class:`~fzdigital.rules.supply.Supply` reports of names, or else every column of another
            length, or else every value that its fact does not admit; before all of them what is no table, a column
            that is no sequence of one dimension, and a name that is no text or comes twice.
        InvalidValueError: a single text in place of a list of acts or of unknown facts.
    """
    columns = columns_of(frame)
    return _population(Supply(regulation, subject, acts, columns, bindings, unknown), columns)


def read(supply: Supply, frame: Any) -> Population[Plane]:
    """A population out of one of several tables of the same form: what is asked of it is prepared once.

    Args:
        supply: says what the table holds.
        frame: the table, as for :func:`population_of_frame`.

    Raises:
        ColumnsError: columns of different lengths, or values that their facts do not admit.
    """
    return _population(supply, columns_of(frame))


def _population(supply: Supply, columns: Mapping[str, Cells]) -> Population[Plane]:
    return Population(supply, ArrayPlanes(length_of(columns)), columns)


def columns_of(frame: Any) -> dict[str, Cells]:
    """The columns of a table, by name.

    Args:
        frame: as for :func:`population_of_frame`.

    Raises:
        ColumnsError: no table, a column that is no sequence, or a name that is no text or comes twice.
    """
    if isinstance(frame, Mapping):
        see_to_shapes(frame)
        return {name: _array_cells(values) for name, values in frame.items()}
    table = _table(frame)
    return {series.name: _series_cells(series) for series in table.iter_columns()}


def masks(population: Population[Plane], groups: Iterable[Iterable[str]]) -> NDArray[Any]:
    """For every row a whole number, of which bit *i* says that a rule of group *i* is known to apply.

    Args:
        population: the population.
        groups: ids of rules on the acts asked, at most 64 groups.

    Returns:
        unsigned integers of as few bytes as hold the bits.

    Raises:
        UnknownNameError: an id of no such rule.
        InvalidValueError: more groups than fit, or a single text in place of a list.
    """
    planes = population.certain(groups)
    if len(planes) > MOST:
        raise InvalidValueError(
            len(planes), Text("规则组数", "the number of groups"), Text(f"至多{MOST}", f"at most {MOST}")
        )
    octets = [_octet(planes[start : start + _BYTE], population.rows) for start in range(0, len(planes), _BYTE)]
    found: NDArray[Any] = octets.pop() if octets else np.zeros(population.rows, np.uint8)
    if octets:
        found = found.astype(f"u{next(size for size in (2, 4, 8) if len(planes) <= _BYTE * size)}")
    for octet in reversed(octets):
        found <<= _BYTE
        found |= octet
    return found


def act_frame(population: Population[Plane], act: str, like: Any) -> Any:
    """What holds for an act, as columns of the caller's kind.

    Args:
        population: the population.
        act: id of an act that was to be asked about.
        like: the table that the population was read from; it says of what library the result is.

    Returns:
        a table with a row for each of the population and three columns of text: ``grounds`` and ``may_apply``, the ids
        of the rules that apply and of those that may, with a comma between, and ``outcome``, the outcome's value, or
        ``open`` where several are possible; in pandas with the table's index. Arrays by name, if ``like`` is a mapping.

    Raises:
        UnknownNameError: an act that was not to be asked about.
        ColumnsError: ``like`` is no table.
        InvalidValueError: it has another number of rows.
    """
    names = rules_on(population.supply, act)
    outcomes = population.outcomes(act)
    applying = population.applying(names).values()
    one = population.packing.algebra.one
    columns = {
        "grounds": _named(names, [truths.yes for truths in applying], population.rows),
        "may_apply": _named(names, [one ^ (truths.yes | truths.no) for truths in applying], population.rows),
        "outcome": _named(
            [outcome.value for outcome in Outcome], [truths.yes for truths in outcomes.values()], population.rows, OPEN
        ),
    }
    if isinstance(like, Mapping):
        return columns
    table = _table(like)
    if len(table) != population.rows:
        raise InvalidValueError(
            len(table),
            Text("like的行数", "the number of rows of like"),
            Text(f"{population.rows}，即所读表格的行数", f"{population.rows}, as in the table that was read"),
        )
    backend = table.implementation
    added = [nw.new_series(name, texts.tolist(), nw.String, backend=backend) for name, texts in columns.items()]
    # Put beside the table's own columns first, they take over its index.
    return table.with_columns(*added).select(*columns).to_native()


def _table(frame: Any) -> nw.DataFrame[Any]:
    """A dataframe of any library, whose columns can be told by their names."""
    wanted = Text(
        "应为列名是文本且各不相同的数据框，或按列名对应的数组",
        "it must be a dataframe whose column names are text, each another, or a mapping of arrays by name",
    )
    try:
        table: nw.DataFrame[Any] = nw.from_native(frame, eager_only=True)
        names: list[object] = [*table.columns]
    except (TypeError, ValueError, nw.exceptions.NarwhalsError):
        kind = type(frame).__name__
        text = Text(f"无法作为表格读取（{kind}），{wanted.zh}。", f"cannot be read as a table ({kind}); {wanted.en}.")
        raise ColumnsError((("frame", text),)) from None
    wrong = dict.fromkeys(shown(name) for name in names if not isinstance(name, str) or names.count(name) > 1)
    if wrong:
        zh, en = f"列名{'、'.join(wrong)}不能用，", f"column names {', '.join(wrong)} cannot be used; "
        raise ColumnsError((("frame", Text(f"{zh}{wanted.zh}。", f"{en}{wanted.en}.")),))
    return table


def _octet(planes: Sequence[Plane], rows: int) -> NDArray[np.uint8]:
    """Up to eight planes as one number for each row."""
    found = np.zeros(rows, np.uint8)
    for plane in reversed(planes):
        found += found
        found |= unpacked(plane, rows)
    return found


def _named(names: Sequence[str], planes: Sequence[Plane], rows: int, nothing: str = "") -> NDArray[Any]:
    """For every row the names of the planes that hold there, in one text."""
    pattern = np.zeros(rows, np.int64)
    firsts = np.zeros(min(rows, 1), np.intp)
    for start in range(0, len(planes), _BYTE):
        pattern = pattern << _BYTE | _octet(planes[start : start + _BYTE], rows)
        # Numbered anew each time, patterns of any length fit into a machine number.
        _, firsts, pattern = np.unique(pattern, return_index=True, return_inverse=True)
    at = [(name, unpacked(plane, rows)) for name, plane in zip(names, planes, strict=True)]
    texts = [", ".join(name for name, truths in at if truths[row]) or nothing for row in firsts.tolist()]
    return np.array(texts, object)[pattern]


def _array_cells(values: Any) -> Cells:
    array = values if isinstance(values, np.ndarray) else _objects(values)
    missing: Any = np.ma.getmaskarray(array) if isinstance(array, np.ma.MaskedArray) else None
    array = np.ma.getdata(array)
    if array.dtype.kind in "fM":
        absent = array != array
        missing = absent if missing is None else absent | missing
    return Cells(array, missing if missing is not None and missing.any() else None)


def _series_cells(series: nw.Series[Any]) -> Cells:
    absent = series.is_null()
    missing = absent.to_numpy() if absent.any() else None
    dtype = series.dtype
    if dtype.is_integer() or dtype == nw.Boolean:
        whole = series if missing is None else series.fill_null(False if dtype == nw.Boolean else 0)
        return Cells(whole.to_numpy(), missing)
    if dtype.is_float() or dtype == nw.Date or (isinstance(dtype, nw.Datetime) and dtype.time_zone is None):
        return _array_cells(np.ma.masked_array(series.to_numpy(), np.ma.nomask if missing is None else missing))
    return Cells(_objects(series.to_list()), missing)


def _objects(values: Iterable[Any]) -> NDArray[Any]:
    """Values as they are; with one more among them NumPy makes no table out of lists of one length."""
    return np.array([*values, None], object)[:-1]
