from geoplan.domain.periods import Period
from geoplan.siting.properties.pricing.ways import Way, way
from tests.runs.worlds import at, line_travel

MILE = 1_609.344


def test_each_way_has_its_part_of_the_day():
    travel = line_travel({"a": at(20), "b": at(30)})
    found = way(travel, "a", "b", there=Period.AM_PEAK, back=Period.OFF_PEAK)
    assert found == Way(720, 10_000, 600, 10_000)
    assert (found.seconds, found.metres) == (1_320, 20_000)


def test_miles_and_hours_are_paid():
    there_and_back = Way(900, 1_609_344, 900, 0)
    assert there_and_back.driven_pence(45.0) == 45_000
    assert there_and_back.driven_pence(45.0, 2_000.0) == 46_000


def test_only_a_way_that_is_far_is_paid():
    near, far = int(2.9 * MILE), int(10 * MILE)
    paid = Way(0, near, 0, far).beyond_pence(100.0, 3.0)
    assert round(float(paid)) == 1_000
    assert Way(0, near, 0, near).beyond_pence(100.0, 3.0) == 0
