"""The evaluator in JavaScript: it answers every stored vector, and whatever else is asked, as this library does."""

import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Final

import pytest

from fzdigital.policy.measures import MEASURES
from fzdigital.rules.decision import Outcome
from fzdigital.rules.interchange import Json
from fzdigital.vectors import LEVELS, QUESTIONS, Vector, all_vectors, answer
from tests.vectors.crosscheck import UNIT, cases_at_random, questions_at_random, write
from tests.vectors.other_rules import OTHER_RULES

FOLDER: Final = Path(str(files("fzdigital.vectors")))
ON: Final[Mapping[str, Json]] = {"as_of": "2025-01-01"}


def node(*arguments: str) -> tuple[int, str]:
    """The exit code and everything that Node prints; without Node this fails, as nothing else tests the evaluator."""
    program = shutil.which("node")
    if program is None:
        pytest.fail("node is not on this machine; install Node.js 18 or newer, by which the evaluator is tested")
    done = subprocess.run(
        [program, *arguments], capture_output=True, text=True, encoding="utf-8", timeout=600, check=False
    )
    return done.returncode, done.stdout + done.stderr


def run(folder: Path | None = None) -> tuple[int, str]:
    """What the runner says of the vectors in a folder, or of those in the package."""
    return node(str(FOLDER / "run.mjs"), *([] if folder is None else [str(folder)]))


def passed(vectors: tuple[Vector, ...]) -> str:
    """What the runner prints where all vectors hold."""
    counts = Counter(vector.level for vector in vectors)
    return "".join(f"{level}: {counts[level]} passed, 0 failed\n" for level in LEVELS)


def vector(question: str, given: Mapping[str, Json], expected: Json, *readings: tuple[str, str | None]) -> Vector:
    """A vector, under readings as (axis, reading)."""
    asked, answered = (json.dumps(one, ensure_ascii=False) for one in (given, expected))
    return Vector(f"{UNIT}/hand-1", UNIT, "lifecycle", question, readings, asked, answered, "hand")


def failure(folder: Path, asked: Vector) -> str:
    """What the runner prints of the one vector in a folder, which must fail."""
    write(folder, [asked])
    code, said = run(folder)
    assert code == 1
    return said


class TestSameAnswers:
    """Two implementations that share nothing but the exported trees."""

    def test_of_every_stored_vector(self) -> None:
        """It passes at every level, with nothing else to say."""
        assert all_vectors()
        assert run() == (0, passed(all_vectors()))

    def test_of_cases_at_random(self, tmp_path: Path) -> None:
        """Thousands of cases of every kind, complete and incomplete, under many readings."""
        vectors = tuple(cases_at_random(MEASURES, 0, 24))
        assert len(vectors) > 2500
        assert sum("needed" in one.expected for one in vectors) > 300
        write(tmp_path, vectors)
        assert run(tmp_path) == (0, passed(vectors))

    def test_of_other_questions_at_random(self, tmp_path: Path) -> None:
        """Scores, ranks, windows, runs of ratings and registers, each under other readings."""
        vectors = tuple(questions_at_random(0, 60))
        assert {"decide", *(one.question for one in vectors)} == QUESTIONS.keys()
        write(tmp_path, vectors)
        assert run(tmp_path) == (0, passed(vectors))

    def test_under_another_regulation(self, tmp_path: Path) -> None:
        """The trees are data: rules of a reading room, with conflicts, aims and exceptions to exceptions."""
        vectors = tuple(cases_at_random(OTHER_RULES, 0, 24))
        assert {outcome for one in vectors for outcome in one.expected["outcomes"]} == {one.value for one in Outcome}  # type: ignore[union-attr]
        write(tmp_path, vectors, OTHER_RULES)
        assert run(tmp_path) == (0, passed(vectors))

    def test_where_facts_matter_only_together(self, tmp_path: Path) -> None:
        """Were one no-star enough, both runs would be tied to each other: to know either settles the case."""
        amended = MEASURES.with_parameters(no_star_limit=1)
        given: dict[str, Json] = {
            "subject": "firm", "act": "exit", "facts": {**ON, "firm.in_library": True},
            "matters": {"ratings": [{"ratings.arose_on": "2024-12-01"}]},
        }  # fmt: skip
        unresolved = ("OP-19.sequence", None)
        expected = answer(amended, "decide", dict([unresolved]), given)
        assert expected["needed"] == {"facts": ["run_of_no_stars.skip_breaks.new_rating.reset.valid"], "readings": []}
        asked = vector("decide", given, expected, unresolved)
        write(tmp_path, [asked], amended)
        assert run(tmp_path) == (0, passed((asked,)))


