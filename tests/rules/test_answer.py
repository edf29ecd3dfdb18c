"""The decision space of a case."""

import pytest
from attrs import evolve

from fzdigital.errors import UnknownNameError
from fzdigital.rules.build import any_of, at_least, holds
from fzdigital.rules.expr import TRUE
from fzdigital.rules.rule import Force
from fzdigital.rules.vocabulary import Possible
from fzdigital.text import Text
from tests.rules.toy import (
    AS_OF,
    BAN,
    DESK,
    EXTRA,
    FROM_WHEN,
    HEAD,
    LAST_DAY,
    POINTS,
    ROOM_RULES,
    STUDENT,
    SUSPEND,
    UPHELD,
    VALID,
    WARNED,
    asked,
    matter,
    rule,
)


class TestDecision:
    """What must happen, what may, what must not, what is open."""

    def test_it_is_not_true_or_false(self) -> None:
        """``if decision:`` is an error that says what to ask for."""
        with pytest.raises(
            TypeError, match=r"not true or false; ask for \.must, \.may, \.may_not, \.conflicts or \.open"
        ):
            bool(asked(points=9))

    def test_each_act_stands_where_it_belongs(self) -> None:
        """A student with nine points, a late loan, and a complaint of which it is not known whether it is upheld."""
        late, complaint = matter("loan", "L1", days_late=20), matter("complaint", "C1", upheld=None, about="damage")
        decision = asked(late, complaint, points=9, student=True)
        lists = {
            name: [one.act.id for one in getattr(decision, name)]
            for name in ("must", "may", "may_not", "conflicts", "open")
        }
        assert lists == {
            "must": ["notify", "fine"],
            "may": [],
            "may_not": ["suspend"],
            "conflicts": [],
            "open": ["ban"],
        }

    def test_an_act_that_there_is_not(self) -> None:
        """A misspelt act is an error that offers the acts on this subject."""
        with pytest.raises(UnknownNameError, match=r"^reading-room \(card\): no act is named 'suspnd'.*: suspend\.$"):
            asked().of("suspnd")

    def test_an_act_on_another_subject(self) -> None:
        """A card cannot be closed early: that is an error too, although branches can."""
        with pytest.raises(UnknownNameError, match="no act is named 'close_early'"):
            asked().of("close_early")
        with pytest.raises(UnknownNameError, match="no act is named 'close_early'"):
            asked().missing("close_early")


class TestMissing:
    """What would settle an open act."""

    def test_nothing_of_a_settled_act(self) -> None:
        """Unknown facts that no longer matter are not asked for."""
        decision = asked(points=None, valid=False)
        assert not decision.of("suspend").is_open
        assert decision.missing("suspend") == asked(points=9).missing("suspend")
        assert decision.missing("suspend").facts == ()

    def test_facts_come_once_and_in_order(self) -> None:
        """A fact that keeps several rules open is asked for once."""
        missing = asked(points=None, student=None, warned=None).missing("suspend")
        assert missing.facts == ((POINTS, ""), (STUDENT, ""), (WARNED, ""))

    def test_the_day_itself_can_be_missing(self) -> None:
        """What all cases share belongs to no matter, even when a rule speaks of one."""
        grave = matter("complaint", "C1", upheld=True, about="damage", made_on=None)
        missing = asked(grave, as_of=None).missing("ban")
        assert (AS_OF, "") in missing.facts
        assert (AS_OF, "C1") not in missing.facts

    def test_two_matters_with_the_same_gap(self) -> None:
        """Each is named."""
        complaints = [matter("complaint", name, upheld=None, about="damage") for name in ("C1", "C2")]
        assert asked(*complaints).missing("ban").facts == ((UPHELD, "C1"), (UPHELD, "C2"))

    def test_a_reason_for_a_narrowed_value_is_told_once(self) -> None:
        """Two rules that hang on the same narrowed value are missing the same entry."""
        why = Text("第三季度记录", "record of the third quarter")
        missing = asked(points=Possible((2, 9), (why,)), warned=True).missing("extra_loans")
        assert missing.because == (why,)

    def test_axes_come_once(self) -> None:
        """An axis that keeps two loans open is named once."""
        unresolved = ROOM_RULES.with_readings({"Q-5.from_when": None, "Q-0.last_day": None})
        loans = [matter("loan", name, days_late=3) for name in ("L1", "L2")]
        missing = asked(*loans, regulation=unresolved).missing("fine")
        assert missing.axes == (FROM_WHEN,)
        assert LAST_DAY not in missing.axes

    def test_an_aim_is_not_what_is_missing(self) -> None:
        """Whether an aim applies does not keep a duty open."""
        aim = rule("aim", SUSPEND, DESK, Force.AIM, holds(WARNED), clause="1")
        must = rule("must", SUSPEND, DESK, Force.MUST, at_least(POINTS, 8), clause="1")
        regulation = evolve(ROOM_RULES, rules=(aim, must))
        assert asked(regulation=regulation, points=None, warned=None).missing("suspend").facts == ((POINTS, ""),)

    def test_an_aim_that_is_an_exception_is(self) -> None:
        """As an exception it stops a duty, so it matters."""
        aim = rule("aim", SUSPEND, DESK, Force.AIM, holds(WARNED), clause="1")
        must = rule("must", SUSPEND, DESK, Force.MUST, at_least(POINTS, 8), TRUE, ("aim",), clause="1")
        regulation = evolve(ROOM_RULES, rules=(aim, must))
        assert asked(regulation=regulation, points=9, warned=None).missing("suspend").facts == ((WARNED, ""),)

    def test_the_scope_of_a_rule_that_does_not_speak(self) -> None:
        """That the act may not be applicable hangs on every rule's scope."""
        silent = rule("one", EXTRA, HEAD, Force.MAY, at_least(POINTS, 30), holds(VALID), clause="2")
        other = rule("two", EXTRA, HEAD, Force.MAY, at_least(POINTS, 30), any_of(holds(STUDENT)), clause="2")
        regulation = evolve(ROOM_RULES, rules=(silent, other))
        missing = asked(regulation=regulation, points=9, valid=None, student=None).missing("extra_loans")
        assert missing.facts == ((VALID, ""), (STUDENT, ""))

    def test_a_scope_that_cannot_matter_is_left_out(self) -> None:
        """Where some rule does concern the card, the scope of one that does not speak is idle."""
        silent = rule("one", EXTRA, HEAD, Force.MAY, at_least(POINTS, 30), holds(VALID), clause="2")
        other = rule("two", EXTRA, HEAD, Force.MAY, holds(WARNED), clause="2")
        regulation = evolve(ROOM_RULES, rules=(silent, other))
        missing = asked(regulation=regulation, points=9, valid=None, warned=None).missing("extra_loans")
        assert missing.facts == ((WARNED, ""),)
        assert BAN not in [one.act for one in asked(regulation=regulation).open]
