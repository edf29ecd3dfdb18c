"""Masking where corrections carry codes and names of their own."""

from attrs import evolve

from fzdigital.nouns import Application, Entry, Stars
from fzdigital.service.casebook import Casebook
from fzdigital.service.history import known_entries
from fzdigital.service.masking import with_masked_firms
from tests.service.builders import APPLIED, LATER, SEPTEMBER, accident, admitted, applied, candidate, rated
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


def test_two_firms_of_one_selection_keep_two_masks() -> None:
    """A correction of one firm's code to the other's makes its entry the other's, masked as well."""
    entries = [Entry(f"e{number}", one.on, one) for number, one in enumerate((*candidate(1, 90), *candidate(2, 80)))]
    slip = Entry("slip", LATER, accident(1))
    after = with_masked_firms(Casebook((*entries, slip), (corrected("slip", "code", ONE, TWO),)))
    (masked,) = [one.what.code for one in known_entries(after) if one.recorded_on == LATER]
    second = [one.what.code for one in after.entries if isinstance(one.what, Application)][1]
    assert masked == second
