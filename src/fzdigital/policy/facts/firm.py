"""Facts about a firm itself, and the run of no-star ratings under each reading."""

from itertools import product
from typing import Final

from fzdigital.policy.actors import APPLICANT, BUREAU, PROVIDER
from fzdigital.policy.facts.declare import LAST_DAY, count, day, yes_no
from fzdigital.rules.vocabulary import FactDef
from fzdigital.text import Text

FIRM: Final = "firm"
RATINGS: Final = "ratings"

IN_LIBRARY: Final = yes_no(
    "firm.in_library", "5/scope",
    Text("企业在服务资源库内", "the firm is in the service library"),
    Text("企业不在服务资源库内", "the firm is not in the service library"),
    of=FIRM, world="act", changed_by=BUREAU, moves="freely",
)  # fmt: skip
IN_RESERVE: Final = yes_no(
    "firm.in_reserve", "preamble/reserve",
    Text("企业在后备资源库内", "the firm is in the reserve"),
    Text("企业不在后备资源库内", "the firm is not in the reserve"),
    of=FIRM, world="act", changed_by=BUREAU, moves="freely",
)  # fmt: skip
EXITED: Final = yes_no(
    "firm.exited", "preamble/nonmember",
    Text("企业曾退出服务资源库", "the firm has left the library before"),
    Text("企业未曾退出服务资源库", "the firm has never left the library"),
    of=FIRM, world="act", changed_by=BUREAU, moves="up",
)  # fmt: skip
MEETS_CONDITIONS: Final = yes_no(
    "firm.meets_service_conditions", "preamble/nonmember",
    Text("企业符合提供服务的条件", "the firm meets the conditions for serving"),
    Text("企业不符合提供服务的条件", "the firm does not meet the conditions for serving"),
    of=FIRM, by=BUREAU, changed_by=PROVIDER, moves="freely",
)  # fmt: skip
LISTED: Final = yes_no(
    "firm.listed", "3/veto",
    Text("企业现列入失信名单", "the firm is on the dishonesty list now"),
    Text("企业现未列入失信名单", "the firm is not on the dishonesty list now"),
    of=FIRM, by=APPLICANT, changed_by=PROVIDER, moves="freely",
)  # fmt: skip
RATED_ROUND: Final = yes_no(
    "firm.rated_this_round", "4(2)",
    Text("企业在本轮已评级", "the firm has been rated in the latest round"),
    Text("企业在本轮尚未评级", "the firm has not been rated in the latest round"),
    of=FIRM, world="act", changed_by=BUREAU, moves="up",
)  # fmt: skip
ROUND_OPEN: Final = yes_no(
    "firm.round_held_while_member", "4(2)",
    Text("企业在库期间已举行评级", "a rating round was held while the firm was a member"),
    Text("企业在库期间未举行评级", "no rating round was held while the firm was a member"),
    of=FIRM, world="act", changed_by=BUREAU, moves="up",
)  # fmt: skip
OWN_WINDOW: Final = yes_no(
    "firm.own_first_rating_due", "4(5)a",
    Text("企业自身首次评级的期间已到", "the firm's own first rating is due"),
    Text("企业自身首次评级的期间未到", "the firm's own first rating is not due"),
    of=FIRM, world="derived",
)  # fmt: skip

SEQUENCES: Final = ("own_sequence", "skip_breaks")
RERATINGS: Final = ("new_rating", "recheck_replaces")
REAPPLYING: Final = ("reset", "carry_over")
LATENESS: Final = ("valid", "void")
MOST_ROUNDS: Final = 63

_SAID: Final = {
    "own_sequence": Text("按企业自身评级次序", "in the firm's own sequence"),
    "skip_breaks": Text("缺评即中断", "broken by a missed round"),
    "new_rating": Text("复评另计一次", "a re-rating counts anew"),
    "recheck_replaces": Text("复核替代原评级", "a re-check replaces"),
    "reset": Text("重新入库重新起算", "starting afresh after re-entry"),
    "carry_over": Text("跨越退出连续计算", "carried over an exit"),
    "valid": Text("窗口外首评有效", "a first rating out of time counts"),
    "void": Text("窗口外首评无效", "a first rating out of time is void"),
}


def run_name(*readings: str) -> str:
    """The name of the run fact under one combination of readings."""
    return "run_of_no_stars." + ".".join(readings)


def _run(*readings: str) -> FactDef:
    zh = "，".join(_SAID[reading].zh for reading in readings)
    en = ", ".join(_SAID[reading].en for reading in readings)
    text = Text(f"连续无星级次数（{zh}）", f"longest run of no-star ratings ({en})")
    return count(
        run_name(*readings), "5(4)", text, Text("次", "ratings"), MOST_ROUNDS, of=RATINGS, absent=0, moves="up"
    )


RUNS: Final = tuple(_run(*readings) for readings in product(SEQUENCES, RERATINGS, REAPPLYING, LATENESS))
RUN_COMPLETE_ON: Final = day(
    "ratings.arose_on", "5(4)",
    Text("连续无星级达到次数之日", "day the run of no-star ratings was complete"), of=RATINGS, absent=LAST_DAY,
)  # fmt: skip

FIRM_FACTS: Final = (
    IN_LIBRARY, IN_RESERVE, EXITED, MEETS_CONDITIONS, LISTED, RATED_ROUND, ROUND_OPEN, OWN_WINDOW,
    *RUNS, RUN_COMPLETE_ON,
)  # fmt: skip
