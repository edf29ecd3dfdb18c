"""Every paper of a day."""

from fzdigital.render.paper import Paper
from fzdigital.render.papers.drafts import exit_decisions, rectification_notices
from fzdigital.render.papers.findings import findings_list
from fzdigital.render.papers.lists import lists
from fzdigital.render.papers.memo import replenishment_memo
from fzdigital.render.papers.ratings import rating_results
from fzdigital.render.papers.score_tables import score_tables
from fzdigital.render.papers.selection_drafts import selection_drafts
from fzdigital.render.papers.told import Told

_BUILDERS = (
    score_tables, selection_drafts, lists, rating_results, rectification_notices, exit_decisions, replenishment_memo,
    findings_list,
)  # fmt: skip


def every_paper(told: Told) -> tuple[Paper, ...]:
    """The papers of a day, in the order of the measures; always all of them.

    Args:
        told: the assessment, with the register it was made of.
    """
    return tuple(build(told) for build in _BUILDERS)
