"""Masking where corrections carry codes and names of their own."""

import pytest
from attrs import evolve

from fzdigital.nouns import Application, Entry, Mark, Stars
from fzdigital.service.casebook import Casebook
from fzdigital.service.history import known_entries
from fzdigital.service.masking import with_masked_firms, with_pseudonyms
from tests.service.builders import APPLIED, LATER, SEPTEMBER, accident, admitted, applied, candidate, rated, reported
from tests.service.test_masking import corrected, experts, marked
from tests.strategies.nouns import code_of

ONE, TWO, THREE = code_of(1), code_of(2), code_of(3)


def names(casebook: Casebook) -> list[str]:
    """What the firms of a casebook are called, in the order of its applications."""
    return [one.what.provider.name for one in casebook.entries if isinstance(one.what, Application)]


class TestCodes:
    """A code in a correction is masked like any other."""

    def test_a_corrected_code_goes(self) -> None:
        """Neither the wrong code nor the right one is left, and the correction still finds what it corrects."""
        entries = (Entry("e1", APPLIED, applied(1)), Entry("e2", LATER, accident(1)))
        after = with_masked_firms(Casebook(entries, (corrected("e2", "code", ONE, TWO),)))
        assert not any(code in repr(after) for code in (ONE, TWO))
        first, second = (one.what.code for one in known_entries(after))
        assert first != second

    def test_a_code_that_stands_nowhere_goes(self) -> None:
        """A correction that does not fit, for it names a code that nobody has, gives that code away no more."""
        entries = (Entry("e1", APPLIED, applied(1)), Entry("e2", LATER, accident(1)))
        after = with_masked_firms(Casebook(entries, (corrected("e2", "code", THREE, TWO),)))
        assert not any(code in repr(after) for code in (ONE, TWO, THREE))

    def test_other_corrections_move_no_number(self) -> None:
        """One firm is the first, however many of its fields were corrected."""
        entries = (Entry("e1", APPLIED, applied(1)), Entry("e2", SEPTEMBER, rated(1, 1, SEPTEMBER, Stars.ONE)))
        fixes = [corrected("e2", "stars", Stars.ONE, grade) for grade in (Stars.NONE, Stars.TWO, Stars.THREE)]
        fixes += [corrected("e2", "round", 1, number) for number in range(2, 12)]
        assert names(with_masked_firms(Casebook(entries, tuple(fixes)))) == ["企业0001"]


class TestNames:
    """A name in a correction is masked like any other."""

    def test_a_corrected_name_goes_whatever_its_width(self) -> None:
        """Written in full width in the correction it is the firm's name all the same."""
        wide = evolve(applied(1), provider=evolve(applied(1).provider, name="ＡＢ示例公司"))
        entries = (Entry("e1", APPLIED, wide),)
        after = with_masked_firms(Casebook(entries, (corrected("e1", "name", "ＡＢ示例公司", "CD示例公司"),)))
        assert "示例公司" not in repr(after)
        (entry,) = known_entries(after)
        assert isinstance(entry.what, Application)
        assert entry.what.provider.name.startswith("企业0001")

    def test_a_name_that_stands_nowhere_goes(self) -> None:
        """The old name a correction states is masked although nobody bears it."""
        fix = corrected("e1", "name", "别家示例公司", "服务商1")
        after = with_masked_firms(Casebook((Entry("e1", APPLIED, applied(1)),), (fix,)))
        assert "别家" not in repr(after)


