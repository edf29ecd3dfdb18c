"""Same question, same answer, to the byte."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
from tests.rules.toy import ROOM_RULES, asked, matter
from fzdigital.rules.interchange import fingerprint, regulation_document

unresolved = ROOM_RULES.with_readings({"Q-5.from_when": None, "Q-0.last_day": None})
matters = [matter("loan", f"L{n}", days_late=n, returned=None) for n in range(3)]
decision = asked(*matters, regulation=unresolved, points=None, student=None, warned=None, valid=None, as_of=None)
print(decision.case, decision.acts)
print([decision.missing(one.act.id) for one in decision.acts])
print(fingerprint(regulation_document(unresolved)))
"""


class TestHashSeeds:
    """Python shuffles its sets from process to process; answers stay."""

    def test_two_processes_agree(self) -> None:
        """A decision with everything it names, and the regulation's fingerprint, under two hash seeds."""
        printed = []
        for seed in ("1", "2"):
            path = os.pathsep.join((str(ROOT), *sys.path))
            environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"}
            command = (sys.executable, "-c", PROGRAM)
            run = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
            printed.append(run.stdout)
        assert printed[0] == printed[1]
        assert len(printed[0]) > 1000
