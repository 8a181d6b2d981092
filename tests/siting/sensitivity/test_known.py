import pytest

from geoplan.domain.inputs import Input
from geoplan.domain.scenarios import Boundary, Scenario
from geoplan.errors import InputError
from geoplan.runs.case.params import RunParams
from geoplan.siting.sensitivity import known
from tests.siting.sensitivity.worlds import BUILT, TOGETHER


def names(*scenarios, boundaries=()):
    return [one.name for one in known.default_inputs(RunParams(), scenarios, boundaries)]


def test_every_default_is_known_has_a_source_and_a_meaning():
    found = known.default_inputs(RunParams(), [BUILT], [TOGETHER])
    known.check_known(found, ["North"])
    assert all(one.source for one in found)
    assert {one.name for one in found} - {known.BOUNDARY} == known.MEANINGS.keys()


def test_prices_of_now_are_those_of_the_week():
    found = known.default_inputs(RunParams(volunteer_pence_per_mile=55, worker_pence_per_hour=2_500), [])
    base = {one.name: one.base for one in found}
    assert (base["mileage"], base["staff hour"]) == (55, 25)


def test_what_no_option_costs_is_no_input():
    free = Scenario(name="free", placed_anew=True)
    assert not {known.BUILDINGS, known.WORKS, known.INTEREST} & set(names(free))
    yearly = Scenario(name="yearly", placed_anew=True, yearly_pence=5)
    assert known.BUILDINGS in names(yearly)
    assert known.WORKS not in names(yearly)


def test_a_boundary_is_an_input_with_its_share():
    *_, boundary = known.default_inputs(RunParams(), [], [TOGETHER])
    assert boundary.names == ("as now", "all together")
    assert boundary.shares == pytest.approx((0.8, 0.2))


@pytest.mark.parametrize(
    ("boundaries", "told"),
    [
        ([Boundary(name=one, regrouped={"a": "b"}, share=0.6) for one in "xy"], "add up to 1.2"),
        ([Boundary(name="as now", regrouped={"a": "b"})], "called alike"),
    ],
)
def test_boundaries_that_cannot_be_are_refused(boundaries, told):
    with pytest.raises(InputError, match=told):
        names(boundaries=boundaries)


def test_all_inputs_that_cannot_be_are_named_at_once():
    wrong = [
        Input(name="petroleum", base=1, low=0, high=2),
        Input(name="demand in Nowhere", base=1, low=0.5, high=2),
        Input(name="demand", base=1, low=0, high=2),
        Input(name="petrol", base=1, low=0.5, high=2),
        Input(name="petrol", base=1, low=0.5, high=2),
    ]
    with pytest.raises(InputError) as caught:
        known.check_known(wrong, ["North"])
    told = [fault.message for fault in caught.value.faults]
    assert told == [
        'there is no input "petroleum"',
        'there is no input "demand in Nowhere"',
        '"demand" goes beyond 0.2 to 5',
        'two inputs are called "petrol"',
    ]
