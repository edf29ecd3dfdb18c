"""One document through the reader and through the second decoder, and in what they do not agree."""

from collections.abc import Iterator, Mapping
from re import search
from typing import Final, NamedTuple
from unicodedata import category

from fzdigital.errors import CasebookError, FileRefusedError, FzdigitalError
from fzdigital.io.document_json import read_json
from fzdigital.rules.source import Axis
from fzdigital.service.casebook import Casebook
from tests.hostile import as_read
from tests.hostile.casebook_format import Document
from tests.hostile.changes import CORRECTIONS, changes_of
from tests.hostile.further_rules import AS_WRITTEN, AXES, CHECK_CHARACTER, ONE_ROW, REPEATED_KEY, ROWS, broken
from tests.hostile.meanings import FORMAT_CHARACTERS, PIECES, book_of
from tests.hostile.second_decoder import decoded

WHO_REPORTED: Final = "personal data of whoever reported a firm"

_SAID: Final = (
    (REPEATED_KEY, r"more than once; delete one"),
    (WHO_REPORTED, r"identities"),
    (CHECK_CHARACTER, r"ends in its check character"),
    (ONE_ROW, r"^the item: "),
    (ROWS, r" repeats \$|is named|no application|settles it as|must be a score of at most"),
    (AXES, r"^(axis|choice) .* one of"),
    (PIECES, r"^(grounds|incomplete|days_off) is '"),
    (FORMAT_CHARACTERS, r"must be one line"),
    (AS_WRITTEN, r"is -0(\.0)?; it must be"),
)
"""The reader's words for the rules that only it knows, in the order in which they are looked for."""

_OF_A_PIECE: Final = {PIECES, FORMAT_CHARACTERS}

RULES: Final = (*(rule for rule, _ in _SAID), CORRECTIONS)
"""The rules that only the reader knows; ``docs/reference/formats.md`` lists the same."""


class Verdict(NamedTuple):
    """What came of one document.

    Args:
        kind: ``read``, ``refused by both`` or the rule that only the reader knows.
        disagreements: one sentence for each; none if all is well.
    """

    kind: str
    disagreements: tuple[str, ...] = ()


def read(data: bytes, axes: tuple[Axis, ...]) -> Casebook | FzdigitalError:
    """What the reader makes of a document; any error that is not the library's own leaves."""
    try:
        return read_json(data, axes)
    except FzdigitalError as error:
        return error


def judged(data: bytes, axes: tuple[Axis, ...]) -> Verdict:
    """Compare what the reader and the second decoder make of a document.

    Args:
        data: the document.
        axes: the questions that readings may settle.
    """
    try:
        found = read(data, axes)
    except Exception as error:
        return Verdict("broken", (f"{type(error).__name__} left the reader: {error}",))
    document = decoded(data)
    if isinstance(found, FzdigitalError):
        faults = tuple(_unsayable(found))
        if document is None:
            return Verdict("refused by both", faults)
        return _refused(data, axes, document, found, faults)
    if document is None:
        return Verdict("broken", ("read, and no document of the format",))
    return _read(data, axes, document, found)


def _unsayable(error: FzdigitalError) -> Iterator[str]:
    """What keeps a message from being shown: what no encoding writes, or what moves a terminal."""
    for said in error.text:
        odd = {one for one in said if category(one) in ("Cc", "Cs") and one != "\n"}
        if odd:
            yield f"the message holds {sorted(odd)!r}"
    if isinstance(error, CasebookError) and not error.problems:
        yield "refused without a fault"


def _rules_broken(data: bytes, axes: tuple[Axis, ...], document: Document) -> tuple[set[str], list[as_read.Change]]:
    book = book_of(document)
    found = broken(data, book, {axis.id: [one.id for one in axis.readings] for axis in axes})
    changes, faults = changes_of(document.corrections, book)
    return found | faults, changes


def _refused(
    data: bytes, axes: tuple[Axis, ...], document: Document, error: FzdigitalError, faults: tuple[str, ...]
) -> Verdict:
    if isinstance(error, FileRefusedError) or not isinstance(error, CasebookError):
        return Verdict("broken", (f"refused as no document at all: {error}",))
    found, _ = _rules_broken(data, axes, document)
    # Of very many faults the last says how many more there are.
    said = {_rule(place, text.en) for place, text in error.problems if place != "…"}
    # Corrections may make rows clash that did not before; nobody can say who reported but by looking for it.
    may_be = {*found, WHO_REPORTED, *((ROWS,) if CORRECTIONS in found else ())}
    # Of a piece of a list the reader says the same, whichever of the two it breaks.
    may_be |= _OF_A_PIECE if found & _OF_A_PIECE else set()
    unfounded = tuple(f"refused for {rule}, which it does not break: {error}" for rule in said - may_be)
    return Verdict(min(said & {*RULES}, default="broken"), (*faults, *unfounded))


def _rule(place: str, sentence: str) -> str:
    """The rule that a fault is of."""
    rule = next((rule for rule, words in _SAID if search(words, sentence)), "nothing the format leaves to the reader")
    if place.startswith("$.corrections[") and rule not in (REPEATED_KEY, FORMAT_CHARACTERS, WHO_REPORTED):
        return CORRECTIONS
    return rule


def _read(data: bytes, axes: tuple[Axis, ...], document: Document, casebook: Casebook) -> Verdict:
    found, changes = _rules_broken(data, axes, document)
    if found:
        return Verdict("broken", tuple(f"read, and breaks the rule on {rule}" for rule in sorted(found)))
    book = book_of(document)
    pairs: tuple[tuple[str, object, object], ...] = (
        ("entries", as_read.rows_read(casebook), {row.id: row for row in book.rows}),
        ("corrections", as_read.changes_read(casebook), changes),
        ("readings", sorted(as_read.readings_read(casebook), key=repr), sorted(book.readings, key=repr)),
        ("settings", as_read.settings_read(casebook), book.settings),
    )
    return Verdict("read", tuple(_unlike(*pair) for pair in pairs if not _same(*pair[1:])))


def _same(one: object, other: object) -> bool:
    """Whether two values are equal and of the same types all through, because True == 1."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(_same, one, other))
    return type(one) is type(other) and one == other


def _unlike(what: str, read_by_us: object, by_the_other: object) -> str:
    if isinstance(read_by_us, Mapping) and isinstance(by_the_other, Mapping):
        keys = [one for one in {**read_by_us, **by_the_other} if not _same(read_by_us.get(one), by_the_other.get(one))]
        return f"{what} differ: " + "; ".join(f"{read_by_us.get(one)!r} and {by_the_other.get(one)!r}" for one in keys)
    return f"{what} differ: {read_by_us!r} and {by_the_other!r}"
