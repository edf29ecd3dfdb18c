"""A small casebook to run the commands on: four firms of one sector, three experts, a little of everything."""

import json
from pathlib import Path

from tests.io.documents import Row
from tests.strategies.nouns import code_of

ALPHA, BRACKETS, GAMMA, DELTA = (code_of(number) for number in range(11, 15))
NAMES = {ALPHA: "福州甲公司", BRACKETS: "[bold]乙[/bold]公司", GAMMA: "福州丙公司", DELTA: "福州丁公司"}
"""The second would be shown without its brackets where they were taken for markup."""
EXPERTS = ("专家甲", "专家乙", "专家丙")
SCORES = {ALPHA: 90, BRACKETS: 85, GAMMA: 80, DELTA: 75}
ON = "2025-06-30"


def book(**changed: object) -> dict[str, object]:
    """The document, with some of its sheets replaced.

    Two firms were admitted, of which one has twice had no star and must go; one was put in reserve.
    """
    return {
        "format": "fzdigital-casebook",
        "version": 1,
        "applications": [application(code) for code in NAMES],
        "marks": [mark(code, expert) for code in NAMES for expert in EXPERTS],
        "notices": [{"on": "2024-06-10", "ends_on": "2024-06-16", "batch": 1}],
        "acts": [
            {"on": "2024-06-20", "kind": "admit", "code": ALPHA, "industry": "knit", "batch": 1},
            {"on": "2024-06-20", "kind": "admit", "code": BRACKETS, "industry": "knit", "batch": 1},
            {"on": "2024-06-24", "kind": "put_in_reserve", "code": GAMMA, "batch": 1},
        ],
        "ratings": [
            {"on": "2024-09-10", "round": 1, "code": ALPHA, "stars": 3},
            {"on": "2024-09-10", "round": 1, "code": BRACKETS, "stars": 0},
            {"on": "2025-03-10", "round": 2, "code": ALPHA, "stars": 3},
            {"on": "2025-03-10", "round": 2, "code": BRACKETS, "stars": 0},
        ],
        "incidents": [
            {"on": "2025-04-02", "code": ALPHA, "kind": "low_satisfaction", "during_service": True, "grave": None}
        ],
        "readings": [{"axis": "OP-26.floor", "choice": "strict", "by": "福州市工业和信息化局", "on": "2024-07-01"}],
    } | changed


def application(code: str, **changed: object) -> Row:
    """One firm's application."""
    return {
        "on": "2024-05-06",
        "batch": 1,
        "code": code,
        "name": NAMES.get(code, f"福州{code[-6:]}公司"),
        "kind": "professional",
        "industry": "knit",
        "form_submitted": True,
        "listed": False,
    } | changed


def mark(code: str, expert: str) -> Row:
    """One expert's mark."""
    return {
        "on": "2024-06-03",
        "batch": 1,
        "industry": "knit",
        "code": code,
        "expert": expert,
        "score": str(SCORES[code] + EXPERTS.index(expert)),
    }


ASCII_NAMES = {"福州甲公司": "Alpha", "乙": "Beta", "公司": "", "福州丙": "Gamma", "福州丁": "Delta"}


def stored(folder: Path, **changed: object) -> str:
    """The path of a file with the document."""
    path = folder / "casebook.json"
    path.write_text(json.dumps(book(**changed), ensure_ascii=False), encoding="utf-8")
    return str(path)


def stored_in_ascii(folder: Path, **changed: object) -> str:
    """The same with every Chinese name replaced, so that what is Chinese in an answer is the library's own."""
    path = Path(stored(folder, **changed))
    text = path.read_text(encoding="utf-8")
    for name, ascii_name in ASCII_NAMES.items():
        text = text.replace(name, ascii_name)
    for place, expert in enumerate(EXPERTS):
        text = text.replace(expert, f"expert {place}")
    path.write_text(text.replace("福州市工业和信息化局", "Omega"), encoding="utf-8")
    return str(path)
