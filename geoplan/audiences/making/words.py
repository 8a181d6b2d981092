"""Short words for hours, seats, needs and costs in rows: codes and figures, no names."""

from collections.abc import Iterable

from geoplan.domain.hours import WeeklyHours
from geoplan.domain.people import Need
from geoplan.domain.plans import Reason
from geoplan.domain.requests import Request
from geoplan.domain.seats import SeatKind, SeatStock
from geoplan.runs.case import Case

PAID = "paid"
"""The item of cost that is all that is paid."""
COST_LABELS = {
    "volunteer_miles": "Volunteers' miles",
    "worker_miles": "Contact workers' miles",
    "worker_time": "Contact workers' time",
    "carer_miles": "Foster carers' miles",
    "adult_miles": "Known adults' miles",
    "taxis": "Taxis and escorts",
    "long_rides": "Long rides",
    "new_faces": "New faces",
    "uneven_load": "Uneven load",
    "changes": "Changes",
    "not_covered": "Not covered",
    PAID: "All that is paid",
}
"""What people call the items of `geoplan.domain.plans.CostBreakdown`."""
# What a driver must know of needs; that somebody travels alone is seen to by the plan.
_FOR_DRIVERS = (Need.WHEELCHAIR, Need.ESCORT)


def hours_of(hours: WeeklyHours) -> tuple[str, ...]:
    """Hours of the week, such as ``Mon 08:30–19:00``."""
    return tuple(f"{stretch.weekday.label[:3]} {stretch}" for stretch in hours)


def stock_of(stock: SeatStock) -> tuple[str, ...]:
    """Child seats in a car, such as ``2 booster``."""
    return tuple(
        f"{stock.count(kind)} {kind.value}"
        for kind in SeatKind
        if kind is not SeatKind.NONE and stock.count(kind)
    )


def seats_of(case: Case, request: Request) -> tuple[str, ...]:
    """Child seats that a journey needs, by child: ``C0001 forward-facing``."""
    found = []
    for code in request.children:
        child = case.child.get(code)
        kind = child.seat_needed(request.day) if child else SeatKind.NONE
        if kind is not SeatKind.NONE:
            found.append(f"{code} {kind.value}")
    return tuple(found)


def needs_of(case: Case, request: Request) -> tuple[str, ...]:
    """What else a driver must know, by child: ``C0001 wheelchair``."""
    known = [(code, case.child[code].needs) for code in request.children if code in case.child]
    return tuple(f"{code} {need.value}" for code, needs in known for need in _FOR_DRIVERS if need in needs)


def reasons_of(reasons: Iterable[Reason]) -> tuple[str, ...]:
    """Why each rung was passed by: ``foster carer: cannot drive``."""
    return tuple(dict.fromkeys(f"{reason.mode.value}: {reason.text}" for reason in reasons))
