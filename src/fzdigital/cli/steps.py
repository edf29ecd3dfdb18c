"""What is shown of long work: the step under way, on the error stream and only to somebody who looks."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from fzdigital.text import Language, Text

READING = Text("正在读取案卷……", "reading the casebook…")
CHECKING = Text("正在核对案卷……", "going through the casebook…")
WRITING = Text("正在生成文件：", "making files: ")


class Step(Protocol):
    """Says what is under way."""

    def __call__(self, what: Text, detail: str = "") -> None:
        """Begin a step; the one before is done."""


@contextmanager
def steps(count: int, language: Language) -> Iterator[Step]:
    """A bar of steps, gone when the work is done.

    Args:
        count: how many steps there will be, about.
        language: ``zh`` or ``en``.

    Yields:
        a function that begins the next step.
    """
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("", total=count)
        begun = 0

        def begin(what: Text, detail: str = "") -> None:
            nonlocal begun
            progress.update(task, description=what.said_in(language) + detail, completed=begun)
            begun += 1

        yield begin
