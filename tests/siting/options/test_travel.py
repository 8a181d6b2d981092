import numpy as np

from geoplan.domain.periods import Period
from geoplan.runs.case.places import home_of, venue_place
from geoplan.runs.case.requests import requests_of
from geoplan.siting.options.travel import fetched_from, part_of, room_travel, travel_for, travel_with
from tests.networks import Road, make_network
from tests.runs.worlds import line_travel, small_case, venue
from tests.siting.options.worlds import EAST, travel_of


def test_a_part_of_travel_is_as_if_measured_alone():
    case = small_case()
    part = travel_for(travel_of(case, EAST, venue("west", 1)), case, case.venues)
    assert part.version == case.travel.version
    both = part_of(travel_of(case, EAST), [home_of("C0004"), venue_place("east")])
    assert both.leg(home_of("C0004"), venue_place("east"), [Period.AM_PEAK]) == (72, 1_000)
    alone = line_travel({home_of("C0004"): case.child["C0004"].home, venue_place("east"): EAST.position})
    assert both.version == alone.version


def test_people_at_one_address_share_a_row():
    case = small_case()
    roads = make_network({"w": (-2_000, 0), "e": (4_000, 0)}, [Road("w", "e")])
    whole = travel_with(roads, case, [EAST])
    assert len(set(whole.rows)) < len(whole.places)
    part = travel_for(whole, case, (EAST,))
    assert venue_place("retford") not in part.places
    keys = home_of("C0001"), venue_place("east")
    assert part.leg(*keys, [Period.AM_PEAK]) == whole.leg(*keys, [Period.AM_PEAK])


def test_rooms_get_the_travel_of_the_case():
    case = small_case()
    found = room_travel(travel_of(case, EAST), case.children, [venue(), EAST])
    assert found.there[Period.PM_PEAK].select(origins=["C0004"]).seconds.tolist() == [[14 * 72, 72]]
    assert found.back[Period.OFF_PEAK].select(destinations=["C0004"]).seconds.T.tolist() == [[14 * 60, 60]]
    assert np.array_equal(found.between.metres, [[0, 13_000], [13_000, 0]])


def test_a_pupil_is_fetched_from_school_and_brought_home():
    case = small_case()
    fetched = fetched_from(case, requests_of(case))
    assert fetched["C0003", Period.PM_PEAK] == "school:north-school"
    assert fetched["C0004", Period.INTER_PEAK] == "home:C0004"
    found = room_travel(travel_of(case, EAST), case.children, [EAST], fetched)
    assert found.there[Period.PM_PEAK].select(origins=["C0003"]).seconds.tolist() == [[18 * 72]]
    assert found.there[Period.OFF_PEAK].select(origins=["C0003"]).seconds.tolist() == [[3 * 60]]
    assert found.back[Period.PM_PEAK].select(destinations=["C0003"]).seconds.tolist() == [[3 * 72]]
