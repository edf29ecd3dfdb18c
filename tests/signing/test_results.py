"""The file that a run of the scenarios leaves, read strictly."""

import json
from typing import Any

import pytest

from fzdigital.errors import ScenariosError
from fzdigital.policy.measures import MEASURES
from fzdigital.rules.interchange import fingerprint, regulation_document
from fzdigital.signing import Scenario, Sentence, regulation_fingerprint, scenarios_from

OWN = regulation_fingerprint(MEASURES)
STEPS = [
    {"keyword": "假如", "text": "服务资源库有<家数>家", "table": [["企业", "星级"], ["甲公司", "无星级"]]},
    {"keyword": "那么", "text": "甲公司应当退出"},
]


def scenario(**other: Any) -> dict[str, Any]:
    """An entry as a run writes it, with some values replaced."""
    return {
        "id": "a.feature::连续两次[27]",
        "file": "a.feature",
        "feature": "五、（四）",
        "rule": "",
        "name": "连续两次",
        "english": "",
        "units": ["5(4)"],
        "steps": STEPS,
        "row": {"家数": "27"},
        "result": {"outcome": "passed"},
    } | other


def document(*scenarios: Any, **other: Any) -> str:
    """A file of results, with some values replaced."""
    whole = {"format": "fzdigital-scenarios", "version": 1, "regulation": OWN, "library": "0.1.0"}
    return json.dumps(whole | {"scenarios": list(scenarios)} | other, ensure_ascii=False)


def faults(text: str | bytes) -> list[tuple[str, str]]:
    """What is wrong with a file, as (place, English sentence)."""
    with pytest.raises(ScenariosError) as caught:
        scenarios_from(text, MEASURES, "r.json")
    assert all(one.zh != one.en for _, one in caught.value.problems)
    return [(place, one.en) for place, one in caught.value.problems]


class TestRead:
    """A file as a run writes it."""

    def test_a_scenario_with_all_it_has(self) -> None:
        """Titles, units, sentences with their tables, the row, and the result."""
        (found,) = scenarios_from(document(scenario(rule="部分", english="twice")), MEASURES)
        assert found == Scenario(
            "a.feature::连续两次[27]",
            "a.feature",
            "五、（四）",
            "部分",
            "连续两次",
            "twice",
            ("5(4)",),
            (
                Sentence("假如", "服务资源库有<家数>家", (("企业", "星级"), ("甲公司", "无星级"))),
                Sentence("那么", "甲公司应当退出"),
            ),
            (("家数", "27"),),
            "passed",
        )

    def test_one_that_failed(self) -> None:
        """The sentence that did not hold, and why."""
        failed = {"outcome": "failed", "step": 1, "message": "AssertionError: 可以"}
        (found,) = scenarios_from(document(scenario(result=failed)).encode(), MEASURES)
        assert (found.result, found.failed_at, found.message) == ("failed", 1, "AssertionError: 可以")

    def test_none_at_all(self) -> None:
        """A run of nothing is read as such."""
        assert scenarios_from(document(), MEASURES) == ()

    def test_they_keep_their_order(self) -> None:
        """As they stand in the file."""
        found = scenarios_from(document(scenario(id="b"), scenario(id="a")), MEASURES)
        assert [one.id for one in found] == ["b", "a"]


class TestRegulation:
    """Results belong to the regulation under which they were found."""

    def test_the_fingerprint_is_that_of_its_document(self) -> None:
        """Whoever writes results names the regulation by the same hash."""
        assert fingerprint(regulation_document(MEASURES)) == OWN

    @pytest.mark.parametrize(
        "other", [MEASURES.with_parameters(refill_floor=28), MEASURES.with_readings({"OP-26.floor": "inclusive"})]
    )
    def test_those_of_another_are_refused(self, other: Any) -> None:
        """A number or a reading that differs makes it another regulation."""
        text = document(scenario(), regulation=regulation_fingerprint(other))
        ((place, sentence),) = faults(text)
        assert place == "r.json"
        assert sentence.startswith("was found under another regulation (")
        assert sentence.endswith("run the scenarios again.")
        assert scenarios_from(text, other)[0].name == "连续两次"


