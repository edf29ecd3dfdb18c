"""What came of the mutants of a package, counted and told."""

from collections.abc import Iterable, Sequence

from attrs import frozen

from tests.mutation.python.bench import Row
from tests.mutation.python.equivalents import Equivalent
from tests.mutation.python.mutant import Key


@frozen
class Tally:
    """The mutants of a package by what came of them.

    Args:
        package: the package.
        killed: how many some test noticed.
        survived: those that none noticed.
        equivalent: how many are listed as changing nothing.
        stale: rows of the list that stand for no mutant that survives.
    """

    package: str
    killed: int
    survived: tuple[Key, ...]
    equivalent: int
    stale: tuple[Equivalent, ...]

    @classmethod
    def of(cls, package: str, files: Sequence[str], rows: Iterable[Row], listed: Iterable[Equivalent]) -> "Tally":
        """Count.

        Args:
            package: the package.
            files: the modules tried.
            rows: one for each mutant.
            listed: the list of equivalents.
        """
        known = [one for one in listed if one.file in files]
        kept = [(Key(**row["key"]), row["killed"]) for row in rows]
        alive = [key for key, killed in kept if not killed]
        excused = {key for key in alive if any(one.covers(key) for one in known)}
        return cls(
            package,
            len(kept) - len(alive),
            tuple(key for key in alive if key not in excused),
            len(excused),
            tuple(one for one in known if not any(one.covers(key) for key in excused)),
        )

    @property
    def is_clean(self) -> bool:
        """Whether nothing survives and every row of the list is needed."""
        return not self.survived and not self.stale


def told(tally: Tally) -> str:
    """A tally in words: one line of figures, then one line for each survivor and each needless row."""
    total = tally.killed + len(tally.survived) + tally.equivalent
    lines = [
        f"{tally.package}: {total} mutants, {tally.killed} killed, {len(tally.survived)} survived, "
        f"{tally.equivalent} equivalent"
    ]
    for key in tally.survived:
        lines += [f"  survived: {key.file} {key.function} ({key.operator})", f"    - {key.line}"]
        lines.append(f"      {key.before}  ->  {key.after}")
    lines += [
        f"  listed as equivalent, but no such mutant survives: {one.file} {one.function} ({one.operator}): {one.line}"
        for one in tally.stale
    ]
    return "\n".join(lines)
