"""A font for Chinese is found or asked for, and a page takes along just what it needs of it."""

import re
from base64 import b64decode
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from fzdigital.errors import FontError
from fzdigital.render.fonts import chinese_font, embedded

FONT = chinese_font()


def taken(text: str) -> TTFont:
    """The font that a page with this text takes along."""
    data = re.findall(r"base64,([^)]*)\)", embedded(FONT, text))
    return TTFont(BytesIO(b64decode(data[0])))


class TestFinding:
    """Where a font comes from."""

    def test_the_first_that_is_there(self, tmp_path: Path) -> None:
        """Places are looked at in order; what is not there is passed over."""
        assert chinese_font(None, (str(tmp_path / "none.ttf"), str(FONT.path))) == FONT

    def test_none_is_an_error(self, tmp_path: Path) -> None:
        """Boxes instead of words would go unnoticed."""
        with pytest.raises(FontError, match="no font for Chinese was found") as raised:
            chinese_font(None, (str(tmp_path / "none.ttf"),))
        assert "fonts-wqy-microhei" in raised.value.text.zh

    def test_one_that_is_named(self) -> None:
        """A path is taken at its word."""
        assert chinese_font(FONT.path, ()) == FONT

    def test_what_is_no_font(self, tmp_path: Path) -> None:
        """A file of something else, or none, is refused."""
        other = tmp_path / "font.ttf"
        other.write_bytes(b"no font")
        for path in (other, tmp_path / "none.ttf", tmp_path):
            with pytest.raises(FontError, match="cannot be used as a font"):
                chinese_font(path)

    def test_a_font_without_chinese(self, tmp_path: Path) -> None:
        """It says which characters are lacking."""
        latin = tmp_path / "latin.ttf"
        opened = taken("abc")
        opened.flavor = None
        opened.save(latin)
        with pytest.raises(FontError, match="lacks these characters: 州 市 福 选 遴"):
            chinese_font(latin)


class TestEmbedding:
    """What a page takes along."""

    def test_only_what_is_said(self) -> None:
        """The characters of the text and no others, as WOFF2."""
        font = taken("福州 ABC")
        assert font.flavor == "woff2"
        assert {chr(one) for one in font.getBestCmap()} == set("福州 ABC")

    def test_it_is_small(self) -> None:
        """A few characters take a few kilobytes, of a font of some megabytes."""
        assert len(embedded(FONT, "福州市细分行业")) < 8_000

    def test_the_same_text_the_same_bytes(self) -> None:
        """No time and no order gets in."""
        assert embedded(FONT, "遴选办法") == embedded(FONT, "法办选遴遴")

    def test_a_character_that_is_lacking(self) -> None:
        """It is named, and line breaks are no characters."""
        with pytest.raises(FontError, match="🙂"):
            embedded(FONT, "好\n🙂")

    def test_of_many_that_are_lacking_some_are_named(self) -> None:
        """A message stays short."""
        with pytest.raises(FontError) as raised:
            embedded(FONT, "".join(map(chr, range(0x1F600, 0x1F630))))
        assert len(raised.value.text.en) < 150
