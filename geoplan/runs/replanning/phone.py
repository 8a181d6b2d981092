"""Who must be phoned about changes to a plan, in which order, and what to say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from geoplan.domain.changes import TAXI_FIRM, Change
from geoplan.domain.hours import Weekday
from geoplan.domain.plans import clock, moment
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
    when
        The same in words: ``now``, ``by 09:28``, ``by Wednesday 25/11 09:28``.
    lines
        What to say, a line for each thing. Codes only; where children are fetched and brought is told to
        those who drive.
    """

    to: str
    role: Role
    day: date
    by_s: int
    urgent: bool
    when: str
    lines: tuple[str, ...]
    requests: tuple[str, ...]

    @property
    def words(self) -> str:
        """What to say, in one piece."""
        return " ".join(self.lines)

    @property
    def head(self) -> str:
        """Whom to phone, as what, and how soon; the taxi firm has no code."""
        who = self.role.value if self.to == TAXI_FIRM else f"{self.to}, {self.role.value}"
        return f"{who}, {self.when}{', urgent' if self.urgent else ''}"

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
    first, now_s = items[0], occasion.now_s(items[0].day)
    by_s = max(now_s, min(item.by_s for item in items if item.day == first.day))
    return Call(
        to=first.to,
        role=first.role,
        day=first.day,
        by_s=by_s,
        urgent=first.group == Group.CHILD_WAITS,
        when=_when(first, by_s, occasion),
        lines=tuple(_said(items, occasion)),
        requests=tuple(dict.fromkeys(item.request for item in items)),
    )


def _when(first: News, by_s: int, occasion: Occasion) -> str:
    if first.group == Group.KNOWS:
        return "when there is time"
    if by_s <= occasion.now_s(first.day):
        return "now"
    if _is_today(first.day, occasion):
        return f"by {clock(by_s):%H:%M}"
    return f"by {Weekday(first.day.weekday()).label} {moment(first.day, by_s):%d/%m %H:%M}"


def _said(items: Sequence[News], occasion: Occasion) -> Iterator[str]:
    """Yield a line for each thing to say, by day and time; of days other than today the first says which."""
    said: dict[date, set[str]] = {}
    for item in sorted(items, key=lambda item: (item.day, item.by_s, item.request)):
        is_new_day = item.day not in said and not _is_today(item.day, occasion)
        known = said.setdefault(item.day, set())
        sentences = [sentence for sentence in item.text if sentence not in known]
        known.update(sentences)
        if sentences:
            day = [f"{Weekday(item.day.weekday()).label} {item.day:%d/%m}:"] if is_new_day else []
            yield " ".join([*day, *sentences])


def _is_today(day: date, occasion: Occasion) -> bool:
    return occasion.frozen.moment is not None and occasion.frozen.moment.day == day
