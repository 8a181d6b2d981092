"""What a re-plan must leave as it is: rides driven, begun, or so near that nobody should hear of a change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from geoplan.domain.plans import Coverage, Run
from geoplan.domain.requests import DAY_S
from geoplan.domain.sessions import LONDON


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """
    The moment of a re-plan, and how near to it the plan stands fast.

    Parameters
    ----------
    day, at_s
        The day, and the second of it, local time.
    freeze_s
        What somebody sets off for within so long stays.
    notice_s
        Nobody is asked for something new to set off for sooner than this.
    """

    day: date
    at_s: int
    freeze_s: int = 3600
    notice_s: int = 900

    def __post_init__(self) -> None:
        if not 0 <= self.at_s < DAY_S or self.freeze_s < 0 or self.notice_s < 0:
            raise ValueError("a moment lies within its day; freeze and notice are not negative")

    @classmethod
    def of(cls, now: datetime, *, freeze_minutes: int = 60, notice_minutes: int = 15) -> "Moment":
        """Return a moment; one without a time zone is local time, Europe/London."""
        local = now.astimezone(LONDON) if now.tzinfo else now
        at_s = 3600 * local.hour + 60 * local.minute + local.second
        return cls(day=local.date(), at_s=at_s, freeze_s=60 * freeze_minutes, notice_s=60 * notice_minutes)

    def on(self, day: date) -> int:
        """Return the moment in seconds since midnight of a day: negative for days to come."""
        return self.at_s - DAY_S * (day - self.day).days


FREEZE_MINUTES = 60
"""What somebody sets off for within so long from now stays, unless said."""


def moment_of(now: datetime | None, freeze_minutes: int = FREEZE_MINUTES) -> Moment | None:
    """Return the moment at which a plan is asked about; None while nothing of it is driven."""
    return None if now is None else Moment.of(now, freeze_minutes=freeze_minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """
    The part of a plan that a re-plan keeps.

    Parameters
    ----------
    runs
        By code of the run: the part of it that is driven or near, up to a moment with nobody in the car.
        `stops` are the run's first ones; `end_place` and `end_s` are where and from when the driver is free
        for something else; `metres`, `empty_metres` and `driving_s` count up to the last of the stops. More
        may follow, within hours and limits that count from `start_s`.
    closed
        By code of the run: whole runs, with the way home, that stay to the byte and get nothing more: of
        earlier days, and of drivers who go off.
    requests
        Who takes each request that is not to be touched: all of those in `runs` and `closed`, carers' and
        adults' journeys and taxis that are driven or near, and what it is too late for.
    moment
        None for a re-plan ahead of time, which freezes nothing.
    """

    runs: Mapping[str, Run] = field(default_factory=dict)
    closed: Mapping[str, Run] = field(default_factory=dict)
    requests: Mapping[str, Coverage] = field(default_factory=dict)
    moment: Moment | None = None

    def free_from_s(self, day: date) -> int:
        """
        Return when somebody can first be asked to set off for something new, in seconds since midnight.

        Zero for later days; beyond midnight for days that are over.
        """
        if self.moment is None:
            return 0
        return max(0, self.moment.on(day) + self.moment.notice_s)
