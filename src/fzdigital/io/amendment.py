"""Amendments as TOML documents, which a jurist can write: read strictly, with all faults at once.

A rule is a table of the form that :mod:`fzdigital.rules.interchange` gives it in JSON; a day within a condition is
written ``{ day = "2026-12-31" }`` there. Whether names exist is the regulation's to say, when it is amended.
"""

from functools import partial
from pathlib import Path
from typing import Any, Final, cast, get_args

from fzdigital.errors import AmendmentError, IllFormedError
from fzdigital.io.raw import Place, Problems
from fzdigital.io.toml_tables import (
    Read,
    amount,
    anything,
    day,
    each,
    entries,
    name,
    sentence,
    table,
    text,
    variant,
    whole,
    word,
)
from fzdigital.io.toml_text import toml_table
from fzdigital.rules.amendment import Amendment
from fzdigital.rules.interchange_tree import Json, condition_from
from fzdigital.rules.rule import Act, Actor, Force, Rule
from fzdigital.rules.sorts import Bool, Day, Int, OneOf
from fzdigital.rules.source import Axis, Clause, ClauseKind, Parameter, Reading
from fzdigital.rules.vocabulary import FactDef, Movement, World
from fzdigital.text import Text

FORMAT: Final = "fzdigital.amendment/1"

OPEN: Final = "open"
"""What stands in place of a reading to leave its axis unresolved."""

_NAMED: Final = {
    "from": "from_day", "clause": "clauses", "fact": "facts", "parameter": "new_parameters", "axis": "axes",
    "actor": "actors", "act": "acts",
}  # fmt: skip
"""The fields of an amendment that a document, with one of them in each table, calls otherwise."""


def read_amendment(source: str | bytes | Path) -> Amendment:
    """Read an amendment from a TOML document.

    Args:
        source: the document as text or in UTF-8, or the path of a file.

    Returns:
        The amendment.

    Raises:
        FileRefusedError: if it is no TOML in UTF-8, or too large (:mod:`fzdigital.io.toml_text`).
        AmendmentError: with every fault of what it says, of each condition the first; nothing of it is used then.

    Does not decide whether it can be made of a regulation.
    """
    problems = Problems(AmendmentError)
    amendment: Amendment | None = _DOCUMENT(toml_table(source), Place("$", Text("文档", "the document")), problems)
    problems.raise_any()
    return cast(Amendment, amendment)


def _amendment(**values: Any) -> Amendment:
    del values["format"]
    return Amendment(**{_NAMED.get(key, key): value for key, value in values.items()})


def _rule(force: str, **values: Any) -> Rule:
    return Rule(force=Force(force), **values)


def _condition(value: object, place: Place, problems: Problems) -> Any:
    try:
        # From an empty path: what the message begins with goes on after the words of the place.
        return condition_from(cast(Json, value), "")
    except IllFormedError as error:
        return problems.add(place, error.text.zh, error.text.en)


def _reading(value: object, place: Place, problems: Problems) -> Any:
    if isinstance(value, dict):
        return problems.add(
            place,
            "是表而不是口径；事项的名称含有句点，须加引号。",
            " is a table and no reading; the name of an axis holds a dot, so put it in quotation marks.",
        )
    return None if value == OPEN else name(value, place, problems)


def _named_value(id: str, zh: str, en: str) -> tuple[str, Text]:
    return id, Text(zh, en)


_RULE: Final = table(
    _rule,
    {
        "id": name, "clause": name, "act": name, "holder": name, "force": word(tuple(force.value for force in Force)),
        "when": _condition,
    },
    {"scope": _condition, "unless": each(name), "survives": _condition, "latitude": text},
)  # fmt: skip
_NAMED_VALUE: Final = {"id": name, "zh": sentence, "en": sentence}
_SORT: Final = variant(
    {
        "bool": table(Bool, {"affirmed": text, "denied": text}),
        "int": table(Int, {"low": whole, "high": whole, "unit": text}),
        "one_of": lambda *given: OneOf(each(table(_named_value, _NAMED_VALUE))(*given)),
        "day": table(Day, {"first": day, "last": day}),
    }
)
_CLAUSE: Final = table(
    partial(Clause, pins=()),
    {"id": name, "citation": text, "kind": word(get_args(ClauseKind)), "actor": text, "paraphrase": text},
    {"points": each(name), "excuse": text},
)
_FACT: Final = table(
    FactDef,
    {"name": name, "sort": _SORT, "text": text, "clause": name, "question": text, "answered_by": text},
    {
        "of": name, "world": word(get_args(World)), "absent": anything, "changed_by": text,
        "moves": word(get_args(Movement)),
    },
)  # fmt: skip
_PARAMETER: Final = table(
    Parameter,
    {"name": name, "value": amount, "unit": text, "clause": name, "text": text},
    {"low": amount, "high": amount, "at_most": name},
)  # fmt: skip
_AXIS: Final = table(
    Axis,
    {
        "id": name, "clauses": each(name), "question": text,
        "readings": each(table(lambda id, zh, en: Reading(id, Text(zh, en)), _NAMED_VALUE)),
        "default": name, "arguments": text, "settled_by": text,
    },
    {"inert": text},
)  # fmt: skip
_DOCUMENT: Final[Read] = table(
    _amendment,
    {"format": word((FORMAT,)), "id": name, "title": text},
    {
        "from": day,
        "parameters": entries(amount),
        "readings": entries(_reading),
        "add": each(_RULE),
        "replace": each(_RULE),
        "repeal": each(name),
        "clause": each(_CLAUSE),
        "fact": each(_FACT),
        "parameter": each(_PARAMETER),
        "axis": each(_AXIS),
        "actor": each(table(Actor, {"id": name, "text": text})),
        "act": each(table(Act, {"id": name, "subject": name, "text": text}, {"burdens": name, "benefits": name})),
    },
)
