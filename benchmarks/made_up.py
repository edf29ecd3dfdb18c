"""A large synthetic casebook: made-up firms, made-up events, the same on every machine."""

from datetime import date, timedelta

from fzdigital.domain.acts import ActKind, OfficialAct
from fzdigital.domain.application import Application
from fzdigital.domain.entry import Entry, Happening
from fzdigital.domain.incident import Incident, IncidentKind, ListingCheck
from fzdigital.domain.industry import Industry
from fzdigital.domain.notice import PublicNotice
from fzdigital.domain.provider import Provider, ProviderKind
from fzdigital.domain.rating import Rating, Stars
from fzdigital.domain.rectification import Basis, Rectification, RectificationOutcome
from fzdigital.domain.report import Reply, Report, Verification
from fzdigital.domain.review import Mark, Score
from fzdigital.domain.update import UpdateNotice
from fzdigital.service.casebook import Casebook

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
ROWS = {Industry.KNIT: 10, Industry.COTTON: 6, Industry.ELEC: 10, Industry.AUTO: 6}


def code(number: int) -> str:
    """A code with a valid check character and a body that is plainly made up."""
    body = f"91350100MA{number:07d}"
    total = sum(ALPHABET.index(char) * pow(3, place, 31) for place, char in enumerate(body))
    return body + ALPHABET[-total % 31]


def casebook(applicants: int = 1000, experts: int = 9, conduct: int = 5000) -> Casebook:
    """A casebook of two batches.

    Args:
        applicants: how many firms apply, a tenth of them in the second batch.
        experts: how many experts mark each.
        conduct: how many further entries there are: ratings, notices, demands, reports, incidents, checks.
    """
    happenings: list[Happening] = []
    members: dict[Industry, list[tuple[int, str]]] = {industry: [] for industry in Industry}
    for number in range(applicants):
        batch = 2 if number % 10 == 9 else 1
        industry = tuple(Industry)[number % 4]
        on = date(2024, 5, 6) if batch == 1 else date(2025, 2, 3)
        firm = Provider(code(number), f"虚构企业{number:05d}", ProviderKind.PROFESSIONAL)
        happenings.append(Application(firm, industry, batch, on, True, number % 97 == 0))
        total = 0
        for expert in range(experts):
            hundredths = 6000 + (number * 7919 + expert * 104729) % 3900
            total += hundredths
            happenings.append(
                Mark(firm.code, industry, batch, on + timedelta(days=20), f"专家{expert + 1}", Score(hundredths))
            )
        if batch == 1 and number % 97:
            members[industry].append((total, firm.code))
    chosen = [(member, industry) for industry, row in ROWS.items() for _, member in sorted(members[industry])[-row:]]
    taken = {member for member, _ in chosen}
    rest = sorted((one for group in members.values() for one in group if one[1] not in taken), reverse=True)
    happenings += [OfficialAct(ActKind.ADMIT, date(2024, 6, 20), one, industry, 1) for one, industry in chosen]
    happenings += [OfficialAct(ActKind.RESERVE, date(2024, 6, 24), one, None, 1) for _, one in rest[:25]]
    happenings.append(PublicNotice(1, date(2024, 6, 3), date(2024, 6, 12)))
    codes = [one for one, _ in chosen]
    for number in range(conduct):
        happenings.append(_conduct(number, codes[number % len(codes)]))
    return Casebook(tuple(Entry(f"E-{place}", one.on, one) for place, one in enumerate(happenings)))


def _conduct(number: int, firm: str) -> Happening:
    on = date(2024, 7, 1) + timedelta(days=number % 500)
    match number % 6:
        case 0:
            # With 32 members every second one is rated, once in each round of 96 entries.
            return Rating(firm, number // 96 + 1, date(2024, 9, 2) + timedelta(days=number // 96), Stars.ONE)
        case 1:
            return UpdateNotice(firm, on, on + timedelta(days=30), False, True, on + timedelta(days=9), None)
        case 2:
            done = on + timedelta(days=20)
            return Rectification(firm, Basis.SERVICE, on, done, RectificationOutcome.PASSED, done)
        case 3:
            seen = on + timedelta(days=3)
            return Report(
                firm, f"R-{number}", on, True, True, True, True, seen, seen, Reply.AS_REQUIRED, seen,
                Verification.UNFOUNDED, seen,
            )  # fmt: skip
        case 4:
            return Incident(firm, IncidentKind.LOW_SATISFACTION, on, True, None)
        case _:
            return ListingCheck(firm, on, False)
