"""Masking: the same casebook with other names in it, so that whatever is written of it cannot tell who was meant.

The casebook is masked before anything is asked of it. What follows from it is the same, and no name is there to leak.
"""

from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from itertools import count
from typing import Final

from attrs import evolve

from fzdigital.domain.application import Application
from fzdigital.domain.entry import Correction, Entry, Happening
from fzdigital.domain.notice import PublicNotice
from fzdigital.domain.provider import comparable_name, completed_code
from fzdigital.domain.report import Report
from fzdigital.domain.review import Mark
from fzdigital.service.casebook import Casebook

MASKED: Final = "（已遮蔽）"
"""Stands where free text stood that may have named somebody."""

_LONGEST_NUMBER: Final = 2
"""A number of so many digits tells an expert's seat and not who sits there."""


def with_pseudonyms(casebook: Casebook) -> Casebook:
    """A casebook whose experts are called 专家01, 专家02 and so on.

    Args:
        casebook: the casebook.

    Returns:
        Another casebook. An expert has one pseudonym in all of it; its number follows from the scores, not from the
        name. Ids, case numbers, reasons and authorities in which an expert's name stands are replaced too, whatever its
        width, case and spacing; only a number of one or two digits is not looked for, for it would be found everywhere.

    Does not hide who was meant from somebody who knows what each expert gave.
    """
    experts = _experts(casebook)
    ordered = _shuffled(experts, casebook, lambda mark: mark.expert)
    called = {expert: f"专家{number:02}" for number, expert in enumerate(ordered, start=1)}
    names = tuple(_compact(expert) for expert in experts if not _is_number(expert))

    def reveals(text: str) -> bool:
        compact = _compact(text)
        return any(name in compact for name in names)

    def masked(what: Happening) -> Happening:
        return evolve(what, expert=called[what.expert]) if isinstance(what, Mark) else what

    def value(correction: Correction, given: object) -> object:
        return called[str(given)] if correction.field == "expert" else given

    return _rewritten(casebook, masked, value, reveals)


def with_masked_firms(casebook: Casebook) -> Casebook:
    """A casebook whose firms are called 企业0001, 企业0002 and so on, with codes that belong to nobody.

    Args:
        casebook: the casebook.

    Returns:
        Another casebook. A firm has one name and one code in all of it; the numbers follow from the scores, not from
        names or codes. All ids, case numbers, reasons and authorities are replaced, for they may name a firm. Where an
        expert is called by something that names a firm, all experts get pseudonyms.

    Does not hide a firm from somebody who knows its scores or its days.
    """
    codes = {code for entry in casebook.entries if (code := _code(entry.what))}
    codes |= {str(value) for each in casebook.corrections if each.field == "code" for value in (each.old, each.new)}
    numbers = {code: number for number, code in enumerate(_shuffled(codes, casebook, lambda mark: mark.code), start=1)}
    called = {code: completed_code(f"{number:017}") for code, number in numbers.items()}
    names = _names(casebook, numbers)

    def masked(what: Happening) -> Happening:
        if isinstance(what, Application):
            provider = what.provider
            return evolve(
                what, provider=evolve(provider, code=called[what.code], name=names[comparable_name(provider.name)])
            )
        if isinstance(what, PublicNotice) or what.code is None:
            return what
        return evolve(what, code=called[what.code])

    def value(correction: Correction, given: object) -> object:
        table: Mapping[str, str] = {"code": called, "name": names}.get(correction.field, {})
        return table.get(comparable_name(str(given)) if correction.field == "name" else str(given), given)

    given = {_compact(one) for one in (*codes, *names)}
    after = _rewritten(casebook, masked, value, lambda text: True)
    experts = map(_compact, _experts(casebook))
    return with_pseudonyms(after) if any(one in expert for expert in experts for one in given) else after


def _experts(casebook: Casebook) -> set[str]:
    """What experts are called in it, corrections included."""
    called = {one.what.expert for one in casebook.entries if isinstance(one.what, Mark)}
    return called | {str(name) for one in casebook.corrections if one.field == "expert" for name in (one.old, one.new)}


