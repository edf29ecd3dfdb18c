"""Asks the library the same questions and prints a digest of every answer; :mod:`tests.hostile.matrix` compares them.

``python -m tests.hostile.probe FOLDER [--threads N] [--validators-off] [--keep FILE] [--kept FILE]`` needs nothing but
the library and what the extra ``whatif`` brings. FOLDER holds casebooks and broken documents.
"""

import json
import pickle
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random
from threading import Barrier, Thread
from typing import Any, Final

import attrs

from fzdigital.errors import FzdigitalError
from fzdigital.io.document_json import casebook_sha256, read_json
from fzdigital.policy.measures import MEASURES
from fzdigital.render.decisions import decision_document, decisions_json
from fzdigital.rules.case import Case, Matter
from fzdigital.rules.decide import decide
from fzdigital.rules.interchange import regulation_document
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.vocabulary import Bool, Day, FactDef, Facts, Int, OneOf
from fzdigital.service.assess import assess
from tests.whatif.studies import LASTING, STUDY

CASES: Final = 60
_DAYS: Final = (date(2024, 8, 1), date(2025, 6, 30))
_OPEN: Final = {"OP-26.floor": None, "OP-11.tie": None}
_KINDS: Final = ("report", "notice", "rect_5_1", "rect_5_3", "service", "event")


def _decisions(regulation: Regulation, path: Path) -> str:
    """What is decided of a casebook, as ``decisions.json`` has it: on two days, also with two readings left open."""
    book = read_json(path, regulation.axes)
    digest = casebook_sha256(book)
    asked = [(on, readings) for on in _DAYS for readings in ({}, _OPEN)]
    return "".join(decisions_json(assess(regulation, book, on, None, readings), digest) for on, readings in asked)


def _exported(regulation: Regulation) -> str:
    return json.dumps(regulation_document(regulation), ensure_ascii=False, indent=1)


def _study(regulation: Regulation) -> str:
    """A small study: what came of every scenario, and what is told of all."""
    result = STUDY.compare(LASTING, LASTING.amend(no_star_limit=3))
    told = [(name, version, result.mean(name, version)) for name in STUDY.behaviour.metrics for version in (0, 1)]
    outcomes = STUDY.outcomes(LASTING)
    return repr((told, [(name, sha256(numbers.tobytes()).hexdigest()) for name, numbers in outcomes.items()]))


def _drawn(fact: FactDef, chance: Random) -> Any:
    """A value of a fact, or unknown."""
    if chance.random() < 0.3:
        return None
    match fact.sort:
        case Bool():
            return chance.random() < 0.5
        case Int(low, high):
            return chance.randint(low, min(high, low + 40))
        case OneOf(values):
            return chance.choice(values)[0]
        case Day(first):
            return max(first, date(2024, 4, 11)) + timedelta(days=chance.randrange(700))


def _facts(regulation: Regulation, kind: str, chance: Random) -> Facts:
    declared = regulation.vocabulary.of(kind)
    return regulation.vocabulary.facts_of(kind, {one.name: _drawn(one, chance) for one in declared})


def _answers(regulation: Regulation) -> str:
    """Decisions on cases that are drawn, with everything each of them names; or why a case cannot be."""
    chance = Random(11)
    told: list[Any] = []
    for number in range(CASES):
        subject = chance.choice(("firm", "firm", "library", "application"))
        matters = tuple(
            Matter(kind, f"{kind}{number}", _facts(regulation, kind, chance))
            for kind in (_KINDS if subject == "firm" else ())
            if chance.random() < 0.4
        )
        case = Case(subject, "C", _facts(regulation, "", chance), _facts(regulation, subject, chance), matters)
        try:
            told.append(decision_document(decide(regulation, case)))
        except FzdigitalError as error:
            told.append([*error.text])
    return json.dumps(told, ensure_ascii=False)


def _refusals(regulation: Regulation, folder: Path) -> str:
    """What is said against broken documents."""
    said = []
    for path in sorted(folder.glob("*.broken")):
        try:
            read_json(path.read_bytes(), regulation.axes)
            said.append("read")
        except FzdigitalError as error:
            said.append(f"{type(error).__name__} {error.text.zh} {error.text.en}")
    return "\n".join(said)


def questions(folder: Path) -> Mapping[str, Callable[[Regulation], str]]:
    """Everything that is asked, by name."""
    books = {
        f"decisions.json of {path.stem}": lambda regulation, path=path: _decisions(regulation, path)
        for path in sorted(folder.glob("*.json"))
    }
    return {
        **books,
        "the exported regulation": _exported,
        "a small study": _study,
        "drawn cases decided": _answers,
        "broken documents refused": lambda regulation: _refusals(regulation, folder),
    }


def digests(folder: Path, regulation: Regulation) -> dict[str, str]:
    """A digest of each answer."""
    return {name: sha256(ask(regulation).encode()).hexdigest() for name, ask in questions(folder).items()}


def in_threads(folder: Path, number: int) -> Iterator[dict[str, str]]:
    """The digests that threads come to which begin at once, with one regulation that nobody has asked anything yet."""
    sys.setswitchinterval(1e-5)
    barrier = Barrier(number)
    found: list[dict[str, str]] = []

    def asking() -> None:
        barrier.wait()
        found.append(digests(folder, MEASURES))

    threads = [Thread(target=asking) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    yield from found


def main(given: Namespace) -> None:
    """Print the digests as JSON, a line for each run; threads come first, for then nothing is remembered yet."""
    attrs.validators.set_disabled(given.validators_off)
    if given.keep:
        given.keep.write_bytes(pickle.dumps(MEASURES))
    regulation = pickle.loads(given.kept.read_bytes()) if given.kept else MEASURES
    runs = [*in_threads(given.folder, given.threads)] if given.threads else []
    for one in (*runs, digests(given.folder, regulation)):
        print(json.dumps(one, ensure_ascii=False))


def _arguments() -> Namespace:
    parser = ArgumentParser(prog="python -m tests.hostile.probe", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--validators-off", action="store_true")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--kept", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main(_arguments())
