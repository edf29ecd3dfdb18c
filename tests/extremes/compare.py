"""The library's answers held against the clerk's, for one day, one day of knowledge and some firms."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from fzdigital.rules.answer import Decision
from fzdigital.rules.decide import decide
from fzdigital.rules.regulation import Regulation
from fzdigital.service.cases import case_of_firm, pools_on
from fzdigital.service.conformity import findings
from fzdigital.service.findings import Finding
from fzdigital.service.history import History
from fzdigital.service.management import manage
from fzdigital.service.pools import Pools
from fzdigital.service.rating import rate
from fzdigital.service.replenishment import Replenishment, replenish
from tests.extremes.answers import Answers, Words, about_firm, about_library, about_promotion, fewest, room
from tests.extremes.cards import Box, Firm, as_known
from tests.extremes.conduct import grounds, is_vague, managed, unrated
from tests.extremes.desk import Desk
from tests.extremes.findings import everything
from tests.extremes.judgement import Found
from tests.extremes.nouns import CODES, code
from tests.extremes.survival import lasting, undated
from tests.extremes.terms import Terms

NUMBERS: Mapping[str, Firm] = {one: number for number, one in enumerate(CODES)}
"""The number of each firm by its code."""


class Check(NamedTuple):
    """One thing that both were asked.

    Args:
        about: what it is.
        expected: what the clerk says.
        found: what the library says.
        wider: whether the library may leave more open here than the clerk: that is safe, and does not count.
    """

    about: str
    expected: object
    found: object
    wider: bool = False

    @property
    def is_wider(self) -> bool:
        """Whether the library leaves more open here, where it may."""
        return self.wider and self.expected != self.found

    @property
    def is_wrong(self) -> bool:
        """Whether the two see it otherwise."""
        return not self.wider and self.expected != self.found


class Asked(NamedTuple):
    """One question put to both.

    Args:
        on: the day asked about.
        known: the day of knowledge; None for all that was ever written.
        firms: the firms looked at closely.
        thoroughly: whether everything on file is held against the text, and every firm looked at.
    """

    on: date
    known: date | None
    firms: tuple[Firm, ...]
    thoroughly: bool = False


def desk_of(box: Box, terms: Terms, asked: Asked) -> Desk:
    """The clerk's desk for a question."""
    return Desk(as_known(box, asked.known), terms, asked.on, asked.known, box.incomplete)


def checks(desk: Desk, history: History, regulation: Regulation, asked: Asked) -> Iterator[Check]:
    """Everything that both are asked.

    Args:
        desk: the clerk's desk.
        history: the library's register of the same cards, as known on the same day.
        regulation: the Measures under the same terms.
        asked: the question.
    """
    pools = pools_on(regulation, history, desk.on)
    yield from of_pools(desk, pools)
    yield from of_library(desk, replenish(regulation, history, desk.on))
    for firm in asked.firms:
        decision = decide(regulation, case_of_firm(regulation, history, code(firm), desk.on, pools))
        yield from of_firm(desk, firm, decision)
    if asked.thoroughly:
        yield from _of_all_firms(desk, manage(regulation, history, desk.on))
        to_rate = [code(firm) for firm in sorted(desk.lists.members) if desk.in_force and unrated(desk, firm)[1]]
        yield Check("still to be rated", to_rate, [*rate(regulation, history, desk.on).to_rate])
        yield from of_findings(desk, everything(desk), findings(regulation, history, desk.on))


def of_pools(desk: Desk, pools: Pools) -> Iterator[Check]:
    """Who is where, who left and who was ever there; and that nobody is in both lists (1/reserve/pool)."""
    lists, members = desk.lists, pools.library.members
    yield Check(
        "members",
        sorted((code(one.firm), one.sector, one.joined, one.by, one.batch) for one in lists.places),
        sorted((one.code, one.industry.value, one.joined_on, one.by.value, one.batch) for one in members),
    )
    yield Check("reserve", [code(firm) for firm in lists.reserve], [*pools.reserve.codes])
    yield Check("exits", [(day, code(firm)) for day, firm in lists.exits], [(act.on, act.code) for act in pools.exits])
    yield Check("ever", sorted(code(one.firm) for one in lists.ever), sorted(one.code for one in pools.ever))
    yield Check("count", len(lists.members), pools.library.count)
    yield Check("in both lists", set(), {one.code for one in members} & {*pools.reserve.codes})


