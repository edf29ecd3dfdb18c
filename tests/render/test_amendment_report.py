"""What an amendment changes, as an official reads it."""

from datetime import date, timedelta

import pytest
from attrs import evolve

from fzdigital.nouns import Stars
from fzdigital.policy.measures import MEASURES
from fzdigital.render.affected import subject_words
from fzdigital.render.amended import Amended
from fzdigital.render.amendment_report import amendment_html, amendment_markdown, amendment_paper
from fzdigital.render.amendment_words import amount_text, count_text
from fzdigital.rules.amendment import Amendment
from fzdigital.rules.build import all_of, any_of, at_least, holds, not_
from fzdigital.rules.decision import Outcome
from fzdigital.rules.expr import TRUE
from fzdigital.rules.questions.compare import compare
from fzdigital.rules.regulation import PlainFunction, Regulation
from fzdigital.rules.rule import Force
from fzdigital.service.comparison import Affected, affected, transitional
from fzdigital.text import Language, Text
from tests.rules.toy import FROM_WHEN, HEAD, LATE, POINTS, ROOM_RULES, STUDENT, VALID, fee
from tests.service.builders import LATER, SEPTEMBER, admitted, applied, book, candidate, filled, left, rated, stand_by

TITLE = Text("虚构修改", "an invented amendment")


def told(
    before: Regulation,
    after: Regulation,
    language: Language = "en",
    *,
    from_day: date | None = None,
    concerned: tuple[Affected, ...] | None = None,
    on: date | None = None,
    between: tuple[Affected, ...] | None = None,
) -> Amended:
    """Two versions to be told apart."""
    asked = on if concerned is None else LATER
    return Amended(compare(before, after, from_day), TITLE, concerned, asked, between, language)


def report(before: Regulation, after: Regulation, language: Language = "en", **more: object) -> str:
    """The report as Markdown."""
    return amendment_markdown(told(before, after, language, **more))  # type: ignore[arg-type]


def section(text: str, title: str) -> str:
    """What stands under a heading."""
    return text.split(f"\n## {title}\n")[1].split("\n## ")[0].strip()


def rewritten(name: str, **parts: object) -> Regulation:
    """The reading room with one rule in which some parts are others."""
    rules = tuple(evolve(one, **parts) if one.id == name else one for one in ROOM_RULES.rules)
    return evolve(ROOM_RULES, rules=rules)


