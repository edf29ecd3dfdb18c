"""核查发现: what was done otherwise than the Measures allow, or late, or short."""

from typing import Final

from fzdigital.render.paper import Grid, Page, Paper
from fzdigital.render.papers.told import DATED, SIGNED, Told
from fzdigital.render.words import NONE, cited, finding_subject
from fzdigital.text import Text

_HEADINGS: Final = (
    Text("序号", "no."),
    Text("日期", "day"),
    Text("类别", "kind"),
    Text("对象", "subject"),
    Text("登记号", "entry"),
    Text("说明", "finding"),
    Text("条款", "clause"),
    Text("处理意见", "to be done"),
)
_BLANKS: Final = (Text("核对人：", "Checked by: "), SIGNED, DATED)


def findings_list(told: Told) -> Paper:
    """One page with all findings, each with a blank for what is to be done about it."""
    found = told.assessment.findings
    rows = tuple(
        (
            number,
            one.on.isoformat(),
            told.said(one.kind.text),
            finding_subject(one, told.name, told.language),
            one.entry,
            told.said(one.text),
            cited(told.assessment.regulation, (one.clause,), told.language)[0],
            "",
        )
        for number, one in enumerate(found, start=1)
    )
    grids = (Grid(told.all_said(_HEADINGS), rows, (6, 12, 15, 26, 14, 44, 22, 20)),) if rows else ()
    title = told.say("核查发现", "Findings")
    notes = () if rows else (told.said(NONE),)
    page = Page(title, title, told.lead(), grids, notes, told.all_said(_BLANKS), wide=True)
    return Paper(told.say("核查发现", "findings"), title, (page,))
