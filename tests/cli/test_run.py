"""The main job: a casebook on a day."""

import json
from pathlib import Path

import pytest

import fzdigital
from fzdigital.policy.measures import MEASURES
from fzdigital.rules.interchange import fingerprint
from tests.cli.books import ALPHA, BRACKETS, EXPERTS, NAMES, ON, application, book, stored
from tests.cli.shell import Shell
from tests.strategies.nouns import code_of


class TestSummary:
    """What the terminal shows of a casebook."""

    def test_it_says_the_period_first(self, shell: Shell, tmp_path: Path) -> None:
        """The first line says whether the day lies in the period in force."""
        said = shell("run", stored(tmp_path), "--on", ON)
        assert said.code == 0
        assert said.out.splitlines()[0] == "2025-06-30在办法有效期内（2024-04-11至2025-12-31）。"
        assert said.err == ""

    @pytest.mark.parametrize("day", ["2024-04-10", "2026-01-01"])
    def test_a_day_outside_says_so_first(self, shell: Shell, tmp_path: Path, day: str) -> None:
        """Of a day before or after the period the first line says that nothing had effect, and nothing is asked."""
        said = shell("run", stored(tmp_path), "--on", day, "--lang", "en")
        assert said.out.startswith(f"{day} lies outside the period in force (2024-04-11 to 2025-12-31)")
        assert "Nothing must be done on this day." in said.out
        assert "What may be done" not in said.out

    @pytest.mark.parametrize("day", ["2024-04-11", "2025-12-31"])
    def test_both_ends_belong_to_the_period(self, shell: Shell, tmp_path: Path, day: str) -> None:
        """The first and the last day are in the period."""
        said = shell("run", stored(tmp_path), "--on", day, "--lang", "en")
        assert said.out.startswith(f"{day} lies in the period in force")

    def test_an_unresolved_end_is_said(self, shell: Shell, tmp_path: Path) -> None:
        """Where the reading on the last day is left open, nobody can tell."""
        said = shell("run", stored(tmp_path), "--on", "2025-12-31", "--reading", "OP-02.last_day=open", "--lang", "en")
        assert said.out.startswith("whether 2025-12-31 lies in the period in force cannot be told yet")

    def test_duties_come_before_powers_and_findings(self, shell: Shell, tmp_path: Path) -> None:
        """Whoever reads only the beginning reads what must be done."""
        out = shell("run", stored(tmp_path), "--on", ON).out
        places = [out.index(title) for title in ("应当办理", "可以办理", "核查发现")]
        assert places == sorted(places)

    def test_a_duty_shows_the_act_the_holder_the_firm_and_the_clause(self, shell: Shell, tmp_path: Path) -> None:
        """Each duty says what, by whom, for which firm and on which ground."""
        line = next(
            line for line in shell("run", stored(tmp_path), "--on", ON).out.splitlines() if "使其退出服务资源库" in line
        )
        assert "福州市工信局" in line
        assert "五、（四） [5(4)]" in line

    def test_brackets_in_a_name_are_shown(self, shell: Shell, tmp_path: Path) -> None:
        """A name is never taken for markup."""
        assert NAMES[BRACKETS] in shell("run", stored(tmp_path), "--on", ON).out

    def test_what_is_always_open_to_everybody_stays_off(self, shell: Shell, tmp_path: Path) -> None:
        """That anybody may report a firm, or serve, is not said of each firm."""
        out = shell("run", stored(tmp_path), "--on", ON).out
        assert "举报" not in out
        assert "为试点提供服务" not in out

    def test_of_many_firms_some_are_named(self, shell: Shell, tmp_path: Path) -> None:
        """More than six firms under one act are counted instead of listed."""
        firms = [application(code_of(30 + place), batch=2, on="2025-02-03", industry="auto") for place in range(7)]
        marks = [
            {"on": "2025-03-03", "batch": 2, "industry": "auto", "code": one["code"], "expert": expert, "score": "80"}
            for one in firms
            for expert in EXPERTS
        ]
        casebook = stored(tmp_path, applications=[*_applications(), *firms], marks=[*_marks(), *marks])
        assert "……共7家" in shell("run", casebook, "--on", ON).out
        assert "… 7 in all" in shell("run", casebook, "--on", ON, "--lang", "en").out

    def test_what_is_forbidden_takes_one_line(self, shell: Shell, tmp_path: Path) -> None:
        """Prohibitions are counted by act."""
        casebook = stored(
            tmp_path,
            applications=[*_applications(), application(code_of(30), batch=2, on="2025-02-03", listed=True)],
        )
        out = shell("run", casebook, "--on", ON).out
        line = next(line for line in out.splitlines() if line.startswith("不得办理："))
        assert "列入推荐名单 (1)" in line

    def test_an_open_act_shows_what_would_settle_it(self, shell: Shell, tmp_path: Path) -> None:
        """An unknown fact makes a question, with who answers it; of many the first three are shown."""
        casebook = stored(tmp_path, settings={"incomplete": ["ratings", "reports", "rectifications", "incidents"]})
        out = shell("run", casebook, "--on", ON, "--lang", "en").out
        assert "to be settled first" in out.replace("\n", " ")
        assert " more " in out

    def test_a_possible_refill_is_said(self, shell: Shell, tmp_path: Path) -> None:
        """Once a firm has left, how many may be added is on the third line."""
        acts = [*_acts(), {"on": "2025-04-10", "kind": "exit", "code": BRACKETS, "grounds": ["5(4)"]}]
        casebook = stored(tmp_path, acts=acts)
        assert "可补充0至31家" in shell("run", casebook, "--on", ON).out

    def test_without_findings_it_says_so(self, shell: Shell, tmp_path: Path) -> None:
        """Nothing found is said in a line."""
        said = shell("run", stored(tmp_path), "--on", "2024-06-01")
        assert "没有核查发现。" in said.out


