"""The JSON Schema of casebook documents, held against an independent validator and against the reader."""

import json
from collections.abc import Iterator
from importlib.resources import files
from re import search
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from fzdigital.demo import demo_casebook_text
from fzdigital.errors import CasebookError
from fzdigital.io.document_json import read_json, write_json
from fzdigital.io.schema import casebook_schema
from fzdigital.io.tables import ROW_TABLES, SETTINGS
from fzdigital.service.casebook import Casebook
from fzdigital.text import Text
from tests.io.documents import APPLICATION, CORRECTION, MARK, ONE, RATING, READING
from tests.strategies.casebooks import AXES, casebooks, unhurried

SCHEMA = casebook_schema()
FORMATS = Draft202012Validator.FORMAT_CHECKER
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FORMATS)

NOT_STATED = {
    "a check character": "ends in its check character",
    "how a number is written": r"is (\d+\.0|\d.*[eE].*|-0(\.0)?|\d+\.\d{3,}); it must be (a whole|one of|a score)",
    "the pieces of a list written as text": "^(grounds|incomplete|days_off) is '",
    "format characters": r"is '.*\\(u|U|xad).*; it must be one line",
    "what the fields of a row must be to each other": r"^the item: ",
    "what rows must be to each other": r" repeats \$|is named|no application|settles it as|must be a score of at most",
    "what a correction refers to": "the id of an entry|a day not before|^field .* one of|^(old|new) is",
    "the questions of the regulation": "^(axis|choice) .* one of",
    "who reported": "identity",
}
"""What a schema cannot state, by the reader's words for it; ``docs/reference/formats.md`` lists the same."""

NASTY: tuple[object, ...] = (
    *(None, True, False, 0, 1, -1, 7, 85.5, 85.555, 1e300, -0.0, 2.0, 999.99, 1000, 2**70, 913501000000000012),
    *("", " ", "a", " a", "甲", "x" * 100, "x" * 101, "x" * 1001, "a\x00b", "a\u200bb", "knit", "exit", "recused"),
    *("是", "否", "true", "Yes", "none", "无", "无期限", "3星级", "三星级", "回避", "reports", "marks", "评级、评分"),
    *("2025-02-03", "2025-02-30", "2025-13-01", "20250203", "2025-02-03T00:00", " 2025-02-03", "a、b", "、"),
    *("0", "1", "007", "1" * 16, "1.0", "85.50", "85.555", "100", "1000", "0.0", "００", "-1"),
    *(ONE, ONE.lower(), ONE[:17], f"{ONE[:17]}0"),
    *([], ["a"], [""], [1], [None], [["a"]], ["2025-02-03"], ["2025-02-30"], ["举报"], {}, {"a": 1}),
)  # fmt: skip


def document(casebook: Casebook) -> Any:
    """The document of a casebook, as a value."""
    return json.loads(write_json(casebook))


