"""The embedded venues, against the committee report of June 2015."""

from geoplan.county.boundaries import read_boundaries
from geoplan.county.venues import read_venues
from geoplan.domain.ages import AgeBand

ROOMS_IN_THE_REPORT = {
    "priory-worksop": 6,
    "retford-chancery-lane": 4,
    "ollerton-dukeries": 3,
    "sandybank": 8,
    "hawtonville": 2,
    "beeston-central": 3,
}
ROOMS_ASSUMED = {"meadow-house", "sir-john-robinson-way"}


def test_the_network_of_2015_has_the_rooms_of_the_report():
    rooms = {venue.code: len(venue.rooms) for venue in read_venues("2015")}
    assert set(rooms) == set(ROOMS_IN_THE_REPORT) | ROOMS_ASSUMED
    assert {code: rooms[code] for code in ROOMS_IN_THE_REPORT} == ROOMS_IN_THE_REPORT


def test_rooms_are_for_the_ages_that_the_report_names():
    """Worksop: two for babies, toddlers, teenagers and families each; Retford one of each, the last large."""
    venues = {venue.code: venue for venue in read_venues("2015")}

    def only_for(code, *bands):
        return sum(room.ages == frozenset(bands) for room in venues[code].rooms)

    for code, each in (("priory-worksop", 2), ("retford-chancery-lane", 1)):
        assert [only_for(code, band) for band in (AgeBand.BABY, AgeBand.TODDLER)] == [each, each]
    assert only_for("priory-worksop", *AgeBand) == 2
    assert (
        only_for("retford-chancery-lane", AgeBand.TEENAGER),
        only_for("retford-chancery-lane", *AgeBand),
    ) == (1, 1)
    assert (only_for("ollerton-dukeries", *AgeBand), only_for("ollerton-dukeries", AgeBand.BABY)) == (2, 1)


def test_high_risk_contacts_are_where_the_report_has_them():
    high = {venue.code for venue in read_venues("2015") if venue.takes(high_risk=True)}
    assert high == {"retford-chancery-lane", "meadow-house", "sir-john-robinson-way"}


def test_assumed_rooms_say_so():
    for venue in read_venues("2015"):
        assert ("rooms: assumed" in venue.evidence) == (venue.code in ROOMS_ASSUMED)


def test_every_venue_lies_in_its_contact_district():
    from shapely.geometry import Point

    districts = read_boundaries("contact_district").set_index("name").geometry
    for venue in (*read_venues("2015"), *read_venues("later")):
        at = Point(venue.position.lon, venue.position.lat)
        assert districts[venue.contact_district].contains(at), venue.code


def test_each_contact_district_has_rooms_for_every_age():
    for network in ("2015", "later"):
        for district in ("North", "Central", "South"):
            here = [venue for venue in read_venues(network) if venue.contact_district == district]
            ages = {age for venue in here for room in venue.rooms for age in room.ages}
            assert ages == set(AgeBand), (network, district)


def test_only_the_later_network_is_illustrative():
    assert not any(venue.illustrative for venue in read_venues("2015"))
    assert all(venue.illustrative for venue in read_venues("later"))
