from datetime import date

import pytest

from geoplan.domain.drivers import Check, ComplianceKind, Driver, Provider
from geoplan.domain.geography import Position

EXPIRY = date(2015, 6, 8)


def driver(**changes):
    checks = tuple(Check(kind, date(2016, 1, 1)) for kind in ComplianceKind if kind is not ComplianceKind.MOT)
    values = {
        "code": "D01",
        "provider": "bassetlaw-action",
        "home": Position(53.3, -1.1),
        "compliance": (*checks, Check(ComplianceKind.MOT, EXPIRY)),
    }
    return Driver(**values | changes)


def test_an_expired_check_blocks_from_its_date():
    assert driver().is_compliant(date(2015, 6, 7))
    assert not driver().is_compliant(EXPIRY)
    assert driver().expired(EXPIRY) == (ComplianceKind.MOT,)
    assert driver().expires(ComplianceKind.MOT) == EXPIRY


def test_a_missing_check_blocks_like_an_expired_one():
    assert driver(compliance=()).expired(date(2015, 1, 1)) == tuple(ComplianceKind)
    assert driver(compliance=()).expires(ComplianceKind.DBS) is None


def test_only_required_checks_block():
    assert driver().is_compliant(EXPIRY, frozenset({ComplianceKind.DBS}))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"code": "Bob"}, "never a name"),
        ({"provider": "Bassetlaw Action"}, "provider of driver D01"),
        ({"seats": 0}, "passenger seats 0"),
        ({"longest_day_minutes": 0}, "longest day 0 minutes"),
        ({"longest_day_miles": -3}, "longest day -3 miles"),
        ({"compliance": (Check(ComplianceKind.DBS, EXPIRY),) * 2}, "listed twice"),
    ],
)
def test_impossible_drivers_are_refused(changes, message):
    with pytest.raises(ValueError, match=message):
        driver(**changes)


def test_a_printed_driver_shows_no_home():
    assert "53.3" not in repr(driver())


def test_providers_are_organisations():
    assert Provider(code="nottingham-city", name="Nottingham City").contact_districts == frozenset()
    with pytest.raises(ValueError, match="a provider"):
        Provider(code="Nottingham City", name="Nottingham City")