def tight(schema: Any) -> Any:
    """The schema of documents as they are written: of several spellings the first alone."""
    if isinstance(schema, list):
        return [tight(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    rest = {key: tight(value) for key, value in schema.items() if key != "anyOf"}
    return rest | tight(schema["anyOf"][0]) if "anyOf" in schema else rest


WRITTEN = Draft202012Validator(tight(SCHEMA), format_checker=FORMATS)


def places_in(value: Any, place: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place in a document."""
    yield place
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from places_in(inner, (*place, key))


def changed(value: Any, place: tuple[str | int, ...], new: object) -> Any:
    """A document with another value at one place."""
    if not place:
        return new
    copy = value.copy()
    copy[place[0]] = changed(value[place[0]], place[1:], new) if len(place) > 1 else new
    return copy


@st.composite
def mutants(draw: st.DrawFn) -> Any:
    """Documents with one field changed, removed or added."""
    given_one = document(draw(casebooks()))
    places = tuple(places_in(given_one))[1:]
    place = draw(st.sampled_from(places))
    objects = [each for each in ((), *places) if isinstance(at(given_one, each), dict)]
    # A line end at the end of a text is no matter of the schema: Python's $ stands before it, that of ECMA does not.
    value = draw(st.sampled_from(NASTY) | st.text(max_size=4).map(lambda text: text.rstrip("\n")))
    match draw(st.sampled_from(("change", "change", "change", "add", "remove"))):
        case "change":
            return changed(given_one, place, value)
        case "add":
            owner = draw(st.sampled_from(objects))
            known = [column.key for table in (SETTINGS, *ROW_TABLES) for column in table.columns]
            return changed(given_one, (*owner, draw(st.sampled_from((*known, "score ", "备注", "marks")))), value)
        case _:
            owner = at(given_one, place[:-1])
            rest = (
                [one for one in owner if one is not at(given_one, place)] if isinstance(owner, list) else owner.copy()
            )
            if isinstance(rest, dict):
                del rest[place[-1]]
            return changed(given_one, place[:-1], rest)


def at(value: Any, place: tuple[str | int, ...]) -> Any:
    """What stands at a place."""
    for key in place:
        value = value[key]
    return value


def refusals(value: object) -> tuple[tuple[str, Text], ...]:
    """What the reader says against a document; nothing if it reads it."""
    try:
        read_json(json.dumps(value), AXES)
    except CasebookError as error:
        return error.problems
    return ()


class TestSchema:
    """The schema itself."""

    def test_it_is_one(self) -> None:
        """It follows the draft that it names."""
        Draft202012Validator.check_schema(SCHEMA)
        assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert SCHEMA["$id"] == "urn:fzdigital:casebook:1"

    @pytest.mark.parametrize("table", ROW_TABLES, ids=lambda table: table.key)
    def test_every_column_is_in_it_in_both_languages(self, table: Any) -> None:
        """A row has the keys of its columns, with headings and meanings, and no other."""
        row = SCHEMA["properties"][table.key]["items"]  # type: ignore[index,call-overload]
        assert {key: (one["title"], one["description"]) for key, one in row["properties"].items()} == {
            column.key: ("\n".join(column.heading), "\n".join(column.about)) for column in table.columns
        }
        assert row["required"] == [column.key for column in table.columns if column.required]
        assert row["additionalProperties"] is False

    def test_other_spellings_are_no_faults(self) -> None:
        """What the reader takes beside what is written, the schema takes too."""
        spelt = [
            {"scale_top": 150.5},
            {"scale_top": "090.50"},
            {"incomplete": ["举报", "ratings"]},
            {"incomplete": "举报、评级"},
            {"days_off": "2025-01-01、2025-01-02"},
        ]
        for one in spelt:
            value = {"format": "fzdigital-casebook", "version": 1, "settings": one}
            assert VALIDATOR.is_valid(value)
            assert not WRITTEN.is_valid(value)
            assert refusals(value) == ()

    def test_it_is_shipped(self) -> None:
        """The file in the package says the same."""
        shipped = files("fzdigital") / "schemas" / "casebook-1.schema.json"
        assert json.loads(shipped.read_text(encoding="utf-8")) == SCHEMA


class TestDocuments:
    """Documents as they are written follow it, in the first of several spellings."""

    def test_the_bundled_casebook(self) -> None:
        """The bundled casebook has no fault."""
        assert list(WRITTEN.iter_errors(json.loads(demo_casebook_text()))) == []

    @unhurried
    @given(casebooks())
    def test_every_casebook(self, casebook: Casebook) -> None:
        """Neither has any other, by the schema and by its tighter half."""
        assert list(WRITTEN.iter_errors(document(casebook))) == []
        assert VALIDATOR.is_valid(document(casebook))


class TestReader:
    """Schema and reader agree, as far as a schema can say it."""

    @settings(unhurried, max_examples=100)
    @given(mutants())
    def test_about_a_document_with_one_field_changed(self, mutant: Any) -> None:
        """What the schema refuses, the reader refuses; what it accepts is refused for listed reasons only."""
        check(mutant)

    @pytest.mark.parametrize("value", NASTY, ids=lambda value: repr(value)[:20])
    def test_about_every_field_of_a_sample(self, value: object) -> None:
        """The same for each nasty value at each place of a small document."""
        sample = {
            "format": "fzdigital-casebook",
            "version": 1,
            "settings": {"scale_top": "100", "released_on": None, "incomplete": ["reports"], "days_off": []},
            "applications": [APPLICATION | {"id": "申报-1", "tie_order": 1, "listed": None}],
            "marks": [MARK | {"id": "评分-1"}],
            "ratings": [RATING | {"rechecks": None}],
            "updates": [{"on": "2024-10-08", "code": ONE, "due": None}],
            "acts": [{"on": "2025-01-02", "kind": "exit", "code": ONE, "grounds": ["5(4)"]}],
            "corrections": [CORRECTION],
            "readings": [READING],
        }
        assert refusals(sample) == ()
        for place in places_in(sample):
            if place:
                check(changed(sample, place, value))


def check(value: object) -> None:
    """Hold the schema against the reader on one document."""
    said = [text.en for _, text in refusals(value)]
    if VALIDATOR.is_valid(value):
        unlisted = [one for one in said if not any(search(pattern, one) for pattern in NOT_STATED.values())]
        assert unlisted == []
    else:
        assert said != []
