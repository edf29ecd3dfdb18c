"""The world of one scenario: what was told day by day, and what the library answers about it."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

from attrs import evolve

from fzdigital.nouns import ActKind, Application, Entry, Happening, Industry, OfficialAct
from fzdigital.policy.measures import MEASURES
from fzdigital.rules.answer import Decision
from fzdigital.rules.case import Case, with_values
from fzdigital.rules.decide import decide
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.vocabulary import Value
from fzdigital.service.assess import regulation_for
from fzdigital.service.casebook import DEFAULT_SCALE_TOP, Casebook, SettledReading
from fzdigital.service.cases import (
    case_of_application,
    case_of_batch,
    case_of_candidate,
    case_of_firm,
    pools_on,
)
from fzdigital.service.conformity import findings
from fzdigital.service.findings import Finding
from fzdigital.service.history import History
from fzdigital.service.management import explain_firm
from fzdigital.service.pools import Pools
from fzdigital.service.replenishment import replenish
from fzdigital.service.selection import select
from tests.regulation.deeds import Deed
from tests.regulation.evidence import Asked, Held
from tests.regulation.names import code_of

Noun = TypeVar("Noun", bound=Happening)


class World:
    """What a scenario has told so far.

    Args:
        regulation: the regulation to be asked; the scenario may choose readings of it.
    """

    def __init__(self, regulation: Regulation = MEASURES) -> None:
        self.base = regulation
        self.happened: list[Happening] = []
        self.recorded_on: dict[int, date] = {}
        self.settings: dict[str, Any] = {
            "incomplete": (), "released_on": None, "days_off": (), "scale_top": DEFAULT_SCALE_TOP, "readings": (),
        }  # fmt: skip
        self.readings: dict[str, str | None] = {}
        self.stated: dict[tuple[str, str], Value] = {}
        self.on: date | None = None
        self.known: date | None = None
        self.evidence: list[Asked | Held] = []
        self._history: tuple[Hashable, History] | None = None
        self._findings: tuple[Hashable, tuple[Finding, ...]] | None = None

    def tell(self, *happenings: Happening) -> None:
        """Something happened."""
        self.happened += happenings

    def of(self, kind: type[Noun], code: str) -> Iterator[Noun]:
        """What was told of one kind about one firm, in the order told."""
        return (one for one in self.happened if isinstance(one, kind) and one.code == code)  # type: ignore[union-attr]

    def change(self, kind: type[Noun], firm: int, **changes: Any) -> None:
        """The latest noun of a kind about a firm is told more of.

        Raises:
            LookupError: nothing of that kind was told.
        """
        code = code_of(firm)
        for place in range(len(self.happened) - 1, -1, -1):
            one = self.happened[place]
            if isinstance(one, kind) and one.code == code:  # type: ignore[union-attr]
                self.happened[place] = evolve(one, **changes)
                return
        raise LookupError(f"no {kind.__name__} of firm {firm} was told before")

    @property
    def day(self) -> date:
        """The day asked about.

        Raises:
            LookupError: no day was named.
        """
        if self.on is None:
            raise LookupError("name the day before asking: 当 截至2025年3月3日")
        return self.on

    @property
    def casebook(self) -> Casebook:
        """Everything told, as a register."""
        entries = tuple(
            Entry(f"登记-{place:04}", self.recorded_on.get(place, one.on), one)
            for place, one in enumerate(self.happened, 1)
        )
        return Casebook(entries, **self.settings)

    @property
    def history(self) -> History:
        """The register, indexed for asking."""
        key = (self.told, self.known, tuple(self.recorded_on.items()), self.settings["readings"])
        if self._history is None or self._history[0] != key:
            self._history = key, History(self.casebook, self.known)
        return self._history[1]

    @property
    def told(self) -> Hashable:
        """Everything told but the readings."""
        settings = {name: value for name, value in self.settings.items() if name != "readings"}
        return tuple(self.happened), tuple(settings.items()), tuple(sorted(self.stated.items(), key=repr))

    @property
    def regulation(self) -> Regulation:
        """The regulation under the readings settled by the day and those chosen."""
        seen = self.day if self.known is None else min(self.day, self.known)
        return regulation_for(self.base, self.history.casebook, seen, self.readings)

    @property
    def pools(self) -> Pools:
        """The library and the reserve on the day."""
        return pools_on(self.regulation, self.history, self.day)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was done otherwise than the Measures allow, until the day."""
        history, regulation = self.history, self.regulation
        key = (id(history), regulation, self.day)
        if self._findings is None or self._findings[0] != key:
            self._findings = key, findings(regulation, history, self.day)
        return self._findings[1]

    def settle(self, axis: str, reading: str, on: date) -> None:
        """Whoever may has settled a question."""
        settled = SettledReading(axis, reading, self.base.axis(axis).settled_by.zh, on)
        self.settings["readings"] = (*self.settings["readings"], settled)

    def application(self, firm: int, industry: Industry | None) -> Application:
        """The firm's latest application, in a sector if one is named.

        Raises:
            LookupError: it did not apply.
        """
        found = [one for one in self.of(Application, code_of(firm)) if industry in (None, one.industry)]
        if not found:
            raise LookupError(f"firm {firm} did not apply")
        return found[-1]

    def decision(self, deed: Deed) -> Decision:
        """What the Measures say about an act on the day, as the service works it out."""
        subject = self.base.act(deed.act).subject
        stated = {name: value for (of, name), value in self.stated.items() if of == f"{subject} {deed.firm or ''}"}
        if not stated and subject == "firm":
            return explain_firm(self.regulation, self.history, code_of(_number(deed)), self.day)
        if not stated and subject == "library":
            return replenish(self.regulation, self.history, self.day).decision
        return decide(self.regulation, self._with(self._case(subject, deed), stated))

    def _case(self, subject: str, deed: Deed) -> Case:
        regulation, history, on, pools = self.regulation, self.history, self.day, self.pools
        match subject:
            case "firm":
                return case_of_firm(regulation, history, code_of(_number(deed)), on, pools)
            case "application":
                one = self.application(_number(deed), deed.industry)
                selection = select(regulation, history, one.batch, on)
                return case_of_application(regulation, history, one, on, pools, selection)
            case "batch":
                return case_of_batch(regulation, history, deed.batch or 1, on)
            case "candidate":
                industry = deed.industry or self.application(_number(deed), None).industry
                return case_of_candidate(regulation, history, code_of(_number(deed)), industry, on, pools)
            case _:
                raise LookupError(f"no facts can be stated about the {subject}")

    def _with(self, case: Case, stated: Mapping[str, Value]) -> Case:
        return with_values(self.regulation, case, {(-1, name): value for name, value in stated.items()})

    def asked(self, question: str, subject: object, answer: Hashable, **more: Any) -> None:
        """Keep the proof of a question whose answer was checked."""
        given = (self.told, self.on, self.known)
        self.evidence.append(Asked(question, str(subject), answer, given, self.regulation, **more))

    def held(self, acts: Iterable[str], *, done: bool, **more: Any) -> None:
        """Keep the proof of something recorded or left undone that was held against the Measures."""
        self.evidence.append(Held(tuple(acts), done, **more))

    def acts(self, kind: ActKind, firm: int | None = None) -> tuple[OfficialAct, ...]:
        """The official acts told of a kind, until the day; of one firm if one is named."""
        code = None if firm is None else code_of(firm)
        return tuple(
            one
            for one in self.happened
            if isinstance(one, OfficialAct) and one.kind is kind and one.on <= self.day and code in (None, one.code)
        )


def _number(deed: Deed) -> int:
    if deed.firm is None:
        raise LookupError(f"{deed.act} names no firm")
    return deed.firm
