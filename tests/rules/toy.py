"""A regulation that has nothing to do with Fuzhou: the reading room's points ladder for library cards.

It holds what a regulation can hold: exceptions and an exception to one, a power, a veto, an aim, open wordings, a
number in two rules, two kinds of matter and two kinds of subject. Whoever reads its rules knows what the tests ask.
"""

from datetime import date
from typing import Final

from fzdigital.rules.build import above, all_of, any_of, at_least, at_most, below, choice, holds, is_, not_, one_of
from fzdigital.rules.decide import Decision, decide
from fzdigital.rules.decision import Case, Matter, Outcome
from fzdigital.rules.regulation import PlainFunction, Regulation
from fzdigital.rules.rule import Act, Actor, Force, Rule
from fzdigital.rules.source import Axis, Clause, Parameter, Reading
from fzdigital.rules.vocabulary import Bool, Day, FactDef, Int, OneOf, Value, Vocabulary
from fzdigital.text import Text

CARD: Final = "card"
BRANCH: Final = "branch"
LOAN: Final = "loan"
COMPLAINT: Final = "complaint"

READER: Final = Text("读者", "the reader")
ROOM: Final = Text("阅览室", "the reading room")
DAYS: Final = Text("天", "days")

CLAUSES: Final = tuple(
    Clause(id, Text(f"第{id}款", f"section {id}"), "obligation", ROOM, Text(f"〔{id}〕", f"[{id}]"), ())
    for id in ("0", "1", "1a", "1b", "2", "2a", "3", "3a", "4", "4a", "5", "6", "7", "8")
)


def _yes_no(name: str, of: str, clause: str, yes: Text, no: Text, absent: bool | None = None) -> FactDef:
    return FactDef(name, Bool(yes, no), Text(f"“{yes.zh}”", f'"{yes.en}"'), clause, yes, READER, of, absent=absent)


def _day(name: str, of: str, clause: str, text: Text, absent: date | None = None) -> FactDef:
    return FactDef(name, Day(date(2000, 1, 1), date(2099, 12, 31)), text, clause, text, ROOM, of, absent=absent)


AS_OF: Final = _day("as_of", "", "0", Text("所问之日", "day asked about"))
POINTS: Final = FactDef(
    "card.points", Int(0, 30, Text("分", "points")), Text("积分", "points on the card"), "1",
    Text("现有几分？", "how many points are there?"), ROOM, CARD,
)  # fmt: skip
VALID: Final = _yes_no(
    "card.valid", CARD, "1", Text("卡有效", "the card is valid"), Text("卡无效", "the card is not valid")
)
STUDENT: Final = _yes_no(
    "card.student",
    CARD,
    "1a",
    Text("持卡人是学生", "the holder is a student"),
    Text("非学生", "the holder is no student"),
)
WARNED: Final = _yes_no(
    "card.warned",
    CARD,
    "1b",
    Text("曾受告诫", "the holder was warned before"),
    Text("未受告诫", "there was no warning"),
)
CHANNEL: Final = FactDef(
    "card.channel",
    OneOf((("post", Text("信函", "by post")), ("phone", Text("电话", "by phone")), ("none", Text("无", "not at all")))),
    Text("联系方式", "how the holder is reached"), "4", Text("如何联系？", "how?"), READER, CARD,
)  # fmt: skip
VISITORS: Final = FactDef(
    "branch.visitors", Int(0, 500, Text("人次", "visitors")), Text("到馆人次", "visitors that day"), "6",
    Text("几人次？", "how many came?"), ROOM, BRANCH,
)  # fmt: skip
LATE: Final = FactDef(
    "loan.days_late", Int(0, 400, DAYS), Text("逾期天数", "days late"), "5", Text("逾期几天？", "how late?"), ROOM,
    LOAN, absent=0,
)  # fmt: skip
RETURNED: Final = _yes_no(
    "loan.returned", LOAN, "5", Text("书已归还", "the book is back"), Text("书未归还", "the book is still out"), True
)
UPHELD: Final = _yes_no(
    "complaint.upheld", COMPLAINT, "3", Text("投诉成立", "the complaint is upheld"),
    Text("投诉不成立", "the complaint is not upheld"), False,
)  # fmt: skip
ABOUT: Final = FactDef(
    "complaint.about",
    OneOf((("noise", Text("喧哗", "noise")), ("damage", Text("毁书", "damage")), ("other", Text("其他", "others")))),
    Text("投诉事由", "what it is about"), "3", Text("何事？", "about what?"), READER, COMPLAINT, absent="other",
)  # fmt: skip
MADE_ON: Final = _day("complaint.made_on", COMPLAINT, "8", Text("投诉之日", "day of the complaint"), date(2099, 12, 31))

