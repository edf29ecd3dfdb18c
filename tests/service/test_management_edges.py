"""Who is managed, in which order."""

from fzdigital.service.management import manage
from tests.service.builders import LATER, MEASURES, admitted, applied, exited, history
from tests.strategies.nouns import code_of


def test_those_that_left_come_by_code() -> None:
    """5/scope: twelve firms that left on one day stand in the order of their codes."""
    firms = range(1, 13)
    register = history(
        [applied(one) for one in firms], [admitted(one) for one in firms], [exited(one) for one in firms]
    )
    assert [one.case.name for one in manage(MEASURES, register, LATER)] == sorted(map(code_of, firms))
