"""The mutants that change nothing anybody can see: each listed with a reason that somebody reviewed."""

import tomllib
from pathlib import Path

from attrs import frozen

from tests.mutation.python.mutant import Key

LISTED = Path(__file__).with_name("equivalents.toml")


@frozen
class Equivalent:
    """One row of the list; it stands for every mutant that agrees in what it states.

    Args:
        file: path of the module below the library's folder.
        function: qualified name of the function or class; ``<module>`` outside of any.
        line: the source line, stripped.
        operator: which kind of change.
        reason: why no outcome can change.
        before: the changed piece; empty for any.
        after: what stands there instead; empty for any.
    """

    file: str
    function: str
    line: str
    operator: str
    reason: str
    before: str = ""
    after: str = ""

    def covers(self, key: Key) -> bool:
        """Whether a mutant is one of those meant."""
        return (
            (self.file, self.function, self.line, self.operator) == (key.file, key.function, key.line, key.operator)
            and self.before in ("", key.before)
            and self.after in ("", key.after)
        )


def listed(path: Path = LISTED) -> tuple[Equivalent, ...]:
    """The list.

    Args:
        path: the file.

    Raises:
        TypeError: if a row states something else than it may.
        ValueError: if a row gives no reason.
    """
    rows = tuple(Equivalent(**row) for row in tomllib.loads(path.read_text(encoding="utf-8")).get("equivalent", ()))
    for row in rows:
        if not row.reason.strip():
            raise ValueError(f"no reason is given for {row.file} {row.function}: {row.line}")
    return rows
