"""Vehicles: the stretches of a day in which a volunteer or a contact worker can drive, one run each."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from geoplan.domain.drivers import Driver
from geoplan.domain.geography import METRES_PER_MILE
from geoplan.domain.periods import Period
from geoplan.domain.plans import Mode, Run, seconds_of_day
from geoplan.domain.seats import SeatStock
from geoplan.runs.case import Case
from geoplan.runs.case.places import driver_place, venue_place
from geoplan.runs.fleet.worker_gaps import Rota

# Not strftime: its names of days follow the machine's language, and codes are stored with plans.
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vehicle:
    """
    One stretch of one person's day: at most one run.

    Parameters
    ----------
    code
        The run's: person and day, such as ``D007-mon``; a second stretch of the day has ``-2`` added.
    opens_s, closes_s
        Not away from the start before, back at the end by then.
    longest_s, longest_m
        The most that its run may last and measure; None for no limit. Of a day with two stretches each has
        its share, by length.
    driven
        The part of the run that is driven already, or so soon that it stays: the search goes on from its end.
    start_period
        The part of the day of the last stop driven; None where the run starts at a home or base.
    """

    code: str
    person: str
    mode: Mode
    day: date
    start_place: str = field(repr=False)
    end_place: str = field(repr=False)
    opens_s: int
    closes_s: int
    seats: int
    child_seats: SeatStock = field(default=SeatStock(), repr=False)
    wheelchair: bool = False
    longest_s: int | None = None
    longest_m: float | None = None
    driven: Run | None = None
    start_period: Period | None = None


def vehicle_code(person: str, day: date, number: int) -> str:
    """Return the code of a person's run of a day, the first of which has number 1."""
    name = f"{person}-{_DAYS[day.weekday()]}"
    return name if number == 1 else f"{name}-{number}"


def vehicles_of(case: Case) -> tuple[Vehicle, ...]:
    """
    Return every vehicle of the days to plan, by day, person and hour.

    Volunteers have one for each stretch of hours, whether their checks hold or not: `eligibility` says
    what stands in the way. Contact workers have one for each gap between the sessions they supervise in
    which somebody else stays at their base.
    """
    found = [*_of_volunteers(case), *_of_workers(case)]
    return tuple(sorted(found, key=lambda vehicle: (vehicle.day, vehicle.person, vehicle.opens_s)))


def _of_volunteers(case: Case) -> Iterator[Vehicle]:
    earliest, latest = seconds_of_day(case.params.earliest), seconds_of_day(case.params.latest)
    for driver in case.drivers:
        for day in case.days:
            stretches = (
                (max(earliest, seconds_of_day(hours.start)), min(latest, seconds_of_day(hours.end)))
                for hours in driver.hours.on(day.weekday())
            )
            usable = [(opens, closes) for opens, closes in stretches if opens < closes]
            total_s = sum(closes - opens for opens, closes in usable)
            for number, (opens, closes) in enumerate(usable, start=1):
                # The limits are the day's: runs of two stretches share them, so that together they keep them.
                share = (closes - opens) / total_s
                yield _of_volunteer(driver, day, number, (opens, closes), share)


def _of_volunteer(driver: Driver, day: date, number: int, hours: tuple[int, int], share: float) -> Vehicle:
    minutes, length = driver.longest_day_minutes, driver.longest_day_miles
    return Vehicle(
        code=vehicle_code(driver.code, day, number),
        person=driver.code,
        mode=Mode.VOLUNTEER,
        day=day,
        start_place=driver_place(driver.code),
        end_place=driver_place(driver.code),
        opens_s=hours[0],
        closes_s=hours[1],
        seats=driver.seats,
        child_seats=driver.child_seats,
        wheelchair=driver.wheelchair,
        longest_s=None if minutes is None else int(60 * minutes * share),
        longest_m=None if length is None else length * METRES_PER_MILE * share,
    )


def _of_workers(case: Case) -> Iterator[Vehicle]:
    if not case.params.workers_drive:
        return
    rota = Rota(case)
    for worker in case.workers:
        if not worker.can_drive or worker.seats == 0:
            continue
        base = venue_place(worker.base)
        for day in case.days:
            for number, (opens, closes) in enumerate(rota.usable(worker, day), start=1):
                yield Vehicle(
                    code=vehicle_code(worker.code, day, number),
                    person=worker.code,
                    mode=Mode.WORKER,
                    day=day,
                    start_place=base,
                    end_place=base,
                    opens_s=opens,
                    closes_s=closes,
                    seats=worker.seats,
                    child_seats=worker.child_seats,
                )
