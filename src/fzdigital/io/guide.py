"""The sheet that tells a clerk how to fill in the others; it is no part of the casebook."""

from fzdigital.text import Text

GUIDE_NAME = Text("填写说明", "Guide")
"""What the sheet is called; reading passes it over."""
