"""Every paper of a day."""

from fzdigital.render.paper import Paper
from fzdigital.render.papers.drafts import exit_decisions, rectification_notices
from fzdigital.render.papers.findings import findings_list
from fzdigital.render.papers.lists import lists
from fzdigital.render.papers.memo import replenishment_memo
from fzdigital.render.papers.ratings import rating_results
from fzdigital.render.papers.score_tables import score_tables
from fzdigital.render.papers.told import Told

_BUILDERS = (
    score_tables, lists, rating_results, rectification_notices, exit_decisions, replenishment_memo, findings_list,
)  # fmt: skip


def every_paper(told: Told) -> tuple[Paper, ...]:
    """The papers of a day, in the order of the measures; those that nothing belongs in are left out.

    Args:
        told: the assessment, with the register it was made of.
    """
    papers = (build(told) for build in _BUILDERS)
    return tuple(paper for paper in papers if paper is not None)
