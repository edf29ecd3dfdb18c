"""Two versions of a regulation compared over all cases at once."""

from collections.abc import Iterator
from datetime import date

from fzdigital.errors import InvalidValueError
from fzdigital.rules.layout import mentioned_axes
from fzdigital.rules.questions.differences import Comparison
from fzdigital.rules.questions.merging import changed_functions, merged
from fzdigital.rules.questions.versions import Versions
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.source import Axis, Parameter, Reading
from fzdigital.text import Text

_A_REGULATION = Text("法规，如amend所得的版本", "a Regulation, such as a version that amend gives")


def compare(before: Regulation, after: Regulation, from_day: date | None = None) -> Comparison:
    """What exactly changes from one version of a regulation to another, proved over all cases at once.

    Args:
        before: the first version.
        after: the second.
        from_day: the day from which the second applies; on earlier days nothing is compared. None for every day.

    Returns:
        rule by rule and act by act, with a case for each difference, decided anew under both versions.

    Raises:
        InvalidValueError: what is no regulation, or a day that no case can carry.
        WrongSortError: a fact that the versions declare with different values or for different subjects.
        DiagramTooLargeError: the rules on one act speak of too much.

    One matter of each kind is enough: two versions that agree on all such cases agree on all. Facts that the versions
    derive by different plain functions are taken to be able to differ in any way; what hangs on that is not decided.
    Does not say who is affected; that takes a casebook or a population.
    """
    for version, place in (
        (before, Text("第一个版本", "the first version")),
        (after, Text("第二个版本", "the second")),
    ):
        if not isinstance(version, Regulation):
            raise InvalidValueError(version, place, _A_REGULATION)
    functions = changed_functions(before, after)
    versions = Versions(*merged(before, after), functions, from_day)
    readings = tuple(_readings(before, after))
    read = (mentioned_axes(one, one.rules) for one in (before, after))
    known = frozenset(axis for one in functions for axis in one.axes).union(*read)
    rules = {rule.id: None for one in (after, before) for rule in one.rules}
    return Comparison(
        before,
        after,
        from_day,
        tuple(_parameters(before, after)),
        readings,
        functions,
        tuple(axis for axis, _, _ in readings if axis.id not in known and axis.inert is None),
        versions.period(),
        tuple(versions.rule(rule) for rule in rules),
        tuple(versions.act(act) for act in versions.after.acts),
    )


def _parameters(before: Regulation, after: Regulation) -> Iterator[tuple[Parameter | None, Parameter | None]]:
    first, second = ({one.name: one for one in version.parameters} for version in (before, after))
    for name in dict.fromkeys((*first, *second)):
        old, new = first.get(name), second.get(name)
        if old is None or new is None or old.value != new.value:
            yield old, new


def _readings(before: Regulation, after: Regulation) -> Iterator[tuple[Axis, Reading | None, Reading | None]]:
    """The axes of both versions that are read otherwise."""
    first = dict(before.setting.readings)
    for axis in after.axes:
        old, new = first.get(axis.id, after.reading(axis.id)), after.reading(axis.id)
        if old != new:
            yield axis, _named(before.axis(axis.id), old), _named(axis, new)


def _named(axis: Axis, reading: str | None) -> Reading | None:
    return None if reading is None else axis.reading(reading)
