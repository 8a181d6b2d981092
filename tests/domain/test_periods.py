from datetime import time

import pytest

from geoplan.domain.periods import Period


@pytest.mark.parametrize(
    ("moment", "period"),
    [
        (time(7, 29), Period.OFF_PEAK),
        (time(7, 30), Period.AM_PEAK),
        (time(9, 14), Period.AM_PEAK),
        (time(9, 15), Period.INTER_PEAK),
        (time(15, 0), Period.PM_PEAK),
        (time(17, 59), Period.PM_PEAK),
        (time(18, 0), Period.OFF_PEAK),
        (time(0, 0), Period.OFF_PEAK),
    ],
)
def test_a_time_of_day_has_its_period(moment, period):
    assert Period.at(moment) is period


def test_every_period_has_words_for_a_heading():
    assert len({period.label for period in Period}) == len(Period) == 4
