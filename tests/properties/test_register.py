"""The register as a machine: acts entered in any order, against a model that redoes every day by hand."""

from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from fzdigital.nouns import ActKind, Entry, Industry, OfficialAct
from fzdigital.service.casebook import Casebook
from fzdigital.service.history import History
from tests.strategies.nouns import code_of

START = date(2024, 6, 3)
DAYS = tuple(START + timedelta(days=number) for number in range(4))
firms = st.sampled_from([code_of(number) for number in range(1, 5)])
sectors = st.sampled_from((Industry.KNIT, Industry.AUTO))
days = st.sampled_from(DAYS)
lags = st.integers(0, 2).map(lambda number: timedelta(days=number))


class Model:
    """What a clerk would have on two lists at the end of a day."""

    def __init__(self) -> None:
        """Begin with two empty lists."""
        self.members: set[tuple[str, Industry]] = set()
        self.reserve: list[str] = []
        self.exits: list[str] = []

    def day(self, acts: list[OfficialAct]) -> None:
        """Go through the acts of one day: first who leaves, then who enters, then who is put in reserve."""
        for act in sorted((one for one in acts if one.kind is ActKind.EXIT), key=lambda one: str(one.code)):
            if any(code == act.code for code, _ in self.members):
                self.exits.append(str(act.code))
            self.members = {place for place in self.members if place[0] != act.code}
            self.reserve = [code for code in self.reserve if code != act.code]
        for act in acts:
            if act.kind in (ActKind.ADMIT, ActKind.PROMOTE):
                assert act.industry is not None
                self.members.add((str(act.code), act.industry))
                self.reserve = [code for code in self.reserve if code != act.code]
        for code in sorted({str(one.code) for one in acts if one.kind is ActKind.RESERVE}):
            if code not in self.reserve and not any(member == code for member, _ in self.members):
                self.reserve.append(code)


class Register(RuleBasedStateMachine):
    """A register to which entries are only ever added, in any order and with any delay."""

    def __init__(self) -> None:
        """Begin with nothing on file."""
        super().__init__()
        self.entries: list[Entry] = []

    def enter(self, act: OfficialAct, lag: timedelta) -> None:
        """Record an act some days after it happened."""
        self.entries.append(Entry(f"e{len(self.entries)}", act.on + lag, act))

    @rule(code=firms, sector=sectors, on=days, lag=lags)
    def admit(self, code: str, sector: Industry, on: date, lag: timedelta) -> None:
        """The bureau admits a firm."""
        self.enter(OfficialAct(ActKind.ADMIT, on, code, sector, 1), lag)

    @rule(code=firms, sector=sectors, on=days, lag=lags)
    def promote(self, code: str, sector: Industry, on: date, lag: timedelta) -> None:
        """The bureau promotes a firm."""
        self.enter(OfficialAct(ActKind.PROMOTE, on, code, sector, None), lag)

    @rule(code=firms, on=days, lag=lags)
    def put_in_reserve(self, code: str, on: date, lag: timedelta) -> None:
        """The bureau puts a firm in reserve."""
        self.enter(OfficialAct(ActKind.RESERVE, on, code, None, 1), lag)

    @rule(code=firms, on=days, lag=lags)
    def put_out(self, code: str, on: date, lag: timedelta) -> None:
        """The bureau puts a firm out."""
        self.enter(OfficialAct(ActKind.EXIT, on, code, None, None), lag)

    @rule(code=firms, sector=sectors, on=days, lag=lags)
    def recommend(self, code: str, sector: Industry, on: date, lag: timedelta) -> None:
        """The panel lists a firm, which changes neither pool."""
        self.enter(OfficialAct(ActKind.RECOMMEND, on, code, sector, 1), lag)

    @invariant()
    def every_day_is_as_the_clerk_has_it(self) -> None:
        """Members, reserve in its order and exits of each day, as known today and as known on each day."""
        for known in (None, *DAYS):
            history = History(Casebook(tuple(self.entries)), known)
            model = Model()
            for on in DAYS:
                acts = [entry.what for entry in self.entries if known is None or entry.recorded_on <= known]
                model.day([act for act in acts if isinstance(act, OfficialAct) and act.on == on])
                pools = history.pools(on)
                assert {(one.code, one.industry) for one in pools.library.members} == model.members
                assert list(pools.reserve.codes) == model.reserve
                assert [act.code for act in pools.exits] == model.exits

    @invariant()
    def nobody_is_in_both_pools(self) -> None:
        """1/reserve/pool, on every day."""
        history = History(Casebook(tuple(self.entries)))
        for on in DAYS:
            pools = history.pools(on)
            assert not {one.code for one in pools.library.members} & {*pools.reserve.codes}


TestRegister = Register.TestCase
TestRegister.settings = settings(max_examples=40, stateful_step_count=15, deadline=None)
