"""What a service decides about its rooms: how sessions may move, and what each change is worth in pence."""

from dataclasses import dataclass
from datetime import time

from geoplan.domain.checks import check_between


@dataclass(frozen=True, slots=True, kw_only=True)
class AllotmentParams:
    """
    The parameters of the allotment of sessions to rooms: section ``[rooms]`` of ``geoplan.toml``.

    All defaults are assumptions to set by the service.

    Parameters
    ----------
    move_minutes
        A session without a window of its own may begin so much earlier or later; 0 keeps its time.
    step_minutes
        Beginnings that are tried lie so far apart.
    school_end
        A pupil's session that is after school stays after it.
    turnaround_minutes
        Between two sessions in a room.
    notes_minutes
        Between two sessions of a worker.
    supervising_percent
        Of a worker's paid week, the most in sessions; the rest is notes, calls, travel and cover.
    child_gap_minutes
        Between two sessions of a child.
    most_travel_minutes
        A session goes to no other venue that is farther for a child, one way.
    lend_minutes
        A worker goes to another venue for a day when that is no farther; 0 keeps everybody at their base.
    pence_per_child_minute
        For each minute a child travels, there and back.
    other_venue_pence
        For a session that leaves its venue: what it is worth that a child keeps a place it knows.
    other_room_pence
        For a session that keeps its venue, but goes to a room that is unlike its own.
    other_time_pence, pence_per_minute_moved
        For a session at another time of its day; and for each minute earlier or later by the clock.
    other_day_pence
        For a session on another day.
    worker_pence_per_hour, worker_pence_per_mile
        For the way of a worker who is lent, there and back.
    unplaced_pence, unplaced_court_pence
        What a session without a room is counted as. Whatever they are, no other session goes before one that
        a court waits for, and none is left out to save on another.
    """

    move_minutes: int = 0
    step_minutes: int = 15
    school_end: time = time(15, 15)
    turnaround_minutes: int = 15
    notes_minutes: int = 30
    supervising_percent: int = 60
    child_gap_minutes: int = 30
    most_travel_minutes: int = 60
    lend_minutes: int = 45
    pence_per_child_minute: float = 20.0
    other_venue_pence: int = 1_500
    other_room_pence: int = 100
    other_time_pence: int = 500
    pence_per_minute_moved: float = 5.0
    other_day_pence: int = 1_500
    worker_pence_per_hour: float = 1_900.0
    worker_pence_per_mile: float = 45.0
    unplaced_pence: int = 50_000
    unplaced_court_pence: int = 200_000

    def __post_init__(self) -> None:
        check_between("the steps between beginnings", self.step_minutes, 5, 60, "minutes")
        check_between("the share of a worker's week in sessions", self.supervising_percent, 1, 100, "%")
        for name in self.__slots__:
            value = getattr(self, name)
            if "pence" in name:
                check_between(name, value, 0, 10_000_000)
            elif name.endswith("_minutes"):
                check_between(name, value, 0, 24 * 60)
        if self.unplaced_court_pence < self.unplaced_pence:
            raise ValueError("a session that a court waits for cannot count for less than another")
