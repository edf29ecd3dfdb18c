"""The answers to questions in words."""

from datetime import date
from typing import Final

import pytest
from attrs import evolve

from fzdigital.nouns import Stars, Verification
from fzdigital.policy.measures import MEASURES
from fzdigital.render.needs import needed_lines, open_lines
from fzdigital.render.questions import (
    asked_lines,
    change_lines,
    sensitivity_lines,
    undecided_lines,
    why_lines,
    why_not_lines,
)
from fzdigital.render.stated import fact_text
from fzdigital.rules.answer import Decision
from fzdigital.rules.decision import Outcome
from fzdigital.rules.questions.change import LeastChange, Unknown, least_change
from fzdigital.rules.questions.given import Stated
from fzdigital.rules.questions.needed import Needed, needed
from fzdigital.rules.questions.sensitivity import sensitivity
from fzdigital.rules.questions.why import why, why_not
from fzdigital.rules.vocabulary import Movement
from fzdigital.service.history import History
from fzdigital.service.management import explain_firm
from fzdigital.text import Language
from tests.render.answers import assessed
from tests.service.builders import LATER, SEPTEMBER, Part, accident, book, filled, rated, reported, under
from tests.strategies.nouns import code_of

TWICE: Final = (rated(1, 1, SEPTEMBER, Stars.NONE), rated(1, 2, LATER, Stars.NONE))
UNVERIFIED: Final = reported(1, LATER, verification=None)


def decided(*parts: Part, on: date = LATER, **readings: str | None) -> Decision:
    """The decision on the first of two members."""
    return explain_firm(under(**readings), History(book(filled(2), *parts)), code_of(1), on)


def why_text(decision: Decision, act: str = "exit", language: Language = "en") -> str:
    """Why, in words."""
    return "\n".join(why_lines(why(decision, act), decision.regulation, language))


def why_not_text(decision: Decision, act: str = "exit", language: Language = "en") -> str:
    """Why not, in words."""
    return "\n".join(why_not_lines(why_not(decision, act), decision.regulation, language))


def change_text(
    decision: Decision,
    found: LeastChange | None = None,
    language: Language = "en",
    fixed: tuple[Stated, ...] | None = None,
) -> str:
    """What to change to come to another outcome on an exit, in words."""
    rests_on = why(decision, "exit").facts if fixed is None else fixed
    return "\n".join(change_lines(found or least_change(decision, "exit"), decision, rests_on, language))


def open_text(decision: Decision, act: str = "exit", language: Language = "en") -> str:
    """What is needed, in words."""
    return "\n".join(open_lines(decision, act, language))


class TestFacts:
    """How a fact is said."""

    @pytest.mark.parametrize(
        ("name", "value", "zh", "en"),
        [
            ("firm.in_library", True, "企业在服务资源库内", "the firm is in the service library"),
            ("firm.in_library", False, "企业不在服务资源库内", "the firm is not in the service library"),
            ("report.verification", "unfounded", "核实结论为不属实", "result of the verification is unfounded"),
            ("as_of", LATER, "所问之日为2025-03-03", "day asked about is 2025-03-03"),
        ],
    )
    def test_affirmed_denied_or_what_it_is(self, name: str, value: bool | str | date, zh: str, en: str) -> None:
        """A statement stands for itself; anything else is something."""
        fact = MEASURES.vocabulary.get(name)
        assert fact is not None
        assert (fact_text(fact, value, "zh"), fact_text(fact, value, "en")) == (zh, en)


class TestHead:
    """What stands before every answer."""

    def test_the_period_and_the_firm(self) -> None:
        """The period comes first, then the firm with its code."""
        assessment = assessed(book(filled(2)))
        lines = list(asked_lines(assessment, decided(), History(book(filled(2))).name, "zh"))
        assert lines[0].startswith("2025-03-03在办法有效期内")
        assert lines[-1] == f"服务商1  {code_of(1)}"


class TestWhy:
    """The facts that settle it."""

    def test_the_conclusion_and_the_facts(self) -> None:
        """First what holds, then each fact with its clause and matter, and no other fact."""
        conclusion, title, *facts = why_text(decided(accident(1))).splitlines()
        assert conclusion == "put it out of the library: must"
        assert title == "These facts settle it already, whatever all others are:"
        assert "  - the firm is in the service library; Section 5, opening sentence [5/scope]" in facts
        assert any("kind of event is major safety accident (2025-03-03); " in fact for fact in facts)
        assert not any("no-star" in fact for fact in facts)

    def test_in_chinese(self) -> None:
        """The same in the other language."""
        text = why_text(decided(*TWICE), language="zh")
        assert text.startswith("使其退出服务资源库：应当\n以下事实已足以得出这一结论")
        assert "为2次；五、（四） [5(4)]" in text


