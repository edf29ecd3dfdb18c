"""Facts that all cases of one day share: the day itself and the release of the text."""

from typing import Final

from fzdigital.policy.facts.declare import day
from fzdigital.text import Text

AS_OF: Final = day("as_of", "notice/commence", Text("所问之日", "day asked about"))
RELEASED_ON: Final = day("doc.released_on", "notice/commence", Text("文件实际公开之日", "day the text was made public"))
RELEASE_PLUS_30: Final = day(
    "doc.release_plus_30", "notice/commence", Text("文件公开满30日之日", "thirtieth day after the text was made public")
)

COMMON_FACTS: Final = (AS_OF, RELEASED_ON, RELEASE_PLUS_30)
