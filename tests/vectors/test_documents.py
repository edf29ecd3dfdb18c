"""Reading a file of vectors: whole or not at all, and every fault told."""

import json
from typing import Any

import pytest

from fzdigital.errors import FzdigitalError, VectorsError
from fzdigital.policy.measures import MEASURES
from fzdigital.vectors import all_vectors, answer, document_of, file_name, text_of, vectors_from

PLAIN: dict[str, Any] = {
    "id": "1/table/hand-1",
    "level": "lifecycle",
    "question": "row",
    "given": {"sector": "knit"},
    "expected": {"places": 10},
    "by": "hand",
    "working": {"zh": "针织为10家。", "en": "Knitting has ten."},
}


ADMITTED: dict[str, Any] = {
    "firm": "甲", "kind": "admit", "sector": "knit", "batch": 1, "on": "2024-06-05", "recorded_on": "2024-06-05",
}  # fmt: skip


def document(*entries: Any, **changes: Any) -> str:
    """A file with some vectors."""
    whole = {"format": "fzdigital-vectors", "version": 1, "regulation": "r", "unit": "1/table", "vectors": [*entries]}
    return json.dumps({**whole, **changes}, ensure_ascii=False)


class TestReading:
    """A file that is as it must be."""

    def test_a_plain_one(self) -> None:
        """Everything that stands in it is in the vector."""
        (vector,) = vectors_from(document(PLAIN))
        assert (vector.id, vector.level, vector.question, vector.by) == tuple(
            PLAIN[key] for key in ("id", "level", "question", "by")
        )
        assert (vector.given, vector.expected) == (PLAIN["given"], PLAIN["expected"])
        assert vector.working is not None
        assert vector.working.en == "Knitting has ten."

    def test_written_and_read_again(self) -> None:
        """Nothing is lost on the way."""
        of_unit = [one for one in all_vectors() if one.unit == "5(4)"]
        assert list(vectors_from(text_of(document_of("r", "5(4)", of_unit)))) == of_unit

    def test_what_is_given_cannot_be_changed(self) -> None:
        """Each look at it is another one."""
        (vector,) = vectors_from(document(PLAIN))
        vector.given["sector"] = "cotton"  # type: ignore[index]
        assert vector.given == {"sector": "knit"}

    @pytest.mark.parametrize(
        ("unit", "name"), [("5(5)a", "5-5-a.json"), ("3/trim", "3-trim.json"), ("5(3)a.1", "5-3-a.1.json")]
    )
    def test_the_name_of_a_file(self, unit: str, name: str) -> None:
        """Letters, digits and dots stay."""
        assert file_name(unit) == name


class TestRefusing:
    """A file that is not."""

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"id": "5(4)/hand-1"}, "'id'"),
            ({"id": 1}, "'id'"),
            ({"level": "easy"}, "'level'"),
            ({"question": 1}, "'question'"),
            ({"given": []}, "'given'"),
            ({"expected": 1}, "'expected'"),
            ({"by": "guess"}, "'by'"),
            ({"readings": {"OP-26.floor": 1}}, "'readings'"),
            ({"readings": []}, "'readings'"),
            ({"working": {"zh": "无"}}, "'working'"),
            ({"shows": [1]}, "'shows'"),
            ({"shows": "all"}, "'shows'"),
            ({"more": 1}, "'more'"),
        ],
    )
    def test_a_key_that_is_wrong(self, changes: dict[str, Any], said: str) -> None:
        """The fault names the place and the key."""
        with pytest.raises(VectorsError) as caught:
            vectors_from(document(PLAIN, {**PLAIN, **changes}), "a.json")
        ((place, text),) = caught.value.problems
        assert place == "a.json vectors[1]"
        assert said in text.en
        assert said in text.zh

    @pytest.mark.parametrize("key", [key for key in PLAIN if key != "working"])
    def test_a_key_that_is_missing(self, key: str) -> None:
        """It is named."""
        lacking = {name: value for name, value in PLAIN.items() if name != key}
        with pytest.raises(VectorsError, match=f"has no '{key}'"):
            vectors_from(document(lacking))

    def test_every_fault_is_told_at_once(self) -> None:
        """Two vectors with a fault each, and one that is none."""
        with pytest.raises(VectorsError) as caught:
            vectors_from(document({**PLAIN, "level": "easy"}, {**PLAIN, "by": "guess"}, 7))
        assert [place for place, _ in caught.value.problems] == [f"vectors vectors[{number}]" for number in range(3)]

    @pytest.mark.parametrize(
        "text",
        [
            "", "[]", "{", "7", b"\xff", "[" * 100_000, document(PLAIN, version=2), document(PLAIN, format="other"),
            document(PLAIN, vectors={}), document(PLAIN, unit=None),
            document(PLAIN).replace("10}", "10.5}"), document(PLAIN).replace("10}", "NaN}"),
            document(PLAIN).replace('"places"', '"places": 1, "places"'),
        ],
        ids=range(13),
    )  # fmt: skip
    def test_what_is_no_such_file(self, text: str | bytes) -> None:
        """No JSON, another version, a number with a fraction, or a key given twice."""
        with pytest.raises(VectorsError):
            vectors_from(text)


