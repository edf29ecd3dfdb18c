"""Studies as TOML documents: what is asked of many futures, read strictly, with all faults at once."""

from collections.abc import Callable, Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, cast

from attrs import frozen

from fzdigital.errors import FzdigitalError, InvalidValueError, StudyError
from fzdigital.io.amendment import read_amendment
from fzdigital.io.raw import Place, Problems
from fzdigital.io.sources import stored
from fzdigital.io.study_parts import BEHAVIOUR, COHORT, LISTS, READINGS, metric, span, switch
from fzdigital.io.toml_tables import Read, amount, day, each, entries, sentence, table, text, whole, word
from fzdigital.io.toml_text import MOST_BYTES, toml_table
from fzdigital.rules.amendment import Amendment
from fzdigital.rules.regulation import Regulation
from fzdigital.text import Text
from fzdigital.whatif.behaviour import Behaviour, Refilling
from fzdigital.whatif.cohort import Cohort
from fzdigital.whatif.plan import Discretion, Origin, Plan, Readings, Spread, Tried, Variant
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
        variants: list[Variant] = [self._made(f"version[{number}]", partial(self._variant, one))
                                   for number, one in enumerate(given["version"])]  # fmt: skip
        if variants[0] is not None:
            self._tried(given, variants[0].regulation)
        described = self._made("cohort", partial(given["cohort"], self.folder, self.regulation))
        behaviour = described and self._made("behaviour", partial(given["behaviour"], described.ratings))
        if behaviour is None:
            return None
        study = self._made("", partial(_study, described.cohort, behaviour, given))
        spread = given.get("variance") and self._made("variance", partial(_spread, behaviour, **given["variance"]))
        return Plan(
            given["title"], study, self.regulation, tuple(variants), described.words, given.get("sweep"),
            given.get("singles"), spread, (origin, *described.origins),
        )  # fmt: skip

    def _variant(self, given: Mapping[str, Any]) -> Variant:
        amendments = [read_amendment(self.folder / one) for one in given.get("amendments", ())]
        last = Amendment("study", given["name"], parameters=given.get("parameters", ()))
        amended = self.regulation.amend(*amendments, last)
        return Variant(given["name"], amended.with_readings(dict(given.get("readings", ()))))

    def _tried(self, given: Mapping[str, Any], first: Regulation) -> None:
        """Find out whether every value that is to be tried can be."""
        for key in ("sweep", "singles"):
            tried = given.get(key)
            for parameter, values in tried.parameters if tried else ():
                for value in values:
                    one = Amendment("study", given["title"], parameters=((parameter, value),))
                    self._made(f"{key}.parameters", partial(first.amend, one))
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
            place = Place(f"$.{key}", Text(f"「{key}」", key)) if key else _DOCUMENT_PLACE
            return self.problems.add(place, f"：{error.text.zh}", f": {error.text.en}")


def _study(cohort: Cohort, behaviour: Behaviour, given: Mapping[str, Any]) -> Study:
    numbers = {key: given[key] for key in ("start", "rounds", "scenarios", "seed", "floor") if key in given}
    return Study(cohort, behaviour, every=months(given["every"]), **numbers)


def _spread(
    behaviour: Behaviour, metric: str, samples: int, readings: Readings, refilling: Mapping[str, Any]
) -> Spread:
    discretion = Discretion(behaviour, **refilling)
    # The ends are sound, so that whatever is drawn between them is.
    for probability in discretion.probability:
        for upto in (None, *discretion.upto):
            Refilling(probability, upto=upto)
    if samples < 2:
        raise InvalidValueError(samples, Text("样本数", "the number of samples"), Text("至少2", "at least 2"))
    return Spread(metric, discretion, readings, samples)


def _tried(value: object, place: Place, problems: Problems) -> Any:
    found = _VALUES(value, place, problems)
    if found is not None and not all(
        (found.parameters + found.readings, *dict(found.parameters + found.readings).values())
    ):
        return problems.refuse(place, value, Text("每项至少一个取值", "values to try, at least one for each name"))
    return found


def _versions(value: object, place: Place, problems: Problems) -> Any:
    found = each(_VERSION)(value, place, problems)
    return found if found != () else problems.refuse(place, value, Text("至少一个版本", "at least one version"))


_VERSION: Final = table(
    dict,
    {"name": text},
    {"amendments": each(sentence), "parameters": entries(amount), "readings": entries(switch)},
)
_VALUES: Final = table(Tried, {"metric": metric}, {"parameters": LISTS, "readings": READINGS})
_VARIANCE: Final = table(
    dict,
    {
        "metric": metric, "samples": whole, "readings": READINGS,
        "refilling": table(dict, {"probability": span}, {"upto": each(whole)}),
    },
)  # fmt: skip
_DOCUMENT: Final[Read] = table(
    dict,
    {
        "format": word((FORMAT,)), "title": text, "cohort": COHORT, "behaviour": BEHAVIOUR, "start": day,
        "every": whole, "rounds": whole, "scenarios": whole, "seed": whole, "version": _versions,
    },
    {"floor": whole, "sweep": _tried, "singles": _tried, "variance": _VARIANCE},
)  # fmt: skip
