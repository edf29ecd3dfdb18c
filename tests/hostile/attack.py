"""One reader under attack: by a simple mutator that is part of the project, for a number of inputs or a time.

``python -m tests.hostile.attack NAME SECONDS SEED FINDINGS`` is what :mod:`tests.hostile.fuzz` starts where atheris is
not installed, and :mod:`tests.hostile.attack_guided` where it is.
"""

import json
import sys
import time
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

from tests.hostile import readers_of_columns, readers_of_files, readers_of_results, readers_of_rules
from tests.hostile.byte_mutations import battered
from tests.hostile.json_tree import tree_of, written
from tests.hostile.mutations import edited
from tests.hostile.reader import Finding, Reader, attacked

READERS: Final = (
    *readers_of_files.READERS,
    *readers_of_rules.READERS,
    *readers_of_results.READERS,
    *readers_of_columns.READERS,
)
"""Every function of the library that takes something from outside."""

_IN_STRUCTURE: Final = 0.6


def reader_named(name: str) -> Reader:
    """The reader of that name.

    Raises:
        StopIteration: there is none.
    """
    return next(one for one in READERS if one.name == name)


def inputs(reader: Reader, seed: int) -> Iterator[bytes]:
    """Input for a reader without end: its seeds changed in up to four places, and put together."""
    chance, seeds = Random(seed), reader.seeds()
    while True:
        data = chance.choice(seeds)
        if reader.is_json and chance.random() < _IN_STRUCTURE:
            yield restructured(data, chance)
            continue
        for _ in range(chance.randrange(5)):
            at = chance.randrange(len(data) + 1)
            match chance.randrange(4):
                case 0 if reader.words:
                    data = data[:at] + chance.choice(reader.words) + data[at + chance.randrange(20) :]
                case 1:
                    other = chance.choice(seeds)
                    data = data[:at] + other[chance.randrange(len(other) + 1) :]
                case _:
                    data = battered(data, chance)
        yield data


def restructured(data: bytes, chance: Random) -> bytes:
    """JSON with up to three things changed in its structure; as it is where it is none.

    Args:
        data: the document.
        chance: decides what.
    """
    try:
        tree = tree_of(data.decode())
    except (ValueError, RecursionError):
        return data
    for _ in range(chance.randrange(1, 4)):
        tree = edited(tree, chance)
    return written(tree, chance)


def attack(reader: Reader, count: int, seed: int, folder: Path) -> dict[str, Finding]:
    """Give a reader a number of inputs.

    Args:
        reader: the reader.
        count: how many.
        seed: what they follow from.
        folder: a folder of its own.

    Returns:
        What it must not have done, by the place where it did; of one place the shortest input.
    """
    found: dict[str, Finding] = {}
    for _, data in zip(range(count), inputs(reader, seed), strict=False):
        note(attacked(reader, data, folder), found)
    return found


def note(finding: Finding | None, found: dict[str, Finding]) -> bool:
    """Keep a finding, unless there is a shorter one of the same kind and place; whether it was kept."""
    if finding is None:
        return False
    key = f"{finding.what.partition(':')[0]} {finding.where}"
    if key in found and len(found[key].data) <= len(finding.data):
        return False
    found[key] = finding
    return True


def as_line(finding: Finding) -> str:
    """A finding as one line of JSON."""
    return json.dumps(finding._replace(data=b64encode(finding.data).decode())._asdict(), ensure_ascii=True) + "\n"  # type: ignore[arg-type]


def main(name: str, seconds: float, seed: int, findings: Path) -> None:
    """Attack a reader for some time, and write down what is found as it is found."""
    reader = reader_named(name)
    found: dict[str, Finding] = {}
    until = time.monotonic() + seconds
    done = 0
    slowest = 0.0
    with TemporaryDirectory() as made, findings.open("a", encoding="ascii") as out:
        for data in inputs(reader, seed):
            if time.monotonic() > until:
                break
            started = time.process_time()
            finding = attacked(reader, data, Path(made))
            slowest = max(slowest, time.process_time() - started)
            done += 1
            if finding is not None and note(finding, found):
                out.write(as_line(finding))
    print(f"executed {done} slowest {slowest:.2f}")


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
