"""Answers to render: an assessment of what happened, and what is said of it."""

from datetime import date

from fzdigital.io.document_json import casebook_sha256
from fzdigital.policy.measures import MEASURES
from fzdigital.render.decisions import decisions_json
from fzdigital.render.firm import firm_lines
from fzdigital.render.report import report_markdown
from fzdigital.service.assess import Assessment, assess
from fzdigital.service.casebook import Casebook
from fzdigital.service.history import History
from fzdigital.service.management import explain_firm
from fzdigital.text import Language
from tests.service.builders import LATER
from tests.strategies.nouns import code_of


def assessed(casebook: Casebook, on: date = LATER, **readings: str | None) -> Assessment:
    """The assessment of a casebook, under other readings written ``OP_26_floor="inclusive"``."""
    chosen = {f"OP-{name[3:5]}.{name[6:]}": reading for name, reading in readings.items()}
    return assess(MEASURES, casebook, on, None, chosen)


def report(casebook: Casebook, on: date = LATER, language: Language = "en", **readings: str | None) -> str:
    """The report on a casebook."""
    return report_markdown(assessed(casebook, on, **readings), History(casebook).name, language)


def section(text: str, title: str) -> str:
    """What stands under one heading of a report."""
    return text.split(f"\n## {title}\n\n")[1].split("\n## ")[0].strip()


def document(casebook: Casebook, on: date = LATER, **readings: str | None) -> str:
    """The document on a casebook."""
    return decisions_json(assessed(casebook, on, **readings), casebook_sha256(casebook))


def explained(
    casebook: Casebook, firm: int, on: date = LATER, language: Language = "en", **readings: str | None
) -> str:
    """What is said of one firm."""
    assessment, history = assessed(casebook, on, **readings), History(casebook)
    decision = explain_firm(assessment.regulation, history, code_of(firm), on)
    return "\n".join(firm_lines(assessment, decision, history.name, language))
