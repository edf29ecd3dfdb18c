"""Broken casebook documents: the reader and a second decoder agree on each."""

import json
from typing import Any, Final

import pytest
from attrs import evolve

from fzdigital.errors import CasebookError
from fzdigital.io.document_json import read_json, write_json
from fzdigital.nouns import Score
from fzdigital.service.casebook import Casebook
from fzdigital.text import Text
from tests.hostile import verdicts
from tests.hostile.changes import CORRECTIONS
from tests.hostile.documents import tallied
from tests.hostile.further_rules import AS_WRITTEN, AXES, CHECK_CHARACTER, ONE_ROW, REPEATED_KEY, ROWS
from tests.hostile.meanings import FORMAT_CHARACTERS, PIECES
from tests.hostile.mutants import Mutant, mutants
from tests.hostile.verdicts import RULES, WHO_REPORTED, judged
from tests.io.documents import APPLICATION, CORRECTION, MARK, ONE, RATING, READING, STRANGER, document
from tests.strategies import casebooks

COUNT: Final = 1_000

BROKEN: Final[tuple[tuple[str, str], ...]] = (
    (REPEATED_KEY, document().replace('"version": 1', '"version": 1, "version": 1')),
    (AS_WRITTEN, document(ratings=[RATING]).replace('"stars": 2', '"stars": -0')),
    (CHECK_CHARACTER, document(applications=[APPLICATION | {"code": f"{ONE[:17]}{'0' if ONE[17] != '0' else '1'}"}])),
    (FORMAT_CHARACTERS, document(marks=[MARK | {"expert": "专\u200b家"}])),
    (FORMAT_CHARACTERS, document(marks=[MARK | {"expert": "\u0958" * 60}])),
    (PIECES, document(settings={"days_off": "2024-05-01、明天"})),
    (PIECES, document(settings={"incomplete": "评级、申报"})),
    (ONE_ROW, document(marks=[MARK | {"recorded_on": "2024-06-02"}])),
    (ONE_ROW, document(ratings=[RATING | {"rechecks": 1}])),
    (ONE_ROW, document(acts=[{"on": "2024-06-20", "kind": "exit", "code": ONE, "batch": 1}])),
    (ONE_ROW, document(updates=[{"on": "2024-10-08", "code": ONE, "done": False, "done_on": "2024-10-09"}])),
    (ROWS, document(marks=[MARK | {"code": STRANGER}])),
    (ROWS, document(marks=[MARK | {"score": "100.01"}])),
    (ROWS, document(ratings=[RATING, RATING | {"stars": 3}])),
    (ROWS, document(applications=[APPLICATION, APPLICATION | {"industry": "auto", "name": "福州乙公司"}])),
    (ROWS, document(readings=[READING, READING | {"choice": "own"}])),
    (AXES, document(readings=[READING | {"choice": "nothing"}])),
    (CORRECTIONS, document(marks=[MARK], corrections=[CORRECTION | {"old": "85"}])),
    (CORRECTIONS, document(marks=[MARK], corrections=[CORRECTION | {"entry": "评分-2"}])),
    (CORRECTIONS, document(marks=[MARK], corrections=[CORRECTION | {"new": "八十六"}])),
    (CORRECTIONS, document(marks=[MARK], corrections=[CORRECTION | {"recorded_on": "2024-06-02"}])),
    (WHO_REPORTED, document(reports=[{"case_number": "13800138000", "on": "2024-10-08", "code": ONE}])),
)  # fmt: skip
"""A document for each rule that no decoder by types alone can tell, and the rule."""


@pytest.fixture(scope="module", name="documents")
def broken_documents() -> tuple[Mutant, ...]:
    """A thousand broken documents."""
    return tuple(mutants(COUNT, 20240411, 40))


def verdict(text: str) -> verdicts.Verdict:
    """What the two make of a document."""
    return judged(text.encode("utf-8", "surrogatepass"), casebooks.AXES)


class TestAgreement:
    """What the reader takes is what the format says, and the other way round."""

    def test_on_a_thousand_broken_documents(self, documents: tuple[Mutant, ...]) -> None:
        """Both read the same documents to the same values, and a refusal names a rule that is broken."""
        tally = tallied(documents)
        assert tally.disagreements == {}
        assert sum(tally.kinds.values()) == COUNT
        assert min(tally.kinds["read"], tally.kinds["refused by both"]) > COUNT // 10
        assert len({*tally.kinds} & {*RULES}) > 4

    @pytest.mark.parametrize(("rule", "text"), BROKEN, ids=lambda one: one if one in RULES else "")
    def test_on_what_only_the_reader_knows(self, rule: str, text: str) -> None:
        """A document that breaks one rule beyond the format of fields is refused for that rule and no other."""
        assert verdict(text) == (rule, ())

    def test_every_such_rule_is_tried(self) -> None:
        """None is listed for which there is no document above."""
        assert {rule for rule, _ in BROKEN} == {*RULES}

    def test_on_text_and_bytes(self, documents: tuple[Mutant, ...]) -> None:
        """A document is the same to the reader as text and as its bytes."""
        for data, axes in documents[:200]:
            try:
                text = data.decode()
            except UnicodeDecodeError:
                continue
            assert said(text, axes) == said(data, axes)


def said(source: str | bytes, axes: Any) -> object:
    """What the reader makes of a document, as something that can be compared."""
    try:
        return read_json(source, axes)
    except ValueError as error:
        return str(error)


class TestJudge:
    """The comparison finds a reader that is not as it should be."""

    def test_one_that_reads_anything(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A reader without strictness is found by a misspelt key, and by a rule that only it would know."""
        monkeypatch.setattr(verdicts, "read", lambda data, axes: Casebook(()))
        assert verdict('{"format": "fzdigital-casebook", "version": 1, "mark": []}').disagreements
        assert all(verdict(text).disagreements for rule, text in BROKEN if rule != WHO_REPORTED)

    def test_one_that_reads_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A reader that refuses a sound document is found, whatever it says."""
        words = Text("无", "code ends in its check character")
        monkeypatch.setattr(verdicts, "read", lambda data, axes: CasebookError((("$.x", words),)))
        assert verdict(document()).disagreements

    def test_one_that_reads_something_else(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A reader that changes one value is found."""
        read = verdicts.read

        def other(data: bytes, axes: Any) -> Any:
            return evolve(read(data, axes), scale_top=Score(9_999))  # type: ignore[arg-type, type-var]

        monkeypatch.setattr(verdicts, "read", other)
        assert verdict(document()).disagreements

    def test_one_that_breaks(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """An error that is not the library's own is a disagreement and not the end."""
        monkeypatch.setattr(verdicts, "read", lambda data, axes: json.loads(data))
        assert verdict("{").disagreements[0].startswith("JSONDecodeError left the reader")

    def test_what_is_written_is_read(self) -> None:
        """The judge itself finds nothing wrong with a sound document in its canonical form."""
        assert verdict(write_json(read_json(document(marks=[MARK]), casebooks.AXES))) == ("read", ())
