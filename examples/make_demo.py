"""Makes the bundled synthetic casebook: invented firms, invented events, the same on every machine.

Run it from anywhere with the extra ``excel`` installed: ``python examples/make_demo.py``. It writes the package's
``demo/casebook.json`` and ``examples/demo.xlsx``. Nothing in them is true: no firm, expert, score or event exists.
A firm is spoken of by its sector and its place there in batch 1, 1 for the best.
"""

from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

from fzdigital.domain.acts import ActKind, OfficialAct
from fzdigital.domain.application import Application
from fzdigital.domain.dates import NoDeadline
from fzdigital.domain.entry import Correction, Entry, Happening
from fzdigital.domain.incident import Incident, IncidentKind, ListingCheck
from fzdigital.domain.industry import Industry
from fzdigital.domain.notice import PublicNotice
from fzdigital.domain.provider import Provider, ProviderKind
from fzdigital.domain.rating import Rating, Stars
from fzdigital.domain.rectification import Basis, Rectification, RectificationOutcome
from fzdigital.domain.report import Reply, Report, Verification
from fzdigital.domain.review import Mark, NoScore, Score
from fzdigital.domain.update import UpdateNotice
from fzdigital.io.document_json import write_json
from fzdigital.io.tables import ENTRY_TABLES
from fzdigital.io.workbook_out import write_workbook
from fzdigital.service.casebook import Casebook, SettledReading

ROOT = Path(__file__).resolve().parents[1]
KNIT, COTTON, ELEC, AUTO = Industry
Key = tuple[Industry, int, int]
"""Sector, batch and place of an application."""

APPLICANTS = {
    1: {KNIT: range(1, 21), COTTON: range(1, 14), ELEC: range(21), AUTO: range(1, 13)},
    2: {KNIT: range(1, 5), COTTON: range(1, 5), ELEC: range(1, 6), AUTO: range(1, 5)},
}
"""The places of each sector; place 0 is the best of all, and vetoed."""
PLACES = {KNIT: 10, COTTON: 6, ELEC: 10, AUTO: 6}
AGAIN: dict[Key, Key] = {
    (ELEC, 1, 10): (KNIT, 1, 3),
    (KNIT, 2, 3): (KNIT, 1, 6),
    (COTTON, 2, 1): (COTTON, 1, 7),
}
"""Who applies a second time: in another sector, after leaving the library, from the reserve."""

PANELS = {
    (KNIT, 1): 9, (COTTON, 1): 8, (ELEC, 1): 9, (AUTO, 1): 7, (KNIT, 2): 7, (COTTON, 2): 7, (ELEC, 2): 8, (AUTO, 2): 7,
}  # fmt: skip
LEVELS = {KNIT: 9330, COTTON: 9180, ELEC: 9290, AUTO: 9050}
"""In hundredths of a point; every further place is 70 below."""
AROUND = (-240, 310, -60, 125, -185, 40, 205, -330, 90)
"""How the experts of a panel differ; each firm meets the same differences from other experts."""
NAMES = {
    KNIT: ("针织", "织针编绒罗"),
    COTTON: ("棉纺", "棉纱染纤锦"),
    ELEC: ("电子", "芯电晶器微"),
    AUTO: ("汽配", "车轮驱轴擎"),
}
"""A short name of each sector, and what the names of its firms begin with."""
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
BUREAU = "示例（虚构）市工信局"
TIED = {(ELEC, 2, 1): 2, (ELEC, 2, 2): 1}
"""Two equal scores at the cut, with the order that a person gave them."""
NO_FORM, UNKNOWN_LISTING, VETOED = (AUTO, 1, 12), (AUTO, 2, 2), (ELEC, 1, 0)
MISTYPED = (KNIT, 1, 10)


