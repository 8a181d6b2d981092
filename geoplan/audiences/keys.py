"""
What counts are known by from report to report, where reports of several kinds tell the same.

Children by district are told by an export, by a comparison of venues and by its map: it is one number, and a
reader who has two of them has both.
"""

from geoplan.domain.canonical import digest

CHILDREN, SESSIONS, JOURNEYS = "children", "sessions", "journeys"
DISTRICT, AGE, AREA, VENUE, DAY = "contact district", "age", "area", "venue", "day"
MODE = "way of travelling"
NO_DISTRICT = "none"


def count_key(measure: str, by: str = "", of: str = "") -> str:
    """Return what the number of all of a measure, or of a part of it, is known by."""
    return f"{measure}/{by}/{of}" if by else measure


def area_key(places: frozenset[str]) -> str:
    """Return what the number of children of an area is known by: its settlements, whatever it is called."""
    return count_key(CHILDREN, AREA, digest(places))
