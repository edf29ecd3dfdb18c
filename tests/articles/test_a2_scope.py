"""Whom the selection is open to (section 2, 1/sectors)."""

import pytest
from attrs import evolve
from stdnum.cn.uscc import calc_check_digit

from fzdigital.errors import InvalidValueError
from fzdigital.nouns import Industry, Provider, ProviderKind
from fzdigital.policy.facts.selection import SECTOR
from fzdigital.rules.decision import Outcome
from fzdigital.rules.vocabulary import checked
from tests.articles.builders import MAY, NOT_APPLICABLE, admit_of, application, of_application, possible, under

ACTS = pytest.mark.parametrize(("act", "within"), [("recommend", Outcome.MUST), ("admit", Outcome.MAY)])


def elsewhere(division: str) -> str:
    """A code registered in another administrative division."""
    body = f"91{division}123456789"
    return body + calc_check_digit(body)


class TestNationwide:
    """2/nationwide: open to firms from the whole country."""

    @pytest.mark.parametrize("division", ["350100", "110101", "440300", "650100"])
    def test_where_it_is_registered_is_irrelevant(self, division: str) -> None:
        """A firm from Fuzhou, Beijing, Shenzhen or Ürümqi stands alike."""
        one = application()
        far = evolve(one, provider=Provider(elsewhere(division), "数字科技有限公司", one.provider.kind))
        assert admit_of(far) == MAY

    @ACTS
    def test_a_firm_from_abroad_is_outside(self, act: str, within: Outcome) -> None:
        """The scope of section 2 does not reach it."""
        assert of_application().of(act).outcomes == (within,)
        assert of_application(facts={"in_china": False}).of(act).outcomes == NOT_APPLICABLE

    @ACTS
    def test_unknown_leaves_it_open(self, act: str, within: Outcome) -> None:
        """Nobody said where it is registered."""
        assert of_application(facts={"in_china": None}).of(act).outcomes == possible(Outcome.NOT_APPLICABLE, within)


class TestWilling:
    """2/willing: the firm must be willing to offer products and services to Fuzhou's smaller enterprises."""

    @ACTS
    def test_an_unwilling_firm_is_outside(self, act: str, within: Outcome) -> None:
        """Nobody is selected against its will."""
        assert of_application(facts={"willing": False}).of(act).outcomes == NOT_APPLICABLE

    def test_applying_shows_it(self) -> None:
        """An application needs no further declaration."""
        assert admit_of(application()) == MAY


class TestTypes:
    """2(1), 2(2): professional providers, and platform providers."""

    @pytest.mark.parametrize("kind", ProviderKind)
    def test_both_types_are_open_alike(self, kind: ProviderKind) -> None:
        """No quota is attached to a type."""
        assert admit_of(application(kind=kind)) == MAY

    @pytest.mark.parametrize(("reading", "expected"), [("exhaustive", NOT_APPLICABLE), ("illustrative", MAY)])
    def test_whether_there_are_others_is_open(self, reading: str, expected: tuple[Outcome, ...]) -> None:
        """The list is closed, or gives examples."""
        assert admit_of(facts={"kind": "other"}, regulation=under("OP-06.types", reading)) == expected

    def test_an_unknown_type_matters_only_if_the_list_is_closed(self) -> None:
        """It may be one of the two."""
        assert admit_of(facts={"kind": None}) == possible(Outcome.NOT_APPLICABLE, Outcome.MAY)
        assert admit_of(facts={"kind": None}, regulation=under("OP-06.types", "illustrative")) == MAY


class TestSectors:
    """1/sectors: four sectors and no other."""

    @pytest.mark.parametrize("industry", Industry)
    def test_each_of_the_four_is_open(self, industry: Industry) -> None:
        """An application names one of them."""
        assert admit_of(application(industry=industry)) == MAY

    def test_there_are_four(self) -> None:
        """The list is closed: a fifth cannot even be stated."""
        assert len(Industry) == 4
        with pytest.raises(InvalidValueError):
            checked(SECTOR, "food")
