"""A stored answer, asked again."""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from fzdigital.cli.app import run
from fzdigital.demo import demo_casebook_text
from fzdigital.errors import FileRefusedError, FzdigitalError, UnknownNameError
from fzdigital.io.document_json import casebook_sha256, read_json
from fzdigital.policy.measures import MEASURES
from fzdigital.render.decisions import canonical, decisions_json
from fzdigital.render.replay import Part, Replay, replay
from fzdigital.rules.regulation import Regulation
from fzdigital.service.assess import assess
from fzdigital.service.casebook import Casebook, SettledReading
from fzdigital.service.masking import with_pseudonyms
from tests.service.builders import LATER, accident, book, filled, rated, reported
from tests.strategies.casebooks import unhurried
from tests.strategies.nouns import FIRST_DAY

BOOK = book(filled(2), accident(1, during=None), reported(2, LATER))
SETTLED = evolve(BOOK, readings=(SettledReading("OP-26.floor", "inclusive", "市工信局", date(2025, 1, 15)),))

Change = Callable[[dict[str, Any]], object]


def answer(
    casebook: Casebook = BOOK,
    regulation: Regulation = MEASURES,
    known: date | None = None,
    readings: dict[str, str | None] | None = None,
) -> str:
    """The answer of that day as it is stored."""
    return decisions_json(assess(regulation, casebook, LATER, known, readings), casebook_sha256(casebook))


def again(stored: str, casebook: Casebook = BOOK, regulation: Regulation = MEASURES) -> Replay:
    """The stored question, asked of that casebook."""
    return replay(stored, regulation, casebook, casebook_sha256(casebook))


def parts(replayed: Replay) -> list[Part]:
    """What differs, in order."""
    return [one.part for one in replayed.differences]


def altered(change: Change) -> str:
    """The answer with something in it changed."""
    document = json.loads(answer())
    change(document)
    return canonical(document)


def refusal(stored: str) -> FileRefusedError:
    """The error with which a stored answer is refused."""
    with pytest.raises(FileRefusedError) as caught:
        again(stored)
    return caught.value


class TestSame:
    """The same question of the same casebook gives the same bytes."""

    @pytest.mark.parametrize("casebook", [BOOK, SETTLED], ids=["none settled", "one settled"])
    @pytest.mark.parametrize("known", [None, LATER, date(2024, 8, 1)], ids=str)
    @pytest.mark.parametrize(
        "readings",
        [
            {},
            {"OP-26.floor": "strict"},
            {"OP-26.floor": "inclusive"},
            {"OP-26.floor": None},
            {axis.id: None for axis in MEASURES.axes},
            {axis.id: axis.readings[-1].id for axis in MEASURES.axes},
        ],
        ids=["none asked", "default asked", "other asked", "one left open", "all left open", "last of each"],
    )
    def test_whatever_was_asked(self, casebook: Casebook, known: date | None, readings: dict[str, str | None]) -> None:
        """Day, day of knowledge and the readings as stored are the whole question, settled readings included."""
        stored = answer(casebook, known=known, readings=readings)
        replayed = again(stored, casebook)
        assert replayed.same
        assert replayed.text == stored
        assert replayed.differences == ()

    @settings(unhurried, max_examples=25)
    @given(
        st.dates(FIRST_DAY, date(2026, 6, 30)),
        st.none() | st.dates(FIRST_DAY, date(2026, 6, 30)),
        st.fixed_dictionaries(
            {}, optional={one.id: st.sampled_from([None, *(r.id for r in one.readings)]) for one in MEASURES.axes}
        ),
    )
    def test_on_any_day(self, on: date, known: date | None, readings: dict[str, str | None]) -> None:
        """Within the period or outside it, under any readings."""
        assessment = assess(MEASURES, SETTLED, on, known, readings)
        stored = decisions_json(assessment, casebook_sha256(SETTLED))
        assert again(stored, SETTLED).text == stored

    def test_the_regulation_may_have_readings_of_its_own(self) -> None:
        """The stored readings take their place."""
        assert again(answer(), regulation=MEASURES.with_readings({"OP-26.floor": "inclusive"})).same

    @pytest.mark.parametrize(
        ("options", "masked"),
        [((), with_pseudonyms), (("--name-experts",), lambda book: book)],
        ids=["masked", "named"],
    )
    def test_an_answer_of_the_command_line(
        self, options: tuple[str, ...], masked: Callable[[Casebook], Casebook], capsys: pytest.CaptureFixture[str]
    ) -> None:
        """It was asked of a casebook without the names of experts, unless they were asked for."""
        assert run(("run", "demo", "--on", "2024-06-20", "--out", "-", *options)) == 0
        asked = masked(read_json(demo_casebook_text(), MEASURES.axes))
        assert again(capsys.readouterr().out, asked).same


