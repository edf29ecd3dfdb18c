"""``report.md``: an assessment for people, open questions first."""

from collections.abc import Callable, Iterator

import fzdigital
from fzdigital.policy.articles.a3_scoring import shown
from fzdigital.render.decisions import identity
from fzdigital.render.reasons import act_line, ground_lines, missing_lines
from fzdigital.rules.answer import Decision
from fzdigital.rules.decision import ActDecision, Outcome
from fzdigital.service.assess import Assessment
from fzdigital.service.placing import Field, Scored
from fzdigital.text import Language, Text

Name = Callable[[str], str]
"""From a firm's code to how it is called."""

_VOID = "—"


def report_markdown(assessment: Assessment, name: Name, language: Language) -> str:
    """An assessment as Markdown.

    Args:
        assessment: the assessment.
        name: how firms are called.
        language: ``zh`` or ``en``.

    Experts are not named in it, reports only by case number.
    """
    return "\n".join(_Report(assessment, name, language).lines()) + "\n"


def period_text(assessment: Assessment) -> Text:
    """Whether the day lies in the period in force, said first."""
    first, last = assessment.regulation.day("effective_from"), assessment.regulation.day("expires_on")
    on = assessment.on
    match assessment.in_force.truth:
        case True:
            return Text(
                f"{on}在办法有效期内（{first}至{last}）。",
                f"{on} lies in the period in force ({first} to {last}).",
            )
        case False:
            return Text(
                f"{on}不在办法有效期内（{first}至{last}）：当日任何条款均不产生效力，以下仅供了解。",
                f"{on} lies outside the period in force ({first} to {last}): no clause has effect on that day.",
            )
        case None:
            return Text(
                f"{on}是否在办法有效期内尚不能确定（{first}至{last}，施行日口径未明）。",
                f"whether {on} lies in the period in force cannot be told yet ({first} to {last}, commencement open).",
            )


