"""The page on what holds in every case."""

from collections.abc import Iterator
from functools import partial

from fzdigital import MEASURES
from fzdigital.policy.facts.declare import LAST_DAY
from fzdigital.rules.check import fact_names
from fzdigital.rules.rule import Invariant
from fzdigital.rules.wording import condition_text
from fzdigital.text import Language, Text
from generator.layout import table


def invariants(language: Language) -> Iterator[str]:
    """The page of all invariants, by what they are about."""
    say = partial(Text.said_in, language=language)
    yield "# " + say(Text("恒真条件", "What always holds"))
    yield say(
        Text(
            f"下列{len(MEASURES.invariants)}个条件，在每个由案卷而来的个案中都成立：无论登记了什么，无论采用哪种口径，"
            "无论不明之处最后如何。"
            "自行写出的个案若违反其一，仍可得出结论，但各种提问会拒绝它，并指出所违反的条件。"
            "它们不是办法的规定；违反规定的事，照样登记。只有同时考察一切可能案件的问题才用到它们，"
            f"以免举出不可能出现的案件；案件的结论不因此改变。{LAST_DAY}表示没有这一天。",
            f"These {len(MEASURES.invariants)} conditions hold in every case that comes from a casebook, whatever was "
            "recorded, under every reading and whatever the unknown turns out to be. A case made by hand that breaks "
            "one is decided all the same, but the questions refuse it and name the condition. They are no rules of the "
            "text: what was done against a rule is recorded all the same. Only questions about all possible cases at "
            "once use them, so that no case is shown that cannot come about; no decision of a case moves. "
            f"{LAST_DAY} stands for no day.",
        )
    )
    heading = Text("条件", "condition"), Text("为什么", "why")
    for kind in MEASURES.vocabulary.kinds:
        found = tuple(one for one in MEASURES.invariants if about(one) == kind)
        if found:
            yield from ("", f"## {kind or say(Text('当日', 'the day'))}", "")
            rows = ((condition_text(one.condition, MEASURES, language), say(one.text)) for one in found)
            yield from table(map(say, heading), *rows)


def about(invariant: Invariant) -> str:
    """The kind of subject or matter that an invariant is about; empty for the day alone."""
    names = {*fact_names(invariant.condition)}
    return "".join({fact.of: None for fact in MEASURES.vocabulary.facts if fact.name in names and fact.of})
