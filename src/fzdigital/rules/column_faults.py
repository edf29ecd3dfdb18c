"""What can be wrong with the columns of a table: their lengths, and the values in them."""

from collections.abc import Iterator, Mapping, Sequence, Set, Sized
from typing import Any, Final

from fzdigital.errors import ColumnsError
from fzdigital.rules.binding import Column
from fzdigital.rules.sorts import expected
from fzdigital.rules.supply import Fault
from fzdigital.rules.vocabulary import FactDef
from fzdigital.text import Text, shown

LISTED: Final = 3
"""Wrong values of one column that are listed one by one."""


_NOT_TEXT: Final = Text("列名须为文本，请重新命名。", "the name of a column must be a text; rename it.")

_TO_FRAMES: Final = Text(
    "；普通列表只取Python自身的值，NumPy和pandas的值请用population_of_frame",
    "; plain lists hold Python's own values, for those of NumPy and pandas use population_of_frame",
)


def see_to_shapes(columns: object) -> None:
    """See to it that every column is a sequence of values, one for each row, and has a text for its name.

    Args:
        columns: the columns by name.

    Raises:
        ColumnsError: every one that is not; a mapping in particular, whose keys are no values.
    """
    if not isinstance(columns, Mapping):
        raise ColumnsError((("columns", _not_a(columns, Text("按列名对应的各列", "a mapping of columns by name"))),))
    faults = [
        *((shown(name), _NOT_TEXT) for name in columns if not isinstance(name, str)),
        *(
            (name, _not_a(column, Text("列表或一维数组", "a list or an array of one dimension")))
            for name, column in columns.items()
            if isinstance(name, str) and not _is_sequence(column)
        ),
    ]
    if faults:
        raise ColumnsError(tuple(faults))


def _is_sequence(column: object) -> bool:
    # An array says its shape; that of a single value is empty.
    return (
        not isinstance(column, str | bytes | bytearray | Mapping | Set)
        and len(getattr(column, "shape", (None,))) == 1
        and hasattr(column, "__len__")
        and hasattr(column, "__getitem__")
    )


def _not_a(given: object, wanted: Text) -> Text:
    kind = type(given).__name__
    return Text(
        f"是{kind}，应为{wanted.zh}，每行一个值：{shown(given)}。",
        f"is of the type {kind}; it must be {wanted.en} with a value for each row: {shown(given)}.",
    )


def length_of(columns: Mapping[str, Sized]) -> int:
    """How many rows a table has; none where it has no columns.

    Args:
        columns: the columns by name.

    Raises:
        ColumnsError: they are not of one length.
    """
    lengths = {name: len(column) for name, column in columns.items()}
    first = next(iter(lengths.values()), 0)
    faults = [
        (
            name,
            Text(
                f"有{length}行，首列有{first}行，各列行数须相同。",
                f"has {length} rows and the first column has {first}; columns must be of one length.",
            ),
        )
        for name, length in lengths.items()
        if length != first
    ]
    if faults:
        raise ColumnsError(tuple(faults))
    return first


def value_faults(fact: FactDef, source: Column, values: Any, wrong: Sequence[int]) -> Iterator[Fault]:
    """The first wrong values of a column, and how many more there are.

    Args:
        fact: the fact that comes from it.
        source: its name, and what its values mean.
        values: the values.
        wrong: the rows whose value is none that the fact admits.
    """
    for row in wrong[:LISTED]:
        value, wanted = values[row], _wanted(fact, source)
        advice = _TO_FRAMES if isinstance(values, list) and _is_foreign(value) else Text("", "")
        yield (
            f"{source.name}[{row}]",
            Text(
                f"值为{shown(value)}，应为{wanted.zh}{advice.zh}（“{fact.text.zh}”）。",
                f"the value is {shown(value)}; it must be {wanted.en}{advice.en} ({fact.text.en!r}).",
            ),
        )
    more = len(wrong) - LISTED
    if more > 0:
        yield source.name, Text(f"另有{more}行同样有误。", f"{more} more rows are wrong.")


def _wanted(fact: FactDef, source: Column) -> Text:
    if not source.means:
        return expected(fact.sort)
    bound = [repr(given) for given, _ in source.means]
    return Text(f"绑定所列的值之一：{'、'.join(bound)}", f"one of the values bound: {', '.join(bound)}")


def _is_foreign(value: object) -> bool:
    """Whether a dataframe or an array might hold such a value for one of Python's own."""
    return isinstance(value, float) or type(value).__module__ not in ("builtins", "datetime")
