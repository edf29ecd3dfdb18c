"""The words of the official text that no unit claims, as places."""

import re
from itertools import pairwise

import pytest

from fzdigital.policy.catalogue import CLAUSES
from fzdigital.policy.catalogue.outside import OUTSIDE, Outside
from fzdigital.rules.source import Clause, Pin

LENGTH = 1865
"""Characters of the official text, white space removed."""

KINDS = {kind: len([one for one in OUTSIDE if one.kind.en == kind]) for kind in {one.kind.en for one in OUTSIDE}}


def covered(*pins: Pin) -> set[int]:
    """The positions that pins take up."""
    return {at for pin in pins for at in range(pin.start, pin.end)}


def of_units(clauses: tuple[Clause, ...]) -> set[int]:
    """The positions that units take up."""
    return covered(*(pin for clause in clauses for pin in clause.pins))


OF_OUTSIDE = covered(*(one.pin for one in OUTSIDE))


class TestWhole:
    """Units and spans outside them are the whole text, which needs no text to be seen."""

    def test_they_cover_every_position(self) -> None:
        """From the first to the last character there is no gap."""
        assert of_units(CLAUSES) | OF_OUTSIDE == set(range(LENGTH))

    def test_nothing_is_in_a_unit_and_outside(self) -> None:
        """No position is claimed by a unit and declared to be outside all."""
        assert of_units(CLAUSES) & OF_OUTSIDE == set()

    def test_spans_follow_each_other(self) -> None:
        """They are in the order of the text, not empty, and do not overlap."""
        assert all(0 <= one.pin.start < one.pin.end for one in OUTSIDE)
        assert all(one.pin.end <= other.pin.start for one, other in pairwise(OUTSIDE))

    @pytest.mark.parametrize("gone", OUTSIDE, ids=lambda one: str(one.pin.start))
    def test_no_span_can_be_left_out(self, gone: Outside) -> None:
        """Without any one of them a gap opens."""
        left = covered(*(one.pin for one in OUTSIDE if one != gone))
        assert set(range(LENGTH)) - of_units(CLAUSES) - left == covered(gone.pin)


class TestSpan:
    """Each span says what it is and why no unit claims it."""

    @pytest.mark.parametrize("one", OUTSIDE, ids=lambda one: str(one.pin.start))
    def test_it_is_said_in_both_languages(self, one: Outside) -> None:
        """Kind and reason lack no language, and each language is where it belongs."""
        for text in (one.kind, one.reason):
            assert re.search(r"[\u4e00-\u9fff]", text.zh)
            assert text.en
            assert text.en.isascii()
        assert re.fullmatch(r"[0-9a-f]{64}", one.pin.sha256)

    def test_the_kinds_are_few(self) -> None:
        """As many of each as the document has."""
        assert KINDS == {
            "letterhead": 1,
            "document number": 1,
            "title": 4,
            "addressees": 1,
            "policy background in the preamble": 1,
            "purpose in the preamble": 1,
            "connective": 2,
            "heading or item number": 18,
            "lead-in to the table and its header": 2,
            "printing office": 1,
            "punctuation": 54,
        }

    def test_one_kind_has_one_reason(self) -> None:
        """No two spans of a kind are excused differently."""
        assert len({(one.kind, one.reason) for one in OUTSIDE}) == len(KINDS)
