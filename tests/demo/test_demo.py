"""The bundled synthetic casebook: made by the generator, plainly invented, and showing what it is there to show."""

from collections import Counter
from datetime import date
from functools import cache

import pytest

from examples.make_demo import ROOT, demo_casebook
from fzdigital.demo import demo_casebook_text
from fzdigital.domain.acts import ActKind, OfficialAct
from fzdigital.domain.application import Application
from fzdigital.domain.entry import Happening
from fzdigital.domain.incident import Incident, ListingCheck
from fzdigital.domain.industry import Industry
from fzdigital.domain.notice import PublicNotice
from fzdigital.domain.rating import Rating, Stars
from fzdigital.domain.report import Report
from fzdigital.domain.review import Mark, NoScore
from fzdigital.io.document_json import read_json, write_json
from fzdigital.io.workbook import read_workbook
from fzdigital.policy.measures import MEASURES
from fzdigital.rules.decision import Outcome
from fzdigital.service.assess import Assessment, assess
from fzdigital.service.findings import FindingKind
from fzdigital.service.selection import Selection

BOOK = read_json(demo_casebook_text(), MEASURES.axes)
NOUNS: tuple[Happening, ...] = tuple(entry.what for entry in BOOK.entries)
ACTS = tuple(what for what in NOUNS if isinstance(what, OfficialAct))
APPLICATIONS = tuple(what for what in NOUNS if isinstance(what, Application))
MARKS = tuple(what for what in NOUNS if isinstance(what, Mark))
MID_2025, LAST_DAY, AFTER = date(2025, 6, 30), date(2025, 12, 31), date(2026, 1, 15)
GROUNDS = {"5(1)c", "5(1)d", "5(2)d", "5(2)e", "5(3)a.2", "5(3)a.3", "5(3)b.1", "5(3)b.2", "5(4)"}


@cache
def on(day: date, known: date | None = None, *readings: str) -> Assessment:
    """The demo on a day; readings as axis=reading."""
    chosen: dict[str, str | None] = dict(one.split("=") for one in readings)
    return assess(MEASURES, BOOK, day, known, chosen)


def acts(kind: ActKind, batch: int | None = None) -> list[OfficialAct]:
    """The acts of a kind."""
    return [act for act in ACTS if act.kind is kind and batch in (None, act.batch)]


def codes(kind: ActKind, batch: int | None = None) -> list[str | None]:
    """The firms that acts of a kind concern."""
    return [act.code for act in acts(kind, batch)]


def selection(assessment: Assessment, batch: int) -> Selection:
    """One batch as selected."""
    return next(one for one in assessment.selections if one.batch == batch)


def outcomes(assessment: Assessment, act: str) -> dict[str, tuple[Outcome, ...]]:
    """What holds for an act, by firm."""
    return {one.case.name: one.of(act).outcomes for one in assessment.firms}


def must_exit(assessment: Assessment) -> dict[str, set[str]]:
    """The firms that must leave, each with its grounds."""
    return {
        one.case.name: {ground.result.rule.clause for ground in one.of("exit").applying}
        for one in assessment.firms
        if one.of("exit").outcomes == (Outcome.MUST,)
    }


class TestGenerator:
    """The file in the package is what the generator makes, and the workbook beside it says the same."""

    def test_makes_the_bundled_file(self) -> None:
        """Byte for byte, so that nobody edits the one without the other."""
        bundled = (ROOT / "src" / "fzdigital" / "demo" / "casebook.json").read_bytes()
        assert write_json(demo_casebook()).encode() == bundled == demo_casebook_text().encode()

    def test_makes_the_workbook(self) -> None:
        """Read back, the workbook is the same casebook."""
        assert read_workbook(ROOT / "examples" / "demo.xlsx", MEASURES.axes) == BOOK


