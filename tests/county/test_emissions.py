from datetime import date
from decimal import Decimal

import pytest

from geoplan.county.emissions import read_emission_factors
from geoplan.domain.emissions import EmittingVehicle
from geoplan.errors import InputError

HEADER = "since,vehicle,kg_co2e_per_km,sure,source\n"


def test_the_embedded_factors_are_those_of_the_year_driven():
    factors = read_emission_factors()
    assert factors.on(EmittingVehicle.CAR, date(2025, 6, 1)).kg_per_km == Decimal("0.16725")
    assert factors.on(EmittingVehicle.CAR, date(2026, 11, 23)).kg_per_km == Decimal("0.16590")
    assert all(one.source for one in factors.factors)


def test_every_fault_is_told_at_once(tmp_path):
    (tmp_path / "emissions").mkdir()
    rows = "soon,car,0.1,M,here\n2026-01-01,bus,some,M,here\n2026-01-01,car,166,M,here\n"
    (tmp_path / "emissions" / "factors.csv").write_text(HEADER + rows)
    with pytest.raises(InputError) as caught:
        read_emission_factors(tmp_path)
    assert [fault.row for fault in caught.value.faults] == [2, 3, 3, 4]


def test_a_vehicle_without_a_factor_is_a_fault_of_the_file(tmp_path):
    (tmp_path / "emissions").mkdir()
    (tmp_path / "emissions" / "factors.csv").write_text(HEADER + "2026-01-01,car,0.1,M,here\n")
    with pytest.raises(InputError, match="no factor is given for a taxi"):
        read_emission_factors(tmp_path)
