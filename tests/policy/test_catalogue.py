"""The Measures as a list of normative units."""

import re
from typing import get_args

import pytest

from fzdigital.policy.catalogue import CLAUSES
from fzdigital.policy.official_text import check_text
from fzdigital.policy.open_points import AXES
from fzdigital.policy.parameters import PARAMETERS
from fzdigital.rules.source import Clause, ClauseKind

IDS = """
    notice/approval notice/commence notice/date notice/open
    preamble/basis preamble/library preamble/reserve preamble/nonmember
    1/total 1/sectors 1/table 1/reserve/build 1/reserve/after 1/reserve/pool 1/reserve/merit 1/reserve/size
    2/nationwide 2/willing 2(1) 2(2)
    3/panel 3/call 3/review 3/veto 3/score 3/trim 3/mean 3/rank 3/recommend 3/opinion 3/decide
    4(1) 4(2) 4(3) 4(3)a 4(3)b 4(3)c 4(3)d 4(4) 4(5)a 4(5)b
    5/scope 5(1)a 5(1)b 5(1)c 5(1)d 5(2)a 5(2)b 5(2)c 5(2)d 5(2)e
    5(3)a.1 5(3)a.2 5(3)a.3 5(3)b.1 5(3)b.2 5(4) 5(5)a 5(5)b 5(5)c 5(5)d
    6
"""
EXITS = ["5(1)c", "5(1)d", "5(2)d", "5(2)e", "5(3)a.2", "5(3)a.3", "5(3)b.1", "5(3)b.2", "5(4)"]
EXCUSED = ["notice/approval", "notice/date", "notice/open", "preamble/basis", "4(1)", "4(4)"]
HEADS = {"n": "印发通知", "p": "序言", "1": "一、", "2": "二、", "3": "三、", "4": "四、", "5": "五、", "6": "六、"}
by_id = pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause.id)


class TestUnits:
    """The list is the document, unit by unit."""

    def test_there_are_62_in_the_order_of_the_document(self) -> None:
        """Ids and order agree with a list written down independently."""
        assert [clause.id for clause in CLAUSES] == IDS.split()
        assert len(CLAUSES) == 62

    def test_ids_are_unique_and_ascii(self) -> None:
        """An id can be typed anywhere and means one unit."""
        assert len({clause.id for clause in CLAUSES}) == len(CLAUSES)
        assert all(re.fullmatch(r"[a-z0-9()/.]+", clause.id) for clause in CLAUSES)

    def test_nine_grounds_lead_to_exit(self) -> None:
        """Every sanction is a ground for exit, save the veto in the review."""
        assert [clause.id for clause in CLAUSES if clause.kind == "sanction"] == ["3/veto", *EXITS]

    def test_only_what_commands_nothing_is_excused(self) -> None:
        """Purposes, dates, attributes and bare criteria need no rule; every other unit does."""
        assert [clause.id for clause in CLAUSES if clause.excuse is not None] == EXCUSED

    def test_no_two_are_cited_or_paraphrased_alike(self) -> None:
        """Each unit can be told from its neighbours in either language."""
        for language in ("zh", "en"):
            assert len({clause.citation.said_in(language) for clause in CLAUSES}) == len(CLAUSES)
            assert len({clause.paraphrase.said_in(language) for clause in CLAUSES}) == len(CLAUSES)