class TestRunner:
    """The runner says what failed, and never passes for want of vectors."""

    @pytest.mark.parametrize(
        "expected",
        [
            {"chosen": ["乙", "甲"]},
            {"chosen": ["甲"]},
            {"chosen": ["甲", "乙", "丙"]},
            {"chosen": ["甲", "乙"], "more": None},
            {"chosen": {"0": "甲", "1": "乙"}},
            {},
        ],
    )
    def test_an_answer_that_is_not_exactly_the_expected_one(self, tmp_path: Path, expected: Json) -> None:
        """The order of a list, one entry or one key too few or too many: the vector fails, with both answers."""
        said = failure(tmp_path, vector("next_best", {"scores": {"乙": "80", "甲": "81"}, "size": 2}, expected))
        assert "lifecycle: 0 passed, 1 failed\n" in said
        assert f"FAILED {UNIT}/hand-1\n" in said
        assert '  found    {"chosen":["甲","乙"]}\n' in said
        written = re.search(r"  expected (.*)\n", said)
        assert written is not None
        assert json.loads(written[1]) == expected

    def test_a_question_that_cannot_be_answered(self, tmp_path: Path) -> None:
        """It fails with the reason, and the others are asked all the same."""
        good = vector("row", {"sector": "knit"}, {"places": 10})
        write(tmp_path, [vector("row", {"sector": "steel"}, {"places": 10}), good])
        code, said = run(tmp_path)
        assert code == 1
        assert "lifecycle: 1 passed, 1 failed\n" in said
        assert '  found    Error: there is no sector "steel"\n' in said

    def test_no_vectors(self, tmp_path: Path) -> None:
        """Nothing that failed is not enough."""
        write(tmp_path, [])
        code, said = run(tmp_path)
        assert code == 1
        assert said == passed(()) + "there are no vectors\n"

    @pytest.mark.parametrize(
        ("key", "value"), [("format", "vectors"), ("version", 2), ("regulation", "another"), ("level", "expert")]
    )
    def test_a_file_of_another_kind(self, tmp_path: Path, key: str, value: Json) -> None:
        """A format, a version, a regulation or a level it does not know is refused."""
        write(tmp_path, [vector("row", {"sector": "knit"}, {"places": 10})])
        file = tmp_path / "data" / "random.json"
        document = json.loads(file.read_text(encoding="utf-8"))
        (document["vectors"][0] if key == "level" else document)[key] = value
        file.write_text(json.dumps(document), encoding="utf-8")
        code, said = run(tmp_path)
        assert code == 1
        assert "Error: " in said
        assert "passed" not in said


CASE: Final[dict[str, Json]] = {"subject": "library", "act": "replenish", "facts": {**ON, "library.count": 26}}
FIRM: Final[dict[str, Json]] = {"subject": "firm", "act": "exit"}


