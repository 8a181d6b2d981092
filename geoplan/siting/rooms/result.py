"""What came of an allotment: who is where and when, who found no room and why, and how good it is."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from geoplan.domain.sessions import Occurrence

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """
    An occasion that has a room.

    Parameters
    ----------
    occasion
        As it is without the allotment.
    worker
        Code of who supervises it; None where nobody needs to.
    pence
        Price of its travel and of what changes.
    """

    occasion: Occurrence
    venue: str
    room: str
    start: datetime
    end: datetime
    worker: str | None
    pence: int

    @property
    def changes(self) -> tuple[str, ...]:
        """What is otherwise than it was: day, time, venue, room, worker."""
        before = self.occasion
        pairs = {
            "day": (self.start.date(), before.start.date()),
            "time": (self.start.time(), before.start.time()),
            "venue": (self.venue, before.venue),
            "room": ((self.venue, self.room), (before.venue, before.room)),
            "worker": (self.worker, before.worker if self.worker else None),
        }
        return tuple(what for what, (now, then) in pairs.items() if now != then)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """
    An occasion that has no room.

    Parameters
    ----------
    reason
        In a sentence.
    helps
        What would let it take place with everything else as it is, the least first; each by itself is enough.
    """

    occasion: Occurrence
    court: bool
    reason: str
    helps: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lent:
    """A worker who spends a day at another venue."""

    worker: str
    day: date
    base: str
    venue: str
    pence: int


@dataclass(frozen=True, eq=False, kw_only=True)
class Allotment:
    """
    Rooms, times and workers for the sessions of a week.

    Parameters
    ----------
    placed, unplaced, lent
        In order of time.
    pence
        Travel of children, changes, and loans of workers, with what unplaced occasions are counted as.
    bound
        No allotment costs less; equal to `pence` when that is proven to be the least.
    seconds
        What it took on the clock.
    stopped
        Whether the user stopped it.
    """

    placed: tuple[Placed, ...]
    unplaced: tuple[Unplaced, ...]
    lent: tuple[Lent, ...]
    pence: int
    bound: int
    seconds: float
    stopped: bool = False

    @property
    def proven(self) -> bool:
        """Whether it is proven that nothing costs less."""
        return self.pence <= self.bound

    @property
    def gap(self) -> float:
        """How far above the bound it may be, as a share of the cost."""
        return max(0, self.pence - self.bound) / max(1, self.pence)

    def to_frame(self) -> "pd.DataFrame":
        """
        One row an occasion that has a room.

        Returns
        -------
        pandas.DataFrame
            Columns session, children, day, start, end, venue, room, worker, was_venue, was_room, was_start,
            was_worker, changes (with commas), pence.
        """
        import pandas as pd

        return pd.DataFrame(
            [
                {
                    "session": one.occasion.session,
                    "children": ", ".join(one.occasion.children),
                    "day": one.start.date(),
                    "start": one.start.time(),
                    "end": one.end.time(),
                    "venue": one.venue,
                    "room": one.room,
                    "worker": one.worker or "",
                    "was_venue": one.occasion.venue,
                    "was_room": one.occasion.room,
                    "was_start": one.occasion.start.time(),
                    "was_worker": one.occasion.worker or "",
                    "changes": ", ".join(one.changes),
                    "pence": one.pence,
                }
                for one in self.placed
            ],
            columns=[
                "session", "children", "day", "start", "end", "venue", "room", "worker",
                "was_venue", "was_room", "was_start", "was_worker", "changes", "pence",
            ],
        )  # fmt: skip

    def unplaced_to_frame(self) -> "pd.DataFrame":
        """
        One row an occasion that has no room.

        Returns
        -------
        pandas.DataFrame
            Columns session, children, day, start, end, court, reason, least_help, other_helps.
        """
        import pandas as pd

        return pd.DataFrame(
            [
                {
                    "session": one.occasion.session,
                    "children": ", ".join(one.occasion.children),
                    "day": one.occasion.start.date(),
                    "start": one.occasion.start.time(),
                    "end": one.occasion.end.time(),
                    "court": one.court,
                    "reason": one.reason,
                    "least_help": one.helps[0] if one.helps else "",
                    "other_helps": "; ".join(one.helps[1:]),
                }
                for one in self.unplaced
            ],
            columns=[
                "session", "children", "day", "start", "end", "court", "reason", "least_help", "other_helps",
            ],
        )  # fmt: skip
