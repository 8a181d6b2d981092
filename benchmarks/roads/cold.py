"""A cold start: a new process, a built network and its cache on disk, a 400 x 400 matrix between places."""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.roads.tables import Figure
from geoplan.network.model import RoadNetwork
from geoplan.network.store import save_network


def measure_cold_start(network: RoadNetwork) -> Figure:
    """Time the second of two processes; the first fills the cache, as any earlier use would have."""
    with tempfile.TemporaryDirectory() as folder:
        path = save_network(network, Path(folder) / "extract.roads")
        command = [sys.executable, "-m", "benchmarks.roads.cold", str(path)]
        for _ in range(2):
            wall = time.perf_counter()
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            wall_s = time.perf_counter() - wall
    cpu_s = json.loads(done.stdout)["cpu_s"]
    return Figure("cold start", "geoplan", "400x400", cpu_s, wall_s, 400)


def main() -> None:
    """Load, snap and make the matrix."""
    import numpy as np

    from geoplan import load_network, snap, travel_times
    from geoplan.domain.geography import Position
    from geoplan.network.cache import ArrayCache

    path = Path(sys.argv[1])
    network = load_network(path)
    chosen = np.random.default_rng(1).choice(network.node_count, 400, replace=False)
    positions = [Position(network.node_lat[node], network.node_lon[node]) for node in chosen]
    places = snap(network, [f"P{at}" for at in range(400)], positions)
    travel_times(network, places, places, cache=ArrayCache(path.parent / "cache"))
    print(json.dumps({"cpu_s": time.process_time()}))


if __name__ == "__main__":
    main()
