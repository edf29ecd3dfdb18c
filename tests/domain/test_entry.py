"""Entries and corrections."""

from datetime import timedelta

import pytest
from attrs import evolve, fields_dict
from hypothesis import given
from hypothesis import strategies as st

from fzdigital.errors import InconsistentError, InvalidCodeError, InvalidValueError
from fzdigital.nouns import Application, Correction, Entry, ProviderKind, Stars, corrected
from tests.domain.samples import (
    APPLICATION,
    CORRECTION,
    DAY,
    ENTRY,
    EVE,
    EXIT,
    LATER,
    MORROW,
    ONE,
    OTHER,
    RATING,
)
from tests.strategies.nouns import code_of, entries

OF_APPLICATION = Entry("申报-1", MORROW, APPLICATION)


class TestEntry:
    """What happened, and when it was recorded."""

    @given(entries())
    def test_is_recorded_when_it_happened_or_later(self, entry: Entry) -> None:
        """The day of recording is never before that of the happening."""
        assert entry.happened_on == entry.what.on <= entry.recorded_on

    def test_may_be_recorded_the_same_day(self) -> None:
        """On the day itself is early enough, the day before is not."""
        assert evolve(ENTRY, recorded_on=DAY).recorded_on == DAY
        with pytest.raises(InconsistentError, match="a day not before 2025-03-03"):
            evolve(ENTRY, recorded_on=EVE)


class TestCorrection:
    """One field of one entry."""

    @pytest.mark.parametrize("value", [None, True, 1, "1", DAY, Stars.NONE, ("5(4)",)], ids=repr)
    def test_may_be_of_any_value_that_cannot_change(self, value: object) -> None:
        """Unknown, truth values, numbers, texts, days, members of enumerations and tuples of these."""
        assert evolve(CORRECTION, new=value).new == value

    def test_refuses_a_list_inside_a_tuple(self) -> None:
        """A tuple is not immutable if what it holds is not."""
        with pytest.raises(InvalidValueError, match="an immutable value"):
            evolve(CORRECTION, new=(["5(4)"],))

    def test_may_have_a_long_reason(self) -> None:
        """A thousand characters and no more."""
        assert len(evolve(CORRECTION, why="因" * 1000).why) == 1000
        with pytest.raises(InvalidValueError):
            evolve(CORRECTION, why="因" * 1001)


class TestCorrected:
    """An entry with one field corrected."""

    def test_has_the_new_value_and_nothing_else_changed(self) -> None:
        """The rest of the entry stays, its number and day of recording included."""
        assert corrected(ENTRY, CORRECTION) == evolve(ENTRY, what=evolve(RATING, stars=Stars.ONE))

    @pytest.mark.parametrize(
        ("name", "old", "new"),
        [
            ("code", ONE, OTHER),
            ("name", APPLICATION.provider.name, "福州智造有限公司"),
            ("kind", ProviderKind.PROFESSIONAL, ProviderKind.PLATFORM),
        ],
    )
    def test_reaches_the_firm_of_an_application(self, name: str, old: object, new: object) -> None:
        """Code, name and kind of the applying firm are corrected like fields of the application."""
        what = corrected(OF_APPLICATION, Correction("申报-1", name, old, new, "抄写错误", LATER)).what
        assert isinstance(what, Application)
        assert what == evolve(APPLICATION, provider=evolve(APPLICATION.provider, **{name: new}))

    def test_reaches_the_other_fields_of_an_application(self) -> None:
        """Its own fields are corrected too."""
        what = corrected(OF_APPLICATION, Correction("申报-1", "listed", False, None, "尚未核查", LATER)).what
        assert what == evolve(APPLICATION, listed=None)

    def test_the_kind_of_an_act_is_its_own(self) -> None:
        """Where no firm applies, a field of that name is the happening's; the new value must fit the rest."""
        entry = Entry("决定-1", LATER, EXIT)
        other = corrected(entry, Correction("决定-1", "code", ONE, OTHER, "抄写错误", LATER))
        assert other.what == evolve(EXIT, code=OTHER)
        with pytest.raises(InvalidValueError):
            corrected(entry, Correction("决定-1", "kind", EXIT.kind, "admit", "抄写错误", LATER))

    def test_refuses_an_old_value_that_does_not_stand_there(self) -> None:
        """The refusal shows what was thought to stand there and what does."""
        with pytest.raises(InconsistentError, match=r"old value of stars is <Stars\.THREE.*<Stars\.TWO"):
            corrected(ENTRY, evolve(CORRECTION, old=Stars.THREE))

    def test_refuses_an_old_value_that_only_compares_equal(self) -> None:
        """True is not the first round, though Python holds them equal."""
        assert RATING.rechecks == 1
        with pytest.raises(InconsistentError):
            corrected(ENTRY, evolve(CORRECTION, field="rechecks", old=True, new=None))

    @pytest.mark.parametrize("name", ["grade", "name", "id", "recorded_on", "as_of", "__class__"])
    def test_refuses_a_field_that_is_none(self, name: str) -> None:
        """The refusal lists the fields there are; what is recorded about the entry itself is none of them."""
        with pytest.raises(InconsistentError, match="code, round, on, stars, rechecks"):
            corrected(ENTRY, evolve(CORRECTION, field=name))

    def test_refuses_another_entry(self) -> None:
        """A correction is of the entry it names."""
        with pytest.raises(InconsistentError, match="评级-2"):
            corrected(ENTRY, evolve(CORRECTION, entry="评级-2"))

    def test_checks_the_new_value(self) -> None:
        """A code that is none does not come in by way of a correction."""
        with pytest.raises(InvalidCodeError):
            corrected(ENTRY, evolve(CORRECTION, field="code", old=ONE, new=code_of(1)[:-1]))

    def test_checks_the_entry_again(self) -> None:
        """A happening is not moved past the day on which it was recorded."""
        with pytest.raises(InconsistentError, match=r"^recorded_on is"):
            corrected(ENTRY, evolve(CORRECTION, field="on", old=DAY, new=MORROW))

    @given(entries())
    def test_to_the_value_that_stands_there_changes_nothing(self, entry: Entry) -> None:
        """Correcting any field of any happening to what it is gives the entry itself."""
        for name in fields_dict(type(entry.what)):
            present = getattr(entry.what, name)
            assert corrected(entry, Correction(entry.id, name, present, present, "无", LATER)) == entry

    @given(entries(), st.integers(0, 400))
    def test_is_undone_by_the_opposite_correction(self, entry: Entry, earlier: int) -> None:
        """To an earlier day and back gives the entry itself."""
        day = entry.happened_on - timedelta(days=earlier)
        there = Correction(entry.id, "on", entry.happened_on, day, "抄写错误", LATER)
        back = evolve(there, old=day, new=entry.happened_on)
        assert corrected(entry, there).happened_on == day
        assert corrected(corrected(entry, there), back) == entry
