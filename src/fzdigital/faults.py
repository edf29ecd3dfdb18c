"""The root of all errors, and those that report all the faults of one document at once."""

from typing import ClassVar
from unicodedata import category

from fzdigital.text import Text


def _writable(said: str) -> str:
    """A sentence with codes in place of what nothing can write, or what would move a terminal."""
    if said.isprintable():
        return said
    return "".join(repr(one)[1:-1] if one != "\n" and category(one) in ("Cc", "Cs") else one for one in said)


class FzdigitalError(Exception):
    """The root of all errors this library raises on purpose.

    Args:
        zh, en: the sentence in Chinese and in English.
    """

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh, en)
        self.text = Text(_writable(zh), _writable(en))

    def __str__(self) -> str:
        return self.text.en


class DocumentError(FzdigitalError, ValueError):
    """All the faults found in one document, at once; nothing of it was loaded.

    Args:
        problems: the faults, as (place, sentence) in order; if there are very many, the last says how many more.
        count: how many faults there are; None if all are listed.
    """

    document: ClassVar = Text("文档", "the document")

    def __init__(self, problems: "tuple[tuple[str, Text], ...]", count: int | None = None) -> None:
        found = len(problems) if count is None else count
        super().__init__(
            f"{self.document.zh}有{found}处错误，未载入任何内容："
            + "".join(f"\n  {place}：{text.zh}" for place, text in problems),
            f"{self.document.en} has {found} fault(s) and nothing was loaded:"
            + "".join(f"\n  {place}: {text.en}" for place, text in problems),
        )
        self.args = (problems, count)
        self.problems, self.count = problems, found


class CasebookError(DocumentError):
    """All the faults found in one casebook, at once; nothing of it was loaded."""

    document = Text("案卷", "the casebook")


class AmendmentError(DocumentError):
    """All the faults found in the document of an amendment, at once; nothing of it was loaded."""

    document = Text("修改文件", "the amendment")


class ColumnsError(DocumentError):
    """All the faults found in the columns of many cases, at once; nothing of them was read."""

    document = Text("数据列", "the table")


class StudyError(DocumentError):
    """All the faults found in the document of a study, at once; nothing of it was run."""

    document = Text("推演文件", "the study")


class VectorsError(DocumentError):
    """All the faults found in one file of test vectors, at once; nothing of it was read."""

    document = Text("向量文件", "the file of vectors")


class ScenariosError(DocumentError):
    """All the faults found in one file of results of scenarios, at once; nothing of it was read."""

    document = Text("场景结果文件", "the file of results of scenarios")
