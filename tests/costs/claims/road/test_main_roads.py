from geoplan.costs.claims.road.legs import measure_legs
from geoplan.costs.claims.road.main_roads import main_roads
from geoplan.domain.periods import Period
from tests.costs.claims.made import EAST, LANE, NETWORK, WEST

OFF = Period.OFF_PEAK


def test_the_longest_roads_in_the_order_driven():
    wanted = [("west-1", "east-1", OFF), ("east-1", "west-1", OFF), ("west-1", "lane-1", OFF)]
    places = measure_legs(NETWORK, [WEST, EAST, LANE], wanted).places
    roads = main_roads(NETWORK, places, wanted)
    assert roads["west-1", "east-1", OFF] == ("A1", "M1", "A2")
    assert roads["east-1", "west-1", OFF] == ("A2", "M1", "A1")
    assert roads["west-1", "lane-1", OFF] == ("Long Lane",)
