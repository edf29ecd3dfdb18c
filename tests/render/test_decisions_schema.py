"""The JSON Schema of ``decisions.json``, held against an independent validator."""

import json
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from fzdigital.demo import demo_casebook_text
from fzdigital.io.document_json import casebook_sha256, read_json
from fzdigital.policy.measures import MEASURES
from fzdigital.render.decisions import decisions_json
from fzdigital.render.decisions_schema import decisions_schema
from fzdigital.service.assess import assess
from tests.render.answers import document
from tests.service.builders import accident, book, filled, left, reported, stand_by
from tests.strategies.nouns import FIRST_DAY

SCHEMA: Any = decisions_schema()
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
DEMO = read_json(demo_casebook_text(), MEASURES.axes)
DAYS = ("2024-01-01", "2024-04-11", "2024-05-30", "2024-06-20", "2025-03-20", "2025-06-30", "2025-12-31", "2026-01-01")
OPEN = {axis.id: None for axis in MEASURES.axes}


def faults(text: str) -> list[str]:
    """What the schema says against a document."""
    return [f"{one.json_path}: {one.message}" for one in VALIDATOR.iter_errors(json.loads(text))]


def objects(schema: Any) -> Iterator[Any]:
    """Every object that a schema describes."""
    if isinstance(schema, dict):
        if "properties" in schema:
            yield schema
        for inner in schema.values():
            yield from objects(inner)


class TestSchema:
    """The schema itself."""

    def test_it_is_one(self) -> None:
        """It follows the draft that it names."""
        Draft202012Validator.check_schema(SCHEMA)
        assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert SCHEMA["$id"] == "urn:fzdigital:decisions:1"

    def test_every_key_is_always_there_and_explained(self) -> None:
        """An object has all of its keys and no other, each with a description in both languages."""
        for one in objects(SCHEMA):
            assert one["required"] == [*one["properties"]]
            assert one["additionalProperties"] is False
            for key, member in one["properties"].items():
                assert len([*filter(None, member["description"].split("\n"))]) == 2, key

    def test_it_is_shipped(self) -> None:
        """The file in the package says the same."""
        shipped = files("fzdigital") / "schemas" / "decisions-1.schema.json"
        assert json.loads(shipped.read_text(encoding="utf-8")) == SCHEMA


class TestDocuments:
    """Whatever is answered follows it."""

    @pytest.mark.parametrize("on", DAYS)
    @pytest.mark.parametrize("readings", [{}, OPEN], ids=["defaults", "all left open"])
    def test_the_bundled_casebook(self, on: str, readings: dict[str, str | None]) -> None:
        """Before, in and after the period, with readings settled or left open."""
        assessment = assess(MEASURES, DEMO, date.fromisoformat(on), None, readings)
        assert faults(decisions_json(assessment, casebook_sha256(DEMO))) == []

    @pytest.mark.parametrize("known", [date(2024, 6, 1), FIRST_DAY])
    def test_as_known_on_a_day(self, known: date) -> None:
        """With a day of knowledge it is a day instead of null."""
        assessment = assess(MEASURES, DEMO, date(2025, 6, 30), known)
        assert faults(decisions_json(assessment, casebook_sha256(DEMO))) == []

    def test_small_casebooks(self) -> None:
        """Nothing at all, something unknown, a reserve without a call to it."""
        for parts in ((), (filled(1), accident(1, during=None)), (filled(), stand_by((101,)), left(range(1, 7)))):
            assert faults(document(book(*parts))) == []
        assert faults(document(book(filled(1)), OP_14_choice="bureau_discretion")) == []

    def test_a_change_of_any_key_is_noticed(self) -> None:
        """A key left out, added or of another type is a fault, wherever it stands."""
        text = document(book(filled(1), accident(1, during=None), reported(1, FIRST_DAY), stand_by((101,))))
        for place, key in tuple(keys(json.loads(text))):
            changed = json.loads(text)
            owner = changed
            for step in place:
                owner = owner[step]
            if place != ("regulation", "readings"):
                value = owner.pop(key)
                assert not VALIDATOR.is_valid(changed), (*place, key)
                owner[key] = value
                owner["news"] = None
                assert not VALIDATOR.is_valid(changed), (*place, "news")
                del owner["news"]
            owner[key] = 1.5
            assert not VALIDATOR.is_valid(changed), (*place, key)


def keys(value: Any, place: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every key of a document with the place of its object; of an array the first item stands for all."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield place, key
            yield from keys(inner, (*place, key))
    elif isinstance(value, list) and value:
        yield from keys(value[0], (*place, 0))