def _is_number(expert: str) -> bool:
    return expert.isdigit() and len(expert) <= _LONGEST_NUMBER


def _compact(text: str) -> str:
    """A text for comparing only: without width, case and white space."""
    return "".join(comparable_name(text).split())


def _code(what: Happening) -> str | None:
    return None if isinstance(what, PublicNotice) else what.code


def _names(casebook: Casebook, numbers: Mapping[str, int]) -> dict[str, str]:
    """What each name is masked by: the firm's number, and a further one where the firm has another name.

    Names that differ in width or case only are one firm's, so they must stay one.
    """
    names: dict[str, str] = {}
    given: dict[int, int] = {}
    applied = [entry for entry in casebook.entries if isinstance(entry.what, Application)]
    stated = [(entry.id, entry.what.provider.name) for entry in applied if isinstance(entry.what, Application)]
    of_entry = {entry.id: numbers[str(_code(entry.what))] for entry in applied}
    stated += [
        (one.entry, str(name)) for one in casebook.corrections if one.field == "name" for name in (one.old, one.new)
    ]
    for entry, name in stated:
        if comparable_name(name) not in names:
            number = of_entry[entry]
            given[number] = given.get(number, 0) + 1
            further = f"（{given[number]}）" if given[number] > 1 else ""
            names[comparable_name(name)] = f"企业{number:04}{further}"
    return names


def _shuffled(names: Iterable[str], casebook: Casebook, of: Callable[[Mark], str]) -> list[str]:
    """Experts or firms in an order that follows from their scores and not from what they are called.

    Args:
        names: what they are called.
        casebook: holds the scores, which nobody else can know.
        of: whose mark it is.

    Returns:
        Them all; those with the same scores, or with none, in the order of a digest that takes the casebook to compute.
    """
    given: dict[str, list[str]] = {}
    for entry in casebook.entries:
        if isinstance(entry.what, Mark):
            mark = entry.what
            given.setdefault(of(mark), []).append(f"{mark.industry.value} {mark.batch} {mark.on} {mark.score}")
    own = {name: sha256("\n".join(sorted(marks)).encode()).digest() for name, marks in given.items()}
    key = sha256(b"".join(sorted(own.values()))).digest()
    return sorted(names, key=lambda name: (own.get(name, b""), sha256(key + name.encode()).digest()))


def _rewritten(
    casebook: Casebook,
    masked: Callable[[Happening], Happening],
    value: Callable[[Correction, object], object],
    reveals: Callable[[str], bool],
) -> Casebook:
    ids = _renumbered((entry.id for entry in casebook.entries), reveals, "登记")
    reported = [entry.what.case_number for entry in casebook.entries if isinstance(entry.what, Report)]
    reported += [
        str(number) for one in casebook.corrections if one.field == "case_number" for number in (one.old, one.new)
    ]
    cases = _renumbered(reported, reveals, "举报")

    def happening(what: Happening) -> Happening:
        after = masked(what)
        return evolve(after, case_number=cases[after.case_number]) if isinstance(after, Report) else after

    def corrected_value(correction: Correction, given: object) -> object:
        if correction.field == "case_number":
            return cases[str(given)]
        return value(correction, given)

    return evolve(
        casebook,
        entries=tuple(Entry(ids[one.id], one.recorded_on, happening(one.what)) for one in casebook.entries),
        corrections=tuple(
            evolve(
                one,
                entry=ids[one.entry],
                old=corrected_value(one, one.old),
                new=corrected_value(one, one.new),
                why=MASKED if reveals(one.why) else one.why,
            )
            for one in casebook.corrections
        ),
        readings=tuple(evolve(one, by=MASKED) if reveals(one.by) else one for one in casebook.readings),
    )


def _renumbered(texts: Iterable[str], reveals: Callable[[str], bool], stem: str) -> dict[str, str]:
    """Each text, or a number in its stead if it reveals somebody; different ones stay different."""
    given = tuple(dict.fromkeys(texts))
    kept = {text for text in given if not reveals(text)}
    free = (name for number in count(1) if (name := f"{stem}-{number:04}") not in kept)
    return {text: text if text in kept else next(free) for text in given}
