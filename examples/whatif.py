"""Many futures of the library in plain Python: made-up firms, two versions of the rules, a report as one page.

``python examples/whatif.py REPORT.html`` prints what came out and writes the report. All numbers are invented.
"""

import sys
from datetime import date
from pathlib import Path

from fzdigital import MEASURES
from fzdigital.render.charts.drawing import Drawing
from fzdigital.render.fonts import chinese_font
from fzdigital.render.whatif_report import whatif_html
from fzdigital.text import Text
from fzdigital.whatif.behaviour import Behaviour, Refilling
from fzdigital.whatif.cohort import synthetic
from fzdigital.whatif.elements import Events, Ratings
from fzdigital.whatif.plan import Answers, Plan, Tried, Variant, answered
from fzdigital.whatif.study import Study, months


def asked() -> Plan:
    """What is asked: do three no-stars in a row, instead of two, keep the library fuller?"""
    # One rating in five has no star; accidents are rare; the bureau mostly uses its power to refill.
    behaviour = Behaviour((Ratings(0.2), Events(safety=0.005)), refilling=Refilling(0.8))
    study = Study(synthetic(32, 20), behaviour, date(2025, 9, 1), months(3), rounds=6, scenarios=500, seed=1)
    # The Measures lapse at the end of 2025: to see further, their period is prolonged.
    lasting = MEASURES.amend(expires_on=date(2028, 12, 31))
    return Plan(
        Text("虚构示例：两次还是三次无星级退出", "Invented example: exit after two or three no-stars"),
        study,
        MEASURES,
        (
            Variant(Text("延长至2028年", "prolonged to 2028"), lasting),
            Variant(Text("延长，三次无星级才退出", "prolonged, three no-stars"), lasting.amend(no_star_limit=3)),
        ),
        Text("虚构企业", "made-up firms"),
        singles=Tried("size", (("refill_floor", (25, 29)),), (("OP-26.floor", ("inclusive",)),)),
    )


def lines(answers: Answers) -> list[str]:
    """What came out, in a few lines."""
    result = answers.result
    low, high = result.difference("exits", 1).interval()
    return [
        f"exits: {result.mean('exits').mean:.1f} against {result.mean('exits', 1).mean:.1f}",
        f"difference: {low:.1f} to {high:.1f}",
        f"members at the end: {result.mean('size').mean:.1f} against {result.mean('size', 1).mean:.1f}",
    ]


def main(report: Path) -> None:
    """Ask, print, and write the report."""
    answers = answered(asked())
    print(*lines(answers), sep="\n")
    report.write_text(whatif_html(answers, Drawing(chinese_font(), "zh")), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
