import math

import pytest

from geoplan.report.columns import ONE_DECIMAL, PERCENT, WHOLE, column, shown, within_column


def test_minutes_are_shown_with_one_decimal():
    assert shown(12.345, ONE_DECIMAL) == "12.3"
    assert shown(1234.0, ONE_DECIMAL) == "1,234.0"


def test_what_is_missing_is_shown_as_a_dash():
    assert shown(None, None) == "–"
    assert shown(math.nan, ONE_DECIMAL) == "–"


@pytest.mark.parametrize(
    ("share", "text"), [(1.0, "100%"), (0.999, "99%"), (0.001, "1%"), (0.0, "0%"), (0.256, "26%")]
)
def test_a_hundred_per_cent_means_everyone_and_nought_means_no_one(share, text):
    assert shown(share, PERCENT) == text


def test_counts_are_whole():
    assert shown(200, WHOLE) == "200"


def test_headings_use_the_readers_words():
    assert column("nearest", destination="venue").heading == "Nearest venue"
    assert column("origin", origin="driver").heading == "Driver"
    assert column(within_column(22.5)).heading == "Within 22.5 min"


def test_an_unknown_column_is_an_error():
    with pytest.raises(KeyError):
        column("nonsense")
