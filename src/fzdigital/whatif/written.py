"""One scenario of a study written out as a casebook, decided by the ordinary service."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from fzdigital.domain.acts import ActKind, OfficialAct
from fzdigital.domain.entry import Entry, Happening
from fzdigital.errors import InvalidValueError, NotSoError
from fzdigital.policy.acts import EXIT, PROMOTE, REPLENISH, USE_RESERVE
from fzdigital.policy.facts.firm import FIRM, RATINGS
from fzdigital.rules.case import Case
from fzdigital.rules.codes import value_of
from fzdigital.rules.columns import algebra_of
from fzdigital.rules.decide import decide
from fzdigital.rules.decision import Outcome
from fzdigital.rules.planes import Column, Truths
from fzdigital.rules.rule import Force
from fzdigital.rules.supply import needed
from fzdigital.rules.vocabulary import FactDef, Known
from fzdigital.service.casebook import Casebook
from fzdigital.service.cases import case_of_candidate, case_of_firm, case_of_library
from fzdigital.service.history import History
from fzdigital.service.membership import pools_as_read
from fzdigital.service.pools import Pools, fold_pools
from fzdigital.text import Text
from fzdigital.whatif.asking import day_facts
from fzdigital.whatif.blocks import BLOCK, holds
from fzdigital.whatif.cohort import Firm
from fzdigital.whatif.counting import Bits
from fzdigital.whatif.draws import REFILL, Chance
from fzdigital.whatif.elements import RUN
from fzdigital.whatif.firm_programs import FACTS_OF_A_FIRM, exit_chances
from fzdigital.whatif.happenings import Values, happenings
from fzdigital.whatif.job import Job
from fzdigital.whatif.register import begun, codes_of, past_rounds
from fzdigital.whatif.telling import told

DAY_BEFORE: Final = timedelta(days=1)
"""What is told of a round happens so long before its day, on which is decided."""

_ALGEBRA: Final = algebra_of(1)
_ALLOWED: Final = (Outcome.MUST, Outcome.MAY)


def written_out(job: Job, scenario: int, version: int = 0) -> Casebook:
    """One scenario of a study as a casebook: what the behaviour tells as entries, what the rules say as acts.

    Args:
        job: what is simulated, from :meth:`~fzdigital.whatif.study.Study.job`.
        scenario: the number of the scenario, from 0.
        version: the regulation, from 0.

    Returns:
        a made-up register, whose ids say so, in which the first batch is taken as decided. What is told of a round
        happens on the day before it. Who leaves and who is selected is decided with the ordinary service, case by case;
        it is what the simulation of the scenario comes to.

    Raises:
        InvalidValueError: there is no such scenario or regulation, or no numbers are handed in for it.
        NotSoError: an element tells something that no entry of a casebook says, or a firm has met a ground for exit
            before the study.
    """
    if type(scenario) is not int or scenario < 0:
        raise InvalidValueError(
            scenario, Text("情景编号", "the scenario"), Text("不小于0的整数", "a whole number from 0")
        )
    if type(version) is not int or not 0 <= version < len(job.versions):
        expected = Text(f"0至{len(job.versions) - 1}的整数", f"a whole number from 0 to {len(job.versions) - 1}")
        raise InvalidValueError(version, Text("法规编号", "the regulation"), expected)
    due = [firm.code for firm in job.cohort.firms if firm.due]
    if due:
        raise NotSoError(
            f"企业{'、'.join(due)}在推演之前已有退出情形，案卷无法写出；请写出没有此类情形的企业群。",
            f"firms ({', '.join(due)}) have met a ground for exit before the study, which cannot be written out; write "
            "out a cohort without such grounds.",
        )
    if job.recorded is not None:
        job.recorded.require(scenario + 1, len(job.days), len(job.cohort.firms))
    return _Writing(job, scenario, version).casebook()


class _Writing:
    """A scenario being written out."""

    def __init__(self, job: Job, scenario: int, version: int) -> None:
        self._job, self._scenario = job, scenario
        self._regulation = job.versions[version].regulation
        self._ceiling = job.versions[version].ceiling
        self._facts = {fact.name: fact for fact in self._regulation.vocabulary.facts}
        self._codes = codes_of(job.cohort)
        self._past = past_rounds(job.cohort)
        self._memory = [self._start(place) for place in range(len(self._codes))]
        self._happened: list[Happening] = []
        self._acts: list[OfficialAct] = []

    def _start(self, place: int) -> Mapping[str, Bits[int]]:
        firm, rounds = self._job.cohort.firms[place], len(self._job.days)
        return {
            name: tuple(element.start(firm)[name] >> bit & 1 for bit in range(bits))
            for element in self._job.behaviour.elements
            for name, bits in element.remembers(rounds).items()
        }

    def casebook(self) -> Casebook:
        """The casebook after all rounds."""
        months = self._regulation.number("first_rating_month")
        self._record(begun(self._job.cohort, self._codes, self._job.days[0] - DAY_BEFORE, months))
        for number, day in enumerate(self._job.days, start=1):
            self._round(number, day)
        return self._casebook()

    def _record(self, happened: Iterable[Happening]) -> None:
        for one in happened:
            self._happened.append(one)
            if isinstance(one, OfficialAct):
                self._acts.append(one)

    def _casebook(self) -> Casebook:
        return Casebook(
            tuple(
                Entry(f"模拟{self._scenario}-{number:05}", one.on, one)
                for number, one in enumerate(self._happened, start=1)
            )
        )

    def _pools(self, day: date) -> Pools:
        """The library and the reserve by the acts so far; whoever leaves without an act is put out all the same."""
        return pools_as_read(self._regulation, fold_pools(self._acts), day, lambda *_: False)

    def _round(self, number: int, day: date) -> None:
        block, bit = divmod(self._scenario, BLOCK)
        draws = self._job.part(block * BLOCK, BLOCK).draws([block])
        firms, behaviour = self._job.cohort.firms, self._job.behaviour

        def drawn(chance: Chance, firms: Sequence[Firm]) -> list[int]:
            return [int(holds(plane, bit)) for plane in draws.planes(chance, firms, number)]

        exits, power = exit_chances(self._regulation, behaviour)
        chances = (exits, power, *(one for element in behaviour.elements for one in element.chances))
        found = {one: drawn(one, firms) for one in chances}
        pools = self._pools(day)
        members = [place for place, code in enumerate(self._codes) if pools.library.of(code)]
        said = {place: self._tell(place, number, day, found) for place in members}
        history = History(self._casebook())
        for place in members:
            case = case_of_firm(self._regulation, history, self._codes[place], day, pools)
            self._require_said(case, said[place], day)
            self._exit(case, day, {Outcome.MUST: found[exits][place], Outcome.MAY: found[power][place]})
        self._refill(history, day, drawn(Chance(REFILL, behaviour.refilling.probability), firms[:1])[0] == 1)

    def _tell(self, place: int, number: int, day: date, found: Mapping[Chance, list[int]]) -> Values:
        """Record what is told of a member in a round."""
        states = (True, False, False, self._job.cohort.firms[place].listed)
        known: dict[str, Column[int]] = {
            **day_facts(self._regulation, _ALGEBRA, day),
            **{name: _ALGEBRA.settled(so) for name, so in zip(FACTS_OF_A_FIRM, states, strict=True)},
        }
        drawn = {chance: planes[place] for chance, planes in found.items()}
        now = told(self._regulation, self._job.behaviour, _ALGEBRA, known, 1, self._memory[place], drawn)
        self._memory[place] = now.memory
        values = {name: _value(self._facts[name], column) for name, column in now.facts.items() if name not in known}
        no_star = any(now.memory[RUN]) if RUN in now.memory else None
        on = day - DAY_BEFORE
        self._record(happenings(self._codes[place], on, self._past + number, values, no_star))
        return values

    def _require_said(self, case: Case, said: Values, day: date) -> None:
        """That the entries say what was told, as far as the rules on exit speak of it."""
        vocabulary = self._regulation.vocabulary
        names = set(needed(self._regulation, (EXIT.id,))) & said.keys()
        for kind in {self._facts[name].of for name in names}:
            facts = [fact.name for fact in vocabulary.of(kind)]
            matters = [
                one.facts for one in case.matters if one.kind == kind and one.id in (f"{day - DAY_BEFORE}", RATINGS)
            ]
            held = [case.facts] if kind == FIRM else matters or [vocabulary.absent(kind)]
            for name in sorted(names.intersection(facts)):
                if {one.values[facts.index(name)] for one in held} != {said[name]}:
                    raise NotSoError(
                        f"案卷无法登记行为要素提供的“{self._facts[name].text.zh}”（{name}）。",
                        f"no entry of a casebook says what an element tells of {self._facts[name].text.en} ({name}).",
                    )

    def _exit(self, case: Case, day: date, done: Mapping[Outcome, int]) -> None:
        """Put a member out if it must be, or may be and the power is used."""
        decision = decide(self._regulation, case).of(EXIT.id)
        if done.get(decision.outcome):
            rules = [ground.result.rule for ground in decision.applying]
            clauses = dict.fromkeys(rule.clause for rule in rules if rule.force in (Force.MUST, Force.MAY))
            self._record([OfficialAct(ActKind.EXIT, day, case.name, None, None, tuple(clauses))])

    def _refill(self, history: History, day: date, used: bool) -> None:
        """Refill the library from the reserve if it must be, or may be and the power is used."""
        pools = self._pools(day)
        library = decide(self._regulation, case_of_library(self._regulation, history, day, pools))
        refilling, size = self._job.behaviour.refilling, pools.library.count
        wants = used and (refilling.below is None or size < refilling.below)
        outcome = library.of(REPLENISH.id).outcome
        goes = outcome is Outcome.MUST or (outcome is Outcome.MAY and wants)
        if goes and library.of(USE_RESERVE.id).outcome in _ALLOWED:
            upto = self._ceiling if refilling.upto is None else min(self._ceiling, refilling.upto)
            wanted = upto - size
            for place in self._job.cohort.reserve:
                if wanted > 0 and self._promotes(history, place, day):
                    wanted -= 1

    def _promotes(self, history: History, place: int, day: date) -> bool:
        """Select a firm in reserve if it may be; whether it was."""
        pools = self._pools(day)
        code, industry = self._codes[place], self._job.cohort.firms[place].industry
        case = case_of_candidate(self._regulation, history, code, industry, day, pools)
        allowed = decide(self._regulation, case).of(PROMOTE.id).outcome in _ALLOWED
        if allowed:
            self._record([OfficialAct(ActKind.PROMOTE, day, code, industry, None)])
        return allowed


def _value(fact: FactDef, column: Column[int]) -> Known:
    """The value of a fact in the one case that there is."""
    if isinstance(column, Truths):
        return bool(column.yes)
    return value_of(fact, sum(plane << bit for bit, plane in enumerate(column.bits)))
