import pytest

from geoplan.costs.claims.road import legs as legs_module
from geoplan.costs.claims.road.legs import measure_legs
from geoplan.domain.claims import ClaimStop
from geoplan.domain.periods import Period
from geoplan.matrix import travel_times
from geoplan.network.shortest import shortest_metres
from geoplan.network.snap import snap
from tests.costs.claims.made import EAST, ISLAND, LANE, NETWORK, WEST
from tests.networks import at, grid


def test_stretches_are_those_of_the_tables():
    found = measure_legs(NETWORK, [WEST, EAST, ISLAND], [("west-1", "east-1", Period.AM_PEAK)])
    places = snap(NETWORK, ["a", "b"], [WEST.position, EAST.position])
    matrix = travel_times(NETWORK, places, places, period=Period.AM_PEAK)
    leg = found["west-1", "east-1", Period.AM_PEAK]
    assert (leg.seconds, leg.fastest_m) == (matrix.seconds[0, 1], matrix.metres[0, 1])
    assert leg.shortest_m == shortest_metres(NETWORK, places, places)[0, 1]
    assert found.access_m["island-1"] == pytest.approx(9_000, rel=0.01)


def test_progress_is_told_to_the_end():
    told = []
    wanted = [("west-1", "east-1", Period.AM_PEAK), ("east-1", "west-1", Period.OFF_PEAK)]
    measure_legs(NETWORK, [WEST, EAST], wanted, progress=lambda *step: told.append(step[:2]))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_nothing_to_measure_is_nothing_found():
    assert not measure_legs(NETWORK, [], []).by_key


def test_many_small_tables_say_what_one_large_one_says(monkeypatch):
    network = grid(5, seed=2)
    stops = [ClaimStop(f"P{number}", at(number % 5 * 1_000, number // 5 * 1_000)) for number in range(25)]
    wanted = [
        (one.label, other.label, Period.OFF_PEAK) for one in stops for other in stops[::3] if one is not other
    ]
    whole = measure_legs(network, stops, wanted)
    monkeypatch.setattr(legs_module, "_MOST_PAIRS", 20)
    assert measure_legs(network, stops, wanted).by_key == whole.by_key


def test_a_stop_between_is_on_the_lane():
    found = measure_legs(NETWORK, [WEST, LANE], [("west-1", "lane-1", Period.OFF_PEAK)])
    assert found["west-1", "lane-1", Period.OFF_PEAK].shortest_m == pytest.approx(5_000, abs=1)
