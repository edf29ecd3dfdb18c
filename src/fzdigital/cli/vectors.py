"""The command for other systems that check themselves against the Measures: vectors."""

from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Final

from cyclopts import Parameter

from fzdigital.cli.files import write
from fzdigital.cli.options import Lang
from fzdigital.cli.shared import DONE, TO_SEE_TO
from fzdigital.policy.measures import MEASURES
from fzdigital.text import Text
from fzdigital.vectors.answers import found, holds
from fzdigital.vectors.stored import all_vectors
from fzdigital.vectors.vector import LEVELS

_HANDED_OUT: Final = ("measures.json", "evaluator.mjs", "run.mjs")


def vectors(
    *,
    out: Annotated[
        Path | None,
        Parameter(
            help="另存全部向量、规则和求值程序到此目录 also written, with the rules and an evaluator, into this folder"
        ),
    ] = None,
    lang: Lang = "zh",
) -> int:
    """用本程序核对全部测试向量，并可导出给其他系统。 Asks every test vector, and hands them to another system."""
    stored = all_vectors()
    failed = [vector for vector in stored if not holds(MEASURES, vector)]
    counted = Counter((vector.level, vector.by) for vector in stored)
    for level in LEVELS:
        hand, diagram = counted[level, "hand"], counted[level, "diagram"]
        said = Text(
            f"{level}：人工推算{hand}，判定图求得{diagram}", f"{level}: {hand} by hand, {diagram} by the diagram"
        )
        print(said.said_in(lang))
    for vector in failed:
        print(Text(f"不符：{vector.id}", f"fails: {vector.id}").said_in(lang), found(MEASURES, vector))
    total = Text(f"共{len(stored)}个，{len(failed)}个不符。", f"{len(stored)} in all, of which {len(failed)} fail.")
    print(total.said_in(lang))
    if out is not None:
        write(out, _handed_out())
        write(out / "data", _data())
        print(Text(f"已写入{out}", f"written to {out}").said_in(lang))
    return TO_SEE_TO if failed else DONE


def _handed_out() -> Iterator[tuple[str, bytes]]:
    package = files("fzdigital")
    for name in _HANDED_OUT:
        yield name, (package / "vectors" / name).read_bytes()
    schema = "vectors-1.schema.json"
    yield schema, (package / "schemas" / schema).read_bytes()


def _data() -> Iterator[tuple[str, bytes]]:
    folder = files("fzdigital") / "vectors" / "data"
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        yield file.name, file.read_bytes()
