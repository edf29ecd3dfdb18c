"""One prepared test session in which every trial is a fork: nothing of one trial reaches the next."""

import gc
import importlib
import os
import resource
import signal
import sys
from collections.abc import Callable, Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType

import pytest
from hypothesis import HealthCheck, Phase, settings

PRELOADED = (
    "attrs", "dateutil.relativedelta", "dateutil.rrule", "hypothesis.strategies", "numpy", "narwhals",
    "stdnum.cn.uscc", "jsonschema", "unittest.mock",
)  # fmt: skip
"""What the tests import besides the library; imported once, before the first fork."""

_MEMORY = 4 << 30


class Changed(SourceFileLoader):
    """A loader of one module with other code than its file holds."""

    def __init__(self, name: str, path: str, code: CodeType) -> None:
        super().__init__(name, path)
        self.changed = code

    def get_code(self, fullname: str) -> CodeType:
        """The changed code."""
        return self.changed


class ChangedModule:
    """Finds one module by name and gives it changed code.

    Args:
        name: the module's dotted name.
        path: its file.
        code: the changed code.
    """

    def __init__(self, name: str, path: str, code: CodeType) -> None:
        self.name, self.path, self.code = name, path, code

    def find_spec(self, name: str, path: object = None, target: ModuleType | None = None) -> ModuleSpec | None:
        """The specification of that module; of any other none."""
        if name != self.name:
            return None
        folder = [str(Path(self.path).parent)] if self.path.endswith("__init__.py") else None
        loader = Changed(name, self.path, self.code)
        return spec_from_file_location(name, self.path, loader=loader, submodule_search_locations=folder)


class Watch:
    """Notes the first failure."""

    def __init__(self) -> None:
        self.failed = ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a failed test."""
        if report.failed and not self.failed:
            self.failed = report.nodeid

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note a module of tests that cannot be imported."""
        if report.failed and not self.failed:
            self.failed = f"{report.nodeid} (import)"


class Server:
    """A plugin that serves trials instead of collecting tests.

    Args:
        serve: called with the server once the session is prepared.
    """

    def __init__(self, serve: "Callable[[Server], None]") -> None:
        self.serve = serve
        self.session: pytest.Session | None = None

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self, session: pytest.Session) -> bool:
        """Serve."""
        self.session = session
        session.items = []
        session.testscollected = 0
        for name in PRELOADED:
            try:
                importlib.import_module(name)
            except ImportError:
                continue
        self.settle()
        self.serve(self)
        return True

    def settle(self) -> None:
        """Keep what exists now out of the garbage collector's sight, so that forks share it."""
        gc.collect()
        gc.freeze()

    def collected(self, arguments: Sequence[str]) -> tuple[dict[str, pytest.Item], str]:
        """The tests of some files or directories by id, and which of these could not be imported, if any."""
        assert self.session is not None
        watch = Watch()
        manager = self.session.config.pluginmanager
        manager.register(watch, "mutation-collecting")
        items = self.session.perform_collect(list(arguments), genitems=True)
        manager.unregister(watch)
        return {item.nodeid: item for item in items}, watch.failed

    def trial(self, work: Callable[[], str], seconds: int) -> str:
        """What a piece of work returns, done in a fork.

        Args:
            work: what to do there; an exception counts as an answer too.
            seconds: of the processor, after which the fork is ended.
        """
        receiving, sending = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(receiving)
            os.write(sending, _alone(work, seconds).encode()[:60000])
            os._exit(0)
        os.close(sending)
        with os.fdopen(receiving, "rb") as stream:
            answer = stream.read().decode()
        _, status = os.waitpid(child, 0)
        return answer or f"ended by signal {os.WTERMSIG(status)}" if os.WIFSIGNALED(status) else answer


def _alone(work: Callable[[], str], seconds: int) -> str:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
    signal.alarm(60 + 20 * seconds)
    with open(os.devnull, "w", encoding="utf-8") as sink:
        os.dup2(sink.fileno(), 1)
        os.dup2(sink.fileno(), 2)
        sys.stdout = sys.stderr = sink
        try:
            return work()
        except BaseException as error:  # Whatever ends a trial is its answer.
            return f"{type(error).__name__}: {error}"[:300]


def run(server: Server, items: Sequence[pytest.Item]) -> str:
    """Run tests until one fails; its id, or an empty text. Only within a trial."""
    assert server.session is not None
    watch = Watch()
    manager = server.session.config.pluginmanager
    manager.register(watch, "mutation-watch")
    for item, following in zip(items, [*items[1:], None], strict=True):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if watch.failed:
            break
    return watch.failed


def open_session(root: Path, serve: Callable[[Server], None]) -> None:
    """Prepare a session in a folder and serve.

    Args:
        root: a copy of the project.
        serve: what to do with the server.
    """
    os.chdir(root)
    settings.register_profile(
        "mutation", derandomize=True, database=None, deadline=None,
        suppress_health_check=list(HealthCheck), phases=(Phase.explicit, Phase.generate),
    )  # fmt: skip
    settings.load_profile("mutation")
    options = ["-p", "no:cacheprovider", "-p", "no:cov", "-p", "no:xdist", "-s", "-q", f"--rootdir={root}"]
    # The profile needs hypothesis before pytest can have rewritten it.
    options += ["-W", "ignore:Module already imported:pytest.PytestAssertRewriteWarning", "tests"]
    with open(os.devnull, "w", encoding="utf-8") as sink:
        kept, sys.stdout = sys.stdout, sink
        pytest.main(options, plugins=[Server(serve)])
        sys.stdout = kept
