import numpy as np
import pytest

from geoplan.domain.geography import METRES_PER_MILE
from geoplan.domain.periods import Period
from geoplan.maps.reach import RoadReach, road_reach
from geoplan.maps.style import MapStyle
from geoplan.network.snap import snap
from geoplan.network.speeds import SpeedModel
from tests.maps.ground import district_roads
from tests.networks import at

SPEEDS = SpeedModel()


def reach_of(minutes: list[float]) -> RoadReach:
    values = np.array(minutes)
    return RoadReach(values, np.where(np.isfinite(values), 0, -1).astype(np.int32), np.ones(len(values)))


def test_every_road_has_its_own_nearest_venue_and_an_island_has_none():
    network = district_roads()
    placed = snap(network, ["V01", "V02"], [at(15_000, -100), at(29_900, 0)])
    reach = road_reach(network, placed, period=Period.OFF_PEAK, speeds=SPEEDS)
    assert reach.venue.tolist()[2:] == [0, 0, -1]
    assert reach.venue[1] in (0, 1)
    assert np.isinf(reach.minutes[4])
    assert reach.miles[0] == pytest.approx(15_000 / METRES_PER_MILE)


def test_minutes_are_those_of_the_drive_from_the_middle():
    network = district_roads()
    placed = snap(network, ["V01"], [at(15_000, 0)])
    reach = road_reach(network, placed, period=Period.OFF_PEAK, speeds=SPEEDS)
    mph = SPEEDS.link_speed_mph(network)[2]
    drive = 5_000 / METRES_PER_MILE / mph * 60
    assert drive <= reach.minutes[2] <= drive + 0.5


def test_near_roads_are_told_apart_by_finer_classes():
    assert reach_of([1, 3, 9]).suiting_style().bounds_minutes[-1] == 10
    assert reach_of([1, 3, 29]).suiting_style().bounds_minutes[-1] == 30
    assert reach_of([1, 3, 200]).suiting_style().bounds_minutes == MapStyle().bounds_minutes
    assert reach_of([np.inf]).suiting_style().bounds_minutes[-1] == 10


def test_the_headline_counts_miles():
    assert reach_of([1, 2, 40, np.inf]).headline(MapStyle()) == (
        "50% of 4 miles of road are within 30 minutes of a venue. The farthest stretch is 40 minutes away."
    )


def test_nearly_all_is_not_all():
    assert reach_of([1.0] * 999 + [99.0]).headline(MapStyle()).startswith("Over 99% of 1,000 miles")


def test_no_road_to_any_venue_is_said():
    assert reach_of([np.inf]).headline(MapStyle()) == "No road leads to a venue."


def test_roads_that_lead_nowhere_are_in_no_class():
    assert reach_of([5, 10, np.inf]).classes(MapStyle()).tolist() == [0, 1, -1]
