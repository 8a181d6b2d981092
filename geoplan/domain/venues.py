"""Venues of supervised contact, their rooms and hours."""

from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum

from geoplan.domain.ages import AgeBand
from geoplan.domain.checks import check_between, check_code
from geoplan.domain.geography import Position
from geoplan.domain.hours import WeeklyHours

ALL_AGES = frozenset(AgeBand)


class RiskRole(StrEnum):
    """
    Which contacts a venue takes, by the risk they carry.

    For planning only: it is printed on no map or sheet that leaves the planning team.
    """

    STANDARD = "standard"
    BOTH = "standard and high"
    HIGH = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """
    A contact room.

    Parameters
    ----------
    code
        Unique within its venue.
    ages
        The age bands that it suits.
    children
        How many children one session in it can have.
    """

    code: str
    ages: frozenset[AgeBand] = ALL_AGES
    children: int = 4
    label: str = ""

    def __post_init__(self) -> None:
        check_code("a room", self.code)
        if not self.ages:
            raise ValueError(f"room {self.code} suits no age band")
        check_between(f"room {self.code}: number of children", self.children, 1, 20)


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """
    A building in which contact takes place.

    Parameters
    ----------
    precision_m
        How far the position may be from the door.
    evidence
        Where the position and the rooms are known from.
    uses
        What there is beside rooms: ``kitchen``, ``outdoor``, ``office``.
    risk_role
        For planning only; not shown when a venue is printed or logged.
    network
        The set of venues it belongs to: ``2015`` or ``later``.
    illustrative
        Whether it is an example rather than a fact.

    Raises
    ------
    ValueError
        When it has no room, two rooms of one code, no hours, or an impossible precision.
    """

    code: str
    name: str
    position: Position
    contact_district: str
    rooms: tuple[Room, ...]
    hours: WeeklyHours
    uses: frozenset[str] = frozenset()
    risk_role: RiskRole = field(default=RiskRole.STANDARD, repr=False)
    precision_m: int = 0
    evidence: str = field(default="", repr=False)
    network: str = "2015"
    illustrative: bool = False

    def __post_init__(self) -> None:
        check_code("a venue", self.code)
        codes = [room.code for room in self.rooms]
        if not codes:
            raise ValueError(f"venue {self.code} has no room")
        if len(codes) != len(set(codes)):
            raise ValueError(f"venue {self.code} has two rooms of one code")
        if not self.hours:
            raise ValueError(f"venue {self.code} has no opening hours")
        check_between(f"venue {self.code}: precision", self.precision_m, 0, 50_000, "m")

    def room(self, code: str) -> Room:
        """Return the room of a code; raises KeyError when there is none."""
        for room in self.rooms:
            if room.code == code:
                return room
        raise KeyError(code)

    def is_open(self, weekday: int, start: time, end: time) -> bool:
        """Whether the venue is open on a weekday for all of the time from `start` to `end`."""
        return self.hours.covers(weekday, start, end)

    def takes(self, *, high_risk: bool) -> bool:
        """Whether contacts of such a risk may be held here."""
        return self.risk_role is not (RiskRole.STANDARD if high_risk else RiskRole.HIGH)
