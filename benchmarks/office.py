"""The office's main job on a large workbook, and hostile files refused; each in a process of its own.

Run: ``python benchmarks/office.py``. Prints seconds and the peak of memory of each.
"""

import os
import sys
from collections.abc import Iterator
from io import BytesIO
from multiprocessing import Process
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from zipfile import ZIP_DEFLATED, ZipFile

from made_up import casebook

from fzdigital.io.workbook_out import write_workbook
from fzdigital.service.casebook import Casebook

SHEET = "xl/worksheets/sheet3.xml"


LARGE = (("1,000 x 9", 1000, 0), ("1,000 x 9 and 5,000 entries", 1000, 5000), ("10,000 x 9", 10_000, 0))


def main() -> None:
    """Measure and print."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        # A child that is measured begins with the memory of whoever starts it, so another process makes the files.
        maker = Process(target=make, args=(folder,))
        maker.start()
        maker.join()
        for path in sorted(folder.glob("large *.xlsx")):
            code, seconds, peak = timed("run", str(path), "--on", "2025-11-30", "--out", str(folder / "out"))
            print(f"{path.stem}: exit code {code}, {seconds:.2f} s, {peak:.0f} MB")
        code, seconds, peak = timed("--version")
        print(f"the program alone: exit code {code}, {seconds:.2f} s, {peak:.0f} MB")
        for path in sorted(folder.glob("hostile *.xlsx")):
            code, seconds, peak = timed("check", str(path))
            print(f"{path.stem}: exit code {code}, {seconds:.2f} s with the start of the program, {peak:.0f} MB")


def make(folder: Path) -> None:
    """Make all files."""
    for label, applicants, conduct in LARGE:
        write_workbook(casebook(applicants, conduct=conduct), folder / f"large {label}.xlsx")
    for label, content in hostile(folder):
        (folder / f"hostile {label}.xlsx").write_bytes(content)


def timed(*arguments: str) -> tuple[int, float, float]:
    """Exit code, seconds and peak memory in MB of one run of the program, which says nothing."""
    start = perf_counter()
    with open(os.devnull, "wb") as nowhere:
        quiet = ((os.POSIX_SPAWN_DUP2, nowhere.fileno(), 1), (os.POSIX_SPAWN_DUP2, nowhere.fileno(), 2))
        command = (sys.executable, "-m", "fzdigital", *arguments)
        child = os.posix_spawn(sys.executable, command, os.environ, file_actions=quiet)
    _, status, used = os.wait4(child, 0)
    return os.waitstatus_to_exitcode(status), perf_counter() - start, used.ru_maxrss / 1024


def hostile(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Files that would overwhelm or mislead whoever opens them trustingly."""
    path = folder / "good.xlsx"
    write_workbook(Casebook(()), path)
    good = path.read_bytes()
    yield "bomb of 60 MB in one member", with_sheet(good, b"<worksheet>" + b"<row></row>" * 5_600_000)
    entity = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet>&e;</worksheet>'
    yield "external entity", with_sheet(good, entity)
    far = b'<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    yield "sparse far cell", with_sheet(good, far)
    varied = b"".join(
        b'<row r="%d"><c r="A%d"><v>%d</v></c></row>' % (n, n, n * 7919 % 99991) for n in range(1, 900_000)
    )
    yield "too many elements, packed loosely", with_sheet(good, b"<worksheet><sheetData>" + varied)
    yield "truncated", good[: len(good) // 2]
    yield "encrypted or .xls", bytes.fromhex("D0CF11E0A1B11AE1") + bytes(100_000)
    yield "no workbook at all", os.urandom(1_000_000)


def with_sheet(workbook: bytes, content: bytes) -> bytes:
    """A workbook one of whose sheets holds something else."""
    written = BytesIO()
    with ZipFile(BytesIO(workbook)) as source, ZipFile(written, "w", ZIP_DEFLATED) as target:
        for member in source.namelist():
            target.writestr(member, content if member == SHEET else source.read(member))
    return written.getvalue()


if __name__ == "__main__":
    main()
