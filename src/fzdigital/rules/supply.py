"""What many cases are told by: the column or the constant that each fact comes from.

Every fact that the rules speak of must come from somewhere. A column left out or misspelt is an error, never a silent
unknown; what really is unknown has to be said.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from fzdigital.errors import ColumnsError, FzdigitalError, UnknownNameError
from fzdigital.rules.binding import Always, Binding, Column, checked_bindings
from fzdigital.rules.check import with_exceptions
from fzdigital.rules.declared import ACT
from fzdigital.rules.expr import Compare, Fact
from fzdigital.rules.listed import listed
from fzdigital.rules.patterns import leaves
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.vocabulary import KIND_OF_NAME, Bool, FactDef, Known
from fzdigital.text import Text

COLUMN = Text("数据列", "column")

SUBJECT = Text("对象", "kind of subject")

Fault = tuple[str, Text]
"""Where a fault is, and the sentence."""


class Supply:
    """What the cases of one kind of subject are told by, in tables of one form.

    Args:
        regulation: the regulation to be asked.
        subject: the kind of subject, such as ``firm``; each row is one.
        acts: ids of the acts to be asked about.
        columns: the names of the table's columns.
        bindings: where a fact comes from, by its name; a fact left out comes from the column of its own name.
        unknown: names of facts that nobody knows of any row.

    Raises:
        ColumnsError: every fact that comes from nowhere or from two places, every column that no fact comes from, and
            every name or value in the bindings that is none; all at once. A kind of subject that there is not.
        InvalidValueError: a single text in place of a list of acts or of unknown facts.

    A row has at most one matter of each kind. A kind of which no fact is supplied is taken as one that never happened.
    """

    def __init__(
        self,
        regulation: Regulation,
        subject: str,
        acts: Collection[str],
        columns: Collection[str],
        bindings: Mapping[str, Binding] | None = None,
        unknown: Collection[str] = (),
    ) -> None:
        self.regulation = regulation
        self.subject = subject
        self.acts = listed(acts, "acts")
        unknown = listed(unknown, "unknown")
        subjects = tuple(dict.fromkeys(act.subject for act in regulation.acts))
        if subject not in subjects:
            raise ColumnsError((("subject", UnknownNameError(SUBJECT, subject, "subject", subjects).text),))
        other_subjects = {*subjects} - {subject}
        self._facts = {fact.name: fact for fact in regulation.vocabulary.facts if fact.of not in other_subjects}
        bound = dict(bindings or {})
        stated: dict[str, Binding] = {**bound, **{name: Always(None) for name in unknown}}
        own = {name: Column(name) for name in columns if name in self._facts and name not in stated}
        found = {**own, **stated}
        faults = (
            *self._act_faults(),
            *self._binding_faults(bound, unknown, columns),
            *self._column_faults(found, columns),
            *self._missing(found),
        )
        if faults:
            raise ColumnsError(faults)
        self.kinds = self._kinds(found)
        """The kinds of matter of which something is supplied."""
        never = {name: fact.absent for name, fact in self._facts.items() if fact.of not in (*self.kinds, "", subject)}
        always = {name: binding.value for name, binding in found.items() if isinstance(binding, Always)}
        self.constants: Mapping[str, Known | None] = never | always
        """The facts that have one value in all rows, by name; of a matter that never happened, what that means."""
        columns_of = {name: binding for name, binding in found.items() if isinstance(binding, Column)}
        self.columns: Mapping[str, tuple[FactDef, Column]] = {
            name: (fact, columns_of[name]) for name, fact in self._facts.items() if name in columns_of
        }
        """The facts that come from columns, by name, in the order of the vocabulary."""
        firsts: dict[object, str] = {}
        self.first_reader: Mapping[str, str] = {
            name: firsts.setdefault((column, Bool if isinstance(fact.sort, Bool) else fact.sort), name)
            for name, (fact, column) in self.columns.items()
        }
        """For each of them the first that reads the same column in the same way; what is the same is read once."""

    def _act_faults(self) -> Iterator[Fault]:
        known = tuple(act.id for act in self.regulation.acts if act.subject == self.subject)
        for name in self.acts:
            if name not in known:
                # The rules on it ask for facts of another subject: they are not looked at.
                yield self.subject, UnknownNameError(ACT, name, self.subject, known).text

    def _binding_faults(
        self, bindings: Mapping[str, Binding], unknown: Iterable[str], columns: Collection[str]
    ) -> Iterator[Fault]:
        for name, binding in (*bindings.items(), *((one, Always(None)) for one in unknown)):
            if name not in self._facts:
                yield name, UnknownNameError(KIND_OF_NAME, name, "bindings", tuple(self._facts)).text
                continue
            try:
                checked_bindings(self.regulation.vocabulary, {name: binding})
            except FzdigitalError as error:
                yield name, error.text
            if isinstance(binding, Column) and binding.name not in columns:
                yield name, UnknownNameError(COLUMN, binding.name, "bindings", tuple(columns)).text
        for name in unknown:
            if name in bindings:
                yield name, Text("既有来源又列为未知，请只留其一。", "is bound and said to be unknown; keep one.")

    def _column_faults(self, found: Mapping[str, Binding], columns: Iterable[str]) -> Iterator[Fault]:
        used = {binding.name for binding in found.values() if isinstance(binding, Column)}
        for name in columns:
            if name not in used:
                yield name, _TWICE if name in found else _unused(name, tuple(self._facts))

    def _missing(self, found: Mapping[str, Binding]) -> Iterator[Fault]:
        supplied = {*self._kinds(found), "", self.subject}
        acts = [act.id for act in self.regulation.acts if act.id in self.acts and act.subject == self.subject]
        for name in needed(self.regulation, acts):
            fact = self._facts[name]
            if name not in found and fact.of in supplied:
                advice = Text("请补上、绑定，或列为未知", "supply it, bind the fact, or say that it is unknown")
                zh, en = f"缺少“{fact.text.zh}”一列，", f"the column of {fact.text.en!r} is missing; "
                yield name, Text(f"{zh}{advice.zh}。", f"{en}{advice.en}.")

    def _kinds(self, found: Collection[str]) -> tuple[str, ...]:
        own = ("", self.subject)
        kinds = (fact.of for fact in self._facts.values() if fact.name in found and fact.of not in own)
        return tuple(dict.fromkeys(kinds))


_TWICE = Text(
    "有同名数据列，又另有来源或列为未知，请只留其一：去掉该列，或去掉绑定。",
    "has a column of its own and is bound elsewhere or said to be unknown; leave out the column or the binding.",
)


def _unused(name: str, known: tuple[str, ...]) -> Text:
    near = UnknownNameError(KIND_OF_NAME, name, "bindings", known).text
    return Text(
        f"没有事实取自此列，请绑定该列或将其去掉；{near.zh}",
        f"no fact comes from this column; bind it or leave it out ({near.en})",
    )


def needed(regulation: Regulation, acts: Collection[str]) -> tuple[str, ...]:
    """The names of the facts that the rules on some acts speak of under the readings in use, each once.

    Args:
        regulation: the regulation.
        acts: ids of the acts.
    """
    by_id = {rule.id: rule for rule in regulation.rules}
    asked = tuple(rule for rule in regulation.rules if rule.act in acts)
    readings = dict(regulation.setting.readings)
    found: dict[str, None] = {}
    for rule in (by_id[name] for name in with_exceptions(asked, by_id)):
        for condition in (regulation.effect(rule), rule.scope, rule.when):
            for leaf in leaves(condition, readings):
                sides = (leaf.left, leaf.right) if isinstance(leaf, Compare) else (leaf,)
                found.update(dict.fromkeys(side.name for side in sides if isinstance(side, Fact)))
    return tuple(found)