class TestAsking:
    """A question that means nothing is refused, and says what is wrong with it."""

    def test_an_act_that_is_one(self) -> None:
        """The plain act, of which each of the refused ones below differs in one thing, is answered."""
        found = answer(MEASURES, "register", {}, {"on": "2024-11-20", "acts": [ADMITTED]})
        assert found["members"] == [["甲", "knit", "2024-06-05"]]

    @pytest.mark.parametrize(
        ("question", "given"),
        [
            ("who", {}),
            ("row", {}),
            ("row", {"sector": "steel"}),
            ("row", {"sector": 1}),
            ("ranking", {"scores": [], "places": 1}),
            ("ranking", {"scores": {"A": "1.5"}, "places": 1}),
            ("ranking", {"scores": {"A": 90}, "places": 1}),
            ("ranking", {"scores": {"A": "90"}, "places": True}),
            ("final_score", {"marks": "90"}),
            ("final_score", {"marks": ["ninety"]}),
            ("final_score", {"marks": [90.5]}),
            ("window", {"starts_on": "June", "ends_on": None, "decided_on": None}),
            ("window", {"starts_on": "2024-06-12", "ends_on": "2024-06-01", "decided_on": None}),
            ("run_of_no_stars", {"ratings": [1], "rounds": []}),
            ("run_of_no_stars", {"ratings": [{"round": 1, "on": "2024-09-10", "stars": 4}], "rounds": []}),
            ("run_of_no_stars", {"ratings": [{"round": 1, "on": None, "stars": 0}], "rounds": []}),
            ("run_of_no_stars", {"ratings": [], "rounds": [1]}),
            ("register", {"on": "2024-11-20", "acts": [{**ADMITTED, "kind": "gift"}]}),
            ("register", {"on": "2024-11-20", "acts": [{**ADMITTED, "sector": "steel"}]}),
            ("register", {"on": "2024-11-20", "acts": [{**ADMITTED, "recorded_on": None}]}),
            ("decide", {"subject": "firm", "facts": {}, "act": "fly"}),
            ("decide", {"subject": "ship", "facts": {}, "act": "exit"}),
            ("decide", {"subject": "firm", "facts": {"firm.weight": 1}, "act": "exit"}),
            ("decide", {"subject": "firm", "facts": {"firm.in_library": "yes"}, "act": "exit"}),
            ("decide", {"subject": "firm", "facts": {"firm.in_library": []}, "act": "exit"}),
            ("decide", {"subject": "firm", "facts": {"as_of": "soon"}, "act": "exit"}),
            ("decide", {"subject": "firm", "facts": {}, "act": "exit", "matters": {"event": {}}}),
            ("decide", {"subject": "firm", "facts": {}, "act": "exit", "matters": {"event": [1]}}),
            ("decide", {"subject": "firm", "facts": {}, "act": "exit", "matters": {"picnic": [{}]}}),
        ],
    )
    def test_what_means_nothing(self, question: str, given: dict[str, Any]) -> None:
        """Only our own errors leave, in both languages."""
        with pytest.raises(FzdigitalError) as caught:
            answer(MEASURES, question, {}, given)
        assert caught.value.text.zh
        assert caught.value.text.en

    @pytest.mark.parametrize(
        ("question", "given"),
        [
            ("window", {"starts_on": "2024-06-06", "ends_on": "2024-06-12", "decided_on": None}),
            ("run_of_no_stars", {"ratings": [], "rounds": []}),
        ],
    )
    @pytest.mark.parametrize("axis", ["OP-16.window", "OP-19.sequence"])
    def test_an_unresolved_reading_leaves_plain_questions_open(
        self, question: str, given: dict[str, Any], axis: str
    ) -> None:
        """Where the answer hangs on it, there is none."""
        concerned = (axis == "OP-16.window") == (question == "window")
        assert (answer(MEASURES, question, {axis: None}, given) == {"none": "reading_open"}) is concerned
