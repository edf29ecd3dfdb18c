"""The differences of two versions in words: directions, who holds what, cases that show them."""

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from typing import Final

from fzdigital.render.shown_cases import case_words, facts_of
from fzdigital.render.words import cited, listed
from fzdigital.rules.decision import Outcome
from fzdigital.rules.questions.differences import (
    ActChange,
    Comparison,
    Direction,
    Example,
    Holders,
    Relation,
    RuleChange,
    Shift,
)
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Rule
from fzdigital.rules.source import Parameter, Reading
from fzdigital.rules.wording import rule_text
from fzdigital.text import Language, Text

NOTHING_THERE: Final = "—"
_POWERS: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_READ_OFF: Final = 10_000
"""Counts below it are written out."""

_FOR: Final = (Direction.STRICTER, Direction.LAXER, Direction.MIXED)
_HELD: Final[Mapping[Outcome, Text]] = {Outcome.MAY: Text("权力", "power"), Outcome.MUST: Text("义务", "duty")}
_NOW_MET, _NO_LONGER_MET = Text("修改后另有满足：", "now met: "), Text("修改后不再满足：", "no longer met: ")
_ONE_SIDED: Final = Text("（当日只有一个版本有效）", " (on a day on which only one version is in force)")


def count_text(cases: int) -> str:
    """A number of cases, a large one as a power of ten."""
    if cases < _READ_OFF:
        return str(cases)
    digits = len(str(cases)) - 1
    first = round(Fraction(cases, 10 ** (digits - 1)))
    # Rounded up, 99.6 has a figure more.
    first, digits = (10, digits + 1) if first == 100 else (first, digits)
    return f"{first // 10}.{first % 10}×10{str(digits).translate(_POWERS)}"


def amount_text(parameter: Parameter | None, language: Language) -> str:
    """The value of a number or day, with its unit."""
    if parameter is None:
        return NOTHING_THERE
    if not isinstance(parameter.value, int):
        return str(parameter.value)
    return Text(f"{parameter.value}{parameter.unit.zh}", f"{parameter.value} {parameter.unit.en}").said_in(language)


def reading_text(reading: Reading | None, language: Language) -> str:
    """A reading, or that there is none."""
    if reading is None:
        return Text("未定", "unresolved").said_in(language)
    return Text(f"{reading.text.zh}（{reading.id}）", f"{reading.text.en} ({reading.id})").said_in(language)


def rule_words(rule: Rule | None, regulation: Regulation, language: Language) -> str:
    """A rule in words, or that there is none."""
    return NOTHING_THERE if rule is None else rule_text(rule, regulation, language)


def rule_head(change: RuleChange, comparison: Comparison, language: Language) -> str:
    """Which rule it is: its clause, and the act that it is about, for of one clause there may be several."""
    version, rule = (comparison.before, change.before) if change.after is None else (comparison.after, change.after)
    assert rule is not None
    clause, *_ = cited(version, (rule.clause,), language)
    return f"{clause}\n{version.act(rule.act).text.said_in(language)}"


def relation_words(change: RuleChange, comparison: Comparison, language: Language) -> str:
    """How the cases of a rule differ and, a line each, what else of it does."""
    said, old, new = [change.relation.text], change.before, change.after
    if old is not None and new is not None:
        whom = [
            version.actor(rule.holder).text for version, rule in ((comparison.before, old), (comparison.after, new))
        ]
        more = [
            Text("事项改变", "another act") if old.act != new.act else None,
            _from_to("效力", "force", (old.force.text, new.force.text)) if old.force is not new.force else None,
            _from_to("主体", "holder", whom) if old.holder != new.holder else None,
            Text("裁量范围改变", "another range of choice") if old.latitude != new.latitude else None,
        ]
        said += [one for one in more if one is not None]
    if len(said) > 1 and change.relation is Relation.SAME:
        said[0] = Text("情形不变", "in the same cases")
    return "\n".join(one.said_in(language) for one in said)


def _from_to(zh: str, en: str, pair: Collection[Text]) -> Text:
    old, new = pair
    return Text(f"{zh}由“{old.zh}”改为“{new.zh}”", f'{en}: "{old.en}" becomes "{new.en}"')


