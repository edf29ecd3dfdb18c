"""The commands for other systems: schema, replay."""

from importlib.resources import files
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from fzdigital.cli.files import casebook_from, stored_text
from fzdigital.cli.options import Lang, MaskFirms, NameExperts, Source
from fzdigital.cli.shared import DONE, TO_SEE_TO, masked
from fzdigital.io.document_json import casebook_sha256
from fzdigital.policy.measures import MEASURES
from fzdigital.render.replay import replay as asked_again
from fzdigital.text import Text


def schema(
    of: Annotated[
        Literal["casebook", "decisions", "vectors"],
        Parameter(help="案卷、结论或测试向量 the casebook, the decisions or the test vectors"),
    ],
    /,
) -> int:
    """输出JSON Schema，供其他系统核对文档。 The JSON Schema of a document."""
    print((files("fzdigital") / "schemas" / f"{of}-1.schema.json").read_text(encoding="utf-8"), end="")
    return DONE


def replay(
    decisions: Annotated[Path, Parameter(help="所存的decisions.json the stored decisions.json")],
    casebook: Source,
    /,
    *,
    name_experts: NameExperts = False,
    mask_firms: MaskFirms = False,
    lang: Lang = "zh",
) -> int:
    """用同一案卷重新得出所存结论，看是否逐字节相同。 Asks the question of a stored answer again."""
    stored = stored_text(decisions)
    book = masked(casebook_from(casebook), name_experts=name_experts, mask_firms=mask_firms)
    again = asked_again(stored, MEASURES, book, casebook_sha256(book))
    if again.same:
        print(Text("重新得出的结论与所存的逐字节相同。", "The answer is the same, byte for byte.").said_in(lang))
        return DONE
    for difference in again.differences:
        print(difference.text.said_in(lang))
    return TO_SEE_TO
