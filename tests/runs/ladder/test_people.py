import pytest

from geoplan.domain.people import Need
from geoplan.domain.plans import Mode
from geoplan.domain.seats import SeatStock
from geoplan.runs.case.requests import requests_of
from geoplan.runs.ladder.people import known_people, may_share, objections_to
from tests.runs.worlds import adult, carer, child, driving_carer, session, small_case, small_sessions


def objections(code="S0001-out", *, person=None, adults=(), **changes):
    case = small_case(adults=adults, **changes)
    request = next(request for request in requests_of(case) if request.code == code)
    people = {known.code: known for known in known_people(case)}
    return [(reason.rule, reason.text) for reason in objections_to(case, people[person or "G001"], request)]


def rules(*args, **changes):
    return [rule for rule, _ in objections(*args, **changes)]


def drives(**changes):
    """C0001 and C0002 live with G001, who drives."""
    seats = {"child_seats": SeatStock(forward_facing=2)}
    return {"carers": (driving_carer("G001", 10, **seats | changes), driving_carer("G002", 30))}


def test_carers_stand_before_adults_each_in_the_order_of_their_table():
    case = small_case(adults=(adult("A002", 5), adult("A001", 5)))
    assert [(person.code, person.mode) for person in known_people(case)] == [
        ("G001", Mode.CARER),
        ("G002", Mode.CARER),
        ("A002", Mode.ADULT),
        ("A001", Mode.ADULT),
    ]
    assert known_people(case)[0].children == {"C0001", "C0002"}


def test_a_carer_who_can_has_nothing_against_it():
    assert objections(**drives()) == []


def test_who_does_not_drive_says_only_that():
    assert objections(carers=(carer("G001", 10), driving_carer("G002", 30))) == [
        ("no-driving", "G001 does not drive")
    ]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"seats": 1}, ["seats"]),
        ({"child_seats": SeatStock(forward_facing=1, booster=2)}, ["child-seat"]),
        ({"seats": 1, "child_seats": SeatStock()}, ["seats", "child-seat"]),
    ],
)
def test_the_children_of_a_request_must_all_fit(changes, words):
    assert rules(**drives(**changes)) == words


def test_what_is_lacking_is_told_in_numbers():
    ((_, text),) = objections(**drives(child_seats=SeatStock(forward_facing=1)))
    assert "G001 has 1 forward-facing seats" in text
    assert "2 would be needed" in text


def test_nobody_drives_on_a_day_without_hours():
    sessions = (session("S9", small_sessions()[0].first.replace(day=28), *_times(), "C0001", "C0002"),)
    assert rules("S9-out", sessions=sessions, **drives()) == ["day-off"]


def _times():
    first = small_sessions()[0]
    return first.start, first.end


def test_nobody_takes_a_child_who_does_not_know_them():
    found = objections(person="A001", adults=(adult("A001", 5, "C0001", child_seats=SeatStock(0, 2, 0)),))
    assert found == [("not-known", "A001 is not an adult whom C0002 knows")]


def test_bars_hold_for_carers_and_adults_too():
    assert rules(barred=frozenset({("C0002", "G001")}), **drives()) == ["barred"]


def test_a_carer_takes_the_wheelchair_of_the_child_who_lives_there_and_others_do_not():
    wheeled = child("C0009", 10, 14, carer="G001", needs=frozenset({Need.WHEELCHAIR}))
    sessions = (session("S9", small_sessions()[0].first, *_times(), "C0009"),)
    given = {"children": (wheeled,), "sessions": sessions, "carers": (driving_carer("G001", 10),)}
    assert rules("S9-out", **given) == []
    assert rules("S9-out", person="A001", adults=(adult("A001", 5, "C0009"),), **given) == ["wheelchair"]


def test_a_carer_needs_no_escort():
    escorted = child("C0009", 10, 14, carer="G001", needs=frozenset({Need.ESCORT}))
    sessions = (session("S9", small_sessions()[0].first, *_times(), "C0009"),)
    given = {"children": (escorted,), "sessions": sessions, "carers": (driving_carer("G001", 10),)}
    assert rules("S9-out", **given) == []


def test_who_may_share_a_car():
    case = small_case()
    requests = {request.code: request for request in requests_of(case)}
    assert may_share(case, [requests["S0001-out"], requests["S0002-out"]])
    assert may_share(case, [requests["S0001-out"]])
