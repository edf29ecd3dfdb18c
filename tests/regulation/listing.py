"""The list of all steps and of the words that can stand in them, as README.md carries it.

``python -m tests.regulation.listing`` writes it there anew.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from fzdigital.policy.measures import MEASURES
from tests.regulation.deeds import DEEDS
from tests.regulation.kinds import POINTS
from tests.regulation.step import Step
from tests.regulation.steps import CHAPTERS
from tests.regulation.words import WORDS

README: Final = Path(__file__).parent / "README.md"
BEGIN: Final = "<!-- written by tests/regulation/listing.py: steps -->"
END: Final = "<!-- end of steps -->"


def listing() -> str:
    """Every step in both languages, by chapter, and what can stand in its places."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    for title, steps in CHAPTERS:
        where = "那么" if steps[0].places == ("then",) else "假如, 当"
        yield from (f"### {title} ({where})", "", "| Chinese | English |", "|---|---|")
        yield from (_row(step) for step in steps)
        yield ""
    yield from ("### Acts: what `{deed}` stands for", "", "| Chinese | English |", "|---|---|")
    yield from (f"| {zh} | {en} |" for _, zh, en in DEEDS)
    yield from ("", "### Words: what the other places stand for", "", "| place | words |", "|---|---|")
    yield from (f"| `{kind}` | {' · '.join(words)} |" for kind, words in WORDS.items())
    yield from ("", "### Open points and their readings (the first is the default)", "", "| point | readings |")
    yield "|---|---|"
    for named, (id, _) in POINTS.items():
        axis = MEASURES.axis(id)
        readings = sorted(axis.readings, key=lambda reading: reading.id != axis.default)
        yield f"| {named} | {' · '.join(reading.text.zh for reading in readings)} |"
    yield from ("", "### Citations of the units", "", "| unit | citation |", "|---|---|")
    yield from (f"| `{one.id}` | {one.citation.zh} |" for one in MEASURES.clauses if one.excuse is None)


def _row(step: Step) -> str:
    table = " (table below)" if step.table else ""
    return f"| {step.pattern.text} | {step.english}{table} |"


def _with_listing(text: str) -> str:
    """The text with the list between its two marks replaced."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{listing()}\n{END}{after}"


if __name__ == "__main__":
    README.write_text(_with_listing(README.read_text(encoding="utf-8")), encoding="utf-8")
