"""What an amendment changes, as a report that an official can read: clause by clause, act by act, firm by firm."""

from collections.abc import Iterator
from typing import Final

from fzdigital.render.affected import ACT, affected_pages, subject_words
from fzdigital.render.amended import AFTER, BEFORE, CLAUSE, Amended, changes_page, one_page, period_page
from fzdigital.render.amendment_words import (
    NOTHING_THERE,
    direction_words,
    holders_words,
    relation_words,
    rule_cases,
    rule_head,
    rule_words,
    shift_case,
    shift_words,
)
from fzdigital.render.pages import pages_html, pages_markdown
from fzdigital.render.paper import Cell, Page, Paper
from fzdigital.render.words import NONE, cited, listed
from fzdigital.rules.questions.differences import ActChange, Direction, Relation, RuleChange
from fzdigital.text import Text

_CASE: Final = Text("例", "example")


def amendment_markdown(amended: Amended) -> str:
    """The report as Markdown."""
    return pages_markdown(amendment_paper(amended), amendment_lead(amended))


def amendment_html(amended: Amended) -> str:
    """The report as one HTML page that needs nothing but itself."""
    return pages_html(amendment_paper(amended), amendment_lead(amended), amended.language)


def amendment_lead(amended: Amended) -> Iterator[str]:
    """What is said first: which amendment of what, from when, and how it was compared."""
    yield amended.said(amended.title)
    yield amended.said(amended.comparison.after.title)
    if amended.from_day is not None:
        yield amended.say(f"自{amended.from_day}起适用。", f"It applies from {amended.from_day}.")
    yield amended.say(
        "两个版本在全部可能的情形中逐一比较，没有抽样；“不变”均经证明。",
        'Both versions were compared in all cases there can be, and nothing was sampled; "same" is proved.',
    )


def amendment_paper(amended: Amended, *, brief: bool = False) -> Paper:
    """The report as pages.

    Args:
        amended: the versions.
        brief: whether to leave out the rules in words, as a terminal does.
    """
    title = amended.say("修改前后对照", "Before and after the amendment")
    pages = (changes_page(amended), period_page(amended), _rules(amended, brief=brief), _acts(amended), _same(amended))
    return Paper("amendment", title, (*pages, _open(amended), *affected_pages(amended)))


def _rules(amended: Amended, *, brief: bool) -> Page:
    found, language = amended.comparison, amended.language
    columns = [(CLAUSE, 14), (Text("关系", "relation"), 16), (_CASE, 34)]
    words = [] if brief else [(BEFORE, 40), (AFTER, 40)]

    def row(one: RuleChange) -> tuple[Cell, ...]:
        in_words = (
            rule_words(one.before, found.before, language),
            rule_words(one.after, found.after, language),
        )
        told = (relation_words(one, found, language), rule_cases(one, found, language))
        return (rule_head(one, found, language), *(() if brief else in_words), *told)

    changed = (one for one in found.rules if not one.is_same)
    grids = amended.grid((columns[0], *words, *columns[1:]), map(row, changed))
    return one_page(amended.say("逐条对照", "Clause by clause"), grids, amended, wide=not brief)


def _acts(amended: Amended) -> Page:
    found, language = amended.comparison, amended.language

    def rows(one: ActChange) -> Iterator[tuple[Cell, ...]]:
        head = (amended.said(one.act.text), direction_words(one, found, language))
        for shift in one.shifts:
            yield (*head, shift_words(shift, found, language), shift_case(one, shift, found, language))
        for holders in one.holders:
            yield (*head, holders_words(holders, found, language), NOTHING_THERE)

    columns = ((ACT, 20), (Text("方向", "direction"), 18), (Text("结论", "outcome"), 28), (_CASE, 34))
    grids = amended.grid(columns, (row for one in found.acts for row in rows(one)))
    if found.period.is_shared:
        return one_page(
            amended.say("逐项事项（在两个版本均有效之日）", "Act by act, on days on which both are in force"),
            grids,
            amended,
        )
    title = amended.say("逐项事项", "Act by act")
    lead = [
        amended.say(
            "两个版本没有同时有效之日，因此没有哪一日可以比较从严还是从宽。",
            "The two are never in force on the same day, so that there is none on which one could be stricter or "
            "laxer.",
        )
    ]
    if grids:
        outlasting = amended.say(
            "下表只涉及有效期外仍产生效力的规则。", "The table is of rules that outlast the period."
        )
        lead.append(outlasting)
    return Page(title, title, tuple(lead), grids)


