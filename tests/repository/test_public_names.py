"""What a package offers by name."""

import ast
import importlib
from collections.abc import Iterator

import pytest

from tests.repository.tree import MODULES, Module

PACKAGES = [module for module in MODULES if module.is_package]
LISTED = [module for module in MODULES if "__all__" in module.path.read_text(encoding="utf-8")]
FRONTS = [module for module in LISTED if module.is_package and module.name.count(".") < 2]
"""The library itself and its layers: what others import from. A package inside a layer gathers parts for its layer."""


class TestAll:
    """``__all__`` is the public surface, to the letter."""

    @pytest.mark.parametrize("module", LISTED, ids=lambda module: module.name)
    def test_it_is_sorted(self, module: Module) -> None:
        """The names stand in order, each once, so that a change shows as one line."""
        names = importlib.import_module(module.name).__all__
        assert list(names) == sorted(set(names))

    @pytest.mark.parametrize("module", LISTED, ids=lambda module: module.name)
    def test_every_name_is_bound(self, module: Module) -> None:
        """Nothing is promised that is not there."""
        loaded = importlib.import_module(module.name)
        assert [name for name in loaded.__all__ if not hasattr(loaded, name)] == []

    @pytest.mark.parametrize("module", FRONTS, ids=lambda module: module.name)
    def test_it_is_exactly_what_is_exported(self, module: Module) -> None:
        """Every public name that the package defines, or imports from its own modules, is listed, and no other."""
        listed = importlib.import_module(module.name).__all__
        assert {name for name in listed if name[0] != "_"} == set(exported(module))

    def test_a_package_that_binds_names_has_one(self) -> None:
        """No package re-exports without saying what."""
        assert [package.name for package in PACKAGES if package not in LISTED and any(exported(package))] == []


def exported(package: Module) -> Iterator[str]:
    """The public names that a package defines or imports from modules of its own."""
    for statement in package.tree.body:
        match statement:
            case ast.ImportFrom(module=str() as origin, names=names) if origin.startswith(f"{package.name}."):
                bound = [alias.asname or alias.name for alias in names]
            case ast.Assign(targets=targets):
                bound = [target.id for target in targets if isinstance(target, ast.Name)]
            case ast.AnnAssign(target=ast.Name(id=name)):
                bound = [name]
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                bound = [name]
            case _:
                bound = []
        yield from (name for name in bound if not name.startswith("_"))
