from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.domain.hours import WeeklyHours
from geoplan.domain.plans import Mode
from geoplan.domain.requests import Direction
from geoplan.domain.seats import SeatStock
from geoplan.runs.case.requests import requests_of
from geoplan.runs.ladder.climb import climb
from tests.runs.worlds import (
    FRIDAY,
    MONDAY,
    adult,
    child,
    driving_carer,
    session,
    small_case,
)


def climbed(**changes):
    case = small_case(**changes)
    requests = requests_of(case)
    ladder = climb(case, requests)
    assert set(ladder.taken) | set(ladder.passed) == {request.code for request in requests}
    assert not set(ladder.taken) & set(ladder.passed)
    return ladder


def why(ladder, code):
    return [(reason.mode, reason.rule) for reason in ladder.passed[code]]


def knows_c0004(code="A001", **changes):
    return adult(code, 36, "C0004", **changes)


def test_the_carer_takes_the_child_before_anybody_else_is_asked():
    ladder = climbed(adults=(adult("A001", 30, "C0003"),))
    for code in ("S0002-out", "S0002-in"):
        cover = ladder.taken[code]
        assert (cover.mode, cover.person, cover.run) == (Mode.CARER, "G002", None)
        assert cover.reasons == ()
        assert not cover.pinned


def test_the_carer_is_paid_by_way_of_the_school():
    """From 30 by the school at 15 to the venue at 20: 10 km to the venue, 2.5 km on, 2.5 km back."""
    ladder = climbed()
    assert ladder.taken["S0002-out"].pence == 419  # 15 km
    assert ladder.taken["S0002-in"].pence == 280  # 10 km


def test_who_goes_on_has_a_reason_for_each_rung():
    ladder = climbed()
    assert why(ladder, "S0001-out") == [(Mode.CARER, "no-driving"), (Mode.ADULT, "no-adult")]
    assert why(ladder, "S0003-in") == [(Mode.CARER, "no-carer"), (Mode.ADULT, "no-adult")]
    assert ladder.passed["S0001-out"][0].text == "G001 does not drive"


def test_then_a_known_adult_with_the_reason_why_not_the_carer():
    ladder = climbed(adults=(knows_c0004(),))
    cover = ladder.taken["S0003-out"]
    assert (cover.mode, cover.person) == (Mode.ADULT, "A001")
    assert [reason.rule for reason in cover.reasons] == ["no-carer"]
    # From 36 by the child at 34 to the venue at 20: 16 km.
    assert (cover.pence, ladder.taken["S0003-in"].pence) == (447, 447)


def test_adults_are_asked_in_the_order_of_their_table():
    first, second = knows_c0004("A002"), knows_c0004("A001")
    assert climbed(adults=(first, second)).taken["S0003-out"].person == "A002"
    short = knows_c0004("A002", max_minutes=5)
    ladder = climbed(adults=(short, second))
    assert ladder.taken["S0003-out"].person == "A001"
    assert [reason.rule for reason in ladder.taken["S0003-out"].reasons] == ["no-carer", "too-far"]


def test_an_adult_may_take_the_way_that_the_carer_cannot():
    """The carer drives until 17:00; the contact ends at five."""
    carers = (driving_carer("G002", 30, hours=_until(17)), driving_carer("G001", 10))
    ladder = climbed(carers=carers, adults=(adult("A001", 30, "C0003"),))
    assert ladder.taken["S0002-out"].person == "G002"
    assert ladder.taken["S0002-in"].person == "A001"
    assert [reason.rule for reason in ladder.taken["S0002-in"].reasons] == ["hours"]
    # Both go there and back: 25 km with the school, and 20 km.
    assert (ladder.taken["S0002-out"].pence, ladder.taken["S0002-in"].pence) == (699, 559)


def _until(hour):
    return WeeklyHours.same_every_day(time(8), time(hour))


def test_everybody_who_knows_only_some_of_the_children_is_told_of_the_others():
    children = (
        child("C1", 10, 14, carer="G1", school="north-school"),
        child("C2", 12, 14, carer="G2", school="north-school"),
    )
    ladder = climbed(
        children=children,
        carers=(driving_carer("G1", 10), driving_carer("G2", 12)),
        sessions=(session("S1", MONDAY, time(16), time(17), "C1", "C2"),),
    )
    reasons = ladder.passed["S1-out"]
    assert [reason.text for reason in reasons[:2]] == [
        "G1 is not an adult whom C2 knows",
        "G2 is not an adult whom C1 knows",
    ]
    # They go home apart, each with the own carer.
    assert {cover.person for cover in ladder.taken.values()} == {"G1", "G2"}


