"""What every module of the library looks like."""

import ast
import importlib
from collections.abc import Iterator

import attrs

from tests.repository.tree import MODULES, PURE, ROOT, Module, modules

LONGEST = 250
MUTABLE = {
    *("list", "dict", "set", "bytearray", "deque", "defaultdict"),
    *("MutableMapping", "MutableSequence", "MutableSet"),
}
CLASS_MAKERS = {"attr", "define", "mutable", "make_class", "validators", "setters", "dataclass", "dataclasses"}

Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


class TestModules:
    """Modules are short and say what they are for."""

    def test_none_is_long(self) -> None:
        """No module has more lines than one can keep in mind."""
        sizes = {module.name: len(module.path.read_text(encoding="utf-8").splitlines()) for module in MODULES}
        assert {name: size for name, size in sizes.items() if size > LONGEST} == {}

    def test_everything_public_has_a_docstring(self) -> None:
        """Every public module, class, function and method explains itself."""
        silent = [
            module.at(node, getattr(node, "name", module.name))
            for module in MODULES
            for node in public(module.tree)
            if not ast.get_docstring(node)
        ]
        assert silent == []


class TestExactness:
    """Marks, ranks and days are exact."""

    def test_no_float_is_written(self) -> None:
        """Nouns, engine and regulation hold no floating-point literal and convert nothing to one."""
        inexact = [
            module.at(node, ast.unparse(node))
            for module in modules(*PURE)
            for node in ast.walk(module.tree)
            if is_float(node)
        ]
        assert inexact == []


class TestImmutability:
    """A value of the pure layers never changes and can be a key."""

    def test_attrs_classes_are_frozen(self) -> None:
        """The only maker of classes in use is ``frozen``: no other one, no switchable validator, no dataclass."""
        thawed = [
            module.at(node, name)
            for module in modules(*PURE)
            for node in ast.walk(module.tree)
            for name in makers(node)
            if name in CLASS_MAKERS
        ]
        assert thawed == []

    def test_no_field_is_mutable(self) -> None:
        """No field of a value is annotated as a list, dictionary or set."""
        mutable = [
            module.at(statement, ast.unparse(statement))
            for module in modules(*PURE)
            for owner in ast.walk(module.tree)
            if isinstance(owner, ast.ClassDef) and not compares_by_identity(owner)
            for statement in owner.body
            if isinstance(statement, ast.AnnAssign)
            if MUTABLE & {node.id for node in ast.walk(statement.annotation) if isinstance(node, ast.Name)}
        ]
        assert mutable == []

    def test_every_attrs_class_hashes(self) -> None:
        """Equality by value has not cost any class its hash, and fields are in slots."""
        classes = [thing for module in modules(*PURE) for thing in attrs_classes(module)]
        assert [cls for cls in classes if cls.__hash__ is None or "__slots__" not in vars(cls)] == []
        assert classes


class TestTests:
    """A test says in a sentence what it shows."""

    def test_each_has_a_docstring(self) -> None:
        """Every test function, and every class of tests, has a docstring."""
        silent = [
            f"{path.relative_to(ROOT).as_posix()}:{node.lineno}: {node.name}"
            for path in sorted((ROOT / "tests").rglob("*.py"))
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.ClassDef | ast.FunctionDef) and node.name.lower().startswith("test")
            if not ast.get_docstring(node)
        ]
        assert silent == []


def public(node: Documented) -> Iterator[Documented]:
    """The node and everything public defined right in it; what a function defines is its own affair."""
    yield node
    if isinstance(node, ast.Module | ast.ClassDef):
        for inner in node.body:
            if isinstance(inner, Documented) and not inner.name.startswith("_"):
                yield from public(inner)


def is_float(node: ast.AST) -> bool:
    """Whether a node writes a floating-point number or makes one."""
    match node:
        case ast.Constant(value=float() | complex()):
            return True
        case ast.Call(func=ast.Name(id="float")):
            return True
        case _:
            return False


def compares_by_identity(owner: ast.ClassDef) -> bool:
    """Whether a class is no value: it says so, and may then keep a memory of a pure function."""
    return any("eq=False" in ast.unparse(decorator) for decorator in owner.decorator_list)


def makers(node: ast.AST) -> tuple[str, ...]:
    """The names an import brings from the libraries that make classes."""
    match node:
        case ast.ImportFrom(module="attrs" | "attr" | "dataclasses" as origin, names=names):
            return (origin, *(alias.name for alias in names))
        case ast.Import(names=names):
            return tuple(alias.name for alias in names)
        case ast.Attribute(value=ast.Name(id="attrs"), attr=name):
            return (name,)
        case _:
            return ()


def attrs_classes(module: Module) -> Iterator[type]:
    """The attrs classes a module defines."""
    for thing in vars(importlib.import_module(module.name)).values():
        if isinstance(thing, type) and thing.__module__ == module.name and attrs.has(thing):
            yield thing
