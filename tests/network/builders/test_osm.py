from pathlib import Path

import numpy as np
import pytest

from geoplan.domain.roads import RoadClass
from geoplan.errors import InputError
from geoplan.network.builders import BuildParams, build
from geoplan.network.model import RoadNetwork

from .osm_text import write_osm

# A square of streets A-B-C-D with a spur B-E; B is a crossroads with K to the south.
SQUARE = {
    "A": (0, 0), "B": (1, 0), "C": (1, 1), "D": (0, 1), "E": (2, 0), "F": (3, 0), "G": (2, 1), "K": (1, -1),
}  # fmt: skip
STREET = {"highway": "residential", "maxspeed": "30 mph"}


def links_named(network: RoadNetwork, name: str) -> list[int]:
    return [link for link in range(network.link_count) if name in network.name_of(link)]


def built(tmp_path: Path, *args: object, params: BuildParams | None = None, **kwargs: object) -> RoadNetwork:
    return build(write_osm(tmp_path / "small.osm", *args, **kwargs), params=params)


def test_ways_are_cut_where_they_meet_and_pieces_joined_where_they_do_not(tmp_path: Path) -> None:
    # One way AB, two ways BC and CDA of the same street: a loop from B back to B, and the spur BEF.
    network = built(tmp_path, SQUARE, [("AB", STREET), ("BC", STREET), ("CDA", STREET), ("BEF", STREET)])
    assert network.link_count == 2
    assert network.node_count == 2
    loop = int(np.flatnonzero(network.link_start == network.link_end)[0])
    assert len(network.vertices(loop)[0]) == 5
    assert network.link_length_m[loop] == pytest.approx(400, rel=0.01)
    assert network.link_length_m[1 - loop] == pytest.approx(200, rel=0.01)


def test_a_change_of_name_or_limit_keeps_its_node(tmp_path: Path) -> None:
    high, low = {**STREET, "name": "High Street"}, {**STREET, "name": "Low Street"}
    network = built(tmp_path, SQUARE, [("AB", high), ("BE", low), ("EF", {**low, "maxspeed": "20 mph"})])
    assert network.link_count == 3
    assert sorted(network.names) == ["High Street", "Low Street"]
    assert sorted(network.link_limit_mph.tolist()) == [20, 30, 30]


@pytest.mark.parametrize("value", ["yes", "-1"])
def test_one_way_streets_open_one_arc_in_the_right_direction(tmp_path: Path, value: str) -> None:
    way = "ABC" if value == "yes" else "CBA"
    one_way = {"highway": "residential", "oneway": value, "name": "Mill Lane"}
    network = built(tmp_path, SQUARE, [(way, one_way), ("CDA", STREET), ("AK", STREET), ("CG", STREET)])
    lane = links_named(network, "Mill Lane")
    assert len(lane) == 1
    arcs = network.arcs
    arc = np.flatnonzero(arcs.link == lane[0])
    assert len(arc) == 1
    # From A (south-west) to C (north-east).
    assert network.node_lat[arcs.tail[arc[0]]] < network.node_lat[arcs.head[arc[0]]]
    assert network.node_lon[arcs.tail[arc[0]]] < network.node_lon[arcs.head[arc[0]]]


def test_what_cannot_be_driven_out_of_is_left_out_counted_and_named(tmp_path: Path) -> None:
    trap = {"highway": "residential", "oneway": "yes", "name": "Trap Lane"}
    island = {"highway": "residential", "name": "Isle Road"}
    network = built(tmp_path, SQUARE, [("ABCDA", STREET), ("BE", trap), ("FG", island)])
    assert links_named(network, "Trap") == links_named(network, "Isle") == []
    row = next(row for row in network.report if "largest joined part" in row[0])
    assert row[1] == 2
    assert "Trap Lane" in row[0]
    assert "Isle Road" in row[0]


@pytest.mark.parametrize(
    ("barrier", "joined"),
    [
        ({"barrier": "bollard"}, False),
        ({"barrier": "gate"}, False),
        ({"barrier": "gate", "motor_vehicle": "yes"}, True),
        ({"barrier": "cattle_grid"}, True),
    ],
)
def test_a_barrier_closes_the_road_in_its_middle(
    tmp_path: Path, barrier: dict[str, str], joined: bool
) -> None:
    network = built(
        tmp_path, SQUARE, [("ABCD", STREET), ("DA", {**STREET, "name": "Gate Road"})], {"B": barrier}
    )
    assert network.link_length_m.sum() == pytest.approx(400, rel=0.01)
    # Joined, the square is a ring; shut at B, it is a street with two ends.
    ends = np.bincount(np.concatenate([network.link_start, network.link_end]))
    assert (ends == 1).sum() == (0 if joined else 2)
    assert any("bollards" in what for what, _ in network.report) is not joined


