"""The commands about the text itself: clauses, check-text."""

from collections.abc import Iterable
from pathlib import Path

from fzdigital.cli.files import official_text
from fzdigital.cli.options import Lang
from fzdigital.cli.shared import DONE, TO_SEE_TO
from fzdigital.policy.catalogue.outside import OUTSIDE
from fzdigital.policy.measures import MEASURES
from fzdigital.policy.official_text import check_text as check_pins
from fzdigital.render.clauses import clause_lines, list_lines, pin_lines


def clauses(clause: str | None = None, /, *, lang: Lang = "zh") -> int:
    """列出条款，或一条的释义与规则。 The clauses, or one with its rules in words."""
    _print(list_lines(MEASURES, lang) if clause is None else clause_lines(MEASURES, clause, lang))
    return DONE


def check_text(file: Path, /, *, lang: Lang = "zh") -> int:
    """用官方文本核对全部定位，查有无遗漏的文字。 Checks every pin against an official text; are words left?"""
    result = check_pins(official_text(file), MEASURES.clauses, OUTSIDE)
    _print(pin_lines(result, lang))
    return DONE if result.complete and not result.uncovered else TO_SEE_TO


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)
