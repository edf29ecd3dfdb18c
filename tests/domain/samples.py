"""One valid noun of each class, from which a test departs with ``evolve``."""

from datetime import date

from fzdigital.nouns import (
    ActKind,
    Application,
    Basis,
    Correction,
    Dossier,
    Entry,
    Incident,
    IncidentKind,
    Industry,
    Library,
    ListingCheck,
    Mark,
    Membership,
    OfficialAct,
    Provider,
    ProviderKind,
    PublicNotice,
    Rating,
    Rectification,
    RectificationOutcome,
    Reply,
    Report,
    Reserve,
    Review,
    Score,
    Stars,
    UpdateNotice,
    Verification,
)
from tests.strategies.nouns import code_of

ONE, OTHER = code_of(1), code_of(2)
DAY, EVE, MORROW, LATER = date(2025, 3, 3), date(2025, 3, 2), date(2025, 3, 4), date(2025, 6, 1)

PROVIDER = Provider(ONE, "福州数字科技有限公司", ProviderKind.PROFESSIONAL)
APPLICATION = Application(PROVIDER, Industry.KNIT, 1, DAY, form_submitted=True, listed=False)
SCORE = Score(8550)
MARK = Mark(ONE, Industry.KNIT, 1, DAY, "专家甲", SCORE)
REVIEW = Review(ONE, Industry.KNIT, 1, (("专家甲", SCORE), ("专家乙", None)))
RATING = Rating(ONE, 2, DAY, Stars.TWO, rechecks=1)
NOTICE = PublicNotice(1, DAY, MORROW)
ADMISSION = OfficialAct(ActKind.ADMIT, DAY, ONE, Industry.KNIT, 1)
EXIT = OfficialAct(ActKind.EXIT, LATER, ONE, None, None, ("5(4)",))
UPDATE = UpdateNotice(ONE, DAY, MORROW, first_filling=False, done=True, done_on=MORROW, late=None)
RECTIFICATION = Rectification(ONE, Basis.SERVICE, DAY, MORROW, RectificationOutcome.FAILED, MORROW)
REPORT = Report(
    code=ONE,
    case_number="2025-7",
    on=DAY,
    real_name=True,
    evidence=True,
    contact=True,
    accepted=True,
    accepted_on=DAY,
    verified_on=MORROW,
    reply=Reply.AS_REQUIRED,
    reply_on=MORROW,
    verification=Verification.UNFOUNDED,
    verification_on=LATER,
)
INCIDENT = Incident(ONE, IncidentKind.MAJOR_SAFETY, DAY, during_service=True, grave=None)
CHECK = ListingCheck(ONE, DAY, listed=False)
MEMBER = Membership(ONE, Industry.KNIT, DAY, ActKind.ADMIT, 1)
LIBRARY = Library((MEMBER,))
RESERVE = Reserve((ONE, OTHER))
ENTRY = Entry("评级-1", DAY, RATING)
CORRECTION = Correction("评级-1", "stars", Stars.TWO, Stars.ONE, "抄写错误", MORROW)
DOSSIER = Dossier(
    code=ONE,
    memberships=(MEMBER,),
    in_reserve=False,
    exits=(EXIT,),
    applications=(APPLICATION,),
    ratings=(RATING,),
    notices=(UPDATE,),
    rectifications=(RECTIFICATION,),
    reports=(REPORT,),
    incidents=(INCIDENT,),
    checks=(CHECK,),
    incomplete=("reports",),
)
