from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.domain.ledger import Amounts
from geoplan.runs.ledger.driven import DrivenLeg
from geoplan.runs.ledger.share import rides, share
from tests.report.runs.plans import requests

TWO, ONE = requests()[1], requests()[5]  # brother and sister, 5 km; one teenager, 14 km


def test_a_leg_is_shared_by_those_in_the_car():
    leg = DrivenLeg(metres=9_000, driving_s=600, aboard=(TWO.code, ONE.code))
    shared = share([leg], [TWO, ONE], {"volunteer_miles": 301})
    assert [found.loaded_m for found in shared.riders.values()] == [3_000, 3_000, 3_000]
    assert [found.volunteer_miles for found in shared.riders.values()] == [101, 100, 100]
    assert shared.legs == (Amounts(loaded_m=9_000, driving_s=600, volunteer_miles=301),)


def test_an_empty_leg_is_shared_by_the_length_of_journeys():
    leg = DrivenLeg(metres=2_400, driving_s=240)
    shared = share([leg], [TWO, ONE], {"volunteer_miles": 24})
    assert [found.empty_m for found in shared.riders.values()] == [500, 500, 1_400]
    assert [found.empty_pence for found in shared.riders.values()] == [5, 5, 14]
    assert shared.legs[0].empty_pence == 24


def test_time_at_a_stop_belongs_to_those_who_get_in_or_out_there():
    leg = DrivenLeg(metres=0, driving_s=0, stop=TWO.code, waiting_s=300, service_s=601)
    shared = share([leg], [TWO, ONE], {"worker_time": 100})
    assert shared.riders[TWO.code, "C0001"] == Amounts(waiting_s=150, service_s=301, worker_time=50)
    assert shared.riders[TWO.code, "C0002"].service_s == 300
    assert shared.riders[ONE.code, "C0004"] == Amounts()


def test_hours_are_paid_by_the_second_and_miles_by_the_metre():
    slow = DrivenLeg(metres=1_000, driving_s=3_000, aboard=(ONE.code,))
    fast = DrivenLeg(metres=9_000, driving_s=1_000, aboard=(ONE.code,))
    shared = share([slow, fast], [ONE], {"worker_miles": 100, "worker_time": 400})
    assert [(found.worker_miles, found.worker_time) for found in shared.legs] == [(10, 300), (90, 100)]


def test_metres_with_another_journey_in_the_car_are_counted():
    alone = DrivenLeg(metres=4_000, driving_s=300, aboard=(ONE.code,))
    together = replace(alone, metres=3_000, aboard=(ONE.code, TWO.code))
    assert rides([alone, together, replace(alone, aboard=())], ONE.code) == (7_000, 600, 3_000)


LEGS = st.builds(
    DrivenLeg,
    metres=st.integers(0, 30_000),
    driving_s=st.integers(0, 3_000),
    aboard=st.sampled_from([(), (ONE.code,), (TWO.code,), (TWO.code, ONE.code)]),
    stop=st.sampled_from([ONE.code, TWO.code]),
    waiting_s=st.integers(0, 900),
    service_s=st.integers(0, 900),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(LEGS, min_size=1, max_size=7), st.integers(0, 20_000), st.integers(0, 20_000))
def test_nothing_is_lost_between_legs_and_children(legs, miles_pence, time_pence):
    pence = {"worker_miles": miles_pence, "worker_time": time_pence}
    shared = share(legs, [TWO, ONE], pence)
    total = Amounts.sum(shared.legs)
    assert total == Amounts.sum(shared.riders.values())
    assert (total.worker_miles, total.worker_time) == (miles_pence, time_pence)
    assert total.metres == sum(leg.metres for leg in legs)
    assert total.empty_m == sum(leg.metres for leg in legs if not leg.aboard)
    assert total.away_s == sum(leg.driving_s + leg.waiting_s + leg.service_s for leg in legs)
    assert total.empty_pence <= total.paid_pence
