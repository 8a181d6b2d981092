from datetime import time

from geoplan.domain.plans import Mode
from geoplan.domain.seats import SeatStock
from geoplan.runs.explain import explain
from geoplan.runs.explaining.asks import AskKind, FixLimits
from tests.runs.made_plans import plan_with
from tests.runs.worlds import (
    MONDAY,
    WeeklyHours,
    child,
    driver,
    monday_only,
    session,
    small_case,
    small_children,
    worker,
)

FROM_QUARTER_TO_TEN = WeeklyHours.same_every_day(time(9, 45), time(19))
ONLY_S0003 = (session("S0003", MONDAY, time(11), time(12, 30), "C0004"),)


def explained(case, code="S0003-out", limits=None, **runs):
    return explain(case, plan_with(case, **runs), code, limits=limits)


def test_who_takes_it_what_the_next_best_would_cost_and_how_well_they_know_each_other():
    case = monday_only(history={("C0004", "D002"): 4})
    found = explained(case, D002_mon=("S0003-out", "S0003-in"))

    assert found.takes.person == "D002"
    assert found.why[0] == (
        "S0003-out is with volunteer driver D002: +2.5 miles and +4 minutes on the road, £1.12."
    )
    assert found.why[1].startswith("The next best, volunteer driver D001, would cost £")
    assert found.why[2] == "Journeys of D002 with C0004: 4 in the weeks before, 1 other this week."
    assert [reason.rule for reason in found.passed] == ["no-carer", "no-adult"]
    assert (found.give_way, found.fixes) == ((), ())


def test_a_pin_is_told():
    case = monday_only(pins={"S0003-out": "D001"})

    assert "It was put there by hand and stays." in explained(case, D001_mon=("S0003-out",)).why


def test_nobody_and_the_cheapest_thing_that_would_change_it():
    # D002 would have to set off at 10:36; D001 is nearer in nothing, and has all day.
    late = WeeklyHours.same_every_day(time(10, 45), time(19))
    drivers = (driver("D001", 8, compliance=()), driver("D002", 32, hours=late))
    found = explained(monday_only(drivers=drivers, sessions=ONLY_S0003))

    assert found.takes.mode is Mode.TAXI
    rules = {row.person: [reason.rule for reason in row.reasons] for row in found.ranking.rows if row.person}
    assert rules["D001"] == ["compliance"]
    assert rules["D002"] == ["hours"]
    assert {(way.person, way.rules) for way in found.give_way} == {
        ("D001", ("compliance",)),
        ("D002", ("hours",)),
        ("D002", ("window",)),
    }
    assert [(fix.person, fix.asks[0].kind) for fix in found.fixes] == [
        ("D002", AskKind.START_EARLIER),
        ("D001", AskKind.RENEW_CHECK),
    ]
    assert found.fixes[0].text in found.lines
    cheapest, titles = found.parts[0][1][-1], [title for title, _ in found.parts]
    assert cheapest.startswith(f"The cheapest to ask for: {found.fixes[0].text}, £")
    assert cheapest.endswith(" less than now.")
    assert titles[:2] == ["", "What would help, the least to ask for first"]
    assert found.parts[-1] == (
        "In the way of drivers and workers",
        (
            "1 with a check expired or missing, and nothing else: D001",
            "1 off on this day, and nothing else: W001",
            "1 at other hours, and nothing else: D002",
        ),
    )


def test_the_cheapest_is_told_even_where_it_asks_for_more():
    # D001 lives near but needs two things, D002 is far away and needs one.
    near = driver("D001", 11, child_seats=SeatStock(0, 0, 0), compliance=())
    far = driver("D002", 34, child_seats=SeatStock(0, 0, 0))
    found = explained(monday_only(drivers=(near, far)), "S0001-out")

    assert [len(fix.asks) for fix in found.fixes] == [1, 2]
    assert found.parts[0][1][-1].startswith("The cheapest to ask for: D001 could if")


def test_the_smallest_set_is_searched_over_everybody():
    drivers = (
        driver("D001", 8, compliance=(), child_seats=SeatStock(0, 0, 0)),
        driver("D002", 32, child_seats=SeatStock(0, 1, 0), hours=FROM_QUARTER_TO_TEN),
        driver("D003", 32, child_seats=SeatStock(0, 0, 0)),
    )
    found = explained(monday_only(drivers=drivers), "S0001-out")

    assert [(way.person, way.rules) for way in found.give_way] == [("D003", ("child-seat",))]
    assert [fix.person for fix in found.fixes] == ["D003", "D001", "D002"]
    assert [len(fix.asks) for fix in found.fixes] == [1, 2, 2]


def test_who_is_off_that_day_is_among_those_to_ask():
    drivers = (driver("D001", 8, compliance=()), driver("D002", 32, hours=WeeklyHours()))
    found = explained(monday_only(drivers=drivers, sessions=ONLY_S0003))

    assert ("D002", ("day-off",)) in {(way.person, way.rules) for way in found.give_way}
    assert found.fixes[0].asks[0].kind is AskKind.DRIVE_THAT_DAY


def test_what_may_never_give_way_is_said_and_nothing_is_suggested():
    children = (*small_children()[:3], child("C0004", 34, 14, barred_drivers=frozenset({"D001", "D002"})))
    case = monday_only(children=children, drivers=(driver("D001", 8), driver("D002", 32)), workers=())
    found = explained(case)

    assert {way.firm for way in found.give_way} == {("barred",)}
    assert found.fixes == ()
    assert "What may never give way: the bar between them and the child." in found.lines


def test_a_session_is_moved_only_where_nothing_stands_against_it():
    late = (driver("D002", 32, hours=WeeklyHours.same_every_day(time(10, 45), time(19))),)
    limits = FixLimits(most_minutes=0)
    free = explained(monday_only(drivers=late, sessions=ONLY_S0003, workers=()), limits=limits)
    after = session("S0009", MONDAY, time(12, 30), time(13), "C0003")
    taken = explained(monday_only(drivers=late, sessions=(*ONLY_S0003, after)), limits=limits)

    assert [fix.asks[0].amount for fix in free.fixes] == [10]
    assert taken.fixes == ()


def test_a_request_that_a_driver_could_take_needs_no_fix():
    found = explained(monday_only())

    assert found.takes.mode is Mode.TAXI
    assert (found.give_way, found.fixes) == ((), ())
    assert found.why[1].startswith("The next best, volunteer driver D002, would cost £")
    assert " less: " in found.why[1]


def test_a_carers_journey_is_explained_too():
    found = explained(small_case(), "S0002-out")

    assert found.why[0] == "S0002-out is with foster carer G002, for £4.19."
    assert found.fixes == ()


def test_where_nothing_is_allowed_nobody_takes_it():
    case = monday_only(drivers=(), workers=(worker("W001"),), params=monday_only().params)
    found = explained(case)

    assert found.takes.mode is Mode.TAXI
    assert "Nobody else could take it." in found.why


def test_an_explanation_is_shown_in_a_notebook():
    drivers = (driver("D001", 8, compliance=()),)
    found = explained(monday_only(drivers=drivers))

    assert "What would help" in found._repr_html_()
    assert "<table>" in found._repr_html_()
    assert "class='gp-page'" in found._repr_html_()
    assert len(found.to_frame()) == len(found.ranking.rows)
