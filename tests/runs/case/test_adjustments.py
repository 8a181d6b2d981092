import json
from dataclasses import replace
from datetime import date, time

import pytest

from geoplan.domain.hours import WeeklyHours
from geoplan.domain.sessions import Move
from geoplan.errors import InputError
from geoplan.io.plans import canonical_json
from geoplan.io.projects.words import codes_text
from geoplan.runs.case.adjustments import adjusted, adjustments_of
from tests.runs.worlds import MONDAY, TUESDAY, WORKING_HOURS, session, small_case


def through_json(adjustments):
    """As a project keeps them and gives them back."""
    assert codes_text("an adjustment", adjustments) == canonical_json(adjustments)
    return json.loads(canonical_json(adjustments))


def test_of_a_case_that_is_as_the_tables_have_it_nothing_is_kept():
    case = small_case()
    assert adjustments_of(case, small_case()) == {}
    assert adjusted(case, {}) is case


def test_a_changed_case_is_made_again_exactly():
    plain = small_case()
    first, second, *others = plain.sessions
    changed = replace(
        plain,
        drivers=(replace(plain.drivers[0], hours=WeeklyHours()), plain.drivers[1]),
        carers=(plain.carers[0], replace(plain.carers[1], hours=WORKING_HOURS)),
        workers=(replace(plain.workers[0], hours=WeeklyHours.same_every_day(time(9), time(10, 15, 7))),),
        sessions=(
            replace(first, cancelled=frozenset({MONDAY})),
            replace(second, moved=(Move(MONDAY, TUESDAY, time(9), time(10), room="2"),)),
            *others,
            session("Z0002", TUESDAY, time(10), time(11), "C0004", until=date(2026, 12, 24), worker=None),
            session("A0001", TUESDAY, time(12), time(13), "C0001", "C0002", court_priority=True),
        ),
    )
    kept = through_json(adjustments_of(plain, changed))
    assert set(kept["hours"]) == {"D001", "W001"}  # the carer's were the same
    assert adjusted(plain, kept).version == changed.version


def test_who_is_no_longer_there_is_passed_over():
    plain = small_case()
    off = replace(plain, drivers=(replace(plain.drivers[0], hours=WeeklyHours()), plain.drivers[1]))
    without = replace(plain, drivers=plain.drivers[1:])
    assert adjusted(without, adjustments_of(plain, off)) == without


def test_an_added_session_of_a_child_who_is_gone_is_a_fault():
    plain = small_case()
    late = session("X0001", TUESDAY, time(10), time(11), "C0004")
    kept = adjustments_of(plain, replace(plain, sessions=(*plain.sessions, late)))
    gone = replace(plain, children=plain.children[:3], sessions=plain.sessions[:2])
    with pytest.raises(InputError, match="session X0001 names child C0004"):
        adjusted(gone, kept)


@pytest.mark.parametrize(
    "broken", [{"hours": {"D001": ["0/08:00"]}}, {"hours": []}, {"sessions": [{"code": "S1"}]}]
)
def test_adjustments_that_cannot_be_read_are_a_fault(broken):
    with pytest.raises(InputError, match="cannot be read"):
        adjusted(small_case(), broken)
