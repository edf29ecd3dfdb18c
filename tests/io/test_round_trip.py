"""What is written is read back the same, by either carrier."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings

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
