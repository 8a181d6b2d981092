"""Which rules keep a person from taking a request, whatever else they drive: each with its sentence."""

from collections import Counter
from collections.abc import Iterator

from geoplan.domain.ages import age_in_months
from geoplan.domain.geography import METRES_PER_MILE
from geoplan.domain.people import Child, Need
from geoplan.domain.plans import Mode, Reason, clock
from geoplan.domain.requests import Request
from geoplan.domain.seats import SeatKind, SeatStock
from geoplan.runs.case import Case
from geoplan.runs.fleet.solo import solo_run
from geoplan.runs.fleet.vehicles import Vehicle
from geoplan.runs.fleet.worker_gaps import Rota
from geoplan.runs.rules import tell

SEAT_KINDS = (SeatKind.REAR_FACING, SeatKind.FORWARD_FACING, SeatKind.BOOSTER)

ORDER = (
    "switched-off",
    "no-driving",
    "day-off",
    "at-session",
    "venue-staff",
    "compliance",
    "provider-area",
    "barred",
    "wheelchair",
    "escort",
    "escort-age",
    "seats",
    "child-seat",
    "unreachable",
    "hours",
    "longest-day",
    "longest-day-miles",
)
"""The rules that can stand in the way, in the order in which they are asked and told."""


def objections(case: Case, request: Request, vehicle: Vehicle) -> tuple[Reason, ...]:
    """
    Return every hard rule that keeps a vehicle from taking a request on a run by itself, in `ORDER`.

    Empty where it could, if it were given nothing else. Times are those of a run with this request only.
    """
    if vehicle.day != request.day:
        return (_reason(vehicle.mode, "day-off", who=vehicle.person),)
    found = [*_of_person(case, request, vehicle.person, vehicle.mode)]
    found += _of_car(case, request, vehicle)
    found += _of_time(case, request, vehicle)
    return tuple(found)


def person_objections(
    case: Case, request: Request, person: str, *, rota: Rota | None = None
) -> tuple[Reason, ...]:
    """
    Return the hard rules that keep a volunteer or worker from taking a request, of whom no vehicle is there.

    First why there is none on the day, then whatever else would be in the way; never empty.

    Parameters
    ----------
    rota
        Of the case, for who asks about many workers; made here when None.

    Raises
    ------
    KeyError
        When nobody of the code drives in this case.
    """
    if person in case.driver:
        absent = _reason(Mode.VOLUNTEER, "day-off", who=person)
        return (absent, *_of_person(case, request, person, Mode.VOLUNTEER))
    if person not in case.worker:
        raise KeyError(person)
    absent = _no_gap(case, request, person, rota or Rota(case))
    return (absent, *_of_person(case, request, person, Mode.WORKER))


def needs(case: Case, request: Request, need: Need) -> int:
    """Return how many of a request's children need something."""
    return sum(need in case.child[code].needs for code in request.children)


def seats_needed(case: Case, request: Request) -> Counter[SeatKind]:
    """Return how many child seats of each kind a request needs."""
    kinds = Counter(case.child[code].seat_needed(request.day) for code in request.children)
    del kinds[SeatKind.NONE]
    return kinds


def needs_escort(case: Case, request: Request) -> tuple[Child, str] | None:
    """
    Return the first child who may not be alone with a volunteer, and the rule that says so; None without one.

    A contact worker is trained staff and counts as an escort; a volunteer does not.
    """
    children = [case.child[code] for code in request.children]
    for child in children:
        if Need.ESCORT in child.needs:
            return child, "escort"
    if case.params.escort_is_hard:
        for child in children:
            if age_in_months(child.birth_date, request.day) < 12 * case.params.escort_under_age:
                return child, "escort-age"
    return None


def outside_area(case: Case, request: Request, provider: str) -> str | None:
    """Return the first district of a request's children that a provider's agreement leaves out, if any."""
    agreement = case.provider.get(provider)
    if agreement is None or not case.params.provider_area_is_hard:
        return None
    districts = (case.child[code].contact_district for code in request.children)
    return next((name for name in districts if name and name not in agreement.contact_districts), None)


def barred_child(case: Case, request: Request, person: str) -> str | None:
    """Return the first child of a request whom a person may not take, if any."""
    for code in request.children:
        if person in case.child[code].barred_drivers or (code, person) in case.barred:
            return code
    return None


