"""Fonts for Chinese: one that is there is found, and what a page needs of it is cut out. Needs the extra ``plot``."""

from base64 import b64encode
from collections.abc import Callable, Iterable
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Final, TypeVar

from attrs import frozen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from fzdigital.errors import FontError
from fzdigital.text import shown

_T = TypeVar("_T")

PLACES: Final = (
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/wqy-microhei/wqy-microhei.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc",
    "/System/Library/Fonts/STHeiti Light.ttc",
    "/System/Library/Fonts/Hiragino Sans GB.ttc",
    "C:/Windows/Fonts/msyh.ttc",
    "C:/Windows/Fonts/simhei.ttf",
    "C:/Windows/Fonts/simsun.ttc",
)
"""Where systems keep a font for Chinese, in the order in which they are looked for."""

_TRIAL: Final = "福州市遴选"
"""What a font for Chinese has."""

_FAMILY: Final = 1
_MOST_LISTED: Final = 10


@frozen
class Font:
    """A font for Chinese.

    Args:
        path: its file; of a collection the first font is used.
        family: what it is called.
    """

    path: Path
    family: str

    def require(self, text: str) -> None:
        """Demand that all characters are in it: others would be boxes.

        Args:
            text: what is to be written.

        Raises:
            FontError: some are not.
        """
        characters = _read(self.path, lambda opened: opened.getBestCmap() or {})
        missing = sorted({one for one in text if one.isprintable() and ord(one) not in characters})
        if missing:
            some = " ".join(missing[:_MOST_LISTED])
            raise FontError(
                f"字体{self.path.name!r}没有下列字符：{some}，请指定另一种字体，或改用其他文字。",
                f"the font {self.path.name!r} lacks these characters: {some}; name another font or use other words.",
            )


def chinese_font(path: Path | None = None, places: Iterable[str] = PLACES) -> Font:
    """A font for Chinese.

    Args:
        path: its file; None for the first there is in ``places``.
        places: where to look.

    Raises:
        FontError: it is not there, is no font, or has no Chinese; or there is none in any place.
    """
    found = path or next((Path(one) for one in places if Path(one).is_file()), None)
    if found is None:
        raise FontError(
            "没有找到中文字体，没有作图；请安装一种（如Debian的fonts-wqy-microhei），或指明字体文件。",
            "no font for Chinese was found and nothing was drawn; install one (such as fonts-wqy-microhei of Debian) "
            "or name the file of one.",
        )
    font = Font(found, _read(found, lambda opened: str(opened["name"].getDebugName(_FAMILY))))
    font.require(_TRIAL)
    return font


def embedded(font: Font, text: str) -> str:
    """What a page needs of a font, as a rule of its style sheet; the same text, the same bytes.

    Args:
        font: the font.
        text: all that the page says.

    Raises:
        FontError: the font lacks some of it.
    """
    font.require(text)
    data = b64encode(_read(font.path, partial(_cut, text=text))).decode()
    return f'@font-face {{ font-family: "{font.family}"; src: url(data:font/woff2;base64,{data}) format("woff2"); }}'


def _cut(opened: TTFont, text: str) -> bytes:
    """What a text needs of a font."""
    options = Options(flavor="woff2", layout_features=[], hinting=False, notdef_outline=True, name_IDs=[_FAMILY])
    # A note of the program that made the font, which nothing reads.
    options.drop_tables += ["FFTM"]
    opened.recalcTimestamp = False
    subsetter = Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(opened)
    written = BytesIO()
    opened.flavor = "woff2"
    opened.save(written)
    return written.getvalue()


def _read(path: Path, read: Callable[[TTFont], _T]) -> _T:
    """What a font holds; its tables are taken apart only when they are asked for."""
    try:
        return read(TTFont(path, fontNumber=0, recalcTimestamp=False))
    # It raises whatever its innards raise, from KeyError to struct.error.
    except Exception:
        raise FontError(
            f"无法用{shown(str(path))}作字体，没有作图；请指明一个TrueType或OpenType字体文件。",
            f"{shown(str(path))} cannot be used as a font and nothing was drawn; name the file of a TrueType or "
            "OpenType font.",
        ) from None
