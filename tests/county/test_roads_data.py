"""The embedded county's roads, judged by what a driver knows of them."""

import csv
from itertools import pairwise

import numpy as np
import pytest
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from geoplan.county.files import data_path
from geoplan.county.places import read_places
from geoplan.county.roads import read_junctions, read_roads, read_signals
from geoplan.domain.geography import METRES_PER_MILE
from geoplan.domain.roads import RoadClass
from geoplan.matrix import travel_times
from geoplan.network.builders.county import build_from_county
from geoplan.network.snap import SnapParams, snap

COUNTY = {
    "Ashfield", "Bassetlaw", "Broxtowe", "Gedling", "Mansfield", "Newark and Sherwood", "Nottingham",
    "Rushcliffe",
}  # fmt: skip
NUMBERED = {
    "M1", "M18", "A1(M)", "A1", "A6", "A15", "A17", "A18", "A38", "A42", "A46", "A50", "A52", "A57", "A60",
    "A61", "A156", "A159", "A161", "A453", "A606", "A607", "A608", "A609", "A610", "A611", "A612", "A614",
    "A616", "A617", "A619", "A620", "A630", "A631", "A632", "A634", "A638", "A1133", "A1434", "A1500",
    "A6002", "A6005", "A6006", "A6007", "A6008", "A6009", "A6011", "A6019", "A6075", "A6096", "A6097",
    "A6117", "A6130", "A6135", "A6191", "A6192", "A6200", "A6211", "A6514", "A6520", "B600", "B676", "B679",
    "B680", "B682", "B683", "B684", "B686", "B1164", "B1403", "B5010", "B6003", "B6004", "B6006", "B6009",
    "B6010", "B6011", "B6014", "B6016", "B6018", "B6019", "B6020", "B6021", "B6022", "B6023", "B6024",
    "B6026", "B6027", "B6028", "B6030", "B6031", "B6033", "B6034", "B6035", "B6039", "B6040", "B6041",
    "B6043", "B6045", "B6079", "B6139", "B6166", "B6325", "B6326", "B6386", "B6387", "B6407", "B6417",
    "B6420", "B6463", "B6464", "B6540",
}  # fmt: skip
M1_JUNCTIONS = ["23", "23a", "24", "24a", "25", "26", "27", "28", "29", "29a", "30", "31"]
LARGEST_DETOUR = 1.6


@pytest.fixture(scope="module")
def roads():
    return read_roads()


@pytest.fixture(scope="module")
def network():
    return build_from_county()


@pytest.fixture(scope="module")
def places():
    return [place for place in read_places() if place.council in COUNTY]


@pytest.fixture(scope="module")
def journeys(network):
    """Code pair, known miles and minutes, and the network's, of every known journey."""
    with (data_path() / "roads" / "known_journeys.csv").open(newline="", encoding="utf-8") as handle:
        rows = list(csv.DictReader(handle))
    position = {place.code: place.position for place in read_places()}
    codes = sorted({row[end] for row in rows for end in ("from", "to")})
    snapped = snap(network, codes, [position[code] for code in codes])
    matrix = travel_times(network, snapped, snapped)
    at = {code: number for number, code in enumerate(codes)}
    return [
        (
            (row["from"], row["to"]),
            (float(row["miles"]), float(row["minutes_off_peak"])),
            (
                float(matrix.miles[at[row["from"]], at[row["to"]]]),
                float(matrix.minutes[at[row["from"]], at[row["to"]]]),
            ),
        )
        for row in rows
    ]


def test_every_place_can_be_reached_from_every_other(network):
    ends = (network.arcs.tail, network.arcs.head)
    graph = coo_array((np.ones(len(network.arcs)), ends), (network.node_count, network.node_count))
    parts, _ = connected_components(graph, connection="strong")
    assert parts == 1


def test_every_place_of_the_county_is_within_half_a_kilometre_of_a_road_to_stop_on(network, places):
    codes, positions = [place.code for place in places], [place.position for place in places]
    snapped = snap(network, codes, positions, params=SnapParams(refuse_beyond_m=100_000))
    assert snapped.far(SnapParams(report_beyond_m=500, refuse_beyond_m=100_000)) == ()


def test_every_place_of_the_county_is_an_end_of_a_road_other_than_a_motorway(roads, places):
    ends = {code for road in roads if road.road_class > RoadClass.MOTORWAY for code in (road.start, road.end)}
    assert {place.code for place in places} - ends == set()


