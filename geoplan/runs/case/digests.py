"""What is known of each child in a week, as digests: whether two weeks are about the same children."""

from collections import defaultdict
from collections.abc import Sequence

from geoplan.domain.canonical import digest
from geoplan.domain.people import Child
from geoplan.domain.requests import Request
from geoplan.runs.case.model import Case
from geoplan.runs.case.requests import requests_of


def digests_of(case: Case) -> tuple[str, ...]:
    """
    Return for each child who it is and how it travels, as ``who where what``; empty without journeys.

    Who: its code and home. Where: its needs, and from where to where it travels on which weekday. What: all
    else that journeys follow from, and their times, so that it is the same in every week in which the child
    travels alike. Nobody can read any of them without the case.
    """
    journeys: dict[str, list[Request]] = defaultdict(list)
    for request in requests_of(case):
        for code in request.children:
            journeys[code].append(request)
    return tuple(
        f"{who(child)} {what(case, child, *_parts(journeys[child.code]))}" if child.code in journeys else ""
        for child in case.children
    )


def who(child: Child, *more: object) -> str:
    """Return the digest of a child, by its code, its home, and whatever else makes it another one."""
    return digest((child.code, child.home, *more))


def what(case: Case, child: Child, weighs: object, *more: object) -> str:
    """
    Return two digests of what is known of a child in a week: of what weighs, and of all else.

    Of its age the band and the seat that it needs: a birthday alone changes nothing.
    """
    on = case.week
    kept = (child.contact_district, child.legal_status, child.sibling_group, child.school, child.carer)
    apart = (child.never_with, child.barred_drivers)
    age = (child.age_band(on), child.seat_needed(on))
    return f"{digest((child.needs, weighs), 8)} {digest((age, kept, apart, *more), 8)}"


def _parts(journeys: Sequence[Request]) -> tuple[object, object]:
    """From where to where on which day, and when."""
    places = sorted((one.day.weekday(), one.direction.value, one.pickup, one.delivery) for one in journeys)
    times = sorted(
        (one.pickup_window, one.delivery_window, one.session_s, one.direction.value) for one in journeys
    )
    return places, times