class TestSynthetic:
    """Nobody can take it for true."""

    def test_every_firm_says_that_it_is_invented(self) -> None:
        """Names are marked, and codes name a district that does not exist."""
        assert all(one.provider.name.startswith("示例（虚构）") for one in APPLICATIONS)
        assert all(one.code.startswith("91999999DEM") for one in APPLICATIONS)

    def test_no_two_firms_share_a_name(self) -> None:
        """A name leads to one firm."""
        firms = {one.code: one.provider.name for one in APPLICATIONS}
        assert len({*firms.values()}) == len(firms)

    def test_experts_have_no_names(self) -> None:
        """An expert is a letter within a batch and sector, and sits on one panel only."""
        panels = {mark.expert: (mark.industry, mark.batch) for mark in MARKS}
        assert all(mark.expert.startswith("专家") for mark in MARKS)
        assert all(panels[mark.expert] == (mark.industry, mark.batch) for mark in MARKS)

    def test_nothing_lies_outside_the_two_years(self) -> None:
        """Every day on which something happened, was recorded, corrected or settled is of 2024 or 2025."""
        days = [day for entry in BOOK.entries for day in (entry.happened_on, entry.recorded_on)]
        days += [one.recorded_on for one in BOOK.corrections] + [one.on for one in BOOK.readings]
        assert {day.year for day in days} == {2024, 2025}


class TestSelection:
    """Batch 1 from the applications to the decision, with the cases that make it interesting."""

    def test_some_eighty_firms_apply_in_four_sectors_and_two_batches(self) -> None:
        """Every sector has applicants in both batches."""
        assert 75 <= len({one.code for one in APPLICATIONS}) <= 85
        assert len({(one.industry, one.batch) for one in APPLICATIONS}) == 8

    def test_panels_have_seven_to_nine_experts(self) -> None:
        """Each sector of each batch has a panel of its own."""
        panels = Counter(
            (industry, batch) for industry, batch, _ in {(one.industry, one.batch, one.expert) for one in MARKS}
        )
        assert len(panels) == 8
        assert {*panels.values()} <= {7, 8, 9}

    def test_thirty_two_are_admitted_as_planned(self) -> None:
        """Ten, six, ten and six, after the panel's list, its opinion and the public notice."""
        admitted = acts(ActKind.ADMIT, 1)
        assert {act.on for act in admitted} == {date(2024, 6, 20)}
        assert [sum(act.industry is industry for act in admitted) for industry in Industry] == [10, 6, 10, 6]
        assert len({act.code for act in admitted}) == 32
        assert {act.on for act in acts(ActKind.RECOMMEND, 1) + acts(ActKind.OPINION, 1)} == {date(2024, 6, 2)}
        assert PublicNotice(1, date(2024, 6, 3), date(2024, 6, 12)) in NOUNS

    def test_twenty_two_are_picked_for_the_reserve_afterwards(self) -> None:
        """They are among the best of the others, and the pick is within the band."""
        picked = acts(ActKind.RESERVE)
        assert len(picked) == 22
        assert min(act.on for act in picked) > date(2024, 6, 20)
        assert {act.code for act in picked} <= {*(selection(on(date(2024, 6, 30)), 1).reserve or ())}

    def test_the_highest_score_is_vetoed(self) -> None:
        """On the dishonesty list and therefore neither on the panel's list nor anywhere else."""
        (vetoed,) = [one for one in APPLICATIONS if one.listed]
        field = next(one for one in selection(on(MID_2025), 1).fields if one.industry is vetoed.industry)
        points = {one.code: one.points for one in field.scored if one.points is not None}
        assert max(points, key=lambda code: points[code]) == vetoed.code
        assert vetoed.code not in {act.code for act in ACTS}

    def test_one_application_came_without_its_form(self) -> None:
        """It was not reviewed."""
        (without,) = [one for one in APPLICATIONS if one.form_submitted is False]
        assert without.code not in {mark.code for mark in MARKS}

    def test_one_expert_is_recused_and_one_absent(self) -> None:
        """Neither counts as a zero: the scores actually given are trimmed and averaged."""
        gaps = {what: [mark for mark in MARKS if mark.score is what] for what in NoScore}
        assert len(gaps[NoScore.RECUSED]) == 1
        assert len({mark.expert for mark in gaps[NoScore.ABSENT]}) == 1
        for mark in (gaps[NoScore.RECUSED][0], gaps[NoScore.ABSENT][0]):
            scored = selection(on(MID_2025), 1).find(mark.code, mark.industry)
            panel = sum(one.code == mark.code and one.industry is mark.industry for one in MARKS if one.batch == 1)
            assert scored is not None
            assert scored.final is not None
            assert len(scored.final.counted) == panel - 3

    def test_one_firm_applies_in_two_sectors(self) -> None:
        """Within the places of both, on the panel's list in both, and admitted in one."""
        (twice,) = selection(on(date(2024, 6, 10)), 1).twice
        assert codes(ActKind.RECOMMEND, 1).count(twice) == 2
        assert codes(ActKind.ADMIT, 1).count(twice) == 1

    def test_a_corrected_score_moves_a_firm_across_the_cut(self) -> None:
        """As first recorded it lay beyond the places; corrected the next day it is within."""
        entries = {entry.id: entry.what for entry in BOOK.entries}
        (mark,) = [what for one in BOOK.corrections if isinstance(what := entries[one.entry], Mark)]
        day = date(2024, 6, 1)
        assert selection(on(day, day), 1).proposes(mark.code, mark.industry) is False
        assert selection(on(day, date(2024, 6, 2)), 1).proposes(mark.code, mark.industry) is True


