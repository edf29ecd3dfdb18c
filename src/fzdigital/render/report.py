"""``report.md``: an assessment for people, duties first."""

from collections.abc import Iterator

import fzdigital
from fzdigital.render.decisions import identity
from fzdigital.render.overview import SECTIONS, act_groups, all_decisions, asked_lines, group_line
from fzdigital.render.reasons import ground_lines
from fzdigital.render.selection_words import VOID, selection_lines
from fzdigital.render.words import NONE, Name, cited, finding_subject, heading_lines, listed, range_text, subject_text
from fzdigital.rules.decision import Outcome
from fzdigital.service.assess import Assessment
from fzdigital.text import Language

_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_|<>[]"})


def report_markdown(assessment: Assessment, name: Name, language: Language) -> str:
    """An assessment as Markdown.

    Args:
        assessment: the assessment.
        name: how firms are called.
        language: ``zh`` or ``en``.

    Experts are not named in it, reports only by case number.
    """
    return "\n".join(_Report(assessment, name, language).lines()) + "\n"


def escaped(text: str) -> str:
    """A text of the casebook with every mark that Markdown would take for its own written literally."""
    return text.translate(_MARKS)


class _Report:
    """One report in the making."""

    def __init__(self, assessment: Assessment, name: Name, language: Language) -> None:
        self.assessment = assessment
        self._name = name
        self.language: Language = language

    def say(self, zh: str, en: str) -> str:
        return zh if self.language == "zh" else en

    def name(self, code: str) -> str:
        return escaped(self._name(code))

    def lines(self) -> Iterator[str]:
        yield f"# {self.say('数字化服务商资源库：当日结论', 'Library of digital service providers on one day')}"
        yield ""
        yield self.assessment.regulation.title.said_in(self.language)
        for line in heading_lines(self.assessment, self.language):
            yield ""
            yield escaped(line)
        for section in (
            self.acts, self.findings, self.library, self.selections, self.ratings, self.replenishment, self.firms,
            self.readings,
        ):  # fmt: skip
            yield ""
            yield from section()

    def acts(self) -> Iterator[str]:
        decisions = all_decisions(self.assessment)
        for outcome, title in SECTIONS:
            groups = act_groups(decisions, outcome, self.name, self.language, quoted=escaped)
            if outcome is Outcome.CONFLICT and not groups:
                continue
            yield f"## {title.said_in(self.language)}"
            yield ""
            for group in groups:
                yield f"- **{group_line(group, self.language)}**"
                yield f"  - {listed(group.subjects, self.language)}"
                if outcome is None:
                    yield from (f"  - {line}" for line in asked_lines(group, self.language))
            if not groups:
                yield NONE.said_in(self.language)
            yield ""

    def findings(self) -> Iterator[str]:
        yield f"## {self.say('核查发现', 'Findings')}"
        yield ""
        if not self.assessment.findings:
            yield NONE.said_in(self.language)
        for one in self.assessment.findings:
            subject = finding_subject(one, self.name, self.language)
            entry = f" ({escaped(one.entry)})" if one.entry else ""
            kind, text = one.kind.text.said_in(self.language), one.text.said_in(self.language)
            clause, *_ = cited(self.assessment.regulation, (one.clause,), self.language)
            yield f"- {one.on} **{kind}** {subject}{entry}: {text} ({clause})"

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
        codes = listed((self.name(code) for code in pools.reserve.codes), self.language)
        yield self.say("后备（按列入次序）：", "Reserve, in order of entry: ") + (codes or VOID)

    def selections(self) -> Iterator[str]:
        yield f"## {self.say('遴选', 'Selection')}"
        for selection in self.assessment.selections:
            yield ""
            yield from selection_lines(selection, self.name, self.language)

    def ratings(self) -> Iterator[str]:
        plan = self.assessment.ratings
        yield f"## {self.say('评星评级', 'Ratings')}"
        yield ""
        # Windows counted from different days may be the same months.
        for reading, first, last in dict.fromkeys((name, one.first, one.last) for name, one in plan.windows):
            yield self.say(
                f"- 第一次评级的时段（OP-16.window={reading}）：{first}至{last}",
                f"- first rating due (OP-16.window={reading}): {first} to {last}",
            )
        if not plan.windows:
            yield self.say(
                "- 第一次评级的起算日尚不知道", "- the day from which the first rating is counted is not known"
            )
        if plan.safest is not None:
            yield self.say(f"- 最稳妥的日期：{plan.safest}", f"- safest day: {plan.safest}")
        for number, day in plan.rounds:
            yield self.say(f"- 第{number}轮：{day}", f"- round {number}: {day}")
        if plan.to_rate:
            names = listed((self.name(code) for code in plan.to_rate), self.language)
            yield self.say(f"- 最近一轮尚未评级：{names}", f"- not yet rated in the latest round: {names}")

    def replenishment(self) -> Iterator[str]:
        one = self.assessment.replenishment
        yield f"## {self.say('补充', 'Replenishment')}"
        yield ""
        bounds = range_text(one)
        yield self.say(f"在库{one.count}家，{bounds.zh}。", f"{one.count} firms; {bounds.en}.")
        if one.most == 0:
            return
        for candidate in one.candidates:
            outcomes = (outcome.text.said_in(self.language) for outcome in candidate.decision.of("promote").outcomes)
            industry = candidate.industry.text.said_in(self.language)
            yield f"- {self.name(candidate.code)} ({industry}): {' / '.join(outcomes)}"

    def firms(self) -> Iterator[str]:
        yield f"## {self.say('退出的理由', 'Reasons for exit')}"
        found = False
        for decision in self.assessment.firms:
            exit_act = decision.of("exit")
            grounds = exit_act.undecided if exit_act.is_open else exit_act.applying
            if grounds:
                found = True
                yield ""
                yield f"### {subject_text(decision, self.name, self.language)}"
                yield ""
                for ground in grounds:
                    yield from ground_lines(decision, ground, self.language, escaped)
        if not found:
            yield ""
            yield NONE.said_in(self.language)

    def readings(self) -> Iterator[str]:
        regulation = self.assessment.regulation
        yield f"## {self.say('所用口径与版本', 'Readings and versions')}"
        yield ""
        chosen = dict(regulation.readings)
        settled = {one.axis for one in self.assessment.settled}
        for axis in regulation.axes:
            mark = ""
            if axis.id in settled:
                mark = self.say("（已确定）", " (settled)")
            elif axis.id in chosen:
                mark = self.say("（本次选用）", " (asked for)")
            reading = regulation.reading(axis.id) or self.say("未定", "unresolved")
            yield f"- {axis.id}={reading}{mark}: {axis.question.said_in(self.language)}"
        known = identity(regulation)
        yield ""
        yield f"- fzdigital {fzdigital.__version__}"
        yield f"- {regulation.id}: sha256 {known['sha256']}"
        yield f"- {self.say('口径', 'readings')}: sha256 {known['readings_sha256']}"
