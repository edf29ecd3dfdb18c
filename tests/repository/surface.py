"""The public surface as text: every name that other programs may import, with its types.

``python -m tests.repository.surface`` writes it anew, which is how a change of it is made on purpose.
"""

import ast
import re
from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from inspect import Parameter, Signature, formatannotation, getsource, isclass, isfunction, signature
from pathlib import Path
from textwrap import dedent
from types import GenericAlias, UnionType
from typing import Any, get_origin

import attrs

from tests.repository.tree import MODULES, PACKAGE

KEPT = Path(__file__).with_suffix(".txt")

PUBLIC = (
    "",
    "errors",
    "io.amendment",
    "io.csv_folder",
    "io.document_json",
    "io.read",
    "io.schema",
    "io.study",
    "io.workbook",
    "io.workbook_out",
    "nouns",
    "render.amended",
    "render.amendment_report",
    "render.charts.all",
    "render.charts.plot",
    "render.decisions",
    "render.decisions_schema",
    "render.replay",
    "render.report",
    "render.whatif_report",
    "rules.amendment",
    "rules.answer",
    "rules.decision",
    "rules.questions.analyse",
    "rules.questions.change",
    "rules.questions.compare",
    "rules.questions.differences",
    "rules.questions.findings",
    "rules.questions.needed",
    "rules.questions.sensitivity",
    "rules.questions.why",
    "rules.regulation",
    "rules.rule",
    "rules.source",
    "rules.timeline",
    "service.assess",
    "service.casebook",
    "service.comparison",
    "service.findings",
    "service.history",
    "service.management",
    "service.masking",
    "service.placing",
    "service.pools",
    "service.proposal",
    "service.questions",
    "service.rating",
    "service.replenishment",
    "service.selection",
    "signing",
    "text",
    "vectors",
    "whatif",
    "whatif.plan",
)
"""The modules that other programs may import from; ``docs/reference/formats.md`` lists them."""

_LONGEST = 100
_SAID = (str, int, bool, type(None))


def surface() -> str:
    """The whole surface, one name a line, members indented under their class."""
    return "".join(f"{line}\n" for name in PUBLIC for line in _module(f"{PACKAGE}.{name}".rstrip(".")))


def names_of(name: str) -> tuple[str, ...]:
    """The public names of a module: those it lists, or else those it defines or exports by ``import X as X``."""
    listed = getattr(import_module(name), "__all__", None)
    tree = next(module.tree for module in MODULES if module.name == name)
    return tuple(sorted(listed or {bound for bound in _bound(tree) if not bound.startswith("_")}))


def _bound(tree: ast.Module) -> Iterator[str]:
    for statement in tree.body:
        match statement:
            case ast.ImportFrom(names=names):
                yield from (alias.name for alias in names if alias.name == alias.asname)
            case ast.Assign(targets=targets):
                yield from (target.id for target in targets if isinstance(target, ast.Name))
            case ast.AnnAssign(target=ast.Name(id=name)) | ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case _:
                pass


def _module(name: str) -> Iterator[str]:
    yield name
    module = import_module(name)
    for public in names_of(name):
        yield from (f"    {line}" for line in _named(public, getattr(module, public)))
    yield ""


def _named(name: str, thing: Any) -> Iterator[str]:
    if isclass(thing) and not isinstance(thing, GenericAlias):
        yield from _class(name, thing)
    elif isfunction(thing):
        yield from _call(name, thing)
    elif get_origin(thing) is not None or isinstance(thing, UnionType):
        yield f"{name} = {_type(thing)}"
    elif isinstance(thing, _SAID) and name != "__version__":
        yield f"{name} = {thing!r}"
    else:
        yield f"{name}: {type(thing).__name__}"


def _class(name: str, cls: type) -> Iterator[str]:
    bases = ", ".join(base.__name__ for base in cls.__bases__ if base is not object)
    yield f"class {name}({bases})" if bases else f"class {name}"
    if issubclass(cls, Enum):
        yield from (f"    {member.name} = {member.value!r}" for member in cls)
    else:
        # An exception that takes what its parent takes is not listed again.
        if "__init__" in vars(cls) or "__new__" in vars(cls):
            yield from (f"    {line}" for line in _call("", cls))
        if issubclass(cls, Exception) and "__init__" in vars(cls):
            yield from (f"    .{field}" for field in _kept(cls))
        if attrs.has(cls):
            yield from (f"    .{one.name}: {_type(one.type)}" for one in attrs.fields(cls))
        elif issubclass(cls, tuple):
            yield from (f"    .{field}: {_type(kind)}" for field, kind in cls.__annotations__.items())
    for attribute, thing in sorted(vars(cls).items()):
        if attribute.startswith("_"):
            continue
        if isinstance(thing, property) and thing.fget is not None:
            yield f"    .{attribute}: {_type(signature(thing.fget).return_annotation)}"
        elif isinstance(thing, classmethod) or isfunction(thing):
            yield from (f"    {line}" for line in _call(f".{attribute}", getattr(cls, attribute)))


def _kept(cls: type) -> Iterator[str]:
    """What an error keeps of what it was made with."""
    for node in ast.walk(ast.parse(dedent(getsource(cls)))):
        match node:
            case ast.Attribute(value=ast.Name(id="self"), attr=name, ctx=ast.Store()) if name != "args":
                yield name


def _call(name: str, thing: Any) -> Iterator[str]:
    """How something is called, on one line if it is short, else with an argument a line."""
    given = signature(thing)
    shown = [_parameter(one) for one in given.parameters.values()]
    for kind, mark in ((Parameter.KEYWORD_ONLY, "*"), (Parameter.POSITIONAL_ONLY, "/")):
        at = [number for number, one in enumerate(given.parameters.values()) if one.kind is kind]
        variadic = any(one.kind is Parameter.VAR_POSITIONAL for one in given.parameters.values())
        if at and not (mark == "*" and variadic):
            shown.insert(at[0] if mark == "*" else at[-1] + 1, mark)
    result = "" if given.return_annotation in (Signature.empty, None) else f" -> {_type(given.return_annotation)}"
    line = f"{name}({', '.join(shown)}){result}"
    yield from (line,) if len(line) <= _LONGEST else (f"{name}(", *(f"    {one}," for one in shown), f"){result}")


def _parameter(one: Parameter) -> str:
    star = {Parameter.VAR_POSITIONAL: "*", Parameter.VAR_KEYWORD: "**"}.get(one.kind, "")
    kind = "" if one.annotation is Parameter.empty else f": {_type(one.annotation)}"
    default = repr(one.default) if isinstance(one.default, (*_SAID, tuple)) else "..."
    return f"{star}{one.name}{kind}" + ("" if one.default is Parameter.empty else f" = {default}")


def _type(annotation: Any) -> str:
    """A type with the last part of every dotted name alone: where a name is defined is no part of the surface."""
    written = annotation if isinstance(annotation, str) else formatannotation(annotation)
    return re.sub(r"\b(?:[A-Za-z_]\w*\.)+(?=[A-Za-z_])", "", written)


if __name__ == "__main__":
    KEPT.write_text(surface(), encoding="utf-8", newline="\n")
