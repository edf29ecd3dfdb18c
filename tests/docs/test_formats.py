"""The page on formats states the bounds and reasons that the code has."""

import re

import pytest

from fzdigital.cli.shared import DONE, REFUSED, TO_SEE_TO
from fzdigital.io import json_text, preflight
from fzdigital.io.cells import LONGEST_REASON
from fzdigital.io.raw import MOST_COUNTED, MOST_LISTED
from fzdigital.render import decisions
from fzdigital.service import casebook
from tests.docs.pages import source
from tests.io.test_schema import NOT_STATED

PAGES = ("reference/formats.md", "reference/formats.zh-CN.md")


@pytest.mark.parametrize("page", PAGES)
class TestFormats:
    """Both languages say what holds."""

    def test_the_limits(self, page: str) -> None:
        """Every bound stands in the table of limits."""
        assert json_text.MOST_BYTES == preflight.MOST_BYTES == 64 * 2**20
        assert "64 MiB" in source(page)
        for bound in (json_text.MOST_VALUES, json_text.MOST_OBJECTS, LONGEST_REASON, MOST_LISTED, MOST_COUNTED):
            assert f"{bound:,}" in source(page)

    def test_the_reasons_a_schema_cannot_state(self, page: str) -> None:
        """There are as many as the tests of the schema allow for."""
        listed = next(
            run for run in re.findall(r"(?:^- (?:.*\n)(?:  .*\n)*)+", source(page), re.MULTILINE) if "1e2" in run
        )
        assert len(re.findall("^- ", listed, re.MULTILINE)) == len(NOT_STATED)

    def test_the_formats_and_their_versions(self, page: str) -> None:
        """Each format with the version that is written and the file of its schema."""
        for one in (casebook, decisions):
            assert f"| `{one.FORMAT}` | {one.VERSION} |" in source(page)
            schema = f"{one.FORMAT.removeprefix('fzdigital-')}-{one.VERSION}.schema.json"
            assert f"`schemas/{schema}`" in source(page)

    def test_the_exit_codes(self, page: str) -> None:
        """Three, in their order."""
        found = re.findall(r"^\| (\d) \|", source(page), re.MULTILINE)
        assert [int(code) for code in found] == [DONE, TO_SEE_TO, REFUSED]
