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
    """Time the last of three processes, each with other places; the first ones fill the cache."""
    with tempfile.TemporaryDirectory() as folder:
        path = save_network(network, Path(folder) / "extract.roads")
        for run in range(3):
            command = [sys.executable, "-m", "benchmarks.roads.cold", str(path), str(run)]
            wall = time.perf_counter()
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            wall_s = time.perf_counter() - wall
    cpu_s = json.loads(done.stdout)["cpu_s"]
    return Figure("cold start", "geoplan", "400x400", cpu_s, wall_s, 400)


def main() -> None:
    """Load, snap and make the matrix."""
    import numpy as np

    from geoplan import load_network, travel_times
    from geoplan.network.cache import ArrayCache
    from geoplan.network.snap import snap_points

    path = Path(sys.argv[1])
    network = load_network(path)
    chosen = np.random.default_rng(int(sys.argv[2])).choice(network.node_count, 400, replace=False)
    codes = [f"P{at}" for at in range(400)]
    places = snap_points(network, codes, network.node_lon[chosen], network.node_lat[chosen])
    travel_times(network, places, places, cache=ArrayCache(path.parent / "cache"))
    print(json.dumps({"cpu_s": time.process_time()}))


if __name__ == "__main__":
    main()
