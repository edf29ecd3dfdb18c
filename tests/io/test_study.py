"""Studies as documents: what they say is what is asked, and every fault is reported at once."""

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from fzdigital.demo import demo_casebook_text
from fzdigital.errors import FileRefusedError, StudyError
from fzdigital.io.document_json import casebook_sha256, read_json
from fzdigital.io.study import read_study
from fzdigital.policy.measures import MEASURES
from fzdigital.service.history import History
from fzdigital.text import Text
from fzdigital.whatif.behaviour import Behaviour, Refilling
from fzdigital.whatif.cohort import synthetic
from fzdigital.whatif.cohorts import cohort_of
from fzdigital.whatif.conduct import Reports, Serving, Updating
from fzdigital.whatif.elements import Events, Ratings
from fzdigital.whatif.plan import Discretion, Plan, Spread, Tried
from fzdigital.whatif.quality import fitted
from fzdigital.whatif.study import Study, months
from tests.repository.tree import ROOT

HEAD = """
format = "fzdigital.study/1"
start = 2025-09-01
every = 3
rounds = 4
scenarios = 100
seed = 7
title = { zh = "试", en = "a trial" }
version = [{ name = { zh = "甲", en = "one" } }]
"""
COHORT = "[cohort.synthetic]\nmembers = 5\nreserve = 3\n"
BEHAVIOUR = "[behaviour.ratings]\nno_star = 0.2\n"
DAY = date(2025, 9, 1)


def plan(folder: Path, text: str) -> Plan:
    """The plan that a document says."""
    path = folder / "study.toml"
    path.write_text(text, encoding="utf-8")
    return read_study(path, MEASURES)


def faults(folder: Path, text: str) -> list[str]:
    """What is wrong with a document, in English."""
    with pytest.raises(StudyError) as raised:
        plan(folder, text)
    return [f"{place}{said.en}" for place, said in raised.value.problems]


