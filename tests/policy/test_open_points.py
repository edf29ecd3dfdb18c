"""The questions the wording of the Measures leaves open."""

import re

import pytest

from fzdigital.policy import open_points
from fzdigital.policy.catalogue import CLAUSES
from fzdigital.policy.open_points import AXES, GAPS
from fzdigital.rules.source import Axis

DEFAULTS = """
    OP-01.commencement=document_date OP-02.last_day=inclusive OP-03.pending=no_decision_after_expiry
    OP-03.status=no_rule
    OP-04.force=cap OP-05.field=per_sector OP-06.slots=one_firm_one_slot OP-06.types=exhaustive OP-07.batches=cumulative
    OP-08.missing=valid_scores_only OP-08.small_panel=error_below_3 OP-09.equal_extremes=drop_one_each
    OP-10.rounding=exact OP-10.scale=0_100 OP-11.tie=return_to_panel OP-12.binding=bureau_free
    OP-13.list=court_or_serious_list OP-13.reach=plus_reserve_and_promotion OP-13.time=as_of_review
    OP-14.choice=next_best_score OP-15.size=band_at_pick OP-16.base=publicity_end OP-16.holiday=no_shift
    OP-16.window=calendar_after OP-17.late=valid_flagged OP-17.later_firms=join_next_round OP-18.grade=grade_is_input
    OP-19.rerating=new_rating OP-19.sequence=own_sequence OP-20.reapply=no_bar_reset OP-21.effect=decision_needed
    OP-21.libraries=service_library_only OP-22.duty=fill_or_update OP-22.in_time=due_date_in_notice
    OP-23.gravity=discretion_whether OP-23.silence=needs_refusal OP-24.accident=ordinary_sense_incl_cyber_data
    OP-24.during=while_serving OP-24.other=equal_gravity OP-25.admissible=all_three_elements
    OP-25.inaccuracy=no_exit OP-25.source=report_only OP-26.floor=strict OP-26.occasion=after_exit
    OP-27.duty=power_no_target OP-28.order=free OP-28.route=free_choice OP-28.sector=row_caps_apply
    OP-29.exited=includes_exited OP-29.reserve=outside
"""
POINTS = {f"OP-{number:02}" for number in range(1, 30)}
NAME = re.compile(r"OP-\d\d\.[a-z_]+")
by_id = pytest.mark.parametrize("axis", AXES, ids=lambda axis: axis.id)


class TestRegister:
    """The register of axes is complete and in order."""

    def test_the_defaults_are_as_decided(self) -> None:
        """Ids, their order and the defaults agree with a list written down independently."""
        assert [f"{axis.id}={axis.default}" for axis in AXES] == DEFAULTS.split()

    def test_every_point_with_a_reading_has_an_axis(self) -> None:
        """Points 1 to 29 each have at least one question."""
        assert {point(axis) for axis in AXES} == POINTS

    def test_every_axis_is_a_constant_named_after_it(self) -> None:
        """``OP-26.floor`` is ``OP_26_FLOOR``, and no axis of the package is left out of the tuple."""
        constants = {name: value for name, value in vars(open_points).items() if isinstance(value, Axis)}
        assert constants == {re.sub(r"[-.]", "_", axis.id).upper(): axis for axis in AXES}

    def test_three_axes_move_no_computation(self) -> None:
        """What a person classifies is an input under every reading."""
        assert [axis.id for axis in AXES if axis.inert] == ["OP-13.list", "OP-18.grade", "OP-24.accident"]


class TestAxis:
    """An axis is one question with named answers."""

    @by_id
    def test_the_id_is_a_point_and_a_question(self, axis: Axis) -> None:
        """Ids are ASCII and of one form."""
        assert NAME.fullmatch(axis.id)

    @by_id
    def test_the_default_is_one_of_the_readings(self, axis: Axis) -> None:
        """Nothing is assumed that could not be chosen."""
        assert axis.reading(axis.default) is not None

    @by_id
    def test_there_is_a_choice(self, axis: Axis) -> None:
        """At least two readings, of different names and different wordings."""
        assert len(axis.readings) >= 2
        assert len({reading.id for reading in axis.readings}) == len(axis.readings)
        for language in ("zh", "en"):
            assert len({reading.text.said_in(language) for reading in axis.readings}) == len(axis.readings)

    @by_id
    def test_it_is_said_in_both_languages(self, axis: Axis) -> None:
        """Question, arguments, authority and readings lack no language, and each language is where it belongs."""
        texts = [axis.question, axis.arguments, axis.settled_by, *(reading.text for reading in axis.readings)]
        for text in [*texts, *([axis.inert] if axis.inert else [])]:
            assert re.search(r"[\u4e00-\u9fff]", text.zh)
            assert text.en
            assert text.en.isascii()


class TestClauses:
    """Axes and clauses refer to each other."""

    @by_id
    def test_its_clauses_exist_and_name_its_point(self, axis: Axis) -> None:
        """Whoever reads the clause is led to the question."""
        points = {clause.id: clause.points for clause in CLAUSES}
        assert axis.clauses
        assert [clause for clause in axis.clauses if point(axis) not in points[clause]] == []

    @by_id
    def test_its_clauses_stand_in_the_order_of_the_document(self, axis: Axis) -> None:
        """Clauses are listed once each, as the catalogue lists them."""
        assert list(axis.clauses) == [clause.id for clause in CLAUSES if clause.id in axis.clauses]

    def test_every_point_a_clause_names_asks_about_that_clause(self) -> None:
        """A clause names no point none of whose questions concerns it."""
        asked = {(point(axis), clause) for axis in AXES for clause in axis.clauses}
        named = {(name, clause.id) for clause in CLAUSES for name in clause.points if name != "OP-30"}
        assert named - asked == set()


class TestGaps:
    """What the text does not deal with is reported, not chosen."""

    def test_they_are_said_in_both_languages(self) -> None:
        """Point 30 has wordings and no readings."""
        assert GAPS
        assert all(gap.zh and gap.en for gap in GAPS)
        assert "OP-30" not in {point(axis) for axis in AXES}


def point(axis: Axis) -> str:
    """The open point an axis belongs to."""
    return axis.id.partition(".")[0]
