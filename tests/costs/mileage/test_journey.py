from datetime import date
from fractions import Fraction

import pytest

from geoplan.costs.mileage import DrivenJourney

DAY = date(2026, 5, 1)


def test_miles_are_kept_as_typed():
    assert DrivenJourney(day=DAY, miles=12.1).miles == Fraction(121, 10)
    assert DrivenJourney(day=DAY, miles="12.1").miles == Fraction(121, 10)


@pytest.mark.parametrize(
    "more",
    [{"miles": -1}, {"miles": 1, "passenger_miles": -1}, {"miles": 1, "tolls_pence": -1}, {"miles": "x"}],
)
def test_what_cannot_be_is_refused(more):
    with pytest.raises(ValueError):
        DrivenJourney(day=DAY, **more)
