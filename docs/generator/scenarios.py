"""The scenarios in English: the sentences that officials sign, said in another language, one page for each file."""

from collections.abc import Iterator

from tests.regulation.english import scenarios as rendered
from tests.regulation.features import feature_files


def scenario_pages() -> Iterator[tuple[str, Iterator[str]]]:
    """Every page: its file name and its lines; first the one that leads to the others."""
    texts = rendered("en")
    yield "scenarios.md", _contents()
    for name, text in texts.items():
        title, _, rest = text.rstrip().partition("\n\n")
        yield f"scenarios-{name}", iter((title, *rest.split("\n")))


def _contents() -> Iterator[str]:
    yield "# Scenarios"
    yield "What happens to whom on which day, as an official reads and signs it. The Chinese files in"
    yield "`tests/regulation` are run as tests; these pages say the same in English."
    yield "[How they are written](../../tests/regulation/README.md)."
    yield ""
    for file in feature_files():
        worked_out = sum(max(1, len(one.rows)) for one in file.scenarios)
        page = f"scenarios-{file.name.replace('.feature', '.md')}"
        yield f"- [{file.english}]({page}): {len(file.scenarios)} scenarios, {worked_out} worked out"
