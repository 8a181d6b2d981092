"""A county of a few places and venues, small enough to see through."""

from datetime import date, time

from geoplan.county.population.families import Family
from geoplan.domain.geography import Place, PlaceKind, Position
from geoplan.domain.hours import WeeklyHours
from geoplan.domain.people import LegalStatus
from geoplan.domain.venues import RiskRole, Room, Venue

WEEK = date(2015, 6, 8)


def place(code, lat, lon, district="North", people=1_000, council="Bassetlaw"):
    return Place(code, code.title(), PlaceKind.TOWN, Position(lat, lon), council, district, people)


PLACES = (
    place("northam", 53.30, -1.10, "North", 40_000),
    place("midby", 53.10, -1.20, "Central", 30_000, "Mansfield"),
    place("southwell-on-sea", 52.95, -1.10, "South", 50_000, "Rushcliffe"),
    place("city", 52.95, -1.15, None, 200_000, "Nottingham"),
    place("farford", 53.50, -1.30, None, 90_000, "Doncaster"),
    place("empty", 53.20, -1.00, "North", 0),
)


def venue(code="hall", rooms=None, *, at=(53.30, -1.10), risk=RiskRole.STANDARD, hours=None):
    return Venue(
        code=code,
        name=code.title(),
        position=Position(*at),
        contact_district="North",
        rooms=tuple(rooms or [Room(code="1")]),
        hours=hours or WeeklyHours.same_every_day(time(8, 30), time(19)),
        risk_role=risk,
    )


def family(number=1, births=(date(2014, 6, 8),), **changes):
    values = {
        "place": PLACES[0],
        "status": LegalStatus.SECTION_20,
        "settled": False,
        "high_risk": False,
    }
    return Family(number=number, births=tuple(births), **values | changes)
