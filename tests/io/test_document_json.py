"""JSON documents."""

import json
import time
import tracemalloc
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from fzdigital.errors import FileRefusedError, InvalidValueError
from fzdigital.io import json_text
from fzdigital.io.document_json import casebook_sha256, read_json, write_json
from fzdigital.io.tables import ENTRY_TABLES, READINGS
from fzdigital.nouns import Entry, Score
from fzdigital.service.casebook import Casebook
from tests.domain.samples import CHECK, CORRECTION, ENTRY, PROVIDER
from tests.io.documents import APPLICATION, MARK, ONE, RATING, document, faults, faults_in, outcome, places, read
from tests.io.documents import CORRECTION as CORRECTION_ROW
from tests.strategies.casebooks import AXES, casebooks, unhurried

KEYS = st.sampled_from(
    ("format", "version", "settings", "applications", "marks", "score", "on", "batch", "corrections")
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS | st.text(max_size=3), inner, max_size=4),
    max_leaves=20,
)


def refusal(source: str | bytes | Path) -> FileRefusedError:
    """The error with which a document is refused."""
    with pytest.raises(FileRefusedError) as caught:
        read_json(source, AXES)
    return caught.value


def shuffled(value: object, chance: Random) -> object:
    """A JSON value with the keys of every object in another order."""
    if isinstance(value, list):
        return [shuffled(one, chance) for one in value]
    if not isinstance(value, dict):
        return value
    return {key: shuffled(value[key], chance) for key in chance.sample(sorted(value), len(value))}


class TestReading:
    """A document that is read."""

    def test_a_number_may_be_a_number_or_text(self) -> None:
        """A score given as a JSON number and as text is the same score, exactly."""
        as_text, as_number = (read(marks=[MARK | {"score": score}]) for score in ("85.35", 85.35))
        assert as_text == as_number
        assert str(as_number).count("Score(hundredths=8535)") == 1

    @pytest.mark.parametrize("mark", ["", "\ufeff"])
    def test_source_may_be_text_bytes_or_file(self, tmp_path: Path, mark: str) -> None:
        """Text, its UTF-8 and a file of that are the same document, with and without a byte order mark."""
        text = mark + document()
        path = tmp_path / "案卷.json"
        path.write_text(text, encoding="utf-8")
        assert read_json(text, AXES) == read_json(text.encode(), AXES) == read_json(path, AXES) == read()

    def test_a_missing_sheet_is_empty(self) -> None:
        """Format and version are all a document needs."""
        assert read_json('{"format": "fzdigital-casebook", "version": 1}', AXES) == Casebook(())

    def test_ids_and_days_of_recording_have_defaults(self) -> None:
        """Without them an entry is numbered within its sheet and recorded on the day it happened."""
        casebook = read(marks=[MARK, MARK | {"expert": "专家乙", "id": "评分-甲", "recorded_on": "2024-06-07"}])
        assert [(entry.id, str(entry.recorded_on)) for entry in casebook.entries] == [
            ("申报-1", "2024-05-06"),
            ("评分-1", "2024-06-03"),
            ("评分-甲", "2024-06-07"),
        ]

    def test_settings(self) -> None:
        """Each setting is read by its key; lists are arrays."""
        casebook = read(
            settings={
                "released_on": "2024-04-11",
                "scale_top": 150,
                "incomplete": ["ratings", "举报"],
                "days_off": ["2024-05-02", "2024-05-01"],
            }
        )
        assert str(casebook.released_on) == "2024-04-11"
        assert casebook.scale_top == Score(15000)
        assert casebook.incomplete == ("ratings", "reports")
        assert [str(day) for day in casebook.days_off] == ["2024-05-01", "2024-05-02"]

    @pytest.mark.parametrize(
        ("key", "value"),
        [
            *(("released_on", "20240411"), ("scale_top", 0), ("scale_top", "回避"), ("scale_top", "1e3000000")),
            *(("incomplete", ["marks"]), ("incomplete", "评级，评分"), ("days_off", ["2024-05-01", "明天"])),
        ],
        ids=repr,
    )
    def test_a_wrong_setting_is_refused_at_its_key(self, key: str, value: object) -> None:
        """A setting that is none is reported like a cell."""
        assert places(settings={key: value}) == [f"$.settings.{key}"]


