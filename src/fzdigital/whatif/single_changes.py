"""Single changes: what each change of one number or reading does by itself, over the same draws."""

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor
from datetime import date

from attrs import frozen

from fzdigital.errors import InvalidValueError
from fzdigital.rules.regulation import Regulation
from fzdigital.text import Text
from fzdigital.whatif.result import Estimate, Result
from fzdigital.whatif.study import Study

Value = int | date | str | None
"""A value of a parameter, or a reading (None where it is left unresolved)."""


@frozen(eq=False)
class Singles:
    """What each change does by itself.

    Args:
        changes: the changes, as the parameter or axis and its value; a value that the regulation already has is left
            out.
        result: what was counted; its first regulation is the one that was given, the others are the changes in order.
    """

    changes: tuple[tuple[str, Value], ...]
    result: Result

    def differences(self, metric: str) -> tuple[tuple[str, Value, Estimate], ...]:
        """The mean difference that each change makes, that which makes most first.

        Args:
            metric: one of :data:`~fzdigital.whatif.behaviour.METRICS`.

        Raises:
            UnknownNameError: there is no such metric.
        """
        found = (
            (name, value, self.result.difference(metric, version))
            for version, (name, value) in enumerate(self.changes, start=1)
        )
        return tuple(sorted(found, key=lambda one: -abs(one[2].mean)))


def singles(
    study: Study,
    regulation: Regulation,
    *,
    readings: Mapping[str, Iterable[str | None]] | None = None,
    executor: Executor | None = None,
    progress: Callable[[int, int], None] | None = None,
    **parameters: Iterable[int | date],
) -> Singles:
    """The study under each change by itself.

    Args:
        study: the study.
        regulation: the regulation; every change is made of it alone.
        readings: readings to try, by axis.
        executor: runs the blocks; None for this process. The result is the same.
        progress: told after each block how many are done, of how many.
        parameters: values to try, by name of the regulation's parameter.

    Raises:
        UnknownNameError: a parameter, axis or reading that the regulation has not.
        InvalidValueError: nothing is changed.
        UnsuppliedFactsError: a rule speaks of a fact that the behaviour does not tell.
    """
    amended = [
        (name, value, regulation.amend(**{name: value})) for name, values in parameters.items() for value in values
    ]
    read = [
        (axis, reading, regulation.with_readings({axis: reading}))
        for axis, found in (readings or {}).items()
        for reading in found
    ]
    changed = {(name, value): one for name, value, one in (*amended, *read) if one != regulation}
    if not changed:
        expected = Text("至少一项与现状不同的修改", "at least one that changes something")
        raise InvalidValueError((), Text("单独修改", "the single changes"), expected)
    return Singles(tuple(changed), study.compare(regulation, *changed.values(), executor=executor, progress=progress))
