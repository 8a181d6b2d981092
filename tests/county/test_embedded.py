import pytest

from geoplan.county import load_county
from geoplan.errors import InputError


def test_the_county_has_all_its_parts():
    county = load_county(children=30, drivers=4)
    assert len(county.venues) == 8
    assert len(county.places) >= 300
    assert county.junctions
    assert county.roads
    assert (len(county.population.children), len(county.population.drivers)) == (30, 4)
    assert county.population is county.population
    assert county.all_venues == county.venues


def test_a_large_population_brings_its_extra_venues():
    county = load_county(children=500)
    extra = county.population.overflow_venues
    assert extra
    assert county.all_venues == county.venues + extra
    assert {session.venue for session in county.population.sessions} <= {v.code for v in county.all_venues}


def test_the_later_network_has_a_later_week():
    county = load_county(children=10, venues="later")
    assert county.venue_network == "later"
    assert county.population.week.year == 2026
    assert county.population.week.weekday() == 0


def test_bad_wishes_are_refused_before_anything_is_read(tmp_path):
    with pytest.raises(InputError, match="write one of: 2015, later"):
        load_county(venues="2016")
    with pytest.raises(InputError, match="0 children"):
        load_county(children=0)
    with pytest.raises(InputError, match="places"):
        _ = load_county(folder=tmp_path).places