BEGINS: Final = Parameter("begins", date(2024, 3, 1), Text("日", "day"), "0", Text("施行之日", "first day"))
ENDS: Final = Parameter("ends", date(2025, 2, 28), Text("日", "day"), "0", Text("失效之日", "closing day"))
SUSPEND_AT: Final = Parameter("suspend_at", 8, Text("分", "points"), "1", Text("停卡线", "points that suspend"))
CLEAN_AT: Final = Parameter("clean_at", 2, Text("分", "points"), "2", Text("良好线", "points of a good record"))
GRACE: Final = Parameter("grace", 14, DAYS, "5", Text("宽限", "days of grace"))
QUIET: Final = Parameter("quiet", 10, Text("人次", "visitors"), "6", Text("冷清线", "few visitors"))

LAST_DAY: Final = Axis(
    "Q-0.last_day", ("0",), Text("末日是否在内？", "Is the closing day included?"),
    (Reading("inclusive", Text("在内", "it is")), Reading("exclusive", Text("不在内", "it is not"))),
    "inclusive", Text("两说", "said both ways"), ROOM,
)  # fmt: skip
FROM_WHEN: Final = Axis(
    "Q-5.from_when", ("5",), Text("何时起算逾期？", "From when is a loan overdue?"),
    (
        Reading("after_grace", Text("宽限之后", "after the days of grace")),
        Reading("at_once", Text("次日起", "from the first day late")),
    ),
    "after_grace", Text("两说", "said both ways"), ROOM,
)  # fmt: skip

DESK: Final = Actor("desk", Text("借阅台", "the desk"))
HEAD: Final = Actor("head", Text("主任", "the head of the room"))
HOLDER: Final = Actor("holder", Text("持卡人", "the card holder"))

SUSPEND: Final = Act("suspend", CARD, Text("停卡", "suspend the card"), burdens="holder")
EXTRA: Final = Act("extra_loans", CARD, Text("准予多借", "grant extra loans"), benefits="holder")
BAN: Final = Act("ban", CARD, Text("禁止入室", "ban the holder"), burdens="holder")
NOTIFY: Final = Act("notify", CARD, Text("通知持卡人", "notify the holder"))
FINE: Final = Act("fine", CARD, Text("收逾期费", "charge a fee"), burdens="holder")
WELCOME: Final = Act("welcome", CARD, Text("当日答复", "answer within the day"))
CLOSE: Final = Act("close_early", BRANCH, Text("提前闭馆", "close early"))

OVERDUE: Final = choice(FROM_WHEN, after_grace=above(LATE, GRACE), at_once=at_least(LATE, 1))
"""5: when a loan is overdue."""

DAMAGE: Final = all_of(holds(UPHELD), is_(ABOUT, "damage"))


def rule(id: str, act: Act, by: Actor, force: Force, *rest: object, clause: str = "", **more: object) -> Rule:
    """A rule that is named after its clause, with everything given by what it refers to."""
    return Rule(id, clause or id, act.id, by.id, force, *rest, **more)  # type: ignore[arg-type]


RULES: Final = (
    rule("1", SUSPEND, DESK, Force.MUST, at_least(POINTS, SUSPEND_AT), holds(VALID), ("1a",)),
    rule("1a", SUSPEND, DESK, Force.MUST_NOT, holds(STUDENT), holds(VALID), ("1b",)),
    rule("1b", SUSPEND, HEAD, Force.MAY, all_of(holds(STUDENT), holds(WARNED)), holds(VALID)),
    rule(
        "2", EXTRA, HEAD, Force.MAY, at_most(POINTS, CLEAN_AT), holds(VALID),
        latitude=Text("一至五本", "one to five books"),
    ),
    rule("2a", EXTRA, HEAD, Force.MUST_NOT, holds(WARNED), holds(VALID)),
    rule(
        "3", BAN, HEAD, Force.MUST, DAMAGE,
        survives=all_of(
            at_most(MADE_ON, AS_OF), choice(LAST_DAY, inclusive=at_most(MADE_ON, ENDS), exclusive=below(MADE_ON, ENDS))
        ),
    ),
    rule("4", NOTIFY, DESK, Force.MUST, at_least(POINTS, 5), one_of(CHANNEL, ("post", "phone"))),
    rule("4a", NOTIFY, DESK, Force.MUST, all_of(not_(holds(RETURNED)), OVERDUE), one_of(CHANNEL, ("post", "phone"))),
    rule("7", NOTIFY, DESK, Force.MAY, is_(CHANNEL, "post")),
    rule("5", FINE, DESK, Force.MUST, OVERDUE),
    rule("8", WELCOME, DESK, Force.AIM, any_of(holds(VALID), is_(CHANNEL, "phone"))),
    rule("6", CLOSE, HEAD, Force.MAY, below(VISITORS, QUIET)),
)  # fmt: skip


