"""Conditions as JSON and back.

A node is an object with one key that names it: ``{"all": [...]}``, ``{"compare": [left, ">=", right]}``. A day is
``{"day": "2024-04-11"}``, so that it is never mistaken for a name. Reading back is strict: an unknown key or a wrong
type is an error that says where.
"""

from datetime import date
from reprlib import Repr
from typing import assert_never

from fzdigital.errors import IllFormedError, TooDeepError
from fzdigital.rules.expr import (
    FALSE,
    MAX_DEPTH,
    TRUE,
    All,
    Any,
    Choice,
    Compare,
    Comparison,
    Condition,
    Const,
    Fact,
    Not,
    Param,
    Term,
)
from fzdigital.text import Text

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]

_SIGNS: tuple[Comparison, ...] = ("==", "!=", ">=", "<=", ">", "<")


def condition_document(condition: Condition) -> Json:
    """A condition as a JSON value."""
    match condition:
        case Const() | Fact() | Param():
            return _term_document(condition)
        case Compare(left, sign, right):
            return {"compare": [_term_document(left), sign, _term_document(right)]}
        case All(parts):
            return {"all": [condition_document(part) for part in parts]}
        case Any(parts):
            return {"any": [condition_document(part) for part in parts]}
        case Not(part):
            return {"not": condition_document(part)}
        case Choice(axis, branches):
            return {"choice": axis, "readings": {name: condition_document(branch) for name, branch in branches}}
        case _:
            assert_never(condition)


def _term_document(term: Term) -> Json:
    match term:
        case Const(value):
            return {"day": value.isoformat()} if isinstance(value, date) else {"const": value}
        case Fact(name):
            return {"fact": name}
        case Param(name):
            return {"param": name}
        case _:
            assert_never(term)


def condition_from(document: Json, path: str = "$") -> Condition:
    """The condition a JSON value stands for.

    Args:
        document: a value as :func:`condition_document` makes it.
        path: where it stands, for messages.

    Raises:
        IllFormedError: a node that is none, at the path given in the message.
        TooDeepError: nested deeper than a tree may be.

    Does not check names and sorts: a regulation does when it is built.
    """
    return _condition_from(document, path, 1)


def _condition_from(document: Json, path: str, depth: int) -> Condition:
    if depth > MAX_DEPTH:
        raise TooDeepError(
            f"{path}：嵌套超过{MAX_DEPTH}层，请拆成几条规则。",
            f"{path}: nested deeper than {MAX_DEPTH}; split it into several rules.",
        )
    match document:
        case {"compare": [left, str(sign), right], **rest} if not rest and sign in _SIGNS:
            comparison: Comparison = next(known for known in _SIGNS if known == sign)
            return Compare(_term_from(left, f"{path}.compare[0]"), comparison, _term_from(right, f"{path}.compare[2]"))
        case {"all": list(parts), **rest} if not rest:
            return All(tuple(_condition_from(p, f"{path}.all[{i}]", depth + 1) for i, p in enumerate(parts)))
        case {"any": list(parts), **rest} if not rest:
            return Any(tuple(_condition_from(p, f"{path}.any[{i}]", depth + 1) for i, p in enumerate(parts)))
        case {"not": part, **rest} if not rest:
            return Not(_condition_from(part, f"{path}.not", depth + 1))
        case {"choice": str(axis), "readings": dict(branches), **rest} if not rest:
            found = [
                (name, _condition_from(part, f"{path}.readings.{name}", depth + 1)) for name, part in branches.items()
            ]
            return Choice(axis, tuple(found))
        case {"const": bool(value), **rest} if not rest:
            return TRUE if value else FALSE
        case {"fact": str(name), **rest} if not rest:
            return Fact(name)
        case _:
            raise no_node(document, path, Text("条件", "condition"))


def _term_from(document: Json, path: str) -> Term:
    match document:
        case {"const": bool() | int() | str() as value, **rest} if not rest:
            return Const(value)
        case {"day": str(text), **rest} if not rest and (day := _day(text)):
            return Const(day)
        case {"fact": str(name), **rest} if not rest:
            return Fact(name)
        case {"param": str(name), **rest} if not rest:
            return Param(name)
        case _:
            raise no_node(document, path, Text("项", "term"))


def _day(text: str) -> date | None:
    """The day, if it is one of the calendar and YYYY-MM-DD; fromisoformat alone takes other forms too."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


def no_node(document: object, path: str, what: Text) -> IllFormedError:
    """The error of a JSON value that stands where something else must.

    Args:
        document: the value; shown in brief, however large or deep it is.
        path: where it stands.
        what: what must stand there, in both languages.
    """
    brief = Repr()
    brief.maxlevel = 2
    shown = brief.repr(document)[:60]
    return IllFormedError(
        f"{path}：{shown}不是{what.zh}，请对照格式说明。", f"{path}: {shown} is no {what.en}; see the format."
    )