class TestStrictness:
    """What is given and means nothing is an error that says so."""

    @pytest.mark.parametrize(
        ("question", "given", "told"),
        [
            ("expel", {}, 'there is no question "expel"'),
            ("decide", {**CASE, "act": "exit"}, 'there is no act "exit" about "library"'),
            ("decide", {**CASE, "facts": {"library.size": 26}}, 'library has no fact "library.size"'),
            ("decide", {**CASE, "facts": {"firm.listed": True}}, 'library has no fact "firm.listed"'),
            ("decide", {**CASE, "facts": {"library.count": 256}}, "library.count cannot be 256"),
            ("decide", {**CASE, "facts": {"library.count": "26"}}, 'library.count cannot be "26"'),
            ("decide", {**CASE, "facts": {"library.selected": 1}}, "library.selected cannot be 1"),
            ("decide", {**CASE, "facts": {"as_of": "2025-02-29"}}, '"2025-02-29" is no day'),
            ("decide", {**FIRM, "matters": {"visit": [{}]}}, 'there is no kind of matter "visit"'),
            ("decide", {**FIRM, "matters": {"event": [{"report.made": True}]}}, 'event has no fact "report.made"'),
            ("decide", {**FIRM, "matters": {"event": [{"event.kind": "flood"}]}}, 'event.kind cannot be "flood"'),
            ("final_score", {"marks": ["85.505"]}, '"85.505" is no score'),
            ("final_score", {"marks": ["８５"]}, '"８５" is no score'),
            ("ranking", {"scores": {"甲": "80.5"}, "places": 1}, '"80.5" is no whole number or fraction'),
            ("ranking", {"scores": {}, "places": "1"}, 'places is "1", not a whole number'),
            ("window", {"starts_on": "2025-1-1"}, '"2025-1-1" is no day'),
            ("window", {"starts_on": "2025-01-02", "ends_on": "2025-01-01"}, "2025-01-01 is before the notice starts"),
            ("register", {"on": "2025-01-01", "acts": [
                {"kind": "expel", "on": "2025-01-01", "recorded_on": "2025-01-01"},
            ]}, 'there is no act "expel"'),
            ("register", {"on": "2025-01-01", "acts": [
                {"kind": "exit", "on": "2025-01-02", "recorded_on": "2025-01-01", "firm": "甲"},
            ]}, "the act of 2025-01-02 on 甲 was recorded before it was done"),
        ],
    )  # fmt: skip
    def test_what_is_given(self, tmp_path: Path, question: str, given: dict[str, Json], told: str) -> None:
        """A name nobody declared, a value out of its range, a text that is no number or day."""
        assert f"  found    Error: {told}" in failure(tmp_path, vector(question, given, {}))

    @pytest.mark.parametrize(
        ("axis", "reading", "told"),
        [
            ("OP-99.any", "strict", 'there is no axis "OP-99.any"'),
            ("OP-26.floor", "lax", 'OP-26.floor has no reading "lax"'),
        ],
    )
    def test_readings(self, tmp_path: Path, axis: str, reading: str, told: str) -> None:
        """Only what an axis offers can be chosen."""
        asked = vector("row", {"sector": "knit"}, {"places": 10}, (axis, reading))
        assert f"  found    Error: {told}" in failure(tmp_path, asked)

    def test_a_case_that_cannot_come_about(self, tmp_path: Path) -> None:
        """Where something is open, facts that contradict each other are an error."""
        facts: dict[str, Json] = {**ON, "library.adjusted_count": 26, "library.count": 25}
        said = failure(tmp_path, vector("decide", {**CASE, "facts": facts}, {}))
        assert "Error: what is known of the case cannot hold together" in said

    def test_too_much_unknown(self, tmp_path: Path) -> None:
        """Past its bound it gives up and says so, instead of answering half."""
        given: dict[str, Json] = {"subject": "batch", "act": "issue_opinion"}
        said = failure(tmp_path, vector("decide", given, {}, ("OP-01.commencement", None), ("OP-02.last_day", None)))
        assert "Error: too much is unknown: more than 10000 cases to tell apart" in said


class TestBrowser:
    """The evaluator runs wherever JavaScript does."""

    def test_it_needs_nothing_around_it(self) -> None:
        """It imports nothing, and asks neither for a machine nor for a page, a clock or chance."""
        text = (FOLDER / "evaluator.mjs").read_text(encoding="utf-8")
        loaded = re.findall(r"^import\b|\bimport\(|\brequire\(", text, re.MULTILINE)
        around = re.findall(r"\b(?:process|globalThis|window|document|console)\.|\bDate\b|\bMath\.random", text)
        assert loaded + around == []
