from datetime import time

import pytest

from geoplan.county.population.diary import Booking
from geoplan.county.population.workers import WorkerParams, make_workers
from geoplan.domain.hours import Weekday
from tests.county.population.small import venue

HALL, BARN = venue("hall"), venue("barn")


def at(hour, weekday=0, place="hall", room="1", hours=1):
    return Booking(place, room, Weekday(weekday), time(hour), time(hour + hours))


def test_a_family_keeps_its_worker():
    family = [at(10, 0), at(10, 2), at(10, 4)]
    workers, chosen = make_workers([family], [HALL], WorkerParams())
    assert [worker.code for worker in workers] == ["W001"]
    assert set(chosen.values()) == {"W001"}


def test_two_sessions_at_once_need_two_workers_and_notes_take_time():
    first, clashing, too_soon, later = at(10), at(10, room="2"), at(11, room="3"), at(13)
    workers, chosen = make_workers([[first], [clashing], [later]], [HALL], WorkerParams())
    assert len(workers) == 2
    assert chosen[first] == chosen[later] != chosen[clashing]
    assert len(make_workers([[first], [too_soon]], [HALL], WorkerParams())[0]) == 2
    assert len(make_workers([[first], [too_soon]], [HALL], WorkerParams(notes_minutes=0))[0]) == 1


def test_nobody_supervises_more_than_their_hours():
    families = [[at(9, day, hours=3)] for day in range(5)]
    workers, _ = make_workers(families, [HALL], WorkerParams(supervising_minutes=6 * 60))
    assert len(workers) == 3


def test_workers_stay_at_their_base_and_every_venue_has_one():
    workers, chosen = make_workers([[at(10), at(10, 1, "barn")]], [HALL, BARN, venue("shed")], WorkerParams())
    assert {worker.base for worker in workers} == {"hall", "barn", "shed"}
    bases = {worker.code: worker.base for worker in workers}
    assert all(bases[code] == booking.venue for booking, code in chosen.items())


def test_time_in_sessions_is_part_of_the_paid_time():
    with pytest.raises(ValueError, match="paid time"):
        WorkerParams(weekly_minutes=600, supervising_minutes=700)
