import pytest

from geoplan.report.calendar import CalendarParams


def test_titles_are_neutral_unless_told_otherwise():
    params = CalendarParams()
    assert (params.drivers_title, params.carers_title) == ("Driving", "Appointment")
    assert not params.name_venues


@pytest.mark.parametrize("title", ["", "  ", "x" * 41])
def test_a_title_is_short_and_there(title):
    with pytest.raises(ValueError, match="a title in calendars"):
        CalendarParams(carers_title=title)