class TestExperts:
    """An expert whose name gives a firm away gets a pseudonym."""

    def test_called_by_a_code(self) -> None:
        """A code in an expert's name is a firm's code."""
        entries = (
            *((Entry("e1", APPLIED, applied(1))), Entry("e2", LATER, admitted(1))),
            Entry("e3", LATER, marked(f"{ONE}代表")),
        )
        after = with_masked_firms(Casebook(entries))
        assert experts(after) == ["专家01"]
        assert ONE not in repr(after)

    def test_a_corrected_name_of_a_firm_is_no_experts(self) -> None:
        """Experts keep their names where none of them names a firm, whatever was corrected."""
        entries = (Entry("e1", APPLIED, applied(1)), Entry("e2", LATER, marked("甲某")))
        after = with_masked_firms(Casebook(entries, (corrected("e1", "name", "服务商1", "示例公司"),)))
        assert experts(after) == ["甲某"]

    def test_a_corrected_expert_who_was_called_by_a_code(self) -> None:
        """The old name in a correction counts, although no mark bears it."""
        entries = (Entry("e1", APPLIED, applied(1)), Entry("e2", LATER, marked("甲某")))
        after = with_masked_firms(Casebook(entries, (corrected("e2", "expert", f"{ONE}代表", "乙某"),)))
        assert ONE not in repr(after)
        assert "甲某" not in repr(after)

    @pytest.mark.parametrize(("expert", "kept"), [("99", True), ("100", False)])
    def test_a_number_of_two_digits_is_a_seat(self, expert: str, kept: bool) -> None:
        """A number of three digits may tell who it is."""
        given = Casebook((Entry("e1", APPLIED, applied(1)), Entry(f"e{expert}", LATER, marked(expert))))
        assert (f"e{expert}" in [one.id for one in with_pseudonyms(given).entries]) is kept


class TestNumbers:
    """The numbers of experts follow from all scores, and from nothing else."""

    def numbers(self, *marks: Mark, shift: int = 0) -> dict[str, str]:
        """The pseudonym of each expert; ``shift`` is at which mark the ids begin, for another order of the rows."""
        turned = (*marks[shift:], *marks[:shift])
        entries = [Entry(f"e{number:02}", LATER, one) for number, one in enumerate(turned)]
        names = [one.what.expert for one in Casebook(tuple(entries)).entries if isinstance(one.what, Mark)]
        return dict(zip(names, experts(with_pseudonyms(Casebook(tuple(entries)))), strict=True))

    def test_whatever_order_the_rows_stand_in(self) -> None:
        """Seven experts with two marks each, two of them with the same marks, have the same numbers in any order."""
        scores = (90, 80, 70, 85, 65, 75, 75)
        marks = [marked(f"某{at}", score + firm, firm=firm) for at, score in enumerate(scores) for firm in (1, 2)]
        assert all(self.numbers(*marks, shift=shift) == self.numbers(*marks) for shift in range(1, 14))

    def test_of_equal_scores_the_others_decide(self) -> None:
        """Who of two with the same marks comes first hangs on what a third one gave, not on their names alone."""
        firsts = {
            min(found := self.numbers(marked("甲", 80), marked("乙", 80), marked("丙", other)), key=found.__getitem__)
            if other != 80
            else ""
            for other in range(60, 100)
        }
        assert {"甲", "乙"} <= firsts


def test_a_corrected_case_number_that_stands_nowhere() -> None:
    """A correction that does not fit is masked as well, both its numbers."""
    entries = (Entry("e1", APPLIED, applied(1)), Entry("e2", LATER, reported(1, LATER, number="甲案")))
    after = with_masked_firms(Casebook(entries, (corrected("e2", "case_number", "乙案", "丙案"),)))
    assert not any(number in repr(after) for number in ("甲案", "乙案", "丙案"))


def test_two_firms_of_one_selection_keep_two_masks() -> None:
    """A correction of one firm's code to the other's makes its entry the other's, masked as well."""
    entries = [Entry(f"e{number}", one.on, one) for number, one in enumerate((*candidate(1, 90), *candidate(2, 80)))]
    slip = Entry("slip", LATER, accident(1))
    after = with_masked_firms(Casebook((*entries, slip), (corrected("slip", "code", ONE, TWO),)))
    (masked,) = [one.what.code for one in known_entries(after) if one.recorded_on == LATER]
    second = [one.what.code for one in after.entries if isinstance(one.what, Application)][1]
    assert masked == second
