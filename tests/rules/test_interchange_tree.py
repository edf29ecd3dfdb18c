"""Conditions as JSON and back."""

import json
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from fzdigital.errors import IllFormedError, TooDeepError
from fzdigital.rules.expr import FALSE, MAX_DEPTH, TRUE, All, Any, Choice, Compare, Condition, Const, Fact, Not, Param
from fzdigital.rules.interchange_tree import Json, condition_document, condition_from
from tests.strategies.trees import Realm, conditions, realms, unhurried

FACT: Json = {"fact": "f"}
NEVER: Json = {"not": {"const": True}}


class TestForm:
    """Each node has one form."""

    @pytest.mark.parametrize(
        ("condition", "document"),
        [
            (TRUE, {"const": True}),
            (FALSE, {"const": False}),
            (Fact("f"), FACT),
            (Not(Fact("f")), {"not": FACT}),
            (All((Fact("f"), TRUE)), {"all": [FACT, {"const": True}]}),
            (Any(()), {"any": []}),
            (Compare(Fact("f"), ">=", Const(3)), {"compare": [FACT, ">=", {"const": 3}]}),
            (Compare(Param("p"), "!=", Const("a")), {"compare": [{"param": "p"}, "!=", {"const": "a"}]}),
            (Compare(Const(date(2024, 2, 29)), "<", Fact("f")), {"compare": [{"day": "2024-02-29"}, "<", FACT]}),
            (Choice("Q", (("a", Not(TRUE)), ("b", Fact("f")))), {"choice": "Q", "readings": {"a": NEVER, "b": FACT}}),
        ],
    )  # fmt: skip
    def test_there_and_back(self, condition: Condition, document: Json) -> None:
        """The node as JSON, and the JSON as the node."""
        assert condition_document(condition) == document
        assert condition_from(document) == condition

    def test_a_name_that_looks_like_a_day_stays_a_name(self) -> None:
        """A text of that form is no day, because a day says that it is one."""
        condition = Compare(Fact("f"), "==", Const("2024-02-29"))
        assert condition_from(condition_document(condition)) == condition

    def test_yes_and_one_stay_apart(self) -> None:
        """JSON tells true from 1, and so does what is read from it."""
        for value in (True, 1):
            condition = Compare(Fact("f"), "==", Const(value))
            read = condition_from(json.loads(json.dumps(condition_document(condition))))
            assert isinstance(read, Compare)
            assert isinstance(read.right, Const)
            assert type(read.right.value) is type(value)

    @unhurried
    @given(realms(), st.data())
    def test_any_tree_comes_back(self, realm: Realm, data: DataObject) -> None:
        """Through text, every condition comes back as it was."""
        condition = data.draw(conditions(realm))
        assert condition_from(json.loads(json.dumps(condition_document(condition)))) == condition


