"""The settings as a workbook writes them, one a row, brought into the one row that a casebook has."""

from fzdigital.io.raw import Place, Problems, RawRow, RawSheet
from fzdigital.io.tables import SETTINGS
from fzdigital.text import Text


def setting_row(sheet: RawSheet, problems: Problems) -> RawSheet:
    """The settings of a workbook as one row.

    Args:
        sheet: the sheet of the settings, with a name and a value in each row.
        problems: where unknown and repeated names are noted.

    Returns:
        The same settings as a row of the table of settings.
    """
    values: dict[str, object] = {}
    places: dict[int | None, Place] = {}
    for row in sheet.rows:
        key, value = row.values
        column = SETTINGS.column(key) if isinstance(key, str) else None
        if column is None or column.key in values:
            names = tuple(one.heading for one in SETTINGS.columns)
            expected = Text(
                "下列之一，每项一行：" + "、".join(name.zh for name in names),
                "one of these, each in one row: " + ", ".join(f"{name.zh} ({name.en})" for name in names),
            )
            problems.refuse(row.at(0), key, expected)
        else:
            values[column.key] = value
            places[SETTINGS.index(column.key)] = row.at(1)
    cells = tuple(values.get(column.key) for column in SETTINGS.columns)
    return RawSheet(SETTINGS, (RawRow(cells, places.__getitem__),))
