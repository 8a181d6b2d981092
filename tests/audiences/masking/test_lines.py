"""Lines that may be shared end at junctions away from homes, and tell no more than a zone of several."""

from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.audiences.masking import ZoneParams, Zones, junctions_of, shared_line
from geoplan.domain.geography import Position
from tests.networks import Road, make_network

# A road that runs straight east along 53° north: a vertex every 0.005°, about 335 m.
ROAD = [Position(53.0, -1.2 + 0.005 * step) for step in range(40)]
EVERYWHERE = frozenset(ROAD)


def test_a_line_begins_at_the_first_junction_away_from_home():
    crossings = frozenset({ROAD[2], ROAD[9], ROAD[30]})
    shared = shared_line(ROAD, homes=[ROAD[0]], junctions=crossings)
    assert shared == tuple(ROAD[9:31])


def test_both_ends_are_cut_back():
    shared = shared_line(ROAD, homes=[ROAD[0], ROAD[-1]], junctions=EVERYWHERE)
    for home in (ROAD[0], ROAD[-1]):
        assert min(home.distance_m(point) for point in shared) > ZoneParams().away_m


def test_a_line_that_comes_back_past_the_home_begins_after_that():
    there_and_back = [*ROAD[:20], *reversed(ROAD[:20]), *ROAD]
    shared = shared_line(there_and_back, homes=[ROAD[0]], junctions=EVERYWHERE)
    assert shared[-1] == ROAD[-1]
    assert ROAD[0] not in shared


def test_a_home_between_two_points_of_a_line_is_kept_from_too():
    long_way = (ROAD[0], ROAD[-1])
    assert shared_line(long_way, homes=[ROAD[20]], junctions=EVERYWHERE) == ()
    assert shared_line(long_way, homes=[Position(53.2, -1.1)], junctions=EVERYWHERE) == long_way


def test_without_a_junction_nothing_is_shown():
    assert shared_line(ROAD, homes=[], junctions=frozenset()) == ()
    assert shared_line([], homes=[ROAD[0]], junctions=EVERYWHERE) == ()


def test_all_homes_of_a_zone_leave_the_same_line():
    homes = [Position(53.0 + 0.004 * step, -1.2 + 0.006 * step) for step in range(5)]
    zones = Zones.of(homes)
    same = {shared_line(ROAD, homes=[home], junctions=EVERYWHERE, zones=zones) for home in homes}
    assert len(same) == 1
    assert len(same.pop()) < len(ROAD)


@settings(max_examples=50, deadline=None)
@given(st.floats(52.98, 53.02), st.floats(-1.21, -1.0), st.sets(st.integers(0, 39)))
def test_no_point_of_a_shared_line_is_near_a_home(lat, lon, at):
    home = Position(lat, lon)
    shared = shared_line(ROAD, homes=[home], junctions={ROAD[place] for place in at})
    assert all(home.distance_m(point) > ZoneParams().away_m for point in shared)
    assert not shared or {shared[0], shared[-1]} <= {ROAD[place] for place in at}


def test_junctions_are_where_three_roads_meet():
    points = {"west": (0, 0), "middle": (900, 0), "east": (1800, 0), "north": (900, 900)}
    network = make_network(points, [Road("west", "middle"), Road("middle", "east"), Road("middle", "north")])
    (junction,) = junctions_of(network)
    assert (junction.lat, junction.lon) == (network.node_lat[1], network.node_lon[1])
