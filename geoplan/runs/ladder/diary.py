"""The day of somebody who drives a child they know: the hours they can, and when they are already out."""

from datetime import date

from geoplan.domain.plans import Reason, clock, seconds_of_day
from geoplan.runs.ladder.people import KnownPerson


class Diary:
    """
    Takes trips one after the other and tells what stands in the way of another.

    Parameters
    ----------
    person, day
        Whose day it is.
    """

    def __init__(self, person: KnownPerson, day: date) -> None:
        self._person = person
        self._hours = person.hours.on(day.weekday())
        self._out: list[tuple[int, int]] = []

    def objection(self, leave_s: int, back_s: int) -> Reason | None:
        """Return why somebody cannot be out from one moment to another; None when they can."""
        if not any(
            seconds_of_day(hours.start) <= leave_s and back_s <= seconds_of_day(hours.end)
            for hours in self._hours
        ):
            hours = " and ".join(map(str, self._hours))
            return self._person.reason("hours", hours=hours)
        for since, until in self._out:
            if leave_s < until and since < back_s:
                start, end = (f"{clock(moment):%H:%M}" for moment in (since, until))
                return self._person.reason("busy", start=start, end=end)
        return None

    def enter(self, leave_s: int, back_s: int) -> None:
        """Be out from one moment to another."""
        self._out.append((leave_s, back_s))
        self._out.sort()
