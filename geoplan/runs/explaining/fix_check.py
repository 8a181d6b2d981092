"""A fix tried out: the inputs as they would be, and whether the request then fits."""

from dataclasses import replace
from datetime import date, timedelta

from geoplan.domain.drivers import Check, ComplianceKind, Driver, Provider
from geoplan.domain.hours import DayHours, Weekday, WeeklyHours
from geoplan.domain.people import ContactWorker, Need
from geoplan.domain.plans import Plan, clock, seconds_of_day
from geoplan.domain.requests import Request
from geoplan.domain.seats import SeatKind, SeatStock
from geoplan.runs.case import Case
from geoplan.runs.case.params import RunParams
from geoplan.runs.explaining.asks import Ask, AskKind
from geoplan.runs.explaining.candidates import candidate_of
from geoplan.runs.explaining.fixes import Fix
from geoplan.runs.explaining.session_moves import with_move
from geoplan.runs.explaining.stage import stage_of
from geoplan.runs.fleet.vehicles import vehicle_code
from geoplan.runs.freezing.frozen import Moment

_LONG = timedelta(days=365)


def case_with(case: Case, fix: Fix, request: Request) -> Case:
    """
    Return the case as it would be with everything granted that a fix asks for.

    An escort is no person of the case: with one, the children need none.
    """
    for ask in fix.asks:
        case = _granted(case, ask, fix, request)
    return case


def holds(case: Case, plan: Plan, fix: Fix, moment: Moment | None = None) -> bool:
    """
    Whether a request fits with its fix granted, worked out anew from the inputs, the rest as it is.

    A session that is moved moves all its journeys, which may then take other ways at other speeds.

    Parameters
    ----------
    moment
        While the plan is driven; see `stage_of`.
    """
    request = plan.request(fix.request)
    stage = stage_of(case_with(case, fix, request), plan, fix.request, moment)
    kept = sum(len(route) for route in stage.routes)
    before = stage_of(case, plan, fix.request, moment)
    if kept != sum(len(route) for route in before.routes) or not before.same_settled(stage):
        return False
    for number, vehicle in stage.vehicles():
        if vehicle.code == fix.run and candidate_of(stage, number, vehicle).possible:
            return True
    return False


def _granted(case: Case, ask: Ask, fix: Fix, request: Request) -> Case:
    params = case.params
    if ask.kind is AskKind.MOVE_SESSION:
        return with_move(case, request.session, request.day, ask.amount)
    if ask.kind is AskKind.SEND_ESCORT:
        children = tuple(
            replace(child, needs=child.needs - {Need.ESCORT}) if child.code in request.children else child
            for child in case.children
        )
        return replace(case, children=children, params=replace(params, escort_is_hard=False))
    if fix.person in case.worker:
        workers = tuple(
            _of_worker(worker, ask) if worker.code == fix.person else worker for worker in case.workers
        )
        return replace(case, workers=workers)
    if ask.kind is AskKind.MORE_WEEK_MINUTES:
        most = (params.week_minutes or 0) + ask.amount
        return replace(case, params=replace(params, week_minutes=most))
    if ask.kind is AskKind.MORE_WEEK_MILES:
        return replace(case, params=replace(params, week_miles=(params.week_miles or 0) + ask.amount))
    driver = case.driver[fix.person]
    if ask.kind is AskKind.EXTEND_AGREEMENT:
        providers = tuple(
            _covering(item, ask.about) if item.code == driver.provider else item for item in case.providers
        )
        return replace(case, providers=providers)
    changed = _of_driver(params, driver, ask, fix.run, request.day)
    drivers = tuple(changed if item.code == changed.code else item for item in case.drivers)
    return replace(case, drivers=drivers)


def _of_worker(worker: ContactWorker, ask: Ask) -> ContactWorker:
    if ask.kind is AskKind.LEND_SEAT:
        return replace(worker, child_seats=_lent(worker.child_seats, SeatKind(ask.about), ask.amount))
    if ask.kind is AskKind.MORE_WEEK_MINUTES:
        return replace(worker, weekly_minutes=worker.weekly_minutes + ask.amount)
    raise ValueError(f"a contact worker is not asked for this: {ask.kind}")


def _covering(provider: Provider, district: str) -> Provider:
    return replace(provider, contact_districts=provider.contact_districts | {district})


def _of_driver(params: RunParams, driver: Driver, ask: Ask, run: str, day: date) -> Driver:
    if ask.kind is AskKind.RENEW_CHECK:
        kinds = [ComplianceKind(name) for name in ask.about.split(", ")]
        others = tuple(check for check in driver.compliance if check.kind not in kinds)
        return replace(driver, compliance=(*others, *(Check(kind, day + _LONG) for kind in kinds)))
    if ask.kind is AskKind.LEND_SEAT:
        return replace(driver, child_seats=_lent(driver.child_seats, SeatKind(ask.about), ask.amount))
    if ask.kind is AskKind.LONGER_DAY:
        return replace(driver, longest_day_minutes=(driver.longest_day_minutes or 0) + ask.amount)
    if ask.kind is AskKind.MORE_MILES:
        return replace(driver, longest_day_miles=(driver.longest_day_miles or 0) + ask.amount)
    return replace(driver, hours=_hours(params, driver, ask, run, day))


def _lent(stock: SeatStock, kind: SeatKind, count: int) -> SeatStock:
    return SeatStock(
        rear_facing=stock.rear_facing + count * (kind is SeatKind.REAR_FACING),
        forward_facing=stock.forward_facing + count * (kind is SeatKind.FORWARD_FACING),
        booster=stock.booster + count * (kind is SeatKind.BOOSTER),
    )


def _hours(params: RunParams, driver: Driver, ask: Ask, run: str, day: date) -> WeeklyHours:
    """Return weekly hours with one stretch of a weekday longer, or with one more."""
    today = list(driver.hours.on(day.weekday()))
    others = [stretch for stretch in driver.hours if stretch.weekday != day.weekday()]
    if ask.kind is AskKind.DRIVE_THAT_DAY:
        new = DayHours(Weekday(day.weekday()), clock(ask.from_s), clock(ask.until_s))
        return WeeklyHours((*others, *today, new))
    usable = [
        at
        for at, stretch in enumerate(today)
        if stretch.end > params.earliest and stretch.start < params.latest
    ]
    codes = {vehicle_code(driver.code, day, number): at for number, at in enumerate(usable, start=1)}
    at, by_s = codes[run], 60 * ask.amount
    stretch = today[at]
    if ask.kind is AskKind.START_EARLIER:
        today[at] = replace(stretch, start=clock(seconds_of_day(stretch.start) - by_s))
    else:
        today[at] = replace(stretch, end=clock(seconds_of_day(stretch.end) + by_s))
    return WeeklyHours((*others, *today))
