from datetime import date

import pytest

from geoplan.costs.projection import WeekCost, weeks_of
from geoplan.domain.ages import AgeBand
from geoplan.domain.ledger import Amounts, Ledger, LedgerJourney, StaffTrip
from geoplan.domain.plans import Mode
from geoplan.domain.requests import Direction

MONDAY = date(2026, 11, 23)


def journey(day, group, pence):
    return LedgerJourney(
        day=day,
        request="S1-out",
        session="S1",
        occasion="S1",
        direction=Direction.OUTBOUND,
        child="C1",
        mode=Mode.TAXI,
        person=None,
        provider=None,
        run=None,
        venue="v",
        district="North",
        group=group,
        direct_m=0,
        ridden_m=0,
        shared_m=0,
        ride_s=0,
        amounts=Amounts(taxis=pence),
    )


def test_a_ledger_gives_its_weeks_by_age_band():
    later = date(2026, 12, 2)
    trip = StaffTrip(
        day=MONDAY, person="W1", start="v", end="w", metres=1, driving_s=1, miles_pence=30, time_pence=12
    )
    ledger = Ledger(
        days=(MONDAY, date(2026, 11, 24), later),
        legs=(),
        journeys=(
            journey(MONDAY, AgeBand.BABY, 100),
            journey(MONDAY, AgeBand.BABY, 1),
            journey(MONDAY, None, 5),
            journey(later, AgeBand.TEENAGER, 7),
        ),
        sessions=(),
        staff=(trip,),
    )
    first, second = weeks_of(ledger)
    assert list(first.by_group.items()) == [
        ("baby", 101),
        ("age not known", 5),
        ("contact workers' own way", 42),
    ]
    assert (first.monday, first.days) == (MONDAY, (MONDAY, date(2026, 11, 24)))
    assert (second.monday, second.pence) == (date(2026, 11, 30), 7)


def test_a_sum_alone_is_a_week_from_monday_to_friday():
    week = WeekCost.whole(date(2026, 11, 26), 500)
    assert (week.monday, len(week.days), week.pence) == (MONDAY, 5, 500)


@pytest.mark.parametrize(("days", "pence"), [((), 1), ((MONDAY, date(2026, 11, 30)), 1), ((MONDAY,), -1)])
def test_a_week_that_cannot_be_is_refused(days, pence):
    with pytest.raises(ValueError):
        WeekCost(days=days, by_group={"all": pence})
