"""``decisions.json``."""

import json
from fractions import Fraction

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from fzdigital.io.document_json import casebook_sha256
from fzdigital.nouns import Entry
from fzdigital.render.decisions import exact
from tests.render.answers import document
from tests.service.builders import (
    LATER,
    accident,
    applied,
    book,
    candidate,
    checked,
    filled,
    left,
    reported,
    stand_by,
)
from tests.strategies.nouns import code_of


class TestDocument:
    """The answers for other programs."""

    def test_it_is_canonical(self) -> None:
        """Keys are sorted, characters stand for themselves, and a line end closes it."""
        text = document(book(filled(1)))
        assert text == json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, indent=2) + "\n"

    @settings(deadline=None, max_examples=20)
    @given(st.permutations(book(filled(3), accident(1), reported(2, LATER)).entries))
    def test_the_order_of_entries_does_not_matter(self, entries: list[Entry]) -> None:
        """The same entries in another order give the same bytes."""
        assert document(book(entries)) == document(book(sorted(entries, key=lambda one: one.id)))

    def test_it_says_of_which_casebook_it_is(self) -> None:
        """By the hash of the casebook's document; another casebook of the same answers has another."""
        casebook = book(filled(1))
        renamed = book([evolve(one, id=f"{one.id}a") for one in casebook.entries])
        found = [json.loads(document(one))["casebook"] for one in (casebook, renamed)]
        assert found == [{"sha256": casebook_sha256(one)} for one in (casebook, renamed)]
        assert found[0] != found[1]

    def test_a_ground_shows_rule_holder_and_matter(self) -> None:
        """What compels an act is named by ids."""
        answer = json.loads(document(book(filled(1), accident(1))))
        firm = next(one for one in answer["decisions"] if one["subject"] == "firm")
        exit_act = next(one for one in firm["acts"] if one["act"] == "exit")
        assert exit_act["outcomes"] == ["must"]
        assert exit_act["grounds"] == [
            {
                "rule": "5(3)b.1",
                "clause": "5(3)b.1",
                "holder": "bureau",
                "force": "must",
                "matter": "2025-03-03",
                "applies": True,
            }
        ]

    def test_what_is_missing_is_named(self) -> None:
        """Facts with their matter, and readings."""
        answer = json.loads(document(book(filled(1), accident(1, during=None)), OP_24_during=None))
        firm = next(one for one in answer["decisions"] if one["subject"] == "firm")
        exit_act = next(one for one in firm["acts"] if one["act"] == "exit")
        assert exit_act["missing_facts"] == [{"fact": "event.during_service", "matter": "2025-03-03"}]
        assert exit_act["outcomes"] == ["must", "silent"]
        serve = next(one for one in firm["acts"] if one["act"] == "serve")
        assert None in [ground["matter"] for ground in serve["grounds"]] or serve["grounds"] == []

    def test_a_score_is_exact(self) -> None:
        """A final score is a fraction of a point; without one the reason is given."""
        answer = json.loads(document(book(candidate(1, 90, 80, 81, 81), applied(2), candidate(3, 70, None, 60))))
        fields = [field for field in answer["selections"][0]["fields"] if field["applications"]]
        found = {one["code"]: one for one in fields[0]["applications"]}
        assert found[code_of(1)]["final_score"] == "81/1"
        assert (found[code_of(2)]["final_score"], found[code_of(2)]["no_score"]) == (None, "not_reviewed")
        assert found[code_of(3)]["no_score"] == "score_missing"
        assert exact(Fraction(247, 3)) == "247/3"

    def test_the_refill_lists_its_candidates(self) -> None:
        """Who may be promoted, into which sector."""
        answer = json.loads(document(book(filled(), stand_by((101,)), left(range(1, 7)), checked(101, LATER))))
        assert answer["replenishment"] == {
            "count": 26,
            "least": 0,
            "most": 6,
            "candidates": [{"code": code_of(101), "industry": "knit", "outcomes": ["may"]}],
        }

    def test_a_day_of_knowledge_is_null_unless_asked_for(self) -> None:
        """Without one, everything recorded is known."""
        assert json.loads(document(book()))["known"] is None

    def test_no_reserve_is_proposed_where_the_reading_proposes_none(self) -> None:
        """Then it is null, which is not an empty list."""
        casebook = book(candidate(1, 90))
        assert json.loads(document(casebook))["selections"][0]["reserve"] is not None
        answer = json.loads(document(casebook, OP_14_choice="bureau_discretion"))
        assert answer["selections"][0]["reserve"] is None
