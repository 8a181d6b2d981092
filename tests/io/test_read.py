"""The readers that give things of the domain."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest

from geoplan.domain.ages import AgeBand
from geoplan.domain.drivers import ComplianceKind
from geoplan.domain.people import LegalStatus, Need
from geoplan.domain.periods import Period
from geoplan.domain.seats import SeatKind, SeatStock
from geoplan.domain.venues import RiskRole
from geoplan.io.read import (
    read_adults,
    read_carers,
    read_children,
    read_drivers,
    read_located,
    read_observed,
    read_providers,
    read_sessions,
    read_venues,
    read_workers,
)
from geoplan.io.read_people import BirthDateParams
from tests.io.helpers import PLACES, faults_of

Write = Callable[..., Path]


def test_a_child_with_every_column(table: Write) -> None:
    path = table(
        "children.csv",
        "Case number;DOB;Town;District;Status;Height;Needs;Siblings;School;Foster carer;Never together;"
        "Barred drivers",
        "C-1;9 May 2017;Mansfield;Central;ICO;128 cm;wheelchair, escort;S-1;oak;F-1;C-2;D-3",
        "C-2;1/2/24;Mansfield;;;;;;;;;",
    )
    child, baby = read_children(path, places=PLACES)
    assert (child.code, child.birth_date, child.home) == ("C-1", date(2017, 5, 9), PLACES[0].position)
    assert (child.home_place, child.contact_district, child.height_cm) == ("mansfield", "Central", 128)
    assert child.legal_status is LegalStatus.INTERIM_CARE_ORDER
    assert child.needs == {Need.WHEELCHAIR, Need.ESCORT}
    assert (child.sibling_group, child.school, child.carer) == ("S-1", "oak", "F-1")
    assert (child.never_with, child.barred_drivers) == ({"C-2"}, {"D-3"})
    assert (baby.birth_date, baby.legal_status, baby.height_cm) == (
        date(2024, 2, 1),
        LegalStatus.SECTION_20,
        None,
    )


def test_a_code_in_never_with_that_no_child_has_is_a_fault(table: Write) -> None:
    path = table("children.csv", "code,dob,place,never with", "C-1,1/2/2020,Mansfield,C-11")
    (fault,) = faults_of(read_children, path, places=PLACES)
    assert (fault.row, fault.column) == (2, "never with")


def test_nothing_of_a_child_but_code_and_row_is_in_the_messages(table: Write) -> None:
    path = table(
        "children.csv",
        "code,dob,postcode,legal status,height",
        "Jane Smith,31/02/2017,NG99 9ZZZ,sectoin 20,12 m",
    )
    words = " ".join(map(str, faults_of(read_children, path)))
    assert not any(secret in words for secret in ("Jane", "Smith", "31/02", "NG99", "sectoin", "12 m"))


def test_carers(table: Write) -> None:
    path = table(
        "carers.csv",
        "code,place,can drive,hours,longest drive,seats,boosters,rear-facing seats",
        "F-1,Mansfield,yes,Mon-Fri 09:00-15:00,45 mins,3,1,",
        "F-2,Ollerton,no,,,,,",
    )
    driving, not_driving = read_carers(path, places=PLACES)
    assert (driving.can_drive, driving.max_minutes, driving.seats) == (True, 45, 3)
    assert driving.hours.covers(4, time(9), time(15))
    assert driving.child_seats == SeatStock(0, 0, 1)
    assert (not_driving.can_drive, not_driving.seats, bool(not_driving.hours)) == (False, 0, False)


def test_known_adults(table: Write) -> None:
    path = table(
        "known adults.csv",
        "code,knows,place,available,longest drive,seats,boosters",
        "A-1,C-1; C-2,Mansfield,Mon-Fri 15:00-18:00,30 mins,,1",
    )
    (adult,) = read_adults(path, places=PLACES)
    assert adult.children == {"C-1", "C-2"}
    assert (adult.max_minutes, adult.seats, adult.child_seats) == (30, 3, SeatStock(0, 0, 1))
    assert adult.hours.covers(0, time(15), time(18))


def test_a_known_adult_who_knows_nobody_or_has_no_seat_is_a_fault_that_repeats_nothing(table: Write) -> None:
    path = table(
        "adults.csv",
        "code,children,place,hours,seats",
        "A-1,,Mansfield,Mon 15:00-18:00,",
        "A-2,Granny,Mansfield,Mon 15:00-18:00,",
        "A-3,C-1,Mansfield,Mon 15:00-18:00,0",
    )
    faults = faults_of(read_adults, path, places=PLACES)
    assert [(fault.row, fault.column) for fault in faults] == [(2, "children"), (3, "children"), (4, None)]
    assert not any("Granny" in str(fault) for fault in faults)


def test_drivers_and_the_form_of_the_message_that_the_house_style_gives(book: Write) -> None:
    rows = [["Code", "Provider", "Place", "DBS expiry", "MOT", "Takes a wheelchair", "Longest day (miles)"]]
    rows += [
        [f"D-{number}", "pool", "Mansfield", "24/11/2028", date(2027, 1, 5), "no", "80 miles"]
        for number in range(13)
    ]
    drivers = read_drivers(book("drivers.xlsx", Drivers=rows), places=PLACES)
    assert drivers[0].expires(ComplianceKind.DBS) == date(2028, 11, 24)
    assert drivers[0].expires(ComplianceKind.MOT) == date(2027, 1, 5)
    assert drivers[0].expires(ComplianceKind.TRAINING) is None
    assert (drivers[0].seats, drivers[0].longest_day_miles) == (3, 80)
    rows[13][3] = "31/02/2026"
    (fault,) = faults_of(read_drivers, book("drivers.xlsx", Drivers=rows), places=PLACES)
    assert str(fault) == (
        'drivers.xlsx, sheet Drivers, row 14, column "DBS expiry": '
        '"31/02/2026" is not a date; write it as 28/02/2026.'
    )


def test_providers(table: Write) -> None:
    path = table(
        "providers.csv", "code,name,areas", "bassetlaw-action,Bassetlaw Action,North; Central", "pool,,South"
    )
    first, second = read_providers(path)
    assert (first.name, first.contact_districts) == ("Bassetlaw Action", {"North", "Central"})
    assert (second.name, second.contact_districts) == ("pool", {"South"})


def test_a_provider_without_an_area_is_a_fault(table: Write) -> None:
    (fault,) = faults_of(read_providers, table("providers.csv", "code,areas", "pool,North", "other,"))
    assert (fault.row, fault.column) == (3, "areas")


def test_workers(table: Write) -> None:
    path = table(
        "workers.csv", "code,base,hours,contracted hours", "W-1,meadow-house,Mon-Fri 09:00-17:00,22.5"
    )
    (worker,) = read_workers(path)
    assert (worker.base, worker.weekly_minutes, worker.can_drive) == ("meadow-house", 1_350, True)
    assert not any(worker.child_seats.count(kind) for kind in SeatKind)
    seated = table("workers.csv", "code,base,hours,boosters,baby seats", "W-1,mh,Mon-Fri 09:00-17:00,2,1")
    assert read_workers(seated)[0].child_seats == SeatStock(rear_facing=1, forward_facing=0, booster=2)


VENUES = [
    ["Code", "Name", "Latitude", "Longitude", "District", "Opening hours", "Risk role"],
    ["mh", "Meadow House", 53.14, -1.1929, "Central", "Mon-Fri 08:30-19:00", "both"],
]
ROOMS = [
    ["Code", "Venue", "Ages", "Capacity"],
    ["blue", "mh", "baby; toddlers", 2],
    ["red", "mh", "all", None],
]


def test_venues_and_their_rooms_from_one_workbook(book: Write) -> None:
    (venue,) = read_venues(book("venues.xlsx", Venues=VENUES, Rooms=ROOMS))
    assert (venue.code, venue.name, venue.contact_district) == ("mh", "Meadow House", "Central")
    assert venue.risk_role is RiskRole.BOTH
    assert venue.room("blue").ages == {AgeBand.BABY, AgeBand.TODDLER}
    assert (venue.room("blue").children, venue.room("red").children) == (2, 4)
    assert venue.room("red").ages == set(AgeBand)


def test_rooms_may_stand_in_a_file_of_their_own(table: Write) -> None:
    venues = table("venues.csv", "code,name,lat,lon,hours", "mh,Meadow House,53.14,-1.19,Mon 09:00-17:00")
    rooms = table("rooms.csv", "code,venue", "blue,mh")
    assert read_venues(venues, rooms=rooms)[0].room("blue")
    assert "not given" in faults_of(read_venues, venues)[0].message


def test_rooms_and_venues_must_fit_together(book: Write) -> None:
    venues = [*VENUES, ["ht", "Hawtonville", 53.064, -0.818, "South", "Mon 09:00-17:00", None]]
    path = book("venues.xlsx", Venues=venues, Rooms=[*ROOMS, ["x", "nowhere", "all", 1]])
    faults = faults_of(read_venues, path)
    assert {(fault.sheet, fault.row, fault.column) for fault in faults} == {
        ("Venues", 3, "Code"),
        ("Rooms", 4, "Venue"),
    }


def test_a_row_with_another_fault_must_fit_as_well(book: Write) -> None:
    venues = [*VENUES, ["ht", "Hawtonville", 53.064, -0.818, "South", "at noon", None]]
    path = book("venues.xlsx", Venues=venues, Rooms=[*ROOMS, ["x", "nowhere", "giants", 1]])
    faults = faults_of(read_venues, path)
    assert {(fault.sheet, fault.row, fault.column) for fault in faults} == {
        ("Venues", 3, "Opening hours"),
        ("Venues", 3, "Code"),
        ("Rooms", 4, "Ages"),
        ("Rooms", 4, "Venue"),
    }


def test_a_workbook_without_rooms_says_what_to_add(book: Write) -> None:
    (fault,) = faults_of(read_venues, book("venues.xlsx", Venues=VENUES))
    assert "add a sheet Rooms" in fault.cure


def test_one_code_may_be_a_room_in_two_venues_but_not_twice_in_one(book: Write) -> None:
    venues = [*VENUES, ["ht", "Hawtonville", 53.064, -0.818, "South", "Mon 09:00-17:00", None]]
    path = book("venues.xlsx", Venues=venues, Rooms=[*ROOMS, ["blue", "ht", "all", 1]])
    assert len(read_venues(path)) == 2
    path = book("venues.xlsx", Venues=venues, Rooms=[*ROOMS, ["x", "ht", "all", 1], ["blue", "mh", "all", 1]])
    (fault,) = faults_of(read_venues, path)
    assert fault.message == '"blue in mh" is in row 2 too'


def test_sessions_with_exceptions(table: Write) -> None:
    path = table(
        "sessions.csv",
        "code,children,venue,room,first date,start,end,weeks,until,cancelled,moved,court,worker",
        "X-1,C-1;C-2,mh,blue,5/1/2027,15:45,5.15pm,2,,19/1/2027,2/2/2027 > 3/2/2027 14:00-15:30,yes,W-1",
    )
    (session,) = read_sessions(path)
    assert session.children == ("C-1", "C-2")
    assert (session.start, session.end, session.every_weeks) == (time(15, 45), time(17, 15), 2)
    assert (session.court_priority, session.supervised, session.worker) == (True, True, "W-1")
    days = [occasion.start for occasion in session.occurrences(date(2027, 1, 1), date(2027, 2, 16))]
    assert [(day.day, day.month, day.hour) for day in days] == [(5, 1, 15), (3, 2, 14), (16, 2, 15)]


def test_a_session_that_ends_before_it_starts_and_a_move_that_is_none(table: Write) -> None:
    header = "code,children,venue,room,first date,start,end,moved"
    path = table(
        "sessions.csv", header, "X-1,C-1,mh,b,5/1/2027,15:45,14:00,", "X-2,C-1,mh,b,5/1/2027,15:00,16:00,soon"
    )
    first, second = faults_of(read_sessions, path)
    assert (first.row, "does not end after it starts" in first.message) == (2, True)
    assert (second.row, second.column, "24/12/2026 > 22/12/2026" in second.cure) == (3, "moved", True)


def test_any_table_with_codes_and_positions_can_be_located(table: Write) -> None:
    path = table(
        "Children 2026.csv", "Case number,DOB,Lat,Lon,District,Name", "C-1,1/2/2020,53.14,-1.19,Central,Jane"
    )
    (row,) = read_located(path)
    assert (row.code, row.kind, row.group, row.row) == ("C-1", "children", "Central", 2)
    assert "name" not in row.extra  # the name of a person is never carried along
    assert "53.14" not in repr(row)
    (place,) = read_located(table("schools.csv", "code,name,lat,lon,weight", "A,Oak,53.14,-1.19,3"))
    assert (place.kind, place.extra) == ("places", {"name": "Oak", "weight": 3.0})


@pytest.mark.parametrize("kind", ["carers", "adults", "drivers"])
def test_people_without_a_district_are_located_too(table: Write, kind: str) -> None:
    (row,) = read_located(table(f"{kind}.csv", "code,lat,lon", "X-1,53.14,-1.19"))
    assert (row.code, row.kind, row.group) == ("X-1", kind, None)


def test_a_persons_code_must_be_none_of_their_name_even_for_travel_times(table: Write) -> None:
    path = table("children.csv", "code,lat,lon", "Jane,53.14,-1.19")
    assert faults_of(read_located, path)[0].message.endswith("may be a name")
    assert read_located(path, "places")[0].code == "Jane"


def test_a_kind_that_is_none_is_refused(table: Write) -> None:
    from geoplan.errors import InputError

    with pytest.raises(InputError, match="use one of: children"):
        read_located(table("t.csv", "code,lat,lon", "A,53,-1"), "kids")


def test_observed_journeys(table: Write) -> None:
    path = table(
        "observed.csv",
        "from place,to lat,to lon,minutes,departure,period",
        "Mansfield,53.2,-1.0170,27 mins,08:15,",
        "Ollerton,53.14,-1.19,26.5,,pm-peak",
    )
    first, second = read_observed(path, places=PLACES)
    assert (first.origin, first.seconds, first.period) == (PLACES[0].position, 1_620, Period.AM_PEAK)
    assert (second.seconds, second.period, second.row) == (1_590, Period.PM_PEAK, 3)


def test_observed_journeys_with_faults_at_both_ends(table: Write) -> None:
    path = table(
        "observed.csv",
        "from lat,from lon,to place,minutes,departure",
        "53.14,1.19,Mansfield,27,08:15",
        "53.14,-1.19,Nowhere,27,08:15",
        "53.14,-1.19,Mansfield,0,08:15",
        "53.14,-1.19,Mansfield,10,",
        "53.14,1.19,Nowhere,0,",
    )
    faults = faults_of(read_observed, path, places=PLACES)
    assert [(fault.row, fault.column) for fault in faults] == [
        (2, "from lat"), (3, "to place"), (4, "minutes"), (5, "departure"),
        (6, "minutes"), (6, "from lat"), (6, "to place"), (6, "departure"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["list.csv", "sessions.csv", "children.csv", "Placements.csv"])
def test_a_table_that_may_be_of_people_is_not_repeated(table: Write, name: str) -> None:
    lines = ("code,name,lat,lon,weight", "Jane Doe,Jane,53.14,-1.19,much", "#REF!,Jane,53.14,-1.19,1")
    faults = faults_of(read_located, table(name, *lines))
    twice = ("code,lat,lon", "JaneDoe1,53.14,-1.19", "janedoe1,53.14,-1.19")
    words = " ".join(map(str, [*faults, *faults_of(read_located, table(name, *twice))]))
    assert not any(secret in words.casefold() for secret in ("jane", "much"))
    assert "row 2" in words


def test_a_table_of_venues_or_places_says_what_it_found(table: Write) -> None:
    for name in ("venues.csv", "places.csv"):
        (fault,) = faults_of(read_located, table(name, "code,lat,lon", "Meadow House,53.14,-1.19"))
        assert fault.message == '"Meadow House" is not a code'
        assert fault.cure == "write it without spaces, such as Meadow-House"


def test_dates_of_birth_to_come_or_long_ago_are_faults(table: Write) -> None:
    today = BirthDateParams(today=date(2026, 11, 22))
    lines = [
        f"C-{number},{born},Mansfield" for number, born in enumerate(("22/11/2026", "23/11/2000"), start=1)
    ]
    path = table("children.csv", "code,dob,place", *lines)
    assert len(read_children(path, places=PLACES, birth_dates=today)) == 2
    path = table("children.csv", "code,dob,place", "C-1,23/11/2026,Mansfield", "C-2,22/11/2000,Mansfield")
    to_come, too_old = faults_of(read_children, path, places=PLACES, birth_dates=today)
    assert (to_come.row, to_come.column) == (2, "dob")
    assert to_come.message == "the date of birth is still to come"
    assert (too_old.row, too_old.message) == (3, "the child would be older than 25")
    assert not any(year in str(fault) for fault in (to_come, too_old) for year in ("2026", "2000"))
    older = BirthDateParams(today.today, oldest_years=26)
    assert [fault.row for fault in faults_of(read_children, path, places=PLACES, birth_dates=older)] == [2]
    with pytest.raises(ValueError, match="oldest_years"):
        BirthDateParams(oldest_years=0)


def test_without_a_day_given_a_date_of_birth_far_ahead_is_refused(table: Write) -> None:
    path = table("children.csv", "code,dob,place", f"C-1,03/04/{date.today().year + 9},Mansfield")
    assert "still to come" in faults_of(read_children, path, places=PLACES)[0].message
