"""Who must be phoned about changes to a plan, in which order, and what to say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from geoplan.domain.changes import Change
from geoplan.domain.hours import Weekday
from geoplan.domain.plans import moment
from geoplan.runs.replanning.phone_news import Group, News, Occasion, Role, news_of

__all__ = ["Call", "Occasion", "Role", "calls_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """
    One phone call.

    Parameters
    ----------
    to
        Code of a person, school or venue; of the child where it has no carer; ``taxi`` for the taxi firm.
    day, by_s
        When it is too late: they set off, or the child is fetched; now, where that is past. Seconds since
        midnight of the day.
    urgent
        Whether a child waits for somebody, or is on the way to where it should not go.
    words
        What to say. Codes only; where children are fetched and brought is told to those who drive.
    """

    to: str
    role: Role
    day: date
    by_s: int
    urgent: bool
    words: str
    requests: tuple[str, ...]

    @property
    def by(self) -> datetime:
        """When it is too late, local time."""
        return moment(self.day, self.by_s)


def calls_of(occasion: Occasion, changes: Sequence[Change]) -> tuple[Call, ...]:
    """
    Return the calls that changes ask for, in the order to phone; one a person, with everything to say.

    First where children wait for somebody or are on the way in vain; then who goes off but finishes a ride,
    and is on the phone; then by time, whoever sets off or is fetched soonest. Of one journey the new
    driver is asked before the old one is told to stay at home, and the family, school and contact centre
    hear when both know: nobody is sent away for a promise not yet given, and nobody is phoned twice.
    At last who goes off, and knows it.
    """
    by_person: dict[tuple[str, Role], list[News]] = {}
    for item in news_of(occasion, changes):
        by_person.setdefault((item.to, item.role), []).append(item)
    return tuple(_call(items, occasion) for items in by_person.values())


def _call(items: Sequence[News], occasion: Occasion) -> Call:
    first = items[0]
    return Call(
        to=first.to,
        role=first.role,
        day=first.day,
        by_s=max(occasion.now_s(first.day), min(item.by_s for item in items if item.day == first.day)),
        urgent=first.group == Group.CHILD_WAITS,
        words=_said(items, occasion),
        requests=tuple(dict.fromkeys(item.request for item in items)),
    )


def _said(items: Sequence[News], occasion: Occasion) -> str:
    """Return all that somebody is told, by day and time; of days other than today with the day before it."""
    sentences: dict[date, list[str]] = {}
    for item in sorted(items, key=lambda item: (item.day, item.by_s, item.request)):
        said = sentences.setdefault(item.day, [])
        said += [sentence for sentence in item.text if sentence not in said]
    today = None if occasion.frozen.moment is None else occasion.frozen.moment.day
    return " ".join(
        " ".join(said if day == today else [f"{Weekday(day.weekday()).label} {day:%d/%m}:", *said])
        for day, said in sentences.items()
    )
