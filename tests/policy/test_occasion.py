"""What all questions of one day share."""

from datetime import date

import pytest

from fzdigital.nouns import PublicNotice
from fzdigital.policy.measures import MEASURES
from fzdigital.policy.occasion import Occasion, agreed
from fzdigital.rules.vocabulary import Possible, Value

ON = date(2024, 9, 20)
NOTICES = (PublicNotice(1, date(2024, 6, 5), date(2024, 6, 14)), PublicNotice(2, date(2024, 8, 1), None))
DAY = Occasion(ON, notices=NOTICES, decided=((1, date(2024, 5, 30)),))


class TestAgreed:
    """One value from the answers of all readings left open."""

    @pytest.mark.parametrize(
        ("answers", "value"),
        [
            ((True, True), True),
            ((None, None), None),
            (("before", "within"), Possible(("before", "within"))),
            ((True, False, True), Possible((False, True))),
            (("within", None), None),
        ],
    )
    def test_value(self, answers: tuple[str | bool | None, ...], value: Value) -> None:
        """The same, one of several, or unknown as soon as one answer is."""
        assert agreed(answers) == value


class TestBases:
    """OP-16 base: the day a first rating is counted from."""

    @pytest.mark.parametrize(
        ("reading", "bases"),
        [
            ("publicity_end", (date(2024, 6, 14),)),
            ("publicity_start", (date(2024, 6, 5),)),
            ("decision_date", (date(2024, 5, 30),)),
            (None, (date(2024, 6, 14), date(2024, 6, 5), date(2024, 5, 30))),
        ],
    )
    def test_under_each_reading(self, reading: str | None, bases: tuple[date, ...]) -> None:
        """Unresolved, every one of them."""
        assert DAY.bases(MEASURES.with_readings({"OP-16.base": reading}), 1) == bases

    def test_of_a_batch_of_which_little_is_known(self) -> None:
        """Announced without a known end; not announced at all."""
        assert DAY.bases(MEASURES, 2) == (None,)
        assert DAY.bases(MEASURES, 3) == (None,)
        assert [DAY.announced(batch) for batch in (1, 2, 3)] == [True, True, False]


class TestWindows:
    """4(5)a: one window for each combination of readings left open."""

    def test_by_default_one(self) -> None:
        """Notice until 14 June: September."""
        (window,) = DAY.windows(MEASURES, 1)
        assert window is not None
        assert (window.first, window.last) == (date(2024, 9, 1), date(2024, 9, 30))

    def test_none_without_a_base(self) -> None:
        """Unknown end: unknown window, one for each open reading."""
        assert DAY.windows(MEASURES, 2) == (None,)
        assert set(DAY.windows(MEASURES.with_readings({"OP-16.window": None}), 2)) == {None}

    def test_an_unresolved_shift(self) -> None:
        """OP-16 holiday unresolved, single day: Saturday 14 September or Monday the 16th."""
        readings = {"OP-16.window": "anniversary_day", "OP-16.holiday": None}
        windows = DAY.windows(MEASURES.with_readings(readings), 1)
        assert {one.first for one in windows if one} == {date(2024, 9, 14), date(2024, 9, 16)}


class TestCommon:
    """The facts that all cases of the day share."""

    def test_release(self) -> None:
        """Unknown until said; thirty days on it is thirty days on."""
        assert DAY.common(MEASURES).values == (ON, None, None)
        released = Occasion(ON, released_on=date(2024, 4, 19))
        assert released.common(MEASURES).values == (ON, date(2024, 4, 19), date(2024, 5, 19))