@pytest.mark.parametrize(
    "pin", ["taxi", "taxi with escort", "D001", "W001", "volunteer driver", "not covered"]
)
def test_what_is_pinned_elsewhere_is_passed_by_with_that_reason(pin):
    ladder = climbed(pins={"S0002-out": pin})
    assert why(ladder, "S0002-out") == [(Mode.CARER, "pinned"), (Mode.ADULT, "pinned")]
    assert pin in ladder.passed["S0002-out"][0].text
    # The other way is the carer's as before, but there and back.
    assert ladder.taken["S0002-in"].pence == 559


@pytest.mark.parametrize("pin", ["foster carer", "G002"])
def test_a_pin_to_the_carer_is_kept_as_a_pin(pin):
    ladder = climbed(pins={"S0002-out": pin})
    assert ladder.taken["S0002-out"].pinned
    assert ladder.taken["S0002-out"].person == "G002"
    assert not ladder.taken["S0002-in"].pinned


@pytest.mark.parametrize("pin", ["known adult", "A001"])
def test_a_pin_to_an_adult_wins_over_the_carer(pin):
    ladder = climbed(pins={"S0002-out": pin}, adults=(adult("A001", 30, "C0003"),))
    cover = ladder.taken["S0002-out"]
    assert (cover.mode, cover.person, cover.pinned) == (Mode.ADULT, "A001", True)
    assert [reason.rule for reason in cover.reasons] == ["pinned"]


def test_a_pin_is_not_kept_where_a_rule_is_in_the_way():
    for pin, rule in (("foster carer", "no-driving"), ("G001", "no-driving"), ("known adult", "no-adult")):
        ladder = climbed(pins={"S0001-out": pin})
        assert rule in [reason.rule for reason in ladder.passed["S0001-out"]]
    stranger = climbed(pins={"S0001-out": "A001"}, adults=(knows_c0004(),))
    told = [reason.text for reason in stranger.passed["S0001-out"]]
    assert told[0] == "pinned to A001 by hand"
    assert "A001 is not an adult whom C0001 knows" in told


def test_only_what_is_asked_is_answered():
    case = small_case()
    one = [request for request in requests_of(case) if request.code == "S0002-in"]
    assert climb(case, one).taken["S0002-in"].pence == 559
    assert climb(case, ()).taken == {}


@settings(max_examples=30, deadline=None)
@given(
    starts=st.lists(st.integers(8 * 12, 18 * 12), min_size=1, max_size=4),
    limit=st.sampled_from([None, 5, 20, 60]),
    seats=st.integers(1, 3),
    first=st.integers(7, 12),
    last=st.integers(13, 20),
)
def test_nobody_is_in_two_places_or_out_beyond_their_hours(starts, limit, seats, first, last):
    """However the sessions of four children of one carer lie: recomputed from the requests alone."""
    children = tuple(child(f"C{number}", 30, 14, carer="G1") for number in range(1, 5))
    sessions = tuple(
        session(f"S{number}", FRIDAY, time(start // 12, start % 12 * 5),
                time(start // 12 + 1, start % 12 * 5), f"C{number}")
        for number, start in enumerate(starts, 1)
    )  # fmt: skip
    hours = WeeklyHours.same_every_day(time(first), time(last))
    carer = driving_carer("G1", 30, hours=hours, max_minutes=limit, seats=seats, child_seats=SeatStock())
    case = small_case(children=children, sessions=sessions, carers=(carer,))
    requests = {request.code: request for request in requests_of(case)}
    taken = climb(case, tuple(requests.values())).taken
    out = []
    for code in taken:
        request = requests[code]
        way = request.direct_s
        assert limit is None or way <= 60 * limit
        outbound = request.direction is Direction.OUTBOUND
        with_child = way + request.pickup_service_s + request.delivery_service_s
        since = request.pickup_window.latest_s if outbound else request.pickup_window.earliest_s
        # Without the way that may be saved by waiting: the least that they are out.
        out.append((since, since + with_child))
        assert first * 3600 <= since
        assert since + with_child <= last * 3600
    for (_, until), (since, _) in zip(sorted(out), sorted(out)[1:], strict=False):
        assert until <= since
