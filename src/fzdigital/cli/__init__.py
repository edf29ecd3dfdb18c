"""The command line. It holds no logic: it reads a casebook, asks, and shows the answer."""

import sys

from fzdigital.errors import MissingExtraError

__all__ = ["main"]


def main() -> None:
    """Run the command line on this process' arguments; ends the process with its exit code."""
    # The packages of the extra are looked for here, so that without them there is a sentence and no traceback.
    try:
        from fzdigital.cli.app import run
    except ModuleNotFoundError as missing:
        if missing.name not in ("cyclopts", "rich"):
            raise
        error = MissingExtraError("cli")
        print(error.text.zh, error.text.en, sep="\n", file=sys.stderr)
        sys.exit(2)
    sys.exit(run(sys.argv[1:]))
