"""The elements of a behaviour that demands, refusals and reports hang on (5(1), 5(2), 5(3)a).

Whatever begins in a round ends in it: a notice is answered or not, a rectification demanded is refused, failed or
passed, a report is replied to and verified. Whether a demand is made, a report accepted, the rules say and, where they
only permit it, the bureau's use of its power.
"""

from attrs import field, frozen

from fzdigital.policy.acts import ACCEPT_REPORT, DEMAND_INFORMATION, DEMAND_SERVICE
from fzdigital.policy.facts.conduct import (
    NOTICE_BY_DUE_DATE,
    NOTICE_FOLLOWED,
    RECT_INFORMATION_FACTS,
    RECT_SERVICE_FACTS,
    REPORT_REPLY,
    REPORT_VERIFICATION,
    SERVICE_FOLLOWED,
)
from fzdigital.rules.bits import P
from fzdigital.rules.vocabulary import FactDef
from fzdigital.whatif.asking import Facts
from fzdigital.whatif.behaviour import Now, Stateless, Told
from fzdigital.whatif.draws import Chance, Probability, checked_probability
from fzdigital.whatif.elements import named


def _rectified(
    now: Now[P], of: tuple[FactDef, FactDef, FactDef, FactDef], demanded: P, refuses: P, fails: P
) -> Facts[P]:
    demand, outcome, overdue, _ = of
    refused = demanded & refuses
    failed = demanded & fails & now.algebra.negated(refused)
    passed = demanded & now.algebra.negated(refused | failed)
    return {
        demand.name: now.truths(demanded),
        outcome.name: named(now, outcome, {"refused": refused, "failed": failed, "passed": passed}),
        overdue.name: now.algebra.settled(False),
    }


@frozen
class Updating(Stateless):
    """Members are told to update their information; some do not, and are to rectify it (5(1)).

    Args:
        told: how likely a notice is.
        late: how likely it is that a notice is not met in time.
        refuses: how likely it is that a rectification demanded is refused.
        fails: how likely it is that one that is not refused is not up to standard.
        power: how likely it is that the bureau demands rectification where it only may.

    Raises:
        InvalidValueError: a probability that is no number from 0 to 1.
    """

    told: Probability = field(default=1.0, converter=checked_probability)
    late: Probability = field(default=0.0, converter=checked_probability)
    refuses: Probability = field(default=0.0, converter=checked_probability)
    fails: Probability = field(default=0.0, converter=checked_probability)
    power: Probability = field(default=1.0, converter=checked_probability)

    @property
    def chances(self) -> tuple[Chance, ...]:
        """One for each step."""
        steps = (
            ("told", self.told),
            ("late", self.late),
            ("refuses", self.refuses),
            ("fails", self.fails),
            ("power", self.power),
        )
        return tuple(Chance(f"updating.{purpose}", probability) for purpose, probability in steps)

    def tell(self, now: Now[P]) -> Told[P]:
        """The notice of this round and what came of it."""
        told, late, refuses, fails, power = map(now.happens, self.chances)
        late = late & told
        done = told & now.algebra.negated(late)
        status = {"in_time": done, "late": late}
        notice: Facts[P] = {
            "notice.given": now.truths(told),
            "notice.first_filling": now.algebra.settled(False),
            "notice.done": now.truths(done),
            "notice.status_by_due_date": named(now, NOTICE_BY_DUE_DATE, status),
            "notice.status_as_judged": named(now, NOTICE_BY_DUE_DATE, status),
            NOTICE_FOLLOWED.name: now.algebra.settled(False),
        }
        demanded = now.done(DEMAND_INFORMATION.id, notice, power)
        rectified = _rectified(now, RECT_INFORMATION_FACTS, demanded, refuses, fails)
        return Told({**notice, NOTICE_FOLLOWED.name: now.truths(demanded), **rectified})


