"""Three interpreters and the plain definition agree; the module beside this one does the same for very many cases."""

from random import Random

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from fzdigital.rules.decide import decide
from fzdigital.rules.expr import Const
from fzdigital.rules.outcome_planes import bearing_rules, outcome_planes
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Force
from fzdigital.rules.universe import Universe
from tests.rules.agreement import agreement, main
from tests.rules.test_planes import flat, planes_of, truths
from tests.strategies.small import Trial, few, small_cases, small_regulations
from tests.strategies.trees import mappings, regulations, unhurried

ACT = "praise"


class TestComplete:
    """Where everything is known, the one outcome is the same four times."""

    @unhurried
    @given(regulations(), st.integers(0, 2**32))
    def test_of_any_regulation(self, regulation: Regulation, number: int) -> None:
        """Every form of condition, exceptions, survival, aims, two kinds of matter and open readings."""
        assert agreement(regulation, Random(number), 12).mismatches == 0

    @few
    @given(small_regulations(), st.integers(0, 2**32))
    def test_of_a_small_regulation(self, regulation: Regulation, number: int) -> None:
        """Days compared with each other, numbers of no power of two, lists of three names."""
        assert agreement(regulation, Random(number), 12).mismatches == 0

    def test_the_same_seed_gives_the_same_cases(self) -> None:
        """The count is at least what was asked for, and nothing disagrees."""
        one, other = main(2000), main(2000)
        assert one == other
        assert one.cases >= 2000
        assert one.mismatches == 0


class TestUnknown:
    """Where facts are unknown, the quick answers are safe, and the diagram alone is exact."""

    @few
    @given(small_regulations(), st.data())
    def test_the_truth_of_a_condition(self, regulation: Regulation, data: st.DataObject) -> None:
        """Over the diagram each case has one of two truths; where the reasons settle it, it is theirs."""
        decision = decide(regulation, data.draw(small_cases(regulation)))
        universe = Universe(decision.case, (ACT,), regulation)
        for rule, planes in universe.applied(ACT):
            found = planes.truths(rule.when)
            assert not found.yes & found.no
            assert not universe.possible & planes.algebra.negated(found.yes | found.no)
            for ground in decision.of(ACT).grounds:
                if ground.result.rule == rule and ground.matter == -1 and ground.result.when.truth is not None:
                    # The reasons know what a value is narrowed to, which the planes leave to what is possible.
                    settled = found.yes if ground.result.when.truth else found.no
                    assert not universe.possible & planes.algebra.negated(settled)

    @few
    @given(small_regulations(), st.data())
    def test_whatever_is_possible_is_in_every_answer(self, regulation: Regulation, data: st.DataObject) -> None:
        """The outcomes of the diagram are those of brute force, and none of them is missing in the decision."""
        decision = decide(regulation, data.draw(small_cases(regulation)))
        trial = Trial(regulation, decision.case, ACT)
        universe = Universe(decision.case, (ACT,), regulation)
        exact = {one for one, node in universe.outcomes(ACT).items() if node & universe.possible}
        assert exact == trial.outcomes(trial.known)
        assert exact <= set(decision.of(ACT).outcomes)

    @few
    @given(regulations(), st.data())
    def test_planes_of_integers_know_one_or_leave_it_open(self, regulation: Regulation, data: st.DataObject) -> None:
        """Where an outcome is known to hold, every other is known not to; never are all known not to."""
        cases = data.draw(st.lists(mappings(regulation.vocabulary, flat), min_size=1, max_size=4))
        planes = planes_of(regulation, cases)
        found = outcome_planes(planes.algebra, [(rule, planes) for rule in bearing_rules(regulation, ACT)])
        for row in zip(*(truths(truth, len(cases)) for truth in found.values()), strict=True):
            assert row.count(False) == len(row) - 1 if True in row else row.count(False) < len(row)


class TestBearing:
    """An aim makes no difference where anything else does."""

    @few
    @given(small_regulations())
    def test_which_rules_bear(self, regulation: Regulation) -> None:
        """All that are no aims, and aims that are exceptions; where there are only aims, these."""
        rules = [rule for rule in regulation.rules if rule.act == ACT]
        excepting = {name for rule in rules for name in rule.unless}
        bearing = [rule for rule in rules if rule.force is not Force.AIM or rule.id in excepting]
        assert list(bearing_rules(regulation, ACT)) == (bearing or rules)

    @few
    @given(small_regulations(), st.data())
    def test_an_aim_more_changes_nothing(self, regulation: Regulation, data: st.DataObject) -> None:
        """A further aim beside other rules leaves every outcome where it was."""
        bearing = bearing_rules(regulation, ACT)
        if any(rule.force is not Force.AIM for rule in bearing):
            aim = evolve(bearing[0], id="aim", force=Force.AIM, when=Const(True), scope=Const(True), unless=())
            more = evolve(regulation, rules=(*regulation.rules, aim))
            case = data.draw(small_cases(regulation))
            before, after = (decide(one, case).of(ACT).outcomes for one in (regulation, more))
            assert before == after