class TestWhyNot:
    """What excludes it, clause by clause."""

    def test_every_clause_has_its_reason(self) -> None:
        """Each clause stands once, with the facts that keep it from applying."""
        text = why_not_text(decided())
        head, each = text.split("Clause by clause, each does not apply because:\n")
        assert head.startswith("put it out of the library: no ground\nThese facts exclude it already")
        assert each.count("[5(4)]:\n    - longest run of no-star ratings") == 1
        assert "(bracket) [3/veto]:\n    - under the readings in use it never applies" in each

    def test_a_rule_against_which_something_else_stands(self) -> None:
        """A rule that would apply does not say that facts keep it from it."""
        found = why_not(decided(), "exit")
        applying = evolve(found, blocked=(evolve(found.blocked[0], facts=None),))
        text = "\n".join(why_not_lines(applying, MEASURES, "zh"))
        assert text.endswith("：\n    - 它可以适用，但另有规定与之相抵")


class TestChange:
    """The smallest changes, and that there is none."""

    def test_each_way_with_who_and_what_then(self) -> None:
        """What is and what would have to be, who can change it, and what comes out then."""
        decision = decided()
        text = change_text(decision, least_change(decision, "exit", by="provider"))
        assert text.startswith("put it out of the library: no ground\nwanted, any of these: must, may, must not\n")
        assert "Facts that would have to be otherwise, at the least: 2. Ways to do it: " in text
        assert "→ the event was during service [the provider can change it; " in text
        assert "    it then comes out as: must" in text

    def test_it_hangs_on_the_unknown(self) -> None:
        """That it cannot be told is no "impossible": what it hangs on is named, a fact or a reading."""
        decision = decided(UNVERIFIED)
        found = least_change(decision, "exit", [Outcome.MUST])
        unknown = tuple(Unknown(one.about, one.matter) for one in needed(decision, "exit")[0].needs)
        axis = Unknown(MEASURES.axis("OP-21.effect"), "")
        text = change_text(decision, evolve(found, ways=(), unknown=(*unknown, axis)), fixed=())
        assert "It cannot be done" not in text
        assert "hangs on these as well, which are not known:\n  - What is the result of the verification? (" in text
        assert "\n  - Does an exit happen by itself or by decision? [" in text

    def test_further_ways_are_not_passed_over(self) -> None:
        """Where not all ways are listed, that is said."""
        decision = decided()
        found = evolve(least_change(decision, "exit"), more=True)
        assert change_text(decision, found, "zh").endswith("  此外还有同样小的改变，未列出。")

    def test_what_holds_already(self) -> None:
        """Whoever asks for what holds need not change anything."""
        decision = decided(accident(1))
        found = least_change(decision, "exit", [Outcome.MUST])
        assert change_text(decision, found, "zh").endswith("现在已是如此，无须改变。")

    def test_impossible_for_whoever_asks(self) -> None:
        """A firm with two no-stars cannot change anything; past ratings only grow."""
        decision = decided(*TWICE)
        text = change_text(decision, least_change(decision, "exit", by="provider"))
        assert "It cannot be done: " in text
        assert "There is no fact bearing on it that whoever asks can change.\n" in text
        for fact in (
            "day asked about is 2025-03-03; Notice, body, second half [notice/commence] (nobody can change it)",
            "[5/scope] (the act asked about is what changes it)",
            "is 2 ratings; Section 5(4) [5(4)] (it can only grow)",
        ):
            assert fact in text

    def test_impossible_whoever_changes_it(self) -> None:
        """What could be changed is listed, though it is not enough; what it rests on is said only where it is known."""
        decision = decided()
        found = least_change(decision, "rate", [Outcome.MAY])
        text = "\n".join(change_lines(found, decision, (), "zh"))
        assert "做不到：" in text
        assert "现在的结论所依据" not in text

    @pytest.mark.parametrize(
        ("name", "value", "moves", "end"),
        [
            ("firm.exited", True, "up", "（任何人都不能改变）"),
            ("firm.exited", False, "up", "（由福州市工信局改变）"),
            ("firm.exited", False, "down", "（任何人都不能改变）"),
            ("firm.exited", True, "never", "（任何人都不能改变）"),
            ("run_of_no_stars.own_sequence.new_rating.reset.valid", 2, "up", "（只会增加，不会减少）"),
            ("run_of_no_stars.own_sequence.new_rating.reset.valid", 2, "down", "（只会减少，不会增加）"),
        ],
    )
    def test_in_which_direction_a_fact_can_move(self, name: str, value: bool | int, moves: Movement, end: str) -> None:
        """History only grows; what came to be stays."""
        fact = MEASURES.vocabulary.get(name)
        assert fact is not None
        decision = decided()
        stated = Stated(evolve(fact, moves=moves), "", value)
        found = LeastChange(decision.of("rate").act, (Outcome.MAY,), (stated,), ())
        lines = [line for line in change_lines(found, decision, (), "zh") if line.startswith("  - ")]
        assert lines[0].endswith(end)