class TestKnown:
    """As known on an earlier day."""

    def test_what_was_recorded_later_is_left_out(self, shell: Shell, tmp_path: Path) -> None:
        """A second no-star that was recorded later compels nothing yet, and the day of knowledge is said."""
        casebook = stored(tmp_path)
        said = shell("run", casebook, "--on", ON, "--known", "2025-03-09", "--lang", "en")
        assert "As known on 2025-03-09" in said.out
        assert "put it out of the library" not in said.out
        assert "put it out of the library" in shell("run", casebook, "--on", ON, "--lang", "en").out

    def test_a_reading_settled_later_was_not_known(self, shell: Shell, tmp_path: Path) -> None:
        """What the office settled after the day of knowledge is not used."""
        casebook = stored(tmp_path)
        assert "所定口径" in shell("run", casebook, "--on", ON).out
        assert "所定口径" not in shell("run", casebook, "--on", ON, "--known", "2024-06-30").out


class TestReadings:
    """Readings asked for on the command line."""

    def test_a_settled_reading_names_who_settled_it(self, shell: Shell, tmp_path: Path) -> None:
        """The reading, the authority and the day are printed."""
        out = shell("run", stored(tmp_path), "--on", ON).out
        assert "所定口径：OP-26.floor=strict（福州市工业和信息化局，2024-07-01）。" in out

    def test_a_reading_asked_for_prevails(self, shell: Shell, tmp_path: Path) -> None:
        """It replaces the settled one and is said to be asked for."""
        out = shell("run", stored(tmp_path), "--on", ON, "--reading", "OP-26.floor=inclusive").out
        assert "本次选用口径：OP-26.floor=inclusive。" in out
        assert "所定口径" not in out

    def test_several_can_be_given(self, shell: Shell, tmp_path: Path) -> None:
        """The option is repeated for each axis, before or after the casebook."""
        casebook = stored(tmp_path)
        said = shell("run", "--reading", "OP-26.floor=open", casebook, "--on", ON, "--reading", "OP-14.choice=open")
        assert said.out.count("=未定。") == 2

    def test_an_unresolved_reading_can_leave_a_question(self, shell: Shell, tmp_path: Path) -> None:
        """Left open, an axis is among what must be settled first."""
        out = shell("run", stored(tmp_path), "--on", ON, "--reading", "OP-19.sequence=open").out
        assert "OP-19.sequence" in out

    @pytest.mark.parametrize(
        ("given", "zh", "en"),
        [
            ("OP-26.floor", "--reading为'OP-26.floor'，应为事项=口径", "it must be an axis and a reading"),
            ("OP-26=strict", "没有名为'OP-26'的待定事项，相近的有：OP-26.floor", "no axis is named 'OP-26'"),
            ("OP-26.floor=loose", "没有名为'loose'的口径，已有的如：strict", "no reading is named 'loose'"),
        ],
    )  # fmt: skip
    def test_a_wrong_one_is_refused(self, shell: Shell, tmp_path: Path, given: str, zh: str, en: str) -> None:
        """A missing sign, an unknown axis and an unknown reading are refused in the language asked for."""
        chinese = shell("run", stored(tmp_path), "--on", ON, "--reading", given)
        english = shell("run", stored(tmp_path), "--on", ON, "--lang=en", "--reading", given)
        assert (chinese.code, chinese.out, english.code) == (2, "", 2)
        assert zh in chinese.err
        assert en in english.err


