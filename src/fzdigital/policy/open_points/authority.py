"""Who may settle an open point; nobody here has settled any."""

from typing import Final

from fzdigital.text import Text

ISSUERS: Final = Text("制定机关（市工信局、市财政局）", "the issuing bodies (Fuzhou industry and finance bureaus)")
"""For what the text itself means, since two bureaus issued it."""

BUREAU: Final = Text(
    "制定机关中负责实施的市工信局", "the Fuzhou industry bureau, the issuing body that applies the text"
)
"""For everything in which only the industry bureau acts."""
