"""A regulation that notes which readings are asked of it: what plain functions hang on."""

from typing import Any

from attrs import Factory, field, fields, frozen

from fzdigital.rules.regulation import Regulation


@frozen(eq=False)
class Consulted(Regulation):
    """A regulation that notes which of its axes are read, also through others made of it.

    Only :meth:`reading` is noted, which is how plain functions ask; conditions are asked in other ways. Two of them are
    never equal, so that no memory of an earlier answer keeps a reading from being noted.
    """

    noted: dict[str, None] = field(default=Factory(dict), repr=False, kw_only=True)

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def reading(self, axis: str) -> str | None:
        """The reading in use on an axis; None where it is left unresolved.

        Raises:
            UnknownNameError: there is no such axis.
        """
        self.noted[axis] = None
        return Regulation.reading(self, axis)


def consulted(regulation: Regulation) -> Consulted:
    """The same regulation, noting what is asked of it."""
    given: dict[str, Any] = {
        one.alias or one.name: getattr(regulation, one.name) for one in fields(Regulation) if one.init
    }
    return Consulted(**given | {"checked": regulation})