class TestSaid:
    """What a document says."""

    def test_the_least_there_is(self, tmp_path: Path) -> None:
        """A study of one version, nothing tried."""
        found = plan(tmp_path, HEAD + COHORT + BEHAVIOUR)
        behaviour = Behaviour((Ratings(0.2),))
        assert found.study == Study(synthetic(5, 3), behaviour, DAY, months(3), 4, 100, 7)
        assert (found.title, found.enacted) == (Text("试", "a trial"), MEASURES)
        assert [(one.name.en, one.regulation) for one in found.versions] == [("one", MEASURES)]
        assert (found.sweep, found.singles, found.spread) == (None, None, None)
        assert [len(one.sha256) for one in found.origins] == [64]

    def test_every_element(self, tmp_path: Path) -> None:
        """Elements in the order in which things come about, whatever the order of the document."""
        text = """
[behaviour]
exits = 0.5
exit_power = 1
events = { safety = 0.1, dishonesty = 0.2, unlawful = 0.3, serving = 0.4, grave = 0.5 }
reports = { made = 0.1, admissible = 0.2, accepts = 0.3, silent = 0.4, falsified = 0.5 }
serving = { poor = 0.1, refuses = 0.2, fails = 0.3, power = 0.4 }
updating = { told = 0.1, late = 0.2, refuses = 0.3, fails = 0.4, power = 0.5 }
ratings = { no_star = 0.0 }
refilling = { probability = 0.25, below = 20, upto = 30 }
"""
        assert plan(tmp_path, HEAD + text + COHORT).study.behaviour == Behaviour(
            (
                Ratings(0.0),
                Updating(0.1, 0.2, 0.3, 0.4, 0.5),
                Serving(0.1, 0.2, 0.3, 0.4),
                Reports(0.1, 0.2, 0.3, 0.4, 0.5),
                Events(0.1, 0.2, 0.3, 0.4, 0.5),
            ),
            0.5,
            1,
            Refilling(0.25, 20, 30),
        )

    def test_versions(self, tmp_path: Path) -> None:
        """Amendment files first, in order, then parameters, then readings; an axis may be left open."""
        (tmp_path / "one.toml").write_text((ROOT / "examples" / "amendment.toml").read_text(encoding="utf-8"))
        text = HEAD.replace(
            'version = [{ name = { zh = "甲", en = "one" } }]',
            "",
        ) + (
            '[[version]]\nname = { zh = "甲", en = "one" }\namendments = ["one.toml"]\nparameters = { total = 30 }\n'
            'readings = { "OP-26.floor" = "inclusive", "OP-27.duty" = "open" }\n'
        )
        regulation = plan(tmp_path, text + COHORT + BEHAVIOUR).versions[0].regulation
        assert (regulation.number("refill_floor"), regulation.number("total")) == (25, 30)
        assert (regulation.reading("OP-26.floor"), regulation.reading("OP-27.duty")) == ("inclusive", None)

    def test_a_casebook(self, tmp_path: Path) -> None:
        """Its firms, a probability fitted from its ratings, and its hash."""
        (tmp_path / "book.json").write_text(demo_casebook_text(), encoding="utf-8")
        book = read_json(demo_casebook_text(), MEASURES.axes)
        history = History(book)
        found = plan(
            tmp_path,
            HEAD
            + '[cohort.casebook]\nfile = "book.json"\non = 2025-09-01\nunknown_listed = false\nunknown_due = true\n'
            + "[behaviour.ratings.no_star.fitted]\nno_stars = 1\nstars = 4.5\n",
        )
        assert found.study.cohort == cohort_of(MEASURES, history, DAY, unknown_listed=False, unknown_due=True)
        assert found.study.behaviour.elements == (Ratings(fitted(history, DAY, no_stars=1, stars=4.5)),)
        assert found.cohort == (
            "取自案卷book.json，2025-09-01的情况：此前退出7家，已有退出情形3家",
            "from the casebook book.json as of 2025-09-01: 7 left before, 3 with a ground for exit met",
        )
        assert found.origins[1].sha256 == casebook_sha256(book)

    def test_what_is_tried(self, tmp_path: Path) -> None:
        """Sweep, single changes and the split of the variance."""
        text = """
floor = 4
[sweep]
metric = "exits"
parameters = { total = [30, 32] }
[singles]
metric = "size"
readings = { "OP-26.floor" = ["inclusive"] }
[variance]
metric = "refills"
samples = 5
readings = { "OP-26.floor" = ["strict", "inclusive"] }
refilling = { probability = [0.5, 1], upto = [4, 5] }
"""
        found = plan(tmp_path, HEAD + text + COHORT + BEHAVIOUR)
        assert found.study.floor == 4
        assert found.sweep == Tried("exits", (("total", (30, 32)),))
        assert found.singles == Tried("size", readings=(("OP-26.floor", ("inclusive",)),))
        discretion = Discretion(found.study.behaviour, (0.5, 1), (4, 5))
        assert found.spread == Spread("refills", discretion, (("OP-26.floor", ("strict", "inclusive")),), 5)

    def test_the_example(self) -> None:
        """It can be read, says that it is invented, and asks everything."""
        path = ROOT / "examples" / "study.toml"
        found = read_study(path, MEASURES)
        assert "虚构" in path.read_text(encoding="utf-8")
        assert None not in (found.sweep, found.singles, found.spread)
        assert evolve(found, origins=()) == evolve(read_study(path, MEASURES), origins=())


