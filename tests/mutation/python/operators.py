"""Every change that one expression or pattern can undergo, and every one of a statement."""

import ast
from collections.abc import Iterator, Set

Changed = tuple[str, ast.AST]

_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.BitXor: ast.BitOr,
}
_OF_BITS = (ast.BitAnd, ast.BitOr, ast.BitXor)
_SWAPPED = {"min": "max", "max": "min", "any": "all", "all": "any"}
_UNWRAPPED = frozenset({"sorted", "reversed", "abs", "set", "frozenset"})
_PLAIN_METHODS = frozenset({"strip", "lstrip", "rstrip", "lower", "upper", "casefold", "copy"})
_NAME = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.:/()-[]{}\\d")
Elements = ast.Tuple | ast.List | ast.Set


def is_none(node: ast.AST | None) -> bool:
    """Whether a node is the constant None."""
    return isinstance(node, ast.Constant) and node.value is None


def of_expression(node: ast.expr, wordings: Set[str]) -> Iterator[Changed]:
    """The changes of one expression, without those of its parts.

    Args:
        node: the expression.
        wordings: names of variables that hold words for readers; as arguments they stay.
    """
    match node:
        case ast.Constant(value=value):
            yield from _of_constant(value)
        case ast.Compare():
            yield from _of_comparison(node)
        case ast.BoolOp(op=op, values=values):
            yield "and/or", ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
            for index in range(len(values)):
                rest = [*values[:index], *values[index + 1 :]]
                yield "operand dropped", rest[0] if len(rest) == 1 else ast.BoolOp(op, rest)
        case ast.UnaryOp(op=ast.Not() | ast.USub() | ast.Invert(), operand=operand):
            yield "unary dropped", operand
        case ast.BinOp(left=left, op=op, right=right):
            if type(op) in _ARITHMETIC:
                yield "arithmetic", ast.BinOp(left, _ARITHMETIC[type(op)](), right)
            if isinstance(op, _OF_BITS):
                yield "operand dropped", left
                yield "operand dropped", right
        case ast.IfExp(body=body, orelse=orelse):
            yield "branch forced", body
            yield "branch forced", orelse
        case ast.Call():
            yield from _of_call(node, wordings)
        case ast.Tuple(elts=elements) | ast.List(elts=elements) | ast.Set(elts=elements):
            for index in range(len(elements)):
                yield "element dropped", _elements(node, [*elements[:index], *elements[index + 1 :]])
        case ast.Dict(keys=keys, values=values):
            for index in range(len(keys)):
                kept = [*keys[:index], *keys[index + 1 :]], [*values[:index], *values[index + 1 :]]
                yield "element dropped", ast.Dict(*kept)
        case ast.Slice(lower=lower, upper=upper, step=step):
            if lower is not None:
                yield "bound dropped", ast.Slice(None, upper, step)
            if upper is not None:
                yield "bound dropped", ast.Slice(lower, None, step)
        case _:
            return


def _elements(node: ast.expr, kept: list[ast.expr]) -> ast.expr:
    if isinstance(node, ast.Tuple):
        return ast.Tuple(kept, ast.Load())
    if isinstance(node, ast.List):
        return ast.List(kept, ast.Load())
    return ast.Set(kept) if kept else ast.Call(ast.Name("set", ast.Load()), [], [])


def _of_constant(value: object) -> Iterator[Changed]:
    match value:
        case bool():
            yield "truth", ast.Constant(not value)
        case int():
            yield "number", ast.Constant(value + 1)
            yield "number", ast.Constant(value - 1)
        case str() if value and _NAME.issuperset(value):
            yield "name", ast.Constant(value + "x")
        case _:
            return


def _of_comparison(node: ast.Compare) -> Iterator[Changed]:
    for index, op in enumerate(node.ops):
        for other in _COMPARISONS[type(op)]:
            yield (
                "comparison",
                ast.Compare(node.left, [*node.ops[:index], other(), *node.ops[index + 1 :]], node.comparators),
            )


def _is_wording(node: ast.expr, wordings: Set[str]) -> bool:
    match node:
        case ast.Call(func=ast.Name(id="Text")):
            return True
        case ast.Name(id=name):
            return name in wordings
        case _:
            return False