class TestStrictness:
    """What is no fault of a cell but of the document."""

    @pytest.mark.parametrize(
        ("text", "path"),
        [
            ('{"version": 1}', "$.format"),
            ('{"format": "x", "version": 1}', "$.format"),
            ('{"format": "fzdigital-casebook"}', "$.version"),
            *(
                (f'{{"format": "fzdigital-casebook", "version": {version}}}', "$.version")
                for version in ("2", '"1"', "1.0", "true", "NaN", "[1]")
            ),
        ],
    )
    def test_format_and_version_are_known(self, text: str, path: str) -> None:
        """A document says exactly what it is; the text "1" is not the number 1."""
        assert [place for place, _ in faults_in(text)] == [path]

    @pytest.mark.parametrize(
        ("version", "zh", "en"),
        [
            ("2", "更新版本的fzdigital写成", "a newer version of fzdigital wrote the document"),
            ("999999999", "更新版本的fzdigital写成", "a newer version of fzdigital wrote the document"),
            ("0", "没有这样早的版本", "older than any there is"),
        ],
    )
    def test_another_version_is_named_alone(self, version: str, zh: str, en: str) -> None:
        """A document of another version is told from a broken one, and nothing else is said of it."""
        text = document(news=[{}], marks=[{"on": 1}]).replace('"version": 1', f'"version": {version}')
        ((path, sentence),) = faults_in(text)
        assert path == "$.version"
        assert zh in sentence.zh
        assert en in sentence.en
        assert version in sentence.zh
        assert version in sentence.en

    def test_unknown_keys_are_errors(self) -> None:
        """A misspelt or a Chinese key is reported where it stands, with the keys that are known."""
        problems = faults(marks=[MARK | {"分数": 85}], 评分=[], settings={"scale": 100})
        assert [place for place, _ in problems] == ["$", "$.settings", "$.marks[0]"]
        assert "'评分'" in problems[0][1].zh
        assert "scale_top" in problems[1][1].en
        assert "score" in problems[2][1].zh

    def test_repeated_keys_are_errors(self) -> None:
        """A key that stands twice in one object is reported once, with the place of the object."""
        text = document(marks=[MARK]).replace('"score":', '"score": 1, "score": 2, "score":')
        text = text.replace('"version": 1', '"version": 1, "version": 1')
        problems = faults_in(text)
        assert [place for place, _ in problems] == ["$", "$.marks[0]"]
        assert "'version'" in problems[0][1].en
        assert "'score'" in problems[1][1].zh

    @pytest.mark.parametrize(
        ("row", "path"),
        [
            ('"settings": {"released_on": null, "released_on": null}', "$.settings"),
            ('"ratings": [{}, {"on": 1, "on": 1}]', "$.ratings[1]"),
            ('"marks": [], "marks": []', "$"),
        ],
    )
    def test_a_key_is_repeated_at_no_level(self, row: str, path: str) -> None:
        """In the document, its settings or a row, even with the same value, in both languages."""
        text = f'{{"format": "fzdigital-casebook", "version": 1, {row}}}'
        sentence = next(sentence for place, sentence in faults_in(text) if place == path)
        assert "重复" in sentence.zh
        assert "more than once" in sentence.en

    @pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
    @pytest.mark.parametrize(
        ("sheets", "path"),
        [
            ({"settings": {"scale_top": "?"}}, "$.settings.scale_top"),
            ({"settings": {"days_off": ["?"]}}, "$.settings.days_off"),
            ({"settings": "?"}, "$.settings"),
            ({"marks": ["?"]}, "$.marks[0]"),
            ({"ratings": [RATING | {"stars": "?"}]}, "$.ratings[0].stars"),
            ({"ratings": [RATING | {"round": "?"}]}, "$.ratings[0].round"),
            ({"applications": [APPLICATION | {"listed": "?"}]}, "$.applications[0].listed"),
            ({"applications": [APPLICATION | {"on": "?"}]}, "$.applications[0].on"),
            ({"marks": [MARK], "corrections": [CORRECTION_ROW | {"new": "?"}]}, "$.corrections[0].new"),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_what_is_no_number_stands_nowhere(self, sheets: dict[str, object], path: str, number: str) -> None:
        """NaN and the infinities are refused at their place, whatever should stand there."""
        ((place, sentence),) = faults_in(document(**sheets).replace('"?"', number))
        assert place == path
        assert number in sentence.zh
        assert number in sentence.en

    @pytest.mark.parametrize("text", ["", " ", " knit", "knit\n", "\u3000knit"])
    def test_a_text_is_not_padded(self, text: str) -> None:
        """White space at the ends is a slip of the program that wrote it, and an empty text is not "unknown"."""
        ((path, sentence),) = faults(applications=[APPLICATION | {"industry": text}])
        assert path == "$.applications[0].industry"
        assert "首尾没有空白" in sentence.zh
        assert "no white space at its ends" in sentence.en
        assert "null" not in sentence.zh + sentence.en
        ((path, sentence),) = faults(settings={"incomplete": ["reports", text]})
        assert path == "$.settings.incomplete"
        assert "未知则写null" in sentence.zh
        assert "if unknown, null" in sentence.en

    @pytest.mark.parametrize(
        ("sheets", "path"),
        [
            ({"marks": {}}, "$.marks"),
            ({"marks": None}, "$.marks"),
            ({"marks": ["甲"]}, "$.marks[0]"),
            ({"marks": [None]}, "$.marks[0]"),
            ({"settings": []}, "$.settings"),
            ({"settings": None}, "$.settings"),
        ],
        ids=repr,
    )
    def test_sheets_are_arrays_of_objects(self, sheets: dict[str, object], path: str) -> None:
        """A sheet of another shape is reported, and its rows are not missed elsewhere."""
        assert places(**sheets) == [path]

    @pytest.mark.parametrize(
        "applications", [{}, ["甲"], [APPLICATION | {"batch": 0}]], ids=["object", "text", "fault"]
    )
    def test_no_firm_is_unknown_while_applications_are(self, applications: object) -> None:
        """With applications that could not be read, their faults are reported and no firm is called unknown."""
        assert len(places(applications=applications, marks=[MARK])) == 1

    @pytest.mark.parametrize("value", [{}, {"a": 1}, [["85"]], [], [85]], ids=repr)
    def test_a_cell_is_no_structure(self, value: object) -> None:
        """A score that is an array or object is refused at its cell."""
        assert places(marks=[MARK | {"score": value}]) == ["$.marks[0].score"]

    @pytest.mark.parametrize(
        "number", ["NaN", "Infinity", "-Infinity", "1e3000000", "1" * 5000, "85.555", "101", "-1", "8.5e1"]
    )
    def test_numbers_are_checked_as_written(self, number: str) -> None:
        """No number is converted before its grammar is known, and the message shows it as written."""
        text = document(marks=[MARK]).replace('"score": "85.5"', f'"score": {number}')
        ((path, sentence),) = faults_in(text)
        assert path == "$.marks[0].score"
        assert number[:50] in sentence.zh

    def test_a_code_as_a_number_is_refused(self) -> None:
        """A code of digits written as a number is refused with the advice to store text."""
        ((path, sentence),) = faults_in(document(applications=[APPLICATION | {"code": 913501000000000012}]))
        assert path == "$.applications[0].code"
        assert "文本格式" in sentence.zh

    def test_long_text_is_not_repeated_in_full(self) -> None:
        """A message shows the beginning of what is too long."""
        ((_, sentence),) = faults(applications=[APPLICATION | {"name": "字" * 10_000}])
        assert len(sentence.zh) < 200


class TestRefusal:
    """Documents that are not read at all."""

    @pytest.mark.parametrize(
        "text", ["", "[]", "1", '"x"', "null", "NaN", "{", '{"a":}', "{} {}", "{'a': 1}", '{"a\n": 1}']
    )
    def test_what_is_no_json_object(self, text: str) -> None:
        """Anything but one JSON object is refused."""
        refusal(text)

    def test_a_syntax_error_has_a_place(self) -> None:
        """The line and column of a slip are named in both languages."""
        error = refusal('{\n  "format": }')
        assert "第2行第13列" in error.text.zh
        assert "line 2, column 13" in error.text.en

    @pytest.mark.parametrize("data", ["案卷".encode("gb18030"), b'{"format": "\xff"}', "{}".encode("utf-16")])
    def test_other_encodings(self, data: bytes) -> None:
        """Only UTF-8 is read."""
        assert "UTF-8" in refusal(data).text.zh

    @pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "[" * 100_000 + "]" * 100_000])
    def test_deep_nesting(self, text: str) -> None:
        """A document nested thousands deep is refused without breaking the interpreter."""
        assert "nested too deep" in refusal(text).text.en

    @pytest.mark.parametrize(
        "text",
        [
            "[" * (json_text.MOST_VALUES + 1),
            "[0" + ",0" * json_text.MOST_VALUES + "]",
            "[{}" + ",{}" * json_text.MOST_OBJECTS + "]",
        ],
        ids=["brackets", "values", "objects"],
    )
    def test_too_many_values(self, text: str) -> None:
        """A document of countless small values is refused before any is made, within little memory and time."""
        tracemalloc.start()
        started = time.process_time()
        refusal(text)
        assert time.process_time() - started < 1
        assert tracemalloc.get_traced_memory()[1] < 50 * 2**20
        tracemalloc.stop()

    def test_too_many_bytes(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        """A document at the bound is read, one byte more is refused, as text, as bytes and as a file."""
        text = document()
        path = tmp_path / "案卷.json"
        path.write_text(text, encoding="utf-8")
        monkeypatch.setattr(json_text, "MOST_BYTES", len(text))
        assert read_json(path, AXES) == read_json(text, AXES) == read_json(text.encode(), AXES)
        monkeypatch.setattr(json_text, "MOST_BYTES", len(text) - 1)
        assert {refusal(source).text.en for source in (path, text, text.encode())} == {refusal(text).text.en}

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        """A missing file and a folder are refused by name."""
        assert "无此.json" in refusal(tmp_path / "无此.json").text.zh
        refusal(tmp_path)

    @given(JSON.map(json.dumps) | st.text() | st.binary())
    def test_only_own_errors_leave(self, source: str | bytes) -> None:
        """Whatever the document, it is a casebook or one of the library's errors."""
        assert outcome(lambda: read_json(source, AXES))

    @given(JSON, st.sampled_from(("applications", "marks", "acts", "corrections", "readings", "settings")))
    def test_only_own_errors_leave_a_sheet(self, rows: object, key: str) -> None:
        """The same holds whatever a sheet holds."""
        assert outcome(lambda: read(**{key: rows}))


class TestWriting:
    """Documents as they are written."""

    def test_is_for_people_to_read(self) -> None:
        """Keys are sorted, Chinese stands as it is, what is unknown and what is empty is left out."""
        assert write_json(read()) == (
            "{\n"
            '  "applications": [\n'
            "    {\n"
            '      "batch": 1,\n'
            f'      "code": "{ONE}",\n'
            '      "id": "申报-1",\n'
            '      "industry": "knit",\n'
            '      "kind": "professional",\n'
            '      "name": "福州甲公司",\n'
            '      "on": "2024-05-06",\n'
            '      "recorded_on": "2024-05-06"\n'
            "    }\n"
            "  ],\n"
            '  "format": "fzdigital-casebook",\n'
            '  "settings": {\n'
            '    "scale_top": "100"\n'
            "  },\n"
            '  "version": 1\n'
            "}\n"
        )

    @unhurried
    @given(casebooks())
    def test_numbers_are_exact(self, casebook: Casebook) -> None:
        """No floating-point number is ever written."""
        json.loads(write_json(casebook), parse_float=pytest.fail)

    @pytest.mark.parametrize("value", [PROVIDER, 1.5, (1.5,), frozenset({1})], ids=repr)
    def test_a_value_of_no_sheet_is_refused(self, value: object) -> None:
        """A correction made by a program may hold anything; what no cell holds is not written."""
        with pytest.raises(InvalidValueError):
            write_json(Casebook((ENTRY,), (evolve(CORRECTION, new=value),)))

    @unhurried
    @given(casebooks(), st.randoms(use_true_random=False))
    def test_no_order_matters(self, casebook: Casebook, chance: Random) -> None:
        """Keys in any order, and rows in any order but corrections of one day, are written as the same bytes."""
        value = json.loads(write_json(casebook))
        for rows in (value.get(table.key, []) for table in (*ENTRY_TABLES, READINGS)):
            chance.shuffle(rows)
        text = json.dumps(shuffled(value, chance))
        assert write_json(read_json(text, AXES)) == write_json(casebook)

    @unhurried
    @given(casebooks())
    def test_the_hash_is_that_of_the_file(self, casebook: Casebook) -> None:
        """Anybody can compute it from the bytes written."""
        assert casebook_sha256(casebook) == sha256(write_json(casebook).encode("utf-8")).hexdigest()

    def test_a_zero_is_written(self) -> None:
        """Only what is unknown or empty is left out; no star and no are values."""
        casebook = read(ratings=[{"on": "2024-10-08", "round": 1, "code": ONE, "stars": 0}])
        assert '"stars": 0' in write_json(casebook)
        assert '"listed": false' in write_json(Casebook((Entry("失信核查-1", CHECK.on, CHECK),)))
