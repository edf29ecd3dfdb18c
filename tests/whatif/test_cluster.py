"""Studies on a cluster of dask, by way of the executor that its client gives."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve
from distributed import Client, LocalCluster

from fzdigital.whatif.blocks import BLOCK
from tests.whatif.futures import LASTING, SMALL, bytes_of
from tests.whatif.workers import Killing, behaviour

STUDY = evolve(SMALL, behaviour=behaviour(0.3), scenarios=4 * BLOCK + 9)


@pytest.fixture(scope="module", name="client")
def client_of_a_cluster() -> Iterator[Client]:
    """A client of two workers, each a process."""
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        yield client


class TestCluster:
    """The same numbers, whatever becomes of a worker."""

    def test_the_numbers_are_the_same(self, client: Client) -> None:
        """Two workers come to what one process does."""
        assert bytes_of(STUDY.compare(LASTING, executor=client.get_executor(), chunk=1)) == bytes_of(STUDY.run(LASTING))

    def test_a_worker_that_dies_is_made_up_for(self, client: Client, tmp_path: Path) -> None:
        """Its chunk is run again elsewhere, and the study does not notice."""
        deadly = tmp_path / "deadly"
        begun = evolve(STUDY, behaviour=behaviour(Killing(deadly))).begin(LASTING, chunk=1)
        deadly.touch()
        assert bytes_of(begun.go(client.get_executor())) == bytes_of(STUDY.run(LASTING))
        assert not deadly.exists()
