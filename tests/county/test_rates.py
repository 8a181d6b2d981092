from datetime import date
from decimal import Decimal

import pytest

from geoplan import RunParams
from geoplan.county.files import data_path
from geoplan.county.rates import read_approved_rates, read_schemes
from geoplan.domain.rates import DeductedFrom, Vehicle
from geoplan.errors import InputError

HEADER = (
    "scheme,name,since,vehicle,pence,threshold_miles,above_pence,passenger_pence,deducted_miles,"
    "deducted_from,most_miles,most_pounds,parking,tolls,sure,source\n"
)


@pytest.mark.parametrize(
    ("day", "pence"),
    [("2002-04-06", 40), ("2011-04-05", 40), ("2011-04-06", 45), ("2026-04-05", 45), ("2026-04-06", 55)],
)
def test_the_approved_rate_of_a_car_changes_on_the_day(day, pence):
    rate = read_approved_rates().at(date.fromisoformat(day))
    assert rate.pence == pence
    assert (rate.threshold_miles, rate.above_pence, rate.passenger_pence) == (10_000, 25, 5)


@pytest.mark.parametrize("year", [2002, 2011, 2026])
def test_motorcycles_and_bicycles_stay_as_they_were(year):
    table = read_approved_rates()
    assert table.at(date(year, 4, 6), Vehicle.MOTORCYCLE).pence == 24
    assert table.at(date(year, 4, 6), Vehicle.BICYCLE).pence == 20


def test_every_embedded_rate_names_its_source_and_how_sure_it_is():
    assert all(rate.source and rate.sure == "H" for rate in read_approved_rates())
    assert all(rate.source and rate.sure == "L" for scheme in read_schemes() for rate in scheme)


def test_the_assumed_scheme_pays_what_runs_are_priced_with():
    (scheme,) = read_schemes()
    assert scheme.at(date(2026, 11, 23)).pence == Decimal(RunParams().volunteer_pence_per_mile)


def test_a_scheme_has_its_rules(tmp_path):
    folder = tmp_path / "rates"
    folder.mkdir()
    row = "b,Bassetlaw,2024-01-01,car,40.5,8000,22,,5,day,60,25,yes,no,M,agreement\n"
    (folder / "schemes.csv").write_text(HEADER + row)
    (scheme,) = read_schemes(tmp_path)
    rate = scheme.at(date(2024, 1, 1))
    assert (rate.pence, rate.threshold_miles, rate.above_pence) == (Decimal("40.5"), 8000, 22)
    terms = rate.terms
    assert (terms.deducted_miles, terms.deducted_from) == (5, DeductedFrom.DAY)
    assert (terms.most_miles, terms.most_pence, terms.parking, terms.tolls) == (60, 2500, True, False)


def test_all_faults_of_a_file_are_told_at_once(tmp_path):
    folder = tmp_path / "rates"
    folder.mkdir()
    good = (data_path() / "rates" / "approved.csv").read_text()
    (folder / "approved.csv").write_text(good + "6/4/2027,car,x,,,,H,a\n2027-04-06,lorry,40,,,,H,a\n")
    with pytest.raises(InputError) as caught:
        read_approved_rates(tmp_path)
    assert {fault.column for fault in caught.value.faults} == {"since", "pence", "vehicle"}
