"""What an option costs at a point of the inputs, as whole numbers."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass


@dataclass(frozen=True, slots=True)
class Response:
    """
    One option at one point.

    Parameters
    ----------
    travel_pence, staff_pence
        Of a week: children's journeys; contact workers' own ways between venues.
    hire_pence
        Of a week: rooms hired for sessions that find none.
    children_pence
        Of a week: what children's time is counted as.
    buildings_pence
        Of a year: what buildings cost more than now, what is paid once spread over the years.
    weeks
        Of a year.
    child_s
        Of a week: seconds that children travel, without other stops.
    without_room
        Occasions of a week for which there is no room.
    """

    travel_pence: int
    staff_pence: int
    hire_pence: int
    children_pence: int
    buildings_pence: int
    weeks: int
    child_s: int
    without_room: int

    @property
    def week_pence(self) -> int:
        """All that counts of a week."""
        return self.travel_pence + self.staff_pence + self.hire_pence + self.children_pence

    @property
    def year_pence(self) -> int:
        """What options are compared by: so many weeks, and what buildings cost in a year."""
        return self.weeks * self.week_pence + self.buildings_pence

    def figures(self) -> tuple[int, ...]:
        """Return all of it in order."""
        return astuple(self)

    @classmethod
    def of(cls, figures: Sequence[int]) -> "Response":
        """Return it of its figures."""
        return cls(*figures)
