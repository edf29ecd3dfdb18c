"""Faults of the arguments themselves, in both languages: the parser's own sentences are English."""

from cyclopts import CoercionError, CycloptsError, MissingArgumentError, UnknownCommandError, UnknownOptionError
from cyclopts.exceptions import RepeatArgumentError, UnusedCliTokensError

from fzdigital.text import Text

_COMMANDS = (
    "new, check, convert, run, explain, demo, why, why-not, change, sensitivity, whatif, clauses, analyse, "
    "compare, check-text, schema, replay"
)


def argument_fault(error: CycloptsError) -> Text:
    """What is wrong with the arguments, and where their use is explained."""
    what = _fault(error)
    command = " ".join(("fzdigital", *(error.command_chain or ())))
    return Text(f"{what.zh}；用法见：{command} --help", f"{what.en}; for its use see: {command} --help")


def _fault(error: CycloptsError) -> Text:
    name = error.argument.name if error.argument is not None else ""
    match error:
        case UnknownCommandError(unused_tokens=[token, *_]):
            return Text(
                f"没有名为{token!r}的命令，可用的有：{_COMMANDS}",
                f"no command is named {token!r}; there are {_COMMANDS}",
            )
        case UnknownOptionError(token=token):
            option = token.keyword or token.value
            return Text(f"没有{option!r}这个选项", f"there is no option {option!r}")
        case CoercionError(token=token) if token is not None:
            return Text(f"{name}不能是{token.value!r}", f"{name} cannot be {token.value!r}")
        case MissingArgumentError():
            return Text(f"缺少{name}", f"{name} is missing")
        case RepeatArgumentError(token=token):
            return Text(f"{token.keyword}只能给一次", f"{token.keyword} can be given only once")
        case UnusedCliTokensError(unused_tokens=[*tokens]):
            spare = " ".join(tokens)
            return Text(f"多余的参数：{spare}", f"too many arguments: {spare}")
        case _:
            return Text("参数无法识别", "the arguments cannot be understood")
