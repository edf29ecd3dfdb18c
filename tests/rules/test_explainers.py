"""Reasons from patterns."""

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from fzdigital.rules.explainers import compile_reason
from fzdigital.rules.kleene import explain
from fzdigital.rules.patterns import leaves, slow_pattern
from tests.strategies.trees import Realm, conditions, mappings, realms, settings, unhurried


class TestReasons:
    """A compiled explainer is the interpreter, only faster."""

    @unhurried
    @given(realms(), st.data())
    def test_they_are_those_of_the_interpreter(self, realm: Realm, data: DataObject) -> None:
        """The whole tree of reasons is the same, whatever is unknown or narrowed and however open points are read."""
        condition, setting = data.draw(conditions(realm)), data.draw(settings(realm))
        case, readings = data.draw(mappings(realm.vocabulary)), dict(setting.readings)
        found = tuple(dict.fromkeys(leaves(condition, readings)))
        explainer = compile_reason(condition, {leaf: place for place, leaf in enumerate(found)}, readings)
        assert explainer(slow_pattern(found, case, dict(setting.parameters))) == explain(condition, case, setting)
