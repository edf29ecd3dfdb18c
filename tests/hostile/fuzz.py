"""Every reader of the library under attack, one after the other, each in a process of its own.

``python -m tests.hostile.fuzz --seconds 300`` divides the time among all readers, or gives it to the one that
``--reader`` names. Input is made up by atheris where it is installed (the extra ``fuzz``), else by a simple mutator.
Ends with 1 if an error that is not the library's own left a reader, if a message cannot be written, or if a process
broke.
"""

import json
import subprocess
import sys
from argparse import ArgumentParser
from base64 import b64decode
from importlib.util import find_spec
from pathlib import Path
from re import findall
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.hostile.attack import READERS
from tests.hostile.reader import Finding

_SHOWN = 300
_SAID = 1_500


class Attacked(NamedTuple):
    """What came of one reader.

    Args:
        reader: its name.
        executed: how many inputs it got.
        slowest: the longest time that one took, in seconds.
        findings: what it must not have done.
        broke: what a process that broke had to say; empty if it did not.
    """

    reader: str
    executed: int
    slowest: str
    findings: tuple[Finding, ...]
    broke: str


def run(reader: str, seconds: float, seed: int, *, guided: bool) -> Attacked:
    """Attack one reader.

    Args:
        reader: its name.
        seconds: for how long.
        seed: what the inputs follow from.
        guided: whether atheris makes them up.
    """
    with TemporaryDirectory() as made:
        findings = Path(made, "findings")
        arguments = [reader, str(int(seconds) if guided else seconds), str(seed), str(findings)]
        module = "tests.hostile.attack_guided" if guided else "tests.hostile.attack"
        command = [sys.executable, "-m", module, *arguments, *([made] if guided else [])]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
        found = findings.read_text(encoding="ascii").splitlines() if findings.exists() else []
        broke = "" if done.returncode == 0 else f"{done.stdout}{done.stderr}"[-_SAID:]
        left = [
            one for one in Path(made).iterdir() if one.name.startswith(("crash-", "timeout-", "oom-", "slow-unit-"))
        ]
        broke += "".join(f"\n{one.name}: {one.read_bytes()[:_SAID]!r}" for one in left)
    executed = findall(r"(?:number_of_executed_units:\s*|executed )(\d+)", done.stdout + done.stderr)
    slowest = findall(r"(?:slowest_unit_time_sec:\s*|slowest )([\d.]+)", done.stdout + done.stderr)
    return Attacked(
        reader, int(executed[-1]) if executed else 0, slowest[-1] if slowest else "?", _shortest(found), broke
    )


def _shortest(lines: list[str]) -> tuple[Finding, ...]:
    """The findings, of each place and kind the shortest."""
    found: dict[tuple[str, str], Finding] = {}
    for line in lines:
        said = json.loads(line)
        one = Finding(said["reader"], said["what"], said["where"], b64decode(said["data"]))
        key = one.what.partition(":")[0], one.where
        found[key] = min((found.get(key, one), one), key=lambda each: len(each.data))
    return tuple(found.values())


def main() -> int:
    """Run the command; 1 if anything is amiss."""
    names = [one.name for one in READERS]
    parser = ArgumentParser(prog="python -m tests.hostile.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=300, help="for how long, all readers together")
    parser.add_argument("--reader", choices=names, action="append", help="only this one; may be given again")
    parser.add_argument("--seed", type=int, default=0, help="what the inputs follow from")
    parser.add_argument("--simple", action="store_true", help="without atheris, even where it is installed")
    given = parser.parse_args()
    asked = given.reader or names
    guided = not given.simple and find_spec("atheris") is not None
    print(f"inputs made up by {'atheris' if guided else 'the simple mutator'}, {given.seconds / len(asked):.0f} s each")
    amiss = 0
    for name in asked:
        came = run(name, given.seconds / len(asked), given.seed, guided=guided)
        print(
            f"{name:18} {came.executed:10} executed, slowest {came.slowest:>5} s, {len(came.findings)} findings",
            flush=True,
        )
        for one in came.findings:
            print(
                f"    {one.what}\n      at {one.where}\n      {len(one.data)} bytes: {one.data[:_SHOWN]!r}", flush=True
            )
        if came.broke:
            print(f"    the process broke: {came.broke}", flush=True)
        amiss += bool(came.findings or came.broke or not came.executed)
    return 1 if amiss else 0


if __name__ == "__main__":
    sys.exit(main())
