"""The pages about formats: the schemas as files, and the table of every key of an answer."""

import json
from collections.abc import Iterator
from typing import Any

from fzdigital.io.schema import casebook_schema
from fzdigital.policy.measures import MEASURES
from fzdigital.render.decisions_schema import decisions_schema
from fzdigital.rules.interchange import regulation_document
from fzdigital.text import Language, Text
from fzdigital.vectors.schema import vectors_schema
from generator.layout import table

TYPES = {
    "array": Text("数组", "array"), "boolean": Text("真假", "truth"), "integer": Text("整数", "whole number"),
    "null": Text("null", "null"), "day": Text("日期", "day"), "object": Text("对象", "object"),
    "string": Text("文字", "text"),
}  # fmt: skip
OR = Text("或", " or ")


def schemas() -> Iterator[tuple[str, str]]:
    """Every schema as a file: its name, which holds the version of the format, and its text."""
    made = (("casebook", casebook_schema()), ("decisions", decisions_schema()), ("vectors", vectors_schema()))
    for name, schema in made:
        version = str(schema["$id"]).rpartition(":")[2]
        yield f"{name}-{version}.schema.json", json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def rules() -> tuple[str, str]:
    """The Measures for evaluators in other languages, as a file: its name and its text."""
    return "measures.json", json.dumps(regulation_document(MEASURES), ensure_ascii=False, indent=1) + "\n"


def decisions(language: Language) -> Iterator[str]:
    """Every key of ``decisions.json``."""
    yield Text("# decisions.json的键", "# The keys of decisions.json").said_in(language)
    yield Text(
        "每个键都有；没有的内容写null或空数组。`[]`为数组中的每一项，`*`为任一键。格式的约定见[格式](formats.zh-CN.md)。",
        "Every key is always there; what there is nothing of is null or an empty array. `[]` stands for each item of\n"
        "an array, `*` for any key. What is promised about the format: [formats](formats.md).",
    ).said_in(language)
    yield ""
    heading = Text("键 类型 含义", "key type meaning").said_in(language).split()
    yield from table(heading, *rows(decisions_schema(), "", language))


def rows(schema: Any, path: str, language: Language) -> Iterator[tuple[str, str, str]]:
    """One row for each key that a schema describes, and for the keys under it."""
    for key, member in schema.get("properties", {}).items():
        place = f"{path}.{key}" if path else key
        yield f"`{place}`", kind(member, language), member["description"].split("\n")[language == "en"]
        yield from rows(member, place, language)
        if "items" in member:
            yield from rows(member["items"], f"{place}[]", language)
        if isinstance(member.get("additionalProperties"), dict):
            yield f"`{place}.*`", kind(member["additionalProperties"], language), ""


def kind(schema: Any, language: Language) -> str:
    """The type of a value, or the values there are."""
    if "const" in schema:
        return f"`{json.dumps(schema['const'])}`"
    if "enum" in schema:
        return " ".join(f"`{json.dumps(value)}`" for value in schema["enum"])
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    names = ("day" if name == "string" and schema.get("format") == "date" else name for name in types)
    named = OR.said_in(language).join(TYPES[name].said_in(language) for name in names)
    items = schema.get("items", {})
    return f"{named}: {kind(items, language)}" if "enum" in items else named