def fee(days: int) -> int:
    """5: the fee for days late, in cents; arithmetic that is no condition."""
    return 10 * days


ROOM_RULES: Final = Regulation(
    id="reading-room",
    title=Text("阅览室积分规则", "Points of the reading room"),
    clauses=CLAUSES,
    vocabulary=Vocabulary(
        (AS_OF, POINTS, VALID, STUDENT, WARNED, CHANNEL, VISITORS, LATE, RETURNED, UPHELD, ABOUT, MADE_ON)
    ),
    parameters=(BEGINS, ENDS, SUSPEND_AT, CLEAN_AT, GRACE, QUIET),
    axes=(LAST_DAY, FROM_WHEN),
    actors=(DESK, HEAD, HOLDER),
    acts=(SUSPEND, EXTRA, BAN, NOTIFY, FINE, WELCOME, CLOSE),
    rules=RULES,
    in_force=all_of(
        at_least(AS_OF, BEGINS), choice(LAST_DAY, inclusive=at_most(AS_OF, ENDS), exclusive=below(AS_OF, ENDS))
    ),
    functions=(PlainFunction("5", fee, ("grace",), ("Q-5.from_when",)),),
)
"""The regulation under the readings it uses when nobody has settled anything."""

ORDINARY: Final = (
    ("as_of", date(2024, 6, 1)), ("card.points", 4), ("card.valid", True), ("card.student", False),
    ("card.warned", False), ("card.channel", "phone"), ("branch.visitors", 50),
    ("loan.days_late", 0), ("loan.returned", True), ("complaint.upheld", False), ("complaint.about", "noise"),
    ("complaint.made_on", date(2024, 5, 1)),
)  # fmt: skip
"""A card and its matters of which there is nothing to say; tests state what differs."""


def matter(kind: str, id: str, **differing: Value) -> Matter:
    """A loan or complaint; None is unknown.

    Args:
        kind: the kind of matter.
        id: its name.
        differing: what differs from the ordinary, by the fact's name without its kind.
    """
    return Matter(kind, id, ROOM_RULES.vocabulary.facts_of(kind, _stated(kind, differing)))


def card(*matters: Matter, as_of: date | None = date(2024, 6, 1), **differing: Value) -> Case:
    """A card on a day, with its matters; None is unknown.

    Args:
        matters: its loans and complaints.
        as_of: the day.
        differing: what differs from the ordinary, by the fact's name without ``card.``.
    """
    vocabulary = ROOM_RULES.vocabulary
    common, facts = vocabulary.facts_of("", {"as_of": as_of}), vocabulary.facts_of(CARD, _stated(CARD, differing))
    return Case(CARD, "No. 7", common, facts, matters)


def _stated(kind: str, differing: dict[str, Value]) -> dict[str, Value]:
    ordinary = {name: value for name, value in ORDINARY if name.startswith(f"{kind}.")}
    return {**ordinary, **{f"{kind}.{name}": value for name, value in differing.items()}}


def asked(*matters: Matter, regulation: Regulation = ROOM_RULES, **differing: Value) -> Decision:
    """The decision on a card; the arguments are those of :func:`card`."""
    return decide(regulation, card(*matters, **differing))  # type: ignore[arg-type]


def outcomes(
    act: Act, *matters: Matter, regulation: Regulation = ROOM_RULES, **differing: Value
) -> tuple[Outcome, ...]:
    """What is still possible for one act on a card; the arguments are those of :func:`card`."""
    return asked(*matters, regulation=regulation, **differing).of(act.id).outcomes
