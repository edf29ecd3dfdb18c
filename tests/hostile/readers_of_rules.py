"""Readers of what jurists, analysts and other programs hand in: amendments, studies, conditions, answers, texts."""

import json
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from attrs import evolve

from fzdigital.cli.files import official_text, stored_text
from fzdigital.cli.shared import day, firm_called, language_of, option_of, readings
from fzdigital.demo import demo_casebook_text
from fzdigital.io.amendment import read_amendment
from fzdigital.io.document_json import casebook_sha256, read_json
from fzdigital.io.study import read_study
from fzdigital.policy.catalogue.outside import OUTSIDE
from fzdigital.policy.measures import MEASURES
from fzdigital.policy.official_text import check_text
from fzdigital.render.decisions import decisions_json
from fzdigital.render.replay import replay
from fzdigital.rules.interchange import (
    condition_document,
    condition_from,
    invariant_document,
    invariant_from,
    regulation_document,
    rule_document,
    rule_from,
)
from fzdigital.service.assess import assess
from fzdigital.service.casebook import Casebook
from fzdigital.service.history import History
from tests.hostile.bases import generated
from tests.hostile.reader import Reader
from tests.repository.tree import ROOT

_AMENDMENT: Final = (ROOT / "examples" / "amendment.toml").read_bytes()
_STUDY: Final = (ROOT / "examples" / "study.toml").read_bytes()
_ADDED: Final = """
format = "fzdigital.amendment/1"
id = "made-up"
title = { zh = "虚构", en = "made up" }
repeal = ["1/reserve/merit"]
readings = { "OP-26.floor" = "open" }
parameters = { expires_on = 2026-12-31, no_star_limit = 3 }

[[add]]
id = "new/exit"
clause = "new"
act = "exit"
holder = "bureau"
force = "must"
scope = { fact = "firm.in_library" }
when = { all = [{ fact = "firm.listed" }, { compare = [{ fact = "firm.new" }, ">=", { param = "new_limit" }] }] }
unless = ["3/review"]
latitude = { zh = "虚构", en = "made up" }

[[clause]]
id = "new"
citation = { zh = "新", en = "new" }
kind = "sanction"
actor = { zh = "局", en = "bureau" }
paraphrase = { zh = "虚构", en = "made up" }

[[parameter]]
name = "new_limit"
value = 2
low = 0
high = 9
unit = { zh = "次", en = "times" }
clause = "new"
text = { zh = "虚构", en = "made up" }

[[axis]]
id = "OP-99.new"
clauses = ["new"]
question = { zh = "虚构", en = "made up" }
readings = [{ id = "one", zh = "甲", en = "one" }, { id = "two", zh = "乙", en = "two" }]
default = "one"
arguments = { zh = "虚构", en = "made up" }
settled_by = { zh = "局", en = "bureau" }

[[fact]]
name = "firm.new"
of = "firm"
sort = { int = { low = 0, high = 9, unit = { zh = "次", en = "times" } } }
text = { zh = "新", en = "new" }
clause = "new"
question = { zh = "几次", en = "how many" }
answered_by = { zh = "局", en = "bureau" }
"""


@cache
def _casebook() -> Casebook:
    """A small casebook that settles no question."""
    return evolve(max(generated(12, 3), key=lambda one: len(one.entries)), readings=())


@cache
def _answer() -> str:
    return decisions_json(assess(MEASURES, _casebook(), date(2025, 6, 30)), casebook_sha256(_casebook()))


@cache
def _history() -> History:
    return History(read_json(demo_casebook_text(), MEASURES.axes))


def _amendment(data: bytes, folder: Path) -> None:
    regulation_document(MEASURES.amend(read_amendment(data)))


def _study(data: bytes, folder: Path) -> None:
    (folder / "amendment.toml").write_bytes(_AMENDMENT)
    path = folder / "study.toml"
    path.write_bytes(data)
    read_study(path, MEASURES)


def _parsed(data: bytes) -> Any:
    """A value of JSON as another program may hand it in; nothing where there is none."""
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


def _condition(data: bytes, folder: Path) -> None:
    made = condition_from(_parsed(data))
    assert condition_from(condition_document(made)) == made


