"""What there is room for in a car, counted: passenger seats, child seats of each kind, wheelchairs."""

from geoplan.domain.people import Need
from geoplan.domain.requests import Request
from geoplan.domain.seats import SeatKind, SeatStock
from geoplan.runs.case import Case
from geoplan.runs.checking.facts.schedule import Breach

_KINDS = (SeatKind.REAR_FACING, SeatKind.FORWARD_FACING, SeatKind.BOOSTER)


def room_of(seats: int, child_seats: SeatStock, wheelchairs: int) -> tuple[float, ...]:
    """Return what a car has."""
    return (seats, *(child_seats.count(kind) for kind in _KINDS), wheelchairs)


def room_needed(case: Case, request: Request) -> tuple[int, ...]:
    """Return what a request takes, in the same order."""
    children = [case.child[code] for code in request.children]
    seats = [child.seat_needed(request.day) for child in children]
    wheelchairs = sum(Need.WHEELCHAIR in child.needs for child in children)
    return (len(children), *(seats.count(kind) for kind in _KINDS), wheelchairs)


def room_rule(breach: Breach) -> str:
    """Return the code of the rule for what there is too little of."""
    resource = breach.resource or 0
    if resource == 0:
        return "seats"
    return "child-seat" if resource <= len(_KINDS) else "wheelchair"


def room_blanks(breach: Breach) -> dict[str, object]:
    """Return what to fill into that rule's sentence."""
    blanks: dict[str, object] = {"found": f"{breach.found:g}", "limit": f"{breach.limit:g}"}
    if room_rule(breach) == "child-seat":
        blanks["kind"] = _KINDS[(breach.resource or 0) - 1].value
        blanks["limit"] = f"{breach.limit:g}" if breach.limit else "no"
    return blanks
