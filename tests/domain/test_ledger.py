from dataclasses import fields, replace
from datetime import date

import pytest

from geoplan.domain.ledger import PAID_ITEMS, Amounts, Ledger, LedgerLeg, LedgerVenue, joined
from geoplan.domain.plans import CostBreakdown, Mode

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


def ledger(day, pence, **other):
    leg = LedgerLeg(
        day=day,
        run=None,
        number=1,
        mode=Mode.TAXI,
        person=None,
        provider=None,
        requests=("S1-out",),
        aboard=1,
        amounts=Amounts(loaded_m=1_000, taxis=pence),
    )
    given = {"days": (day,), "legs": (leg,), "journeys": (), "sessions": ()}
    return Ledger(**given | {"cost": CostBreakdown(taxis=pence)} | other)


def test_what_is_paid_is_the_paid_part_of_a_plans_cost():
    every = {item.name: 10**place for place, item in enumerate(fields(CostBreakdown))}
    amounts = Amounts(**{item: every[item] for item in PAID_ITEMS})
    assert amounts.paid_pence == CostBreakdown(**every).paid


def test_amounts_add_up_item_by_item():
    one = Amounts(loaded_m=1, empty_m=2, driving_s=3, taxis=4)
    other = Amounts(empty_m=10, waiting_s=5, worker_time=6, empty_pence=6)
    both = Amounts.sum([one, other])
    assert both == Amounts(
        loaded_m=1, empty_m=12, driving_s=3, waiting_s=5, taxis=4, worker_time=6, empty_pence=6
    )
    assert (both.metres, both.away_s, both.paid_pence) == (13, 8, 10)
    assert Amounts.sum([]) == Amounts()


def test_what_does_not_add_up_to_the_plan_is_named():
    assert ledger(MONDAY, 500).differences() == ()
    dearer = ledger(MONDAY, 500, cost=CostBreakdown(taxis=450, not_covered=9))
    assert dearer.differences() == (("taxis", 500, 450),)
    assert dearer.unpaid == (("not_covered", 9),)


def test_ledgers_of_several_days_are_one():
    both = joined([ledger(TUESDAY, 700), ledger(MONDAY, 500)])
    assert both.days == (MONDAY, TUESDAY)
    assert both.total.taxis == both.cost.taxis == 1_200
    assert both.differences() == ()


def test_a_day_cannot_be_added_up_twice():
    with pytest.raises(ValueError, match="a day twice"):
        joined([ledger(MONDAY, 500), ledger(MONDAY, 500)])


def test_a_venue_that_was_renamed_has_its_latest_name():
    old = LedgerVenue(code="retford", name="Retford", district="North")
    new = replace(old, name="Retford, Chancery Lane")
    both = joined([ledger(TUESDAY, 1, venues=(new,)), ledger(MONDAY, 1, venues=(old,))])
    assert both.venues == (new,)
