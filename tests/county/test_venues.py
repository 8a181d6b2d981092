from datetime import time

import pytest

from geoplan.county.venues import read_venue_postcodes, read_venues
from geoplan.domain.ages import AgeBand
from geoplan.domain.geography import Position
from geoplan.domain.hours import Weekday
from geoplan.domain.venues import RiskRole
from geoplan.errors import InputError

VENUES = (
    "code,name,network,contact_district,lat,lon,precision_m,evidence,risk,open_from,open_until,days,saturday_from,"
    "saturday_until,uses,outdoor,illustrative\n"
)
ROOMS = "venue,room,label,ages,capacity\n"
GOOD = (
    "hall,The Hall,2015,North,53.3,-1.1,150,report,standard and high,08:30,19:00,Mon Fri,"
    "10:00,15:00,kitchen,yes,no\n"
)


def folder_with(tmp_path, venues, rooms):
    (tmp_path / "venues").mkdir()
    (tmp_path / "venues" / "venues.csv").write_text(VENUES + venues, encoding="utf-8")
    (tmp_path / "venues" / "rooms.csv").write_text(ROOMS + rooms, encoding="utf-8")
    return tmp_path


def test_a_venue_is_read_with_its_rooms_and_hours(tmp_path):
    later = GOOD.replace("2015", "later").replace("15:00", "16:00")
    folder = folder_with(tmp_path, GOOD + later, "hall,1,Room 1,baby toddler,2\nhall,2,Room 2,teenager,5\n")
    (venue,) = read_venues("2015", folder)
    assert [(room.code, room.children) for room in venue.rooms] == [("1", 2), ("2", 5)]
    assert venue.room("1").ages == {AgeBand.BABY, AgeBand.TODDLER}
    assert venue.risk_role is RiskRole.BOTH
    assert venue.uses == {"kitchen", "outdoor"}
    assert [stretch.weekday for stretch in venue.hours] == [Weekday.MONDAY, Weekday.FRIDAY, Weekday.SATURDAY]
    assert venue.is_open(Weekday.SATURDAY, time(14), time(15))
    (later_venue,) = read_venues("later", folder)
    assert later_venue.is_open(Weekday.SATURDAY, time(15), time(16))


def test_all_faults_of_both_files_are_told(tmp_path):
    bad = GOOD.replace("Mon Fri", "Mon Fry").replace("08:30", "half past eight").replace("hall,", "shed,")
    folder = folder_with(tmp_path, GOOD + GOOD + bad, "hall,1,Room 1,babies,2\nhalle,1,Room 1,baby,2\n")
    with pytest.raises(InputError) as caught:
        read_venues("2015", folder)
    told = str(caught.value)
    for expected in (
        "is there twice in one network",
        '"babies" is not an age band',
        '"halle" is not a venue (did you mean "hall"?)',
        '"half past eight" is not a time; write it as 08:30',
        '"Fry" is not a day',
    ):
        assert expected in told


def test_an_unknown_network_is_refused():
    with pytest.raises(InputError, match="write one of: 2015, later"):
        read_venues("2016")


def test_the_eight_venues_of_2015_and_a_later_network():
    venues = {venue.code: venue for venue in read_venues()}
    assert len(venues) == 8
    rooms = {code: len(venue.rooms) for code, venue in venues.items()}
    assert rooms["priory-worksop"] == 6
    assert rooms["sandybank"] == 8
    assert not any(venue.illustrative for venue in venues.values())
    assert all(venue.is_open(day, time(8, 30), time(19)) for venue in venues.values() for day in range(5))
    assert all(venue.illustrative for venue in read_venues("later"))


def test_a_position_that_cannot_be_is_a_fault_of_its_row(tmp_path):
    folder = folder_with(tmp_path, "", "")
    header = VENUES.rstrip("\n") + ",postcode\n"
    rows = [GOOD.rstrip("\n") + ",NG18 2TA\n", GOOD.replace("53.3", "153.3").rstrip("\n") + ",NG1 1AA\n"]
    (folder / "venues" / "venues.csv").write_text(header + rows[0])
    assert read_venue_postcodes(folder) == {"NG18 2TA": Position(53.3, -1.1)}
    rows.append(GOOD.replace("53.3", "north").rstrip("\n") + ",NG2 2AA\n")
    (folder / "venues" / "venues.csv").write_text(header + "".join(rows))
    with pytest.raises(InputError) as caught:
        read_venue_postcodes(folder)
    assert [(fault.file, fault.row) for fault in caught.value.faults] == [
        ("venues/venues.csv", 3),
        ("venues/venues.csv", 4),
    ]
