"""Reasons in words, on a regulation that has nothing to do with Fuzhou."""

from fzdigital.render.reasons import act_blocks, ground_lines, missing_lines, reason_lines, truth_text
from fzdigital.rules.answer import Decision
from fzdigital.rules.build import all_of, any_of, at_least, choice, holds, is_, not_
from fzdigital.rules.expr import FALSE, TRUE, Condition
from fzdigital.rules.kleene import explain
from fzdigital.rules.rule import Act
from fzdigital.rules.vocabulary import Possible, Value
from fzdigital.text import Language, Text
from tests.rules.toy import (
    BAN,
    CHANNEL,
    COMPLAINT,
    EXTRA,
    FINE,
    FROM_WHEN,
    LOAN,
    NOTIFY,
    POINTS,
    ROOM_RULES,
    STUDENT,
    SUSPEND,
    SUSPEND_AT,
    VALID,
    WARNED,
    asked,
    matter,
)

OPEN = ROOM_RULES.with_readings({FROM_WHEN.id: None})


def outline(condition: Condition, language: Language = "en", **values: Value) -> list[str]:
    """The lines of a condition's reason; facts are written ``card_valid``."""
    known = {name.replace("_", ".", 1): value for name, value in values.items()}
    return list(reason_lines(explain(condition, known, ROOM_RULES.setting), ROOM_RULES, known, language))


def grounds(decision: Decision, act: Act, language: Language = "en") -> list[str]:
    """The lines of all rules on an act."""
    return [line for one in decision.of(act.id).grounds for line in ground_lines(decision, one, language)]


class TestTruth:
    """The three truth values in words."""

    def test_each_has_a_word(self) -> None:
        """Yes, no and unknown."""
        assert [truth_text(truth, "zh") for truth in (True, False, None)] == ["是", "否", "不明"]
        assert [truth_text(truth, "en") for truth in (True, False, None)] == ["yes", "no", "unknown"]


class TestOutline:
    """Of a condition, what made it what it is."""

    def test_a_statement(self) -> None:
        """A statement stands with its truth."""
        assert outline(holds(VALID), card_valid=True) == ["- [yes] the card is valid"]
        assert outline(holds(VALID), "zh") == ["- [不明] 卡有效"]

    def test_a_comparison_shows_what_it_compared(self) -> None:
        """The value found stands behind it; what is narrowed too, and what is unknown."""
        condition = at_least(POINTS, SUSPEND_AT)
        assert outline(condition, card_points=9)[0].endswith("(it is 9 points)")
        assert outline(condition, "zh", card_points=Possible((7, 8)))[0].endswith("（现为7分或8分）")
        assert outline(condition)[0].endswith("(it is unknown)")

    def test_a_denied_statement_is_one_phrase(self) -> None:
        """What is denied is said by the statement's own opposite."""
        assert outline(not_(holds(STUDENT)), card_student=False) == ["- [yes] the holder is no student"]

    def test_a_denied_comparison_shows_its_value(self) -> None:
        """The value compared is shown there too."""
        assert "(it is 9 points)" in outline(not_(at_least(POINTS, SUSPEND_AT)), card_points=9)[0]

    def test_any_other_denial_opens_a_level(self) -> None:
        """Several things denied together stand below the denial."""
        lines = outline(not_(any_of(holds(STUDENT), holds(WARNED))), card_student=False, card_warned=False)
        assert lines == [
            "- [yes] this does not hold",
            "  - [no] at least one of these holds",
            "    - [no] the holder is a student",
            "    - [no] the holder was warned before",
        ]

    def test_a_failed_sum_shows_what_failed(self) -> None:
        """Of several that must hold together, the one that does not hold is the reason."""
        condition = all_of(holds(VALID), holds(STUDENT))
        assert outline(condition, card_valid=True, card_student=False) == ["- [no] the holder is a student"]

    def test_a_sum_that_holds_shows_all(self) -> None:
        """All of several that hold together are the reason."""
        lines = outline(all_of(holds(VALID), holds(STUDENT)), "zh", card_valid=True, card_student=True)
        assert lines == ["- [是] 以下全部成立", "  - [是] 卡有效", "  - [是] 持卡人是学生"]

    def test_an_alternative_shows_what_held(self) -> None:
        """Of alternatives, the one that holds is the reason."""
        condition = any_of(holds(VALID), holds(STUDENT))
        assert outline(condition, card_valid=True, card_student=False) == ["- [yes] the card is valid"]

    def test_an_unknown_shows_what_is_unknown(self) -> None:
        """What is known is no reason for not knowing."""
        condition = all_of(holds(VALID), holds(STUDENT), holds(WARNED))
        assert outline(condition, card_valid=True)[1:] == [
            "  - [unknown] the holder is a student",
            "  - [unknown] the holder was warned before",
        ]

    def test_a_reading_in_use_is_named(self) -> None:
        """The reading stands behind what it led to."""
        condition = choice(FROM_WHEN, after_grace=holds(VALID), at_once=FALSE)
        assert outline(condition, card_valid=True) == ["- [yes] the card is valid [Q-5.from_when=after_grace]"]
        assert outline(condition, "zh", card_valid=True) == ["- [是] 卡有效【Q-5.from_when=after_grace】"]

    def test_a_reading_may_settle_it_alone(self) -> None:
        """Where the reading says yes or no by itself, that is the reason."""
        for settled, word in ((TRUE, "so it is under this reading"), (FALSE, "not so under this reading")):
            condition = choice(FROM_WHEN, after_grace=settled, at_once=holds(VALID))
            assert word in outline(condition)[0]

    def test_an_unresolved_reading_shows_every_branch(self) -> None:
        """Each reading stands with what it would lead to."""
        condition = choice(FROM_WHEN, after_grace=holds(VALID), at_once=holds(STUDENT))
        known: dict[str, Value] = {"card.valid": True, "card.student": False}
        lines = list(reason_lines(explain(condition, known, OPEN.setting), OPEN, known, "en"))
        assert lines == [
            "- [unknown] Q-5.from_when is unresolved",
            "  - Q-5.from_when=after_grace",
            "    - [yes] the card is valid",
            "  - Q-5.from_when=at_once",
            "    - [no] the holder is a student",
        ]


