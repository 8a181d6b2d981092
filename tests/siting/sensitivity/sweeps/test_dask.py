"""The same numbers on a cluster of two workers; in processes of their own: ``benchmarks.sensitivity``."""

import pytest

from geoplan.siting.sensitivity.sweeps.map import map_scenarios
from tests.siting.sensitivity.sweeps.jobs import Square, kept_in

distributed = pytest.importorskip("distributed", reason="needs geoplan[cluster]")

NUMBERS = range(30)


@pytest.fixture(scope="module")
def client():
    cluster = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None
    )
    with cluster, distributed.Client(cluster) as client:
        yield client


@pytest.mark.enable_socket
@pytest.mark.filterwarnings("ignore")
def test_a_cluster_of_two_workers_gives_the_same_numbers(client, tmp_path):
    alone = map_scenarios(Square(), NUMBERS, workers=1)
    assert len(client.scheduler_info()["workers"]) == 2
    assert map_scenarios(Square(), NUMBERS, executor=client, chunk=4) == alone
    assert map_scenarios(Square(), NUMBERS, executor=client.get_executor(), chunk=4) == alone
    kept = kept_in(tmp_path)
    map_scenarios(Square(), NUMBERS, executor=client, kept=kept)
    assert map_scenarios(Square(), NUMBERS, kept=kept).found == len(NUMBERS)
