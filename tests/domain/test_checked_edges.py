"""Characters that no line of text may hold."""

import pytest

from fzdigital.domain.checked import checked_line
from fzdigital.errors import InvalidValueError
from fzdigital.text import Text


@pytest.mark.parametrize(
    "char",
    ["\u0007", "\u200b", "\ud800", "\u2028", "\u2029"],
    ids=["control", "format", "surrogate", "line separator", "paragraph separator"],
)
def test_a_line_is_one_line_of_visible_text(char: str) -> None:
    """What ends a line or paragraph, cannot be seen, or is half a character is refused within a text."""
    with pytest.raises(InvalidValueError):
        checked_line(f"甲{char}乙", Text("某栏", "some field"))
