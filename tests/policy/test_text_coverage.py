"""What of a supplied text the units cover, what lies outside them, and what nothing accounts for."""

import pytest

from fzdigital.policy.catalogue import CLAUSES
from fzdigital.policy.catalogue.outside import OUTSIDE, Outside
from fzdigital.policy.official_text import Stretch, TextCheck, check_text, pin_of, without_white_space
from fzdigital.rules.source import Clause
from fzdigital.text import Text

BARE = "养护须知一、猫应当吃鱼。二、狗可以看门，也可以睡觉。三、猫应当吃鱼"
UNITS = {"cats": ((6, 11),), "dogs": ((14, 19), (20, 25)), "again": ((28, 33),)}
OTHERS = ((0, 4), (4, 6), (11, 12), (12, 14), (19, 20), (25, 26), (26, 28))


def unit(name: str, *passages: tuple[int, int]) -> Clause:
    """A unit that pins the given passages of the synthetic text."""
    said = Text(name, name)
    return Clause(name, said, "scope", said, said, tuple(pin_of(BARE, start, end) for start, end in passages))


def span(start: int, end: int) -> Outside:
    """A span outside the units, called by its words."""
    return Outside(Text(BARE[start:end], "span"), Text("无", "none"), pin_of(BARE, start, end))


CATALOGUE = tuple(unit(name, *passages) for name, passages in UNITS.items())
SPANS = tuple(span(start, end) for start, end in OTHERS)


def compared(text: str, clauses: tuple[Clause, ...] = CATALOGUE, spans: tuple[Outside, ...] = SPANS) -> TextCheck:
    """The comparison of a text with the synthetic catalogue."""
    return check_text(text, clauses, spans)


def words(stretches: tuple[Stretch, ...]) -> list[tuple[int, str]]:
    """Stretches as (position, words)."""
    return [(one.start, one.words) for one in stretches]


def states(check: TextCheck) -> dict[str, int]:
    """How many spans outside the units hold, moved or are missing."""
    found = [one.state for one in check.outside]
    return {state: found.count(state) for state in sorted({*found})}


class TestCovered:
    """Every character of the pinned text is accounted for, and by what."""

    def test_nothing_is_left_of_the_text_itself(self) -> None:
        """Units and spans outside them cover it without a gap and without covering anything twice."""
        check = compared(BARE)
        assert (check.uncovered, check.twice) == ((), ())
        assert words(check.by_units) == [(6, "猫应当吃鱼"), (14, "狗可以看门"), (20, "也可以睡觉"), (28, "猫应当吃鱼")]
        assert "".join(one.words for one in check.by_outside) == "养护须知一、。二、，。三、"
        assert states(check) == {"holds": 7}

    def test_stretches_that_touch_are_one(self) -> None:
        """Neighbouring spans make one stretch."""
        assert words(compared(BARE).by_outside)[0] == (0, "养护须知一、")

    def test_white_space_is_no_character(self) -> None:
        """A text broken into lines is covered like one that is not."""
        check = compared(" \n".join(BARE))
        assert check.bare == BARE
        assert check.uncovered == ()

    def test_without_spans_all_else_is_uncovered(self) -> None:
        """What no unit claims and nobody declared is left over."""
        check = compared(BARE, spans=())
        assert check.by_outside == ()
        assert "".join(one.words for one in check.uncovered) == "养护须知一、。二、，。三、"

    @pytest.mark.parametrize("gone", OTHERS)
    def test_every_span_is_missed(self, gone: tuple[int, int]) -> None:
        """Without one span exactly its words are left over."""
        check = compared(BARE, spans=tuple(one for one in SPANS if one != span(*gone)))
        assert words(check.uncovered) == [(gone[0], BARE[slice(*gone)])]

    def test_a_passage_declared_twice_is_told(self) -> None:
        """A span pinned over words of a unit is a mistake of the catalogue, not of the text."""
        check = compared(BARE, spans=(*SPANS, span(10, 12)))
        assert words(check.twice) == [(10, "鱼")]
        assert check.uncovered == ()

    def test_two_units_may_cover_the_same(self) -> None:
        """Words that two units share are no mistake."""
        assert compared(BARE, (*CATALOGUE, unit("also", (6, 11)))).twice == ()

    def test_a_span_of_the_same_place_as_a_unit_is_found_with_it(self) -> None:
        """One place is one place, whoever claims it."""
        assert words(compared(BARE, spans=(span(6, 11),)).twice) == [(6, "猫应当吃鱼")]


