"""Studies as TOML documents: what is asked of many futures, read strictly, with all faults at once."""

from collections.abc import Callable, Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, cast

from attrs import frozen

from fzdigital.errors import FzdigitalError, StudyError
from fzdigital.io.amendment import read_amendment
from fzdigital.io.raw import Place, Problems
from fzdigital.io.sources import stored
from fzdigital.io.study_parts import BEHAVIOUR, COHORT, LISTS, READINGS, decimal, metric, switch
from fzdigital.io.toml_tables import Read, amount, day, each, entries, sentence, table, text, whole, word
from fzdigital.io.toml_text import MOST_BYTES, toml_table
from fzdigital.rules.regulation import Regulation
from fzdigital.text import Text
from fzdigital.whatif.plan import Discretion, Origin, Plan, Spread, Tried, Variant
from fzdigital.whatif.study import Study, months

FORMAT: Final = "fzdigital.study/1"

_DOCUMENT_PLACE: Final = Place("$", Text("文档", "the document"))


def read_study(path: Path, regulation: Regulation) -> Plan:
    """Read a study from a TOML document.

    Args:
        path: the file; files that it names are found from its folder.
        regulation: the enacted regulation, which the versions are amended from.

    Returns:
        What is to be asked.

    Raises:
        FileRefusedError: it is no TOML in UTF-8, or too large (:mod:`fzdigital.io.toml_text`).
        StudyError: with every fault of what it says, and of what it names; nothing of it is used then.
    """
    source = stored(path, MOST_BYTES)
    problems = Problems(StudyError)
    given: Mapping[str, Any] | None = _DOCUMENT(toml_table(source), _DOCUMENT_PLACE, problems)
    problems.raise_any()
    named = Origin(Text("推演文件", "the study"), sha256(source).hexdigest())
    made = _Maker(path.parent, regulation, problems).plan(dict(cast(Mapping[str, Any], given)), named)
    problems.raise_any()
    return cast(Plan, made)


@frozen(eq=False)
class _Maker:
    """Makes values of what a document says, and notes what cannot be made."""

    folder: Path
    regulation: Regulation
    problems: Problems

    def plan(self, given: dict[str, Any], origin: Origin) -> Plan | None:
        """The plan; None if anything is amiss."""
        variants = [self._variant(number, one) for number, one in enumerate(given["version"])]
        described = self._made("cohort", partial(given["cohort"], self.folder, self.regulation))
        if described is None:
            return None
        behaviour = self._made("behaviour", partial(given["behaviour"], described.ratings))
        if behaviour is None or None in variants:
            return None
        numbers = {key: given[key] for key in ("start", "rounds", "scenarios", "seed", "floor") if key in given}
        every = months(given["every"])
        study = self._made("rounds", lambda: Study(described.cohort, behaviour, every=every, **numbers))
        versions = cast(tuple[Variant, ...], tuple(variants))
        first = versions[0].regulation
        self._tried(given, first)
        spread = given.get("variance")
        if spread is not None:
            discretion = Discretion(behaviour, **spread["refilling"])
            self._made("variance", lambda: _checked(discretion))
            spread = Spread(spread["metric"], discretion, spread["readings"], spread["samples"])
        if study is None:
            return None
        return Plan(
            given["title"], study, self.regulation, versions, described.words, given.get("sweep"),
            given.get("singles"), spread, (origin, *described.origins),
        )  # fmt: skip

    def _variant(self, number: int, given: Mapping[str, Any]) -> Variant | None:
        def made() -> Variant:
            amendments = [read_amendment(self.folder / one) for one in given.get("amendments", ())]
            amended = self.regulation.amend(*amendments, **dict(given.get("parameters", ())))
            return Variant(given["name"], amended.with_readings(dict(given.get("readings", ()))))

        variant: Variant | None = self._made(f"version[{number}]", made)
        return variant

    def _tried(self, given: Mapping[str, Any], first: Regulation) -> None:
        """Find out whether every value that is to be tried can be."""
        for key in ("sweep", "singles"):
            tried = given.get(key)
            for parameter, values in tried.parameters if tried else ():
                for value in values:
                    self._made(f"{key}.parameters", partial(first.amend, **{parameter: value}))
            self._read(key, tried.readings if tried else (), first)
        self._read("variance", given["variance"]["readings"] if "variance" in given else (), first)

    def _read(self, key: str, found: tuple[tuple[str, tuple[str, ...]], ...], first: Regulation) -> None:
        for axis, readings in found:
            for one in readings:
                self._made(f"{key}.readings", partial(first.with_readings, {axis: one}))

    def _made(self, key: str, make: Callable[[], Any]) -> Any:
        try:
            return make()
        except FzdigitalError as error:
            return self.problems.add(
                Place(f"$.{key}", Text(f"「{key}」", key)), f"：{error.text.zh}", f": {error.text.en}"
            )


def _checked(discretion: Discretion) -> None:
    """Find out whether the ends of what may be drawn are sound."""
    for probability in discretion.probability:
        for upto in discretion.upto or (None,):
            type(discretion.behaviour.refilling)(probability, upto=upto)


def _tried(metric: str, **given: Any) -> Tried:
    return Tried(metric, **given)


_VERSION: Final = table(
    dict,
    {"name": text},
    {"amendments": each(sentence), "parameters": entries(amount), "readings": entries(switch)},
)
_TRIED: Final = table(_tried, {"metric": metric}, {"parameters": LISTS, "readings": READINGS})
_VARIANCE: Final = table(
    dict,
    {
        "metric": metric, "samples": whole, "readings": READINGS,
        "refilling": table(dict, {"probability": each(decimal)}, {"upto": each(whole)}),
    },
)  # fmt: skip
_DOCUMENT: Final[Read] = table(
    dict,
    {
        "format": word((FORMAT,)), "title": text, "cohort": COHORT, "behaviour": BEHAVIOUR, "start": day,
        "every": whole, "rounds": whole, "scenarios": whole, "seed": whole, "version": each(_VERSION),
    },
    {"floor": whole, "sweep": _TRIED, "singles": _TRIED, "variance": _VARIANCE},
)  # fmt: skip
