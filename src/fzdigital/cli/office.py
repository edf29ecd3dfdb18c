"""The commands for keeping a casebook: new, convert."""

import sys
from pathlib import Path
from typing import Final

from fzdigital.cli.files import STREAM, casebook_from, require_new, write
from fzdigital.cli.options import Lang, MaskFirms, NameExperts, Source, Target
from fzdigital.cli.shared import DONE, masked
from fzdigital.errors import FileRefusedError
from fzdigital.io.csv_folder import write_csv_folder
from fzdigital.io.document_json import write_json
from fzdigital.io.workbook_out import write_workbook
from fzdigital.service.casebook import Casebook
from fzdigital.text import Text

_WORKBOOK: Final = ".xlsx"


def new(file: str, /, *, lang: Lang = "zh") -> int:
    """新建一份空白案卷工作簿（.xlsx），内有填写说明。 An empty casebook workbook with a filling guide."""
    path = Path(file)
    if path.suffix.lower() != _WORKBOOK:
        raise FileRefusedError(
            f"{file!r}不是.xlsx文件名，没有新建；请改为“案卷.xlsx”这样的名字。",
            f"{file!r} is not the name of an .xlsx file and nothing was made; call it casebook.xlsx, for example.",
        )
    require_new(path)
    write_workbook(Casebook(()), path)
    print(
        Text(
            f"已新建{file}；请先看其中的“填写说明”，填好后用 fzdigital check {file} 检查。",
            f"made {file}; read its guide first, fill it in, then check it with: fzdigital check {file}",
        ).said_in(lang)
    )
    return DONE


def convert(
    source: Source,
    target: Target,
    /,
    *,
    name_experts: NameExperts = False,
    mask_firms: MaskFirms = False,
    lang: Lang = "zh",
) -> int:
    """在工作簿（.xlsx）、JSON（.json或“-”）和CSV目录之间转换案卷；专家默认用代号。 A casebook in another form."""
    book = masked(casebook_from(source), name_experts=name_experts, mask_firms=mask_firms)
    if target == STREAM:
        sys.stdout.write(write_json(book))
        return DONE
    path = Path(target)
    match path.suffix.lower():
        case ".xlsx":
            require_new(path)
            write_workbook(book, path)
        case ".json":
            require_new(path)
            write(path.parent, ((path.name, write_json(book).encode()),))
        case "":
            write_csv_folder(book, path)
        case _:
            raise FileRefusedError(
                f"{target!r}应以.xlsx或.json结尾，或为不带后缀的文件夹名，没有写入。",
                f"{target!r} must end in .xlsx or .json, or name a folder without an ending; nothing was written.",
            )
    done = Text(f"已写入{target}。", f"written to {target}.")
    if not name_experts:
        done = Text(
            f"{done.zh}专家以代号写出；要保留姓名，请加--name-experts。",
            f"{done.en} Experts have pseudonyms in it; to keep their names, add --name-experts.",
        )
    print(done.said_in(lang))
    return DONE