class TestSecondBatch:
    """Batch 2, in 2025: what a tie and an unknown fact leave open."""

    def test_it_waits_for_its_list_in_the_middle_of_2025(self) -> None:
        """Reviewed, and neither listed nor decided."""
        (second,) = [one for one in on(MID_2025).batches if one.case.name == "2"]
        assert {one.act.id for one in second.must} == {"propose_list", "issue_opinion", "decide_list"}

    def test_two_firms_tie_at_the_cut(self) -> None:
        """Equal scores for one place; an order given by a person settles it only under that reading."""
        open_tie = selection(on(MID_2025), 2)
        assert len({scored.points for code in open_tie.tied if (scored := open_tie.find(code, Industry.ELEC))}) == 1
        assert len(open_tie.tied) == 2
        assert selection(on(MID_2025, None, "OP-11.tie=secondary_key"), 2).tied == ()

    def test_the_panel_resolves_the_tie(self) -> None:
        """Asked again it lists one of the two, who is admitted; nothing stands against either act."""
        tied = {*selection(on(MID_2025), 2).tied}
        (listed,) = tied & {*codes(ActKind.RECOMMEND, 2)}
        assert tied & {*codes(ActKind.ADMIT, 2)} == {listed}
        assert listed not in {one.subject for one in on(LAST_DAY).findings}

    def test_nobody_knows_whether_one_applicant_is_listed(self) -> None:
        """It is neither proposed nor passed over, and the next firm's place hangs on it."""
        (unknown,) = [one for one in APPLICATIONS if one.listed is None]
        found = selection(on(MID_2025), 2)
        scored = found.find(unknown.code, unknown.industry)
        assert scored is not None
        assert scored.vetoed is None
        assert unknown.code in found.unsettled
        assert len(found.unsettled) == 2
        assert unknown.code not in codes(ActKind.ADMIT)

    def test_a_firm_that_left_applies_again(self) -> None:
        """Whether it may come back is a matter of reading."""
        (again,) = {one.code for one in APPLICATIONS if one.batch == 2} & {*codes(ActKind.EXIT)}

        def admission(*readings: str) -> tuple[Outcome, ...]:
            return (
                next(one for one in on(MID_2025, None, *readings).applications if one.case.name == again)
                .of("admit")
                .outcomes
            )

        assert admission() == (Outcome.MAY,)
        assert admission("OP-20.reapply=barred") == (Outcome.MUST_NOT,)

    def test_a_reserve_firm_comes_in_by_applying_again(self) -> None:
        """It leaves the reserve with its admission."""
        (applied,) = {*codes(ActKind.ADMIT, 2)} & {*codes(ActKind.RESERVE)}
        assert applied in on(MID_2025).pools.reserve.codes
        assert applied not in on(LAST_DAY).pools.reserve.codes