class TestOut:
    """The files written."""

    def test_the_document_identifies_itself(self, shell: Shell, tmp_path: Path) -> None:
        """Format, version of the library, and the hashes of regulation and readings are in it."""
        folder = tmp_path / "deep" / "answers"
        said = shell("run", stored(tmp_path), "--on", ON, "--out", str(folder), "--lang", "en")
        assert f"written to {folder}:\n" in said.out
        assert "  decisions.json\n" in said.out
        document = json.loads((folder / "decisions.json").read_text(encoding="utf-8"))
        assert (document["format"], document["version"]) == ("fzdigital-decisions", 1)
        assert document["library_version"] == fzdigital.__version__
        assert document["regulation"]["id"] == MEASURES.id
        assert document["regulation"]["readings_sha256"] == fingerprint(document["regulation"]["readings"])
        assert len(document["regulation"]["sha256"]) == 64
        assert document["settled_readings"] == [
            {"axis": "OP-26.floor", "choice": "strict", "by": "福州市工业和信息化局", "on": "2024-07-01"}
        ]

    def test_the_hash_of_the_readings_follows_them(self, shell: Shell, tmp_path: Path) -> None:
        """Another reading gives another hash of the readings and the same of the regulation."""
        found = []
        for reading in ("strict", "inclusive"):
            shell("run", stored(tmp_path), "--on", ON, "--out", str(tmp_path), "--reading", f"OP-26.floor={reading}")
            found.append(json.loads((tmp_path / "decisions.json").read_text(encoding="utf-8"))["regulation"])
        assert found[0]["sha256"] == found[1]["sha256"]
        assert found[0]["readings_sha256"] != found[1]["readings_sha256"]

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_twice_gives_the_same_bytes(self, shell: Shell, tmp_path: Path, language: str) -> None:
        """The same question gives the same files."""
        written = []
        for name in ("one", "two"):
            shell("run", stored(tmp_path), "--on", ON, "--out", str(tmp_path / name), "--lang", language)
            written.append([path.read_bytes() for path in sorted((tmp_path / name).iterdir())])
        assert written[0] == written[1]

    def test_no_expert_is_named(self, shell: Shell, tmp_path: Path) -> None:
        """Neither a file for programs and people nor the screen names an expert."""
        said = shell("run", stored(tmp_path), "--on", ON, "--out", str(tmp_path / "answers"))
        files = (path for path in (tmp_path / "answers").iterdir() if path.suffix != ".xlsx")
        for text in (said.out, *(path.read_text(encoding="utf-8") for path in files)):
            assert NAMES[ALPHA] in text or ALPHA in text
            assert [expert for expert in EXPERTS if expert in text] == []

    def test_a_folder_that_cannot_be_made_is_refused(self, shell: Shell, tmp_path: Path) -> None:
        """Where a file stands in the way, a sentence says so and nothing is written over it."""
        casebook = stored(tmp_path)
        before = Path(casebook).read_bytes()
        said = shell("run", casebook, "--on", ON, "--out", casebook)
        assert said.code == 2
        assert "无法写入" in said.err
        assert "已有同名文件" in said.err
        assert Path(casebook).read_bytes() == before

    def test_a_file_that_cannot_be_written_is_named(self, shell: Shell, tmp_path: Path) -> None:
        """The message names the file in question."""
        (tmp_path / "answers" / "report.md").mkdir(parents=True)
        said = shell("run", stored(tmp_path), "--on", ON, "--out", str(tmp_path / "answers"), "--lang", "en")
        assert said.code == 2
        assert "report.md' (it is a folder)" in said.err


def _applications() -> list[object]:
    return list(_sheet("applications"))


def _marks() -> list[object]:
    return list(_sheet("marks"))


def _acts() -> list[object]:
    return list(_sheet("acts"))


def _sheet(name: str) -> list[object]:
    rows = book()[name]
    assert isinstance(rows, list)
    return rows
