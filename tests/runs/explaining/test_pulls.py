import numpy as np
import pytest

from geoplan.runs.explaining.asks import AskKind
from geoplan.runs.explaining.pulls import Pull
from geoplan.runs.explaining.relax import longer_day
from tests.runs.explaining.test_relax import spot_for


def short_spot(minutes):
    """A run that takes 34 minutes and has fewer."""
    spot = spot_for()
    return spot.replace(problem=spot.problem.replace(max_duration=np.array([60.0 * minutes])))


def day(most, multiple=1, tried=()):
    return Pull(AskKind.LONGER_DAY, lambda spot, by: longer_day(spot, 60.0 * by), most, multiple, tried)


@pytest.mark.parametrize(
    ("pull", "least"),
    [
        (day(60), 11),
        (day(60, 5), 15),
        (day(12, 5), 12),
        (day(10), None),
        (day(0, tried=(20, 15, 10)), 20),
        (day(0, tried=(5, 10)), None),
    ],
)
def test_the_least_is_found_rounded_up_and_kept_to_the_most(pull, least):
    assert pull.least(short_spot(23)) == least


def test_nothing_is_asked_where_nothing_is_in_the_way():
    assert day(60, 5).least(short_spot(34)) == 0
    assert day(60).ask(3).words == "their day were 3 minutes longer"
