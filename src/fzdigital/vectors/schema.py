"""The JSON Schema of a file of vectors."""

from typing import Final

from fzdigital.rules.interchange import Json
from fzdigital.vectors.answers import QUESTIONS
from fzdigital.vectors.documents import FORMAT, VERSION
from fzdigital.vectors.vector import LEVELS, ORIGINS

_TEXT: Final[Json] = {"type": "string", "minLength": 1}
_OPEN_OBJECT: Final[Json] = {"type": "object"}


def vectors_schema() -> Json:
    """The schema of a file of vectors, in JSON Schema of 2020-12.

    What is given and expected differs by question and is described with the questions, not here.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:fzdigital:vectors:{VERSION}",
        "title": "Test vectors of one unit 一个条款的测试向量",
        "type": "object",
        "required": ["format", "version", "regulation", "unit", "vectors"],
        "additionalProperties": False,
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "regulation": _TEXT,
            "unit": _TEXT,
            "vectors": {"type": "array", "minItems": 1, "items": _vector()},
        },
    }


def _vector() -> Json:
    return {
        "type": "object",
        "required": ["id", "level", "question", "given", "expected", "by"],
        "additionalProperties": False,
        "properties": {
            "id": _TEXT,
            "level": {"enum": list(LEVELS)},
            "question": {"enum": list(QUESTIONS)},
            "readings": {
                "type": "object",
                "minProperties": 1,
                "additionalProperties": {"type": ["string", "null"]},
            },
            "given": _OPEN_OBJECT,
            "expected": _OPEN_OBJECT,
            "by": {"enum": list(ORIGINS)},
            "working": {
                "type": "object",
                "required": ["zh", "en"],
                "additionalProperties": False,
                "properties": {"zh": _TEXT, "en": _TEXT},
            },
            "shows": {"type": "array", "minItems": 1, "items": _TEXT},
        },
        # The working stands beside every answer found by hand, and only there.
        "if": {"properties": {"by": {"const": "hand"}}},
        "then": {"required": ["working"]},
        "else": {"required": ["shows"]},
    }
