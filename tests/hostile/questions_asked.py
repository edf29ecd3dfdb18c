"""The folder of casebooks and broken documents of which :mod:`tests.hostile.probe` asks."""

from pathlib import Path

from attrs import evolve

from fzdigital.demo import demo_casebook_text
from fzdigital.io.document_json import write_json
from tests.hostile.bases import generated
from tests.hostile.mutants import mutants


def fill(folder: Path, books: int, broken: int, *, demo: bool = True) -> None:
    """Write casebooks and broken documents into a folder, the same every time.

    Args:
        folder: the folder.
        books: how many generated casebooks.
        broken: how many broken documents.
        demo: whether the bundled casebook is among them, of which every question takes a while.
    """
    if demo:
        (folder / "demo.json").write_text(demo_casebook_text(), encoding="utf-8")
    # They settle questions that the Measures do not have.
    written = sorted((write_json(evolve(one, readings=())) for one in generated(30, 1)), key=len, reverse=True)
    for number, text in enumerate(written[:books]):
        (folder / f"generated{number}.json").write_text(text, encoding="utf-8")
    for number, mutant in enumerate(mutants(broken, 5, 5)):
        (folder / f"{number:04}.broken").write_bytes(mutant.data)
