"""
The independent check of an allotment: every rule counted again from the week alone.

It shares nothing with what makes allotments but the week, the parameters and the result, and trusts none of
the result's figures.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import combinations

from geoplan.domain.geography import METRES_PER_MILE
from geoplan.domain.people import ContactWorker
from geoplan.domain.periods import Period
from geoplan.domain.sessions import Occurrence
from geoplan.domain.venues import Venue
from geoplan.siting.rooms.result import Allotment, Placed
from geoplan.siting.rooms.week import RoomWeek


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that an allotment does not keep: its code, whose, and by how much in words."""

    rule: str
    who: str
    found: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.who}: {self.found}"


def check_allotment(week: RoomWeek, allotment: Allotment) -> tuple[Breach, ...]:
    """Return every rule that an allotment does not keep; none when all is well."""
    rules: tuple[Callable[[RoomWeek, Allotment], Iterator[Breach]], ...] = (
        _everyone_once, _fit, _hours, _windows, _clashes, _workers, _present, _weeks, _loans, _travel,
        _prices,
    )  # fmt: skip
    return tuple(breach for rule in rules for breach in rule(week, allotment))


def _everyone_once(week: RoomWeek, allotment: Allotment) -> Iterator[Breach]:
    told = [one.occasion for one in allotment.placed] + [one.occasion for one in allotment.unplaced]
    asked: list[Occurrence] = []
    for session in week.sessions:
        asked += session.occurrences(week.week, week.week + timedelta(days=6))
    for occasion in asked:
        times = told.count(occasion)
        if times != 1:
            yield Breach("once", occasion.session, f"{times} times in the allotment")
    for occasion in told:
        if occasion not in asked:
            yield Breach("once", occasion.session, "not a session of this week")


def _venue(week: RoomWeek, code: str) -> Venue | None:
    return next((venue for venue in week.venues if venue.code == code), None)


def _fit(week: RoomWeek, allotment: Allotment) -> Iterator[Breach]:
    for one in allotment.placed:
        venue = _venue(week, one.venue)
        session = next(each for each in week.sessions if each.code == one.occasion.session)
        if venue is None:
            yield Breach("venue", session.code, f"{one.venue} is closed")
            continue
        room = next((each for each in venue.rooms if each.code == one.room), None)
        if room is None:
            yield Breach("room", session.code, f"{one.venue} has no room {one.room}")
            continue
        ages = {
            child.age_band(one.start.date()) for child in week.children if child.code in one.occasion.children
        }
        if not ages <= room.ages:
            yield Breach(
                "age", session.code, f"{room.code} does not suit {', '.join(sorted(ages - room.ages))}"
            )
        if len(one.occasion.children) > room.children:
            yield Breach(
                "size", session.code, f"{len(one.occasion.children)} in {room.code} for {room.children}"
            )
        if not venue.takes(high_risk=session.high_risk):
            yield Breach("risk", session.code, f"{venue.code} does not take it")


def _hours(week: RoomWeek, allotment: Allotment) -> Iterator[Breach]:
    for one in allotment.placed:
        if one.end - one.start != one.occasion.end - one.occasion.start:
            yield Breach("length", one.occasion.session, f"lasts {one.end - one.start}")
        venue = _venue(week, one.venue)
        stretches = venue.hours.on(one.start.weekday()) if venue else ()
        if not any(each.start <= one.start.time() and one.end.time() <= each.end for each in stretches):
            yield Breach(
                "hours", one.occasion.session, f"{one.venue} is not open {one.start:%a %H:%M}–{one.end:%H:%M}"
            )


def _windows(week: RoomWeek, allotment: Allotment) -> Iterator[Breach]:
    move = timedelta(minutes=week.params.move_minutes)
    for one in allotment.placed:
        was, who = one.occasion, one.occasion.session
        if who in week.windows:
            day = one.start.weekday()
            if not week.windows[who].covers(day, one.start.time(), one.end.time()):
                yield Breach("window", who, f"{one.start:%a %H:%M} is outside its window")
            continue
        if one.start.date() != was.start.date() or abs(one.start - was.start) > move:
            yield Breach("window", who, f"moved from {was.start:%a %H:%M} to {one.start:%a %H:%M}")
        pupil = any(child.school for child in week.children if child.code in was.children)
        after_school = was.start.weekday() < 5 and was.start.time() >= week.params.school_end
        if pupil and after_school and one.start.time() < week.params.school_end:
            yield Breach("school", who, f"{one.start:%H:%M} is before the school's end")


