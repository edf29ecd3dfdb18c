"""Print the n-th shell command of the README, so that what the checks run is what a reader is told to run."""

import re
import sys
from pathlib import Path

README = Path(__file__).parent.parent / "README.md"


def commands(page: str) -> tuple[str, ...]:
    """The contents of the ``sh`` blocks of a Markdown page, in order, each without its last line end.

    Args:
        page: the Markdown source.
    """
    return tuple(re.findall(r"^```sh\n(.*?)\n```$", page, flags=re.MULTILINE | re.DOTALL))


if __name__ == "__main__":
    print(commands(README.read_text(encoding="utf-8"))[int(sys.argv[1]) - 1])