def _rule(data: bytes, folder: Path) -> None:
    made = rule_from(_parsed(data))
    assert rule_from(rule_document(made)) == made


def _invariant(data: bytes, folder: Path) -> None:
    made = invariant_from(_parsed(data))
    assert invariant_from(invariant_document(made)) == made


def _replay(data: bytes, folder: Path) -> None:
    path = folder / "decisions.json"
    path.write_bytes(data)
    replay(stored_text(path), MEASURES, _casebook(), casebook_sha256(_casebook()))


def _text(data: bytes, folder: Path) -> None:
    path = folder / "text.txt"
    path.write_bytes(data)
    found = check_text(official_text(path), MEASURES.clauses, OUTSIDE)
    assert sum(len(one.words) for one in found.uncovered) <= len(found.bare)
    assert set(found.holding) <= set(found.clauses)


def _arguments(data: bytes, folder: Path) -> None:
    """What stands on a command line, where bytes that are no text come in as halves of pairs."""
    words = data.decode("utf-8", "surrogateescape").split("\n")
    language_of(words)
    option_of(words, "--lang")
    first, *rest = words
    match first:
        case "day":
            day("\n".join(rest), "--on")
        case "firm":
            firm_called(_history(), "\n".join(rest))
        case _:
            readings(rest)


def _json_seeds(values: Iterable[object]) -> tuple[bytes, ...]:
    return tuple(json.dumps(one, ensure_ascii=False).encode() for one in values)


_TREE_WORDS: Final = (
    b'{"all":[', b'{"any":[', b'{"not":', b'{"fact":"', b'{"param":"', b'{"const":true}', b'{"const":1}',
    b'{"day":"2025-12-31"}', b'{"compare":[', b'">="', b'"=="', b'{"choice":"', b'"readings":{', b'"unless":[',
    b'"latitude":{"zh":"","en":""}', b"1e999",
)  # fmt: skip
_TOML_WORDS: Final = (
    b"[[add]]", b"[[replace]]", b"[[fact]]", b"[[parameter]]", b"[[axis]]", b"[[act]]", b"[[actor]]",
    b"[[version]]", b"[sweep]", b"[singles]", b"[variance]", b"[cohort.casebook]", b"[behaviour.updating]",
    b"parameters = { total = 3 }", b"2025-01-01", b"9999-12-31", b"99999999999999", b"nan", b"inf", b"0x1F",
    b"1e9", b"12:00:00", b"'''", b'"""', b"\\u0000", b"true", b"= -1", b'"OP-26.floor" = "open"',
    b"amendments = [\"amendment.toml\"]", b"unknown_due = true", b"file = \"book.json\"", b"a.b.c",
)  # fmt: skip


def _conditions() -> tuple[bytes, ...]:
    return _json_seeds(condition_document(one.when) for one in MEASURES.rules)


def _rules() -> tuple[bytes, ...]:
    return _json_seeds(map(rule_document, MEASURES.rules))


def _invariants() -> tuple[bytes, ...]:
    return _json_seeds(map(invariant_document, MEASURES.invariants))


def _answers() -> tuple[bytes, ...]:
    return (_answer().encode(),)


def _command_lines() -> tuple[bytes, ...]:
    return b"day\n2025-06-30", "firm\n示例".encode(), b"read\nOP-26.floor=strict\nOP-27.duty=open", b"x\n--lang\nen"


READERS: Final = (
    Reader("amendment", lambda: (_AMENDMENT, _ADDED.encode()), _amendment, (*_TOML_WORDS, *_TREE_WORDS)),
    Reader("study", lambda: (_STUDY,), _study, _TOML_WORDS),
    Reader("condition", _conditions, _condition, _TREE_WORDS, is_json=True),
    Reader("rule", _rules, _rule, _TREE_WORDS, is_json=True),
    Reader("invariant", _invariants, _invariant, _TREE_WORDS, is_json=True),
    Reader("stored-answer", _answers, _replay, (b'"readings": {', b'"known": null', b'"on": '), is_json=True),
    Reader("official-text", lambda: ("第一条 虚构\n".encode() * 9, "条".encode() * 3000), _text, (b"\xef\xbb\xbf",)),
    Reader("arguments", _command_lines, _arguments, (b"=", b"open", b"--lang=", b"\xff", b"9999-12-31")),
)
