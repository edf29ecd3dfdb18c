"""The sectors."""

from fzdigital.nouns import Industry


class TestIndustry:
    """1/sectors: four sectors, in a closed list."""

    def test_there_are_four(self) -> None:
        """No fifth sector exists."""
        assert len(Industry) == 4

    def test_each_is_called_as_in_the_measures(self) -> None:
        """The Chinese names are the full ones."""
        assert [industry.text.zh for industry in Industry] == [
            "针织或钩针编织物及其制造",
            "棉纺织或化纤纺织及印染精加工",
            "电子器件制造及配套",
            "汽车零部件及配件制造",
        ]
