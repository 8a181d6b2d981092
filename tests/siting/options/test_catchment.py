from datetime import time

import numpy as np
import pytest

from geoplan.domain.ages import AgeBand
from geoplan.domain.hours import WeeklyHours
from geoplan.domain.ledger import LedgerSession
from geoplan.domain.scenarios import Scenario
from geoplan.domain.venues import Room
from geoplan.network.cache import ArrayCache
from geoplan.siting.options.catchment import Catchments, catchments_of
from geoplan.siting.options.compare import compare_venues
from tests.runs.worlds import MONDAY, child, seconds_between, session, venue, worker
from tests.siting.options.worlds import CHEAP_MOVES, QUICKLY, travel_of, two_workers

# One room, for one session of the week, and not for babies; five minutes from everybody here at most.
SMALL_EAST = venue(
    "east",
    33,
    rooms=(Room(code="1", ages=frozenset(AgeBand) - {AgeBand.BABY}),),
    hours=WeeklyHours.same_every_day(time(11), time(12, 30)),
)
OPEN_SMALL = Scenario(name="open a small east", opened=(SMALL_EAST,))
HOMES = {"C0004": 34, "C0005": 31, "C0006": 33}


def compared(**how):
    years = {"C0004": 14, "C0005": 12, "C0006": 0}
    case = two_workers(
        children=tuple(child(code, minute, years[code]) for code, minute in HOMES.items()),
        carers=(),
        sessions=tuple(
            session(f"S{at}", MONDAY, time(11), time(12, 30), code, room=f"{at}")
            for at, code in enumerate(HOMES, start=1)
        ),
        venues=(venue(rooms=tuple(Room(code=f"{at}") for at in (1, 2, 3))),),
        workers=tuple(worker(f"W00{at}") for at in (1, 2, 3)),
        schools=(),
    )
    given = {"params": QUICKLY, "rooms": CHEAP_MOVES, "anew": False}
    return compare_venues(case, travel_of(case, SMALL_EAST), (OPEN_SMALL,), **given | how)


def test_a_catchment_is_of_those_who_go_there_not_of_those_who_live_nearest(tmp_path):
    cache = ArrayCache(tmp_path)
    found = compared(cache=cache).outcome(OPEN_SMALL.name).catchments
    assert all(seconds_between(home, 33) < seconds_between(home, 20) for home in HOMES.values())
    # C0004 saves most and takes the only room; it is full then for C0005, and suits no baby such as C0006.
    assert found.venues == ("retford", "east")
    assert found.sessions.tolist() == [[0, 1], [1, 0], [1, 0]]
    again = compared(cache=cache).outcome(OPEN_SMALL.name).catchments
    assert again.venues == found.venues
    assert np.array_equal(again.sessions, found.sessions)


def test_a_session_of_two_counts_for_both_and_one_cancelled_for_nobody():
    held = (
        LedgerSession(day=MONDAY, session="S1", venue="b"),
        LedgerSession(day=MONDAY, session="S2", venue="b"),
        LedgerSession(day=MONDAY, session="S2", venue="a", cancelled=True),
    )
    found = catchments_of(["C1", "C2", "C3"], ["a", "b"], held, {"S1": ["C1", "C3"], "S2": ["C1"]})
    assert found.sessions.tolist() == [[0, 2], [0, 0], [0, 1]]
    together = np.array([True, True, True])
    assert (found.sessions_of(together).tolist(), found.visitors(together).tolist()) == ([0, 3], [0, 2])


def test_sessions_of_other_venues_are_refused():
    with pytest.raises(ValueError, match="not of 3 venues"):
        Catchments(("a", "b", "c"), np.zeros((4, 2), np.int64))