class TestMeasures:
    """The example of the documentation: a year longer, a lower floor, three no-stars."""

    AFTER = MEASURES.amend(expires_on=date(2026, 12, 31), refill_floor=25, no_star_limit=3)

    def test_the_sections(self) -> None:
        """First what was changed, then what comes of it, then what does not, in either language."""
        titles = {
            language: [page.title for page in amendment_paper(told(MEASURES, self.AFTER, language)).pages]
            for language in ("zh", "en")
        }
        assert titles["zh"] == [
            "改动的数字和口径", "有效期", "逐条对照", "逐项事项（在两个版本均有效之日）", "证明不变的", "未能判定的",
        ]  # fmt: skip
        assert len(titles["en"]) == len(titles["zh"])

    def test_numbers(self) -> None:
        """Each with its clause and unit, before and after."""
        lines = section(report(MEASURES, self.AFTER, "zh"), "改动的数字和口径")
        assert "| 五、（五）前段 \\[5(5)a\\] | 在库家数不足此数时可以补充 | 27家 | 25家 |" in lines
        assert "| 2025-12-31 | 2026-12-31 |" in lines

    def test_days_gained(self) -> None:
        """A year has 365 days."""
        said = section(report(MEASURES, self.AFTER, "zh"), "有效期")
        assert said == "有效期扩大。\n\n新增有效日：2026-01-01至2026-12-31，共365日。"

    def test_clauses(self) -> None:
        """Each rule that differs: in words before and after, how it differs, and a case in few words."""
        lines = section(report(MEASURES, self.AFTER), "Clause by clause").splitlines()
        (line,) = (line for line in lines if line.startswith("| Section 5(4)"))
        assert "is at least 2 ratings" in line
        assert "is at least 3 ratings" in line
        assert "| narrower | no longer met: the firm is in the service library; longest run" in line
        assert line.endswith("is 2 ratings |")
        assert len([line for line in lines if line.startswith("| Section")]) == 5

    def test_acts(self) -> None:
        """For whom it is stricter or laxer, from what to what."""
        lines = section(report(MEASURES, self.AFTER, "zh"), "逐项事项（在两个版本均有效之日）")
        assert "| 使其退出服务资源库 | 从宽（对数字化服务商） | 应当 → 无此情形<br>义务减少：福州市工信局 |" in lines
        assert "| 补充服务资源库 | 有变化 | 可以 → 无此情形<br>权力减少：福州市工信局 |" in lines

    def test_what_is_the_same(self) -> None:
        """All other rules, and what all other acts come to."""
        said = section(report(MEASURES, self.AFTER), "Proved the same")
        assert said.startswith(
            "53 rules are proved the same in every case; so is what 19 acts come to on days on which"
        )

    def test_no_day_shared(self) -> None:
        """An end before the beginning leaves no day to compare acts on; an end on the first day leaves one."""
        never, once = (MEASURES.amend(expires_on=date(2024, 4, day)) for day in (10, 11))
        assert "The two are never in force on the same day" in section(report(MEASURES, never), "Act by act")
        assert "so is what 24 acts come to" in section(report(MEASURES, once), "Proved the same")

    def test_what_is_not_decided(self) -> None:
        """The function that was given another number, and that nothing hangs on what it gives."""
        said = section(report(MEASURES, self.AFTER, "zh"), "未能判定的")
        assert "五、（四）" in said
        assert "依所用口径，没有规则取决于此。" in said

    def test_what_was_complete_before(self) -> None:
        """Which version judges it the text does not say; of two versions that are the same nothing is asked."""
        said = "Grounds that arose before the amendment applies: the text does not say which version judges them."
        assert said in section(report(MEASURES, self.AFTER), "Not decided")
        assert said not in report(MEASURES, MEASURES)

    def test_no_shares(self) -> None:
        """How many cases differ hangs on how wide the ranges of facts are declared, and is no part of a report."""
        text = report(MEASURES, self.AFTER)
        assert "%" not in text
        assert not any(part.isdigit() and len(part) > 8 for part in text.split())

    def test_brief(self) -> None:
        """On a terminal the rules are not written out."""
        brief = amendment_paper(told(MEASURES, self.AFTER), brief=True)
        assert len(brief.pages[2].grids[0].headings) == 3

    def test_html(self) -> None:
        """One page that needs nothing but itself, with the same tables."""
        html = amendment_html(told(MEASURES, self.AFTER, "zh"))
        assert html.startswith('<!DOCTYPE html>\n<html lang="zh-CN">')
        assert html.count("<table>") == 3
        assert "<script" not in html


class TestDay:
    """From when it applies."""

    AFTER = MEASURES.amend(expires_on=date(2026, 12, 31))

    def test_in_time(self) -> None:
        """There is no gap where it applies before the period has ended."""
        text = report(MEASURES, self.AFTER, from_day=date(2025, 7, 1))
        assert "It applies from 2025-07-01." in text
        assert "neither version" not in text

    def test_too_late(self) -> None:
        """Days on which neither version has effect are named."""
        text = report(MEASURES, self.AFTER, "zh", from_day=date(2026, 3, 1))
        assert "因此2026-01-01至2026-02-28两个版本均不产生效力" in text
        assert "新增有效日：2026-03-01至2026-12-31，共306日。" in text

    def test_no_day_in_common(self) -> None:
        """Where the old period has ended by then, nothing is stricter or laxer, and of acts nothing is proved."""
        after = MEASURES.amend(expires_on=date(2026, 12, 31), no_star_limit=3)
        text = report(MEASURES, after, from_day=date(2026, 3, 1))
        acts = section(text, "Act by act")
        assert acts.startswith("The two are never in force on the same day")
        assert "laxer" not in text.replace(acts, "")
        assert "57 rules are proved to be met in the same cases; what acts come to cannot be compared" in section(
            text, "Proved the same"
        )

    def test_what_outlasts_the_period(self) -> None:
        """What differs on days on which neither is in force is said to be that."""
        after = ROOM_RULES.amend(ends=date(2026, 2, 28))
        said = section(report(ROOM_RULES, after, from_day=date(2025, 3, 1)), "Act by act")
        assert "The table is of rules that outlast the period." in said

    def test_what_is_abolished(self) -> None:
        """A version that is never in force is said to be so, and nothing is proved of it."""
        text = report(MEASURES, MEASURES.amend(expires_on=date(2020, 12, 31)), "zh")
        assert "修改后的版本从无有效之日。" in section(text, "有效期")
        assert section(text, "证明不变的") == "无。"

    def test_a_case_of_a_day_on_which_it_applies(self) -> None:
        """No case is of an earlier day."""
        text = report(MEASURES, MEASURES.amend(no_star_limit=3), from_day=date(2025, 7, 1))
        assert "day asked about is 2025-07-01" in section(text, "Act by act, on days on which both are in force")

    def test_far_too_late(self) -> None:
        """The gap is no longer than the days gained."""
        text = report(MEASURES, self.AFTER, from_day=date(2030, 1, 1))
        assert "from 2026-01-01 to 2026-12-31 neither" in text
        assert "Days gained" not in text

    def test_days_lost(self) -> None:
        """A shorter period loses days."""
        after = MEASURES.amend(expires_on=date(2025, 6, 30))
        assert "Days lost: 2025-07-01 to 2025-12-31, 184 in all." in report(MEASURES, after, from_day=date(2025, 1, 1))


