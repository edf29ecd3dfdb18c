"""The command that makes the document to be signed: regulation-report."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from fzdigital.cli.files import official_text, scenario_results, write
from fzdigital.cli.options import Lang
from fzdigital.cli.shared import DONE, TO_SEE_TO
from fzdigital.policy.measures import MEASURES
from fzdigital.policy.official_text import check_text as check_pins
from fzdigital.signing.carried import signing_html, signing_markdown
from fzdigital.signing.report import lead_lines, signed
from fzdigital.signing.results import scenarios_from
from fzdigital.text import Text
from fzdigital.vectors.stored import all_vectors


def regulation_report(
    *,
    out: Annotated[Path, Parameter(help="写入此目录 the folder to write into")],
    scenarios: Annotated[
        Path | None,
        Parameter(help="场景的运行结果（JSON） the results of a run of the scenarios"),
    ] = None,
    text: Annotated[
        Path | None,
        Parameter(help="官方文本（UTF-8），在各条款旁列出原文 an official text, shown beside each unit"),
    ] = None,
    lang: Lang = "zh",
) -> int:
    """生成供审核签署的条文与规则对照本。 The measures as rules with what shows them, to be read and signed."""
    ran = () if scenarios is None else scenarios_from(scenario_results(scenarios), MEASURES, scenarios.name)
    compared = None if text is None else check_pins(official_text(text), MEASURES.clauses)
    found = signed(MEASURES, all_vectors(), ran, lang, compared)
    files = (
        ("regulation.md", signing_markdown(found).encode()),
        ("regulation.html", signing_html(found).encode()),
    )
    write(out, files)
    print(*lead_lines(found), sep="\n")
    print(Text(f"已写入{out}：", f"written to {out}:").said_in(lang), *(f"  {name}" for name, _ in files), sep="\n")
    return DONE if found.sound else TO_SEE_TO
