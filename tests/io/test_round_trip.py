"""What is written is read back the same, by every carrier."""

from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from fzdigital.io.csv_folder import write_csv_folder
from fzdigital.io.document_json import read_json, write_json
from fzdigital.io.read import read_casebook
from fzdigital.io.workbook_out import write_workbook
from fzdigital.service.casebook import Casebook
from tests.strategies.casebooks import AXES, casebooks, unhurried


class TestRoundTrip:
    """Writing and reading undo each other."""

    @unhurried
    @given(casebooks())
    def test_json(self, casebook: Casebook) -> None:
        """A JSON document gives back the casebook it was written from, and writing that gives the same text."""
        text = write_json(casebook)
        again = read_json(text, AXES)
        assert again == casebook
        assert write_json(again) == text

    @settings(unhurried, max_examples=30)
    @given(casebooks())
    def test_workbook(self, casebook: Casebook) -> None:
        """A workbook gives back the casebook it was written from, and writing that gives the same bytes."""
        with TemporaryDirectory() as folder:
            first, second = Path(folder, "first.xlsx"), Path(folder, "second.xlsx")
            write_workbook(casebook, first)
            again = read_casebook(first, AXES)
            write_workbook(again, second)
            assert again == casebook
            assert first.read_bytes() == second.read_bytes()

    @settings(unhurried, max_examples=30)
    @given(casebooks())
    def test_csv(self, casebook: Casebook) -> None:
        """A folder of CSV files gives back the casebook it was written from, and writing that gives the same bytes."""
        with TemporaryDirectory() as folder:
            first, second = Path(folder, "first"), Path(folder, "second")
            write_csv_folder(casebook, first)
            again = read_casebook(first, AXES)
            write_csv_folder(again, second)
            assert again == casebook
            assert _contents(first) == _contents(second)

    @pytest.mark.parametrize("carriers", list(permutations(("json", "workbook", "csv"))), ids="-".join)
    @settings(unhurried, max_examples=8)
    @given(casebooks())
    def test_one_carrier_after_the_other(self, carriers: tuple[str, ...], casebook: Casebook) -> None:
        """A casebook that goes through all carriers, in whatever order, stays the same."""
        again = casebook
        for carrier in carriers:
            with TemporaryDirectory() as folder:
                path = Path(folder, "案卷")
                _write(again, carrier, path)
                again = read_casebook(path, AXES)
        assert again == casebook


def _write(casebook: Casebook, carrier: str, path: Path) -> None:
    match carrier:
        case "json":
            path.write_text(write_json(casebook), encoding="utf-8")
        case "workbook":
            write_workbook(casebook, path)
        case _:
            write_csv_folder(casebook, path)


def _contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}
