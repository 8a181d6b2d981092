"""Adults whom a child knows and who can fetch the child: the second rung of the ladder."""

from dataclasses import dataclass, field

from geoplan.domain.checks import check_between, check_person_code
from geoplan.domain.geography import Position
from geoplan.domain.hours import WeeklyHours
from geoplan.domain.seats import SeatStock


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownAdult:
    """
    Somebody approved whom a child knows: a relative, a former carer, a teaching assistant.

    Parameters
    ----------
    children
        Codes of the children who know them; they fetch nobody else.
    hours
        When they can drive, local time.
    max_minutes
        The longest drive they will make one way; None for no limit.
    seats, child_seats
        Passenger seats for children, and the child seats they own.

    Raises
    ------
    ValueError
        When a code may be a name, or a figure cannot be.
    """

    code: str
    home: Position = field(repr=False)
    children: frozenset[str] = field(default=frozenset(), repr=False)
    hours: WeeklyHours = field(default=WeeklyHours(), repr=False)
    max_minutes: int | None = None
    seats: int = 3
    child_seats: SeatStock = field(default=SeatStock(), repr=False)

    def __post_init__(self) -> None:
        check_person_code("a known adult", self.code)
        for code in self.children:
            check_person_code(f"a child whom adult {self.code} knows", code)
        check_between(f"adult {self.code}: passenger seats", self.seats, 1, 16)
        if self.max_minutes is not None:
            check_between(f"adult {self.code}: longest drive", self.max_minutes, 1, 300, "minutes")
