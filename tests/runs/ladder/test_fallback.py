from dataclasses import replace

import pytest

from geoplan.domain.people import Need
from geoplan.domain.plans import Mode
from geoplan.errors import InfeasibleError
from geoplan.runs.case.params import RunParams
from geoplan.runs.case.requests import requests_of
from geoplan.runs.ladder.fallback import fallback_of
from tests.runs.worlds import born, small_case, small_children


def fallback(code, *, params=None, pins=None, **changes):
    """The fallback of a request, its first child changed."""
    children = list(small_children())
    if changes:
        wanted = "C0004" if code.startswith("S0003") else "C0001"
        at = next(at for at, child in enumerate(children) if child.code == wanted)
        children[at] = replace(children[at], **changes)
    case = small_case(children=tuple(children), params=params or RunParams(), pins=pins or {})
    request = next(request for request in requests_of(case) if request.code == code)
    return fallback_of(case, request)


def test_an_older_child_goes_by_taxi_alone():
    """14 km at £2.50 a mile and £4 to begin with: 8.6992 miles, £25.75. An escort would cost £15 more."""
    found = fallback("S0003-out")
    assert (found.mode, found.pence) == (Mode.TAXI, 2_575)
    (reason,) = found.reasons
    assert (reason.mode, reason.rule) == (Mode.TAXI_ESCORT, "costs-more")
    assert "£15.00 more" in reason.text


def test_from_the_day_of_the_birthday_on():
    assert fallback("S0003-out", birth_date=born(12, 0)).mode is Mode.TAXI
    assert fallback("S0003-out", birth_date=born(11, 11)).mode is Mode.TAXI_ESCORT
    assert fallback("S0003-out", params=RunParams(taxi_alone_from_age=15)).mode is Mode.TAXI_ESCORT


def test_small_children_and_those_who_need_one_have_an_escort():
    """5 km: 400 + 3.107 · 250 = 1,177 pence, above the least; the escort's hours cost less than the least."""
    found = fallback("S0001-out")
    assert (found.mode, found.pence, found.reasons) == (Mode.TAXI_ESCORT, 1_177 + 1_500, ())
    assert fallback("S0003-out", needs=frozenset({Need.ESCORT})).mode is Mode.TAXI_ESCORT


def test_an_escort_is_paid_there_and_back():
    """14 minutes each way are 0.4667 hours; at £60 an hour that is £28."""
    params = RunParams(escort_pence_per_hour=6_000, taxi_alone_from_age=18)
    assert fallback("S0003-out", params=params).pence == 2_575 + 2_800


def test_a_taxi_costs_its_least_on_a_short_way():
    params = RunParams(taxi_least_pence=5_000)
    assert fallback("S0003-out", params=params).pence == 5_000


def test_a_taxi_for_a_wheelchair_costs_more_and_its_escort_does_not():
    wheelchair = fallback("S0003-out", needs=frozenset({Need.WHEELCHAIR}))
    assert wheelchair.pence == 3_862  # 1.5 · 2,574.8
    both = fallback("S0003-out", needs=frozenset({Need.WHEELCHAIR, Need.ESCORT}))
    assert both.pence == 3_862 + 1_500


def test_without_taxis_nobody_takes_it():
    found = fallback("S0003-out", params=RunParams(taxis_allowed=False))
    assert (found.mode, found.pence) == (Mode.NOBODY, RunParams().not_covered_pence)
    assert [(reason.mode, reason.rule) for reason in found.reasons] == [
        (Mode.TAXI_ESCORT, "switched-off"),
        (Mode.TAXI, "switched-off"),
    ]


@pytest.mark.parametrize("mode", [Mode.TAXI, Mode.TAXI_ESCORT, Mode.NOBODY])
def test_a_pin_decides(mode):
    for params in (RunParams(), RunParams(taxis_allowed=False)):
        found = fallback("S0003-out", pins={"S0003-out": mode.value}, params=params)
        assert found.mode is mode
        assert all(reason.rule == "pinned" for reason in found.reasons)
        assert {reason.mode.rung for reason in found.reasons} <= set(range(mode.rung))


def test_a_pin_does_not_put_a_small_child_into_a_taxi_alone():
    with pytest.raises(InfeasibleError, match="S0001-out is pinned to taxi, but C0001 is under 12"):
        fallback("S0001-out", pins={"S0001-out": "taxi"})
    with pytest.raises(InfeasibleError, match="needs an escort"):
        fallback("S0003-out", pins={"S0003-out": "taxi"}, needs=frozenset({Need.ESCORT}))


def test_pins_to_people_do_not_change_the_fallback():
    assert fallback("S0003-out", pins={"S0003-out": "D001"}) == fallback("S0003-out")
