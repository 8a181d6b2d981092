from numpy.random import default_rng

from geoplan.county.population.booking import BookingParams, want
from geoplan.county.population.overflow import overflow_venues
from geoplan.county.population.patterns import PatternParams, draw_pattern
from geoplan.county.population.settlements import Settlements
from tests.county.population.small import PLACES, WEEK, family, place

TWO_NORTHERN = Settlements((*PLACES, place("bigham", 53.35, -1.0, people=90_000)))


def added(sessions, before=()):
    rng = default_rng(1)
    lacking = want(rng, family(), draw_pattern(rng, family(), PatternParams(), week=WEEK), [], week=WEEK)
    return overflow_venues(
        TWO_NORTHERN, [(lacking, sessions)], BookingParams(), network="2015", before=before
    )


def test_venues_are_added_in_the_districts_largest_places_and_marked():
    (one,) = added(10)
    assert (one.code, one.contact_district, one.illustrative) == ("overflow-bigham", "North", True)
    assert one.takes(high_risk=True)
    assert one.takes(high_risk=False)
    assert len(one.rooms) == 6


def test_a_place_has_a_second_venue_only_after_all_places_had_one():
    four = added(72 * 3 + 1)
    assert [venue.code for venue in four] == [
        "overflow-bigham",
        "overflow-northam",
        "overflow-empty",
        "overflow-bigham-2",
    ]
    assert [venue.code for venue in added(1, four[:1])] == ["overflow-northam"]
