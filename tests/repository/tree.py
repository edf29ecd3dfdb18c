"""The project's files, as the tests over the whole repository see them."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "fzdigital"

PURE = ("domain", "rules", "policy")
"""The layers without clock, chance, files or network, in which everything is immutable and exact."""

CORE = ("errors", "text", *PURE, "service")
"""The layers that import everything they use at their top."""

TEXT_SUFFIXES = {".py", ".md", ".toml", ".json", ".csv", ".txt", ".feature", ".cff", ".yml", ".html", ".js", ".mjs", ""}
LEFT_BY_TOOLS = {"__pycache__", "build", "dist"}


class Module(NamedTuple):
    """One module of the library.

    Args:
        name: its dotted name; that of the package for an ``__init__.py``.
        path: its file.
        tree: its syntax tree.
    """

    name: str
    path: Path
    tree: ast.Module

    @property
    def layer(self) -> str:
        """The first name below the package; empty for the package itself."""
        return self.name.removeprefix(PACKAGE).removeprefix(".").partition(".")[0]

    @property
    def is_package(self) -> bool:
        """Whether this is an ``__init__.py``."""
        return self.path.name == "__init__.py"

    def at(self, node: ast.AST, what: str) -> str:
        """A place in this module, as an editor understands it, and what is there."""
        return f"{self.path.relative_to(ROOT).as_posix()}:{getattr(node, 'lineno', 1)}: {what}"


def _parsed(path: Path) -> Module:
    parts = path.relative_to(ROOT / "src").with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    return Module(name, path, ast.parse(path.read_text(encoding="utf-8"), str(path)))


MODULES = tuple(_parsed(path) for path in sorted((ROOT / "src" / PACKAGE).rglob("*.py")))


def modules(*layers: str) -> tuple[Module, ...]:
    """The modules of some layers, sorted by file."""
    return tuple(module for module in MODULES if module.layer in layers)


def written_files() -> Iterator[Path]:
    """Every text file that somebody wrote; what tools leave behind and hidden folders but ``.ci`` are left out."""
    folders = [ROOT]
    while folders:
        for path in sorted(folders.pop().iterdir()):
            hidden = path.name.startswith(".") and path.name != ".ci"
            if hidden or path.name in LEFT_BY_TOOLS or path.name.endswith(".egg-info"):
                continue
            if path.is_dir():
                folders.append(path)
            elif path.suffix in TEXT_SUFFIXES:
                yield path
