"""The two ways to try a mutant: in a process that has imported everything, or by importing the library anew."""

import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from types import CodeType

from tests.mutation.python.mutant import Key, Mutant
from tests.mutation.python.plan import Plan
from tests.mutation.python.session import ChangedModule, Server, run
from tests.mutation.python.warm import Live

UNPATCHED = "cannot be patched"
UNFINISHED = "not finished"
_REMEMBERED = 4


class Killers:
    """The tests that noticed the last changes of each function and of each module."""

    def __init__(self) -> None:
        self._by_place: dict[str, dict[str, None]] = defaultdict(dict)

    def of(self, mutant: Mutant) -> list[str]:
        """What most likely notices a change, the function's before the module's."""
        found = (test for place in self._places(mutant) for test in [*self._by_place[place]][-_REMEMBERED:])
        return [*dict.fromkeys(found)]

    def note(self, mutant: Mutant, test: str) -> None:
        """Remember that a test noticed a change; an empty text is no test."""
        for place in self._places(mutant) if test else ():
            self._by_place[place].pop(test, None)
            self._by_place[place][test] = None

    @staticmethod
    def _places(mutant: Mutant) -> tuple[str, str]:
        return f"{mutant.key.file} {mutant.key.function}", mutant.key.file


class Fresh:
    """Tries what takes effect on import, or what could not be tried otherwise.

    Args:
        server: the session, in which the library is not imported.
        plan: which tests to try.
        anew: mutants to try this way although they were or could be tried warm.
        budget: seconds of tests after which a mutant is left for another time.
    """

    def __init__(
        self, server: Server, plan: Plan, anew: frozenset[Key] = frozenset(), budget: float | None = None
    ) -> None:
        self.server, self.plan, self.anew, self.budget = server, plan, anew, budget
        self.killers = Killers()

    def takes(self, mutant: Mutant) -> bool:
        """Whether a mutant is tried this way."""
        return mutant.key in self.anew or not self.plan.is_warm(mutant)

    def verdict(self, mutant: Mutant, before: CodeType, after: CodeType) -> dict[str, object]:
        """Try a mutant, stage by stage: whether it was killed, and by what."""
        tried, left = 0, self.budget
        for whole in filter(None, (self.killers.of(mutant), *self.plan.stages(mutant))):
            stage = whole if left is None else self.plan.within(whole, left)
            tried += len(stage)
            answer = self.server.trial(lambda stage=stage: self._tried(stage, mutant, after), self.plan.limit(stage))
            if answer:
                self.killers.note(mutant, answer if answer in self.plan.executed.seconds else "")
                return {"killed": True, "by": answer, "tests": tried}
            if len(stage) < len(whole):
                return {"killed": None, "by": UNFINISHED, "tests": tried}
            if left is not None:
                left = max(0.0, left - sum(self.plan.executed.seconds[test] for test in stage))
        return {"killed": False, "by": "", "tests": tried}

    def _tried(self, stage: Sequence[str], mutant: Mutant, after: CodeType) -> str:
        name = "fzdigital." + mutant.key.file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        sys.meta_path.insert(0, ChangedModule(name, after.co_filename, after))
        items, failed = self.server.collected(sorted({test.split("::")[0] for test in stage}))
        # A change of data may take away the case of a test that is made from it.
        return failed or run(self.server, [items[test] for test in stage if test in items])


class Warm:
    """Tries what takes effect when called: far faster, as nothing is imported for it.

    Args:
        server: the session.
        plan: which tests to try.
        library: the library's folder.
        directories: directories of tests, all collected at once.
        budget: seconds of tests after which a mutant is left for another time; None for none.
    """

    def __init__(
        self, server: Server, plan: Plan, library: Path, directories: Sequence[str], budget: float | None
    ) -> None:
        self.server, self.plan, self.budget = server, plan, budget
        self.items, failed = server.collected([f"tests/{one}" for one in directories])
        if failed:
            raise SystemExit(f"tests cannot be collected: {failed}")
        self.live = Live(library)
        self.killers = Killers()
        server.settle()
        lost = len(plan.executed.seconds.keys() - self.items.keys())
        if lost:
            sys.stderr.write(f"{lost} tests that were measured are not there any more\n")

    def takes(self, mutant: Mutant) -> bool:
        """Whether a mutant is tried this way."""
        return self.plan.is_warm(mutant)

    def verdict(self, mutant: Mutant, before: CodeType, after: CodeType) -> dict[str, object]:
        """Try a mutant: whether it was killed, by what, and whether its line runs before the first test too."""
        covering = self.plan.covering(mutant)
        # What noticed the last changes here most often notices the next one too.
        near = [test for test in self.killers.of(mutant) if test in covering]
        covering = [*dict.fromkeys((*near, *covering))]
        tests = covering if self.budget is None else self.plan.within(covering, self.budget)
        answer = self.server.trial(lambda: self._tried(tests, before, after), self.plan.limit(tests))
        self.killers.note(mutant, answer if answer in self.items else "")
        if not answer and len(tests) < len(covering):
            answer = UNFINISHED
        return {
            "killed": None if answer in (UNPATCHED, UNFINISHED) else bool(answer),
            "by": answer,
            "tests": len(tests),
            "early": self.plan.is_early(mutant),
        }

    def _tried(self, tests: Sequence[str], before: CodeType, after: CodeType) -> str:
        try:
            count = self.live.patched(before, after)
        except ValueError:
            return UNPATCHED
        return run(self.server, [self.items[test] for test in tests if test in self.items]) if count else UNPATCHED
