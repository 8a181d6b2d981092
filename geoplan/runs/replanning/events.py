"""What a coordinator hears at 8 a.m.: somebody is off, a session is cancelled, another comes in."""

from dataclasses import dataclass
from datetime import date, datetime

from geoplan.domain.checks import check_between
from geoplan.domain.sessions import ContactSession
from geoplan.runs.freezing.frozen import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Off:
    """
    Somebody who was to drive and does not: a volunteer, contact worker, carer or known adult.

    Parameters
    ----------
    days
        Which days; None for today, the day of `Changes.now`, or without that all the days of the plan. On the
        day of `Changes.now` it holds from then on.
    at_once
        Whether they break off the ride they are on; else they finish it.
    """

    person: str
    days: tuple[date, ...] | None = None
    at_once: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """
    What a plan must be changed for.

    Parameters
    ----------
    drivers_off
        Who is off; a code alone stands for ``Off(person=code)``.
    cancelled
        Codes of sessions. All of their occasions among the days of the plan that have not begun.
    added
        Sessions that join, of children and venues that are known.
    now
        The moment from which the plan may change, local time unless it has a time zone; None to change it
        ahead of time, with nothing frozen.
    freeze_minutes
        What somebody sets off for within so long from now stays.
    notice_minutes
        Nobody is asked to set off for something new sooner than this.

    Raises
    ------
    ValueError
        When minutes are negative, or somebody or something is named twice.
    """

    drivers_off: tuple[Off | str, ...] = ()
    cancelled: tuple[str, ...] = ()
    added: tuple[ContactSession, ...] = ()
    now: datetime | None = None
    freeze_minutes: int = 60
    notice_minutes: int = 15

    def __post_init__(self) -> None:
        check_between("minutes from now that stay", self.freeze_minutes, 0, 7 * 24 * 60)
        check_between("minutes of notice", self.notice_minutes, 0, 24 * 60)
        for named in (
            [off.person for off in self.off],
            list(self.cancelled),
            [session.code for session in self.added],
        ):
            if len(set(named)) != len(named):
                raise ValueError(f"a change is named twice: {', '.join(sorted(named))}")

    @property
    def off(self) -> tuple[Off, ...]:
        """Who is off."""
        return tuple(Off(person=item) if isinstance(item, str) else item for item in self.drivers_off)

    @property
    def moment(self) -> Moment | None:
        """The moment from which the plan may change."""
        if self.now is None:
            return None
        return Moment.of(self.now, freeze_minutes=self.freeze_minutes, notice_minutes=self.notice_minutes)

    def __bool__(self) -> bool:
        return bool(self.drivers_off or self.cancelled or self.added)
