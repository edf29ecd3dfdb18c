"""The file that a run of the scenarios leaves, read strictly: a package does not carry its tests."""

from collections.abc import Iterator
from typing import Final

from attrs import evolve

from fzdigital.errors import ScenariosError
from fzdigital.rules.interchange import fingerprint, regulation_document
from fzdigital.rules.regulation import Regulation
from fzdigital.signing.objects import Faults, Object, parsed
from fzdigital.signing.scenarios import Scenario, Sentence
from fzdigital.text import Text, shown

FORMAT: Final = "fzdigital-scenarios"
VERSION: Final = 1

_DOCUMENT: Final = ("format", "version", "regulation", "library", "scenarios")
_SCENARIO: Final = ("id", "file", "feature", "rule", "name", "english", "units", "steps", "row", "result")


def regulation_fingerprint(regulation: Regulation) -> str:
    """What results name the regulation by that they were found under: its rules, numbers, facts and readings.

    Args:
        regulation: the regulation.

    Returns:
        the SHA-256 of its document in canonical form, in hexadecimal.
    """
    return fingerprint(regulation_document(regulation))


def scenarios_from(text: str | bytes, regulation: Regulation, name: str = "scenarios") -> tuple[Scenario, ...]:
    """The scenarios in one file of results.

    Args:
        text: the document; bytes are UTF-8.
        regulation: the regulation in hand, under which they must have been found.
        name: what messages call the document, such as the name of its file.

    Returns:
        its scenarios in order.

    Raises:
        ScenariosError: they were found under another regulation, or anything else is wrong; all faults at once.

    Does not ask whether the scenarios passed, nor whether all were run.
    """
    faults: Faults = []
    value = parsed(text, name, faults)
    found = () if faults else tuple(_scenarios(Object(value, _DOCUMENT, name, faults), regulation))
    if faults:
        raise ScenariosError(tuple(faults))
    return found


def _scenarios(document: Object, regulation: Regulation) -> Iterator[Scenario]:
    document.one_of("format", FORMAT)
    document.one_of("version", VERSION)
    document.text("library")
    own, under = regulation_fingerprint(regulation), document.text("regulation")
    if under and under != own:
        document.fault(
            Text(
                f"是按另一版法规（{shown(under)}）得出的，手头的法规为{shown(own)}；请按手头的法规重新运行场景。",
                f"was found under another regulation ({shown(under)}) than the one in hand ({shown(own)}); run the "
                "scenarios again.",
            )
        )
    seen: set[str] = set()
    for entry in document.objects("scenarios", _SCENARIO):
        found = _scenario(entry)
        if found.id in seen:
            entry.fault(Text(f"{shown(found.id)}出现两次，请删其一。", f"{shown(found.id)} stands twice; drop one."))
        seen.add(found.id)
        yield found


def _scenario(entry: Object) -> Scenario:
    steps = tuple(_sentence(one) for one in entry.objects("steps", ("keyword", "text"), ("table",)))
    passed = Scenario(
        entry.text("id"),
        entry.text("file"),
        entry.text("feature"),
        entry.text("rule", empty=True),
        entry.text("name"),
        entry.text("english", empty=True),
        entry.texts("units"),
        steps,
        entry.words("row"),
        "passed",
    )
    result = entry.object("result", ("outcome",), ("step", "message"))
    if result.one_of("outcome", "passed", "failed") == "passed":
        result.only("outcome")
        return passed
    place = result.number("step", max(len(steps), 1))
    return evolve(passed, result="failed", failed_at=place, message=result.text("message", empty=True))


def _sentence(step: Object) -> Sentence:
    return Sentence(step.text("keyword"), step.text("text"), step.rows("table") if "table" in step else None)
