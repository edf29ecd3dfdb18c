"""The options that several commands share."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from fzdigital.text import Language

On = Annotated[str, Parameter(help="所问之日 day asked about, YYYY-MM-DD")]
LatestOn = Annotated[
    str | None,
    Parameter(
        help="所问之日，省略则为案卷中最后登记的一天 day asked about; left out, the last day recorded, YYYY-MM-DD"
    ),
]
Known = Annotated[str | None, Parameter(help="按此日已知 as known on, YYYY-MM-DD")]
Lang = Annotated[Language, Parameter(help="语言 language: zh, en")]
Readings = Annotated[
    tuple[str, ...],
    Parameter(
        help="口径 axis=reading，可重复 repeatable；=open 表示未定 leaves it open", negative="", show_default=False
    ),
]
Out = Annotated[
    str | None,
    Parameter(
        allow_leading_hyphen=True,
        help="输出目录：报告、名单、通知等；“-”只把decisions.json写到标准输出 folder for reports, lists and notices; "
        "- writes decisions.json to standard output and nothing else",
    ),
]
Folder = Annotated[Path | None, Parameter(help="另存到此目录 also written into this folder")]
Source = Annotated[
    str,
    Parameter(
        allow_leading_hyphen=True,
        help="案卷：工作簿、JSON文件或CSV目录；demo为示例，“-”为标准输入 "
        "a workbook, a JSON document or a folder of CSV; demo for the example, - for standard input",
    ),
]
Target = Annotated[
    str,
    Parameter(
        allow_leading_hyphen=True,
        help="写到何处：.xlsx、.json、目录（CSV），“-”为标准输出（JSON） "
        "an .xlsx or .json file, a folder for CSV, or - for JSON on standard output",
    ),
]
Firm = Annotated[str, Parameter(help="企业名称或统一社会信用代码 a firm's name or credit code")]
NameExperts = Annotated[
    bool,
    Parameter(help="写出专家姓名，默认用代号 experts by name instead of pseudonyms", negative="", show_default=False),
]
MaskFirms = Annotated[
    bool, Parameter(help="企业以代号列出 firms under masks instead of names and codes", negative="", show_default=False)
]
