"""The English of the scenarios is the same text in another language: nothing is missing from it."""

import re

import pytest

from tests.regulation.english import cell_in_english, heading_in_english, kinds_of_columns, scenarios
from tests.regulation.features import FeatureFile, feature_files

CHINESE = re.compile(r"[\u3400-\u9fff]")


class TestEnglish:
    """Every feature can be read in English."""

    def test_no_chinese_is_left(self) -> None:
        """Every sentence, title, heading and cell has its English."""
        left = {
            name: [line for line in text.splitlines() if CHINESE.search(line)] for name, text in scenarios("en").items()
        }
        assert {name: lines for name, lines in left.items() if lines} == {}

    @pytest.mark.parametrize("file", feature_files(), ids=lambda file: file.name)
    def test_every_title_has_english(self, file: FeatureFile) -> None:
        """Features, rules and scenarios carry a line with their title in English."""
        titles = [(file.title, file.english), *file.rules, *((one.name, one.english) for one in file.scenarios)]
        assert [zh for zh, en in titles if not en] == []

    def test_both_languages_have_the_same_shape(self) -> None:
        """As many headings, sentences and rows in one as in the other."""
        shapes = [
            {
                name: [line.split(" ")[0] for line in text.splitlines() if line[:1] in "#-|"]
                for name, text in each.items()
            }
            for each in (scenarios("zh"), scenarios("en"))
        ]
        assert shapes[0] == shapes[1]

    def test_a_column_is_read_by_its_place(self) -> None:
        """A word that stands for two things is said as what its column holds: a reading is no record."""
        outline = next(one for file in feature_files() for one in file.scenarios if "口径" in one.columns)
        kind = kinds_of_columns(outline)["口径"]
        assert cell_in_english("退出", kind) == "yes"

    def test_what_has_no_english_is_refused(self) -> None:
        """A heading or a cell nobody translated is an error, never Chinese in an English text."""
        with pytest.raises(LookupError, match="add it to HEADINGS"):
            heading_in_english("没有的栏目")
        with pytest.raises(LookupError, match=r"of no kind in kinds\.py"):
            cell_in_english("没有的词")
