"""Rooms × age bands × hours × days as classes of capacity, and the choice of venues within them."""

import itertools
from dataclasses import replace
from datetime import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from geoplan.domain.ages import AgeBand
from geoplan.domain.hours import Weekday
from geoplan.errors import InfeasibleError, InputError
from geoplan.siting.capacitated import solve_capacitated
from geoplan.siting.rooms import ClassParams, venue_problem
from geoplan.siting.rooms.capacity.classes import SessionType, capacities, classes_of
from geoplan.siting.rooms.placing.options import kinds_of
from geoplan.siting.sites import Site, Standing
from tests.siting.rooms.weeks import MONDAY, QUIET, child, hours, room, session, small, venue, week, worker

WHOLE_DAY = ClassParams(day_parts=(), usable_percent=100)
BANDS = st.frozensets(st.sampled_from([AgeBand.BABY, AgeBand.TODDLER, AgeBand.CHILD]), min_size=1)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(BANDS, st.integers(1, 3)), min_size=1, max_size=4),
    st.dictionaries(st.tuples(BANDS, st.integers(1, 2)), st.integers(1, 12), min_size=1, max_size=4),
)
def test_hours_fit_the_classes_exactly_when_they_fit_the_rooms(rooms, wanted):
    hall = venue(
        "hall",
        rooms=tuple(room(f"r{at}", *bands, children=children) for at, (bands, children) in enumerate(rooms)),
        hours=hours(9, 15),
    )
    types = {SessionType(tuple(sorted(bands)), number): asked for (bands, number), asked in wanted.items()}
    classes = classes_of([hall], {(Weekday.MONDAY, (0, 24 * 60)): frozenset(types)})
    room_hours = capacities(classes, [hall], WHOLE_DAY)[0]
    asked = np.array([sum(types[each] for each in one.types) for one in classes])
    kinds = kinds_of([hall])
    homeless = any(not any(each.fits(kind) for kind in kinds) for each in types)
    assert (bool((asked <= room_hours + 1e-9).all()) and not homeless) == _fits(types, kinds)


def _fits(types, kinds) -> bool:
    """Whether hours of types can be given to kinds of rooms, each open six hours."""
    pairs = [
        (one, kind) for one, kind in itertools.product(types, range(len(kinds))) if one.fits(kinds[kind])
    ]
    if not pairs:
        return False
    served = np.array([[float(one == each) for one, _ in pairs] for each in types])
    used = np.array([[float(kind == each) for _, kind in pairs] for each in range(len(kinds))])
    found = linprog(
        np.zeros(len(pairs)), A_ub=used, b_ub=[6.0 * len(kind.rooms) for kind in kinds], A_eq=served,
        b_eq=[float(asked) for asked in types.values()],
    )  # fmt: skip
    return found.status == 0


def sites(**standing):
    return [
        Site(code=code, standing=kind, running=100_000, closing=10_000) for code, kind in standing.items()
    ]


def test_a_family_moves_where_a_room_is_cheaper_than_the_way():
    given = small()
    problem = venue_problem(
        given, sites(hall=Standing.MUST_STAY, mill=Standing.MAY_CLOSE), weeks=10, params=WHOLE_DAY
    )
    found = solve_capacitated(problem)
    # C0003 would travel 18 minutes each way and change venue, ten times; mill costs ten times that.
    assert found.open_sites == ("hall",)
    assert found.cost == 100_000 + 10_000 + 10 * (2 * 18 * 20 + 1_500)
    dear = venue_problem(
        given, sites(hall=Standing.MUST_STAY, mill=Standing.MAY_CLOSE), weeks=52, params=WHOLE_DAY
    )
    assert solve_capacitated(dear).open_sites == ("hall", "mill")


def test_missing_hours_are_named_with_day_time_and_ages():
    people = [(child(f"C{n}", 20, 0), 20.0) for n in range(3)]
    after = [session(f"S{n}", MONDAY, time(16), time(18), f"C{n}", room="1") for n in range(3)]
    hall = venue("retford", rooms=(room("1", AgeBand.BABY), room("2", AgeBand.CHILD)), hours=hours(9, 18))
    problem = venue_problem(
        week(after, people, [(replace(hall, hours=hours(9, 18)), 20.0)], [worker("W001")], QUIET),
        sites(retford=Standing.MUST_STAY),
        params=ClassParams(usable_percent=100),
    )
    with pytest.raises(InfeasibleError) as told:
        solve_capacitated(problem)
    # Three babies for two hours each, and one room for babies, open two hours and three quarters after 15:15.
    assert str(told.value) == (
        "No choice of sites serves everybody: Monday from 15:15, baby: 6 session-hours are needed, and "
        "the sites that may be open have at most 2.75: 3.25 short."
    )


def test_a_family_with_high_risk_goes_where_that_is_taken():
    given = small()
    risky = replace(given, sessions=tuple(replace(one, high_risk=True) for one in given.sessions))
    problem = venue_problem(risky, sites(hall=Standing.MUST_STAY, mill=Standing.MUST_STAY))
    with pytest.raises(InfeasibleError, match="C0001 can be served from no site"):
        solve_capacitated(problem)


def test_a_site_that_is_no_venue_is_refused():
    with pytest.raises(InputError, match="site barn is no venue"):
        venue_problem(small(), sites(barn=Standing.MAY_OPEN))
