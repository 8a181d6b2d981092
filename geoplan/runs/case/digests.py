"""What is known of each child in a week, as digests: whether two weeks are about the same children."""

from collections import defaultdict

from geoplan.domain.canonical import digest
from geoplan.domain.people import Child
from geoplan.domain.requests import Request
from geoplan.runs.case.model import Case
from geoplan.runs.case.requests import requests_of


def digests_of(case: Case) -> tuple[str, ...]:
    """
    Return for each child of a case who it is and how it travels, as ``who what``; empty without journeys.

    Who: its code and home. What: all else that journeys follow from, and these by weekday, with places and
    times, so that it is the same in every week in which the child travels alike. Nobody can read the one or
    the other without the case.
    """
    journeys: dict[str, list[Request]] = defaultdict(list)
    for request in requests_of(case):
        for code in request.children:
            journeys[code].append(request)
    return tuple(
        f"{who(child)} {what(case, child, sorted(map(_journey, journeys[child.code])))}"
        if child.code in journeys
        else ""
        for child in case.children
    )


def who(child: Child, *more: object) -> str:
    """Return the digest of a child, by its code, its home, and whatever else makes it another one."""
    return digest((child.code, child.home, *more))


def what(case: Case, child: Child, *more: object) -> str:
    """
    Return the digest of what is known of a child in a week, with what more there is.

    Of its age the band and the seat that it needs: a birthday alone changes nothing.
    """
    on = case.week
    kept = (child.contact_district, child.legal_status, child.needs, child.sibling_group, child.school)
    apart = (child.never_with, child.barred_drivers, child.carer)
    return digest((child.age_band(on), child.seat_needed(on), kept, apart, *more), 8)


def _journey(one: Request) -> tuple[object, ...]:
    windows = ((window.earliest_s, window.latest_s) for window in (one.pickup_window, one.delivery_window))
    return (one.day.weekday(), one.direction.value, one.pickup, one.delivery, one.session_s, *windows)
