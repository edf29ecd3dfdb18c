"""The vectors that the package carries: they hold, and they are what they say."""

import json
from importlib.resources import files
from itertools import groupby

import pytest
from jsonschema import Draft202012Validator

from fzdigital.policy.measures import MEASURES
from fzdigital.rules.interchange import regulation_document
from fzdigital.vectors import LEVELS, QUESTIONS, Vector, all_vectors, file_name, found, holds, vectors_of
from fzdigital.vectors.schema import vectors_schema

FOLDER = files("fzdigital.vectors")
COMPUTABLE = [clause.id for clause in MEASURES.clauses if clause.excuse is None]
BY_UNIT = {unit: tuple(several) for unit, several in groupby(all_vectors(), key=lambda one: one.unit)}


@pytest.mark.parametrize("unit", BY_UNIT)
def test_they_hold(unit: str) -> None:
    """The library answers every vector as expected."""
    wrong = {one.id: found(MEASURES, one) for one in vectors_of(unit) if not holds(MEASURES, one)}
    assert wrong == {}


@pytest.mark.parametrize("unit", COMPUTABLE)
class TestUnits:
    """Every unit that computes something has vectors of its own."""

    def test_two_were_worked_out_by_hand(self, unit: str) -> None:
        """With their working, independent of any program."""
        by_hand = [one for one in vectors_of(unit) if one.by == "hand"]
        assert len(by_hand) >= 2
        assert all(one.working is not None and one.working.zh and one.working.en for one in by_hand)

    def test_their_answers_differ(self, unit: str) -> None:
        """One in which the unit bites and one in which it does not: they do not all say the same."""
        by_hand = [one for one in vectors_of(unit) if one.by == "hand"]
        assert len({(one.question, one.expected_text) for one in by_hand}) >= 2

    def test_its_file_follows_the_schema(self, unit: str) -> None:
        """The file is named after the unit and is what the schema says."""
        document = json.loads((FOLDER / "data" / file_name(unit)).read_text(encoding="utf-8"))
        Draft202012Validator(vectors_schema()).validate(document)
        assert document["unit"] == unit
        assert document["regulation"] == MEASURES.id


class TestAll:
    """What holds of all of them together."""

    def test_ids_are_given_once(self) -> None:
        """So that a failure names one vector."""
        ids = [one.id for one in all_vectors()]
        assert len(set(ids)) == len(ids)

    def test_there_are_no_files_for_anything_else(self) -> None:
        """A unit that computes nothing has no vectors."""
        stored = {file.name for file in (FOLDER / "data").iterdir()}
        assert stored == {file_name(unit) for unit in COMPUTABLE}

    @pytest.mark.parametrize("level", LEVELS)
    def test_every_level_has_some(self, level: str) -> None:
        """No level is empty."""
        assert any(one.level == level for one in all_vectors())

    @pytest.mark.parametrize("question", QUESTIONS)
    def test_every_question_is_asked(self, question: str) -> None:
        """No question is there for nothing."""
        assert any(one.question == question for one in all_vectors())

    def test_levels_are_what_they_say(self) -> None:
        """Core asks under the defaults, readings under others, and only what is open leaves something out."""
        wrong = [one.id for one in all_vectors() if not as_the_level_says(one)]
        assert wrong == []

    def test_the_rules_handed_out_are_the_rules(self) -> None:
        """The exported trees are those of the Measures."""
        exported = json.loads((FOLDER / "measures.json").read_text(encoding="utf-8"))
        assert exported == regulation_document(MEASURES)


def as_the_level_says(vector: Vector) -> bool:
    """Whether a vector is of its level."""
    match vector.level:
        case "core":
            return not vector.readings and "needed" not in vector.expected
        case "readings":
            return bool(vector.readings) and None not in dict(vector.readings).values()
        case "open":
            return "needed" in vector.expected or None in dict(vector.readings).values() or vector.question == "decide"
        case "time" | "lifecycle":
            return True
