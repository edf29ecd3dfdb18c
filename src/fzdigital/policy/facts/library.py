"""Facts about the library and the reserve as a whole."""

from typing import Final

from fzdigital.policy.actors import BUREAU
from fzdigital.policy.facts.declare import count, named, yes_no
from fzdigital.policy.facts.selection import MOST
from fzdigital.rules.vocabulary import FactDef
from fzdigital.text import Text

LIBRARY: Final = "library"
_FIRMS: Final = Text("家", "firms")


def _done(name: str, clause: str, yes: Text, no: Text) -> FactDef:
    return yes_no(f"library.{name}", clause, yes, no, of=LIBRARY, world="act", changed_by=BUREAU, moves="up")


COUNT: Final = count(
    "library.count", "1/total", Text("在库家数", "number of firms in the library"), _FIRMS, MOST, of=LIBRARY
)
ADJUSTED: Final = count(
    "library.adjusted_count", "5(5)a",
    Text("动态调整后的在库家数", "firms in the library after adjustment"), _FIRMS, MOST,
    of=LIBRARY,
)  # fmt: skip
EXITS: Final = count(
    "library.exits", "5(5)a", Text("已发生的退出家数", "exits so far"), _FIRMS, MOST, of=LIBRARY, moves="up"
)
RESERVE_COUNT: Final = count(
    "library.reserve_count",
    "1/reserve/size",
    Text("后备家数", "number of firms in the reserve"),
    _FIRMS,
    MOST,
    of=LIBRARY,
)
RESERVE_USABLE: Final = count(
    "library.reserve_usable", "5(5)c",
    Text("未列入失信名单的后备家数", "reserve firms not on the dishonesty list"), _FIRMS, MOST,
    of=LIBRARY,
)  # fmt: skip
SELECTED: Final = _done(
    "selected", "3/decide", Text("已确定服务资源库名单", "a list of the library has been decided"),
    Text("尚未确定服务资源库名单", "no list of the library has been decided"),
)  # fmt: skip
RESERVE_BUILT: Final = _done(
    "reserve_built", "1/reserve/build", Text("已建立后备资源库", "the reserve has been set up"),
    Text("尚未建立后备资源库", "the reserve has not been set up"),
)  # fmt: skip
WINDOW: Final = named(
    "library.first_rating_window", "4(5)a", Text("首次评级期间", "window of the first rating"),
    (
        ("no_notice", Text("首批尚未公示", "the first batch has not been notified")),
        ("before", Text("期间未到", "before the window")),
        ("within", Text("期间之内", "within the window")),
        ("after", Text("期间已过", "after the window")),
    ),
    of=LIBRARY, world="derived",
)  # fmt: skip
FIRST_HELD: Final = _done(
    "first_rating_held", "4(5)a", Text("已进行第一次评级", "the first rating has been held"),
    Text("尚未进行第一次评级", "the first rating has not been held"),
)  # fmt: skip

LIBRARY_FACTS: Final = (
    COUNT, ADJUSTED, EXITS, RESERVE_COUNT, RESERVE_USABLE, SELECTED, RESERVE_BUILT, WINDOW, FIRST_HELD,
)  # fmt: skip
