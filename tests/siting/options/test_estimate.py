import numpy as np
import pytest

from geoplan.runs.ledger import ledger_of
from geoplan.runs.week import plan_week
from geoplan.siting.options.estimate import Estimate, Rates, estimate, from_anew, rates_of
from geoplan.siting.options.plan_option import Now
from tests.runs.worlds import small_case, venue
from tests.siting.options.worlds import CHEAP_MOVES, EAST, OPEN_EAST, travel_of


def test_only_journeys_that_become_longer_or_shorter_change():
    case = small_case()
    now = Now.of(case, travel_of(case, EAST), CHEAP_MOVES)
    journeys = now.journeys((venue(), EAST))
    rates = Rates(np.full(len(now.requests), 0.5), np.full(len(now.requests), 2.0))
    found = estimate(journeys, rates, now.placed, now.place_quickly(OPEN_EAST))
    # C0004 four times 13 minutes, 13,000 m, less.
    assert (found.pence, found.child_s, found.volunteer_m) == (-26_000, -4 * 13 * 60, -104_000)
    same = estimate(journeys, rates, now.placed, now.placed)
    assert (same.pence, same.child_s, same.volunteer_m) == (0, 0, 0)


def test_a_metre_is_worth_what_it_costs_where_journeys_are_few():
    case = small_case()
    plan = plan_week(case, iterations=20)
    ledger = ledger_of(case, plan)
    rates = rates_of(case, plan, ledger)
    # Those whose carer drives apart from the others: pence over metres, and so the sum is met.
    drives = np.array([request.children == ("C0003",) for request in plan.requests])
    direct = np.array([request.direct_m for request in plan.requests])
    paid = sum(row.amounts.paid_pence for row in ledger.journeys if row.child == "C0003")
    assert (direct[drives] * rates.pence_per_m[drives]).sum() == pytest.approx(paid)
    assert (rates.pence_per_m >= 0).all()


def test_estimates_begin_from_the_planned_week_in_which_only_sessions_move():
    raw = (Estimate(pence=-100, child_s=1, volunteer_m=2), None, Estimate(pence=50, child_s=3, volunteer_m=4))
    # Sessions placed anew are worth 160, not the 100 that were estimated: so the third is 60 better, too.
    found = from_anew(raw, 0, -160)
    assert [one and one.pence for one in found] == [-100, None, -10]
    assert found[2].child_s == 3
    assert from_anew(raw, 1, -160) == raw
