"""Comparing a supplied text with the places pinned in a catalogue."""

import pytest

from fzdigital.errors import OfficialTextError, UnknownNameError
from fzdigital.policy.catalogue import CLAUSES
from fzdigital.policy.official_text import LONGEST, TextCheck, check_text, pin_of, without_white_space
from fzdigital.rules.source import Clause
from fzdigital.text import Text

SYNTHETIC = "一、猫应当\n吃鱼。　二、狗可以 看门，也可以\t睡觉。三、猫应当吃鱼。"
BARE = "一、猫应当吃鱼。二、狗可以看门，也可以睡觉。三、猫应当吃鱼。"


def unit(name: str, *passages: tuple[int, int]) -> Clause:
    """A unit that pins the given passages of the synthetic text."""
    said = Text(name, name)
    pins = tuple(pin_of(BARE, start, end) for start, end in passages)
    return Clause(name, said, "scope", said, said, pins)


CATS = unit("cats", (2, 7))
DOGS = unit("dogs", (10, 15), (16, 21))
AGAIN = unit("again", (24, 29))
UNITS = (CATS, DOGS, AGAIN)


def states(check: TextCheck) -> list[str]:
    """What became of the pins, in order."""
    return [one.state for one in check.pins]


class TestHolds:
    """A text with the same words in the same places holds."""

    def test_the_text_itself_holds(self) -> None:
        """Every pin made from a text holds in it."""
        check = check_text(SYNTHETIC, UNITS)
        assert states(check) == ["holds"] * 4
        assert check.holding == ("cats", "dogs", "again")
        assert check.complete

    @pytest.mark.parametrize("blank", [" ", "\n", "\r\n", "\t", "\u3000", "\u00a0", "\u2028", "\x1f"])
    def test_white_space_does_not_count(self, blank: str) -> None:
        """Whatever ``str.split`` removes may be anywhere."""
        assert check_text(blank.join(BARE), UNITS).complete

    @pytest.mark.parametrize("mark", ["\ufeff", "\u200b"])
    def test_invisible_characters_count(self, mark: str) -> None:
        """A byte order mark or zero-width space is a character: what follows it has moved by one."""
        check = check_text(mark + BARE, UNITS)
        assert states(check) == ["moved"] * 4
        assert [one.found_at for one in check.pins] == [one.pin.start + 1 for one in check.pins]

    def test_original_words_come_from_the_supplied_text(self) -> None:
        """A unit of two passages gives both, in order, without white space."""
        assert check_text(SYNTHETIC, UNITS).original("dogs") == ("狗可以看门", "也可以睡觉")


class TestMoved:
    """Words that stand elsewhere are found there."""

    def test_a_sentence_put_in_front_moves_what_follows(self) -> None:
        """Every place shifts by the length of the insertion, and no unit holds."""
        check = check_text("序。" + SYNTHETIC, UNITS)
        assert states(check) == ["moved"] * 4
        assert [one.found_at for one in check.pins] == [4, 12, 18, 26]
        assert check.holding == ()
        assert not check.complete

    def test_what_stands_before_an_insertion_still_holds(self) -> None:
        """Only the passages behind the change are affected."""
        check = check_text(BARE.replace("三、", "（新）三、"), UNITS)
        assert states(check) == ["holds", "holds", "holds", "moved"]
        assert check.holding == ("cats", "dogs")

    def test_of_several_places_the_nearest_is_named(self) -> None:
        """Both cats say the same; each is looked for near its own place."""
        check = check_text(BARE.replace("一、", "一，、").replace("三、", "三，、"), (CATS, AGAIN))
        assert [one.found_at for one in check.pins] == [3, 26]

    def test_a_passage_may_move_to_the_very_end_or_start(self) -> None:
        """The search covers the first and the last position."""
        assert [one.found_at for one in check_text("猫应当吃鱼", UNITS).pins] == [0, None, None, 0]
        assert check_text("甲乙丙丁猫应当吃鱼", (CATS,)).pins[0].found_at == 4

    def test_moved_words_can_still_be_shown(self) -> None:
        """The original is given wherever it was found."""
        assert check_text("序。" + SYNTHETIC, UNITS).original("cats") == ("猫应当吃鱼",)


class TestMissing:
    """Changed words are reported, not guessed."""

    def test_one_changed_character_breaks_its_passage_only(self) -> None:
        """The other passage of the same unit holds, but the unit does not."""
        check = check_text(BARE.replace("看门", "看家"), UNITS)
        assert states(check) == ["holds", "missing", "holds", "holds"]
        assert check.holding == ("cats", "again")
        assert check.original("dogs") == ("也可以睡觉",)

    @pytest.mark.parametrize("text", ["", " \n", "猫"])
    def test_a_text_too_short_has_nothing(self, text: str) -> None:
        """An empty text is compared like any other."""
        check = check_text(text, UNITS)
        assert states(check) == ["missing"] * 4
        assert [(one.found_at, one.passage) for one in check.pins] == [(None, None)] * 4

    def test_a_cut_passage_at_the_end_is_missing(self) -> None:
        """A passage whose last character is gone does not hold."""
        assert states(check_text(BARE[:28], (AGAIN,))) == ["moved"]
        assert states(check_text(BARE[10:14], (DOGS,))) == ["missing", "missing"]

    def test_a_lone_surrogate_is_no_obstacle(self) -> None:
        """A damaged character matches nothing and breaks nothing else."""
        assert states(check_text(BARE[:-1] + "\ud800", UNITS)) == ["holds"] * 4


class TestRefused:
    """What cannot be answered is refused with advice."""

    def test_a_text_longer_than_the_bound_is_refused(self) -> None:
        """The bound counts characters without white space."""
        assert not check_text("甲 " * LONGEST, (CATS,)).complete
        with pytest.raises(OfficialTextError, match=f"{LONGEST + 1} characters"):
            check_text("甲 " * (LONGEST + 1), (CATS,))

    def test_an_unknown_unit_is_named(self) -> None:
        """Asking for a unit that was not compared is a mistake, not an empty answer."""
        with pytest.raises(UnknownNameError, match="catz"):
            check_text(SYNTHETIC, UNITS).original("catz")

    def test_a_unit_without_pins_has_no_original(self) -> None:
        """It holds, since nothing of it can break, and has no words to show."""
        check = check_text(SYNTHETIC, (unit("none"),))
        assert check.holding == ("none",)
        assert check.original("none") == ()


class TestOfficialText:
    """The real catalogue against the real text, where that is at hand."""

    def test_an_insertion_is_noticed_for_every_unit(self, official_text: str) -> None:
        """A character in front of the text moves all passages and loses none."""
        check = check_text("文" + official_text, CLAUSES)
        assert set(states(check)) == {"moved"}
        assert all(len(check.original(clause.id)) == len(clause.pins) for clause in CLAUSES)

    def test_a_changed_figure_is_noticed(self, official_text: str) -> None:
        """With another floor the unit 5(5)a is the only one that no longer holds."""
        bare = without_white_space(official_text)
        amended = bare.replace("27家", "28家")
        assert amended != bare
        broken = {clause.id for clause in CLAUSES} - set(check_text(amended, CLAUSES).holding)
        assert broken == {"5(5)a"}

    def test_without_the_text_nothing_holds(self) -> None:
        """The catalogue carries no words from which a unit could be confirmed."""
        assert check_text("", CLAUSES).holding == ()
