"""Every mutant of one module: a walk over its syntax tree that leaves out what decides nothing."""

import ast
from collections import Counter
from collections.abc import Iterator

from attrs import evolve, frozen

from tests.mutation.python.mutant import Key, Mutant, Site
from tests.mutation.python.operators import (
    Changed,
    of_case,
    of_comprehension,
    of_condition,
    of_expression,
    of_pattern,
    of_statement,
)

_WORDING = frozenset({"Text", "assert_never", "TypeVar", "NewType", "_fault", "_one_of"})
"""Callees whose arguments are words for readers or for the type checker."""
_PASSED_OVER = ast.Import | ast.ImportFrom | ast.Global | ast.Nonlocal | ast.JoinedStr | ast.Assert
_NOT_OUTCOMES = frozenset({"annotation", "returns", "type_comment", "cause"})
_SHORT = ast.Expr | ast.Return | ast.Raise | ast.AugAssign | ast.Delete | ast.Pass | ast.Break | ast.Continue
_HEADERS = {ast.If: "test", ast.While: "test", ast.For: "iter", ast.Match: "subject", ast.With: "items"}
"""The part of a statement with a body that is its own."""
_CONDITIONAL = ast.If | ast.While | ast.IfExp
_CACHES = frozenset({"cache", "lru_cache", "cached_property", "override", "overload"})
_WORDED = "Worded"


@frozen
class _Around:
    """What lies around a node: the names of functions and classes, the lines of its statement, what binds it."""

    scopes: tuple[str, ...]
    first: int
    last: int
    at_import: bool
    names: tuple[str, ...]
    wordings_from: int | None = None
    wordings: frozenset[str] = frozenset()


def mutants_of(file: str, source: str, tree: ast.Module, excused: frozenset[str] = frozenset()) -> tuple[Mutant, ...]:
    """Every mutant of a module.

    Args:
        file: its path below the library's folder.
        source: its text.
        tree: its syntax tree; the mutants refer to its nodes.
        excused: qualified names of functions and classes that are left out, with everything in them.
    """
    lines = source.splitlines()
    seen: Counter[Key] = Counter()
    found = []
    start = _Around((), 1, 1, at_import=True, names=(), wordings=_wordings(tree))
    for parent, field, index, old, (operator, new), around in _walk(tree, start, excused):
        ast.copy_location(new, old)
        ast.fix_missing_locations(new)
        line = getattr(old, "lineno", around.first)
        scope = ".".join(around.scopes) or "<module>"
        key = Key(file, scope, lines[line - 1].strip(), operator, _shown(old), _shown(new))
        found.append(
            Mutant(
                evolve(key, ordinal=seen[key]), Site(parent, field, index, new),
                around.first, around.last, around.at_import, around.names,
            )
        )  # fmt: skip
        seen[key] += 1
    return tuple(found)


def _wordings(tree: ast.Module) -> frozenset[str]:
    """The names of variables and parameters that hold words for readers."""
    found = set()
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call(func=ast.Name(id="Text"))):
                found.add(name)
            case ast.arg(arg=name, annotation=ast.Name(id="Text")):
                found.add(name)
            case _:
                pass
    return frozenset(found)


def _shown(node: ast.AST) -> str:
    if isinstance(node, ast.stmt) and not isinstance(node, _SHORT):
        return type(node).__name__.lower()
    if isinstance(node, ast.match_case):
        return f"case {ast.unparse(node.pattern)}" + (f" if {ast.unparse(node.guard)}" if node.guard else "")
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= 160 else text[:78] + " … " + text[-78:]


_Place = tuple[ast.AST, str, int | None, ast.AST, Changed, _Around]


def _walk(node: ast.AST, around: _Around, excused: frozenset[str]) -> Iterator[_Place]:
    for field, index, child in _children(node):
        inside = _step(node, field, child, around)
        if _is_passed_over(node, field, index, child, inside) or ".".join(inside.scopes) in excused:
            continue
        worded = inside.wordings_from is not None and inside.at_import
        for changed in _changes(node, field, child, inside.wordings, worded=worded):
            if not _is_idle(child, changed):
                yield node, field, index, child, changed, inside
        yield from _walk(child, inside, excused)


def _children(node: ast.AST) -> Iterator[tuple[str, int | None, ast.AST]]:
    for field, value in ast.iter_fields(node):
        if field in _NOT_OUTCOMES:
            continue
        if isinstance(value, ast.AST):
            yield field, None, value
        elif isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, ast.AST):
                    yield field, index, item


