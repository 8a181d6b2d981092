from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.costs.ledger import By, sum_by
from geoplan.domain.ages import AgeBand
from geoplan.domain.emissions import EmissionFactor, EmissionFactors, EmittingVehicle
from geoplan.domain.ledger import Amounts, LedgerVenue
from geoplan.domain.plans import Mode
from tests.costs.ledger.rows import MILE, MONDAY, carer, journey, ledger, nobody, taxi

WEEK = ledger(
    journey("S1", "out"),
    journey("S1", "in", mode=Mode.WORKER, person="W1", provider=None),
    taxi("S2", "out", "C2", venue="newark", district="South", group=AgeBand.BABY),
    nobody("S2", "in", "C2", venue="newark", district="South", group=AgeBand.BABY),
    carer("S3", "out", "C3", day=MONDAY + timedelta(days=1), group=None),
)
FACTORS = EmissionFactors(
    tuple(
        EmissionFactor(since=date(2026, 1, 1), vehicle=vehicle, kg_per_km=Decimal(kg))
        for vehicle, kg in ((EmittingVehicle.CAR, "0.16590"), (EmittingVehicle.TAXI, "0.20805"))
    )
)


def paid(by, **other):
    return {line.key: line.paid_pence for line in sum_by(WEEK, by, **other).lines}


def test_the_same_money_is_told_in_seven_ways():
    assert paid(By.MODE) == {
        "foster carer": 300,
        "volunteer driver": 500,
        "contact worker": 500,
        "taxi": 2_500,
        "not covered": 0,
    }
    assert paid(By.DRIVER) == {"D1": 500, "G1": 300, "W1": 500, "taxi": 2_500, "not covered": 0}
    assert paid(By.PROVIDER) == {
        "bassetlaw": 500,
        "foster carer": 300,
        "contact worker": 500,
        "taxi": 2_500,
        "not covered": 0,
    }
    assert paid(By.VENUE) == {"newark": 2_500, "retford": 1_300}
    assert paid(By.DISTRICT) == {"North": 1_300, "South": 2_500}
    assert paid(By.GROUP) == {"baby": 2_500, "child": 1_000, "age not known": 300}
    assert paid(By.DAY) == {"2026-11-23": 3_500, "2026-11-24": 300}


def test_lines_are_there_even_when_nothing_is_in_them():
    assert list(paid(By.MODE, every=True)) == [mode.value for mode in Mode]
    groups = sum_by(WEEK, By.GROUP, every=True)
    assert [line.key for line in groups.lines] == ["baby", "toddler", "child", "teenager", "age not known"]
    assert groups.line("toddler").journeys == 0
    venues = (LedgerVenue(code="beeston", name="Beeston", district="South"),)
    table = sum_by(replace(WEEK, venues=venues), By.VENUE, every=True)
    assert table.line("beeston").pence_per_session is None
    with pytest.raises(KeyError):
        table.line("worksop")


def test_a_session_is_counted_once():
    total = sum_by(WEEK, By.VENUE).total
    assert (total.sessions, total.journeys, total.covered) == (3, 5, 4)
    assert total.pence_per_session == Fraction(3_800, 3)
    assert sum_by(WEEK, By.DRIVER).lines[0].sessions is None


def test_a_child_mile_is_a_mile_it_had_to_go():
    detour = ledger(journey(direct_m=16_093, ridden_m=30_000))
    per_mile = sum_by(detour, By.MODE).total.pence_per_child_mile
    assert float(per_mile) == pytest.approx(500 / (16_093 / MILE))
    assert sum_by(ledger(nobody()), By.MODE).total.pence_per_child_mile is None


def test_empty_miles_are_a_share_of_all():
    line = sum_by(ledger(journey()), By.MODE).total
    assert line.empty_share == Fraction(1, 5)
    assert sum_by(ledger(nobody()), By.MODE).total.empty_share is None


def test_emissions_are_those_of_what_drove():
    lines = sum_by(WEEK, By.MODE, factors=FACTORS)
    assert lines.line("taxi").co2e_kg == Decimal("2.0805")
    assert lines.line("volunteer driver").co2e_kg == Decimal("0.16590") * Decimal("12.5")
    assert lines.line("not covered").co2e_kg == 0


ROWS = st.builds(
    lambda kind, at, group, district, metres, pence: kind(
        f"S{at % 3}",
        "out" if at % 2 else "in",
        f"C{at}",
        group=group,
        # All journeys of a session on a day lead to one venue.
        venue=("retford", "newark", "beeston")[at % 3],
        district=district,
        amounts=Amounts(loaded_m=metres, empty_m=metres // 3, taxis=pence, empty_pence=pence // 4),
        day=MONDAY + timedelta(days=at % 5),
    ),
    st.sampled_from([journey, taxi, carer]),
    st.integers(0, 400),
    st.sampled_from([*AgeBand, None]),
    st.sampled_from(["North", "South"]),
    st.integers(0, 90_000),
    st.integers(0, 9_000),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(ROWS, max_size=12), st.sampled_from(list(By)), st.booleans())
def test_every_column_adds_up_to_its_total(rows, by, every):
    week = ledger(*rows)
    table = sum_by(week, by, factors=FACTORS, every=every)
    total = table.total
    for name in ("journeys", "covered", "direct_m", "ridden_m", "shared_m", "ride_s", "co2e_kg"):
        assert sum(getattr(line, name) for line in table.lines) == getattr(total, name)
    for item in fields(Amounts):
        found = sum(getattr(line.amounts, item.name) for line in table.lines)
        assert found == getattr(total.amounts, item.name)
    assert total.amounts == week.total
    assert total.paid_pence == week.cost.paid
    if by.divides_sessions:
        assert sum(line.sessions for line in table.lines) == total.sessions
