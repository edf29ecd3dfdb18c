"""The command for many futures: whatif."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from fzdigital.cli.options import Lang
from fzdigital.cli.shared import DONE


def whatif(
    study: Annotated[Path, Parameter(help="推演文件（.toml） a study (.toml)")],
    /,
    *,
    report: Annotated[Path | None, Parameter(help="写出网页报告（.html） a report as one page (.html)")] = None,
    charts: Annotated[Path | None, Parameter(help="写出各图（PNG、SVG）的新目录 a new folder for charts")] = None,
    font: Annotated[Path | None, Parameter(help="中文字体文件，省略则自行查找 a font for Chinese")] = None,
    workers: Annotated[int, Parameter(help="用几个进程计算，结果相同 processes; the numbers are the same")] = 1,
    lang: Lang = "zh",
) -> int:
    """推演资源库的多种未来，比较现行办法与修改方案。 Many futures of the library, under several versions."""
    # Other commands neither need the packages of this one nor wait for them to load.
    from fzdigital.cli.futures import run_study

    run_study(study, report, charts, font, workers, lang)
    return DONE
