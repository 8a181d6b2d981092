from dataclasses import replace
from datetime import date

import pytest

from geoplan.domain.periods import Period
from geoplan.domain.requests import Direction, Request, TimeWindow


def request(**changes):
    given = {
        "code": "S0044-out",
        "session": "S0044",
        "direction": Direction.OUTBOUND,
        "day": date(2026, 11, 23),
        "children": ("C0001",),
        "pickup": "home:C0001",
        "delivery": "venue:retford",
        "pickup_window": TimeWindow(0, 600),
        "delivery_window": TimeWindow(600, 1_200),
        "pickup_service_s": 180,
        "delivery_service_s": 180,
        "direct_s": 600,
        "direct_m": 9_000,
        "soft_ride_s": 900,
        "hard_ride_s": 1_200,
        "period": Period.INTER_PEAK,
        "session_s": 3_600,
    }
    return Request(**given | changes)


def test_both_ends_of_a_window_belong_to_it():
    window = TimeWindow(100, 200)
    assert [window.holds(moment) for moment in (99, 100, 200, 201)] == [False, True, True, False]
    assert TimeWindow(100, 100).holds(100)


def test_a_window_does_not_close_before_it_opens():
    with pytest.raises(ValueError, match="closes before it opens"):
        TimeWindow(200, 199)


def test_homes_stay_out_of_what_is_printed():
    assert "home:" not in repr(request())


def test_a_request_has_a_child_and_allows_the_direct_journey():
    with pytest.raises(ValueError, match="S0044-out has no child"):
        request(children=())
    with pytest.raises(ValueError, match="direct journey is longer"):
        request(hard_ride_s=599)
    assert request(hard_ride_s=600).hard_ride_s == 600


def test_equal_requests_are_equal():
    assert request() == request()
    assert request() != replace(request(), direct_m=9_001)
