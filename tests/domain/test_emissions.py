from datetime import date
from decimal import Decimal

import pytest

from geoplan.domain.emissions import EmissionFactor, EmissionFactors, EmittingVehicle
from geoplan.domain.plans import Mode

CAR, TAXI = EmittingVehicle.CAR, EmittingVehicle.TAXI


def factor(year, vehicle, kg):
    return EmissionFactor(since=date(year, 1, 1), vehicle=vehicle, kg_per_km=Decimal(kg))


FACTORS = EmissionFactors((factor(2025, CAR, "0.2"), factor(2026, CAR, "0.1"), factor(2021, TAXI, "0.3")))


def test_the_factor_of_the_day_driven_counts():
    assert FACTORS.kg(Mode.VOLUNTEER, date(2025, 12, 31), 10_000) == 2
    assert FACTORS.kg(Mode.VOLUNTEER, date(2026, 1, 1), 10_000) == 1


def test_days_before_the_first_set_take_the_first():
    assert FACTORS.on(CAR, date(2011, 6, 1)).since.year == 2025


def test_only_taxis_are_taxis():
    day = date(2026, 5, 1)
    assert {mode: FACTORS.kg(mode, day, 1_000) for mode in Mode if mode is not Mode.NOBODY} == {
        Mode.CARER: Decimal("0.1"),
        Mode.ADULT: Decimal("0.1"),
        Mode.VOLUNTEER: Decimal("0.1"),
        Mode.WORKER: Decimal("0.1"),
        Mode.TAXI_ESCORT: Decimal("0.3"),
        Mode.TAXI: Decimal("0.3"),
    }


def test_parts_add_up_without_rounding():
    day = date(2026, 5, 1)
    factors = EmissionFactors((factor(2026, CAR, "0.16590"), factor(2021, TAXI, "0.20805")))
    parts = [factors.kg(Mode.CARER, day, metres) for metres in (1, 333, 77_777)]
    assert sum(parts) == factors.kg(Mode.CARER, day, 1 + 333 + 77_777)


def test_faults_are_refused():
    with pytest.raises(ValueError, match="not what a car emits"):
        factor(2026, CAR, "166")
    with pytest.raises(ValueError, match="how sure"):
        EmissionFactor(since=date(2026, 1, 1), vehicle=CAR, kg_per_km=Decimal(0), sure="very")
    with pytest.raises(ValueError, match="no factor is given for a taxi"):
        EmissionFactors((factor(2026, CAR, "0.1"),))
    with pytest.raises(ValueError, match="begin on one day"):
        EmissionFactors((factor(2026, CAR, "0.1"), factor(2026, CAR, "0.2"), factor(2026, TAXI, "0.2")))
