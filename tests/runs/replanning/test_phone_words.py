from dataclasses import replace

import pytest

from geoplan.domain.changes import Change, Journey, journeys
from geoplan.domain.plans import Coverage, Mode
from geoplan.runs.replanning import phone_words as words
from tests.runs.hand_plans import good_plan, hm
from tests.runs.worlds import small_case


@pytest.fixture(scope="module")
def known():
    return journeys(good_plan(small_case()))


def by(journey, mode, person=None):
    return replace(journey, coverage=Coverage(request=journey.request.code, mode=mode, person=person))


def test_an_adult_is_asked_with_the_place_and_the_time_that_counts(known):
    taken = by(known["S0003-out"], Mode.ADULT, "A001")
    (text,) = words.ask(Change(was=None, becomes=taken), taken, hm(10), hm(8))
    assert text == (
        "Can you take C0004 (S0003-out)? It is from the home of C0004, leaving by 10:38, to venue retford, "
        "there between 10:40 and 10:55."
    )


def test_an_adult_is_asked_for_the_way_home(known):
    taken = by(known["S0003-in"], Mode.ADULT, "A001")
    (text,) = words.ask(Change(was=None, becomes=taken), taken, hm(12), hm(8))
    assert text.endswith("It is from venue retford, between 12:30 and 12:45, to the home of C0004.")


def test_two_children_are_counted_for_the_taxi_firm(known):
    taken = by(known["S0001-in"], Mode.TAXI_ESCORT)
    (text,) = words.ask(Change(was=None, becomes=taken), taken, hm(11), hm(8))
    assert text.startswith("Please send a taxi with an escort for 2 children, C0001 and C0002 (S0001-in):")


def test_one_child_is_and_two_are(known):
    one, two = (
        words.family(Change(was=known[code], becomes=None), hm(8)) for code in ("S0003-out", "S0001-out")
    )
    assert one[-1] == "C0004 is not fetched."
    assert two[-1] == "C0001 and C0002 are not fetched."


def test_who_comes_where_nobody_came_is_not_told_as_instead(known):
    change = Change(was=by(known["S0003-out"], Mode.NOBODY), becomes=known["S0003-out"])
    assert words.family(change, hm(8)) == ("Volunteer driver D002 fetches C0004 at about 10:25 (S0003-out).",)


def test_a_taxi_comes_at_the_latest_when_the_window_closes(known):
    change = Change(was=known["S0003-out"], becomes=by(known["S0003-out"], Mode.TAXI))
    assert words.family(change, hm(8)) == (
        "A taxi fetches C0004 by 10:38 (S0003-out), not volunteer driver D002.",
    )


def test_no_time_that_is_told_of_a_taxi_is_over(known):
    # C0004 is to be at the venue between 10:40 and 10:55, and is 17 minutes away.
    taken = by(known["S0003-out"], Mode.TAXI)
    change = Change(was=known["S0003-out"], becomes=taken)
    (soon,) = words.ask(change, taken, hm(10), hm(10, 30))
    assert soon.endswith("leaving by 10:38, to venue retford, there between 10:47 and 10:55.")
    (late,) = words.ask(change, taken, hm(10), hm(10, 40))
    assert late.endswith(
        "from the home of C0004, as soon as can be, to venue retford, where they should be by 10:55."
    )
    assert words.family(change, hm(10, 40))[0].startswith(
        "A taxi fetches C0004 as soon as can be (S0003-out)"
    )


def test_a_taxi_that_comes_late_brings_children_home_later(known):
    taken = by(known["S0003-in"], Mode.TAXI)
    change = Change(was=known["S0003-in"], becomes=taken)
    assert "home at about 12:47" in words.family(change, hm(8))[0]
    assert "home at about 13:07" in words.family(change, hm(12, 50))[0]
    (late,) = words.ask(change, taken, hm(12), hm(12, 50))
    assert late.endswith("from venue retford, as soon as can be, to the home of C0004.")


def test_a_school_hears_that_nobody_comes_or_can(known):
    assert words.handing_over(Change(was=known["S0002-out"], becomes=None), hm(8)) == (
        "Nobody comes for C0003 (S0002-out).",
    )
    change = Change(was=known["S0002-out"], becomes=by(known["S0002-out"], Mode.NOBODY))
    assert words.handing_over(change, hm(8)) == ("Nobody can fetch C0003 yet (S0002-out).",)


def test_who_is_off_hears_what_is_still_open(known):
    journey: Journey = known["S0003-out"]
    open_still = Change(was=journey, becomes=by(journey, Mode.NOBODY))
    assert words.thank(open_still, journey)[-1] == "Still open: C0004 at 10:25 (S0003-out)."
    assert words.thank(Change(was=journey, becomes=None), journey) == ("Session S0003 is cancelled.",)
