"""Who must not be named in what is written."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest

from tests.cli.books import ALPHA, EXPERTS, NAMES, ON, application, book, mark
from tests.cli.shell import Said, Shell

CASES = ("举字第〇七号", "举字第〇八号")
IDS = ("甲公司的申报", "专家甲给的分")


def planted(folder: Path, by: str = f"{EXPERTS[2]}、{NAMES[ALPHA]}") -> str:
    """A casebook in which names stand also where only numbers belong: in ids, case numbers and reasons."""
    applications = [application(code) for code in NAMES]
    marks = [mark(code, expert) for code in NAMES for expert in EXPERTS]
    reports = [
        {"on": "2024-11-04", "case_number": case, "code": ALPHA, "real_name": True, "evidence": True, "contact": True,
         "accepted": True, "accepted_on": "2024-11-06", "verified_on": "2024-11-08", "reply": "not_as_required"}
        for case in CASES
    ]  # fmt: skip
    document = book(
        applications=[applications[0] | {"id": IDS[0]}, *applications[1:]],
        marks=[marks[0] | {"id": IDS[1]}, *marks[1:]],
        reports=reports,
        readings=[
            {"axis": "OP-26.floor", "choice": "strict", "by": by, "on": "2024-07-01"}
        ],
        corrections=[
            {"entry": IDS[0], "field": "form_submitted", "old": True, "new": None, "why": f"{EXPERTS[1]}来电",
             "recorded_on": "2024-05-08"}
        ],
    )  # fmt: skip
    path = folder / "casebook.json"
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return str(path)


def contents(path: Path) -> Iterator[tuple[str, str]]:
    """Every text within a file, or within all files of a folder; workbooks are unpacked."""
    for one in [path] if path.is_file() else sorted(path.rglob("*")):
        stored = one.read_bytes()
        if is_zipfile(BytesIO(stored)):
            with ZipFile(BytesIO(stored)) as archive:
                for member in archive.namelist():
                    yield f"{one.name}/{member}", archive.read(member).decode()
        else:
            yield one.name, stored.decode("utf-8-sig")
        yield one.name, one.name


def found(secrets: tuple[str, ...], path: Path, said: Said) -> list[tuple[str, str]]:
    """Where a secret stands, on the screen or in a file, also as a JSON document might write it."""
    texts = [*contents(path), ("screen", said.out + said.err)]
    written = [(secret, {secret, secret.encode("unicode_escape").decode()}) for secret in secrets]
    return [(name, secret) for name, text in texts for secret, forms in written if any(one in text for one in forms)]


FIRMS = (*NAMES, "福州甲", "[bold]乙", "福州丙", "福州丁", *CASES, *IDS)


class TestFirms:
    """With ``--mask-firms`` nothing tells which firm is meant."""

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_no_output_of_a_day(self, shell: Shell, tmp_path: Path, language: str) -> None:
        """No file and no line names a firm, a code, an id, a case number or an expert."""
        out = tmp_path / "out"
        said = shell("run", planted(tmp_path), "--on", ON, "--out", str(out), "--mask-firms", "--lang", language)
        assert said.code == 0
        assert found((*FIRMS, *EXPERTS), out, said) == []
        assert "企业000" in said.out

    def test_the_document_alone(self, shell: Shell, tmp_path: Path) -> None:
        """Nor does the document on standard output."""
        said = shell("run", planted(tmp_path), "--on", ON, "--out", "-", "--mask-firms")
        assert found((*FIRMS, *EXPERTS), tmp_path / "none", said) == []

    @pytest.mark.parametrize("target", ["out.json", "out.xlsx", "out"])
    def test_no_casebook_made_of_it(self, shell: Shell, tmp_path: Path, target: str) -> None:
        """Nor does a casebook in another form."""
        said = shell("convert", planted(tmp_path), str(tmp_path / target), "--mask-firms")
        assert said.code == 0
        assert found((*FIRMS, *EXPERTS), tmp_path / target, said) == []

    def test_without_the_option_firms_are_named(self, shell: Shell, tmp_path: Path) -> None:
        """The test would see a name if there were one."""
        out = tmp_path / "out"
        said = shell("run", planted(tmp_path), "--on", ON, "--out", str(out))
        assert {"report.html", "report.md", "decisions.json", "摘要.txt", "screen"} <= {
            name for name, _ in found(FIRMS, out, said)
        }


class TestExperts:
    """Experts have pseudonyms unless asked otherwise."""

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_no_output_of_a_day(self, shell: Shell, tmp_path: Path, language: str) -> None:
        """No file and no line names an expert, and the score table has columns for pseudonyms."""
        out = tmp_path / "out"
        said = shell("run", planted(tmp_path), "--on", ON, "--out", str(out), "--lang", language)
        assert found(EXPERTS, out, said) == []
        assert "专家01" in (out / "report.html").read_text(encoding="utf-8")

    @pytest.mark.parametrize("target", ["out.json", "out.xlsx", "out"])
    def test_no_casebook_made_of_it(self, shell: Shell, tmp_path: Path, target: str) -> None:
        """Nor does a casebook in another form."""
        said = shell("convert", planted(tmp_path), str(tmp_path / target))
        assert found(EXPERTS, tmp_path / target, said) == []

    def test_by_name_where_asked(self, shell: Shell, tmp_path: Path) -> None:
        """With ``--name-experts`` the score table has their names, and nothing else does but what prints it."""
        out = tmp_path / "out"
        said = shell("run", planted(tmp_path, "市工信局"), "--on", ON, "--out", str(out), "--name-experts")
        named = {name.partition("/")[0] for name, _ in found(EXPERTS, out, said)}
        assert named == {"评分汇总表.xlsx", "report.html"}


class TestPublic:
    """The lists are for everybody."""

    def test_they_hold_no_expert_no_report_and_no_score(self, shell: Shell, tmp_path: Path) -> None:
        """Even with experts by name the lists name none, nor a case number, nor a word of a report."""
        out = tmp_path / "out"
        said = shell("run", planted(tmp_path), "--on", ON, "--out", str(out), "--name-experts")
        assert said.code == 0
        assert found((*EXPERTS, *CASES, "举报", "最终得分"), out / "名单.xlsx", Said(0, "", "")) == []
