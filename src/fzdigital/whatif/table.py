"""Rows as a dataframe of any library."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import narwhals as nw

from fzdigital.errors import InvalidValueError
from fzdigital.text import Text

LIBRARIES: Final = ("pandas", "polars", "pyarrow", "modin", "cudf")
"""The libraries whose dataframes can be asked for."""


def framed(rows: Sequence[Mapping[str, Any]], library: str | None) -> Any:
    """Rows as they are, or as a dataframe.

    Args:
        rows: at least one; all have the same columns.
        library: one of :data:`LIBRARIES`, which must be installed; None for a list of dictionaries.

    Raises:
        InvalidValueError: there is no such library.
        ImportError: it is not installed.
    """
    if library is None:
        return [dict(row) for row in rows]
    if library not in LIBRARIES:
        expected = Text(f"下列之一：{'、'.join(LIBRARIES)}", f"one of {', '.join(LIBRARIES)}")
        raise InvalidValueError(library, Text("数据框组件", "the library of dataframes"), expected)
    backend: Any = library
    return nw.from_dict({name: [row[name] for row in rows] for name in rows[0]}, backend=backend).to_native()