class Register:
    """Entries as they are made, each numbered within its sheet, and the corrections."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.corrections: list[Correction] = []

    def record(self, what: Happening, recorded_on: date | None = None) -> str:
        """Record a happening, on its own day unless another is given; gives the id."""
        sheet = next(table.name.zh for table in ENTRY_TABLES if table.noun is type(what))
        number = sum(type(entry.what) is type(what) for entry in self.entries) + 1
        entry = Entry(f"{sheet}-{number:03}", recorded_on or what.on, what)
        self.entries.append(entry)
        return entry.id

    def act(
        self, kind: ActKind, on: date, firm: str | None, sector: Industry | None, batch: int | None, *grounds: str
    ) -> None:
        """Record an official act."""
        self.record(OfficialAct(kind, on, firm, sector, batch, grounds))


def provider(industry: Industry, place: int, batch: int = 1) -> Provider:
    """The firm that applied for a sector in a batch and came out at a place."""
    industry, batch, place = AGAIN.get((industry, batch, place), (industry, batch, place))
    sector, size = tuple(Industry).index(industry) + 1, len(APPLICANTS[1][industry])
    # By a step that shares no factor with the number of firms, so that codes and names do not follow the places.
    number = place * 17 % size if batch == 1 else size + place - 1
    body = f"91999999DEM{sector:03}{number:03}"
    check = -sum(ALPHABET.index(char) * pow(3, position, 31) for position, char in enumerate(body)) % 31
    kind = ProviderKind.PLATFORM if number % 4 == 3 else ProviderKind.PROFESSIONAL
    trade = NAMES[industry][1][number % 5] + "云智联算图数"[number // 5]
    suffix = "工业互联网平台" if kind is ProviderKind.PLATFORM else "数字科技"
    return Provider(body + ALPHABET[check], f"示例（虚构）{trade}{suffix}有限公司", kind)


def code(industry: Industry, place: int, batch: int = 1) -> str:
    """That firm's code."""
    return provider(industry, place, batch).code


def marks(industry: Industry, batch: int, place: int, on: date) -> list[Mark]:
    """What the panel gave one application: in cotton an expert stayed away, in knitting one was recused once."""
    given: dict[int, Score | NoScore] = {}
    if (industry, batch) == (COTTON, 1):
        given[5] = NoScore.ABSENT
    if (industry, batch, place) == (KNIT, 1, 5):
        given[2] = NoScore.RECUSED
    scoring = [expert for expert in range(PANELS[industry, batch]) if expert not in given]
    level = LEVELS[industry] - 70 * (1 if (industry, batch, place) in TIED else place)
    for position, expert in enumerate(scoring):
        given[expert] = Score(level + AROUND[(position + place) % len(scoring)])
    firm, sector = code(industry, place, batch), NAMES[industry][0]
    return [
        Mark(firm, industry, batch, on, f"专家{'甲乙丙丁戊己庚辛壬'[expert]}（第{batch}批{sector}）", given[expert])
        for expert in sorted(given)
    ]


def final(industry: Industry, place: int) -> Fraction:
    """The final score of an application of batch 1, in hundredths."""
    given = (mark.score for mark in marks(industry, 1, place, date(2024, 6, 1)))
    scores = sorted(one.hundredths for one in given if isinstance(one, Score))
    return Fraction(sum(scores[1:-1]), len(scores) - 2)