@frozen
class Serving(Stateless):
    """Members serve; some poorly, and may have to rectify it (5(3)a).

    Args:
        poor: how likely poor results are.
        refuses: how likely it is that a rectification demanded is refused.
        fails: how likely it is that one that is not refused is not up to standard.
        power: how likely it is that the bureau demands rectification where it only may.

    Raises:
        InvalidValueError: a probability that is no number from 0 to 1.
    """

    poor: Probability = field(default=0.0, converter=checked_probability)
    refuses: Probability = field(default=0.0, converter=checked_probability)
    fails: Probability = field(default=0.0, converter=checked_probability)
    power: Probability = field(default=1.0, converter=checked_probability)

    @property
    def chances(self) -> tuple[Chance, ...]:
        """One for each step."""
        steps = (("poor", self.poor), ("refuses", self.refuses), ("fails", self.fails), ("power", self.power))
        return tuple(Chance(f"serving.{purpose}", probability) for purpose, probability in steps)

    def tell(self, now: Now[P]) -> Told[P]:
        """The service of this round and what came of it."""
        poor, refuses, fails, power = map(now.happens, self.chances)
        service: Facts[P] = {
            "service.poor_result": now.truths(poor),
            "service.low_satisfaction": now.algebra.settled(False),
            "service.similar": now.algebra.settled(False),
            "service.during_service": now.truths(poor),
            SERVICE_FOLLOWED.name: now.algebra.settled(False),
        }
        demanded = now.done(DEMAND_SERVICE.id, service, power)
        rectified = _rectified(now, RECT_SERVICE_FACTS, demanded, refuses, fails)
        return Told({**service, SERVICE_FOLLOWED.name: now.truths(demanded), **rectified})


@frozen
class Reports(Stateless):
    """Members are reported; some do not reply as required, or are found to have falsified (5(2)).

    Args:
        made: how likely a report is.
        admissible: how likely it is that a report is under a real name, with evidence and contact details.
        accepts: how likely it is that the bureau accepts a report where it only may.
        silent: how likely it is that the firm does not reply as required.
        falsified: how likely it is that falsification is confirmed.

    Raises:
        InvalidValueError: a probability that is no number from 0 to 1.
    """

    made: Probability = field(default=0.0, converter=checked_probability)
    admissible: Probability = field(default=1.0, converter=checked_probability)
    accepts: Probability = field(default=1.0, converter=checked_probability)
    silent: Probability = field(default=0.0, converter=checked_probability)
    falsified: Probability = field(default=0.0, converter=checked_probability)

    @property
    def chances(self) -> tuple[Chance, ...]:
        """One for each step."""
        steps = (
            ("made", self.made), ("admissible", self.admissible), ("accepts", self.accepts),
            ("silent", self.silent), ("falsified", self.falsified),
        )  # fmt: skip
        return tuple(Chance(f"reports.{purpose}", probability) for purpose, probability in steps)

    def tell(self, now: Now[P]) -> Told[P]:
        """The report of this round and what came of it."""
        made, admissible, accepts, silent, falsified = map(now.happens, self.chances)
        sound = made & admissible
        told: Facts[P] = {
            "report.made": now.truths(made),
            "report.real_name": now.truths(sound),
            "report.evidence": now.truths(sound),
            "report.contact": now.truths(sound),
        }
        accepted = now.done(ACCEPT_REPORT.id, {**told, "report.accepted": now.algebra.settled(False)}, accepts)
        replied = accepted & now.algebra.negated(silent)
        found = accepted & falsified
        unfounded = accepted & now.algebra.negated(falsified)
        return Told(
            {
                **told,
                "report.accepted": now.truths(accepted),
                "report.put_to_provider": now.truths(accepted),
                "report.reply": named(
                    now, REPORT_REPLY, {"as_required": replied, "not_as_required": accepted & silent}
                ),
                "report.verification": named(
                    now, REPORT_VERIFICATION, {"falsification": found, "unfounded": unfounded}
                ),
            }
        )