def test_the_numbered_roads_of_the_county_are_drawn(roads):
    assert NUMBERED - {road.road for road in roads} == set()


def test_the_motorway_has_its_junctions_in_order_from_south_to_north(roads):
    motorway = {(road.start, road.end) for road in roads if road.road == "M1"}
    following = {frozenset(ends) for ends in motorway}
    codes = [f"m1-j{number}" for number in M1_JUNCTIONS]
    assert {frozenset(ends) for ends in pairwise(codes)} - following == set()
    junctions = read_junctions()
    latitudes = [junctions[code].lat for code in codes]
    assert latitudes == sorted(latitudes)
    for code in codes:
        others = {road.road for road in roads if code in (road.start, road.end)} - {"M1"}
        assert others, f"no road meets the M1 at {code}"


def test_only_dual_carriageways_have_a_limit_of_70(roads):
    assert [road for road in roads if road.limit_mph == 70 and not road.dual] == []


def test_the_length_of_the_network_is_that_of_a_county_s_main_roads_and_lanes(roads):
    miles = sum(road.length_m for road in roads) / METRES_PER_MILE
    assert 1_800 < miles < 2_600
    in_a_class = {
        road_class: sum(road.length_m for road in roads if road.road_class == road_class) / METRES_PER_MILE
        for road_class in RoadClass
    }
    assert in_a_class[RoadClass.MOTORWAY] < in_a_class[RoadClass.PRIMARY] < in_a_class[RoadClass.TERTIARY]


def test_no_section_is_drawn_twice_or_winds_about(roads):
    nodes = {place.code: place.position for place in read_places()} | read_junctions()
    names = [(road.road, *sorted((road.start, road.end))) for road in roads]
    assert len(names) == len(set(names))
    for road in roads:
        line = (nodes[road.start], *road.shape, nodes[road.end])
        drawn_m = sum(before.distance_m(after) for before, after in pairwise(line))
        assert drawn_m < LARGEST_DETOUR * line[0].distance_m(line[-1]), f"{road.road} at {road.start}"
        assert drawn_m < 15_000, f"{road.road} at {road.start}"


def test_no_bridge_crosses_the_trent_between_newark_and_dunham_nor_on_to_gainsborough(network):
    """Villages face to face across the river are a long way apart by road."""
    position = {place.code: place.position for place in read_places()}
    for west, east, least_miles in [
        ("north-muskham", "holme", 5),
        ("sutton-on-trent", "besthorpe", 12),
        ("high-marnham", "south-clifton", 6),
        ("cottam", "torksey", 7),
        ("littleborough", "marton", 12),
    ]:
        ends = [snap(network, [code], [position[code]]) for code in (west, east)]
        assert travel_times(network, *ends).miles[0, 0] > least_miles, (west, east)


def test_traffic_lights_stand_at_junctions_of_the_network_and_none_on_the_motorway(roads):
    ends = {code for road in roads for code in (road.start, road.end)}
    assert read_signals() <= ends
    through = {code for code in ends if sum(code in (r.start, r.end) for r in roads if r.road == "M1") == 2}
    assert read_signals() & through == set()


def test_at_least_forty_journeys_are_known_as_first_written_down_and_none_twice(journeys):
    with (data_path() / "roads" / "known_journeys.csv").open(newline="", encoding="utf-8") as handle:
        assert sum(row["reconsidered"] == "no" for row in csv.DictReader(handle)) >= 40
    pairs = [frozenset(pair) for pair, _, _ in journeys]
    assert len(pairs) == len(set(pairs))


def test_known_journeys_are_within_a_tenth_of_the_miles_and_a_fifth_of_the_minutes(journeys):
    wrong = [
        f"{pair[0]} to {pair[1]}: {miles:.1f} miles in {minutes:.1f} minutes, known {known[0]} in {known[1]}"
        for pair, known, (miles, minutes) in journeys
        if abs(miles / known[0] - 1) > 0.10 or abs(minutes / known[1] - 1) > 0.20
    ]
    assert wrong == []


def test_known_journeys_are_neither_too_long_nor_too_fast_on_the_whole(journeys):
    miles = [found[0] / known[0] - 1 for _, known, found in journeys]
    minutes = [found[1] / known[1] - 1 for _, known, found in journeys]
    assert abs(np.mean(miles)) < 0.03
    assert abs(np.mean(minutes)) < 0.10
