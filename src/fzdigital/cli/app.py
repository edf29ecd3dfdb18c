"""The commands put together, in the order in which an office needs them."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from cyclopts import App, CycloptsError, Group

import fzdigital
from fzdigital.cli.answers import check, demo, explain, run_casebook
from fzdigital.cli.exchange import replay, schema
from fzdigital.cli.faults import argument_fault
from fzdigital.cli.files import FAULTS, STREAM, write
from fzdigital.cli.law import analyse, compare
from fzdigital.cli.office import convert, new
from fzdigital.cli.questions import change, sensitivity, why, why_not
from fzdigital.cli.reference import check_text, clauses
from fzdigital.cli.shared import DONE, REFUSED, language_of, option_of
from fzdigital.cli.signing import regulation_report
from fzdigital.cli.vectors import vectors
from fzdigital.cli.whatif import whatif
from fzdigital.errors import CasebookError, FzdigitalError
from fzdigital.text import Text

_HELP: Final = """福州市细分行业中小企业数字化服务商遴选暂行办法：读入案卷，列出某日应当办理、
可以办理和尚待明确的事项，并生成可打印的文书。

Reads a casebook, says what must and may be done on a day and what is still open,
and makes the papers to be filed.

用法 usage:
  fzdigital demo                                     看示例 see an example
  fzdigital new 案卷.xlsx                            新建空白案卷 make an empty casebook
  fzdigital check 案卷.xlsx                          检查填得对不对 check it
  fzdigital run 案卷.xlsx --on 2025-06-30 --out 结果   得出结论和文书 answers and papers

每个命令后加 --help 看用法；英文界面加 --lang en。
Each command explains itself with --help; add --lang en for English.

退出码 exit codes:
  0 完成 done
  1 有需要处理之处 something wants seeing to (check, check-text, replay,
    vectors, regulation-report)
  2 拒绝文件或参数 a file or an argument is refused"""

_KEEP: Final = Group("案卷 Casebooks", sort_key=1)
_ASK: Final = Group("结论 Answers", sort_key=2)
_QUESTIONS: Final = Group("追问 Questions", sort_key=3)
_TEXT: Final = Group("条文 The text", sort_key=4)
_EXCHANGE: Final = Group("与其他系统交换 For other systems", sort_key=5)
_OTHER: Final = Group("其他 Other", sort_key=6)

_OLDER: Final = Text(
    "本目录如有其他文件，均为以前生成，不反映案卷现在的内容。",
    "Any other files in this folder were made earlier and do not reflect the casebook as it is now.",
)

app = App(
    name="fzdigital",
    version=fzdigital.__version__,
    help=_HELP,
    help_format="plaintext",
    usage="",
    group_commands=_OTHER,
    group_arguments=Group("参数 Arguments"),
    group_parameters=Group("选项 Options"),
)
_COMMANDS: Final[tuple[tuple[Callable[..., int], str, Group], ...]] = (
    (new, "new", _KEEP),
    (check, "check", _KEEP),
    (convert, "convert", _KEEP),
    (run_casebook, "run", _ASK),
    (explain, "explain", _ASK),
    (demo, "demo", _ASK),
    (why, "why", _QUESTIONS),
    (why_not, "why-not", _QUESTIONS),
    (change, "change", _QUESTIONS),
    (sensitivity, "sensitivity", _QUESTIONS),
    (whatif, "whatif", _ASK),
    (schema, "schema", _EXCHANGE),
    (replay, "replay", _EXCHANGE),
    (vectors, "vectors", _EXCHANGE),
    (clauses, "clauses", _TEXT),
    (analyse, "analyse", _TEXT),
    (compare, "compare", _TEXT),
    (check_text, "check-text", _TEXT),
    (regulation_report, "regulation-report", _TEXT),
)
for position, (command, name, group) in enumerate(_COMMANDS):
    app.command(command, name=name, group=group, sort_key=position)
app.register_install_completion_command(
    name="--install-completion", help="安装命令补全 install completion for the shell in use", group=_OTHER
)
app["--help"].help = "显示说明 show this"
app["--version"].help = "显示版本 show the version"


def run(arguments: Sequence[str]) -> int:
    """Run one command.

    Args:
        arguments: the arguments after the program's name.

    Returns:
        the exit code: 0 done, 1 something wants seeing to, 2 refused.
    """
    try:
        result = app(list(arguments), exit_on_error=False, print_error=False, result_action="return_value")
    except CasebookError as error:
        return _refused(error.text, arguments, option_of(arguments, "--out"))
    except FzdigitalError as error:
        return _refused(error.text, arguments)
    except CycloptsError as error:
        return _refused(argument_fault(error), arguments)
    return result if isinstance(result, int) else DONE


def _refused(what: Text, arguments: Sequence[str], folder: str | None = None) -> int:
    """Say why, and keep it in the folder for outputs: a list of faults is for somebody to work through."""
    language = language_of(arguments)
    said = what.said_in(language)
    print(said, file=sys.stderr)
    if folder not in (None, STREAM):
        try:
            kept = f"{said}\n\n{_OLDER.said_in(language)}\n".encode()
            write(Path(str(folder)), ((FAULTS.said_in(language), kept),))
        except FzdigitalError as error:
            print(error.text.said_in(language), file=sys.stderr)
    return REFUSED
