"""Volunteers who do not drive on the day of a request: what asking them to drive would come to."""

from collections.abc import Iterator
from dataclasses import replace

from geoplan.domain.hours import DayHours, Weekday, WeeklyHours
from geoplan.domain.plans import Mode, Reason
from geoplan.runs.explaining.asks import FixLimits
from geoplan.runs.explaining.candidates import Candidate, candidate_of
from geoplan.runs.explaining.fixes import Fix, fixes_of
from geoplan.runs.explaining.stage import Stage, stage_of
from geoplan.runs.rules import tell


def off_duty_of(stage: Stage, limits: FixLimits | None = None) -> Iterator[tuple[Candidate, tuple[Fix, ...]]]:
    """
    Yield each volunteer who does not drive on the day, as if they did at any hour, and what to ask them for.

    Among the candidate's rules is ``day-off``.
    """
    absent = _absent(stage)
    if not absent:
        return
    day, params = stage.request.day, stage.case.params
    all_day = DayHours(Weekday(day.weekday()), params.earliest, params.latest)
    drivers = tuple(
        replace(driver, hours=WeeklyHours((*driver.hours, all_day))) if driver.code in absent else driver
        for driver in stage.case.drivers
    )
    case = replace(stage.case, drivers=drivers)
    as_if = stage_of(case, stage.plan, stage.request.code, stage.frozen.moment)
    for number, vehicle in as_if.vehicles():
        if vehicle.person in absent:
            found = candidate_of(as_if, number, vehicle)
            off = Reason(Mode.VOLUNTEER, "day-off", tell("day-off", who=vehicle.person))
            fixes = tuple(fixes_of(as_if, found, limits, off_duty=True))
            yield replace(found, fixed=(off, *found.fixed)), fixes


def _absent(stage: Stage) -> frozenset[str]:
    """Return the volunteers who have no hours at all on the day."""
    there = {vehicle.person for _, vehicle in stage.vehicles()}
    weekday = stage.request.day.weekday()
    return frozenset(
        driver.code
        for driver in stage.case.drivers
        if driver.code not in there and not driver.hours.on(weekday)
    )
