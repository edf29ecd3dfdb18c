"""Everything that can go wrong, as a tree.

FzdigitalError
├── InvalidValueError (ValueError)       a value that no sheet, fact or parameter admits
│   ├── InvalidCodeError                 not a unified social credit code
│   ├── InvalidScoreError                not a score on the scale
│   ├── InvalidDateError                 not a calendar day written YYYY-MM-DD
│   └── InconsistentError                values that cannot hold together
├── IllFormedError (ValueError)          a rule or regulation that means nothing
│   ├── UnknownNameError                 a fact, parameter, axis, reading, act or rule nobody declared
│   ├── WrongSortError                   a comparison of things that cannot be compared
│   ├── ExceptionCycleError              exceptions that except each other
│   └── TooDeepError                     a tree deeper than the stated bound
├── DocumentError (ValueError)           all the faults of one document, at once
│   ├── CasebookError                    of a casebook
│   ├── AmendmentError                   of an amendment
│   ├── ColumnsError                     of the columns of many cases
│   ├── StudyError                       of a study of many futures
│   ├── VectorsError                     of a file of test vectors
│   └── ScenariosError                   of a file of results of scenarios
├── FileRefusedError (ValueError)        a file that is not opened, and what to save instead
├── FontError (ValueError)               no font in which all that is said can be written
├── OfficialTextError (ValueError)       a text in which pins do not hold
├── NotAllowedError                      an act proposed that the regulation does not allow
├── UndeterminedError                    a result asked for that the facts do not yet determine
├── NotSoError                           a question that takes something for granted that is not so
├── UnsuppliedFactsError                 a simulated rule that speaks of facts no behaviour tells
├── DiagramTooLargeError                 a question about all cases that takes more room than allowed
└── MissingExtraError (ImportError)      an edge whose optional packages are not installed

A message is one sentence that shows the offending value and the place and says what to do. It exists in
both languages: ``str(error)`` is English, ``error.text.zh`` Chinese.
"""

from fzdigital.faults import AmendmentError as AmendmentError
from fzdigital.faults import CasebookError as CasebookError
from fzdigital.faults import ColumnsError as ColumnsError
from fzdigital.faults import DocumentError as DocumentError
from fzdigital.faults import FzdigitalError as FzdigitalError
from fzdigital.faults import ScenariosError as ScenariosError
from fzdigital.faults import StudyError as StudyError
from fzdigital.faults import VectorsError as VectorsError
from fzdigital.text import OFFERED, Text, near, shown


class InvalidValueError(FzdigitalError, ValueError):
    """A value that the place it stands in does not admit.

    Args:
        value: the offending value, as it was given.
        place, expected: where it stands, such as a field's name, and what would be accepted there; in both languages.
    """

    def __init__(self, value: object, place: Text, expected: Text) -> None:
        it = shown(value)
        super().__init__(f"{place.zh}为{it}，应为{expected.zh}。", f"{place.en} is {it}; it must be {expected.en}.")
        self.args = (value, place, expected)
        self.value, self.place, self.expected = value, place, expected


class InvalidCodeError(InvalidValueError):
    """Not a unified social credit code (GB 32100-2015)."""


class InvalidScoreError(InvalidValueError):
    """Not a score on the scale in use."""


class InvalidDateError(InvalidValueError):
    """Not a calendar day written YYYY-MM-DD."""


class InconsistentError(InvalidValueError):
    """Values each admissible that cannot hold together."""


class IllFormedError(FzdigitalError, ValueError):
    """A rule or regulation that means nothing; found when it is built, never when it is applied."""


class UnknownNameError(IllFormedError):
    """A name that the regulation does not declare.

    Args:
        kind: what the name should name (fact, parameter, axis, reading, act, rule, clause).
        name, place: the name as written, and where it was used.
        known: the declared names, for the advice.
    """

    def __init__(self, kind: Text, name: str, place: str, known: tuple[str, ...]) -> None:
        alike = near(name, known)
        offered = Text("相近的有", "close names are") if alike else Text("已有的如", "there are for example")
        names = alike or known[:OFFERED] or ("—",)
        written = shown(name)
        super().__init__(
            f"{place}：没有名为{written}的{kind.zh}，{offered.zh}：{'、'.join(names)}。",
            f"{place}: no {kind.en} is named {written}; {offered.en}: {', '.join(names)}.",
        )
        self.args = (kind, name, place, known)
        self.name, self.place = name, place


class WrongSortError(IllFormedError):
    """A comparison of things that cannot be compared."""


class ExceptionCycleError(IllFormedError):
    """Exceptions that, followed, lead back to where they started."""


class TooDeepError(IllFormedError):
    """A tree deeper than the stated bound."""


class FileRefusedError(FzdigitalError, ValueError):
    """A file that is not opened at all, with what to save instead."""


class FontError(FzdigitalError, ValueError):
    """No font in which all that is said can be written."""


class OfficialTextError(FzdigitalError, ValueError):
    """A text that cannot be compared with the pins."""


class NotAllowedError(FzdigitalError):
    """An act proposed through a service that the regulation does not allow.

    Args:
        zh, en: the sentence.
        clauses: the ids of the clauses that stand against it.
    """

    def __init__(self, zh: str, en: str, clauses: tuple[str, ...]) -> None:
        super().__init__(zh, en)
        self.args = (zh, en, clauses)
        self.clauses = clauses


class UndeterminedError(FzdigitalError):
    """A single result asked for where missing facts or unsettled readings leave several."""


class NotSoError(FzdigitalError):
    """A question that takes something for granted that is not so."""


class UnsuppliedFactsError(FzdigitalError):
    """A simulation of a rule that speaks of facts no behaviour tells.

    Args:
        act: id of the act.
        facts, names: the facts, in both languages, and their names.
    """

    def __init__(self, act: str, facts: tuple[Text, ...], names: tuple[str, ...]) -> None:
        zh = "、".join(f"{fact.zh}（{name}）" for fact, name in zip(facts, names, strict=True))
        en = ", ".join(f"{fact.en} ({name})" for fact, name in zip(facts, names, strict=True))
        super().__init__(
            f"{act}：规则用到的事实没有行为提供：{zh}，请加入提供这些事实的行为要素。",
            f"{act}: no behaviour tells facts that its rules speak of: {en}; add an element that gives them.",
        )
        self.args = (act, facts, names)


class DiagramTooLargeError(FzdigitalError):
    """A question about all cases at once that takes more nodes or variables than allowed.

    Args:
        what: what there would be too many of, in both languages.
        most: how many are allowed.
    """

    def __init__(self, what: Text, most: int) -> None:
        super().__init__(
            f"判定图的{what.zh}超过上限{most}，请缩小所问的范围：少问几项行为，减少个案的事项，或先补齐一些事实。",
            f"the diagram needs more than {most} {what.en}; ask about fewer acts or a case with fewer matters, or "
            "supply some facts first.",
        )
        self.args = (what, most)


class MissingExtraError(FzdigitalError, ImportError):
    """An edge whose optional packages are not installed.

    Args:
        extra: the extra to install, as in ``pip install "fzdigital[extra]"``.
    """

    def __init__(self, extra: str) -> None:
        super().__init__(
            f'缺少可选组件，请安装：pip install "fzdigital[{extra}]"。',
            f'optional packages are missing; install them with: pip install "fzdigital[{extra}]".',
        )
        self.args = (extra,)
        self.extra = extra
