from datetime import date, time

import pytest
from numpy.random import default_rng

from geoplan.county.population.patterns import PatternParams, draw_pattern
from geoplan.domain.people import LegalStatus
from tests.county.population.small import WEEK, family

INFANT, TODDLER, SCHOLAR = date(2014, 10, 1), date(2012, 10, 1), date(2007, 1, 1)


def patterns(count=60, **changes):
    rng = default_rng(7)
    return [draw_pattern(rng, family(**changes), PatternParams(), week=WEEK) for _ in range(count)]


@pytest.mark.parametrize(
    ("births", "sessions", "minutes"),
    [
        ((INFANT,), {3, 4, 5}, {60, 75, 90}),
        ((TODDLER,), {2, 3}, {90}),
        ((SCHOLAR,), {1, 2}, {90, 120}),
        ((SCHOLAR, INFANT), {1, 2}, {90, 120}),
        ((TODDLER, INFANT), {3, 4, 5}, {60, 75, 90}),
    ],
)
def test_contact_follows_the_ages(births, sessions, minutes):
    found = patterns(births=births)
    assert {pattern.sessions for pattern in found} == sessions
    assert {pattern.minutes for pattern in found} == minutes
    assert {pattern.every_weeks for pattern in found} == {1}


def test_school_children_come_after_school_and_little_ones_by_day():
    after = {start for pattern in patterns(births=(SCHOLAR, INFANT)) for start in pattern.starts}
    assert (min(after), max(after)) == (time(15, 45), time(16, 30))
    by_day = {start for pattern in patterns(births=(INFANT,)) for start in pattern.starts}
    assert (min(by_day), max(by_day)) == (time(9, 30), time(14, 30))
    assert len({pattern.starts[0] for pattern in patterns(births=(INFANT,))}) > 5


def test_after_permanence_contact_is_rare():
    settled = patterns(births=(SCHOLAR,), status=LegalStatus.CARE_ORDER, settled=True)
    assert {pattern.every_weeks for pattern in settled} == {9, 11, 13}
    assert all(4 <= 52 / pattern.every_weeks <= 6 and pattern.minutes == 120 for pattern in settled)
    adoption = patterns(births=(INFANT,), status=LegalStatus.PLACEMENT_ORDER)
    assert {pattern.every_weeks for pattern in adoption} == {2, 4}


def test_shares_must_add_up():
    with pytest.raises(ValueError, match="infant_sessions"):
        PatternParams(infant_sessions=((0.5, 3),))
