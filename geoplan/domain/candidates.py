"""Places where a venue may be opened, and what it would be like."""

from dataclasses import dataclass, field
from datetime import time

from geoplan.domain.checks import check_between, check_code
from geoplan.domain.geography import Position
from geoplan.domain.hours import WeeklyHours
from geoplan.domain.venues import RiskRole, Room, Venue

ROOMS = 3
CHILDREN = 6
HOURS = WeeklyHours.same_every_day(time(8, 30), time(19))


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """
    A place where a venue may be opened. What is not known of it is assumed, alike for all.

    Parameters
    ----------
    contact_district
        None where it is not known.
    rooms, children
        How many rooms for all ages it would have, and for how many children each; assumed 3 and 6.
    hours, risk_role
        Assumed Monday to Friday 08:30 to 19:00, for contacts of standard risk.
    opening_pence, running_pence_a_year
        Paid once, and every year, for the building.

    Raises
    ------
    ValueError
        When a figure cannot be.
    """

    code: str
    name: str
    position: Position
    contact_district: str | None = None
    rooms: int = ROOMS
    children: int = CHILDREN
    hours: WeeklyHours = HOURS
    risk_role: RiskRole = field(default=RiskRole.STANDARD, repr=False)
    opening_pence: int = 0
    running_pence_a_year: int = 0

    def __post_init__(self) -> None:
        check_code("a candidate", self.code)
        check_between(f"candidate {self.code}: number of rooms", self.rooms, 1, 30)
        check_between(f"candidate {self.code}: number of children a room", self.children, 1, 20)
        if self.opening_pence < 0 or self.running_pence_a_year < 0:
            raise ValueError(f"candidate {self.code} has a negative cost")

    def venue(self) -> Venue:
        """Return the venue that it would be."""
        return Venue(
            code=self.code,
            name=self.name,
            position=self.position,
            contact_district=self.contact_district or "",
            rooms=tuple(
                Room(code=str(number), children=self.children) for number in range(1, self.rooms + 1)
            ),
            hours=self.hours,
            risk_role=self.risk_role,
            evidence="a candidate",
            network="option",
        )