class TestKinds:
    """Every kind of change has its words."""

    def test_nothing(self) -> None:
        """Two versions that are the same: none, and that they say the same on every day."""
        text = report(ROOM_RULES, ROOM_RULES)
        assert section(text, "Clause by clause") == section(text, "Not decided") == "None."
        assert "Both versions say the same in every case on every day." in section(text, "Proved the same")

    def test_only_wording(self) -> None:
        """A rule that was only worded otherwise is named among what is the same."""
        one = rewritten("5", when=not_(all_of(holds(VALID), holds(STUDENT))))
        other = rewritten("5", when=any_of(not_(holds(VALID)), not_(holds(STUDENT))))
        assert "Only worded otherwise, proved the same: 5." in section(report(one, other), "Proved the same")

    @pytest.mark.parametrize(
        ("parts", "said"),
        [
            ({"force": Force.MAY}, 'in the same cases<br>force: "must" becomes "may"'),
            ({"holder": HEAD.id}, 'in the same cases<br>holder: "the desk" becomes "the head of the room"'),
            ({"latitude": Text("任意", "any")}, "in the same cases<br>another range of choice"),
            ({"act": "notify"}, "different<br>another act"),
        ],
        ids=str,
    )
    def test_the_same_cases_and_yet_not_the_same(self, parts: dict[str, object], said: str) -> None:
        """What differs beside the cases is said."""
        assert f"| {said} |" in section(report(ROOM_RULES, rewritten("5", **parts)), "Clause by clause")

    @pytest.mark.parametrize(
        ("name", "parts", "said"),
        [
            ("5", {"force": Force.MAY}, "must → may<br>a duty becomes a power: the desk"),
            ("6", {"force": Force.MUST}, "may → must<br>a power becomes a duty: the head of the room"),
            ("5", {"holder": HEAD.id}, "must, held by others: the desk → the head of the room"),
            ("5", {"force": Force.MUST_NOT}, "must → must not<br>duty lost: the desk"),
        ],
        ids=["power", "duty", "holder", "ban"],
    )
    def test_who_holds_it(self, name: str, parts: dict[str, object], said: str) -> None:
        """Whose power or duty it was, and whose it is."""
        acts = section(report(ROOM_RULES, rewritten(name, **parts)), "Act by act, on days on which both are in force")
        assert f"| {said} |" in acts

    def test_a_power_lost_and_gained(self) -> None:
        """Of a repealed right it is said who loses it; of a new one, who gains it."""
        without = MEASURES.amend(Amendment("test", TITLE, repeal=("5(2)a",)))
        assert "可以 → 不适用<br>权力减少：任何组织和个人" in report(MEASURES, without, "zh")
        assert "not applicable → may<br>power gained: any organisation or person" in report(without, MEASURES)

    def test_a_ban_is_nobodys(self) -> None:
        """A ban that comes is neither a power nor a duty of anybody."""
        without = ROOM_RULES.amend(Amendment("test", TITLE, repeal=("5",)))
        text = report(without, rewritten("5", force=Force.MUST_NOT))
        assert "→ must not |" in section(text, "Act by act, on days on which both are in force")

    def test_added_and_repealed(self) -> None:
        """A dash stands where there is no rule."""
        without = ROOM_RULES.amend(Amendment("test", TITLE, repeal=("5",)))
        assert "| — | repealed | — |" in section(report(ROOM_RULES, without), "Clause by clause")
        assert "| added | — |" in section(report(without, ROOM_RULES), "Clause by clause")

    def test_met_now_and_no_longer_met(self) -> None:
        """A rule that differs both ways has a case for each, a line each."""
        line = section(report(ROOM_RULES, rewritten("5", when=not_(at_least(POINTS, 3)))), "Clause by clause")
        assert "now met: nothing in particular<br>no longer met: points on the card is 3 points; " in line

    def test_a_day_on_which_one_version_alone_is_in_force(self) -> None:
        """Where there is no other case that shows it, that is said."""
        after = ROOM_RULES.amend(begins=date(2026, 1, 1), ends=date(2026, 12, 31), suspend_at=9)
        always = evolve(ROOM_RULES, in_force=TRUE)
        assert "only one version is in force" not in report(always, always.amend(suspend_at=9))
        assert "on a day on which only one version is in force" in report(ROOM_RULES, after)

    def test_another_reading(self) -> None:
        """Both readings in words, each with its name."""
        lines = report(ROOM_RULES, ROOM_RULES.with_readings({FROM_WHEN.id: "at_once"}), "zh")
        assert "| 宽限之后（after\\_grace） | 次日起（at\\_once） |" in lines

    def test_a_reading_left_open(self) -> None:
        """The question, and both readings."""
        after = ROOM_RULES.with_readings({FROM_WHEN.id: None})
        lines = section(report(ROOM_RULES, after), "Numbers and readings that change")
        assert "| after the days of grace (after\\_grace) | unresolved |" in lines

    def test_the_reading_under_which_it_differs(self) -> None:
        """Where an axis comes to be unresolved, the case says under which reading it shows the difference."""
        lines = section(report(ROOM_RULES, ROOM_RULES.with_readings({FROM_WHEN.id: None})), "Clause by clause")
        assert "| now met: days late is 1 days (reading Q-5.from\\_when=at\\_once) |" in lines

    def test_numbers_that_come_and_go(self) -> None:
        """A dash stands where there is no number."""
        quiet = next(one for one in ROOM_RULES.parameters if one.name == "quiet")
        more = evolve(ROOM_RULES, parameters=(*ROOM_RULES.parameters, evolve(quiet, name="loud")))
        assert "| — | 10 visitors |" in report(ROOM_RULES, more)
        assert "| 10 visitors | — |" in report(more, ROOM_RULES)

    def test_what_hangs_on_a_function(self) -> None:
        """The facts that it gives, and the rules and acts that hang on them."""
        one = evolve(ROOM_RULES, functions=(PlainFunction("5", fee, ("grace",), gives=(LATE.name,)),))
        said = section(report(one, one.amend(grace=15)), "Not decided")
        assert "what it gives may come out otherwise: days late." in said
        assert "Rules and acts that hang on it: 4a, 5, notify the holder, charge a fee." in said
        assert "not decided" in section(report(one, one.amend(grace=15)), "Clause by clause")

    def test_an_axis_that_is_not_examined(self) -> None:
        """It is named."""
        before = evolve(ROOM_RULES, axes=(*ROOM_RULES.axes, evolve(FROM_WHEN, id="Q-9")))
        said = section(report(before, before.with_readings({"Q-9": "at_once"}), "zh"), "未能判定的")
        assert said.startswith("Q-9的口径有改动")