class TestRefused:
    """What a document cannot say."""

    def test_no_file(self, tmp_path: Path) -> None:
        """A file that is not there."""
        with pytest.raises(FileRefusedError, match="cannot be opened"):
            read_study(tmp_path / "none.toml", MEASURES)

    def test_faults_of_form_come_together(self, tmp_path: Path) -> None:
        """Keys that are missing or unknown, and values of another kind."""
        found = faults(
            tmp_path,
            'format = "fzdigital.study/2"\nstart = "soon"\nseed = 1.5\nextra = 1\n[cohort.zoo]\n[behaviour]\n'
            'exits = "0.5"\nratings = { no_star = 1e-1 }\n[sweep]\nmetric = "joy"\nreadings = { a = "b" }\n',
        )
        places = {one.partition(" ")[0].partition("「")[0] for one in found}
        assert len(found) >= 12, found
        assert any("one of fzdigital.study/1" in one for one in found), places

    def test_faults_of_content_come_together(self, tmp_path: Path) -> None:
        """Probabilities, names and files, each at its place."""
        text = (
            HEAD.replace('version = [{ name = { zh = "甲", en = "one" } }]', "")
            + """
[sweep]
metric = "size"
parameters = { totl = [1], total = [2028-01-01] }
readings = { "OP-26.flor" = ["strict"] }
[singles]
metric = "size"
readings = { "OP-26.floor" = ["strct"] }
[variance]
metric = "size"
samples = 2
readings = { "OP-26.floor" = ["lose"] }
refilling = { probability = [0.5, 2], upto = [-1] }
[[version]]
name = { zh = "甲", en = "one" }
[[version]]
name = { zh = "乙", en = "two" }
parameters = { totl = 3 }
[[version]]
name = { zh = "丙", en = "three" }
amendments = ["none.toml"]
"""
        )
        found = faults(tmp_path, text + COHORT + BEHAVIOUR)
        assert {one.partition(":")[0] for one in found} == {
            "$.version[1]version[1]", "$.version[2]version[2]", "$.singles.readingssingles.readings",
            "$.sweep.parameterssweep.parameters", "$.sweep.readingssweep.readings",
            "$.variance.readingsvariance.readings", "$.variancevariance",
        }  # fmt: skip

    def test_without_a_first_version_nothing_is_tried_on_it(self, tmp_path: Path) -> None:
        """Its own fault is reported, and not what follows from it."""
        text = HEAD.replace("} }]", "}, parameters = { self = 1 } }]")
        text += '[sweep]\nmetric = "size"\nparameters = { self = [1] }\n'
        assert len(faults(tmp_path, text + COHORT + BEHAVIOUR)) == 1

    @pytest.mark.parametrize("given", ["", "parameters = { total = [] }", 'readings = { "OP-26.floor" = [] }'])
    def test_nothing_to_try(self, tmp_path: Path, given: str) -> None:
        """What is tried has a value, and so has each of its names."""
        for key in ("sweep", "singles"):
            text = f'{HEAD}[{key}]\nmetric = "size"\n{given}\n'
            assert any("at least one for each name" in one for one in faults(tmp_path, text + COHORT + BEHAVIOUR))

    def test_too_few_samples(self, tmp_path: Path) -> None:
        """One sample has no error."""
        text = '[variance]\nmetric = "size"\nsamples = 1\nreadings = {}\nrefilling = { probability = [0, 1] }\n'
        assert any("number of samples is 1" in one for one in faults(tmp_path, HEAD + text + COHORT + BEHAVIOUR))

    @pytest.mark.parametrize(
        ("old", "new", "said"),
        [
            ("no_star = 0.2", "no_star = 1.5", "the probability is 1.5"),
            ("members = 5\nreserve = 3", "members = 0\nreserve = 0", "the number of firms is 0"),
            ("rounds = 4", "rounds = 0", "the number of rounds is 0"),
            ("every = 3", "every = 0", "the time between two rounds"),
            ("no_star = 0.2", "no_star = { fitted = { no_stars = 1, stars = 4 } }", "made-up firms have no ratings"),
            ("no_star = 0.2", 'no_star = "0.2"', "without quotation marks"),
            ("every = 3", "every = 1000000000000", "the calendar"),
            ("seed = 7", "seed = -1", "the seed is -1"),
        ],
    )
    def test_values_that_mean_nothing(self, tmp_path: Path, old: str, new: str, said: str) -> None:
        """Each is shown with what would be right."""
        text = (HEAD + COHORT + BEHAVIOUR).replace(old, new)
        assert any(said in one for one in faults(tmp_path, text))

    def test_no_version(self, tmp_path: Path) -> None:
        """There is nothing to compare with."""
        text = HEAD.replace('[{ name = { zh = "甲", en = "one" } }]', "[]")
        assert len(faults(tmp_path, text + COHORT + BEHAVIOUR)) == 1

    def test_a_probability_of_one_number(self, tmp_path: Path) -> None:
        """A range has two ends, the lower one first."""
        text = '[variance]\nmetric = "size"\nsamples = 2\nreadings = {}\nrefilling = { probability = ["0.5", 1] }\n'
        assert len(faults(tmp_path, HEAD + text + COHORT + BEHAVIOUR)) == 1
        for given in ("[0.5]", "[0.9, 0.1]", "[0.1, 0.2, 0.3]"):
            text = (
                f'[variance]\nmetric = "size"\nsamples = 2\nreadings = {{}}\nrefilling = {{ probability = {given} }}\n'
            )
            assert any("two numbers" in one for one in faults(tmp_path, HEAD + text + COHORT + BEHAVIOUR))

    def test_a_casebook_that_is_refused(self, tmp_path: Path) -> None:
        """What is wrong with it is said as of the study; a truth value is one."""
        text = '[cohort.casebook]\nfile = "none.json"\non = 2025-09-01\nunknown_listed = false\n'
        assert any("none.json" in one for one in faults(tmp_path, HEAD + text + BEHAVIOUR))
        assert any("true or false" in one for one in faults(tmp_path, HEAD + text.replace("false", '"no"') + BEHAVIOUR))