def _step(parent: ast.AST, field: str, child: ast.AST, around: _Around) -> _Around:
    """What lies around a child: a function's body takes effect when called, its decorators and defaults on import."""
    if isinstance(parent, ast.FunctionDef) and field == "body":
        around = evolve(around, at_import=False)
    match child:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            around = evolve(around, scopes=(*around.scopes, name))
            if around.at_import:
                around = evolve(around, names=(name,), wordings_from=1 if _is_worded(child) else None)
        case ast.Assign(targets=targets) if around.at_import:
            bound = tuple(node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name))
            around = evolve(around, names=bound or around.names)
        case ast.AnnAssign(target=ast.Name(id=name)) if around.at_import:
            around = evolve(around, names=(name,))
        case _:
            pass
    first, last = _lines(child, around)
    return evolve(around, first=first, last=last)


def _lines(node: ast.AST, around: _Around) -> tuple[int, int]:
    """The lines of the statement or header a node lies in: what a test executes if it executes the node."""
    if isinstance(node, ast.match_case):
        return node.pattern.lineno, node.pattern.end_lineno or node.pattern.lineno
    if isinstance(node, ast.stmt) and not isinstance(node, ast.FunctionDef | ast.ClassDef):
        header = getattr(node, _HEADERS.get(type(node), ""), node)
        end = header[-1].context_expr.end_lineno if isinstance(header, list) else header.end_lineno
        return node.lineno, end or node.lineno
    line = getattr(node, "lineno", around.first)
    return (around.first, around.last) if around.first <= line <= around.last else (line, line)


def _is_worded(node: ast.AST) -> bool:
    bases = node.bases if isinstance(node, ast.ClassDef) else []
    return any(isinstance(base, ast.Name) and base.id == _WORDED for base in bases)


def _is_passed_over(parent: ast.AST, field: str, index: int | None, child: ast.AST, around: _Around) -> bool:
    match child:
        case ast.Expr(value=ast.Constant(value=str())) | ast.Expr(value=ast.Constant(value=Ellipsis())):
            return True
        case ast.Call(func=ast.Name(id=name)) if name in _WORDING:
            return True
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            return True
        case ast.AnnAssign(annotation=ast.Name(id="TypeAlias")):
            return True
        case ast.Expr(value=ast.Call(func=ast.Name(id="assert_never"))):
            return True
        case _ if isinstance(child, _PASSED_OVER):
            return True
        case _:
            pass
    # The wordings of an enumeration's member follow its value in one tuple.
    in_member = around.wordings_from is not None and isinstance(parent, ast.Tuple) and around.at_import
    return (
        (isinstance(parent, ast.Raise) and field == "exc")
        or (in_member and index is not None and index > 0)
        or (isinstance(parent, ast.Subscript) and isinstance(parent.ctx, ast.Store))
    )


def _changes(
    parent: ast.AST, field: str, child: ast.AST, wordings: frozenset[str], *, worded: bool
) -> Iterator[Changed]:
    if isinstance(parent, _CONDITIONAL) and field == "test" and not isinstance(parent, ast.IfExp):
        yield from of_condition()
    match child:
        case ast.Tuple() if isinstance(parent, ast.Assign) and worded:
            # A member with its words; only its value, changed by itself, is more than words.
            return
        case ast.expr():
            if not isinstance(getattr(child, "ctx", ast.Load()), ast.Store):
                yield from of_expression(child, wordings)
        case ast.stmt():
            yield from of_statement(child)
        case ast.comprehension():
            yield from of_comprehension(child)
        case ast.match_case():
            yield from of_case(child)
        case ast.pattern():
            yield from of_pattern(child)
        case _:
            return


def _is_idle(old: ast.AST, changed: Changed) -> bool:
    """Whether a change cannot matter by what it is: a dropped cache, a condition that already is the constant."""
    operator, new = changed
    if operator == "decorator dropped" and isinstance(old, ast.FunctionDef | ast.ClassDef):
        gone = [one for one in old.decorator_list if one not in new.decorator_list]  # type: ignore[attr-defined]
        return bool(_CACHES & {node.id for one in gone for node in ast.walk(one) if isinstance(node, ast.Name)})
    return ast.dump(old) == ast.dump(new)