class TestAffected:
    """Who is affected, if a casebook is given."""

    def test_none(self) -> None:
        """A casebook in which nobody is affected says none; without one there is no such section."""
        after = MEASURES.amend(no_star_limit=3)
        assert section(report(MEASURES, after, concerned=()), f"Affected on {LATER}") == "None."
        assert "Affected" not in report(MEASURES, after)

    def test_before_it_applies(self) -> None:
        """Nobody is affected on a day on which the old version still applies, and no table stands there."""
        after, early = MEASURES.amend(no_star_limit=3), date(2025, 6, 30)
        said = section(report(MEASURES, after, from_day=date(2025, 7, 1), on=early), f"Affected on {early}")
        assert said.startswith("The amendment applies from 2025-07-01 and does not apply on 2025-06-30")
        assert "|" not in said

    def test_grounds_that_arose_before(self) -> None:
        """Whom the open question concerns is said by name."""
        after = MEASURES.amend(no_star_limit=3)
        ratings = (rated(1, 1, SEPTEMBER, Stars.NONE), rated(1, 2, LATER, Stars.NONE))
        (one,) = transitional(MEASURES, after, book(applied(1), admitted(1), *ratings), LATER + timedelta(days=1))
        said = section(report(MEASURES, after, "zh", from_day=LATER, between=(one,)), "未能判定的")
        assert f"{one.name}（使其退出服务资源库）" in said

    def test_duties_before_powers(self) -> None:
        """Duties firm by firm, in the order of acts; powers with the number of firms, a few of them by name."""
        exit_, may = MEASURES.act("exit"), MEASURES.act("report")
        found = (
            *(
                Affected("firm", f"C{n}", f"F{n}", None, None, may, (Outcome.NOT_IN_FORCE,), (Outcome.MAY,))
                for n in range(4)
            ),
            Affected("firm", "C9", "F9", None, None, may, (Outcome.MAY,), (Outcome.SILENT,)),
            Affected("firm", "C1", "F1", None, None, exit_, (Outcome.NOT_IN_FORCE,), (Outcome.MUST,)),
        )
        lines = section(report(MEASURES, MEASURES, concerned=found), f"Affected on {LATER}").splitlines()
        assert lines[2] == "| put it out of the library | F1 | C1 | not in force | must |"
        assert lines[-3] == "report it under a real name (not in force → may): 4 firms"
        assert lines[-1] == "report it under a real name (may → no ground): F9"

    def test_by_name(self) -> None:
        """A firm by name and code, with the outcome before and after."""
        after = MEASURES.amend(no_star_limit=3)
        ratings = (rated(1, 1, SEPTEMBER, Stars.NONE), rated(1, 2, LATER, Stars.NONE))
        found = affected(MEASURES, after, book(applied(1), admitted(1), *ratings), LATER)
        lines = section(report(MEASURES, after, "zh", concerned=found), f"{LATER}受影响的")
        assert f"| 使其退出服务资源库 | {found[0].name} | {found[0].code} | 应当 | 无此情形 |" in lines

    def test_subjects(self) -> None:
        """The library, a batch, an application and a reserve firm are told apart."""
        longer = MEASURES.amend(expires_on=date(2026, 12, 31), refill_floor=31)
        parts = (*filled(), *stand_by((140,)), *left(range(1, 7)), *candidate(45, 80, 85, 90, batch=2))
        found = affected(MEASURES, longer, book(*parts), date(2026, 6, 1))
        said = {subject_words(one, "en") for one in found} | {subject_words(one, "zh") for one in found}
        assert {"library", "资源库", "batch 2", "第2批"} <= said
        assert any("to be promoted" in one for one in said)
        assert any("application, batch 2" in one for one in said)

    def test_who_is_asked_about_once_only(self) -> None:
        """A dash stands where a version does not ask."""
        one = Affected("firm", "X", "Y", None, None, MEASURES.act("exit"), (), (Outcome.MUST,))
        assert "| put it out of the library | Y | X | — | must |" in report(MEASURES, MEASURES, concerned=(one,))


class TestAmounts:
    """Shares and counts are told in as many figures as anybody reads."""

    @pytest.mark.parametrize(
        ("cases", "said"),
        [(0, "0"), (9_999, "9999"), (10_000, "1.0×10⁴"), (99_600, "1.0×10⁵"), (2_279_160_000, "2.3×10⁹")],
        ids=str,
    )
    def test_counts(self, cases: int, said: str) -> None:
        """Written out as long as they are short."""
        assert count_text(cases) == said

    def test_a_number_that_is_not_there(self) -> None:
        """A dash."""
        assert amount_text(None, "en") == "—"