def _of_person(case: Case, request: Request, person: str, mode: Mode) -> Iterator[Reason]:
    """Yield what does not depend on car and hours."""
    driver = case.driver.get(person) if mode is Mode.VOLUNTEER else None
    if driver is not None:
        expired = driver.expired(request.day)
        if expired:
            checks = _list([check.value for check in expired])
            yield _reason(mode, "compliance", who=person, checks=checks)
        district = outside_area(case, request, driver.provider)
        if district is not None:
            provider = case.provider[driver.provider]
            areas = _list(sorted(provider.contact_districts)) or "nowhere"
            yield _reason(mode, "provider-area", provider=provider.name, areas=areas, district=district)
    child = barred_child(case, request, person)
    if child is not None:
        yield _reason(mode, "barred", who=person, child=child)


def _of_car(case: Case, request: Request, vehicle: Vehicle) -> Iterator[Reason]:
    who, mode = vehicle.person, vehicle.mode
    if needs(case, request, Need.WHEELCHAIR) > int(vehicle.wheelchair):
        yield _reason(mode, "wheelchair", who=who)
    lone = needs_escort(case, request) if mode is Mode.VOLUNTEER else None
    if lone is not None:
        child, rule = lone
        yield _reason(mode, rule, who=who, child=child.code, limit=case.params.escort_under_age)
    if len(request.children) > vehicle.seats:
        yield _reason(mode, "seats", who=who, limit=vehicle.seats, found=len(request.children))
    for kind, needed in _short_of(seats_needed(case, request), vehicle.child_seats):
        has = vehicle.child_seats.count(kind) or "no"
        yield _reason(mode, "child-seat", who=who, limit=has, kind=kind.value, found=needed)


def _short_of(needed: Counter[SeatKind], stock: SeatStock) -> Iterator[tuple[SeatKind, int]]:
    return ((kind, needed[kind]) for kind in SEAT_KINDS if needed[kind] > stock.count(kind))


def _of_time(case: Case, request: Request, vehicle: Vehicle) -> Iterator[Reason]:
    who, mode = vehicle.person, vehicle.mode
    run = solo_run(case, request, vehicle)
    if not run.reachable:
        ends = (vehicle.start_place, request.pickup, request.delivery, vehicle.end_place)
        legs = zip((run.there_s, run.ride_s, run.home_s), ends, ends[1:], strict=False)
        _, origin, destination = max(legs)
        yield _reason(mode, "unreachable", origin=spoken(origin), destination=spoken(destination))
        return
    if run.late_s > 0:
        hours = f"{clock(vehicle.opens_s):%H:%M}–{clock(vehicle.closes_s):%H:%M}"
        yield _reason(mode, "hours", who=who, hours=hours)
    if vehicle.longest_s is not None and run.duration_s > vehicle.longest_s:
        found, limit = _minutes(run.duration_s), _minutes(vehicle.longest_s)
        yield _reason(mode, "longest-day", who=who, found=found, limit=limit)
    if vehicle.longest_m is not None and run.metres > vehicle.longest_m:
        found, limit = _miles(run.metres), _miles(vehicle.longest_m)
        yield _reason(mode, "longest-day-miles", who=who, found=found, limit=limit)


def _no_gap(case: Case, request: Request, person: str, rota: Rota) -> Reason:
    """Say why a contact worker has no time to drive on a day."""
    mode, worker = Mode.WORKER, case.worker[person]
    if not case.params.workers_drive:
        return _reason(mode, "switched-off", mode="driving by contact workers")
    if not worker.can_drive or worker.seats == 0:
        return _reason(mode, "no-driving", who=person)
    if rota.gaps(worker, request.day):
        return _reason(mode, "venue-staff", who=person, venue=worker.base)
    supervised = rota.supervises(person, request.day)
    if len(supervised) > 1:
        start, end = supervised[0].start, max(each.end for each in supervised)
        return _reason(mode, "at-session", who=person, start=f"{start:%H:%M}", end=f"{end:%H:%M}")
    return _reason(mode, "day-off", who=person)


def _reason(mode: Mode, rule: str, /, **amounts: object) -> Reason:
    return Reason(mode, rule, tell(rule, **amounts))


def spoken(place: str) -> str:
    """Return a place in words: ``the home of C0001``."""
    kind, _, code = place.partition(":")
    return f"{kind} {code}" if kind in ("school", "venue") else f"the home of {code}"


def _list(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def _minutes(seconds: float) -> str:
    return f"{seconds / 60:.0f}"


def _miles(metres: float) -> str:
    return f"{metres / METRES_PER_MILE:.1f}"