class TestAdded:
    """A text longer than the pinned one shows its additions."""

    def test_words_at_the_end(self) -> None:
        """All units hold, and yet something is left."""
        check = compared(f"{BARE}另有规定的除外。")
        assert check.complete
        assert words(check.uncovered) == [(33, "另有规定的除外。")]

    def test_words_in_front(self) -> None:
        """Everything has moved and is covered where it stands now."""
        check = compared(f"新{BARE}")
        assert words(check.uncovered) == [(0, "新")]
        assert states(check) == {"moved": 7}

    @pytest.mark.parametrize("at", [0, 4, 6, 11, 12, 14, 19, 20, 25, 26, 28, 33])
    def test_words_between_any_two_passages(self, at: int) -> None:
        """The addition is uncovered, and every character of the old text is covered still."""
        check = compared(f"{BARE[:at]}牛不得入内{BARE[at:]}")
        assert words(check.uncovered) == [(at, "牛不得入内")]
        assert "missing" not in states(check)

    @pytest.mark.parametrize("at", [8, 16, 22, 30])
    def test_words_within_a_unit(self, at: int) -> None:
        """The broken passage is left over as a whole, with the addition in it."""
        check = compared(f"{BARE[:at]}不{BARE[at:]}")
        assert [stretch.words.count("不") for stretch in check.uncovered] == [1]
        assert len(check.holding) < 3

    def test_two_additions_around_a_heading(self) -> None:
        """A span of several characters is found between its neighbours although neither stands beside it."""
        text = f"甲乙{BARE[:4]}丙丁戊{BARE[4:]}"
        assert words(compared(text).uncovered) == [(0, "甲乙"), (6, "丙丁戊")]

    def test_two_additions_around_a_mark(self) -> None:
        """A mark that stands beside neither neighbour is not guessed at: one comma is like the other."""
        check = compared(BARE.replace("，也", "甲，乙也"))
        assert words(check.uncovered) == [(19, "甲，乙")]
        assert states(check) == {"holds": 4, "missing": 1, "moved": 2}


class TestChanged:
    """Words outside the units that are others or gone."""

    def test_another_mark_is_uncovered(self) -> None:
        """The units hold; what stands in place of the mark is left over, and the mark is missing."""
        check = compared(BARE.replace("门，", "门；"))
        assert check.complete
        assert words(check.uncovered) == [(19, "；")]
        assert states(check) == {"holds": 6, "missing": 1}

    def test_a_span_left_out_leaves_nothing_over(self) -> None:
        """Whoever hands in the text without its title hands in no word that is unaccounted for."""
        check = compared(BARE[4:])
        assert check.uncovered == ()
        assert [one.span.kind.zh for one in check.outside if one.state == "missing"] == ["养护须知"]
        assert (check.pins[0].state, check.pins[0].found_at) == ("moved", 2)

    def test_no_span_is_found_inside_a_unit(self) -> None:
        """Words of a unit do not stand in for a span that is gone, even if they are the same."""
        assert words(compared(BARE.replace("也可以睡觉。", "也可以睡觉；")).uncovered) == [(25, "；")]
        twice = "规则如下规则如下完"
        said = Text("", "")
        clause = Clause("rule", said, "scope", said, said, (pin_of(twice, 4, 8),))
        heading, end = (Outside(said, said, pin_of(twice, *where)) for where in ((0, 4), (8, 9)))
        check = check_text("通知规则如下完", (clause,), (heading, end))
        assert [one.state for one in check.outside] == ["missing", "moved"]
        assert words(check.uncovered) == [(0, "通知")]

    def test_items_in_another_order_are_covered(self) -> None:
        """Items that change places take their numbers and marks along: none holds, and no word is left over."""
        swapped = f"{BARE[:4]}{BARE[12:26]}{BARE[4:12]}{BARE[26:]}"
        check = compared(swapped)
        assert check.holding == ("again",)
        assert check.uncovered == ()
        assert {one.found_at for one in check.outside} == {0, 4, 11, 17, 18, 25, 26}

    @pytest.mark.parametrize("text", ["", "狗", "另一份文件，没有什么。"])
    def test_of_another_text_everything_is_uncovered(self, text: str) -> None:
        """No mark is taken for one of the text if no unit stands beside it."""
        check = compared(text)
        assert "".join(one.words for one in check.uncovered) == text
        assert states(check) == {"missing": 7}


class TestShifted:
    """Of passages that occur more than once each is found beside its neighbours."""

    def test_a_repeated_passage_follows_the_one_before_it(self) -> None:
        """The cats of the third item are not taken for those of the first, however far the text has moved."""
        front = "序" * 40
        check = compared(front + BARE)
        assert [one.found_at for one in check.pins] == [46, 54, 60, 68]
        assert words(check.uncovered) == [(0, front)]


class TestOfficialText:
    """The real catalogue against the real text, where that is at hand."""

    def test_no_character_is_left_over(self, official_text: str) -> None:
        """Units and spans outside them cover the official text, and nothing is covered by both."""
        check = check_text(official_text, CLAUSES, OUTSIDE)
        assert check.complete
        assert {one.state for one in check.outside} == {"holds"}
        assert (check.uncovered, check.twice) == ((), ())
        assert len(check.bare) == 1865

    def test_an_insertion_anywhere_is_uncovered(self, official_text: str) -> None:
        """Wherever a sentence is put in, some of the text is left over that holds it whole."""
        bare = without_white_space(official_text)
        for at in range(0, len(bare) + 1, 31):
            check = check_text(f"{bare[:at]}牛不得入内{bare[at:]}", CLAUSES, OUTSIDE)
            assert sum(stretch.words.count("牛不得入内") for stretch in check.uncovered) == 1

    def test_another_connective_is_uncovered(self, official_text: str) -> None:
        """With "and" in place of "or" in 5(5) all units hold, and the word is named."""
        bare = without_white_space(official_text)
        check = check_text(f"{bare[:1790]}和{bare[1791:]}", CLAUSES, OUTSIDE)
        assert check.complete
        assert words(check.uncovered) == [(1790, "和")]

    def test_without_the_notice_the_measures_are_covered(self, official_text: str) -> None:
        """The Measures alone are found further to the front, and none of their words is left over."""
        check = check_text(without_white_space(official_text)[206:], CLAUSES, OUTSIDE)
        assert check.uncovered == ()
        assert not check.complete