def _of_call(node: ast.Call, wordings: Set[str]) -> Iterator[Changed]:
    func, args, keywords = node.func, node.args, node.keywords
    for index, arg in enumerate(args):
        if _is_wording(arg, wordings):
            continue
        # Of several places only the last can be optional; without an earlier one the call does not fit its function.
        if index == len(args) - 1:
            yield "argument dropped", ast.Call(func, args[:-1], keywords)
        if not isinstance(arg, ast.Starred | ast.Constant | ast.GeneratorExp):
            yield "argument None", ast.Call(func, [*args[:index], ast.Constant(None), *args[index + 1 :]], keywords)
    for index, keyword in enumerate(keywords):
        if _is_wording(keyword.value, wordings):
            continue
        yield "argument dropped", ast.Call(func, args, [*keywords[:index], *keywords[index + 1 :]])
        if keyword.arg is not None and not isinstance(keyword.value, ast.Constant):
            none = ast.keyword(keyword.arg, ast.Constant(None))
            yield "argument None", ast.Call(func, args, [*keywords[:index], none, *keywords[index + 1 :]])
    match func:
        case ast.Name(id=name) if name in _SWAPPED:
            yield "function swapped", ast.Call(ast.Name(_SWAPPED[name], ast.Load()), args, keywords)
        case ast.Name(id=name) if name in _UNWRAPPED and args and not isinstance(args[0], ast.Set):
            yield "call dropped", ast.Call(ast.Name("list", ast.Load()), args[:1], [])
        case ast.Attribute(value=value, attr=name) if name in _PLAIN_METHODS:
            yield "call dropped", value
        case _:
            return


def of_statement(node: ast.stmt) -> Iterator[Changed]:
    """The changes of one statement, without those of its parts."""
    match node:
        case ast.Return(value=value) if value is not None and not is_none(value):
            yield "return None", ast.Return(ast.Constant(None))
        case ast.Expr() | ast.AugAssign() | ast.Raise() | ast.Delete():
            yield "statement dropped", ast.Pass()
        case ast.Break():
            yield "break/continue", ast.Continue()
            yield "statement dropped", ast.Pass()
        case ast.Continue():
            yield "break/continue", ast.Break()
            yield "statement dropped", ast.Pass()
        case ast.Match(subject=subject, cases=cases) if len(cases) > 1:
            for index in (number for number, case in enumerate(cases) if not _is_unreachable(case)):
                yield "case dropped", ast.Match(subject, [*cases[:index], *cases[index + 1 :]])
        case ast.FunctionDef(decorator_list=decorators) | ast.ClassDef(decorator_list=decorators):
            for index in range(len(decorators)):
                yield "decorator dropped", _with_decorators(node, [*decorators[:index], *decorators[index + 1 :]])
        case _:
            return


def _is_unreachable(case: ast.match_case) -> bool:
    """Whether a case is there for the type checker only, or does nothing and falls behind all others."""
    match case.body:
        case [ast.Expr(value=ast.Call(func=ast.Name(id="assert_never")))] | [ast.Pass()]:
            return isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None
        case _:
            return False


def _with_decorators(node: ast.stmt, decorators: list[ast.expr]) -> ast.stmt:
    fields = {name: getattr(node, name) for name in node._fields}
    return type(node)(**{**fields, "decorator_list": decorators})


def of_condition() -> Iterator[Changed]:
    """What can stand for the condition of a branch or loop."""
    yield "branch forced", ast.Constant(True)
    yield "branch forced", ast.Constant(False)


def of_comprehension(node: ast.comprehension) -> Iterator[Changed]:
    """A comprehension with one filter less."""
    for index in range(len(node.ifs)):
        kept = [*node.ifs[:index], *node.ifs[index + 1 :]]
        yield "filter dropped", ast.comprehension(node.target, node.iter, kept, node.is_async)


def of_case(node: ast.match_case) -> Iterator[Changed]:
    """A case without its guard."""
    if node.guard is not None:
        yield "guard dropped", ast.match_case(node.pattern, None, node.body)


def of_pattern(node: ast.pattern) -> Iterator[Changed]:
    """A pattern with one alternative less."""
    if isinstance(node, ast.MatchOr):
        for index in range(len(node.patterns)):
            rest = [*node.patterns[:index], *node.patterns[index + 1 :]]
            yield "alternative dropped", rest[0] if len(rest) == 1 else ast.MatchOr(rest)
