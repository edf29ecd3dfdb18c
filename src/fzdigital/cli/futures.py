"""What the command whatif does; its packages take a while to load, and are loaded only for it."""

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, nullcontext
from pathlib import Path

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from fzdigital.cli import screen
from fzdigital.cli.files import require_new, write
from fzdigital.errors import InvalidValueError
from fzdigital.io.study import read_study
from fzdigital.policy.measures import MEASURES
from fzdigital.render.charts.all import chart_files
from fzdigital.render.charts.drawing import Drawing
from fzdigital.render.fonts import chinese_font
from fzdigital.render.paper import Grid
from fzdigital.render.whatif_report import DIFFERENCES, MEANS, effect_lines, summary_lines, whatif_html
from fzdigital.render.whatif_tables import differences, means
from fzdigital.text import Language, Text
from fzdigital.whatif.plan import answered

Told = Callable[[Text, int, int], None]


def run_study(
    study: Path, report: Path | None, charts: Path | None, font: Path | None, workers: int, lang: Language
) -> None:
    """Run a study, show it, and keep what is asked for.

    Args:
        study: the file of the study.
        report: where the report goes; None for nowhere.
        charts: the folder for charts; None for none.
        font: the file of a font for Chinese; None to look for one.
        workers: how many processes, from 1.
        lang: ``zh`` or ``en``.

    Raises:
        FileRefusedError: the study cannot be read, or something stands where a file would go.
        StudyError: with every fault of the study.
        FontError: there is no font for Chinese.
    """
    if workers < 1:
        raise InvalidValueError(workers, Text("--workers", "--workers"), Text("不小于1的整数", "a whole number from 1"))
    # Whatever would keep it from being written is said before the work and not after it.
    for path in filter(None, (report, charts)):
        require_new(path)
    drawing = None if report is None and charts is None else Drawing(chinese_font(font), lang)
    plan = read_study(study, MEASURES)
    with _pool(workers) as executor, _bar(lang) as told:
        answers = answered(plan, executor, told)
    shown = screen.Screen()
    screen.lines(shown, (one.said_in(lang) for one in (plan.title, *summary_lines(plan), *effect_lines(answers))))
    shown.print(_table(MEANS, means(answers, lang), lang))
    if len(plan.versions) > 1:
        shown.print(_table(DIFFERENCES, differences(answers, lang), lang))
    if drawing is not None and charts is not None:
        write(charts, tuple(chart_files(answers, drawing)))
    if drawing is not None and report is not None:
        write(report.parent, ((report.name, whatif_html(answers, drawing).encode()),))
    for path in filter(None, (charts, report)):
        print(Text(f"已写入{path}", f"written to {path}").said_in(lang))


def _pool(workers: int) -> nullcontext[None] | ProcessPoolExecutor:
    return nullcontext() if workers == 1 else ProcessPoolExecutor(workers)


@contextmanager
def _bar(language: Language) -> Iterator[Told]:
    """A bar of what is under way, gone when the work is done; only to somebody who looks."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("", total=None)

        def told(what: Text, done: int, of: int) -> None:
            progress.update(task, description=what.said_in(language), completed=done, total=of)

        yield told


def _table(title: Text, grid: Grid, language: Language) -> Table:
    table = Table(title=title.said_in(language), title_justify="left", title_style="bold", box=box.HORIZONTALS)
    for heading in grid.headings:
        table.add_column(escape(heading), overflow="fold")
    for row in grid.rows:
        table.add_row(*(escape(str(cell)) for cell in row))
    return table
