"""One reader under attack by atheris, which sees the branches that an input takes and changes it to reach others.

``python -m tests.hostile.attack_guided NAME SECONDS SEED FINDINGS FOLDER``; the folder keeps the corpus. Needs the
extra ``fuzz``.
"""

import sys
from pathlib import Path
from random import Random

import atheris

with atheris.instrument_imports(include=["fzdigital"]):
    from tests.hostile.attack import as_line, note, reader_named, restructured
    from tests.hostile.reader import Finding, attacked

_LONGEST = 20_000
"""Longer inputs are cut: the bundled casebook would take most of the time."""


def main(name: str, seconds: str, seed: str, findings: Path, folder: Path) -> None:
    """Attack a reader; never returns, for the fuzzer ends the process."""
    reader = reader_named(name)
    corpus = folder / "corpus"
    corpus.mkdir()
    for number, one in enumerate(reader.seeds()):
        if len(one) <= 4 * _LONGEST:
            (corpus / f"seed{number}").write_bytes(one)
    words = folder / "words"
    words.write_text("".join(f'"{_escaped(one)}"\n' for one in reader.words), encoding="ascii")
    found: dict[str, Finding] = {}
    place = folder / "own"
    place.mkdir()

    def one_input(data: bytes) -> None:
        finding = attacked(reader, data, place)
        if finding is not None and note(finding, found):
            with findings.open("a", encoding="ascii") as out:
                out.write(as_line(finding))

    def changed(data: bytes, longest: int, chosen: int) -> bytes:
        chance = Random(chosen)
        if reader.is_json and chance.random() < 0.5:
            return restructured(data, chance)[:longest]
        made: bytes = atheris.Mutate(data, longest)
        return made

    options = (
        f"-max_total_time={seconds}", f"-seed={int(seed) + 1}", f"-max_len={4 * _LONGEST}", "-timeout=20",
        "-rss_limit_mb=3000", f"-artifact_prefix={folder}/", "-print_final_stats=1", "-verbosity=0",
        *((f"-dict={words}",) if reader.words else ()),
    )  # fmt: skip
    atheris.Setup([sys.argv[0], *options, str(corpus)], one_input, custom_mutator=changed)
    atheris.Fuzz()


def _escaped(word: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word)


if __name__ == "__main__":
    main(*sys.argv[1:4], Path(sys.argv[4]), Path(sys.argv[5]))
