"""Rules: who must, may or must not do which act, under which conditions."""

from enum import Enum

from attrs import frozen

from fzdigital.rules.expr import FALSE, TRUE, Condition
from fzdigital.text import Text


class Force(Enum):
    """What a rule does to an act."""

    MUST = "must"
    MAY = "may"
    MUST_NOT = "must_not"
    AIM = "aim"
    """A figure aimed at: missing it is reported, nobody is compelled."""

    @property
    def text(self) -> Text:
        """The word for it in both languages."""
        return _FORCE_TEXT[self.value]


_FORCE_TEXT = {
    "must": Text("应当", "must"),
    "may": Text("可以", "may"),
    "must_not": Text("不得", "must not"),
    "aim": Text("力求", "aims to"),
}


@frozen
class Actor:
    """Somebody who holds powers or duties.

    Args:
        id: identifier, such as ``bureau``.
        text: the name in both languages.
    """

    id: str
    text: Text


@frozen
class Act:
    """Something that can be done to a subject.

    Args:
        id: identifier, such as ``exit``.
        subject: whom or what a case about it describes, such as ``firm``.
        text: the act as a verb phrase in both languages.
        burdens: id of the actor for whom it is a burden, or empty.
        benefits: id of the actor for whom it is a benefit, or empty.
        records: names of the facts that record that it is done: to do it changes them.
    """

    id: str
    subject: str
    text: Text
    burdens: str = ""
    benefits: str = ""
    records: tuple[str, ...] = ()


@frozen(cache_hash=True)
class Rule:
    """One rule of a regulation.

    Args:
        id: unique id; the clause's id, with a suffix where one clause needs several rules.
        clause: id of the clause it encodes.
        act: id of the act it is about.
        holder: id of the actor whose act it is.
        force: must, may, must not, or aim.
        when: the condition under which it speaks.
        scope: whom it concerns at all; outside, the rule is *not applicable* rather than unmet.
        unless: ids of rules on the same act that replace this one when they speak.
        survives: when it still has effect outside the regulation's period in force.
        latitude: for a power, the range of choice in words, in both languages.
    """

    id: str
    clause: str
    act: str
    holder: str
    force: Force
    when: Condition
    scope: Condition = TRUE
    unless: tuple[str, ...] = ()
    survives: Condition = FALSE
    latitude: Text | None = None


@frozen(cache_hash=True)
class Invariant:
    """What holds in every case that can come about, whatever the law says.

    Args:
        condition: the condition, about the day, a subject and at most one kind of matter.
        text: why it always holds, in both languages.
    """

    condition: Condition
    text: Text