class TestRatings:
    """Three rounds of ratings."""

    def test_the_first_falls_into_its_window(self) -> None:
        """September 2024, on the day that most readings allow; the others follow in 2025."""
        plan = on(LAST_DAY).ratings
        assert [day.year for _, day in plan.rounds] == [2024, 2025, 2025]
        window = dict(plan.windows)["calendar_after"]
        assert (window.first, window.last) == (date(2024, 9, 1), date(2024, 9, 30))
        assert plan.rounds[0][1] == plan.safest

    def test_it_was_due_while_the_window_ran(self) -> None:
        """On the first of September the first rating must be held."""
        assert on(date(2024, 9, 1)).ratings.decision.of("hold_first_rating").outcomes == (Outcome.MUST,)

    def test_one_member_is_still_to_be_rated(self) -> None:
        """The last round left it out."""
        (left_out,) = on(LAST_DAY).ratings.to_rate
        assert outcomes(on(LAST_DAY), "rate")[left_out] == (Outcome.MUST,)

    def test_a_corrected_rating_undoes_a_ground(self) -> None:
        """As known before the correction the firm had twice no star and had to leave."""
        entries = {entry.id: entry for entry in BOOK.entries}
        corrected = [one for one in BOOK.corrections if isinstance(entries[one.entry].what, Rating)]
        (code,) = [what.code for one in corrected if isinstance(what := entries[one.entry].what, Rating)]
        day = date(2025, 3, 26)
        assert must_exit(on(day, day))[code] == {"5(4)"}
        assert code not in must_exit(on(day))

    def test_unknown_stars_leave_an_exit_open(self) -> None:
        """One firm had no star in the second round, and nobody knows what it got in the third."""
        (code,) = [what.code for what in NOUNS if isinstance(what, Rating) and what.stars is None]
        assert outcomes(on(LAST_DAY), "exit")[code] == (Outcome.MUST, Outcome.SILENT)

    def test_a_later_star_cures_nothing(self) -> None:
        """The firm that must leave over two ratings without a star got one in the third round."""
        (code,) = [code for code, grounds in must_exit(on(LAST_DAY)).items() if grounds == {"5(4)"}]
        last = next(what for what in NOUNS if isinstance(what, Rating) and (what.code, what.round) == (code, 3))
        assert last.stars is Stars.ONE


class TestExits:
    """All nine grounds, each in another firm; some are decided and some pending."""

    @pytest.mark.parametrize("act", [one for one in acts(ActKind.EXIT) if one.grounds], ids=lambda act: act.grounds[0])
    def test_what_was_decided_had_to_be(self, act: OfficialAct) -> None:
        """Until the day before, the firm was a member that must leave on the ground the decision names."""
        eve = on(date.fromordinal(act.on.toordinal() - 1))
        assert must_exit(eve)[act.code or ""] == {*act.grounds}
        assert act.code not in {member.code for member in on(act.on).pools.library.members}

    @pytest.mark.parametrize("day", [MID_2025, LAST_DAY], ids=str)
    def test_three_are_pending(self, day: date) -> None:
        """A ground makes nobody leave by itself: the firms are still members."""
        pending = must_exit(on(day))
        assert sorted(pending.values(), key=min) == [{"5(2)d"}, {"5(3)a.2"}, {"5(4)"}]
        assert {*pending} <= {member.code for member in on(day).pools.library.members}

    def test_all_nine_grounds_occur(self) -> None:
        """Each once, and no firm has two."""
        decided = [(act.code, ground) for act in acts(ActKind.EXIT) for ground in act.grounds]
        pending = [(code, ground) for code, grounds in must_exit(on(LAST_DAY)).items() for ground in grounds]
        assert sorted(ground for _, ground in decided + pending) == sorted(GROUNDS)
        assert len({code for code, _ in decided + pending}) == 9

    def test_an_unknown_result_of_a_report_leaves_an_exit_open(self) -> None:
        """What verification found is the one thing missing."""
        (report,) = [what for what in NOUNS if isinstance(what, Report) and what.verification is None]
        decision = next(one for one in on(MID_2025).firms if one.case.name == report.code)
        assert decision.of("exit").outcomes == (Outcome.MUST, Outcome.SILENT)
        assert [fact.name for fact, _ in decision.missing("exit").facts] == ["report.verification"]

    def test_an_incident_counts_from_the_day_it_was_recorded(self) -> None:
        """As known on the day it happened, nothing had."""
        (late,) = [one for one in BOOK.entries if isinstance(one.what, Incident) and one.recorded_on > one.happened_on]
        assert isinstance(late.what, Incident)
        assert late.what.code not in must_exit(on(late.happened_on, late.happened_on))
        assert must_exit(on(late.happened_on))[late.what.code] == {"5(3)b.2"}

    def test_other_duties_wait_in_the_middle_of_2025(self) -> None:
        """An update, a demand and a verification are due; a report may be accepted, a demand may be made."""
        due = (Outcome.MUST, Outcome.MAY)

        def found(act: str) -> list[Outcome]:
            return [one for (one,) in outcomes(on(MID_2025), act).values() if one in due]

        assert found("update_information") == [Outcome.MUST, Outcome.MUST]
        assert found("demand_rectification_5_1") == [Outcome.MUST]
        assert found("verify_report") == [Outcome.MUST]
        assert found("accept_report") == [Outcome.MAY]
        assert found("demand_rectification_5_3") == [Outcome.MAY]