class TestDifferent:
    """What differs is named, causes before effects."""

    def test_another_version_of_the_library(self) -> None:
        """It is named alone where the answer is the same."""
        replayed = again(altered(lambda document: document.update(library_version="0.0.1")))
        assert [(one.part, one.places) for one in replayed.differences] == [(Part.LIBRARY, ("$.library_version",))]
        assert not replayed.same
        assert replayed.text == answer()

    def test_another_number_of_the_regulation(self) -> None:
        """The regulation differs, and its answer with it."""
        replayed = again(answer(), regulation=MEASURES.with_parameters(total=40))
        assert [(one.part, one.places) for one in replayed.differences] == [
            (Part.REGULATION, ("$.regulation.sha256",)),
            (Part.ANSWER, ("$.findings",)),
        ]

    def test_a_reading_that_is_no_more(self) -> None:
        """A reading or an axis that the regulation no longer has is left out of the question and named."""

        def with_others(document: dict[str, Any]) -> None:
            document["regulation"]["readings"] |= {"OP-26.floor": "gone", "OP-99.gone": "strict", "OP-98.open": None}

        replayed = again(altered(with_others))
        assert [(one.part, one.places) for one in replayed.differences] == [(Part.READINGS, ("$.regulation.readings",))]

    def test_another_casebook(self) -> None:
        """A further entry is another casebook, whether or not the answer moves."""
        later = book(filled(2), accident(1, during=None), reported(2, LATER), rated(1, 9, date(2026, 3, 1), None))
        assert parts(again(answer(), later)) == [Part.CASEBOOK]
        assert parts(again(answer(), book(filled(2)))) == [Part.CASEBOOK, Part.ANSWER]

    def test_another_answer(self) -> None:
        """An answer that was tampered with, or came of a fault, is found although all else agrees."""
        replayed = again(altered(lambda document: document["replenishment"].update(count=True)))
        assert [(one.part, one.places) for one in replayed.differences] == [(Part.ANSWER, ("$.replenishment",))]
        assert parts(again(altered(lambda document: document.update(in_force=1)))) == [Part.ANSWER]

    def test_the_same_in_another_form(self) -> None:
        """The same answer written otherwise is not the same bytes."""
        replayed = again(json.dumps(json.loads(answer())))
        assert [(one.part, one.places) for one in replayed.differences] == [(Part.FORM, ("$",))]

    def test_everything_at_once(self) -> None:
        """Each part is named once, in the order in which one explains the next."""
        stored = altered(lambda document: (document.update(library_version="0"), document.update(members=[])))
        varied = MEASURES.with_parameters(total=40)
        replayed = again(stored, SETTLED, varied)
        assert parts(replayed) == [Part.LIBRARY, Part.REGULATION, Part.CASEBOOK, Part.ANSWER]
        assert {one.text.zh for one in replayed.differences} >= {"案卷与所存不同：$.casebook.sha256。"}
        assert {one.text.en for one in replayed.differences} >= {"the casebook differs: $.casebook.sha256."}

    def test_a_casebook_that_settles_what_there_is_not(self) -> None:
        """Without its axis a settled reading cannot be used, so nothing is answered."""
        strange = evolve(BOOK, readings=(SettledReading("OP-99.gone", "strict", "市工信局", date(2025, 1, 15)),))
        with pytest.raises(UnknownNameError):
            again(answer(), strange)


