from datetime import time

import pytest

from geoplan.runs.case.params import RunParams


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"arrive_early_minutes": 3}, "minutes before the start 3"),
        ({"collect_within_minutes": -1}, "to be fetched within"),
        ({"service_minutes": 61}, "to get in or out 61"),
        ({"soft_ride_5_to_10_minutes": 61}, "priced .5_to_10. 61"),
        ({"detour_factor": 0.9}, "detour factor 0.9"),
        ({"new_face_pence": -1}, "new_face_pence -1"),
        ({"latest": time(6, 30)}, "runs must end later"),
        ({"school_end": time(8)}, "school must end later"),
        ({"school_wait_minutes": -5}, "waits at school -5"),
        ({"school_release_minutes": -5}, "go earlier -5"),
    ],
)
def test_impossible_parameters_are_refused(given, message):
    with pytest.raises(ValueError, match=message):
        RunParams(**given)


def test_the_defaults_are_those_of_the_domain():
    params = RunParams()
    assert (params.arrive_early_minutes, params.arrive_late_minutes) == (20, 5)
    assert (params.service_minutes, params.seat_service_minutes) == (3, 5)
    bands = ("under_5", "5_to_10", "from_11")
    limits = [
        (getattr(params, f"soft_ride_{band}_minutes"), getattr(params, f"hard_ride_{band}_minutes"))
        for band in bands
    ]
    assert limits == [(30, 45), (45, 60), (60, 75)]
    assert (params.detour_factor, params.detour_minutes) == (1.4, 15)
