"""All nouns by one name: ``from fzdigital.nouns import Provider, Rating``.

For whoever builds casebooks. The library's own modules take each noun from where it is defined, so that importing the
regulation loads none it does not use.
"""

from fzdigital.domain.acts import ActKind, OfficialAct
from fzdigital.domain.application import Application
from fzdigital.domain.dates import NoDeadline, checked_day
from fzdigital.domain.dossier import MATTERS, Dossier
from fzdigital.domain.entry import Correction, Entry, Happening, corrected
from fzdigital.domain.incident import Incident, IncidentKind, ListingCheck
from fzdigital.domain.industry import Industry
from fzdigital.domain.library import Library, Membership, Reserve
from fzdigital.domain.notice import PublicNotice
from fzdigital.domain.provider import Provider, ProviderKind, checked_code, checked_name, comparable_name
from fzdigital.domain.rating import Rating, Stars
from fzdigital.domain.rectification import Basis, Rectification, RectificationOutcome
from fzdigital.domain.report import Reply, Report, Verification
from fzdigital.domain.review import Mark, NoScore, Review, Score
from fzdigital.domain.update import UpdateNotice

__all__ = [
    "ActKind",
    "Application",
    "Basis",
    "Correction",
    "Dossier",
    "Entry",
    "Happening",
    "Incident",
    "IncidentKind",
    "Industry",
    "Library",
    "ListingCheck",
    "MATTERS",
    "Mark",
    "Membership",
    "NoDeadline",
    "NoScore",
    "OfficialAct",
    "Provider",
    "ProviderKind",
    "PublicNotice",
    "Rating",
    "Rectification",
    "RectificationOutcome",
    "Reply",
    "Report",
    "Reserve",
    "Review",
    "Score",
    "Stars",
    "UpdateNotice",
    "Verification",
    "checked_code",
    "checked_day",
    "checked_name",
    "comparable_name",
    "corrected",
]