def _apart(one: Placed, other: Placed, gap_minutes: int) -> bool:
    gap = timedelta(minutes=gap_minutes)
    return one.end + gap <= other.start or other.end + gap <= one.start


def _clashes(week: RoomWeek, allotment: Allotment) -> Iterator[Breach]:
    params = week.params
    for one, other in combinations(allotment.placed, 2):
        who = f"{one.occasion.session}, {other.occasion.session}"
        same_room = (one.venue, one.room) == (other.venue, other.room)
        if same_room and not _apart(one, other, params.turnaround_minutes):
            yield Breach("room clash", who, f"{one.venue}, {one.room}, {one.start:%a %H:%M}")
        shared = set(one.occasion.children) & set(other.occasion.children)
        if shared and not _apart(one, other, params.child_gap_minutes):
            yield Breach("child clash", who, f"{one.start:%a %H:%M} and {other.start:%a %H:%M}")
        if one.worker and one.worker == other.worker and not _apart(one, other, params.notes_minutes):
            yield Breach("worker clash", who, f"{one.worker}, {one.start:%a %H:%M}")


def _where(allotment: Allotment, worker: ContactWorker, day: date) -> str:
    """Return the venue a worker is at on a day."""
    return next(
        (one.venue for one in allotment.lent if (one.worker, one.day) == (worker.code, day)), worker.base
    )


def _on_duty(worker: ContactWorker, start: datetime, end: datetime) -> bool:
    shifts = worker.hours.on(start.weekday())
    return any(shift.start <= start.time() and end.time() <= shift.end for shift in shifts)


def _workers(week: RoomWeek, allotment: Allotment) -> Iterator[Breach]:
    supervised = {session.code: session.supervised for session in week.sessions}
    for one in allotment.placed:
        who = one.occasion.session
        if not supervised.get(who):
            continue
        worker = next((each for each in week.workers if each.code == one.worker), None)
        if worker is None:
            yield Breach("worker", who, "nobody supervises it")
        elif _where(allotment, worker, one.start.date()) != one.venue:
            yield Breach("worker", who, f"{worker.code} is not at {one.venue}")
        elif not _on_duty(worker, one.start, one.end):
            yield Breach("worker", who, f"{worker.code} is not on duty {one.start:%a %H:%M}–{one.end:%H:%M}")


def _present(week: RoomWeek, allotment: Allotment) -> Iterator[Breach]:
    """Somebody is on duty at a venue in every minute of every session."""
    for one in allotment.placed:
        here = [each for each in week.workers if _where(allotment, each, one.start.date()) == one.venue]
        moment = one.start
        while moment < one.end:
            soon = moment + timedelta(minutes=1)
            if not any(_on_duty(worker, moment, soon) for worker in here):
                yield Breach("presence", one.occasion.session, f"nobody is on duty at {moment:%a %H:%M}")
                break
            moment = soon


def _weeks(week: RoomWeek, allotment: Allotment) -> Iterator[Breach]:
    for worker in week.workers:
        spans = [one.end - one.start for one in allotment.placed if one.worker == worker.code]
        minutes = sum(spans, timedelta()) / timedelta(minutes=1)
        most = worker.weekly_minutes * week.params.supervising_percent / 100
        if minutes > most + 1e-6:
            yield Breach("week", worker.code, f"{minutes:.0f} minutes in sessions, {most:.0f} allowed")


