"""What is proved about a regulation over all cases, as pages: dead rules, meetings, contradictions, idle things."""

from collections.abc import Iterable, Iterator
from typing import Final

from fzdigital.render.amendment_words import count_text
from fzdigital.render.paper import Cell, Grid, Page, Paper
from fzdigital.render.shown_cases import case_words, facts_of
from fzdigital.render.words import NONE, cited, listed
from fzdigital.rules.questions.findings import ActAnalysis, Analysis, Together
from fzdigital.rules.rule import Rule
from fzdigital.rules.vocabulary import FactDef
from fzdigital.text import Language, Text

_ACT, _RULE, _FORCE = Text("事项", "act"), Text("规则", "rule"), Text("效力", "force")
_CASE: Final = Text("例", "example")


def analysis_lead(analysis: Analysis, language: Language) -> Iterator[str]:
    """What is said first: of what, how many cases were covered, and under which readings."""
    cases = count_text(sum(act.cases for act in analysis.acts))
    readings = listed((f"{axis}={reading or '?'}" for axis, reading in analysis.regulation.readings), language) or Text(
        "默认", "the defaults"
    ).said_in(language)
    yield analysis.regulation.title.said_in(language)
    yield Text(
        f"以下均经证明：逐项事项覆盖了全部情形（共约{cases}种），没有抽样。所用口径：{readings}。",
        f"All of it is proved: for each act every case was covered (about {cases} in all), and nothing was sampled. "
        f"Readings: {readings}.",
    ).said_in(language)


def analysis_paper(analysis: Analysis, language: Language) -> Paper:
    """The findings as pages, contradictions first.

    Args:
        analysis: the findings.
        language: ``zh`` or ``en``.
    """
    found = _Found(analysis, language)
    title = Text("全部情形的分析", "Analysis over all cases").said_in(language)
    pages = (found.conflicts(), found.dead(), found.subsumed(), found.overlaps(), found.idle(), found.facts())
    return Paper("analysis", title, pages)


class _Found:
    """Findings on the way to pages."""

    def __init__(self, analysis: Analysis, language: Language) -> None:
        self.analysis = analysis
        self.language: Language = language

    def conflicts(self) -> Page:
        """The pairs that can contradict each other, each with a case."""
        return self._page(
            Text("互相矛盾的规则", "Rules that contradict each other"),
            ((_ACT, 24), (_RULE, 30), (_CASE, 50)),
            (
                (self._said(act.act.text), self._pair(one), self._case(one))
                for act in self.analysis.acts
                for one in act.conflicts
            ),
        )

    def dead(self) -> Page:
        """The rules that never apply, with the readings that would change that."""

        def revived(axes: Iterable[tuple[str, str]]) -> str:
            readings = listed((f"{axis}={reading}" for axis, reading in axes), self.language)
            return readings or self._said(Text("任何一项口径均不能", "no other reading"))

        return self._page(
            Text("从不适用的规则", "Rules that never apply"),
            ((_RULE, 40), (_FORCE, 12), (Text("改取此口径则适用", "applies under"), 50)),
            (
                (
                    self._cited(one.rule),
                    self._said(one.rule.force.text),
                    revived((axis.id, r) for axis, r in one.revived_by),
                )
                for one in self.analysis.dead
            ),
        )

    def subsumed(self) -> Page:
        """The rules that only apply where another one does."""
        return self._page(
            Text("被另一条规则涵盖的规则", "Rules that merely repeat another"),
            ((_RULE, 40), (Text("涵盖它的规则", "repeated"), 40)),
            ((self._cited(one.rule), self._cited(one.within)) for one in self.analysis.subsumed),
        )

    def overlaps(self) -> Page:
        """How many pairs can meet, act by act."""
        return self._page(
            Text("可能同时适用而不矛盾的规则", "Rules that can meet and agree"),
            ((_ACT, 24), (Text("对数", "pairs"), 10), (_RULE, 60)),
            (
                (self._said(act.act.text), len(act.overlaps), listed(self._ids(act), self.language))
                for act in self.analysis.acts
                if act.overlaps
            ),
        )

    def idle(self) -> Page:
        """The powers that never decide anything."""
        return self._page(
            Text("从不起决定作用的权力", "Powers that never decide anything"),
            ((_RULE, 60),),
            ((self._cited(rule),) for rule in self.analysis.idle),
        )

    def facts(self) -> Page:
        """The facts on which no outcome hangs."""
        unused = self.analysis.unused
        kinds = (
            (Text("任何规则均未用到", "in no rule"), unused.nowhere),
            (Text("只在其他口径下用到", "in other readings only"), unused.elsewhere),
            (Text("虽有用到，但不改变任何结论", "in a rule, and yet changing no outcome"), unused.idle),
        )
        return self._page(
            Text("不影响结论的事实", "Facts on which nothing hangs"),
            ((Text("情况", "how"), 24), (Text("个数", "number"), 10), (Text("事实", "facts"), 70)),
            ((self._said(kind), len(facts), self._facts(facts)) for kind, facts in kinds if facts),
        )

    def _page(self, title: Text, columns: Iterable[tuple[Text, int]], rows: Iterable[tuple[Cell, ...]]) -> Page:
        headings, widths = zip(*columns, strict=True)
        cells, said = tuple(rows), self._said(title)
        grid = Grid(tuple(map(self._said, headings)), cells, widths)
        return Page(said, said, () if cells else (self._said(NONE),), (grid,) if cells else ())

    def _said(self, text: Text) -> str:
        return text.said_in(self.language)

    def _cited(self, rule: Rule) -> str:
        clause, *_ = cited(self.analysis.regulation, (rule.clause,), self.language)
        return clause if rule.id == rule.clause else f"{clause} {rule.id}"

    def _pair(self, one: Together) -> str:
        return "\n".join(map(self._cited, one.rules))

    def _case(self, one: Together) -> str:
        return case_words(one.decision, facts_of(one.rules, self.analysis.regulation), self.language)

    def _ids(self, act: ActAnalysis) -> Iterator[str]:
        return (rule.id for one in act.overlaps for rule in one.rules)

    def _facts(self, facts: tuple[FactDef, ...]) -> str:
        return listed((self._said(fact.text) for fact in facts), self.language)
