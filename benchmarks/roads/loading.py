"""Loading an extract into a routable network: each library in a process of its own."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.roads.tables import Figure


def measure_loading(osm: Path, *, patience_s: float) -> Iterator[Figure]:
    """Measure every loader on one extract; a loader that fails or outlasts the patience gets no figure."""
    with tempfile.TemporaryDirectory() as folder:
        xml = Path(folder) / "extract.osm"
        _to_xml(osm, xml)
        for name, path in (("geoplan", osm), ("pyrosm", osm), ("osmnx", xml)):
            command = [sys.executable, "-m", "benchmarks.roads.loading", name, str(path)]
            try:
                done = subprocess.run(command, capture_output=True, text=True, timeout=patience_s, check=True)
            except subprocess.TimeoutExpired:
                print(f"  {name}: not loaded after {patience_s:.0f} s")
                continue
            except subprocess.CalledProcessError as error:
                print(f"  {name}: {error.stderr.strip().splitlines()[-1]}")
                continue
            values = json.loads(done.stdout.splitlines()[-1])
            yield Figure(
                "load",
                name,
                f"{values['nodes']} nodes {values['links']} links",
                values["cpu_s"],
                values["wall_s"],
                0,
                peak_mb=values["peak_mb"],
            )


def _to_xml(osm: Path, xml: Path) -> None:
    """Write an extract as XML, which is all that osmnx reads."""
    import osmium

    if osm.suffix == ".osm":
        xml.write_bytes(osm.read_bytes())
        return
    with osmium.SimpleWriter(str(xml)) as writer:
        for item in osmium.FileProcessor(str(osm)):
            writer.add(item)


def _load_geoplan(path: str) -> tuple[int, int]:
    from geoplan.network.builders import build

    network = build(Path(path))
    return network.node_count, network.link_count


def _load_pyrosm(path: str) -> tuple[int, int]:
    import pyrosm

    osm = pyrosm.OSM(path)
    nodes, edges = osm.get_network(network_type="driving", nodes=True)
    graph = osm.to_graph(nodes, edges, graph_type="networkx")
    return graph.number_of_nodes(), graph.number_of_edges()


def _load_osmnx(path: str) -> tuple[int, int]:
    import osmnx

    graph = osmnx.graph_from_xml(path)
    return graph.number_of_nodes(), graph.number_of_edges()


LOADERS: dict[str, Callable[[str], tuple[int, int]]] = {
    "geoplan": _load_geoplan,
    "pyrosm": _load_pyrosm,
    "osmnx": _load_osmnx,
}


def _peak_mb() -> float:
    """Peak memory of this process alone; ``ru_maxrss`` would count what its parent held when it was made."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def main() -> None:
    """Load one file with one library and print what it took, as JSON."""
    name, path = sys.argv[1:]
    wall, cpu = time.perf_counter(), time.process_time()
    nodes, links = LOADERS[name](path)
    figures = {
        "nodes": nodes,
        "links": links,
        "cpu_s": time.process_time() - cpu,
        "wall_s": time.perf_counter() - wall,
        "peak_mb": _peak_mb(),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