class TestUnit:
    """Each unit says what it is, whose it is and where it stands."""

    @by_id
    def test_it_is_said_in_both_languages(self, clause: Clause) -> None:
        """Citation, paraphrase and excuse lack no language, and each language is where it belongs."""
        for text in [clause.citation, clause.paraphrase, *([clause.excuse] if clause.excuse else [])]:
            assert re.search(r"[\u4e00-\u9fff]", text.zh)
            assert text.en
            assert text.en.isascii()

    @by_id
    def test_it_is_cited_by_its_own_section(self, clause: Clause) -> None:
        """The Chinese citation begins with the numeral of the section, the English one repeats section and item."""
        assert clause.citation.zh.startswith(HEADS[clause.id[0]])
        item = re.match(r"\d(\(\d\))?", clause.id)
        assert item is None or clause.citation.en.startswith(f"Section {item[0]}")

    @by_id
    def test_its_kind_is_of_the_closed_list(self, clause: Clause) -> None:
        """No kind is invented."""
        assert clause.kind in get_args(ClauseKind)

    @by_id
    def test_actors_are_named_in_both_languages_or_neither(self, clause: Clause) -> None:
        """Where nobody acts both wordings are empty."""
        assert bool(clause.actor.zh) == bool(clause.actor.en)

    @by_id
    def test_its_points_exist(self, clause: Clause) -> None:
        """Every point named has a question in the register, or is the point of gaps."""
        known = {axis.id.partition(".")[0] for axis in AXES} | {"OP-30"}
        assert set(clause.points) <= known
        assert list(clause.points) == sorted(set(clause.points))

    @by_id
    def test_its_pins_are_places(self, clause: Clause) -> None:
        """Pins are in the order of the text, not empty, and carry a SHA-256."""
        assert clause.pins
        assert all(0 <= pin.start < pin.end and re.fullmatch(r"[0-9a-f]{64}", pin.sha256) for pin in clause.pins)
        assert [pin.start for pin in clause.pins] == sorted(pin.start for pin in clause.pins)

    def test_units_follow_the_text(self) -> None:
        """No unit begins before the one listed ahead of it."""
        starts = [clause.pins[0].start for clause in CLAUSES]
        assert starts == sorted(starts)

    def test_parameters_hang_on_units(self) -> None:
        """Every number of the text names a unit of the catalogue that is not excused."""
        live = {clause.id for clause in CLAUSES if clause.excuse is None}
        assert {parameter.clause for parameter in PARAMETERS} <= live


class TestAgainstTheText:
    """The catalogue fits the official text, where that is at hand."""

    def test_every_unit_holds(self, official_text: str) -> None:
        """All 62 units stand where they are pinned, and none was moved."""
        check = check_text(official_text, CLAUSES)
        assert [(one.clause, one.state) for one in check.pins if one.state != "holds"] == []
        assert len(check.holding) == 62

    def test_numbers_stand_in_their_units(self, official_text: str) -> None:
        """The figures of the parameters are read off the passages of the units that enact them."""
        check = check_text(official_text, CLAUSES)
        figures = {one.clause: re.findall(r"\d+", "".join(check.original(one.clause))) for one in PARAMETERS}
        assert figures["1/total"] == ["32"]
        assert figures["1/table"] == ["10", "6", "10", "6"]
        assert figures["1/reserve/size"] == ["20", "25"]
        assert figures["4(5)a"] == ["3"]
        assert figures["5(5)a"] == ["27"]
        assert figures["6"] == ["2025", "12", "31"]

    def test_exit_grounds_stand_on_five_sentences(self, official_text: str) -> None:
        """The nine grounds share five occurrences of the same words of command."""
        check = check_text(official_text, CLAUSES)
        ends = {
            one.pin.end - len(one.passage) + one.passage.index("退出资源库")
            for one in check.pins
            if one.clause in EXITS and one.passage and "退出资源库" in one.passage
        }
        assert len(ends) == 5

    def test_no_paraphrase_repeats_the_text(self, official_text: str) -> None:
        """No paraphrase shares thirteen characters in a row with the text, punctuation aside."""
        text = letters(official_text)
        runs = frozenset(text[at : at + 13] for at in range(len(text) - 12))
        copied = [
            (clause.id, run)
            for clause in CLAUSES
            for own in [letters(clause.paraphrase.zh)]
            for run in (own[at : at + 13] for at in range(len(own) - 12))
            if run in runs
        ]
        assert copied == []


def letters(text: str) -> str:
    """A text without white space and punctuation."""
    return "".join(character for character in text if character.isalnum())
