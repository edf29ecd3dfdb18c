"""Every number and day that the Measures enact, each with its unit and its clause.

A rule never carries a bare number: it names one of these, so that an amended figure is changed in one place. The bounds
are no part of the text: they keep out figures that no rule could mean, or no computation could follow.
"""

from datetime import date
from typing import Final

from fzdigital.domain.rating import Stars
from fzdigital.policy.facts.declare import FIRST_DAY, LAST_DAY
from fzdigital.policy.facts.firm import MOST_ROUNDS
from fzdigital.policy.facts.selection import MOST
from fzdigital.rules.source import Parameter
from fzdigital.text import Text

_FIRMS: Final = Text("家", "firms")
_SCORES: Final = Text("个分数", "scores")
_DAY: Final = Text("日", "day")
_MOST_STRUCK: Final = 1000

TOTAL: Final = Parameter(
    "total", 32, _FIRMS, "1/total",
    Text("四个细分行业计划遴选的数字化服务商总数", "providers planned over the four sectors together"),
    # A plan for nobody is no plan; a rule compares it with counts, which are kept up to this many.
    1, MOST,
)  # fmt: skip
ROW_KNIT: Final = Parameter(
    "row_knit", 10, _FIRMS, "1/table",
    Text("针织行业在计划表中的家数", "plan-table row for knitted and crocheted textiles"),
    # A sector may be planned to have none; the counts that a rule compares it with end here, as of the other rows.
    0, MOST,
)  # fmt: skip
ROW_COTTON: Final = Parameter(
    "row_cotton", 6, _FIRMS, "1/table",
    Text("棉纺、化纤及印染行业在计划表中的家数", "plan-table row for cotton, synthetic textiles and finishing"),
    0, MOST,
)  # fmt: skip
ROW_ELEC: Final = Parameter(
    "row_elec", 10, _FIRMS, "1/table",
    Text("电子器件行业在计划表中的家数", "plan-table row for electronic devices"),
    0, MOST,
)  # fmt: skip
ROW_AUTO: Final = Parameter(
    "row_auto", 6, _FIRMS, "1/table",
    Text("汽车零部件行业在计划表中的家数", "plan-table row for automobile parts"),
    0, MOST,
)  # fmt: skip
RESERVE_MIN: Final = Parameter(
    "reserve_min", 20, _FIRMS, "1/reserve/size",
    Text("后备家数区间的下端（含本数）", "lower end of the band for the reserve, itself included"),
    # No firm at all is a band without a lower end; a band whose ends are crossed admits no reserve.
    0, MOST, "reserve_max",
)  # fmt: skip
RESERVE_MAX: Final = Parameter(
    "reserve_max", 25, _FIRMS, "1/reserve/size",
    Text("后备家数区间的上端（含本数）", "upper end of the band for the reserve, itself included"),
    # At none there is no reserve.
    0, MOST,
)  # fmt: skip
TRIM_HIGH: Final = Parameter(
    "trim_high", 1, _SCORES, "3/trim",
    Text("计算得分前从高端剔除的分数个数", "scores taken off the top before the mean is formed"),
    # Nothing need be struck, but nothing can be added; no panel comes near the upper bound.
    0, _MOST_STRUCK,
)  # fmt: skip
TRIM_LOW: Final = Parameter(
    "trim_low", 1, _SCORES, "3/trim",
    Text("计算得分前从低端剔除的分数个数", "scores taken off the bottom before the mean is formed"),
    # As at the other end.
    0, _MOST_STRUCK,
)  # fmt: skip
GRADES: Final = Parameter(
    "grades", 4, Text("个等级", "grades"), "4(3)",
    Text("评级等级的个数", "grades a rating can have"),
    # Each grade is a unit of the text, with stars of its own: another number takes other units, not another figure.
    len(Stars), len(Stars),
)  # fmt: skip
FIRST_RATING_MONTH: Final = Parameter(
    "first_rating_month", 3, Text("月（序数）", "month (ordinal)"), "4(5)a",
    Text("首次评级落在首批公示之后的第几个月", "which month after the first notice holds the first rating"),
    # There is no month 0 to count to; ten years outlast any validity that such a document has had, and stay in the
    # calendar.
    1, 120,
)  # fmt: skip
NO_STAR_LIMIT: Final = Parameter(
    "no_star_limit", 2, Text("次", "ratings"), "5(4)",
    Text("导致退出的相连无星级次数", "adjoining no-star ratings that lead to exit"),
    # A run of none is no run, and would put out firms never rated; runs are counted up to this many.
    1, MOST_ROUNDS,
)  # fmt: skip
REFILL_FLOOR: Final = Parameter(
    "refill_floor", 27, _FIRMS, "5(5)a",
    Text("在库家数不足此数时可以补充", "library size short of which refilling is provided for"),
    # At none there is never a reason to refill; the counts that it is compared with end here.
    0, MOST,
)  # fmt: skip
EFFECTIVE_FROM: Final = Parameter(
    "effective_from", date(2024, 4, 11), _DAY, "notice/commence",
    Text("施行首日（按文件落款日期）", "first day in force, taken from the date of the document"),
    # The days that a case can carry; before or after them no question can be asked.
    FIRST_DAY, LAST_DAY,
)  # fmt: skip
EXPIRES_ON: Final = Parameter(
    "expires_on", date(2025, 12, 31), _DAY, "6",
    Text("有效期所写的截止日", "closing day written for the period of validity"),
    # As of the first day. It may lie before the first day: the text is then in force on no day.
    FIRST_DAY, LAST_DAY,
)  # fmt: skip

PARAMETERS: Final[tuple[Parameter, ...]] = (
    EFFECTIVE_FROM,
    TOTAL,
    ROW_KNIT,
    ROW_COTTON,
    ROW_ELEC,
    ROW_AUTO,
    RESERVE_MIN,
    RESERVE_MAX,
    TRIM_HIGH,
    TRIM_LOW,
    GRADES,
    FIRST_RATING_MONTH,
    NO_STAR_LIMIT,
    REFILL_FLOOR,
    EXPIRES_ON,
)
"""All of them, in the order of the clauses."""
