"""The program: how it starts, and how it ends when something is amiss around it."""

import os
import sys
from io import TextIOWrapper
from typing import Final

from fzdigital.cli.shared import REFUSED, language_of
from fzdigital.errors import MissingExtraError

CUT_OFF: Final = 141
"""Exit code where whoever read the output stopped reading, as shells report it of other programs."""
INTERRUPTED: Final = 130
"""Exit code after the interrupt key, as shells report it of other programs."""


def main() -> None:
    """Run the command line on this process' arguments; ends the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A console that cannot show Chinese shows the code of each character instead of failing.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _run()
        sys.stdout.flush()
    except BrokenPipeError:
        # Otherwise the interpreter would try once more to write what is left, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = CUT_OFF
    except KeyboardInterrupt:
        code = INTERRUPTED
    sys.exit(code)


def _run() -> int:
    # The packages of the extra are looked for here, so that without them there is a sentence and no traceback.
    try:
        from fzdigital.cli.app import run
    except ModuleNotFoundError as missing:
        if str(missing.name).partition(".")[0] not in ("cyclopts", "rich"):
            raise
        print(MissingExtraError("cli").text.said_in(language_of(sys.argv)), file=sys.stderr)
        return REFUSED
    return run(sys.argv[1:])