def apply_and_review(register: Register, batch: int, first_day: date, weeks: int, reviewed: date) -> None:
    """The applications of one batch, on working days from a Monday on, and their review."""
    for industry, places in APPLICANTS[batch].items():
        for place in places:
            key = (industry, batch, place)
            working_day = place * 7 % (5 * weeks)
            listed = {VETOED: True, UNKNOWN_LISTING: None}.get(key, False)
            on = first_day + timedelta(days=working_day // 5 * 7 + working_day % 5)
            firm = provider(industry, place, batch)
            register.record(Application(firm, industry, batch, on, key != NO_FORM, listed, TIED.get(key)))
    for industry, places in APPLICANTS[batch].items():
        for place in places:
            if (industry, batch, place) != NO_FORM:
                review(register, industry, batch, place, reviewed)


def review(register: Register, industry: Industry, batch: int, place: int, on: date) -> None:
    """The marks of one application; one of them was mistyped and put right the next day."""
    given = marks(industry, batch, place, on)
    highest = max((mark.score for mark in given if isinstance(mark.score, Score)), default=None)
    for mark in given:
        if (industry, batch, place) == MISTYPED and mark.score == highest and highest is not None:
            typed = Score(highest.hundredths - 2000)
            wrong = Mark(mark.code, industry, batch, on, mark.expert, typed)
            register.corrections.append(
                Correction(register.record(wrong), "score", typed, highest, "录入时十位数误写", on + timedelta(days=1))
            )
        else:
            register.record(mark)


def select_first_batch(register: Register) -> None:
    """Batch 1: thirty-two firms, of which one was not on the panel's list, and a reserve of twenty-two."""
    register.act(ActKind.CALL, date(2024, 4, 22), None, None, 1)
    apply_and_review(register, 1, date(2024, 5, 6), 3, date(2024, 6, 1))
    listed = [(industry, place) for industry, last in PLACES.items() for place in range(1, last + 1)]
    for industry, place in listed:
        register.act(ActKind.RECOMMEND, date(2024, 6, 2), code(industry, place), industry, 1)
    register.act(ActKind.OPINION, date(2024, 6, 2), None, None, 1)
    register.record(PublicNotice(1, date(2024, 6, 3), date(2024, 6, 12)))
    # Whoever is tenth in electronics takes its place in knitting, and the bureau lets the eleventh move up.
    admitted = [(industry, place) for industry, place in listed if (industry, 1, place) not in AGAIN] + [(ELEC, 11)]
    for industry, place in admitted:
        register.act(ActKind.ADMIT, date(2024, 6, 20), code(industry, place), industry, 1)
    for industry, place in reserve():
        register.act(ActKind.RESERVE, date(2024, 6, 24), code(industry, place), None, 1)


def reserve() -> list[tuple[Industry, int]]:
    """The twenty-two best of those not admitted, best first."""
    first = {industry: last + 1 for industry, last in PLACES.items()} | {ELEC: 12}
    left = [
        (industry, place)
        for industry, places in APPLICANTS[1].items()
        for place in places
        if place >= first[industry] and (industry, 1, place) != NO_FORM
    ]
    return sorted(left, key=lambda one: final(*one), reverse=True)[:22]


LEFT: dict[tuple[Industry, int], tuple[date, tuple[str, ...]]] = {
    (KNIT, 6): (date(2024, 12, 12), ("5(1)c",)),
    (COTTON, 5): (date(2024, 12, 12), ("5(1)d",)),
    (ELEC, 4): (date(2025, 1, 3), ("5(2)e",)),
    (ELEC, 9): (date(2025, 1, 24), ("5(3)b.1",)),
    (AUTO, 3): (date(2025, 2, 20), ("5(3)a.3",)),
    (KNIT, 8): (date(2025, 3, 3), ("5(3)b.2",)),
    (AUTO, 5): (date(2025, 5, 20), ()),
}
"""Who was put out of the library, when and on what grounds; the last without any."""
PROMOTED_ON, SECOND_DECIDED_ON = date(2025, 3, 20), date(2025, 7, 18)
SECOND_BATCH = [(KNIT, 1, 2), (COTTON, 1, 2), (ELEC, 1, 2), (AUTO, 1, 2)]
SPECIAL_STARS: dict[tuple[Industry, int, int], tuple[Stars | None, ...]] = {
    (COTTON, 4, 1): (Stars.NONE, Stars.NONE, Stars.ONE),
    (COTTON, 2, 1): (Stars.NONE, Stars.NONE, Stars.TWO),
    (ELEC, 7, 1): (Stars.TWO, Stars.NONE, None),
    (KNIT, 5, 1): (Stars.NONE, Stars.ONE, Stars.NONE),
}
"""The second was taken down wrongly in the first round; the third is unknown in the last."""
UNRATED = (AUTO, 4, 1)
"""Left out of the last round."""


def members(on: date) -> list[tuple[Industry, int, int]]:
    """Who is in the library, as sector, place and batch."""
    first = [(industry, place, 1) for industry, last in PLACES.items() for place in range(1, last + 1)]
    first = [*(one for one in first if one != (ELEC, 10, 1)), (ELEC, 11, 1)]
    kept = [one for one in first if (one[0], one[1]) not in LEFT or LEFT[one[0], one[1]][0] > on]
    later = [(KNIT, 11, 1), (ELEC, 12, 1)] if on >= PROMOTED_ON else []
    return kept + later + (SECOND_BATCH if on >= SECOND_DECIDED_ON else [])


def rate(register: Register) -> None:
    """Three rounds: the first within its window, in the third month after the public notice."""
    for number, on in enumerate((date(2024, 9, 12), date(2025, 3, 13), date(2025, 10, 16)), start=1):
        for position, member in enumerate(members(on)):
            if number == 3 and member == UNRATED:
                continue
            usual = (Stars.THREE, Stars.TWO, Stars.ONE)[(position * 5 + number) % 7 % 3]
            stars = SPECIAL_STARS[member][number - 1] if member in SPECIAL_STARS else usual
            entry = register.record(Rating(code(*member), number, on, stars))
            if (member, number) == ((COTTON, 2, 1), 1):
                why = "抄录时与下一行混淆，复核评级表后更正"
                register.corrections.append(Correction(entry, "stars", Stars.NONE, Stars.ONE, why, date(2025, 3, 27)))


def day(written: str) -> date | None:
    """A day, or None where nothing is written."""
    return date.fromisoformat(written) if written else None


def manage_information(register: Register) -> None:
    """Updates and what was demanded where they did not come in time; two firms leave over it."""
    for firm, on, due, done_on in (
        (code(KNIT, 6), date(2024, 10, 8), date(2024, 10, 31), None),
        (code(COTTON, 5), date(2024, 10, 8), date(2024, 10, 31), date(2024, 11, 20)),
        (code(COTTON, 1), date(2024, 10, 8), date(2024, 10, 31), date(2024, 10, 21)),
        (code(KNIT, 2), date(2025, 5, 6), date(2025, 5, 31), date(2025, 7, 10)),
        (code(ELEC, 2), date(2025, 6, 16), date(2025, 7, 15), date(2025, 7, 9)),
    ):
        register.record(UpdateNotice(firm, on, due, False, done_on is not None, done_on, None))
    first_time = UpdateNotice(code(KNIT, 11), date(2025, 4, 1), NoDeadline.NONE, True, True, date(2025, 4, 8), False)
    register.record(first_time)
    for firm, on, until, outcome, outcome_on in (
        (code(KNIT, 6), date(2024, 11, 6), date(2024, 11, 29), RectificationOutcome.REFUSED, date(2024, 12, 3)),
        (code(COTTON, 5), date(2024, 11, 6), date(2024, 11, 29), RectificationOutcome.FAILED, date(2024, 12, 5)),
        (code(KNIT, 2), date(2025, 7, 8), date(2025, 8, 8), RectificationOutcome.PASSED, date(2025, 7, 28)),
    ):
        register.record(Rectification(firm, Basis.INFORMATION, on, until, outcome, outcome_on))


def manage_reports(register: Register) -> None:
    """Reports: one confirmed, one not answered, one of which nobody knows what was found, and others."""
    answered, pending = Reply.AS_REQUIRED, Verification.PENDING
    for number, (firm, on, accepted, put, replied, verified, reply, found) in enumerate((
        (code(ELEC, 4), date(2024, 11, 4), "2024-11-06", "2024-11-08", "2024-11-15", "2024-12-20", answered,
         Verification.FALSIFICATION),
        (code(AUTO, 2), date(2025, 4, 8), "2025-04-10", "2025-04-11", "2025-05-09", "", Reply.NOT_AS_REQUIRED, pending),
        (code(KNIT, 4), date(2025, 5, 26), "2025-05-28", "2025-05-29", "2025-06-05", "", answered, None),
        (code(COTTON, 3), date(2025, 6, 9), "", "", "", "", Reply.PENDING, pending),
        (code(ELEC, 1), date(2025, 6, 20), "2025-06-24", "2025-07-02", "2025-07-10", "2025-07-24", answered,
         Verification.UNFOUNDED),
        (code(KNIT, 1), date(2025, 6, 23), "2025-07-01", "2025-07-03", "2025-07-10", "2025-07-31", answered,
         Verification.INACCURACY),
    ), start=1):  # fmt: skip
        # Whoever reports without a name leaves no address either, and is not heard.
        named = bool(accepted)
        register.record(
            Report(
                firm, f"虚构举报{number:02}", on, named, True, named, named, day(accepted), day(put), reply,
                day(replied), found, day(verified),
            )
        )  # fmt: skip


def manage_service(register: Register) -> None:
    """Poor service, what was demanded over it, and two incidents that lead straight out."""
    for industry, place, kind, on, demanded, until, outcome, found in (
        (AUTO, 3, IncidentKind.POOR_RESULT, date(2024, 11, 18), date(2024, 11, 25), date(2025, 1, 24),
         RectificationOutcome.FAILED, date(2025, 2, 10)),
        (KNIT, 7, IncidentKind.POOR_RESULT, date(2025, 2, 24), date(2025, 3, 3), date(2025, 4, 30),
         RectificationOutcome.PASSED, date(2025, 4, 25)),
        (ELEC, 3, IncidentKind.SIMILAR_SERVICE, date(2025, 4, 14), date(2025, 4, 21), date(2025, 6, 13),
         RectificationOutcome.PASSED, date(2025, 9, 12)),
        (ELEC, 6, IncidentKind.LOW_SATISFACTION, date(2025, 4, 21), date(2025, 4, 28), date(2025, 5, 30),
         RectificationOutcome.REFUSED, date(2025, 6, 6)),
    ):  # fmt: skip
        register.record(Incident(code(industry, place), kind, on, True, None))
        register.record(Rectification(code(industry, place), Basis.SERVICE, demanded, until, outcome, found))
    for industry, place, kind, on, grave in (
        (ELEC, 9, IncidentKind.MAJOR_SAFETY, date(2025, 1, 14), None),
        (AUTO, 5, IncidentKind.LOW_SATISFACTION, date(2025, 5, 12), None),
        (AUTO, 1, IncidentKind.LOW_SATISFACTION, date(2025, 6, 18), None),
        (COTTON, 6, IncidentKind.OTHER_ILLEGAL, date(2025, 8, 11), False),
    ):
        register.record(Incident(code(industry, place), kind, on, True, grave))
    severe = Incident(code(KNIT, 8), IncidentKind.SEVERE_DISHONESTY, date(2025, 2, 17), True, None)
    register.record(severe, recorded_on=date(2025, 2, 24))


def leave_and_refill(register: Register) -> None:
    """Seven exits; after the sixth twenty-six are left, and two are promoted, with a look at the list before."""
    for (industry, place), (on, grounds) in LEFT.items():
        register.act(ActKind.EXIT, on, code(industry, place), None, None, *grounds)
    for industry, place in ((KNIT, 11), (COTTON, 8), (ELEC, 12), (AUTO, 7)):
        register.record(ListingCheck(code(industry, place), date(2025, 3, 10), industry is AUTO))
    for industry, place in ((KNIT, 11), (ELEC, 12)):
        register.act(ActKind.PROMOTE, PROMOTED_ON, code(industry, place), industry, None)


def select_second_batch(register: Register) -> None:
    """Batch 2: a tie at the cut, resolved by the panel, and an applicant of whom nobody knows whether it is listed."""
    register.act(ActKind.CALL, date(2025, 4, 7), None, None, 2)
    apply_and_review(register, 2, date(2025, 5, 12), 2, date(2025, 6, 24))
    register.act(ActKind.OPINION, date(2025, 7, 2), None, None, 2)
    register.record(PublicNotice(2, date(2025, 7, 4), date(2025, 7, 13)))
    for kind, on in ((ActKind.RECOMMEND, date(2025, 7, 2)), (ActKind.ADMIT, SECOND_DECIDED_ON)):
        for industry, place, batch in SECOND_BATCH:
            register.act(kind, on, code(industry, place, batch), industry, batch)


def demo_casebook() -> Casebook:
    """The synthetic casebook."""
    register = Register()
    select_first_batch(register)
    rate(register)
    manage_information(register)
    manage_reports(register)
    manage_service(register)
    leave_and_refill(register)
    select_second_batch(register)
    settled = SettledReading("OP-28.order", "score_order", BUREAU, date(2025, 3, 14))
    holidays = (date(2024, 9, 16), date(2024, 9, 17))
    return Casebook(tuple(register.entries), tuple(register.corrections), (settled,), days_off=holidays)


def main() -> None:
    """Write both files."""
    casebook = demo_casebook()
    target = ROOT / "src" / "fzdigital" / "demo" / "casebook.json"
    target.write_text(write_json(casebook), encoding="utf-8", newline="\n")
    write_workbook(casebook, ROOT / "examples" / "demo.xlsx")


if __name__ == "__main__":
    main()