class TestSensitivity:
    """What hangs on readings."""

    def test_the_sets_of_readings(self) -> None:
        """Each set says what comes out, with the question and the reading in words."""
        text = "\n".join(sensitivity_lines(sensitivity(decided(), "exit"), "zh"))
        assert "改选以下任一组口径，结论就会不同：\n  第1组，结论变为：" in text
        assert "OP-13.reach=plus_members：" in text
        assert "所有组合均已考察。" in text

    def test_robust(self) -> None:
        """Where it is the same under all readings, that is said; where no axis bears on it, none is listed."""
        found = sensitivity(decided(), "exit")
        robust = evolve(found, flips=(), consulted=())
        assert "\n".join(sensitivity_lines(robust, "en")) == (
            "put it out of the library: no ground\n"
            "However the open wordings are read, the outcome is the same.\n"
            "0 axes bear on it; every combination was covered."
        )

    def test_not_every_combination(self) -> None:
        """Where not all combinations were covered nothing is called robust."""
        found = evolve(sensitivity(decided(), "exit"), flips=(), complete=False)
        text = "\n".join(sensitivity_lines(found, "en"))
        assert "the same" not in text
        assert "not every combination was covered" in text


class TestNeeded:
    """What is needed, and what each answer leads to."""

    def test_a_question_with_its_answers(self) -> None:
        """Who answers and on which clause; answers that come to the same share a line."""
        text = open_text(decided(UNVERIFIED))
        assert text.startswith("it may come out as: must / no ground\nWhat is the result of the verification? (")
        assert "[the industry bureau answers; " in text
        assert "\n  falsification confirmed → must" in text
        assert "\n  pending, inaccurate, not falsified, unfounded → no ground" in text

    def test_a_reading_that_is_open(self) -> None:
        """An axis by its id, and its readings in words."""
        inaccurate = reported(1, LATER, verification=Verification.INACCURACY)
        text = open_text(decided(inaccurate, OP_25_inaccuracy=None), language="zh")
        assert "OP-25.inaccuracy：" in text
        assert "确定；" in text
        assert "（exit） → 应当" in text

    def test_a_range(self) -> None:
        """Numbers that come to the same are one answer."""
        text = open_text(decided(rated(1, 1, SEPTEMBER, Stars.NONE), rated(1, 2, LATER, None)), language="zh")
        assert "  第2轮星级不明\n" in text
        assert " → 应当" in text

    def test_what_matters_only_beside_others(self) -> None:
        """An answer after which all is as open as before says so."""
        register = History(book(filled(2), incomplete=("incidents",)))
        text = open_text(explain_firm(MEASURES, register, code_of(1), LATER))
        assert "\n  it is not grave, it is grave → not settled by this alone, only together with others" in text
        assert "\n  the event was not during service → no ground\n" in text

    def test_an_act_that_is_open(self) -> None:
        """What holds so far comes before what is needed."""
        lines = list(undecided_lines(decided(UNVERIFIED), "exit", "zh"))
        assert lines[:2] == ["使其退出服务资源库：应当 / 无此情形", "结论尚未确定，须先明确："]

    def test_what_is_settled_after_all(self) -> None:
        """An act on which nothing unknown bears any more is said to be settled."""
        (found,) = needed(decided(accident(1)), "exit")
        assert list(needed_lines(found, MEASURES, "en")) == ["whatever is still unknown, the outcome is: must"]

    def test_what_matters_only_together(self) -> None:
        """What is tied to something else stands apart; what changes the reason only says so."""
        (found,) = needed(decided(UNVERIFIED), "exit")
        only = evolve(found.needs[0], reason_only=True)
        tied = Needed(found.act, found.outcomes, (), (only,))
        lines = list(needed_lines(tied, MEASURES, "zh"))
        assert lines[1] == "以下几项须合并考虑："
        assert lines[2].endswith("（只影响理由）")

    def test_too_much_to_tell_exactly(self) -> None:
        """Of a great many reports of which nothing is known, what may matter is still said."""
        many = tuple(reported(1, LATER, number=str(number), verification=None, reply=None) for number in range(400))
        text = open_text(decided(*many))
        assert "What is the result of the verification?" in text
        assert "it may come out as" not in text