class TestStrictness:
    """A stored answer is read strictly, and all its faults are named in both languages."""

    @pytest.mark.parametrize(
        ("change", "zh", "en"),
        [
            (lambda d: d.update(format="x"), "$.format为'x'", "$.format is 'x'"),
            (lambda d: d.pop("format"), "$.format为None", "$.format is None"),
            (lambda d: d.update(version=2), "更新版本的fzdigital", "a newer version of fzdigital"),
            (lambda d: d.update(version=0), "没有这样早的版本", "older than any there is"),
            (lambda d: d.update(version="1"), "$.version为'1'", "$.version is '1'"),
            (lambda d: d.update(version=True), "$.version为True", "$.version is True"),
            (lambda d: d.pop("known"), "$中没有'known'", "$ has no 'known'"),
            (lambda d: d.update(news=[]), "$中不应有'news'", "$ has the unknown key 'news'"),
            (lambda d: d.update(regulation=[]), "$.regulation为[]", "$.regulation is []"),
            (lambda d: d["casebook"].pop("sha256"), "$.casebook中没有", "$.casebook has no"),
            (lambda d: d["regulation"].update(x=1), "$.regulation中不应有", "$.regulation has the unknown"),
            (lambda d: d.update(on="2025-3-1"), "$.on为'2025-3-1'", "$.on is '2025-3-1'"),
            (lambda d: d.update(on=None), "$.on为None", "$.on is None"),
            (lambda d: d.update(known="?"), "$.known为'?'", "$.known is '?'"),
            (lambda d: d["regulation"].update(readings=[]), "$.regulation.readings为[]", "readings is []"),
            (lambda d: d["regulation"]["readings"].update(a=1), "$.regulation.readings.a为1", "readings.a is 1"),
            (lambda d: d["casebook"].update(sha256="A" * 64), "$.casebook.sha256为", "$.casebook.sha256 is"),
            (lambda d: d["casebook"].update(sha256=None), "$.casebook.sha256为None", "$.casebook.sha256 is None"),
            (lambda d: d.update(members=[float("nan")]), "$.members[0]为'NaN'", "$.members[0] is 'NaN'"),
            (lambda d: d["replenishment"].update(most=1.5), "$.replenishment.most为'1.5'", "most is '1.5'"),
            (lambda d: d.update(members=nested(17)), "嵌套过深", "nested too deep"),
        ],
    )
    def test_a_fault_is_named_at_its_place(self, change: Change, zh: str, en: str) -> None:
        """A wrong format, key, type or number, with what should stand there."""
        error = refusal(altered(change))
        assert zh in error.text.zh
        assert en in error.text.en

    def test_all_faults_are_named(self) -> None:
        """Several faults make one error."""
        error = refusal(altered(lambda document: (document.update(on="x"), document.update(known="y"))))
        assert "2处错误" in error.text.zh
        assert "2 fault(s)" in error.text.en
        assert len(error.text.zh.splitlines()) == len(error.text.en.splitlines()) == 3

    def test_a_number_of_thousands_of_digits_is_none(self) -> None:
        """It is refused by its place without being read."""
        error = refusal(answer().replace('"count": 2', '"count": ' + "1" * 5000))
        assert "$.replenishment.count" in error.text.zh
        assert "$.replenishment.count" in error.text.en

    def test_a_repeated_key_is_named_at_any_level(self) -> None:
        """In the answer as well, where nothing else is looked at."""
        text = answer().replace('"least": 0', '"least": 0, "least": 0').replace('"known"', '"known": null, "known"')
        error = refusal(text)
        assert [line.strip() for line in error.text.en.splitlines()[1:]] == [
            "$ has a key more than once.",
            "$.replenishment has a key more than once.",
        ]
        assert "重复的键" in error.text.zh

    @pytest.mark.parametrize("text", ["", "{", "[]", "1", "null", "NaN", "[" * 100_000, '{"format": }'])
    def test_what_is_no_json_object(self, text: str) -> None:
        """Anything but one JSON object is refused, and both languages say what to take instead."""
        error = refusal(text)
        assert "请取" in error.text.zh
        assert "take " in error.text.en

    @settings(unhurried, max_examples=50)
    @given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists, max_leaves=8))
    def test_only_own_errors_leave(self, value: object) -> None:
        """Whatever stands in the place of the answer's parts, it is replayed or refused by an error of the library."""
        for change in (
            lambda document: document.update(regulation=value),
            lambda document: document.update(on=value),
            lambda document: document.update(known=value),
            lambda document: document["regulation"].update(readings={"OP-26.floor": value}),
        ):
            # Any other error leaves.
            with suppress(FzdigitalError):
                again(altered(change))


def nested(depth: int) -> list[Any]:
    """A list in a list, that many deep."""
    return [nested(depth - 1)] if depth else []
