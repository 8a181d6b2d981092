from geoplan.runs.explaining.candidates import candidates_of
from geoplan.runs.explaining.give_way import GiveWay, smallest_of, ways_of
from geoplan.runs.explaining.stage import stage_of
from geoplan.runs.explaining.words import least_words
from tests.runs.made_plans import plan_with
from tests.runs.worlds import child, driver, monday_only, small_children


def ways(case, code="S0003-out"):
    return tuple(smallest_of(candidates_of(stage_of(case, plan_with(case), code))))


def test_rules_that_may_give_way_come_before_fewer_that_may_not():
    children = (*small_children()[:3], child("C0004", 34, 14, barred_drivers=frozenset({"D001"})))
    barred, expired = driver("D001", 8), driver("D002", 32, compliance=(), longest_day_miles=10)
    case = monday_only(children=children, drivers=(barred, expired))

    assert [(way.person, way.rules, way.firm) for way in ways(case)] == [
        ("D002", ("compliance", "longest-day-miles"), ())
    ]


def test_who_can_take_it_is_no_question_of_giving_way():
    case = monday_only()
    candidates = tuple(candidates_of(stage_of(case, plan_with(case), "S0003-out")))

    assert [ways_of(candidate) for candidate in candidates if candidate.possible] == [(), ()]


def test_the_sets_of_a_person_are_one_sentence_and_safety_is_another():
    told = least_words(
        (
            GiveWay("D001", "D001-mon", ("hours",), ()),
            GiveWay("D001", "D001-mon-2", ("hours",), ()),
            GiveWay("D001", "D001-mon", ("window",), ()),
            GiveWay("D002", "D002-mon", ("barred", "hours"), ()),
        )
    )

    assert told == (
        "D001 could only if this gave way: their hours, or the time of the session.",
        "D002 could only if this gave way: the bar between them and the child and their hours.",
        "What may never give way: the bar between them and the child.",
    )


def test_only_the_first_few_people_are_told_one_by_one():
    told = least_words(tuple(GiveWay(f"D{at:03}", "", ("hours",), ()) for at in range(9)))

    assert len(told) == 6
    assert told[-1] == "As many rules would have to give way for 4 more."


def test_nobody_gives_way_where_there_is_nothing():
    assert smallest_of(()) == ()
    assert least_words(()) == ()
