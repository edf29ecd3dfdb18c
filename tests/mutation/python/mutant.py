"""A changed place in a module, and the module's code with the change made."""

import ast
from types import CodeType

from attrs import frozen


@frozen
class Key:
    """What a change is called: stable when lines are added elsewhere.

    Args:
        file: path of the module below the library's folder, such as ``domain/dates.py``.
        function: qualified name of the function or class it lies in; ``<module>`` outside of any.
        line: the source line, stripped.
        operator: which kind of change.
        before: the changed piece as it stands.
        after: what stands there instead.
        ordinal: which one of several that are otherwise alike, from 0.
    """

    file: str
    function: str
    line: str
    operator: str
    before: str
    after: str
    ordinal: int = 0

    def __str__(self) -> str:
        """One line that shows the change."""
        return f"{self.file} {self.function}: {self.operator}: {self.before}  ->  {self.after}   | {self.line}"


@frozen(eq=False)
class Site:
    """Where in a syntax tree a change goes, and what is put there.

    Args:
        parent: the node above.
        field: the parent's field.
        index: which element of the field, if it is a list.
        new: the node to put there.
    """

    parent: ast.AST
    field: str
    index: int | None
    new: ast.AST

    def put(self, node: ast.AST) -> ast.AST:
        """Put a node there and return the one that stood there."""
        if self.index is None:
            old: ast.AST = getattr(self.parent, self.field)
            setattr(self.parent, self.field, node)
            return old
        nodes: list[ast.AST] = getattr(self.parent, self.field)
        old, nodes[self.index] = nodes[self.index], node
        return old


@frozen(eq=False)
class Mutant:
    """One change of one module.

    Args:
        key: what it is called.
        site: where it goes.
        first: first line of the statement or condition it lies in.
        last: last line of that.
        at_import: whether it lies outside of every function body, so that it takes effect on import.
        names: names through which others may see it, if it takes effect on import.
    """

    key: Key
    site: Site
    first: int
    last: int
    at_import: bool
    names: tuple[str, ...]

    def code(self, tree: ast.Module, filename: str) -> CodeType:
        """The module's code with this change, and the tree as it was before.

        Args:
            tree: the syntax tree in which the site lies.
            filename: what the code says of where it comes from.
        """
        old = self.site.put(self.site.new)
        try:
            return compile(tree, filename, "exec", dont_inherit=True)
        finally:
            self.site.put(old)
