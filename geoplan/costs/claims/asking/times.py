"""Questions of time: handed in late, two journeys at once, quicker than the road allows."""

import calendar
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, time
from itertools import pairwise

from geoplan.costs.claims.asking.query import Query, QueryKind, rows_words
from geoplan.costs.claims.asking.same import Group
from geoplan.costs.claims.params import AuditParams
from geoplan.costs.claims.road.legs import LegKey, Legs
from geoplan.costs.claims.road.measure import Measured, period_at
from geoplan.domain.claims import ClaimedJourney

Found = Iterator[tuple[int, Query]]
_DAY_MINUTES = 24 * 60


def months_later(day: date, months: int) -> date:
    """Return the same day of a later month; its last day where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def ask_dates(journeys: Sequence[ClaimedJourney], params: AuditParams) -> Found:
    """Ask about claims handed in late, or before they were driven."""
    for at, journey in enumerate(journeys):
        handed_in = journey.submitted
        if handed_in is None:
            continue
        last = months_later(journey.day, params.late_months)
        if handed_in > last:
            days = (handed_in - last).days
            text = (
                f"Driven {journey.day:%d/%m/%Y} and handed in {handed_in:%d/%m/%Y}: {days:,}"
                f" day{'' if days == 1 else 's'} after the {params.late_months} months allowed."
            )
            yield at, Query(QueryKind.LATE, text)
        elif handed_in < journey.day:
            text = f"Handed in {handed_in:%d/%m/%Y}, before the day driven, {journey.day:%d/%m/%Y}."
            yield at, Query(QueryKind.EARLY, text)


def days_of(journeys: Sequence[ClaimedJourney]) -> list[list[Group]]:
    """
    Return, for each claimant and day, the journeys that say when they began, in order of time.

    Rows from one moment by the same places are one journey here: they are asked about as such. Equal times
    are put in order by what the rows say, never by where they stand.
    """
    days: dict[tuple[str, date], dict[tuple[object, ...], list[int]]] = defaultdict(dict)
    for at, journey in enumerate(journeys):
        if journey.start is not None:
            day = days[journey.claimant, journey.day]
            day.setdefault((journey.start, journey.labels), []).append(at)
    return [
        sorted(map(tuple, day.values()), key=lambda group: _order([journeys[at] for at in group]))
        for day in days.values()
        if len(day) > 1
    ]


def _order(alike: Sequence[ClaimedJourney]) -> tuple[object, ...]:
    return _start(alike[0]), max(_minute(one.finish) for one in alike), alike[0].labels


def connections(journeys: Sequence[ClaimedJourney]) -> Iterator[LegKey]:
    """Give the stretches from where one journey ended to where the next of that day began."""
    for day in days_of(journeys):
        for before, after in pairwise(day):
            key = _connection(journeys[before[0]], journeys[after[0]])
            if key is not None:
                yield key


def _connection(before: ClaimedJourney, after: ClaimedJourney) -> LegKey | None:
    if not before.stops or not after.stops:
        return None
    end, start = before.stops[-1], after.stops[0]
    if end.position is None or start.position is None:
        return None
    return end.label, start.label, period_at(after)


def ask_sequences(
    journeys: Sequence[ClaimedJourney], measured: Sequence[Measured], legs: Legs, params: AuditParams
) -> Found:
    """
    Ask about journeys of one claimant that began before the one before can have ended and its driver come.

    A journey is given only `quick_share` of the network's time, and claimed times are taken to be off by
    `slack_minutes`.
    """
    for day in days_of(journeys):
        over = {group: max(_over(journeys[at], measured[at], params) for at in group) for group in day}
        current = day[0]
        for previous, group in pairwise(day):
            came = over[current]
            if current == previous:
                came += _way(journeys[current[0]], journeys[group[0]], legs, params)
            if came > _start(journeys[group[0]]) + params.slack_minutes:
                yield from _overlap(journeys, current, group, came)
            if over[group] >= over[current]:
                current = group


def _over(journey: ClaimedJourney, measured: Measured, params: AuditParams) -> float:
    """The earliest minute of the day at which a journey can have been over."""
    driven = 0.0 if measured.minutes is None else params.quick_share * measured.minutes
    stated = _minute(journey.finish)
    return max(_start(journey) + driven, stated if stated >= _start(journey) else 0.0)


def _way(before: ClaimedJourney, after: ClaimedJourney, legs: Legs, params: AuditParams) -> float:
    key = _connection(before, after)
    if key is None:
        return 0.0
    minutes = legs[key].seconds / 60
    return params.quick_share * minutes if minutes < _DAY_MINUTES else 0.0


def _overlap(journeys: Sequence[ClaimedJourney], first: Group, second: Group, came: float) -> Found:
    one, other = journeys[first[0]], journeys[second[0]]
    earliest = f"{int(came) // 60 % 24:02}:{int(came) % 60:02}"
    for group, about in ((first, second), (second, first)):
        rows = tuple(journeys[at].row for at in about)
        text = (
            f"The journey from {one.start:%H:%M} and the one from {other.start:%H:%M} overlap: by road the"
            f" second can hardly have begun before {earliest}. The other stands in {rows_words(rows)}."
        )
        for at in group:
            yield at, Query(QueryKind.IN_TWO_PLACES, text, rows)


def ask_quick(journeys: Sequence[ClaimedJourney], measured: Sequence[Measured], params: AuditParams) -> Found:
    """Ask about journeys that say they took much less time than the road does."""
    for at, (journey, road) in enumerate(zip(journeys, measured, strict=True)):
        if journey.start is None or journey.finish is None or road.minutes is None:
            continue
        took = _minute(journey.finish) - _start(journey)
        if took >= 0 and took + params.slack_minutes < params.quick_share * road.minutes:
            text = (
                f"From {journey.start:%H:%M} to {journey.finish:%H:%M} are {took:.0f} minutes; by the fastest"
                f" way it takes {road.minutes:.0f}."
            )
            yield at, Query(QueryKind.QUICK, text)


def _minute(moment: time | None) -> float:
    return -1.0 if moment is None else moment.hour * 60 + moment.minute + moment.second / 60


def _start(journey: ClaimedJourney) -> float:
    return _minute(journey.start)