class TestGround:
    """One rule of a decision."""

    def test_it_shows_clause_scope_and_condition(self) -> None:
        """Of a rule that applies, why it concerns the subject and why its condition is met."""
        assert grounds(asked(points=9), SUSPEND)[:5] == [
            "- section 1 [1]: yes",
            "  - scope",
            "    - [yes] the card is valid",
            "  - condition",
            "    - [yes] points on the card is at least 8 points (it is 9 points)",
        ]

    def test_what_fails_first_is_the_reason(self) -> None:
        """Of a rule that does not concern the subject, the condition is no matter."""
        assert grounds(asked(valid=False), EXTRA)[:3] == [
            "- section 2 [2]: no",
            "  - scope",
            "    - [no] the card is valid",
        ]

    def test_a_text_not_in_force_is_the_reason(self) -> None:
        """Outside the period, that alone is said."""
        from_toy = asked(as_of=None, points=9)
        assert "  - period in force" in grounds(from_toy, SUSPEND)

    def test_exceptions_are_named(self) -> None:
        """A rule whose condition is met, and which yet does not apply, names what stands against it."""
        assert "  - exceptions: section 1a [1a]" in grounds(asked(points=9, student=True), SUSPEND)
        assert "  - 例外：第1a款 [1a]" in grounds(asked(points=9, student=True), SUSPEND, "zh")

    def test_a_matter_is_named_as_the_casebook_calls_it(self) -> None:
        """The matter stands in brackets; however it is to be written."""
        decision = asked(matter(COMPLAINT, "C*1", upheld=True, about="damage"))
        (one,) = decision.of(BAN.id).grounds
        assert next(ground_lines(decision, one, "en")) == "- section 3 [3] (C*1): yes"
        assert next(ground_lines(decision, one, "zh", str.lower)) == "- 第3款 [3]（c*1）：是"

    def test_a_matter_that_never_was(self) -> None:
        """Where nothing of the kind is recorded, that is the reason."""
        assert grounds(asked(), FINE) == ["- section 5 [5]: no, nothing of the kind is recorded"]

    def test_a_sheet_that_is_incomplete(self) -> None:
        """What may stand on a sheet that is not complete has no name of its own."""
        unknown = matter(LOAN, "?", days_late=None, returned=None)
        assert grounds(asked(unknown), FINE)[0] == "- section 5 [5] (records incomplete): unknown"

    def test_the_scope_alone(self) -> None:
        """Whether a rule concerns the subject can be said by itself."""
        decision = asked(valid=False)
        assert act_blocks(decision, decision.of(SUSPEND.id), "zh")[0] == ("- 适用范围", "  - [否] 卡有效")


class TestMissing:
    """What would settle an open act."""

    def test_questions_come_with_who_answers(self) -> None:
        """An unknown fact is asked for."""
        decision = asked(points=None)
        assert list(missing_lines(decision, decision.of(SUSPEND.id), "zh")) == ["现有几分？〔阅览室答复〕"]
        assert list(missing_lines(decision, decision.of(SUSPEND.id), "en")) == [
            "how many points are there? [the reading room answers]"
        ]

    def test_the_matter_is_named(self) -> None:
        """A fact of one matter says of which."""
        decision = asked(matter(LOAN, "L-1", days_late=None))
        assert list(missing_lines(decision, decision.of(FINE.id), "en")) == [
            "how late? (L-1) [the reading room answers]"
        ]

    def test_what_is_behind_a_narrowed_value(self) -> None:
        """What exactly is missing is said after the question."""
        narrowed = Possible((7, 8), (Text("一月未计", "January is not counted"),))
        decision = asked(points=narrowed)
        assert list(missing_lines(decision, decision.of(SUSPEND.id), "en"))[1:] == ["January is not counted"]

    def test_readings_come_with_who_settles_them(self) -> None:
        """An unresolved reading is asked for."""
        decision = asked(matter(LOAN, "L-1", days_late=3), regulation=OPEN)
        assert list(missing_lines(decision, decision.of(FINE.id), "en")) == [
            "Q-5.from_when: From when is a loan overdue? [the reading room settles it]"
        ]

    def test_a_settled_act_asks_nothing(self) -> None:
        """Nothing is missing there."""
        decision = asked(channel="none")
        assert list(missing_lines(decision, decision.of(NOTIFY.id), "en")) == []


def test_values_of_a_choice_between_names() -> None:
    """A fact with named values is compared by their names."""
    assert outline(is_(CHANNEL, "post"), card_channel="phone")[0].endswith("(it is by phone)")
