from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from geoplan.county import load_county
from geoplan.domain.drivers import Provider
from geoplan.domain.periods import Period
from geoplan.errors import InputError
from geoplan.network.builders.county import build_from_county
from geoplan.network.cache import ArrayCache
from geoplan.runs.case.make import case_of_county, days_of, make_case
from geoplan.runs.case.params import RunParams
from geoplan.runs.case.requests import requests_of
from tests.networks import Road, make_network
from tests.networks import at as on_grid
from tests.runs.worlds import (
    MONDAY,
    TUESDAY,
    WEEK,
    carer,
    child,
    driver,
    school,
    session,
    venue,
    worker,
)

TIMES = (time(10), time(11))


@pytest.fixture(scope="module")
def roads():
    return build_from_county()


@pytest.fixture(scope="module")
def line():
    """A straight road of 20 km."""
    return make_network({"west": (0, 0), "east": (20_000, 0)}, [Road("west", "east")])


def tables(**changes):
    """A few people along the line."""
    place = {"home": on_grid(5_000, 0)}
    given = {
        "week": WEEK,
        "children": [child("C0001", 0, **place, school="north-school", carer="G001")],
        "carers": [carer("G001", 0, **place)],
        "drivers": [driver("D001", 0, home=on_grid(1_000, 0))],
        "workers": [worker("W001")],
        "schools": [school(position=on_grid(6_000, 0))],
        "venues": [venue(position=on_grid(10_000, 0))],
        "sessions": [session("S0001", MONDAY, *TIMES, "C0001")],
    }
    return given | changes


def faults(line, **changes):
    with pytest.raises(InputError) as caught:
        make_case(line, **tables(**changes))
    return [fault.message for fault in caught.value.faults]


def test_the_county_has_its_week_on_any_monday(roads):
    county = load_county(children=40, drivers=10)
    own = county.population
    sessions = {(session.code, session.weekday, session.start, session.children) for session in own.sessions}
    for week in (date(2026, 11, 23), date(2024, 2, 26)):
        case = case_of_county(county, roads, week=week)
        assert case.days == tuple(week + timedelta(days=number) for number in range(7))
        assert {(s.code, s.weekday, s.start, s.children) for s in case.sessions} == sessions
        assert all(session.first >= week for session in case.sessions)
        assert [child.home for child in case.children] == [child.home for child in own.children]
        shifts = {
            (new.birth_date - old.birth_date).days
            for new, old in zip(case.children, own.children, strict=True)
        }
        assert shifts == {(week - own.week).days}


def test_the_whole_county_has_about_350_sessions_and_two_journeys_for_each(roads):
    case = case_of_county(load_county(), roads, week=WEEK)
    requests = requests_of(case)
    assert len({request.session for request in requests}) == 357
    assert len(requests) > 2 * 357
    assert all(0 <= request.direct_s < 3 * 3600 for request in requests)
    assert case.adults
    assert case.provider


def test_a_cache_gives_the_same_case(roads, tmp_path):
    county = load_county(children=10, drivers=3)
    first, again, without = (
        case_of_county(county, roads, week=WEEK, cache=cache)
        for cache in (ArrayCache(tmp_path), ArrayCache(tmp_path), None)
    )
    assert first.version == again.version == without.version


def test_days_and_parameters_are_those_given(line):
    params = RunParams(service_minutes=4)
    case = make_case(line, **tables(), days=[TUESDAY, MONDAY, TUESDAY], params=params)
    assert case.days == (MONDAY, TUESDAY)
    assert case.params.service_minutes == 4
    assert make_case(line, **tables()).days == days_of(WEEK)


def test_travel_is_by_road(line):
    case = make_case(line, **tables())
    seconds, metres = case.travel.leg("home:C0001", "venue:retford", [Period.OFF_PEAK])
    assert metres == pytest.approx(5_000, abs=10)
    assert seconds > 0
    assert case.travel.leg("carer:G001", "home:C0001", [Period.OFF_PEAK]) == (0, 0)


def test_a_week_that_is_none_is_a_fault_and_so_is_a_day_outside(line):
    assert faults(line, week=TUESDAY) == ["24/11/2026 is not a Monday"]
    assert faults(line, days=[WEEK - timedelta(days=1)]) == ["the days to plan must lie in the week"]


def test_every_code_that_leads_nowhere_is_told_at_once(line):
    found = faults(
        line,
        carers=[],
        schools=[],
        workers=[worker("W001", "nowhere")],
        sessions=[
            session("S0001", MONDAY, *TIMES, "C0001", "C0099"),
            session("S0002", MONDAY, *TIMES, "C0001", room="cellar", worker="W099"),
            session("S0003", MONDAY, *TIMES, "C0001", venue="moon"),
        ],
    )
    assert found == [
        "session S0001 names child C0099, which is in no table",
        "session S0002 names worker W099, which is in no table",
        "session S0002 names room cellar, which retford does not have",
        "session S0003 names venue moon, which is in no table",
        "child C0001 names carer G001, which is in no table",
        "child C0001 names school north-school, which is in no table",
        "worker W001 names venue nowhere, which is in no table",
    ]


def test_pins_are_checked_against_requests_and_people(line):
    pins = {"S0001-out": "D001", "S0001-in": "taxi"}
    assert make_case(line, **tables(), pins=pins).pins == pins
    assert faults(line, pins={"S0009-out": "D001", "S0001-in": "D099"}) == [
        "a pin names request S0009-out, which is in no table",
        "a pin names person D099, which is in no table",
    ]


def test_without_providers_nobody_is_kept_to_a_district(line):
    assert make_case(line, **tables()).provider == {}
    other = Provider(code="nottingham-city", name="Nottingham City")
    assert faults(line, providers=[other]) == ["driver D001 names provider bassetlaw, which is in no table"]


def test_nothing_of_what_was_handed_in_is_changed(line):
    given = tables()
    before = {name: list(value) if isinstance(value, list) else value for name, value in given.items()}
    make_case(line, **given)
    assert given == before


def test_the_same_tables_make_the_same_case(line):
    assert make_case(line, **tables()).version == make_case(line, **tables()).version
    moved = replace(tables()["children"][0], home=on_grid(5_500, 0))
    assert make_case(line, **tables(children=[moved])).version != make_case(line, **tables()).version
