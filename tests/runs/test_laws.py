"""
What holds for every week: a rule less is never dearer, more steps are never worse, the same is the same.

Weeks are drawn without carers and other adults. Whoever they can take they take first, whatever it costs, so
a rule less can make them take what a volunteer would have taken for less.
"""

import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geoplan.domain.drivers import Provider
from geoplan.domain.people import Need
from geoplan.io.plans import plan_to_json
from geoplan.runs.assembling.assemble import assemble
from geoplan.runs.case import Case
from geoplan.runs.case.params import RunParams
from geoplan.runs.case.requests import requests_of
from geoplan.runs.check import check
from geoplan.runs.ladder.fallback import fallback_of
from geoplan.runs.week import plan_week
from tests.runs.worlds import MONDAY, TUESDAY, child, driver, session, small_case, worker

# The same examples each time: whether the search is good enough must not depend on the day.
_same = settings(
    max_examples=20, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
_few = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])

STEPS = 400
ROUNDING_PENCE = 20
"""Each item of each run is rounded to whole pence; the search does not round."""
NOISE = 0.01
"""What the search may miss, as a share of the cost."""

TIGHT = RunParams(
    workers_drive=False,
    provider_area_is_hard=True,
    escort_is_hard=True,
    week_minutes=150,
    arrive_early_minutes=15,
    collect_within_minutes=10,
    hard_ride_under_5_minutes=30,
    soft_ride_5_to_10_minutes=30,
    hard_ride_5_to_10_minutes=30,
    soft_ride_from_11_minutes=35,
    hard_ride_from_11_minutes=35,
)


def with_params(**changes) -> Callable[[Case], Case]:
    return lambda case: replace(case, params=replace(case.params, **changes))


def with_drivers(**changes) -> Callable[[Case], Case]:
    return lambda case: replace(case, drivers=tuple(replace(one, **changes) for one in case.drivers))


def with_children(**changes) -> Callable[[Case], Case]:
    return lambda case: replace(case, children=tuple(replace(one, **changes) for one in case.children))


RULES_LESS = {
    "provider area": with_params(provider_area_is_hard=False),
    "hard ride": with_params(
        hard_ride_under_5_minutes=90, hard_ride_5_to_10_minutes=90, hard_ride_from_11_minutes=90
    ),
    "earlier arrival": with_params(arrive_early_minutes=60),
    "later collection": with_params(collect_within_minutes=60),
    "escort": with_params(escort_is_hard=False),
    "week": with_params(week_minutes=None),
    "longest day": with_drivers(longest_day_minutes=None),
    "longest day in miles": with_drivers(longest_day_miles=None),
    "seats": with_drivers(seats=6),
    "apart": with_children(never_with=frozenset()),
    "barred": with_children(barred_drivers=frozenset()),
    "alone": with_children(needs=frozenset()),
}


@st.composite
def weeks(draw, *, most=4) -> Case:
    """Children along the line with one session each, on two days, in and out of the providers' areas."""
    starts = st.sampled_from([time(10), time(10, 20), time(13)])
    members, sessions = [], []
    for at in range(1, draw(st.integers(1, most)) + 1):
        code = f"C{at:04d}"
        members.append(
            child(
                code,
                draw(st.integers(0, 50)),
                draw(st.sampled_from([3, 8, 13])),
                contact_district=draw(st.sampled_from(["North", "North", "South"])),
                barred_drivers=draw(st.sampled_from([frozenset(), frozenset({"D001"})])),
                needs=draw(st.sampled_from([frozenset(), frozenset(), frozenset({Need.ALONE})])),
            )
        )
        start, day = draw(starts), draw(st.sampled_from([MONDAY, MONDAY, TUESDAY]))
        sessions.append(session(f"S{at:04d}", day, start, time(start.hour + 1, 30), code, worker=f"W00{at}"))
    if len(members) > 1:
        members[0] = replace(members[0], never_with=frozenset({"C0002"}))
    north, both = frozenset({"North"}), frozenset({"North", "South"})
    return small_case(
        days=(MONDAY, TUESDAY),
        children=tuple(members),
        carers=(),
        sessions=tuple(sessions),
        drivers=(
            driver("D001", 8, seats=2, longest_day_minutes=180),
            driver("D002", 32, provider="retford-wheels", longest_day_miles=45),
        ),
        providers=(
            Provider(code="bassetlaw", name="Bassetlaw Action", contact_districts=north),
            Provider(code="retford-wheels", name="Retford Wheels", contact_districts=both),
        ),
        workers=tuple(worker(f"W00{at}") for at in range(1, most + 1)),
        params=TIGHT,
    )


