"""How firms and days are called in the scenarios, in both languages."""

import re
from datetime import date
from typing import Final

from fzdigital.domain.provider import completed_code

_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
FIRMS: Final = rf"(?:[{_STEMS}]公司|企业\d+)"
"""The names of firms: 甲公司 to 癸公司, and 企业11 and so on where more are needed."""

UNNAMED: Final = 1000
"""Firms numbered from here on have no name of their own: they only fill a library, a field or a reserve."""


def number_of_firm(name: str) -> int:
    """The number of a firm called 甲公司 or 企业11."""
    return _STEMS.index(name[0]) + 1 if name[0] in _STEMS else int(name.removeprefix("企业"))


def name_of_firm(number: int) -> str:
    """What a firm is called in Chinese."""
    return f"{_STEMS[number - 1]}公司" if number <= len(_STEMS) else f"企业{number}"


def firm_english(name: str) -> str:
    """What a firm is called in English: Firm A to Firm J, then Firm 11 and so on."""
    number = number_of_firm(name)
    return f"Firm {chr(ord('A') + number - 1)}" if number <= len(_STEMS) else f"Firm {number}"


def code_of(number: int) -> str:
    """The code of a made-up firm; it has a valid check character and is nobody's."""
    return completed_code(f"91350100{number:09}")


def day_of(word: str) -> date:
    """A day written 2025年3月3日."""
    year, month, day = (int(part) for part in re.findall(r"\d+", word))
    return date(year, month, day)


def day_english(word: str) -> str:
    """A day written 3 March 2025."""
    day = day_of(word)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def day_chinese(day: date) -> str:
    """A day written 2025年3月3日."""
    return f"{day.year}年{day.month}月{day.day}日"


_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
