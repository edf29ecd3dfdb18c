"""The one specification of all sheets."""

from typing import get_args

import pytest
from attrs import fields_dict
from hypothesis import given

from fzdigital.errors import InvalidValueError
from fzdigital.io.cells import Token
from fzdigital.io.columns import Column, Table
from fzdigital.io.common_columns import CODE, ID, RECORDED_ON
from fzdigital.io.selection_tables import ACTS, APPLICATIONS, MARKS, RATINGS
from fzdigital.io.tables import (
    CORRECTIONS,
    ENTRY_TABLES,
    READINGS,
    ROW_TABLES,
    SETTING_ROWS,
    SETTINGS,
    table_named,
)
from fzdigital.nouns import Application, Correction, Entry, Happening, Provider
from fzdigital.service.casebook import MATTER_SHEETS, Casebook, SettledReading
from tests.strategies.nouns import entries

TABLES = (*ROW_TABLES, SETTINGS, SETTING_ROWS)


def fields(noun: type) -> set[str]:
    """The fields that the rows of a sheet must give."""
    own = set(fields_dict(noun))
    return own - {"provider"} | set(fields_dict(Provider)) if noun is Application else own


class TestSheets:
    """Which sheets there are."""

    def test_every_happening_has_one(self) -> None:
        """Each kind of happening stands in exactly one sheet."""
        assert {table.noun for table in ENTRY_TABLES} == set(get_args(Happening))
        assert len(ENTRY_TABLES) == len(get_args(Happening))

    @pytest.mark.parametrize("table", ENTRY_TABLES, ids=lambda table: table.key)
    def test_columns_of_entries_are_the_fields(self, table: Table) -> None:
        """The columns are the fields of the noun, after the id and before the day of recording."""
        assert table.columns[0] is ID
        assert table.columns[-1] is RECORDED_ON
        assert table.noun is not None
        assert {column.key for column in table.columns[1:-1]} == fields(table.noun)

    @pytest.mark.parametrize(
        ("table", "noun"), [(CORRECTIONS, Correction), (READINGS, SettledReading)], ids=["corrections", "readings"]
    )
    def test_columns_of_the_others_are_the_fields_too(self, table: Table, noun: type) -> None:
        """Corrections and readings have a column for every field."""
        assert {column.key for column in table.columns} == fields(noun)

    def test_settings_are_fields_of_the_casebook(self) -> None:
        """Every setting is a field that the casebook has beside its rows, its format and its version."""
        rows = {"entries", "corrections", "readings", "format", "version"}
        assert {column.key for column in SETTINGS.columns} == set(fields_dict(Casebook)) - rows

    def test_sheets_that_can_be_incomplete_are_sheets(self) -> None:
        """The casebook names them by their keys."""
        assert set(MATTER_SHEETS) <= {table.key for table in ENTRY_TABLES}

    @pytest.mark.parametrize("table", TABLES, ids=lambda table: table.key)
    def test_names_and_headings_are_told_apart(self, table: Table) -> None:
        """Within a sheet no key or heading, in either language, names two columns."""
        for column in table.columns:
            named = [table.column(name) for name in (column.key, *column.heading)]
            assert named == [column] * 3

    @pytest.mark.parametrize("table", TABLES, ids=lambda table: table.key)
    def test_everything_is_described_in_both_languages(self, table: Table) -> None:
        """Sheets and columns say what they are for in Chinese and in English."""
        described = [
            table.name,
            table.about,
            *(text for column in table.columns for text in (column.heading, column.about)),
        ]
        assert all(text.zh and text.en and not text.zh.isascii() and text.en != text.zh for text in described)

    def test_are_found_by_name_and_key(self) -> None:
        """The Chinese and the English name and the key name the same sheet; any other name none."""
        assert {table_named(name, ROW_TABLES) for name in ("marks", "评分", "Marks")} == {MARKS}
        assert table_named("分数", ROW_TABLES) is None

    def test_a_bureau_may_act_without_a_firm(self) -> None:
        """A call for applications concerns no firm, no sector and perhaps no batch."""
        optional = {column.key for column in ACTS.columns if not column.required}
        assert optional == {"id", "code", "industry", "batch", "grounds", "recorded_on"}


class TestColumn:
    """Cells of a column."""

    @pytest.mark.parametrize(
        "heading", ["统一社会信用代码", "统一社会\n信用代码", " 统一社会　信用代码", "code", "Credit code"]
    )
    def test_white_space_in_a_heading_does_not_count(self, heading: str) -> None:
        """A heading may be broken into lines or spaced out."""
        assert CODE.is_headed(heading)

    @pytest.mark.parametrize("heading", ["信用代码", "Code", "", "企业名称"])
    def test_another_heading_is_another(self, heading: str) -> None:
        """Part of a heading is none."""
        assert not CODE.is_headed(heading)

    @pytest.mark.parametrize("blank", [None, "", "  ", "\u3000\n"], ids=repr)
    def test_a_blank_is_unknown_or_an_error(self, blank: object) -> None:
        """Nothing and white space are blank: unknown where a cell may be, refused where it may not."""
        assert column(RATINGS, "stars").read(blank) is None
        assert column(ACTS, "grounds").read(blank) == ()
        with pytest.raises(InvalidValueError) as caught:
            column(RATINGS, "code").read(blank)
        assert caught.value.value is None

    def test_white_space_around_text_does_not_count(self) -> None:
        """Spaces around a name, of either width, are no part of it."""
        assert column(APPLICATIONS, "name").read("\u3000福州 甲\n") == "福州 甲"

    def test_a_number_is_never_blank(self) -> None:
        """A zero is a value."""
        assert str(column(MARKS, "score").read(Token("0"))) == "0"

    @given(entries())
    def test_value_is_found_in_the_noun(self, entry: Entry) -> None:
        """What a column shows of a noun builds the same noun again."""
        table = next(table for table in ENTRY_TABLES if table.noun is type(entry.what))
        values = {column.key: column.value_in(entry.what) for column in table.columns[1:-1]}
        assert table.build(**values) == entry.what


def column(table: Table, key: str) -> Column:
    """The column of that key."""
    return table.columns[table.index(key)]