def test_traffic_lights_at_a_stop_line_belong_to_the_junction(tmp_path: Path) -> None:
    spots = {**SQUARE, "s": (0.8, 0), "t": (1.5, 0)}
    lights = {"s": {"highway": "traffic_signals"}, "t": {"highway": "traffic_signals"}}
    network = built(tmp_path, spots, [("AsBtE", STREET), ("CBK", STREET)], lights)
    lit = np.flatnonzero(network.node_signals)
    # s is 20 m from B and moves there; t is 50 m off, a crossing of its own.
    assert sorted(network.node_lon[lit].round(5).tolist()) == [-0.9985, -0.99775]
    assert network.node_count == 6


def test_roundabouts_and_slip_roads_keep_their_kind(tmp_path: Path) -> None:
    ring = {"highway": "primary", "junction": "roundabout", "ref": "A614"}
    slip = {"highway": "trunk_link", "oneway": "no"}
    network = built(tmp_path, SQUARE, [("ABCDA", ring), ("BE", slip), ("CG", STREET)])
    assert network.link_roundabout.sum() == 2
    assert not network.link_backward[network.link_roundabout].any()
    assert network.link_class[network.link_slip].tolist() == [RoadClass.TRUNK]


def test_private_and_closed_ways_are_counted_by_reason(tmp_path: Path) -> None:
    private = {"highway": "service", "access": "private"}
    aisle = {"highway": "service", "service": "parking_aisle"}
    network = built(tmp_path, SQUARE, [("ABCDA", STREET), ("BE", private), ("EF", private), ("CG", aisle)])
    assert ("left out: private roads and roads closed to cars", 2) in network.report
    assert ("left out: car park aisles", 1) in network.report
    assert ("roads read", 1) in network.report


def test_limits_that_could_not_be_read_are_counted_with_examples(tmp_path: Path) -> None:
    odd = {"highway": "residential", "maxspeed": "fast"}
    bare = {"highway": "residential", "maxspeed": "20"}
    network = built(tmp_path, SQUARE, [("ABCD", odd), ("DA", bare)])
    assert ('roads whose speed limit could not be read ("fast")', 1) in network.report
    assert ("roads whose speed limit has no unit, read multiples of 5 up to 70 as mph", 1) in network.report
    assert sorted(network.link_limit_mph.tolist()) == [0, 20]


def test_a_bare_limit_outside_britain_is_kilometres_an_hour(tmp_path: Path) -> None:
    road = {"highway": "residential", "maxspeed": "50"}
    network = built(tmp_path, SQUARE, [("ABCDA", road)], origin=(41.1, -8.6))
    assert network.link_limit_mph.tolist() == [31]
    forced = built(
        tmp_path, SQUARE, [("ABCDA", road)], origin=(41.1, -8.6), params=BuildParams(bare_limits="mph")
    )
    assert forced.link_limit_mph.tolist() == [50]


def test_a_road_cut_by_the_edge_of_the_file_is_drawn_as_far_as_it_goes(tmp_path: Path) -> None:
    network = built(tmp_path, SQUARE, [("ABCDA", STREET), ("BEF?", STREET)])
    assert network.link_length_m.sum() == pytest.approx(600, rel=0.01)
    assert any("points missing" in what and count == 1 for what, count in network.report)


def test_a_file_with_its_points_after_its_roads_is_read_all_the_same(tmp_path: Path) -> None:
    path = write_osm(tmp_path / "small.osm", SQUARE, [("ABCDA", STREET), ("BEF", STREET)])
    version = build(path).version
    start, ways = path.read_text(encoding="utf-8").split('<way id="1"')
    head, nodes = start.split('<node id="1"')
    ways = ways.removesuffix("</osm>")
    path.write_text(f'{head}<way id="1"{ways}<node id="1"{nodes}</osm>', encoding="utf-8")
    assert build(path).version == version


def test_two_roads_crossing_on_a_bridge_do_not_meet(tmp_path: Path) -> None:
    # X and Y lie at one spot: the bridge's node and the road's below it.
    spots = {"A": (0, 0), "X": (1, 0), "B": (2, 0), "C": (1, 1), "Y": (1, 0), "D": (1, -1), "E": (3, 3)}
    bridge = {**STREET, "bridge": "yes", "layer": "1"}
    network = built(tmp_path, spots, [("AXB", STREET), ("CYD", bridge), ("BEC", STREET)])
    ends = np.bincount(np.concatenate([network.link_start, network.link_end]))
    assert ends.max() < 4
    assert network.link_count == 1


def test_provenance_names_the_file_not_its_folder(tmp_path: Path) -> None:
    network = built(tmp_path, SQUARE, [("ABCDA", STREET)])
    assert network.provenance.source == "small.osm"
    assert "OpenStreetMap contributors" in network.provenance.licence
    assert str(tmp_path) not in repr(network.provenance)


def test_progress_ends_at_its_total(tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    path = write_osm(tmp_path / "small.osm", SQUARE, [("ABCDA", STREET)])
    build(path, progress=lambda done, total, what: told.append((done, total, what)))
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1]
    assert [done for done, _, _ in told] == sorted(done for done, _, _ in told)


def test_no_road_for_cars_says_so(tmp_path: Path) -> None:
    path = write_osm(tmp_path / "paths.osm", SQUARE, [("AB", {"highway": "footway"})])
    with pytest.raises(InputError, match="no road in it that a car may use"):
        build(path)
