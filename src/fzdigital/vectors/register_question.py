"""The question ``register``: who is a member, who is in the reserve, and whether the library may be refilled."""

from collections.abc import Mapping
from typing import Final

from fzdigital.domain.acts import ActKind, OfficialAct
from fzdigital.domain.entry import Entry
from fzdigital.domain.industry import Industry
from fzdigital.rules.answer import Decision
from fzdigital.rules.decision import Outcome
from fzdigital.rules.interchange import Json
from fzdigital.rules.questions.needed import needed
from fzdigital.rules.regulation import Regulation
from fzdigital.service.casebook import Casebook
from fzdigital.service.cases import pools_on
from fzdigital.service.history import History
from fzdigital.service.replenishment import replenish
from fzdigital.vectors.given import day, every, known_day, made_up_code, number, text, wrong

_KINDS: Final = {
    "admit": ActKind.ADMIT, "promote": ActKind.PROMOTE, "reserve": ActKind.RESERVE, "exit": ActKind.EXIT,
}  # fmt: skip
_SECTORS: Final = {str(industry.value): industry for industry in Industry}


def register_question(regulation: Regulation, given: Mapping[str, Json]) -> dict[str, Json]:
    """The pools on a day, as known on a day, and the range of choice for refilling (3/decide, 1/reserve, 5(5)).

    Args:
        regulation: gives the numbers and the readings.
        given: ``on``, ``known``, ``acts``.

    Raises:
        InvalidValueError: something given that means nothing.
        InconsistentError: an act that lacks what its kind needs, or was recorded before it happened.
    """
    acts = every(given, "acts")
    names = sorted({text(act, "firm") for act in acts})
    codes = {name: made_up_code(place) for place, name in enumerate(names)}
    entries = tuple(
        Entry(f"{place:06}", known_day(act, "recorded_on"), _act(act, codes)) for place, act in enumerate(acts, 1)
    )
    history, on = History(Casebook(entries), day(given, "known")), known_day(given, "on")
    pools, range_of_choice = pools_on(regulation, history, on), replenish(regulation, history, on)
    called = {code: name for name, code in codes.items()}
    members = sorted(
        (called[one.code], str(one.industry.value), one.joined_on.isoformat()) for one in pools.library.members
    )
    return {
        "members": [list(member) for member in members],
        "reserve": [called[code] for code in pools.reserve.codes],
        "exits": len(pools.exits),
        "replenish": [outcome.value for outcome in Outcome if outcome in _outcomes(range_of_choice.decision)],
        "room": range_of_choice.most,
    }


def _outcomes(decision: Decision) -> tuple[Outcome, ...]:
    """The outcomes of replenishing that are still possible, exactly."""
    act = decision.of("replenish")
    return needed(decision, "replenish")[0].outcomes if act.is_open else act.outcomes


def _act(act: Mapping[str, Json], codes: Mapping[str, str]) -> OfficialAct:
    kind, sector = text(act, "kind"), act.get("sector")
    if kind not in _KINDS:
        names = ", ".join(_KINDS)
        raise wrong(kind, "kind", f"下列之一：{names}", f"one of {names}")
    if sector is not None and sector not in _SECTORS:
        names = ", ".join(_SECTORS)
        raise wrong(sector, "sector", f"下列之一：{names}", f"one of {names}")
    batch = None if act.get("batch") is None else number(act, "batch")
    industry = None if sector is None else _SECTORS[str(sector)]
    return OfficialAct(_KINDS[kind], known_day(act, "on"), codes[text(act, "firm")], industry, batch)