class TestReplenishment:
    """The library falls below twenty-seven and is refilled from the reserve."""

    def test_six_exits_open_the_way(self) -> None:
        """Twenty-six are left; none to six may be added, by either route."""
        day = on(date(2025, 3, 10))
        assert (day.replenishment.count, day.replenishment.least, day.replenishment.most) == (26, 0, 6)
        assert {"use_reserve", "call"} <= {one.act.id for one in day.library.may}

    def test_the_list_was_looked_at_before_each_promotion(self) -> None:
        """Whoever was promoted had been found not to be listed, and nothing stands against the promotion."""
        promoted = acts(ActKind.PROMOTE)
        clear = {what.code: what.on for what in NOUNS if isinstance(what, ListingCheck) and what.listed is False}
        assert len(promoted) == 2
        assert all(clear[act.code or ""] < act.on for act in promoted)
        assert {act.code for act in promoted}.isdisjoint(one.subject for one in on(LAST_DAY).findings)

    def test_one_reserve_firm_is_listed(self) -> None:
        """It must not be promoted; of the firms nobody looked up it is open."""
        (listed,) = [what.code for what in NOUNS if isinstance(what, ListingCheck) and what.listed]
        found = {
            one.code: one.decision.of("promote").outcomes for one in on(date(2025, 3, 10)).replenishment.candidates
        }
        assert found.pop(listed) == (Outcome.MUST_NOT,)
        assert Counter(found.values()) == {(Outcome.MAY,): 3, (Outcome.MAY, Outcome.MUST_NOT): 18}

    def test_a_settled_reading_binds_the_order(self) -> None:
        """Once the bureau has settled that scores decide, nobody may be promoted before a better firm that is clear."""
        eve, day = date(2025, 3, 13), date(2025, 3, 14)
        assert dict(on(eve).regulation.readings) == {}
        assert dict(on(day).regulation.readings) == {"OP-28.order": "score_order"}

        def forbidden(day: date) -> int:
            candidates = on(day).replenishment.candidates
            return sum(one.decision.of("promote").outcomes == (Outcome.MUST_NOT,) for one in candidates)

        assert forbidden(eve) == 1
        assert forbidden(day) == 14

    def test_exactly_twenty_seven_are_not_too_few(self) -> None:
        """In the middle of 2025 there is no power to refill; under the other reading there would be."""
        assert (on(MID_2025).replenishment.count, on(MID_2025).replenishment.most) == (27, 0)
        assert on(MID_2025, None, "OP-26.floor=inclusive").replenishment.most == 5


class TestFindings:
    """One act deviates from the panel's list and one does not conform; nothing else is held against anybody."""

    def test_there_are_three(self) -> None:
        """An admission off the list, an exit without a ground, and one place never filled."""
        deviation, nonconforming, shortfall = on(LAST_DAY).findings
        assert (deviation.kind, deviation.clause) == (FindingKind.DEVIATION, "3/decide")
        assert deviation.subject in {*codes(ActKind.ADMIT)} - {*codes(ActKind.RECOMMEND)}
        (groundless,) = [act for act in acts(ActKind.EXIT) if not act.grounds]
        assert (nonconforming.kind, nonconforming.subject) == (FindingKind.NONCONFORMING, groundless.code)
        assert (shortfall.kind, on(LAST_DAY).pools.library.count) == (FindingKind.SHORTFALL, 31)


class TestAfterTheEnd:
    """In 2026 the Measures are no longer in force."""

    def test_nothing_can_be_decided(self) -> None:
        """For every firm every act is out of force, the pending exits too."""
        assert on(AFTER).in_force.truth is False
        assert {one.outcomes for firm in on(AFTER).firms for one in firm.acts} == {(Outcome.NOT_IN_FORCE,)}

    def test_a_reading_lets_what_arose_in_time_be_decided(self) -> None:
        """The three exits pending at the end may then still be decided."""
        assert must_exit(on(AFTER, None, "OP-03.pending=facts_before_expiry_survive")) == must_exit(on(LAST_DAY))