def of_library(desk: Desk, given: Replenishment) -> Iterator[Check]:
    """What must and may be done about the library, with how many and whom (1/reserve, 4(5), 5(5))."""
    expected = about_library(desk)
    yield from _acts("library: ", expected, given.decision)
    yield Check("room", room(desk, expected), given.most)
    yield Check("fewest", fewest(desk, expected), given.least)
    for one in given.candidates:
        firm = NUMBERS[one.code]
        found = words(one.decision, "promote")
        yield Check(f"promote {firm}", about_promotion(desk, firm, one.industry.value), found)


def of_firm(desk: Desk, firm: Firm, decision: Decision) -> Iterator[Check]:
    """What must and may be done about a firm, and on which grounds it must leave (5(1) to 5(4))."""
    wider = desk.in_force and is_vague(desk, firm)
    afterwards = lasting(desk, firm)
    expected = about_firm(desk, firm)
    if afterwards is None:
        yield from _acts(f"firm {firm}: ", expected, decision, wider)
    else:
        yield from _acts(f"firm {firm}: ", {act: expected[act] for act in expected if act != "exit"}, decision, wider)
        found = words(decision, "exit")
        must = (found == {"must"}, "must" in found)
        yield Check(f"exit of firm {firm} after the end", afterwards, must, undated(desk, firm))
    if desk.in_force and managed(desk, firm):
        met = grounds(desk, firm)
        sure = {clause for clause, (one, _) in met.items() if one}
        applying = {ground.result.rule.clause for ground in decision.of("exit").applying}
        perhaps = {ground.result.rule.clause for ground in decision.of("exit").undecided} - applying
        yield Check(f"grounds of firm {firm}", sure, applying)
        yield Check(f"open grounds of firm {firm}", {*met} - sure, perhaps, wider and perhaps > {*met} - sure)


def _of_all_firms(desk: Desk, decisions: Iterable[Decision]) -> Iterator[Check]:
    """Members by code, then the reserve in its order, then whoever left and is in neither list."""
    given = [*decisions]
    lists = desk.lists
    left = sorted({firm for _, firm in lists.exits} - lists.members - {*lists.reserve})
    firms = [*sorted(lists.members), *lists.reserve, *left]
    yield Check("firms managed", [code(firm) for firm in firms], [one.case.name for one in given])
    for one in given:
        yield from of_firm(desk, NUMBERS[one.case.name], one)


def _acts(about: str, expected: Answers, decision: Decision, wider: bool = False) -> Iterator[Check]:
    by_act = {one.act.id: one for one in decision.acts}
    for act, outcomes in expected.items():
        found = frozenset([outcome.value for outcome in by_act[act].outcomes])
        # Where rules of two forces hang on one unknown the library may name an outcome too many, and says so.
        safe = len(outcomes) > 1 and found > outcomes
        yield Check(about + act, outcomes, found, wider or safe)


def words(decision: Decision, act: str) -> Words:
    """The outcomes of an act as words."""
    return frozenset([outcome.value for outcome in decision.of(act).outcomes])


def of_findings(desk: Desk, expected: Iterable[Found], found: Iterable[Finding]) -> Iterator[Check]:
    """What was done otherwise than the text allows; what the clerk cannot tell is left out.

    Args:
        desk: the clerk's desk.
        expected: the clerk's findings.
        found: the library's.
    """
    told = [*expected]
    unclear: set[tuple[date, object]] = {(one.on, one.subject) for one in told if one.kind == "?"}
    vague = _judged_on_the_vague(desk)
    ours = {(one.kind, one.on, one.subject) for one in told if one.kind != "?"}
    theirs = {(one.kind.value, one.on, NUMBERS.get(one.subject, one.subject)) for one in found}
    for key in sorted(ours | theirs, key=str):
        if key[1:] not in unclear:
            there = key if key in theirs else None
            yield Check("finding", key if key in ours else None, there, key[1:] in vague and key not in ours & theirs)
    for one in found:
        key = (one.kind.value, one.on, NUMBERS.get(one.subject, one.subject))
        clauses = {clause for each in told if (each.kind, each.on, each.subject) == key for clause in each.clauses}
        if key in ours and key[1:] not in unclear | vague:
            yield Check(f"clause of {key}", clauses | {one.clause}, clauses)


def _judged_on_the_vague(desk: Desk) -> set[tuple[date, object]]:
    """5(1) to 5(4): the day and the firm of each exit or demand that hangs on a stage of which nobody knows the day."""
    judged = [card for card in desk.cards if card["what"] in ("exit", "demand")]
    return {(card["on"], card["firm"]) for card in judged if is_vague(desk.on_day(card["on"], card), card["firm"])}
