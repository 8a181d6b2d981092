import pytest

from geoplan.runs.ledger import ledger_of
from geoplan.runs.week import plan_week
from geoplan.siting.properties.pricing.contact import ContactPrices, Line
from tests.siting.properties.worlds import inputs


@pytest.fixture(scope="module")
def world():
    one = inputs()
    plan = plan_week(one.case, seed=1, iterations=20)
    ledger = ledger_of(one.case, plan)
    return one, ledger, ContactPrices.of(one.case, plan, ledger)


def test_a_line_goes_through_points_on_a_line():
    line = Line.through([(0, 100), (1_000, 200), (2_000, 300)])
    assert (line.pence, line.pence_per_m) == pytest.approx((100, 0.1))
    assert round(line.at(500)) == 150


def test_a_line_never_begins_or_falls_below_nothing():
    steep = Line.through([(1_000, 0), (2_000, 1_000)])
    assert (steep.pence, steep.pence_per_m) == pytest.approx((0, 2_000_000 / 5_000_000))
    falling = Line.through([(0, 200), (1_000, 100)])
    assert (falling.pence, falling.pence_per_m) == pytest.approx((150, 0))
    assert Line.through([]) == Line()
    assert Line.through([(500, 70)]) == Line(70.0, 0.0)


def test_now_a_child_costs_what_the_planned_week_says(world):
    one, ledger, prices = world
    for child in ("C0001", "C0003", "C0004"):
        paid = sum(row.amounts.paid_pence for row in ledger.journeys if row.child == child)
        assert prices.now(child).pence == paid
    assert prices.now("C0005") == prices.then("C0005", "mid", one.travel)
    assert prices.now("C0005").seconds == 0


def test_from_a_property_seconds_are_those_of_the_road(world):
    one, _, prices = world
    # four journeys of C0004 to minute 20 and back: from 18 two minutes each, none in a peak
    assert prices.now("C0004").seconds == 4 * 14 * 60
    assert prices.then("C0004", "mid", one.travel).seconds == 4 * 2 * 60


def test_a_pupil_who_keeps_the_school_is_fetched_there(world):
    one, _, prices = world
    kept = prices.then("C0003", "mid", one.travel)
    moved = prices.then("C0003", "mid", one.travel, from_school=False)
    assert kept.seconds - moved.seconds == (5 - 2) * 72  # 15:45 is in the peak


def test_the_dearer_the_farther(world):
    one, _, prices = world
    costs = [prices.then("C0004", code, one.travel).pence for code in ("mid", "near-d")]
    assert costs[0] <= costs[1]


def test_brothers_and_sisters_who_stay_still_travel(world):
    one, _, prices = world
    share = prices.paid["C0001"]
    alone = sum(prices.lines[None].at(1_000) for _ in prices.requests["C0001"])
    assert prices.then("C0001", "mid", one.travel).pence == share + alone
