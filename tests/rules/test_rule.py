"""Rules and their forces."""

import pytest

from fzdigital.rules.rule import Force


class TestForce:
    """Must, may, must not, aim."""

    @pytest.mark.parametrize(
        ("force", "zh", "en"),
        [
            (Force.MUST, "应当", "must"),
            (Force.MAY, "可以", "may"),
            (Force.MUST_NOT, "不得", "must not"),
            (Force.AIM, "力求", "aims to"),
        ],
    )
    def test_each_has_its_word(self, force: Force, zh: str, en: str) -> None:
        """The words of a Chinese legal text, and their English counterparts."""
        assert force.text == (zh, en)

    def test_there_are_no_others(self) -> None:
        """Four forces, by their values."""
        assert [force.value for force in Force] == ["must", "may", "must_not", "aim"]
