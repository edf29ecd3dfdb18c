"""Replaying a stored answer: the same question once more, and what differs if the bytes do.

The question is the day, the day of knowledge and the readings in use, all of which the stored answer names. The
casebook and the regulation are handed in; the stored hashes tell whether they are the same.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import frozen

from fzdigital.domain.worded import Worded
from fzdigital.render.decisions import canonical, decisions_document
from fzdigital.render.stored import stored_decisions
from fzdigital.rules.interchange_tree import Json
from fzdigital.rules.regulation import Regulation
from fzdigital.service.assess import assess
from fzdigital.service.casebook import Casebook
from fzdigital.text import Text


class Part(Worded):
    """A part of an answer that may differ, in the order in which a difference explains the ones after it."""

    LIBRARY = "library_version", "fzdigital的版本", "the version of fzdigital"
    REGULATION = "regulation", "办法的规则、参数或事实", "the rules, numbers or facts of the regulation"
    READINGS = "readings", "可用的口径", "the readings there are"
    CASEBOOK = "casebook", "案卷", "the casebook"
    ANSWER = "answer", "结论", "the answer"
    FORM = "form", "书写形式（内容相同）", "how it is written, not what it says"


@frozen
class Difference:
    """One part in which a stored answer and the fresh one differ.

    Args:
        part: the part.
        places: where, as paths such as ``$.casebook.sha256``, in order.
    """

    part: Part
    places: tuple[str, ...]

    @property
    def text(self) -> Text:
        """One sentence in both languages."""
        places = ", ".join(self.places)
        return Text(f"{self.part.text.zh}与所存不同：{places}。", f"{self.part.text.en} differs: {places}.")


@frozen
class Replay:
    """What came of asking a stored question again.

    Args:
        text: the fresh answer, as a document.
        differences: the parts that differ, causes before effects; none if both are the same bytes.
    """

    text: str
    differences: tuple[Difference, ...]

    @property
    def same(self) -> bool:
        """Whether the fresh answer is the stored one, byte for byte."""
        return not self.differences


def replay(stored: str, regulation: Regulation, casebook: Casebook, casebook_sha256: str) -> Replay:
    """Ask the question of a stored answer once more.

    Args:
        stored: the text of a ``decisions.json``.
        regulation: the regulation to ask; the stored readings take the place of its own.
        casebook: the casebook to ask of, masked if the one assessed was.
        casebook_sha256: its hash, :func:`fzdigital.io.document_json.casebook_sha256`.

    Returns:
        The fresh answer and what differs. Readings that the regulation no longer has are left out of the question and
        named.

    Raises:
        FileRefusedError: if the text is no ``decisions.json`` of this version of the format.
        UnknownNameError: if the casebook settles an axis or reading that the regulation does not have.
        InconsistentError: if the casebook holds a correction whose old value does not stand there.
    """
    asked = stored_decisions(stored)
    assessment = assess(regulation, casebook, asked.on, asked.known, _still_there(asked.readings, regulation))
    document = decisions_document(assessment, casebook_sha256)
    fresh = canonical(document)
    differences = tuple(_differences(asked.document, document))
    if not differences and fresh != stored:
        differences = (Difference(Part.FORM, ("$",)),)
    return Replay(fresh, differences)


def _still_there(readings: Mapping[str, str | None], regulation: Regulation) -> dict[str, str | None]:
    axes = {axis.id: axis for axis in regulation.axes}
    return {
        name: reading
        for name, reading in readings.items()
        if name in axes and (reading is None or axes[name].reading(reading) is not None)
    }


_CAUSES: Final = (
    (Part.LIBRARY, (("library_version",),)),
    (Part.REGULATION, (("regulation", "id"), ("regulation", "sha256"))),
    (Part.READINGS, (("regulation", "readings"), ("regulation", "readings_sha256"))),
    (Part.CASEBOOK, (("casebook", "sha256"),)),
)


def _differences(stored: dict[str, Json], fresh: dict[str, Json]) -> Iterator[Difference]:
    causes = {place[0] for _, places in _CAUSES for place in places}
    answer = tuple((key,) for key in fresh if key not in causes)
    for part, places in (*_CAUSES, (Part.ANSWER, answer)):
        # By the text, because True == 1.
        differing = (place for place in places if canonical(_at(stored, place)) != canonical(_at(fresh, place)))
        if found := tuple(".".join(("$", *place)) for place in differing):
            yield Difference(part, found)


def _at(document: Json, place: tuple[str, ...]) -> Json:
    for key in place:
        assert isinstance(document, dict)
        document = document[key]
    return document
