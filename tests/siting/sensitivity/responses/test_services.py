import pytest

from geoplan.domain.scenarios import NOW, Boundary
from geoplan.errors import InputError
from geoplan.runs.case.requests import requests_of
from geoplan.siting.options.plan_option import option_case
from geoplan.siting.sensitivity.responses.anchor import plan_anchor
from geoplan.siting.sensitivity.responses.services import services_of
from tests.runs.worlds import child, small_case, small_children, venue, worker
from tests.siting.options.worlds import CHEAP_MOVES, OPEN_EAST, QUICKLY, travel_of
from tests.siting.sensitivity.worlds import BUILT, TOGETHER, case_of_line, travel_of_line

SPLIT = Boundary(name="split", services={"North": "north", "South": "south"})


@pytest.fixture(scope="module")
def two():
    """The line with a second district: a venue at minute 5, and C0001, C0002 in it."""
    children = [one for one in small_children() if one.code not in ("C0001", "C0002")]
    southern = [
        child(code, 10, years, contact_district="South") for code, years in (("C0001", 3), ("C0002", 2))
    ]
    return small_case(
        children=(*southern, *children),
        venues=(venue(), venue("west", 5, contact_district="South")),
        workers=(worker("W001"), worker("W002", "west", contact_district="South")),
    )


def split(case, boundary=SPLIT, options=(None,)):
    return services_of(case, travel_of(case), options, boundary, CHEAP_MOVES)


def test_without_a_boundary_it_is_one_service_as_it_is():
    (one,) = services_of(case_of_line(), travel_of_line(), (None, BUILT), None, CHEAP_MOVES)
    assert (one.name, one.share, one.options) == ("", 1.0, (None, BUILT))
    assert one.now.case.version == case_of_line().version


def test_districts_get_their_new_names():
    (one,) = services_of(case_of_line(), travel_of_line(), (None,), TOGETHER, CHEAP_MOVES)
    assert {venue.contact_district for venue in one.now.case.venues} == {"All"}
    assert {one.contact_district for one in one.now.case.children} == {"All"}


def test_each_service_has_its_own_children_venues_workers_and_drivers(two):
    north, south = split(two)
    assert [venue.code for venue in south.now.case.venues] == ["west"]
    assert {one.code for one in south.now.case.children} == {"C0001", "C0002"}
    assert [one.code for one in south.now.case.workers] == ["W002"]
    assert [one.code for one in north.now.case.drivers] == [
        "D002"
    ]  # minute 32; D001 lives nearer to the west
    assert [one.code for one in south.now.case.drivers] == ["D001"]
    assert north.share + south.share == 1


def test_sessions_in_another_services_venue_move_to_their_own(two):
    south = split(two)[1]
    assert {one.venue for one in south.now.case.sessions} == {"west"}
    assert {one.worker for one in south.now.case.sessions} == {None}  # W001 is the north's
    assert len(requests_of(south.now.case)) > 0
    assert south.options == (south.options[0],)
    assert (south.options[0].name, south.options[0].places_anew) == (NOW, True)


def test_a_service_can_be_planned(two):
    for one in split(two):
        assert plan_anchor(one.now, one.options[0], QUICKLY, seed=1).paid_pence >= 0


def test_an_option_changes_the_service_in_which_it_lies(two):
    case = two
    travel = travel_of(case, *OPEN_EAST.opened)
    north, south = services_of(case, travel, (OPEN_EAST,), SPLIT, CHEAP_MOVES)
    assert [one.code for one in north.options[0].opened] == ["east"]
    assert south.options[0].opened == ()
    changed, _ = option_case(north.now, north.options[0], QUICKLY)
    assert [venue.code for venue in changed.venues] == ["retford", "east"]


def test_a_service_without_a_venue_is_refused(two):
    from geoplan.domain.scenarios import Scenario

    with pytest.raises(InputError, match='south has no venue with the option "close the west"'):
        split(two, options=(Scenario(name="close the west", closed=("west",)),))
    lonely = Boundary(name="split", services={"North": "north", "South": "south", "Far": "far"})
    with pytest.raises(InputError, match='far has no venue with the option "now"'):
        split(two, lonely)


def test_a_district_of_no_service_is_named(two):
    with pytest.raises(InputError, match="South belongs to no service"):
        split(two, Boundary(name="x", services={"North": "a", "Far": "b"}))
