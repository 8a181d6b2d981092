"""Every way of holding a few sessions, tried out."""

import itertools
from collections.abc import Iterator
from datetime import date, timedelta

from geoplan.domain.sessions import Occurrence
from geoplan.siting.rooms import RoomWeek

Way = tuple[str, str, int, int, str, float] | None


def least(week: RoomWeek) -> tuple[int, int, float]:
    """The least sessions of courts left out, then of others, then pence; nobody is lent."""
    ways = [[None, *_ways(week, one)] for one in week.occasions]
    best: tuple[int, int, float] = (99, 99, 0.0)
    for choice in itertools.product(*ways):
        out = [week.session[o.session] for o, way in zip(week.occasions, choice, strict=True) if way is None]
        court = sum(session.court_priority for session in out)
        pence = sum(way[5] for way in choice if way is not None)
        found = court, len(out) - court, pence
        if found < best and _allowed(week, choice):
            best = found
    return best


def _minute(moment) -> int:
    return 60 * moment.hour + moment.minute


def _ways(week: RoomWeek, one: Occurrence) -> Iterator[Way]:
    """Venue, room, start, end, worker and price of each way by itself."""
    params, session, day = week.params, week.session[one.session], one.start.date()
    usual, length = _minute(one.start), _minute(one.end) - _minute(one.start)
    steps = params.move_minutes // params.step_minutes
    for venue in week.venues:
        minutes = [_minutes(week, child, venue.code) for child in one.children]
        if venue.code != one.venue and max(minutes) > params.most_travel_minutes:
            continue
        for room, step in itertools.product(venue.rooms, range(-steps, steps + 1)):
            start = usual + step * params.step_minutes
            if not _suits(week, one, room, day) or not venue.takes(high_risk=session.high_risk):
                continue
            if not _covers(venue.hours, day, start, start + length):
                continue
            pence = params.pence_per_child_minute * 2 * sum(minutes)
            if venue.code != one.venue:
                pence += params.other_venue_pence
            elif not any(_alike(room, own) for own in venue.rooms if own.code == one.room):
                pence += params.other_room_pence
            if step:
                pence += params.other_time_pence + params.pence_per_minute_moved * abs(start - usual)
            here = [worker for worker in week.workers if worker.base == venue.code]
            for worker in here:
                if session.supervised and _covers(worker.hours, day, start, start + length):
                    yield venue.code, room.code, start, start + length, worker.code, round(pence)
            if not session.supervised and all(
                any(_covers(worker.hours, day, minute, minute + 1) for worker in here)
                for minute in range(start, start + length)
            ):
                yield venue.code, room.code, start, start + length, "", round(pence)


def _alike(one, other) -> bool:
    return (one.ages, one.children) == (other.ages, other.children)


def _suits(week: RoomWeek, one: Occurrence, room, day: date) -> bool:
    bands = {week.child[code].age_band(day) for code in one.children}
    return bands <= room.ages and len(one.children) <= room.children


def _covers(hours, day: date, start: int, end: int) -> bool:
    return any(_minute(each.start) <= start and end <= _minute(each.end) for each in hours.on(day.weekday()))


def _minutes(week: RoomWeek, child: str, venue: str) -> float:
    table = next(iter(week.travel.there.values()))
    return float(table.seconds[table.origins.index(child), table.destinations.index(venue)]) / 60


def _allowed(week: RoomWeek, choice: tuple[Way, ...]) -> bool:
    params = week.params
    held = [(o, way) for o, way in zip(week.occasions, choice, strict=True) if way is not None]
    for (one, way), (other, their) in itertools.combinations(held, 2):
        if one.start.date() != other.start.date():
            continue
        apart = max(way[2], their[2]) - min(way[3], their[3])
        if way[:2] == their[:2] and apart < params.turnaround_minutes:
            return False
        if set(one.children) & set(other.children) and apart < params.child_gap_minutes:
            return False
        both = week.session[one.session].supervised and week.session[other.session].supervised
        if both and way[4] == their[4] and apart < params.notes_minutes:
            return False
    for worker in week.workers:
        spent = sum(
            timedelta(minutes=way[3] - way[2]) / timedelta(minutes=1)
            for one, way in held
            if way[4] == worker.code and week.session[one.session].supervised
        )
        if spent > worker.weekly_minutes * params.supervising_percent / 100:
            return False
    return True
