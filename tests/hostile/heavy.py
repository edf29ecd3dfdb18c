"""Documents that are small to describe and large to read: what refusing one takes.

``python -m tests.hostile.heavy`` measures each in a process of its own and prints a table. Nothing here fails: the
limits of ``docs/reference/formats.md`` say what may be read, and a document of 64 MiB takes a while however it is read.
"""

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from typing import Final

from fzdigital.errors import FzdigitalError
from fzdigital.io.document_json import read_json
from fzdigital.io.json_text import MOST_BYTES, MOST_OBJECTS, MOST_VALUES
from fzdigital.policy.measures import MEASURES
from tests.strategies.nouns import code_of

_ROWS: Final = MOST_OBJECTS - 1_000
_VALUES: Final = MOST_VALUES - 1_000
_ONE: Final = code_of(1)
_APPLICATION: Final = (
    f'{{"on":"2024-05-06","batch":1,"code":"{_ONE}","name":"福州甲公司","kind":"professional","industry":"knit"}}'
)


def _document(rest: str) -> bytes:
    return f'{{"format":"fzdigital-casebook","version":1,{rest}}}'.encode()


def _filled(before: str, unit: str, after: str) -> bytes:
    """A document of the greatest size, filled with one unit again and again."""
    room = MOST_BYTES - len(_document(before + after))
    return _document(before + unit * (room // len(unit.encode())) + after)


def _rows(sheet: str, row: Callable[[int], str]) -> bytes:
    return _document(f'"{sheet}":[{",".join(map(row, range(_ROWS)))}]')


HEAVY: Final[Mapping[str, Callable[[], bytes]]] = {
    "brackets": lambda: b"[" * _VALUES,
    "too many brackets": lambda: b"[" * (MOST_VALUES + 1),
    "spaces": lambda: b" " * MOST_BYTES,
    "too many bytes": lambda: b" " * (MOST_BYTES + 1),
    "digits": lambda: b"1" * MOST_BYTES,
    "bad UTF-8 at the end": lambda: b'{"a":"' + b"x" * (MOST_BYTES - 10) + b"\xff",
    "a long name": lambda: _filled('"applications":[{"name":"', "x", '"}]'),
    "a long number": lambda: _filled('"applications":[{"batch":', "9", "}]"),
    "a long case number": lambda: _filled('"reports":[{"case_number":"', "1", '"}]'),
    "a case number that grows in compatibility form": lambda: _filled('"reports":[{"case_number":"', "\ufdfa", '"}]'),
    "a long key": lambda: _filled('"', "x", '":1'),
    "a key that grows when folded": lambda: _filled('"', "\u0390", '":1'),
    "a list of nothing": lambda: _filled('"settings":{"days_off":"', ";", '"}'),
    "a list of nothing, in wide commas": lambda: _filled('"settings":{"days_off":"', "、", '"}'),
    "many keys": lambda: _document(",".join(f'"k{number}":1' for number in range(_VALUES))),
    "one key, many times": lambda: _document(",".join('"k":1' for _ in range(_VALUES))),
    "a long array": lambda: _document(f'"settings":{{"incomplete":[{",".join(["1"] * _VALUES)}]}}'),
    "empty rows": lambda: _rows("marks", lambda number: "{}"),
    "rows of an unknown key": lambda: _rows("marks", lambda number: f'{{"x{number}":1}}'),
    "one application, many times": lambda: _rows("applications", lambda number: _APPLICATION),
    "marks of an unknown firm": lambda: _rows(
        "marks",
        lambda number: f'{{"on":"2024-05-06","batch":1,"code":"{_ONE}","expert":"{number}","industry":"knit"}}',
    ),
}  # fmt: skip


def _measured(name: str) -> str:
    """What reading one takes, in this process."""
    data = HEAVY[name]()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    try:
        read_json(data, MEASURES.axes)
        came = "read"
    except FzdigitalError as error:
        came = type(error).__name__
    seconds = time.process_time() - started
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    return f"{name:46} {len(data) / 2**20:6.1f} MiB {seconds:6.2f} s {memory:+6.0f} MiB  {came}"


def main() -> None:
    """Measure all of them, or the one that is named."""
    if sys.argv[1:]:
        print(_measured(sys.argv[1]), flush=True)
        return
    for name in HEAVY:
        subprocess.run((sys.executable, "-m", "tests.hostile.heavy", name), check=True)


if __name__ == "__main__":
    main()