class _Report:
    """One report in the making."""

    def __init__(self, assessment: Assessment, name: Name, language: Language) -> None:
        self.assessment = assessment
        self.name = name
        self.language: Language = language
        self.spaces = (
            assessment.library,
            *assessment.batches,
            *assessment.applications,
            *(candidate.decision for candidate in assessment.replenishment.candidates),
            *assessment.firms,
        )

    def say(self, zh: str, en: str) -> str:
        return zh if self.language == "zh" else en

    def lines(self) -> Iterator[str]:
        regulation = self.assessment.regulation
        yield f"# {self.say('数字化服务商资源库：当日结论', 'Library of digital service providers: the day in question')}"
        yield ""
        yield regulation.title.said_in(self.language)
        yield ""
        yield period_text(self.assessment).said_in(self.language)
        if self.assessment.known is not None:
            yield self.say(f"按{self.assessment.known}已知情况。", f"As known on {self.assessment.known}.")
        for section in (
            self.open_questions, self.duties, self.powers, self.library, self.selections, self.ratings,
            self.replenishment, self.findings, self.firms, self.readings,
        ):  # fmt: skip
            yield ""
            yield from section()

    def subject(self, decision: Decision) -> str:
        match decision.case.subject:
            case "firm" | "application" | "candidate":
                return self.name(decision.case.name)
            case "batch":
                return self.say(f"第{decision.case.name}批", f"batch {decision.case.name}")
            case _:
                return self.say("资源库", "library")

    def open_questions(self) -> Iterator[str]:
        yield f"## {self.say('待明确事项', 'Open questions')}"
        yield ""
        found = False
        for decision in self.spaces:
            for one in decision.open:
                # That a firm outside may serve hangs on conditions the text does not state: one line says it for all.
                if one.act.id == "serve":
                    continue
                found = True
                yield f"- **{self.subject(decision)}** {act_line(one, decision, self.language)}"
                yield from (f"  - {line}" for line in missing_lines(decision, one.act.id, self.language))
        if not found:
            yield self.say("无。", "None.")

    def _acts(self, outcome: Outcome) -> Iterator[str]:
        found = False
        for decision in self.spaces:
            for one in decision.acts:
                if one.outcomes == (outcome,) and one.act.id not in ("report", "serve"):
                    found = True
                    yield f"- **{self.subject(decision)}** {act_line(one, decision, self.language)}"
                    yield from (f"  - {line}" for line in self._latitude(one))
        if not found:
            yield self.say("无。", "None.")

    def _latitude(self, one: ActDecision) -> Iterator[str]:
        for text in dict.fromkeys(ground.result.rule.latitude for ground in one.applying):
            if text is not None:
                yield text.said_in(self.language)

    def duties(self) -> Iterator[str]:
        yield f"## {self.say('应当办理', 'What must be done')}"
        yield ""
        yield from self._acts(Outcome.MUST)

    def powers(self) -> Iterator[str]:
        yield f"## {self.say('可以办理（由权力人决定）', 'What may be done, as its holder decides')}"
        yield ""
        yield from self._acts(Outcome.MAY)

    def library(self) -> Iterator[str]:
        pools = self.assessment.pools
        yield f"## {self.say('名单', 'The lists')}"
        yield ""
        count, reserve, left = pools.library.count, len(pools.reserve.codes), len(pools.exits)
        yield self.say(
            f"在库{count}家，后备{reserve}家，已退出{left}家。",
            f"{count} firms in the library, {reserve} in reserve, {left} have left.",
        )
        yield ""
        yield self.say("| 企业 | 统一社会信用代码 | 细分行业 | 入库日期 |", "| firm | code | sector | joined |")
        yield "|---|---|---|---|"
        for member in pools.library.members:
            industry = member.industry.text.said_in(self.language)
            yield f"| {self.name(member.code)} | {member.code} | {industry} | {member.joined_on} |"
        yield ""
        codes = "、".join(self.name(code) for code in pools.reserve.codes)
        yield self.say("后备（按列入次序）：", "Reserve, in order of entry: ") + (codes or _VOID)

    def selections(self) -> Iterator[str]:
        yield f"## {self.say('遴选', 'Selection')}"
        for selection in self.assessment.selections:
            yield ""
            yield f"### {self.say(f'第{selection.batch}批', f'Batch {selection.batch}')}"
            for field in selection.fields:
                if field.scored:
                    yield ""
                    yield from self._field(field)
            for label, codes in (
                (Text("名额线上并列，待定", "tied at the cut, undetermined"), selection.tied),
                (Text("名次取决于未明事实", "place depends on an unknown fact"), selection.unsettled),
                (Text("在两个行业均入围，须先确定归属", "within the cut in two sectors"), selection.twice),
                (Text("建议后备", "proposed for the reserve"), selection.reserve or ()),
            ):
                if codes:
                    yield ""
                    yield f"{label.said_in(self.language)}: {'、'.join(self.name(code) for code in codes)}"

    def _field(self, field: Field) -> Iterator[str]:
        yield f"#### {field.industry.text.said_in(self.language)} ({self.say(f'名额{field.places}', f'{field.places} places')})"
        yield ""
        yield self.say("| 名次 | 企业 | 最终得分 | 位置 |", "| rank | firm | final score | standing |")
        yield "|---|---|---|---|"
        for one in field.scored:
            points = _VOID if one.points is None else shown(one.points)
            yield f"| {one.rank or _VOID} | {self.name(one.application.code)} | {points} | {self._standing(one)} |"

    def _standing(self, one: Scored) -> str:
        if one.vetoed is True:
            return self.say("一票否决", "vetoed")
        if one.points is None:
            why = one.final.why if one.final else Text("未评审", "not reviewed")
            return (why or Text(_VOID, _VOID)).said_in(self.language)
        words = {
            "within": Text("入围", "within"), "tied": Text("并列", "tied"), "beyond": Text("未入围", "beyond"),
        }  # fmt: skip
        text = " / ".join(words[standing].said_in(self.language) for standing in one.standings)
        return text + (self.say("（是否失信不明）", " (listing unknown)") if one.vetoed is None else "")

    def ratings(self) -> Iterator[str]:
        plan = self.assessment.ratings
        yield f"## {self.say('评星评级', 'Ratings')}"
        yield ""
        for reading, window in plan.windows:
            yield f"- OP-16.window={reading}: {window.first} – {window.last}"
        if plan.safest is not None:
            yield self.say(f"- 最稳妥的日期：{plan.safest}", f"- safest day: {plan.safest}")
        for number, day in plan.rounds:
            yield self.say(f"- 第{number}轮：{day}", f"- round {number}: {day}")
        if plan.to_rate:
            names = "、".join(self.name(code) for code in plan.to_rate)
            yield self.say(f"- 最近一轮尚未评级：{names}", f"- not yet rated in the latest round: {names}")

    def replenishment(self) -> Iterator[str]:
        one = self.assessment.replenishment
        yield f"## {self.say('补充', 'Replenishment')}"
        yield ""
        if one.most == 0:
            yield self.say(
                f"在库{one.count}家，当日没有补充的权力。", f"{one.count} firms; no power to refill on this day."
            )
            return
        yield self.say(
            f"在库{one.count}家，可补充{one.least}至{one.most}家。",
            f"{one.count} firms; {one.least} to {one.most} may be added.",
        )
        for candidate in one.candidates:
            act = candidate.decision.of("promote")
            industry = candidate.industry.text.said_in(self.language)
            yield f"- {self.name(candidate.code)} ({industry}): {act_line(act, candidate.decision, self.language)}"

    def findings(self) -> Iterator[str]:
        yield f"## {self.say('核查发现', 'Findings')}"
        yield ""
        if not self.assessment.findings:
            yield self.say("无。", "None.")
        for one in self.assessment.findings:
            subject = self.name(one.subject)
            entry = f" ({one.entry})" if one.entry else ""
            text = one.text.said_in(self.language)
            yield f"- {one.on} **{one.kind.text.said_in(self.language)}** [{one.clause}] {subject}{entry}: {text}"

    def firms(self) -> Iterator[str]:
        yield f"## {self.say('理由', 'Reasons')}"
        for decision in self.assessment.firms:
            exit_act = decision.of("exit")
            grounds = exit_act.undecided if exit_act.is_open else exit_act.applying
            if grounds:
                yield ""
                yield f"### {self.subject(decision)}"
                yield ""
                for ground in grounds:
                    yield from ground_lines(decision, ground, self.language)

    def readings(self) -> Iterator[str]:
        regulation = self.assessment.regulation
        yield f"## {self.say('所用口径与版本', 'Readings and versions')}"
        yield ""
        chosen = dict(regulation.readings)
        for axis in regulation.axes:
            mark = self.say("（非默认）", " (not the default)") if axis.id in chosen else ""
            unresolved = self.say("未定", "unresolved")
            yield f"- {axis.id} = {regulation.reading(axis.id) or unresolved}{mark}: {axis.question.said_in(self.language)}"
        known = identity(regulation)
        assert isinstance(known, dict)
        yield ""
        yield f"- fzdigital {fzdigital.__version__}"
        yield f"- {regulation.id}: sha256 {known['sha256']}"
        yield f"- readings: sha256 {known['readings_sha256']}"
