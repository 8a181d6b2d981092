from collections import defaultdict
from dataclasses import replace
from datetime import time

from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.domain.ages import AgeBand
from geoplan.domain.ledger import PAID_ITEMS, Amounts
from geoplan.domain.plans import Mode
from geoplan.domain.seats import SeatStock
from geoplan.runs.case.params import RunParams
from geoplan.runs.costs import cost_of
from geoplan.runs.ledger import ledger_of
from tests.runs.hand_plans import CARER_TAKES, D001_TIMES, good_plan, plan_with, run_of, there_and_back
from tests.runs.ledger.test_driven import shared_run
from tests.runs.worlds import MONDAY, WEDNESDAY, driver, session, small_case, small_sessions, worker


def roomy_case(**other):
    return small_case(
        drivers=(driver("D001", 8), driver("D002", 32, child_seats=SeatStock(0, 3, 1))), **other
    )


def shared_plan(case):
    """C0004 and the two of S0001 in one car; a worker takes S0001 home; S0004 by volunteer and by nobody."""
    takes_home = (("S0001-in", "up", D001_TIMES["in_up"]), ("S0001-in", "down", D001_TIMES["in_down"]))
    stops = there_and_back("S0004", **D001_TIMES)[:2]
    runs = (
        shared_run(case),
        run_of(case, "W001", MONDAY, takes_home, mode=Mode.WORKER),
        run_of(case, "D001", WEDNESDAY, stops),
    )
    return plan_with(case, runs, CARER_TAKES | {"S0004-in": (Mode.NOBODY, None, 0)})


def assert_adds_up(case, plan):
    ledger = ledger_of(case, plan)
    assert ledger.total == Amounts.sum(row.amounts for row in ledger.journeys)
    assert {item: getattr(ledger.total, item) for item in PAID_ITEMS} == {
        item: pence for item, pence in plan.cost if item in PAID_ITEMS
    }
    assert ledger.differences() == ()
    assert ledger.total.paid_pence + sum(pence for _, pence in ledger.unpaid) == plan.cost.total
    by_run = defaultdict(list)
    for leg in ledger.legs:
        if leg.run:
            by_run[leg.run].append(leg.amounts)
    for run in plan.runs:
        total = Amounts.sum(by_run[run.code])
        assert (total.metres, total.empty_m, total.driving_s) == (
            run.metres,
            run.empty_metres,
            run.driving_s,
        )
        assert total.away_s == run.end_s - run.start_s
    wanted = sorted((one.code, child) for one in plan.requests for child in one.children)
    assert sorted((row.request, row.child) for row in ledger.journeys) == wanted
    return ledger


def test_rows_add_up_to_the_plan():
    case = small_case()
    assert_adds_up(case, good_plan(case))
    case = roomy_case()
    assert_adds_up(case, shared_plan(case))


@settings(max_examples=15, deadline=None)
@given(st.floats(0, 120), st.floats(0, 120), st.floats(0, 4_000), st.sampled_from([good_plan, shared_plan]))
def test_rows_add_up_at_any_price(volunteer, mileage, hour, plan_of):
    params = RunParams(
        volunteer_pence_per_mile=volunteer, worker_pence_per_mile=mileage, worker_pence_per_hour=hour
    )
    case = roomy_case(params=params)
    plan = plan_of(case)
    cost = cost_of(case, plan.requests, plan.coverage, plan.runs)
    assert_adds_up(case, replace(plan, cost=cost))


def test_a_child_pays_for_its_share_of_the_car():
    case = roomy_case()
    rows = {(row.request, row.child): row for row in ledger_of(case, shared_plan(case)).journeys}
    teenager, toddler = rows["S0003-out", "C0004"], rows["S0001-out", "C0001"]
    # Alone for 19 km, with two others for 5 km; of 14 km without a child 14/24, and 5/24 each.
    assert teenager.amounts.loaded_m == 19_000 + 1_667
    assert toddler.amounts.loaded_m == 1_667 or toddler.amounts.loaded_m == 1_666
    assert (teenager.amounts.empty_m, toddler.amounts.empty_m) == (8_167, 2_917)
    assert (teenager.ridden_m, teenager.shared_m, teenager.direct_m) == (24_000, 5_000, 14_000)
    assert (toddler.ridden_m, toddler.shared_m) == (5_000, 5_000)
    assert teenager.ride_s == 97 * 60  # from 9:03 to 10:40, waits at the venue included


def test_a_row_says_whose_money_it_is():
    case = roomy_case()
    ledger = ledger_of(case, shared_plan(case))
    rows = {row.request: row for row in ledger.journeys}
    assert (rows["S0003-out"].provider, rows["S0003-out"].district) == ("bassetlaw", "North")
    assert (rows["S0001-in"].mode, rows["S0001-in"].provider) == (Mode.WORKER, None)
    assert (rows["S0001-in"].group, rows["S0003-in"].group) == (AgeBand.TODDLER, AgeBand.TEENAGER)
    assert rows["S0003-in"].because == "day-off"
    assert rows["S0002-in"].because is None
    assert rows["S0004-in"].amounts == Amounts()
    assert not rows["S0004-in"].is_covered


def test_a_child_without_a_team_belongs_to_the_district_of_the_venue():
    case = small_case()
    homeless = replace(case, children=tuple(replace(one, contact_district=None) for one in case.children))
    assert {row.district for row in ledger_of(homeless, good_plan(homeless)).journeys} == {"North"}


def test_a_child_who_is_gone_from_the_tables_keeps_its_cost():
    case = small_case()
    plan = good_plan(case)
    without = replace(case, children=case.children[:3])
    ledger = ledger_of(without, plan)
    assert ledger.total.paid_pence == plan.cost.paid
    assert {row.group for row in ledger.journeys if row.child == "C0004"} == {None}


def test_prices_changed_since_are_shown_as_a_difference():
    case = small_case()
    plan = good_plan(case)
    dearer = replace(case, params=replace(case.params, volunteer_pence_per_mile=55.0))
    ((item, rows, stated),) = ledger_of(dearer, plan).differences()
    assert item == "volunteer_miles"
    assert rows > stated == plan.cost.volunteer_miles


def test_sessions_that_were_cancelled_before_are_listed():
    extra = session("S0006", MONDAY, time(13), time(14), "C0003", cancelled=frozenset({MONDAY}))
    case = small_case(sessions=(*small_sessions(), extra), workers=(worker("W001"),))
    sessions = ledger_of(case, good_plan(case)).sessions
    assert [row.session for row in sessions if row.cancelled] == ["S0006"]
    assert sum(not row.cancelled for row in sessions) == 5


def test_prices_of_preferences_are_no_prices_of_the_ledger():
    case = small_case()
    plan = good_plan(case)
    kinder = replace(case, params=replace(case.params, new_face_pence=1, detour_factor=2.0))
    assert ledger_of(kinder, plan).prices == ledger_of(case, plan).prices
    dearer = replace(case, params=replace(case.params, taxi_pence=500))
    assert dict(ledger_of(dearer, plan).prices)["taxi_pence"] == 500
