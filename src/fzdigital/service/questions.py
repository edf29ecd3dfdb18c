"""Cases made anew under other readings, asking only for the readings on which they hang: what sensitivity needs."""

from datetime import date

from attrs import evolve

from fzdigital.domain.application import Application
from fzdigital.rules.case import Case
from fzdigital.rules.decide import decider
from fzdigital.rules.decision import Outcome
from fzdigital.rules.diagram import Node
from fzdigital.rules.layout import Layout
from fzdigital.rules.questions.sensitivity import Again
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.universe import Universe
from fzdigital.service.cases import (
    case_of_application,
    case_of_batch,
    case_of_firm,
    case_of_library,
)
from fzdigital.service.history import History
from fzdigital.service.membership import pools_of
from fzdigital.service.pools import Pools
from fzdigital.service.selection import select


def firm_again(regulation: Regulation, history: History, code: str, on: date) -> Again:
    """Makes the case of one firm anew under other readings.

    Args:
        regulation: the regulation; its readings do not matter.
        history: the register.
        code: the firm's code.
        on: the day.

    Returns:
        a function for :func:`~fzdigital.rules.questions.sensitivity.sensitivity`. It gives the case that
        :func:`~fzdigital.service.management.explain_firm` decides under the same readings.
    """
    pools = _Pools(regulation, history, on, (code,))
    return lambda asked: case_of_firm(asked, history, code, on, pools.under(asked))


def library_again(regulation: Regulation, history: History, on: date) -> Again:
    """Makes the case of the library anew under other readings.

    Args:
        regulation: the regulation; its readings do not matter.
        history: the register.
        on: the day.
    """
    pools = _Pools(regulation, history, on, history.codes)
    return lambda asked: case_of_library(asked, history, on, pools.under(asked))


def batch_again(history: History, batch: int, on: date) -> Again:
    """Makes the case of a batch anew under other readings.

    Args:
        history: the register.
        batch: number of the batch.
        on: the day.
    """
    return lambda asked: case_of_batch(asked, history, batch, on)


def application_again(regulation: Regulation, history: History, application: Application, on: date) -> Again:
    """Makes the case of an application anew under other readings, its batch selected anew each time.

    Args:
        regulation: the regulation; its readings do not matter.
        history: the register.
        application: the application.
        on: the day.

    A selection hangs on many readings at once: for a batch of a hundred firms their combinations take some seconds.
    """
    pools = _Pools(regulation, history, on, history.codes)

    def again(asked: Regulation) -> Case:
        selection = select(asked, history, application.batch, on)
        return case_of_application(asked, history, application, on, pools.under(asked), selection)

    return again


class _Pools:
    """The library and the reserve on a day under any readings.

    Args:
        regulation: the regulation.
        history: the register.
        on: the day.
        whose: the codes of the firms whose membership matters; that of others stays as the acts have it.
    """

    def __init__(self, regulation: Regulation, history: History, on: date, whose: tuple[str, ...]) -> None:
        self.history = history
        self.on = on
        self.whose = frozenset(whose)
        self._open = regulation.with_readings({axis.id: None for axis in regulation.axes})
        self._found: dict[Case, tuple[Layout, Node]] = {}

    def under(self, asked: Regulation) -> Pools:
        """The library and the reserve, asking a regulation for every reading that makes a difference to them."""

        def leaves(code: str, day: date, pools: Pools) -> bool:
            return code in self.whose and self._must_exit(asked, case_of_firm(asked, self.history, code, day, pools))

        return pools_of(asked, self.history, self.on, leaves)

    def _must_exit(self, asked: Regulation, case: Case) -> bool:
        """Whether a firm must exit, whatever is unknown; asks only for the readings on which that hangs."""
        # Firms of which the same is known come to the same.
        alike = evolve(case, name="")
        if alike not in self._found:
            self._found[alike] = self._otherwise(alike)
        layout, otherwise = self._found[alike]
        for axis in layout.axes:
            readings = layout.regulation.axis(axis).readings
            under = {one.id: otherwise.restrict(layout.reading_bits({axis: one.id})) for one in readings}
            if len({*under.values()}) > 1:
                reading = asked.reading(axis)
                otherwise = otherwise if reading is None else under[reading]
        return not otherwise

    def _otherwise(self, case: Case) -> tuple[Layout, Node]:
        """A firm's case under all readings, and the readings under which it may come out that it need not exit."""
        complete = decider(self._open, case.subject).completed(case)
        universe = Universe(complete, ("exit",), self._open)
        must = universe.outcomes("exit")[Outcome.MUST]
        facts = {level for levels in universe.layout.levels.values() for level in levels}
        return universe.layout, (universe.possible_for("exit") & universe.algebra.negated(must)).exists(facts)
