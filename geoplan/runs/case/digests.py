"""
What is known of each child in a week, as digests: whether two weeks are about the same children.

They are kept with what was told, where nobody may find a home by trying all. So only two digits follow from
it, which over a hundred of 30,000 postcodes share; nothing else in a digest tells how far it is. (Codes can
be found so; a code is nobody.) One child in 256 who moved, and whose carer stayed, looks as before, and one
in 4,096 of whom something else has changed.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from geoplan.domain.canonical import digest
from geoplan.domain.people import Child
from geoplan.domain.requests import Direction, Request, TimeWindow
from geoplan.runs.case.model import Case
from geoplan.runs.case.requests import requests_of

CODE_DIGITS = 4
"""Of a digest of who a child is, that follow from its code alone."""
_HOME_DIGITS, _OTHER_DIGITS = 2, 3


def digests_of(case: Case, requests: Iterable[Request] | None = None) -> tuple[str, ...]:
    """
    Return for each child who it is and how it travels, as ``who where what``; empty without journeys.

    Who: its code and home. Where: its needs, and from where to where it travels on which weekday. What: all
    else that journeys follow from, and their times, so that it is the same in every week in which the child
    travels alike.

    Parameters
    ----------
    requests
        The journeys of a plan; those that the case asks for when None.
    """
    journeys: dict[str, list[Request]] = defaultdict(list)
    for request in requests_of(case) if requests is None else requests:
        for code in request.children:
            journeys[code].append(request)
    return tuple(
        f"{who(child)} {what(case, child, *_parts(journeys[child.code]))}" if child.code in journeys else ""
        for child in case.children
    )


def who(child: Child, *more: object) -> str:
    """
    Return the digest of a child, by its code, its home, and whatever else makes it another one.

    Of home and all else there are 256: many homes share one. With the code, two of 300 children are the same
    in one case of 370, and still differ in what is known of them.
    """
    return digest(child.code, CODE_DIGITS) + digest((child.code, child.home, *more), _HOME_DIGITS)


def what(case: Case, child: Child, weighs: object, *more: object) -> str:
    """
    Return two digests of what is known of a child in a week: of what weighs, and of all else.

    Of its age the band and the seat that it needs: a birthday alone changes nothing. Neither may hold where
    somebody lives: that is in `who`.
    """
    on = case.week
    kept = (child.contact_district, child.legal_status, child.sibling_group, child.school, child.carer)
    apart = (child.never_with, child.barred_drivers)
    age = (child.age_band(on), child.seat_needed(on))
    parts = (child.needs, weighs), (age, kept, apart, *more)
    return " ".join(digest(part, _OTHER_DIGITS) for part in parts)


def _parts(journeys: Sequence[Request]) -> tuple[object, object]:
    """From where to where on which day, and when: at the venue, as times at home tell how far it is."""
    places = sorted((one.day.weekday(), one.direction.value, one.pickup, one.delivery) for one in journeys)
    times = sorted(
        (_at_venue(one), one.pickup_service_s, one.session_s, one.direction.value) for one in journeys
    )
    return places, times


def _at_venue(one: Request) -> TimeWindow:
    return one.delivery_window if one.direction is Direction.OUTBOUND else one.pickup_window
