"""The register folded: what was known on one day of everything that happened until another."""

from datetime import date
from typing import Final, TypeAlias, TypeVar

from fzdigital.domain.acts import ActKind, OfficialAct
from fzdigital.domain.application import Application
from fzdigital.domain.dossier import Dossier
from fzdigital.domain.entry import Entry, corrected
from fzdigital.domain.incident import Incident, ListingCheck
from fzdigital.domain.notice import PublicNotice
from fzdigital.domain.rating import Rating
from fzdigital.domain.rectification import Rectification
from fzdigital.domain.report import Report
from fzdigital.domain.review import Mark
from fzdigital.domain.update import UpdateNotice
from fzdigital.policy.occasion import Occasion, last_look
from fzdigital.rules.kleene import Reason, explain
from fzdigital.rules.regulation import Regulation
from fzdigital.service.casebook import Casebook
from fzdigital.service.pools import Pools, fold_pools

_SHEET_OF: Final = {
    "ratings": "ratings", "updates": "notices", "rectifications": "rectifications", "reports": "reports",
    "incidents": "incidents", "checks": "checks",
}  # fmt: skip
_OfFirm: TypeAlias = Application | Rating | UpdateNotice | Rectification | Report | Incident | ListingCheck
Kind = TypeVar("Kind", Application, Rating, UpdateNotice, Rectification, Report, Incident, ListingCheck)


def known_entries(casebook: Casebook, known: date | None = None) -> tuple[Entry, ...]:
    """The entries as known on a day: without what was recorded later, with the corrections recorded by then.

    Args:
        casebook: the casebook; nothing in it is ever deleted.
        known: the day of knowledge; None for everything recorded.

    Raises:
        InconsistentError: a correction whose old value does not stand there.
    """
    entries = {entry.id: entry for entry in casebook.entries if known is None or entry.recorded_on <= known}
    for correction in casebook.corrections:
        if (known is None or correction.recorded_on <= known) and correction.entry in entries:
            entries[correction.entry] = corrected(entries[correction.entry], correction)
    return tuple(entries.values())