def most_for(pence: int) -> float:
    """The most that a week may cost that should cost no more than so much."""
    return pence * (1 + NOISE) + ROUNDING_PENCE


@_same
@given(weeks(), st.sampled_from(sorted(RULES_LESS)))
def test_a_rule_less_never_makes_the_week_dearer(case, rule):
    before = plan_week(case, iterations=STEPS)
    after = plan_week(RULES_LESS[rule](case), iterations=STEPS)
    assert after.cost.total <= most_for(before.cost.total)


@_same
@given(weeks(), st.integers(0, 50))
def test_a_volunteer_more_never_makes_the_week_dearer(case, minute):
    before = plan_week(case, iterations=STEPS)
    more = replace(
        case,
        drivers=(*case.drivers, driver("D003", minute)),
        travel=small_case(
            children=case.children, carers=(), drivers=(*case.drivers, driver("D003", minute))
        ).travel,
    )
    assert plan_week(more, iterations=STEPS).cost.total <= most_for(before.cost.total)


def test_a_rule_less_can_make_the_week_cheaper():
    # C0001 of the south may only go with D002, 45 miles a day; D001 lives next door.
    case = replace(
        small_case(
            days=(MONDAY,),
            children=(child("C0001", 9, 13, contact_district="South"),),
            carers=(),
            sessions=(session("S0001", MONDAY, time(10), time(11, 30), "C0001"),),
        ),
        params=TIGHT,
    )
    before, after = (plan_week(one, iterations=50) for one in (case, RULES_LESS["provider area"](case)))
    assert after.cost.total < before.cost.total - ROUNDING_PENCE
    assert check(case, after).hard != ()


@_few
@given(weeks())
def test_a_week_never_costs_more_than_taxis_for_everybody(case):
    params = case.params
    taxis = sum(
        fallback_of(case, request).pence + params.new_face_pence * len(request.children)
        for request in requests_of(case)
    )
    assert plan_week(case, iterations=0).cost.total <= taxis + ROUNDING_PENCE


@_few
@given(weeks(), st.lists(st.integers(0, 600), min_size=2, max_size=3))
def test_more_steps_never_make_the_week_dearer(case, steps):
    costs = [plan_week(case, iterations=one).cost.total for one in sorted(steps)]
    assert max(b - a for a, b in itertools.pairwise(costs)) <= ROUNDING_PENCE


@_few
@given(weeks(), st.integers(0, 1_000), st.integers(0, 400))
def test_the_same_week_seed_and_steps_are_the_same_plan_to_the_byte(case, seed, steps):
    heard = []
    plan = plan_week(case, seed=seed, iterations=steps)
    again = plan_week(case, seed=seed, iterations=steps, progress=heard.append, stop=lambda: False)
    assert plan_to_json(plan) == plan_to_json(again)


@_few
@given(weeks(), st.integers(0, 400))
def test_the_search_prices_a_week_as_its_plan_does(case, steps):
    heard = []
    plan = plan_week(case, iterations=steps, progress=heard.append)
    if assemble(case).problem.allowed.any():
        assert abs(heard[-1].cost - plan.cost.total) <= ROUNDING_PENCE
