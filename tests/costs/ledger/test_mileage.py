from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.costs.ledger.mileage import MileageRates, mileage_of
from geoplan.county.rates import read_approved_rates, read_schemes
from geoplan.domain.ledger import Amounts
from geoplan.domain.plans import Mode
from geoplan.domain.rates import MileageRate, PaidTerms, RateTable, Vehicle
from geoplan.errors import InputError
from geoplan.runs.case.params import RunParams
from tests.costs.ledger.rows import MONDAY, carer, journey, ledger, nobody, taxi

# Ten miles, to a metre.
TEN_MILES = 16_093


def scheme(code, *rates, **terms):
    """A scheme that pays so many pence from each day on."""
    return RateTable(
        code,
        code.title(),
        tuple(
            MileageRate(since=since, vehicle=Vehicle.CAR, pence=Decimal(pence), terms=PaidTerms(**terms))
            for since, pence in rates
        ),
    )


def paid_by(*schemes):
    return MileageRates(read_approved_rates(), schemes)


def driven(day=MONDAY, metres=TEN_MILES, pence=450, **other):
    return journey(day=day, amounts=Amounts(loaded_m=metres, volunteer_miles=pence), **other)


def test_each_day_has_the_rate_of_that_day():
    days = (date(2026, 4, 3), date(2026, 4, 6))
    rates = paid_by(scheme("county", (date(2020, 1, 1), 45), (date(2026, 4, 6), 55)))
    week = ledger(driven(days[0], run="a"), driven(days[1], run="b", occasion="S2"))
    (found,) = mileage_of(week, rates)
    # 10 miles at 45p and 10 at 55p, both paid and approved; the plan had 45p for both.
    assert (found.planned_pence, found.paid_pence, found.approved_pence) == (900, 1_000, 1_000)
    assert (found.over_pence, found.taxable_pence) == (100, 0)


def test_what_is_paid_beyond_the_approved_rate_is_taxable():
    (found,) = mileage_of(ledger(driven()), paid_by(scheme("county", (date(2020, 1, 1), 60))))
    assert (found.paid_pence, found.approved_pence, found.taxable_pence) == (600, 550, 50)


def test_a_provider_with_a_scheme_of_its_code_pays_by_it_and_the_first_scheme_pays_all_others():
    county, bassetlaw = (
        scheme(code, (date(2020, 1, 1), pence)) for code, pence in (("county", 40), ("Bassetlaw", 50))
    )
    rows = (driven(person="D1"), driven(person="D2", provider=None, run="b"), carer("S2", pence=280))
    found = mileage_of(ledger(*rows), paid_by(county, bassetlaw))
    assert [(one.mode, one.person, one.paid_pence) for one in found] == [
        (Mode.CARER, "G1", 249),
        (Mode.VOLUNTEER, "D1", 500),
        (Mode.VOLUNTEER, "D2", 400),
    ]


def test_a_run_is_one_journey_to_a_schemes_rules():
    two_legs = ledger(driven(child="C1"), driven(child="C2"))
    rates = paid_by(scheme("county", (date(2020, 1, 1), 50), deducted_miles=Decimal(4)))
    (found,) = mileage_of(two_legs, rates)
    assert found.paid_pence == 800
    apart = ledger(driven(child="C1"), driven(child="C2", run="D1-mon-2"))
    assert mileage_of(apart, rates)[0].paid_pence == 600


def test_taxis_and_nobody_have_no_miles_to_pay_for():
    assert mileage_of(ledger(taxi(), nobody("S2")), paid_by(*read_schemes())) == ()


def test_whoever_has_no_code_is_counted_under_their_mode():
    unknown = replace(carer(), person=None)
    assert [one.person for one in mileage_of(ledger(unknown), paid_by(*read_schemes()))] == ["foster carer"]


def test_a_day_without_a_rate_is_told():
    late = paid_by(scheme("county", (date(2027, 1, 1), 45)))
    with pytest.raises(InputError, match="no rate for a car on 23/11/2026"):
        mileage_of(ledger(driven()), late)


def test_there_must_be_a_scheme():
    with pytest.raises(ValueError, match="no scheme"):
        paid_by()


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["D1", "D2", "D3"]), st.integers(1, 90_000), st.integers(0, 4_000)))
)
def test_people_add_up_to_the_ledger(drives):
    rows = [
        driven(person=person, metres=metres, pence=pence, run=f"r{at}", occasion=f"S{at}")
        for at, (person, metres, pence) in enumerate(drives)
    ]
    found = mileage_of(ledger(*rows), paid_by(*read_schemes()))
    assert sum(one.metres for one in found) == sum(metres for _, metres, _ in drives)
    assert sum(one.planned_pence for one in found) == sum(pence for _, _, pence in drives)


@pytest.mark.parametrize("name", ["volunteer", "worker", "carer"])
@pytest.mark.parametrize("day", [date(2024, 1, 8), date(2026, 4, 5), date(2026, 4, 6), MONDAY])
def test_plans_are_priced_as_the_assumed_scheme_pays_unless_told_otherwise(name, day):
    (assumed,) = read_schemes()
    assert getattr(RunParams(), f"{name}_pence_per_mile") == assumed.at(day).pence
