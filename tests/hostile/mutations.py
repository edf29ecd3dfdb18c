"""Documents changed in their structure: keys, rows, values."""

from datetime import date, timedelta
from random import Random
from typing import Any, Final
from unicodedata import normalize

from tests.hostile.json_tree import Pairs, Verbatim
from tests.hostile.plausible import plausible
from tests.strategies.nouns import code_of

_KEYS: Final = (
    "id", "on", "recorded_on", "batch", "code", "name", "kind", "industry", "listed", "tie_order", "expert", "score",
    "ends_on", "grounds", "round", "stars", "rechecks", "due", "done", "done_on", "late", "basis", "deadline",
    "outcome", "outcome_on", "case_number", "accepted", "accepted_on", "verified_on", "reply", "reply_on",
    "verification", "verification_on", "during_service", "grave", "entry", "field", "old", "new", "why", "axis",
    "choice", "by", "released_on", "scale_top", "incomplete", "days_off", "format", "version", "settings",
    "applications", "marks", "acts", "corrections", "readings", "reports", "备注", "分数", "score ", "Score", "ｓcore",
    "举报人", "phone", "reporter", "", "\x00", "\ud800", "a" * 300, "\x1b[31m",
)  # fmt: skip

_NUMBERS: Final = tuple(
    map(
        Verbatim,
        (
            *("0", "1", "2", "3", "4", "-0", "-1", "1.0", "2.00", "85.5", "85.50", "85.350", "85.355", "0.0", "-0.0"),
            *("1e0", "1E2", "1e-2", "1e400", "1e-400", "1e3000000", "999", "999.99", "1000", "999999999999999"),
            *("1000000000000000", "9" * 20, "9" * 5000, "0." + "3" * 400, "NaN", "Infinity", "-Infinity", "01", "+1"),
            *(".5", "1.", "0x10", "1_000", "１", "100", "150", "913501000000000012", "20240506", "1.5e1", "-85.5"),
        ),
    )
)

_TEXTS: Final = (
    *("", " ", "a", " a", "a ", "甲", "x" * 100, "x" * 101, "x" * 1000, "x" * 1001, "a\x00b", "a\u200bb", "a\u2028b"),
    *("e\u0301", "Å", "\u0958" * 60, "\u0958" * 50, "ﬁ", "a\u0085", "\u3000a", "a\ud83dz", "\udc00", "😀", "\ufeffa"),
    *(
        "knit",
        "针织或钩针编织物及其制造",
        "auto",
        "professional",
        "平台服务商",
        "exit",
        "退出",
        "call",
        "admit",
        "入库",
    ),
    *(
        "put_in_reserve",
        "promote",
        "递补",
        "issue_opinion",
        "recommend",
        "pending",
        "待定",
        "待回复",
        "待核实",
        "refused",
    ),
    *(
        "拒不整改",
        "passed",
        "达标",
        "as_required",
        "未按要求回复",
        "unfounded",
        "弄虚作假",
        "poor_result",
        "其他违法违规",
    ),
    *("5(1)", "5(3)", "信息更新", "服务质量", "recused", "回避", "absent", "缺席", "是", "否", "true", "FALSE", "Yes"),
    *(
        "none",
        "无",
        "无期限",
        "NONE",
        "3星级",
        "三星级",
        "无星级",
        "3 星级",
        "４星级",
        "reports",
        "marks",
        "评级、评分",
    ),
    *("评级，举报", "2024-05-01、2024-05-02", "2024-05-01,明天", "a、b", "、", "a;;b", "5(1)c、5(4)", "5(1)c，"),
    *("0", "1", "007", "0" * 15, "0" * 16 + "1", "1" * 15, "1" * 16, "1.0", "85.50", "85.555", "100", "1000", "085.5"),
    *(
        "0.0",
        "００",
        "８５",
        "-1",
        "1e2",
        "٣",
        "85.",
        ".5",
        " 85",
        "85.5\n",
        "1,5",
        "fzdigital-casebook",
        "OP-26.floor",
    ),
    *("strict", "own", "inclusive", "OP-16.window", "calendar", "rolling", "申报-1", "评分-1", "分数", "score", "on"),
    *("13800138000", "张三 zhang@example.com", "11010519491231002X", "\x1b[31m红", "=1+1", "a\tb", "a\nb"),
)

_DAYS: Final = (
    *("2024-05-06", "2024-02-29", "2025-02-29", "2024-02-30", "2024-13-01", "2024-00-10", "2024-01-00", "0001-01-01"),
    *("9999-12-31", "0000-01-01", "10000-01-01", "2024-5-6", "20240506", "2024-W19-1", "2024/05/06", "2024年5月6日"),
    *("2024-05-06T00:00:00", "2024-05-06 00:00", "2024-05-06Z", "２０２４-05-06", "2024‐05‐06", "06-05-2024", "明天"),
    *(" 2024-05-06", "2024-05-06\n", "-2024-05-06", "2024-05-32"),
)

