"""What can be wrong with the columns of a table: their lengths, and the values in them."""

from collections.abc import Iterator, Mapping, Sequence, Sized
from typing import Any, Final

from fzdigital.errors import ColumnsError, InvalidValueError
from fzdigital.rules.binding import Column
from fzdigital.rules.sorts import expected
from fzdigital.rules.supply import Fault
from fzdigital.rules.vocabulary import FactDef
from fzdigital.text import Text

LISTED: Final = 3
"""Wrong values of one column that are listed one by one."""


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
    if not wrong:
        return
    meant = "、".join(repr(given) for given, _ in source.means), ", ".join(repr(given) for given, _ in source.means)
    wanted = (
        Text(f"绑定所列的值之一：{meant[0]}", f"one of the values bound: {meant[1]}")
        if meant[0]
        else expected(fact.sort)
    )
    named = Text(f"“{fact.text.zh}”", repr(fact.text.en))
    for row in wrong[:LISTED]:
        yield f"{source.name}[{row}]", InvalidValueError(values[row], named, wanted).text
    more = len(wrong) - LISTED
    if more > 0:
        yield source.name, Text(f"另有{more}行同样有误。", f"{more} more rows are wrong.")