class TestStrictness:
    """What is no node is an error that says where."""

    @pytest.mark.parametrize(
        ("document", "path", "what"),
        [
            (None, "$", "condition"),
            (True, "$", "condition"),
            ([], "$", "condition"),
            ("f", "$", "condition"),
            ({}, "$", "condition"),
            ({"fcat": "f"}, "$", "condition"),
            ({"fact": 3}, "$", "condition"),
            ({"fact": "f", "more": 1}, "$", "condition"),
            ({"const": 1}, "$", "condition"),
            ({"const": True, "more": 1}, "$", "condition"),
            ({"param": "p"}, "$", "condition"),
            ({"day": "2024-02-29"}, "$", "condition"),
            ({"not": FACT, "all": []}, "$", "condition"),
            ({"all": FACT}, "$", "condition"),
            ({"all": [FACT], "more": 1}, "$", "condition"),
            ({"any": None}, "$", "condition"),
            ({"any": [], "more": 1}, "$", "condition"),
            ({"all": [FACT, None]}, "$.all[1]", "condition"),
            ({"any": [{"not": None}]}, "$.any[0].not", "condition"),
            ({"choice": "Q"}, "$", "condition"),
            ({"choice": "Q", "readings": []}, "$", "condition"),
            ({"choice": "Q", "readings": {}, "more": 1}, "$", "condition"),
            ({"choice": "Q", "readings": {"a": None}}, "$.readings.a", "condition"),
            ({"compare": [FACT, ">="]}, "$", "condition"),
            ({"compare": [FACT, "=>", FACT]}, "$", "condition"),
            ({"compare": [FACT, ">=", FACT], "more": 1}, "$", "condition"),
            ({"compare": [None, ">=", FACT]}, "$.compare[0]", "term"),
            ({"compare": [FACT, ">=", {"not": FACT}]}, "$.compare[2]", "term"),
            ({"compare": [FACT, ">=", {"const": None}]}, "$.compare[2]", "term"),
            ({"compare": [FACT, ">=", {"const": 1.5}]}, "$.compare[2]", "term"),
            ({"compare": [FACT, ">=", {"const": 1, "more": 1}]}, "$.compare[2]", "term"),
            ({"compare": [FACT, ">=", {"fact": "f", "more": 1}]}, "$.compare[2]", "term"),
            ({"compare": [FACT, ">=", {"param": "p", "more": 1}]}, "$.compare[2]", "term"),
            ({"compare": [FACT, ">=", {"day": "2024-02-29", "more": 1}]}, "$.compare[2]", "term"),
        ],
    )
    def test_it_says_where(self, document: Json, path: str, what: str) -> None:
        """The path to the value and what should have stood there, in both languages."""
        zh = {"condition": "条件", "term": "项"}[what]
        with pytest.raises(IllFormedError, match=rf"^{re.escape(path)}: .* is no {what}; see the format\.$") as error:
            condition_from(document)
        assert error.value.text.zh.startswith(f"{path}：")
        assert error.value.text.zh.endswith(f"不是{zh}，请对照格式说明。")

    @pytest.mark.parametrize("day", ["2023-02-29", "20240229", "2024-W09-4", "2024-2-9", "today", ""])
    def test_a_day_has_one_form(self, day: str) -> None:
        """YYYY-MM-DD, and a day that there is."""
        with pytest.raises(IllFormedError, match=r"^\$\.compare\[2\]"):
            condition_from({"compare": [FACT, "==", {"day": day}]})

    def test_the_path_starts_where_one_says(self) -> None:
        """A condition within a document is told by its place in it."""
        with pytest.raises(IllFormedError, match=r"^rules\[3\]\.when\.not: "):
            condition_from({"not": 5}, "rules[3].when")

    def test_large_values_are_shown_in_brief(self) -> None:
        """However large or deep what stands there is, the message is one line."""
        deep: Json = []
        for _ in range(100_000):
            deep = [deep]
        for document in (deep, ["x" * 10_000] * 10_000, {"fact": deep}):
            with pytest.raises(IllFormedError) as error:
                condition_from(document)
            assert len(str(error.value)) < 120
            assert "\n" not in str(error.value)

    @pytest.mark.parametrize(
        ("document", "shown"),
        [
            ([[5]], "[[5]]"),
            ([[[5]]], "[[[...]]]"),
            ([{"a": {"b": 5}}], "[{'a': {...}}]"),
            ([10**9] * 6, f"{[10**9] * 6}"[:60]),
        ],
    )
    def test_how_much_is_shown(self, document: Json, shown: str) -> None:
        """Two levels, and no more than sixty characters, in both languages."""
        with pytest.raises(IllFormedError) as error:
            condition_from(document)
        assert error.value.text.en == f"$: {shown} is no condition; see the format."
        assert error.value.text.zh.startswith(f"$：{shown}不是条件，")


class TestDepth:
    """A tree from elsewhere has the same bound as one that was built."""

    def nested(self, depth: int) -> Json:
        """A document of so many levels."""
        document = FACT
        for _ in range(depth - 1):
            document = {"not": document}
        return document

    def test_exactly_at_the_bound_it_is_read(self) -> None:
        """Sixty levels are admitted."""
        assert condition_from(self.nested(MAX_DEPTH)).depth == MAX_DEPTH

    @pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 100_000])
    def test_beyond_it_is_not(self, depth: int) -> None:
        """One level more, or very many, are refused where the bound is reached, in both languages."""
        with pytest.raises(TooDeepError, match=r"^\$(\.not){60}: nested deeper than 60; split it") as error:
            condition_from(self.nested(depth))
        assert error.value.text.zh.endswith("：嵌套超过60层，请拆成几条规则。")

    @pytest.mark.parametrize("depth", [MAX_DEPTH - 1, MAX_DEPTH])
    def test_a_comparison_counts_as_two(self, depth: int) -> None:
        """The terms of a comparison are a level of their own."""
        document: Json = {"compare": [FACT, ">=", {"const": 1}]}
        for _ in range(depth - 1):
            document = {"any": [document]}
        if depth < MAX_DEPTH:
            assert condition_from(document).depth == MAX_DEPTH
        else:
            with pytest.raises(TooDeepError):
                condition_from(document)