def _loans(week: RoomWeek, allotment: Allotment) -> Iterator[Breach]:
    between, params = week.travel.between, week.params
    for one in allotment.lent:
        worker = next((each for each in week.workers if each.code == one.worker), None)
        if worker is None or worker.base != one.base:
            yield Breach("loan", one.worker, f"is not based at {one.base}")
            continue
        if _venue(week, one.venue) is None:
            yield Breach("loan", one.worker, f"{one.venue} is closed")
            continue
        if sum((each.worker, each.day) == (one.worker, one.day) for each in allotment.lent) > 1:
            yield Breach("loan", one.worker, f"is lent twice on {one.day:%d/%m/%Y}")
        pair = between.select(origins=[one.base, one.venue], destinations=[one.base, one.venue])
        there_s, back_s = pair.seconds[0, 1], pair.seconds[1, 0]
        if max(there_s, back_s) > 60 * params.lend_minutes:
            yield Breach("loan", one.worker, f"{one.venue} is {max(there_s, back_s) / 60:.0f} minutes away")
        hours = (there_s + back_s) / 3600
        miles = (pair.metres[0, 1] + pair.metres[1, 0]) / METRES_PER_MILE
        pence = hours * params.worker_pence_per_hour + miles * params.worker_pence_per_mile
        if abs(pence - one.pence) > 1:
            yield Breach("price", one.worker, f"a loan for {one.pence} pence, not {pence:.0f}")


def _minutes(week: RoomWeek, one: Placed, *, back: bool) -> list[float]:
    """Return how long each child is on the way."""
    moment: time = one.end.time() if back else one.start.time()
    table = (week.travel.back if back else week.travel.there)[Period.at(moment)]
    found = []
    for child in one.occasion.children:
        ends = (one.venue, child) if back else (child, one.venue)
        at = table.origins.index(ends[0]), table.destinations.index(ends[1])
        found.append(float(table.seconds[at]) / 60)
    return found


def _travel(week: RoomWeek, allotment: Allotment) -> Iterator[Breach]:
    for one in (each for each in allotment.placed if _venue(week, each.venue)):
        longest, most = max(_minutes(week, one, back=False)), week.params.most_travel_minutes
        if one.venue != one.occasion.venue and longest > most + 1e-9:
            yield Breach(
                "travel", one.occasion.session, f"{longest:.0f} minutes to {one.venue}, {most} allowed"
            )


def _alike(week: RoomWeek, venue: str, *codes: str) -> bool:
    """Whether rooms of a venue suit the same ages and as many children."""
    rooms = [room for each in week.venues if each.code == venue for room in each.rooms if room.code in codes]
    found = {room.code for room in rooms} == set(codes)
    return found and len({(room.ages, room.children) for room in rooms}) == 1


def _prices(week: RoomWeek, allotment: Allotment) -> Iterator[Breach]:
    params, total = week.params, 0
    for one in allotment.placed:
        was = one.occasion
        total += one.pence
        if _venue(week, one.venue) is None:
            continue  # told already, and nobody knows how far it is
        travel = sum(_minutes(week, one, back=False)) + sum(_minutes(week, one, back=True))
        pence = travel * params.pence_per_child_minute
        if one.venue != was.venue:
            pence += params.other_venue_pence
        elif not _alike(week, one.venue, one.room, was.room):
            pence += params.other_room_pence
        if one.start.date() != was.start.date():
            pence += params.other_day_pence
        elif one.start != was.start:
            pence += params.other_time_pence
        now, then = one.start.time(), was.start.time()
        pence += abs(60 * (now.hour - then.hour) + now.minute - then.minute) * params.pence_per_minute_moved
        if abs(pence - one.pence) > 1:
            yield Breach("price", was.session, f"{one.pence} pence, not {pence:.0f}")
    total += sum(one.pence for one in allotment.lent)
    court = {session.code: session.court_priority for session in week.sessions}
    for missing in allotment.unplaced:
        waits = court[missing.occasion.session]
        total += params.unplaced_court_pence if waits else params.unplaced_pence
    if total != allotment.pence:
        yield Breach("price", "all", f"{allotment.pence} pence, not {total}")
    if allotment.bound > allotment.pence:
        yield Breach("price", "all", f"a bound of {allotment.bound} above {allotment.pence} pence")
