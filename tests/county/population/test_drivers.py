from collections import Counter
from datetime import timedelta

import pytest
from numpy.random import default_rng

from geoplan.county.population.drivers import DriverParams, make_drivers
from geoplan.county.population.settlements import Settlements
from tests.county.population.small import PLACES, WEEK

SETTLEMENTS = Settlements(PLACES)
COUNCILS = {place.code: place.council for place in PLACES}


def made(drivers=45, **params):
    return make_drivers(default_rng(9), SETTLEMENTS, DriverParams(**params), drivers=drivers, week=WEEK)


def test_the_southern_pool_is_the_smaller():
    assert Counter(driver.provider for driver in made()) == {"bassetlaw-action": 27, "nottingham-city": 18}
    assert len(made(1)) == 1
    assert made(0) == ()


def test_drivers_live_where_their_pool_is():
    drivers = made(100)
    north = {COUNCILS[d.home_place] for d in drivers if d.provider == "bassetlaw-action"}
    south = {COUNCILS[d.home_place] for d in drivers if d.provider == "nottingham-city"}
    assert north == {"Bassetlaw", "Mansfield"}
    assert south == {"Rushcliffe", "Nottingham"}


def test_a_few_checks_have_run_out_and_a_few_will_soon():
    drivers = made()
    expired = [driver for driver in drivers if not driver.is_compliant(WEEK)]
    month = WEEK + timedelta(days=30)
    expiring = [d for d in drivers if d.is_compliant(WEEK) and not d.is_compliant(month)]
    assert (len(expired), len(expiring)) == (3, 4)
    assert all(len(driver.expired(WEEK)) == 1 for driver in expired)


def test_everybody_drives_on_one_to_six_days():
    days = {len({stretch.weekday for stretch in driver.hours}) for driver in made(300)}
    assert days <= {1, 2, 3, 4, 5, 6}
    assert len(days) >= 5


def test_impossible_shares_are_refused():
    with pytest.raises(ValueError, match="more than all"):
        DriverParams(expired_share=0.7, expiring_share=0.7)
    with pytest.raises(ValueError, match="days a week"):
        DriverParams(days_a_week=(0.5,))
