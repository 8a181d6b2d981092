"""
The rules of one run: windows, rides, hours, seats, and who is in the car with whom.

Of the plan only the order of stops and the moments of service are taken; all else is worked out from the
inputs and from the requests that follow from them.
"""

from collections.abc import Iterator
from itertools import pairwise

from geoplan.domain.people import Need
from geoplan.domain.plans import Run, seconds_of_day
from geoplan.domain.requests import StopKind
from geoplan.runs.case import Case
from geoplan.runs.case.travel import Travel
from geoplan.runs.checking.facts.driven import Driven, Wanted, drive_again
from geoplan.runs.checking.facts.room import room_blanks, room_needed, room_rule
from geoplan.runs.checking.facts.schedule import Breach, RouteFacts, RouteTimes, StopFacts, check_route
from geoplan.runs.checking.report import Violation, broken
from geoplan.runs.checking.stated import check_stated
from geoplan.runs.checking.words import at_clock, minutes_apart
from geoplan.runs.tables import the_place


def check_run(case: Case, wanted: Wanted, run: Run) -> Iterator[Violation]:
    """Yield every rule that one run breaks by itself."""
    driven = drive_again(case, wanted, run)
    if not isinstance(driven, Driven):
        yield from driven
        return
    yield from _check_roads(driven)
    yield from _check_route(driven)
    yield from _check_service_hours(driven)
    yield from _check_company(driven)
    yield from check_stated(driven)


def _check_roads(driven: Driven) -> Iterator[Violation]:
    run = driven.run
    for (origin, destination), (seconds, _) in zip(pairwise(driven.places), driven.legs, strict=True):
        if seconds >= Travel.NO_PATH:
            ends = {"origin": the_place(origin), "destination": the_place(destination)}
            yield broken("unreachable", ends, run=run.code, person=run.person)


def _check_route(driven: Driven) -> Iterator[Violation]:
    run = driven.run
    if not driven.carrier.hours:
        yield broken("day-off", run=run.code, person=run.person)
    facts = RouteFacts(
        stops=tuple(_stop_facts(driven, at) for at in range(len(run.stops))),
        leg_time=tuple(seconds for seconds, _ in driven.legs),
        hours=_nearest_stretch(driven),
        capacity=driven.carrier.capacity,
    )
    times = RouteTimes(run.start_s, tuple(stop.begin_s for stop in run.stops), run.end_s)
    for breach in check_route(facts, times, tolerance=0):
        # `check_stated` tells it more exactly, by arrival and departure.
        if breach.rule != "travel":
            yield _told(run, facts, breach)


def _stop_facts(driven: Driven, at: int) -> StopFacts:
    stop = driven.run.stops[at]
    request = driven.wanted[stop.request]
    is_pickup = stop.kind is StopKind.PICKUP
    window = request.pickup_window if is_pickup else request.delivery_window
    sign = 1 if is_pickup else -1
    return StopFacts(
        request=request.code,
        kind=stop.kind,
        window=(window.earliest_s, window.latest_s),
        service=driven.service_s(at),
        load=tuple(sign * needed for needed in room_needed(driven.case, request)),
        max_ride=request.hard_ride_s,
    )


def _nearest_stretch(driven: Driven) -> tuple[float, float]:
    """Return the stretch of hours that the run leaves least; on a day off, which is told apart, no limit."""
    run = driven.run

    def outside(stretch: tuple[int, int]) -> int:
        return max(0, stretch[0] - run.start_s) + max(0, run.end_s - stretch[1])

    return min(driven.carrier.hours, key=outside, default=(float("-inf"), float("inf")))


def _told(run: Run, facts: RouteFacts, breach: Breach) -> Violation:
    """Return a breach found by the core in the words of the rules."""
    rule, blanks = breach.rule, _blanks(facts, breach)
    if rule == "seats":
        rule = room_rule(breach)
    return broken(rule, blanks, request=breach.request, run=run.code, person=run.person, amount=breach.amount)


def _blanks(facts: RouteFacts, breach: Breach) -> dict[str, object]:
    if breach.rule == "window" and breach.stop is not None:
        earliest, latest = map(at_clock, facts.stops[breach.stop].window)
        return {"found": at_clock(breach.found), "earliest": earliest, "latest": latest}
    if breach.rule == "hours":
        opens, closes = map(at_clock, facts.hours)
        return {"hours": f"{opens}–{closes}"}
    if breach.rule == "ride-time":
        return dict(minutes_apart(breach.found, breach.limit))
    if breach.rule == "order":
        return {"what": f"the delivery of {breach.request}", "before": "its pickup"}
    return room_blanks(breach)


def _check_service_hours(driven: Driven) -> Iterator[Violation]:
    run, params = driven.run, driven.case.params
    earliest, latest = seconds_of_day(params.earliest), seconds_of_day(params.latest)
    for found, beyond in ((run.start_s, earliest - run.start_s), (run.end_s, run.end_s - latest)):
        if beyond > 0:
            times = {"found": at_clock(found), "earliest": at_clock(earliest), "latest": at_clock(latest)}
            yield broken("service-hours", times, run=run.code, person=run.person, amount=beyond)


def _check_company(driven: Driven) -> Iterator[Violation]:
    """Yield who is in the car with somebody they may not be with, each child or pair once."""
    run, child = driven.run, driven.case.child
    together = [driven.children(inside) for inside in driven.aboard]
    pairs = {(one, other) for inside in together for one in inside for other in inside if one < other}
    for one, other in sorted(pairs):
        if other in child[one].never_with or one in child[other].never_with:
            yield broken("apart", {"child": one, "other": other}, run=run.code, person=run.person)
    for code in sorted({one for pair in pairs for one in pair}):
        if Need.ALONE in child[code].needs:
            yield broken("alone", {"child": code}, run=run.code, person=run.person)
