"""补充备忘录: whether the library may be refilled, with how many, from whom, and what is left to choose (5(5))."""

from typing import Final

from fzdigital.domain.industry import Industry
from fzdigital.policy.articles.a1_goals import row
from fzdigital.render.overview import act_groups, asked_lines, group_line
from fzdigital.render.paper import Grid, Page, Paper
from fzdigital.render.papers.told import DATED, SEALED, SIGNED, Told
from fzdigital.render.reasons import missing_lines
from fzdigital.render.words import cited, listed, range_text
from fzdigital.rules.decision import ActDecision, Outcome
from fzdigital.service.replenishment import Candidate
from fzdigital.text import Text

_ACTS: Final = ("replenish", "use_reserve", "call")
_SECTORS: Final = (
    Text("细分行业", "sector"),
    Text("计划家数", "planned"),
    Text("在库", "members"),
    Text("空缺", "free"),
)
_CANDIDATES: Final = (
    Text("后备企业", "firm in reserve"),
    Text("统一社会信用代码", "credit code"),
    Text("申报行业", "sector applied for"),
    Text("递补", "promotion"),
    Text("依据或待明确", "clause, or what is open"),
)
_BLANKS: Final = (
    Text("决定：□不补充　□补充，家数：", "Decided: □ not to refill  □ to refill, number: "),
    Text("途径：□后备递补　□继续征集", "Route: □ from the reserve  □ a further call"),
    Text("递补企业：", "Firms promoted: "),
    SIGNED,
    DATED,
    SEALED,
)
_DRAWN_UP: Final = (Text("制表：", "Drawn up by: "), Text("复核：", "Checked by: "), DATED)
_CHOICE: Final = Text(
    "是否补充、补充几家、选哪几家由主管部门视需要决定，本备忘录不作选择。",
    "Whether, how many and whom to add is for the authority to decide as needed; this memo chooses nothing.",
)


def replenishment_memo(told: Told) -> Paper:
    """One page: the numbers, the power or its absence, the candidates, the choice to be filled in."""
    one = told.assessment.replenishment
    members = told.assessment.pools.library.members
    held = {industry: len({each.code for each in members if each.industry is industry}) for industry in Industry}
    planned = {industry: row(told.assessment.regulation, industry) for industry in Industry}
    sectors = tuple(
        (told.said(each.text), planned[each], held[each], max(0, planned[each] - held[each])) for each in Industry
    )
    lead = (*told.lead(), *_range(told))
    grids = [Grid(told.all_said(_SECTORS), sectors, (30, 12, 12, 12))]
    if one.candidates:
        rows = tuple(_candidate(each, told) for each in one.candidates)
        grids.append(Grid(told.all_said(_CANDIDATES), rows, (30, 22, 16, 14, 48)))
    title = told.say("补充备忘录", "Replenishment memo")
    power = (
        told.assessment.replenishment.most > 0 and not told.assessment.replenishment.decision.of("replenish").is_open
    )
    notes, blanks = ((told.said(_CHOICE),), told.blanks(*_BLANKS)) if power else ((), told.blanks(*_DRAWN_UP))
    page = Page(title, told.titled(title), lead, tuple(grids), notes, blanks, wide=True)
    return Paper(told.say("补充备忘录", "replenishment-memo"), title, (page,))


def _range(told: Told) -> tuple[str, ...]:
    one = told.assessment.replenishment
    bounds = told.said(range_text(one))
    lines = [told.say(f"在库{one.count}家，{bounds}。", f"{one.count} in the library; {bounds}.")]
    for outcome in (Outcome.MUST, Outcome.MAY, None):
        groups = act_groups((one.decision,), outcome, told.name, told.language)
        for group in groups:
            if group.act in {told.said(each.act.text) for each in one.decision.acts if each.act.id in _ACTS}:
                lines.append(f"{group.outcome}{told.say('：', ': ')}{group_line(group, told.language)}")
                lines += asked_lines(group, told.language) if outcome is None else ()
    return tuple(lines)


def _candidate(one: Candidate, told: Told) -> tuple[str, ...]:
    promote = one.decision.of("promote")
    outcomes = " / ".join(told.all_said(outcome.text for outcome in promote.outcomes))
    return told.name(one.code), one.code, told.said(one.industry.text), outcomes, _why(one, promote, told)


def _why(one: Candidate, promote: ActDecision, told: Told) -> str:
    if promote.is_open:
        return "\n".join(missing_lines(one.decision, promote, told.language))
    clauses = (ground.result.rule.clause for ground in promote.applying)
    return listed(cited(one.decision.regulation, clauses, told.language), told.language)
