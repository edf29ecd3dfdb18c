"""What is mutated, which tests may notice, and what is no outcome."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
LIBRARY = Path("src") / "fzdigital"

PACKAGES = ("domain", "service", "policy", "rules")
"""The packages in which everything decides."""

DIRECTORIES = {
    "domain": ("domain", "service", "policy", "articles", "properties"),
    "service": ("service", "articles", "properties"),
    "policy": ("policy", "articles", "vectors", "service", "properties"),
    "rules": ("rules", "articles", "policy", "service", "properties"),
}
"""For each package the directories of tests that may notice a change, nearest first."""

WORDING = {
    "rules/wording.py": "sentences for readers",
    "policy/official_text.py": "pins of the official text, and what it says where",
    "policy/passages.py": "passages of the official text",
    "policy/catalogue/": "the paraphrases of the units",
    "policy/open_points/": "the wording of open points and readings",
}
"""Modules, and folders with a slash at the end, that hold words and no outcome, with what they hold."""

TEXT_TESTS = (
    "tests/rules/test_wording.py",
    "tests/rules/test_determinism.py",
    "tests/policy/test_official_text.py",
    "tests/policy/test_text_coverage.py",
    "tests/policy/test_outside.py",
    "fingerprint",
    "tests/vectors/test_documents.py",
    "tests/vectors/test_evaluator.py",
    "tests/vectors/test_vectors.py::TestUnits",
    "tests/vectors/test_vectors.py::TestAll",
)
"""Tests that compare texts or fingerprints: a test with one of these in its id kills nothing."""

VECTORS = "tests/vectors/test_vectors.py::test_they_hold"
"""What the ids of the tests begin with that ask the vectors of a unit: they notice most of what changes the law."""

EXCUSED = {
    "service/findings.py": frozenset({"FindingKind.text", "_open", "_why"}),
}
"""For each module the functions and classes in it that only word something."""


def is_wording(file: str) -> bool:
    """Whether a module of the library holds words and no outcome.

    Args:
        file: its path below the library's folder.
    """
    return any(file == name or (name.endswith("/") and file.startswith(name)) for name in WORDING)


def compares_texts(nodeid: str) -> bool:
    """Whether a test only compares texts or fingerprints.

    Args:
        nodeid: the test's id.
    """
    return any(part in nodeid for part in TEXT_TESTS)


def modules(package: str) -> tuple[str, ...]:
    """The modules of a package that are mutated, as paths below the library's folder.

    Args:
        package: its name.
    """
    root = ROOT / LIBRARY
    files = sorted(path.relative_to(root).as_posix() for path in (root / package).rglob("*.py"))
    return tuple(file for file in files if not is_wording(file))
