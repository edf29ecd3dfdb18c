"""The versions of one regulation lined up by the day from which each applies.

The version that applies on a day is that of the last amendment in effect by that day. Whether it is in force on that
day is another question, which its own condition ``in_force`` decides: an amendment that prolongs the period, but takes
effect only after it has ended, leaves a gap in which the original applies and is not in force.
"""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise

from attrs import frozen

from fzdigital.errors import IllFormedError, InvalidDateError
from fzdigital.rules.amendment import Amendment, require_amendments
from fzdigital.rules.declared import raise_any, repeated
from fzdigital.rules.regulation import Regulation
from fzdigital.text import Text, shown

_AMENDMENT = Text("修改", "amendment")
_WHOLE = Text("历次版本", "the timeline")


@frozen
class Timeline:
    """The versions of one regulation.

    Args:
        versions: each version with the day from which it applies, earliest first; the original, which comes first,
            has None. It is the ``from_day`` of the amendments that make the version, ``from`` in a TOML document.
        amendments: what makes each version of the one before, in the same order; of one day there may be several.

    Raises:
        IllFormedError: versions that are not the versions of one regulation, in this order.

    Does not decide whether a version is in force, nor which version a matter that spans several days falls under: a
    ground that arose before an amendment and is acted on after it is a transitional question, for the amendment to say.
    A question is asked under one version, whatever days its facts have.
    """

    versions: tuple[tuple[date | None, Regulation], ...]
    amendments: tuple[Amendment, ...] = ()

    def __attrs_post_init__(self) -> None:
        require_amendments(self.amendments)
        raise_any(self._shape_faults(), _WHOLE)
        raise_any(self._faults(), _WHOLE)

    @classmethod
    def of(cls, original: Regulation, *amendments: Amendment) -> "Timeline":
        """The versions that amendments make of a regulation.

        Args:
            original: the regulation as it is until the first amendment.
            amendments: in any order; those of one day are made in the order given.

        Raises:
            IllFormedError: amendments without a day or of one id, several of which are reported together, or one that
                cannot be made of the version before it.
            InvalidValueError: an added fact whose value for an absent matter is outside its sort.
        """
        require_amendments(amendments)
        raise_any(_order_faults(amendments), _WHOLE)
        days = sorted({one.from_day for one in amendments if one.from_day is not None})
        # Built first: what is no regulation is told before it is amended.
        versions = [*cls(((None, original),)).versions]
        in_order: list[Amendment] = []
        for day in days:
            of_day = tuple(one for one in amendments if one.from_day == day)
            versions.append((day, versions[-1][1].amend(*of_day)))
            in_order += of_day
        return cls(tuple(versions), tuple(in_order))

    def on(self, day: date) -> Regulation:
        """The version that applies on a day, which may be out of force.

        Raises:
            InvalidDateError: what is no calendar day, such as a text or a moment.
        """
        if type(day) is not date:
            raise InvalidDateError(
                day,
                Text("所问之日", "the day asked about"),
                Text("日期，如date(2025, 7, 1)", "a date, such as date(2025, 7, 1)"),
            )
        return next(version for since, version in reversed(self.versions) if since is None or since <= day)

    def _shape_faults(self) -> Iterator[IllFormedError]:
        for one in self.versions:
            match one:
                case (None | date() as day, Regulation()) if not isinstance(day, datetime):
                    continue
                case _:
                    yield IllFormedError(
                        f"历次版本中有{shown(one)}，每一项应为（日期或None，法规）。",
                        f"the timeline holds {shown(one)}; each must be a date or None with a Regulation.",
                    )

    def _faults(self) -> Iterator[IllFormedError]:
        yield from repeated(_AMENDMENT, tuple(one.id for one in self.amendments))
        days, ids = tuple(day for day, _ in self.versions), tuple(version.id for _, version in self.versions)
        if days[:1] != (None,):
            yield IllFormedError(
                f"历次版本以{_first(days)}开头，第一个版本应为没有起用日期的原文本，请补上。",
                f"the timeline begins with {_first(days)}; the first version must be the original, without a day.",
            )
        for one, later in pairwise(days):
            if later is None or (one is not None and one >= later):
                yield IllFormedError(
                    f"历次版本中{one}之后是{later}，日期须逐个递增，请调整次序。",
                    f"the timeline has {later} after {one}; its days must rise, so put the versions in order.",
                )
        for name in dict.fromkeys(ids):
            if name != ids[0]:
                yield IllFormedError(
                    f"历次版本中既有{ids[0]!r}又有{name!r}，请按法规分开。",
                    f"the timeline holds versions of both {ids[0]!r} and {name!r}; give each its own timeline.",
                )


def _first(days: tuple[date | None, ...]) -> str:
    return str(days[0]) if days else "—"


def _order_faults(amendments: tuple[Amendment, ...]) -> Iterator[IllFormedError]:
    yield from repeated(_AMENDMENT, tuple(one.id for one in amendments))
    for amendment in amendments:
        if amendment.from_day is None:
            yield IllFormedError(
                f"{amendment.id}：没有起用日期，无法排入历次版本，请补上日期。",
                f"{amendment.id}: has no day from which it applies and cannot be lined up; give it one.",
            )
