"""The acts of a day, gathered."""

from fzdigital.render.overview import SECTIONS, act_groups, asked_lines, group_line
from fzdigital.rules.decision import Outcome
from tests.rules.toy import asked


def name(code: str) -> str:
    """How the toy's cards are called."""
    return f"card {code}"


class TestGroups:
    """The same act on the same ground is said once."""

    def test_alike_decisions_are_one_group(self) -> None:
        """Two cards in the same case share a line, and a card is named once."""
        (group,) = act_groups((asked(points=9), asked(points=8)), Outcome.MUST, name, "en", without=("notify",))
        assert (group.act, group.holder, group.clauses) == ("suspend the card", "the desk", ("section 1 [1]",))
        assert group.subjects == ("card No. 7",)
        assert group_line(group, "en") == "suspend the card — the desk; section 1 [1]"

    def test_they_follow_the_regulation(self) -> None:
        """Groups come in the order of its acts, whatever the order of the decisions."""
        groups = act_groups((asked(points=9),), Outcome.MUST, name, "zh")
        assert [group.act for group in groups] == ["停卡", "通知持卡人"]

    def test_latitude_is_part_of_the_line(self) -> None:
        """What the text leaves to the holder is said."""
        (group,) = act_groups((asked(points=1),), Outcome.MAY, name, "zh")
        assert group_line(group, "zh") == "准予多借（主任）；第2款 [2]；一至五本"

    def test_a_conflict_is_a_section_of_its_own(self) -> None:
        """Where rules contradict each other, both are named."""
        (group,) = act_groups((asked(points=1, warned=True),), Outcome.CONFLICT, name, "en")
        assert group.clauses == ("section 2 [2]", "section 2a [2a]")

    def test_an_open_act_says_what_it_may_come_to(self) -> None:
        """Its outcomes, then the questions."""
        (group,) = act_groups((asked(points=None),), None, name, "en", without=("notify", "extra_loans"))
        assert list(asked_lines(group, "en")) == [
            "it may come out as: must / no ground",
            "how many points are there? [the reading room answers]",
        ]

    def test_what_cannot_come_to_anything_is_not_asked(self) -> None:
        """An act that is forbidden or merely without ground is no question for whoever wants to act."""
        decision = asked(points=5, warned=None)
        assert [outcome.value for outcome in decision.of("extra_loans").outcomes] == ["must_not", "silent"]
        groups = act_groups((decision,), None, name, "en")
        assert "grant extra loans" not in [group.act for group in groups]

    def test_every_outcome_that_says_something_has_a_section(self) -> None:
        """Duties come first, then powers; what is silent or not in force has none."""
        assert [outcome for outcome, _ in SECTIONS[:2]] == [Outcome.MUST, Outcome.MAY]
        assert {outcome for outcome, _ in SECTIONS} == {
            Outcome.MUST,
            Outcome.MAY,
            Outcome.CONFLICT,
            Outcome.MUST_NOT,
            None,
        }
