from dataclasses import FrozenInstanceError
from datetime import date, time

import pytest

from geoplan.domain.ages import AgeBand
from geoplan.domain.geography import Position
from geoplan.domain.hours import WeeklyHours
from geoplan.domain.people import Child, ContactWorker, FosterCarer, LegalStatus, School
from geoplan.domain.seats import SeatKind

HOME = Position(53.1234, -1.1987)


def child(**changes):
    return Child(**{"code": "C001", "birth_date": date(2012, 5, 1), "home": HOME, **changes})


def test_a_child_knows_its_band_and_seat():
    assert child().age_band(date(2015, 6, 8)) is AgeBand.TODDLER
    assert child(height_cm=95).seat_needed(date(2015, 6, 8)) is SeatKind.FORWARD_FACING


def test_a_printed_child_shows_no_home_birth_date_or_status():
    shown = repr(child(height_cm=95, home_place="kirkby-in-ashfield", carer="K007"))
    assert "C001" in shown
    for secret in ("53.1", "2012", "95", "kirkby", "section", "K007"):
        assert secret not in shown


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"code": "Jo"}, "never a name"),
        ({"height_cm": 1.2}, "child C001: height 1.2 cm is not between 30 and 220"),
        ({"never_with": frozenset({"C001"})}, "with itself"),
        ({"barred_drivers": frozenset({"Smith"})}, "never a name"),
    ],
)
def test_impossible_children_are_refused(changes, message):
    with pytest.raises(ValueError, match=message):
        child(**changes)


def test_people_do_not_change():
    with pytest.raises(FrozenInstanceError):
        child().code = "C002"
    assert hash(child()) == hash(child())


def test_courts_decide_on_interim_orders():
    deciding = {status for status in LegalStatus if status.in_proceedings}
    assert deciding == {LegalStatus.INTERIM_CARE_ORDER, LegalStatus.EMERGENCY_PROTECTION_ORDER}


def test_carers_who_cannot_drive_have_no_hours_and_drivers_have_seats():
    hours = WeeklyHours.same_every_day(time(9), time(15))
    FosterCarer(code="K1", home=HOME, can_drive=True, hours=hours, seats=3, max_minutes=30)
    with pytest.raises(ValueError, match="cannot drive but"):
        FosterCarer(code="K1", home=HOME, hours=hours)
    with pytest.raises(ValueError, match="no passenger seat"):
        FosterCarer(code="K1", home=HOME, can_drive=True, hours=hours)
    with pytest.raises(ValueError, match="longest drive 0 minutes"):
        FosterCarer(code="K1", home=HOME, can_drive=True, seats=1, max_minutes=0)


def test_workers_and_schools_are_checked():
    hours = WeeklyHours.same_every_day(time(9), time(17))
    assert ContactWorker(code="W1", base="meadow-house", hours=hours).weekly_minutes == 2220
    with pytest.raises(ValueError, match="base of worker W1"):
        ContactWorker(code="W1", base="", hours=hours)
    with pytest.raises(ValueError, match="weekly time 0 minutes"):
        ContactWorker(code="W1", base="meadow-house", hours=hours, weekly_minutes=0)
    with pytest.raises(ValueError, match="a school"):
        School(code="", position=HOME)