def rule_cases(change: RuleChange, comparison: Comparison, language: Language) -> str:
    """The cases that show how a rule differs, a line each."""
    rules = [rule for rule in (change.before, change.after) if rule is not None]
    names = facts_of(_with_exceptions(rules, comparison), comparison.before, comparison.after)
    first = _NOW_MET if change.relation is not Relation.NARROWER else _NO_LONGER_MET
    lines = []
    for head, example in zip((first, _NO_LONGER_MET), change.examples, strict=False):
        outcomes = {one.of(rules[0].act).outcomes for one in (example.before, example.after)}
        one_sided = len(outcomes) > 1 and (Outcome.NOT_IN_FORCE,) in outcomes
        said = head.said_in(language) + _example_words(example, comparison, names, language)
        lines.append(said + (_ONE_SIDED.said_in(language) if one_sided else ""))
    return "\n".join(lines) or NOTHING_THERE


def _with_exceptions(rules: list[Rule], comparison: Comparison) -> list[Rule]:
    named = {name for rule in rules for name in rule.unless}
    return rules + [
        one for version in (comparison.before, comparison.after) for one in version.rules if one.id in named
    ]


def direction_words(change: ActChange, comparison: Comparison, language: Language) -> str:
    """What a difference means, and for whom."""
    said = change.direction.text
    if change.addressee and change.direction in _FOR:
        whom = comparison.after.actor(change.addressee).text
        said = Text(f"{said.zh}（对{whom.zh}）", f"{said.en} (for {whom.en})")
    return said.said_in(language)


def shift_words(shift: Shift, comparison: Comparison, language: Language) -> str:
    """From one outcome to another and, of a power or duty, who loses or gains it."""
    said = f"{shift.before.text.said_in(language)} → {shift.after.text.said_in(language)}"
    told = [f"{head.said_in(language)}{_actors(who, comparison, language)}" for head, who in _moved(shift)]
    return "\n".join((said, *told))


def _moved(shift: Shift) -> Iterator[tuple[Text, tuple[str, ...]]]:
    old, new = _HELD.get(shift.before), _HELD.get(shift.after)
    if old is not None and new is not None:
        head = Text(f"{old.zh}变为{new.zh}：", f"a {old.en} becomes a {new.en}: ")
        yield head, tuple(dict.fromkeys((*shift.holders.before, *shift.holders.after)))
    elif old is not None:
        yield Text(f"{old.zh}减少：", f"{old.en} lost: "), shift.holders.before
    elif new is not None:
        yield Text(f"{new.zh}增加：", f"{new.en} gained: "), shift.holders.after


def holders_words(holders: Holders, comparison: Comparison, language: Language) -> str:
    """That the same outcome is held by others."""
    first, second = (_actors(who, comparison, language) for who in (holders.before, holders.after))
    outcome = holders.outcome.text
    return Text(
        f"{outcome.zh}，主体改变：{first} → {second}", f"{outcome.en}, held by others: {first} → {second}"
    ).said_in(language)


def _actors(who: Collection[str], comparison: Comparison, language: Language) -> str:
    versions = (comparison.before, comparison.after)
    names = {actor.id: actor.text.said_in(language) for version in versions for actor in version.actors}
    return listed((names[one] for one in who), language)


def shift_case(change: ActChange, shift: Shift, comparison: Comparison, language: Language) -> str:
    """The case that shows a change of outcome."""
    versions = (comparison.before, comparison.after)
    rules = [rule for version in versions for rule in version.rules if rule.act == change.act.id]
    return _example_words(shift.example, comparison, facts_of(rules, *versions), language)


def _example_words(example: Example, comparison: Comparison, names: Collection[str], language: Language) -> str:
    """The facts of a case and, where a version leaves an axis unresolved, any reading of it that is not the default."""
    said = case_words(example.before, names, language)
    readings = listed(
        (
            f"{axis.id}={reading}"
            for version, decision in ((comparison.before, example.before), (comparison.after, example.after))
            for axis in version.axes
            if version.reading(axis.id) is None
            and (reading := decision.regulation.reading(axis.id)) not in (None, axis.default)
        ),
        language,
    )
    return said + Text(f"（口径{readings}）", f" (reading {readings})").said_in(language) if readings else said
