"""Who imports whom, and when."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping

from tests.repository.tree import CORE, MODULES, PACKAGE, PURE, ROOT, Module, modules

IMPURE = {
    *("asyncio", "builtins", "concurrent", "ctypes", "fileinput", "glob", "http", "importlib", "io", "locale"),
    *("logging", "multiprocessing", "os", "pathlib", "pickle", "platform", "random", "secrets", "shutil", "socket"),
    *("sqlite3", "ssl", "subprocess", "sys", "tempfile", "threading", "time", "urllib", "uuid", "warnings", "zoneinfo"),
}
IMPURE_CALLS = {"__import__", "breakpoint", "input", "open", "print"}
CLOCKS = {"now", "today", "utcnow"}
DEPENDENCIES = {"attrs", "dateutil"}

Graph = Mapping[str, frozenset[str]]


class TestImportCycles:
    """No two modules need each other."""

    def test_there_is_none(self) -> None:
        """Following imports never leads back to where one started."""
        assert cycles(import_graph()) == []

    def test_the_search_finds_one(self) -> None:
        """Three modules that import each other in a ring are found; the one that only uses them is not."""
        graph = {name: frozenset(needs) for name, needs in {"a": "b", "b": "c", "c": "a", "d": "a"}.items()}
        assert cycles(graph) == [["a", "b", "c"]]

    def test_the_graph_has_the_edges_of_the_library(self) -> None:
        """The search would find nothing in a graph without edges."""
        assert f"{PACKAGE}.text" in import_graph()[f"{PACKAGE}.errors"]


class TestWhereImportsStand:
    """The core says at the top of a module what it uses."""

    def test_no_function_imports(self) -> None:
        """No function or method of the core holds an import."""
        inside = [
            module.at(statement, "import inside a function")
            for module in modules(*CORE)
            for function in ast.walk(module.tree)
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
            for statement in ast.walk(function)
            if isinstance(statement, ast.Import | ast.ImportFrom)
        ]
        assert inside == []


class TestPureLayers:
    """Nouns, engine and regulation know no clock, no chance, no file and no network."""

    def test_they_import_nothing_that_reaches_outside(self) -> None:
        """Of the standard library they import only what computes."""
        outside = [
            module.at(node, f"imports {name}")
            for module in modules(*PURE)
            for node, name in imported(module)
            if name.partition(".")[0] in IMPURE
        ]
        assert outside == []

    def test_they_call_nothing_that_reaches_outside(self) -> None:
        """No call opens, prints or asks what day it is: the day is an argument."""
        outside = [
            module.at(node, f"calls {ast.unparse(node.func)}")
            for module in modules(*PURE)
            for node in ast.walk(module.tree)
            if isinstance(node, ast.Call) and reaches_outside(node.func)
        ]
        assert outside == []


class TestDependencies:
    """The library at run time needs attrs and dateutil, nothing else."""

    def test_two_are_declared(self) -> None:
        """The project declares exactly these two, with the oldest versions that work."""
        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        assert project["dependencies"] == ["attrs>=22.2", "python-dateutil>=2.8.2"]

    def test_the_core_imports_no_other(self) -> None:
        """Whatever the core imports is its own, the standard library's, or one of the two."""
        known = {PACKAGE, *DEPENDENCIES, *sys.stdlib_module_names}
        foreign = [
            module.at(node, f"imports {name}")
            for module in modules(*CORE)
            for node, name in imported(module)
            if name.partition(".")[0] not in known
        ]
        assert foreign == []

    def test_importing_the_library_loads_no_other(self) -> None:
        """A fresh Python that imports the library has loaded nothing but the two and what they bring."""
        program = (
            f"import sys; before = set(sys.modules); import {PACKAGE};"
            "print(*{name.partition('.')[0] for name in set(sys.modules) - before} - sys.stdlib_module_names)"
        )
        run = subprocess.run((sys.executable, "-c", program), check=True, capture_output=True, text=True)
        assert set(run.stdout.split()) <= {PACKAGE, *DEPENDENCIES, "attr", "six"}


def imported(module: Module) -> Iterator[tuple[ast.stmt, str]]:
    """The full names a module imports, with the statement; ``from a import b`` gives ``a.b``."""
    base = module.name.split(".") if module.is_package else module.name.split(".")[:-1]
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parts = base[: len(base) - node.level + 1] if node.level else []
            origin = ".".join([*parts, *([node.module] if node.module else [])])
            yield from ((node, f"{origin}.{alias.name}") for alias in node.names)


def import_graph() -> Graph:
    """Which module of the library needs which: a name stands for the module that holds it."""
    names = {module.name for module in MODULES}

    def owner(name: str) -> str | None:
        return name if name in names else next((up for up in (name.rpartition(".")[0],) if up in names), None)

    return {
        module.name: frozenset(need for _, name in imported(module) if (need := owner(name))) - {module.name}
        for module in MODULES
    }


def cycles(graph: Graph) -> list[list[str]]:
    """The sets of modules that need each other, sorted (Tarjan's strongly connected components of more than one)."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    waiting: list[str] = []
    found: list[list[str]] = []

    def visit(name: str) -> None:
        order[name] = low[name] = len(order)
        waiting.append(name)
        for need in sorted(graph.get(name, ())):
            if need not in order:
                visit(need)
                low[name] = min(low[name], low[need])
            elif need in waiting:
                low[name] = min(low[name], order[need])
        if low[name] == order[name]:
            start = waiting.index(name)
            component = waiting[start:]
            del waiting[start:]
            if len(component) > 1:
                found.append(sorted(component))

    for name in sorted(graph):
        if name not in order:
            visit(name)
    return found


def reaches_outside(function: ast.expr) -> bool:
    """Whether calling this expression reads a clock or touches the world outside."""
    match function:
        case ast.Name(id=name):
            return name in IMPURE_CALLS
        case ast.Attribute(attr=name):
            return name in CLOCKS
        case _:
            return False
