"""What holds in every case that comes from a casebook, whatever the law says and whatever was done against it.

Each holds under every reading, for the facts of a case are found before any reading is asked, and of whatever the
unknown facts turn out to be. What merely ought to be so is a rule, never one of these. One that follows from two others
is stated all the same: a question looks only at those of which it knows every fact.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations, product
from typing import Final

from fzdigital.policy.facts import common, conduct, firm, library, selection
from fzdigital.policy.facts.declare import LAST_DAY
from fzdigital.rules.build import (
    all_of,
    any_of,
    at_least,
    at_most,
    below,
    holds,
    implies,
    is_,
    is_not,
    not_,
    one_of,
)
from fzdigital.rules.expr import Condition
from fzdigital.rules.rule import Invariant
from fzdigital.rules.vocabulary import FactDef
from fzdigital.text import Text

_NO_MATTER: Final = Text(
    "没有这件事，就没有它的任何环节。", "Where there is no such matter, there is no stage of it either."
)
_NO_DAY: Final = Text("没有发生的，没有日期。", "What did not come about has no day.")
_SAME_RATINGS: Final = Text(
    "复评另计一次时，两种次序计的是同一些评级，其中有无星级的，两种最长次数都不为零。",
    "Where a re-rating counts anew, both orders count the same ratings; if one has no star, neither run is zero.",
)
_FEWER_RATINGS: Final = Text(
    "复评另计一次时，重新起算或剔除一轮，只会少计几次评级。",
    "Where a re-rating counts anew, to start afresh or to leave a round out only counts fewer ratings.",
)


def _for(why: Text, conditions: Iterable[Condition]) -> Iterator[Invariant]:
    """Each condition as an invariant, all for the same reason."""
    for condition in conditions:
        yield Invariant(condition, why)


def _of_members() -> Iterator[Condition]:
    for fact in (firm.RATED_ROUND, firm.ROUND_OPEN, firm.OWN_WINDOW):
        yield implies(holds(fact), holds(firm.IN_LIBRARY))


def _pools() -> Iterator[Condition]:
    yield not_(all_of(holds(firm.IN_LIBRARY), holds(firm.IN_RESERVE)))
    yield not_(all_of(holds(selection.CANDIDATE_MEMBER), holds(selection.CANDIDATE_IN_RESERVE)))


def _run(*readings: str) -> FactDef:
    return next(run for run in firm.RUNS if run.name == firm.run_name(*readings))


def _some(*readings: str) -> Condition:
    """Under these readings a rating without stars counts."""
    return at_least(_run(*readings), 1)


def _same_ratings() -> Iterator[Condition]:
    for rest in product(firm.REAPPLYING, firm.LATENESS):
        own, broken = (_some(sequence, "new_rating", *rest) for sequence in firm.SEQUENCES)
        yield any_of(all_of(own, broken), all_of(not_(own), not_(broken)))


def _fewer_ratings() -> Iterator[Condition]:
    for sequence in firm.SEQUENCES:
        anew = (sequence, "new_rating")
        for lateness in firm.LATENESS:
            yield implies(_some(*anew, "reset", lateness), _some(*anew, "carry_over", lateness))
        for reapplying in firm.REAPPLYING:
            yield implies(_some(*anew, reapplying, "void"), _some(*anew, reapplying, "valid"))


def _notice() -> Iterator[Condition]:
    for stage in (conduct.NOTICE_FIRST_FILLING, conduct.NOTICE_DONE, conduct.NOTICE_FOLLOWED):
        yield implies(holds(stage), holds(conduct.NOTICE_GIVEN))
    for status in (conduct.NOTICE_BY_DUE_DATE, conduct.NOTICE_AS_JUDGED):
        yield implies(is_not(status, "pending"), holds(conduct.NOTICE_GIVEN))


def _in_time() -> Iterator[Condition]:
    for status in (conduct.NOTICE_BY_DUE_DATE, conduct.NOTICE_AS_JUDGED):
        yield implies(is_(status, "in_time"), holds(conduct.NOTICE_DONE))


def _rectification(demanded: FactDef, outcome: FactDef, overdue: FactDef, arose_on: FactDef) -> Iterator[Invariant]:
    found = is_not(outcome, "pending")
    yield from _for(_NO_MATTER, (implies(one, holds(demanded)) for one in (found, holds(overdue))))
    yield Invariant(any_of(holds(demanded), is_(arose_on, LAST_DAY)), _NO_DAY)


def _report() -> Iterator[Condition]:
    for stage in (
        conduct.REPORT_REAL_NAME,
        conduct.REPORT_EVIDENCE,
        conduct.REPORT_CONTACT,
        conduct.REPORT_ACCEPTED,
        conduct.REPORT_PUT,
    ):
        yield implies(holds(stage), holds(conduct.REPORT_MADE))
    for answer in (conduct.REPORT_REPLY, conduct.REPORT_VERIFICATION):
        yield implies(is_not(answer, "pending"), holds(conduct.REPORT_MADE))


def _days() -> Iterator[Condition]:
    # That a ground did not arise after the day asked about holds too, but moves no outcome and makes proofs over all
    # days several times as large.
    for ground, arose_on in (
        (is_(conduct.REPORT_REPLY, "not_as_required"), conduct.REPORT_REPLIED_ON),
        (one_of(conduct.REPORT_VERIFICATION, ("falsification", "inaccuracy")), conduct.REPORT_FOUND_ON),
        (is_not(conduct.EVENT_KIND, "none"), conduct.EVENT_AROSE_ON),
    ):
        yield any_of(ground, is_(arose_on, LAST_DAY))


def _event() -> Iterator[Condition]:
    for judged in (conduct.EVENT_WHILE_SERVING, conduct.EVENT_GRAVE):
        yield implies(holds(judged), is_not(conduct.EVENT_KIND, "none"))


def _counts() -> Iterator[Condition]:
    """From few to many: whichever two of a row stand in a question."""
    taken = (selection.ROW_TAKEN, selection.FIRMS_TAKEN, selection.SLOTS_TAKEN)
    for row in (
        (library.ADJUSTED, library.COUNT),
        (library.RESERVE_USABLE, library.RESERVE_COUNT),
        (selection.CANDIDATE_ROW, selection.CANDIDATE_TOTAL),
        (selection.CANDIDATE_ADJUSTED, selection.CANDIDATE_TOTAL),
        *((batch, now, ever) for now, ever, batch in taken),
        *zip(*taken, strict=True),
    ):
        for few, many in combinations(row, 2):
            yield at_most(few, many)


INVARIANTS: Final = (
    Invariant(
        below(common.RELEASED_ON, common.RELEASE_PLUS_30),
        Text("满30日之日在公开之日之后。", "The thirtieth day after a day comes after it."),
    ),
    *_for(Text("只就在库企业认定。", "It is found of members only."), _of_members()),
    *_for(
        Text(
            "入库的企业即离开后备，在库企业不再列入后备。",
            "Who joins the library leaves the reserve, and a member is not put there.",
        ),
        _pools(),
    ),
    *_for(_SAME_RATINGS, _same_ratings()),
    *_for(_FEWER_RATINGS, _fewer_ratings()),
    Invariant(
        at_most(*(_run("skip_breaks", "new_rating", "carry_over", lateness) for lateness in ("void", "valid"))),
        Text(
            "剔除的一轮仍已举行，缺了它，连续即中断。",
            "A round left out was held all the same; to miss it breaks the run.",
        ),
    ),
    *_for(_NO_MATTER, _notice()),
    *_for(Text("未完成的，不会是及时完成。", "What was not done was not done in time."), _in_time()),
    *_rectification(*conduct.RECT_INFORMATION_FACTS),
    *_rectification(*conduct.RECT_SERVICE_FACTS),
    *_for(_NO_MATTER, _report()),
    Invariant(
        implies(is_not(conduct.REPORT_REPLY, "pending"), holds(conduct.REPORT_PUT)),
        Text(
            "有回复，即已向被举报服务商核实。",
            "A reply, or that none came as required, shows that the report was put to the provider.",
        ),
    ),
    *_for(_NO_DAY, _days()),
    *_for(_NO_MATTER, _event()),
    *_for(Text("前者都在后者之内。", "The former are all among the latter."), _counts()),
    Invariant(
        implies(at_least(library.RESERVE_COUNT, 1), holds(library.RESERVE_BUILT)),
        Text("后备中有企业，即已建立后备资源库。", "Where firms are in the reserve, it was set up."),
    ),
)
"""Each speaks of the day, one kind of subject and at most one kind of matter."""