class TestRefused:
    """What is not as a run writes it is refused with its place, and nothing of the file is used."""

    @pytest.mark.parametrize(
        "text",
        ["", "{", "\ud800", b"\xff", "[" * 100_000],
        ids=["empty", "cut", "damaged", "no UTF-8", "nested"],
    )
    def test_what_is_no_json(self, text: str | bytes) -> None:
        """Damaged, cut or nested without end."""
        ((place, sentence),) = faults(text)
        assert place == "r.json"
        assert sentence.startswith("is no JSON document (")

    @pytest.mark.parametrize("text", ["[]", "null", "3", '"text"'])
    def test_what_is_no_object(self, text: str) -> None:
        """Another value of JSON."""
        assert faults(text)[0][1].endswith("is no object.")

    def test_a_key_twice(self) -> None:
        """Which of the two holds cannot be told."""
        assert faults('{"format": 1, "format": 2}') == [("r.json", "key 'format' stands twice; drop one.")]

    @pytest.mark.parametrize(
        ("other", "sentence"),
        [
            ({"format": "fzdigital-vectors"}, "'format' is 'fzdigital-vectors'; it must be fzdigital-scenarios."),
            ({"version": 2}, "'version' is 2; it must be 1."),
            ({"version": True}, "'version' is True; it must be 1."),
            ({"version": "1"}, "'version' is '1'; it must be 1."),
            ({"library": ""}, "'library' is ''; it must be text that is not empty."),
            ({"regulation": 3}, "'regulation' is 3; it must be text that is not empty."),
            ({"scenarios": {}}, "'scenarios' is {}; it must be [{…}]."),
            ({"more": 1}, "key 'more' has no place here; drop it."),
        ],
    )
    def test_a_document_of_another_kind(self, other: dict[str, Any], sentence: str) -> None:
        """Each value that is not as it must be."""
        assert faults(document(**other)) == [("r.json", sentence)]

    def test_a_document_that_lacks_everything(self) -> None:
        """Every key is named once."""
        keys = ("format", "version", "regulation", "library", "scenarios")
        assert faults("{}") == [("r.json", f"has no {key!r}; add it.") for key in keys]

    @pytest.mark.parametrize(
        ("other", "place", "sentence"),
        [
            ({"name": ""}, "", "'name' is ''; it must be text that is not empty."),
            ({"rule": None}, "", "'rule' is None; it must be text."),
            ({"units": "5(4)"}, "", "'units' is '5(4)'; it must be [text]."),
            ({"units": ["5(4)", 6]}, "", "'units' is ['5(4)', 6]; it must be [text]."),
            ({"row": [1]}, "", "'row' is [1]; it must be {name: text}."),
            ({"row": {"家数": 27}}, "", "'row' is {'家数': 27}; it must be {name: text}."),
            ({"steps": None}, "", "'steps' is None; it must be [{…}]."),
            ({"steps": ["当"]}, " steps[0]", "'当' is no object."),
            ({"steps": [{"keyword": "当"}]}, " steps[0]", "has no 'text'; add it."),
            ({"steps": [STEPS[1] | {"table": "无"}]}, " steps[0]", "'table' is '无'; it must be [[text]]."),
            ({"steps": [STEPS[1] | {"table": [["甲"], [1]]}]}, " steps[0]",
             "'table' is [['甲'], [1]]; it must be [[text]]."),
            ({"result": "passed"}, " result", "'passed' is no object."),
            ({"result": {"outcome": "skipped"}}, " result", "'outcome' is 'skipped'; it must be passed / failed."),
            ({"result": {"outcome": "passed", "step": 0}}, " result", "key 'step' has no place here; drop it."),
            ({"result": {"outcome": "failed", "step": 2, "message": ""}}, " result", "'step' is 2; it must be 0…1."),
            ({"result": {"outcome": "failed", "step": True, "message": ""}}, " result",
             "'step' is True; it must be 0…1."),
            ({"result": {"outcome": "failed", "message": ""}}, " result", "has no 'step'; add it."),
            ({"result": {"outcome": "failed", "step": 0}}, " result", "has no 'message'; add it."),
            ({"more": 1}, "", "key 'more' has no place here; drop it."),
        ],
    )  # fmt: skip
    def test_a_scenario_that_is_not_as_it_must_be(self, other: dict[str, Any], place: str, sentence: str) -> None:
        """Each value that is wrong, with its place among the scenarios."""
        found = faults(document(scenario(id="b"), scenario(**other)))
        assert found == [(f"r.json scenarios[1]{place}", sentence)]

    def test_one_that_is_no_object(self) -> None:
        """Something else stands where a scenario must."""
        assert faults(document(7))[0] == ("r.json scenarios[0]", "7 is no object.")

    def test_one_that_lacks_everything(self) -> None:
        """Every key is named once."""
        named = [sentence for _, sentence in faults(document({}))]
        assert [f"has no {key!r}; add it." for key in scenario()] == named[: len(scenario())]

    def test_one_that_stands_twice(self) -> None:
        """Of two results for one scenario neither is believed."""
        found = faults(document(scenario(), scenario()))
        assert found == [("r.json scenarios[1]", "'a.feature::连续两次[27]' stands twice; drop one.")]

    def test_everything_is_told_at_once(self) -> None:
        """Whoever mends the file sees all of it."""
        found = faults(document(scenario(name=""), scenario(id="b", units=[1]), version=2))
        assert [place for place, _ in found] == ["r.json", "r.json scenarios[0]", "r.json scenarios[1]"]

    def test_a_failed_scenario_without_sentences(self) -> None:
        """It can only have failed at its beginning."""
        failed = {"outcome": "failed", "step": 0, "message": "not run"}
        assert scenarios_from(document(scenario(steps=[], result=failed)), MEASURES)[0].failed_at == 0