_CODES: Final = (
    *(code_of(0), code_of(1), code_of(2), code_of(9), code_of(1).lower(), code_of(1)[:17], code_of(1)[:17] + "I"),
    *(code_of(1) + " ", code_of(1)[:-1] + "０", "9135O100000000001X", "1" * 18, code_of(1)[:2] + "٣" + code_of(1)[3:]),
)


def value(chance: Random) -> Any:
    """Any value, more often one that some field holds."""
    match chance.randrange(9):
        case 0:
            return chance.choice((None, True, False))
        case 1 | 2:
            return chance.choice(_NUMBERS)
        case 3 | 4:
            return chance.choice(_TEXTS)
        case 5:
            return chance.choice(_DAYS)
        case 6:
            return chance.choice(_CODES)
        case 7:
            return [value(chance) for _ in range(chance.randrange(4))]
        case _:
            return Pairs((chance.choice(_KEYS), value(chance)) for _ in range(chance.randrange(3)))


def edited(tree: Any, chance: Random) -> Any:
    """A tree with one thing changed somewhere in it.

    Args:
        tree: the tree, which stays as it is.
        chance: decides what.
    """
    if isinstance(tree, Pairs):
        return _edited_object(tree, chance)
    if isinstance(tree, list):
        return _edited_list(tree, chance)
    return _edited_scalar(tree, chance)


def _edited_object(tree: Pairs, chance: Random) -> Any:
    pairs = Pairs(tree)
    if not pairs or chance.random() < 0.03:
        return chance.choice((value(chance), [tree], Pairs([(chance.choice(_KEYS), tree)])))
    at = chance.randrange(len(pairs))
    key, inner = pairs[at]
    if chance.random() < 0.75:
        near = not isinstance(inner, list) and chance.random() < 0.6
        pairs[at] = key, plausible(key, inner, chance) if near else edited(inner, chance)
        return pairs
    match chance.randrange(7):
        case 0:
            del pairs[at]
        case 1:
            pairs.insert(chance.randrange(len(pairs) + 1), (key, chance.choice((inner, value(chance)))))
        case 2:
            pairs[at] = chance.choice((_edited_text(key, chance), chance.choice(_KEYS))), inner
        case 3:
            other = chance.randrange(len(pairs))
            (first, one), (second, two) = pairs[at], pairs[other]
            pairs[at], pairs[other] = (first, two), (second, one)
        case 4:
            pairs.append((chance.choice(_KEYS), value(chance)))
        case 5:
            other = chance.choice(_KEYS)
            pairs.append((other, plausible(other, None, chance)))
        case _:
            chance.shuffle(pairs)
    return pairs


def _edited_list(tree: list[Any], chance: Random) -> Any:
    items = [*tree]
    if not items or chance.random() < 0.03:
        return chance.choice((value(chance), [tree], [*tree, value(chance)], Pairs([("items", tree)])))
    at = chance.randrange(len(items))
    if chance.random() < 0.85:
        items[at] = edited(items[at], chance)
        return items
    match chance.randrange(4):
        case 0:
            del items[at]
        case 1:
            items.insert(at, items[chance.randrange(len(items))])
        case 2:
            items[at] = [items[at]]
        case _:
            chance.shuffle(items)
    return items


def _edited_scalar(scalar: Any, chance: Random) -> Any:
    if isinstance(scalar, str) and not isinstance(scalar, Verbatim) and chance.random() < 0.5:
        return _edited_text(scalar, chance)
    if isinstance(scalar, int) and chance.random() < 0.3:
        return chance.choice((str(scalar), scalar + 1, -scalar, Verbatim(f"{int(scalar)}.0"), [scalar], bool(scalar)))
    return value(chance)


def _edited_text(text: str, chance: Random) -> str:
    at = chance.randrange(len(text) + 1)
    match chance.randrange(10):
        case 0:
            return text[:at]
        case 1:
            return (
                text[:at]
                + chance.choice(("\u200b", "\x7f", " ", "\u3000", "\n", "\ud800", "0", "甲", "\u0301"))
                + text[at:]
            )
        case 2:
            return "".join(chr(ord(one) + 0xFEE0) if one.isascii() and one.isdigit() else one for one in text)
        case 3:
            return normalize(chance.choice(("NFD", "NFKC", "NFKD")), text)
        case 4:
            return text.swapcase()
        case 5:
            return text + chance.choice((" ", "x", text, "0"))
        case 6:
            return text * chance.choice((2, 50))
        case 7 | 8:
            return _moved(text, chance)
        case _:
            return text[:at][::-1] + text[at:]


def _moved(text: str, chance: Random) -> str:
    """A day some days off, or a text with one digit changed."""
    try:
        return (date.fromisoformat(text) + timedelta(days=chance.choice((-400, -31, -1, 1, 31, 400)))).isoformat()
    except (ValueError, OverflowError):
        digits = [place for place, one in enumerate(text) if one.isdigit()]
        if not digits:
            return text
        place = chance.choice(digits)
        return text[:place] + str(chance.randrange(10)) + text[place + 1 :]