class History:
    """The register as known on a day, indexed for asking.

    Args:
        casebook: the casebook.
        known: the day of knowledge; None for everything recorded.
    """

    def __init__(self, casebook: Casebook, known: date | None = None) -> None:
        self.casebook = casebook
        self.known = known
        self.entries = known_entries(casebook, known)
        self.ids: dict[object, str] = {}
        self.acts: list[OfficialAct] = []
        self.marks: list[Mark] = []
        self.notices: list[PublicNotice] = []
        self.applications: list[Application] = []
        self.ratings: list[Rating] = []
        self._firms: dict[str, list[_OfFirm]] = {}
        self._entries: dict[str, list[Entry]] = {}
        self._pools: dict[int, Pools] = {}
        self._occasions: dict[date, Occasion] = {}
        self._incomplete = tuple(_SHEET_OF[sheet] for sheet in casebook.incomplete)
        for entry in self.entries:
            self._file(entry)

    def _file(self, entry: Entry) -> None:
        what = entry.what
        self.ids.setdefault(what, entry.id)
        match what:
            case OfficialAct():
                self.acts.append(what)
            case Mark():
                self.marks.append(what)
            case PublicNotice():
                self.notices.append(what)
            case _:
                self._entries.setdefault(what.code, []).append(entry)
                self._firms.setdefault(what.code, []).append(what)
                if isinstance(what, Application):
                    self.applications.append(what)
                if isinstance(what, Rating):
                    self.ratings.append(what)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all firms on file, sorted."""
        return tuple(sorted(self._firms))

    def entries_of(self, code: str) -> tuple[Entry, ...]:
        """The entries about one firm that are no official act and no mark, in the order of the casebook."""
        return tuple(self._entries.get(code, ()))

    def name(self, code: str) -> str:
        """The firm's name as on its application; the code where it never applied."""
        return next((one.provider.name for one in self._of(code, Application)), code)

    def acts_until(
        self, on: date, *, without: OfficialAct | None = None, until: bool = True
    ) -> tuple[OfficialAct, ...]:
        """The official acts until a day, in the order of the casebook.

        Args:
            on: the day.
            without: an act to leave out, however often it was recorded.
            until: whether the acts of the day itself count.
        """
        acts = (act for act in self.acts if (act.on <= on if until else act.on < on))
        if without is None:
            return tuple(acts)
        return tuple(act for act in acts if act.on != without.on or act != without)

    def pools(self, on: date, *, without: OfficialAct | None = None, until: bool = True) -> Pools:
        """The library and the reserve at the end of a day.

        Args:
            on: the day.
            without: an act to leave out, however often it was recorded, for judging it against the day's other acts.
            until: whether the acts of the day itself count.
        """
        acts = self.acts_until(on, without=without, until=until)
        if without is not None:
            return fold_pools(acts)
        # Days between two acts share their pools, and the acts until a day are as many as they are.
        if len(acts) not in self._pools:
            self._pools[len(acts)] = fold_pools(acts)
        return self._pools[len(acts)]

    def occasion(self, on: date) -> Occasion:
        """The day with the rounds, notices and decisions until then."""
        if on not in self._occasions:
            self._occasions[on] = self._occasion(on)
        return self._occasions[on]

    def _occasion(self, on: date) -> Occasion:
        rounds: dict[int, date] = {}
        for rating in self.ratings:
            if rating.on <= on:
                rounds[rating.round] = min(rating.on, rounds.get(rating.round, rating.on))
        decided: dict[int, date] = {}
        for act in self.acts:
            if act.kind is ActKind.ADMIT and act.on <= on and act.batch is not None:
                decided[act.batch] = min(act.on, decided.get(act.batch, act.on))
        return Occasion(
            on,
            self.casebook.released_on,
            self.casebook.days_off,
            tuple(sorted(rounds.items(), key=lambda one: (one[1], one[0]))),
            tuple(notice for notice in self.notices if notice.on <= on),
            tuple(sorted(decided.items())),
        )

    def seen(self, on: date) -> date:
        """The day until which stages count: those after the day of knowledge were not known on it."""
        return on if self.known is None else min(on, self.known)

    def dossier(self, code: str, on: date, pools: Pools) -> Dossier:
        """Everything known of one firm at the end of a day.

        Args:
            code: the firm's code.
            on: the day.
            pools: the library and the reserve of that day.
        """
        seen = self.seen(on)
        return Dossier(
            code=code,
            memberships=pools.library.of(code),
            in_reserve=code in pools.reserve.codes,
            exits=tuple(act for act in pools.exits if act.code == code),
            applications=self._of(code, Application, on),
            ratings=self._of(code, Rating, on),
            notices=tuple(one.as_of(seen) for one in self._of(code, UpdateNotice, on)),
            rectifications=tuple(one.as_of(seen) for one in self._of(code, Rectification, on)),
            reports=tuple(one.as_of(seen) for one in self._of(code, Report, on)),
            incidents=self._of(code, Incident, on),
            checks=self._of(code, ListingCheck, on),
            incomplete=self._incomplete,
        )

    def _of(self, code: str, kind: type[Kind], on: date | None = None) -> tuple[Kind, ...]:
        return tuple(one for one in self._firms.get(code, ()) if isinstance(one, kind) and (on is None or one.on <= on))

    def last_look(self, code: str, on: date) -> bool | None:
        """What the last look at the dishonesty list showed of a firm; None if that is not known (OP-13).

        Args:
            code: the firm's code.
            on: the day; later looks do not count.
        """
        return last_look(self._of(code, ListingCheck), on, complete="checks" not in self._incomplete)


def in_force(regulation: Regulation, history: History, on: date) -> Reason:
    """Whether the regulation is in force on a day, with the reasons.

    Args:
        regulation: the regulation, with the readings in use.
        history: the register, which knows when the text was made public.
        on: the day.
    """
    common = history.occasion(on).common(regulation)
    names = (fact.name for fact in regulation.vocabulary.of(""))
    return explain(regulation.in_force, dict(zip(names, common.values, strict=True)), regulation.setting)
