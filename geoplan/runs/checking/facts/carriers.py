"""What the inputs say about somebody who drives a run: from where, in which hours, with which car."""

from dataclasses import dataclass, field
from datetime import date

from geoplan.domain.hours import WeeklyHours
from geoplan.domain.plans import Mode, seconds_of_day
from geoplan.domain.seats import SeatStock
from geoplan.runs.case import Case
from geoplan.runs.checking.facts.room import room_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """
    A volunteer or contact worker on one day.

    Parameters
    ----------
    place
        Key of the home or base at which runs start and end.
    hours
        Stretches in seconds since midnight.
    wheelchairs
        How many the car takes.
    """

    code: str
    mode: Mode
    place: str = field(repr=False)
    hours: tuple[tuple[int, int], ...]
    seats: int
    child_seats: SeatStock
    wheelchairs: int

    @property
    def capacity(self) -> tuple[float, ...]:
        """What the car has of everything that `check_room` counts."""
        return room_of(self.seats, self.child_seats, self.wheelchairs)


def stretches(hours: WeeklyHours, day: date) -> tuple[tuple[int, int], ...]:
    """Return the stretches of weekly hours on a day, in seconds since midnight."""
    return tuple(
        (seconds_of_day(stretch.start), seconds_of_day(stretch.end)) for stretch in hours.on(day.weekday())
    )


def carrier_of(case: Case, person: str, mode: Mode, day: date) -> Carrier | None:
    """Return somebody on a day; None when nobody of the code drives runs of this mode."""
    driver, worker = case.driver.get(person), case.worker.get(person)
    if mode is Mode.VOLUNTEER and driver is not None:
        return Carrier(
            code=person,
            mode=mode,
            place=f"driver:{person}",
            hours=stretches(driver.hours, day),
            seats=driver.seats,
            child_seats=driver.child_seats,
            wheelchairs=int(driver.wheelchair),
        )
    if mode is Mode.WORKER and worker is not None:
        return Carrier(
            code=person,
            mode=mode,
            place=f"venue:{worker.base}",
            hours=stretches(worker.hours, day),
            seats=worker.seats,
            child_seats=worker.child_seats,
            wheelchairs=0,
        )
    return None
