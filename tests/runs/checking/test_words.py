"""How the checker says amounts."""

from geoplan.runs.checking.words import at_clock, in_miles, in_pounds, minutes_apart


def test_times_show_seconds_only_where_there_are_any():
    assert at_clock(36_300) == "10:05"
    assert at_clock(36_330) == "10:05:30"


def test_a_difference_of_a_second_does_not_vanish_in_rounding():
    assert minutes_apart(3_940, 3_600) == {"found": "66", "limit": "60"}
    assert minutes_apart(3_601, 3_600) == {"found": "60:01", "limit": "60:00"}
    assert minutes_apart(3_600, 3_600) == {"found": "60", "limit": "60"}


def test_miles_and_money():
    assert in_miles(1_609.344) == "1.00"
    assert in_pounds(1_205) == "£12.05"
    assert in_pounds(-5) == "-£0.05"
