from datetime import date

import pytest

from geoplan.report.sheets import SheetParams


def test_a_sheet_goes_the_day_after_its_day():
    assert SheetParams().destroy_after(date(2026, 11, 30)) == date(2026, 12, 1)


@pytest.mark.parametrize("phone", ["", "01623 000000", "+44 (0)1623 000-000"])
def test_telephone_numbers_of_offices(phone):
    assert SheetParams(office_phone=phone).office_phone == phone


@pytest.mark.parametrize("wrong", [{"office_phone": "ring Ann"}, {"office": ""}, {"keep_days": -1}])
def test_what_cannot_be_is_refused(wrong):
    with pytest.raises(ValueError, match=r"office|keep"):
        SheetParams(**wrong)
