"""Scenarios with what came of them: what happens to whom on which day, in the words of whoever signs."""

from typing import Literal

from attrs import frozen

Result = Literal["passed", "failed"]

Cells = tuple[tuple[str, ...], ...]


@frozen
class Sentence:
    """One sentence of a scenario.

    Args:
        keyword: the word it begins with, such as 假如.
        text: the sentence after that word.
        table: the rows of the table below it, its heading first; None if there is none.
    """

    keyword: str
    text: str
    table: Cells | None = None


@frozen
class Scenario:
    """One scenario, or one row of an outline worked out.

    Args:
        id: file, title and row: the same for the same scenario, whoever runs it.
        file: name of the file it stands in.
        feature: title of that file.
        rule: title of the part it stands under, or empty.
        name: its title.
        english: its title in English, or empty.
        units: ids of the units of the text that it is about.
        steps: its sentences, in order.
        row: what was filled in from a row of examples, as (name, words).
        result: how it ended; None if it was not run.
        failed_at: position in ``steps`` of the sentence that did not hold, from 0; None if there is none.
        message: why it failed; empty if it did not.
    """

    id: str
    file: str
    feature: str
    rule: str
    name: str
    english: str
    units: tuple[str, ...]
    steps: tuple[Sentence, ...] = ()
    row: tuple[tuple[str, str], ...] = ()
    result: Result | None = None
    failed_at: int | None = None
    message: str = ""