def _same(amended: Amended) -> Page:
    title = amended.say("证明不变的", "Proved the same")
    return Page(title, title, tuple(_proved(amended)) or (amended.said(NONE),))


def _proved(amended: Amended) -> Iterator[str]:
    found, language = amended.comparison, amended.language
    if not found.period.is_ever:
        return
    rules = [one for one in found.rules if one.is_same]
    acts = [one.act for one in found.acts if one.direction is Direction.SAME]
    if found.period.is_shared:
        yield amended.say(
            f"{len(rules)}条规则逐案证明不变；在两个版本均有效之日，{len(acts)}项事项的结论也逐案证明不变。",
            f"{len(rules)} rules are proved the same in every case; so is what {len(acts)} acts come to on days on "
            "which both versions are in force.",
        )
    else:
        yield amended.say(
            f"{len(rules)}条规则满足的情形逐案证明不变；两个版本没有同时有效之日，事项的结论无从比较。",
            f"{len(rules)} rules are proved to be met in the same cases; what acts come to cannot be compared, as the "
            "two are never in force on the same day.",
        )
    reworded = listed((one.id for one in rules if one.is_only_wording), language)
    if reworded:
        yield amended.say(
            f"仅文字改动，含义经证明不变：{reworded}。", f"Only worded otherwise, proved the same: {reworded}."
        )
    if found.is_equivalent:
        yield amended.say(
            "两个版本在任何一日、任何情形中的结论都相同。", "Both versions say the same in every case on every day."
        )


def _between(amended: Amended) -> Iterator[str]:
    """What the text leaves open of grounds that arose before."""
    if all(one.is_same for one in amended.comparison.rules):
        return
    yield amended.say(
        "修改适用之前已经具备的事由，由哪一版本判断，文本没有规定。",
        "Grounds that arose before the amendment applies: the text does not say which version judges them.",
    )
    if amended.transitional:
        told = (
            amended.say(
                f"{subject_words(one, amended.language)}（{one.act.text.zh}）",
                f"{subject_words(one, amended.language)} ({one.act.text.en})",
            )
            for one in amended.transitional
        )
        names = listed(told, amended.language)
        yield amended.say(
            f"涉及的企业（修改适用的前一日应当，按修改后的版本则否）：{names}。",
            f"Firms that this concerns (must on the day before, not so under the amended version): {names}.",
        )


def _open(amended: Amended) -> Page:
    found, language = amended.comparison, amended.language
    title = amended.say("未能判定的", "Not decided")
    names = {fact.name: fact for fact in found.after.vocabulary.facts}
    lead = []
    for one in found.functions:
        (clause,) = cited(found.after, (one.clause,), language)
        gives = listed((amended.said(names[name].text) for name in one.gives), language)
        lead.append(
            amended.say(
                f"{clause}由程序计算，其数字、口径或算法有改动；由此得出的事实可能变化：{gives or '无'}。",
                f"{clause} is computed, with other numbers, readings or another function; what it gives may come out "
                f"otherwise: {gives or 'nothing'}.",
            )
        )
    undecided = [one.id for one in found.rules if one.relation is Relation.NOT_DECIDED]
    acts = [amended.said(one.act.text) for one in found.acts if one.direction is Direction.NOT_DECIDED]
    if undecided or acts:
        hanging = listed((*undecided, *acts), language)
        lead.append(
            amended.say(f"取决于此、未能判定的规则和事项：{hanging}。", f"Rules and acts that hang on it: {hanging}.")
        )
    elif found.functions:
        lead.append(amended.say("依所用口径，没有规则取决于此。", "Under the readings in use no rule hangs on it."))
    for axis in found.unexamined:
        lead.append(
            amended.say(
                f"{axis.id}的口径有改动，但没有规则或所列计算取决于它，其影响未经比较。",
                f"{axis.id} is read otherwise, and neither a rule nor a listed computation hangs on it; its effect was "
                "not compared.",
            )
        )
    lead += _between(amended)
    return Page(title, title, tuple(lead) or (amended.said(NONE),))
