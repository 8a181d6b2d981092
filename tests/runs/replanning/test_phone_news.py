from dataclasses import replace

from geoplan.domain.changes import changes_between
from geoplan.domain.plans import Coverage, Mode
from geoplan.runs.freezing.frozen import Frozen, Moment
from geoplan.runs.replanning.phone_news import Group, Occasion, Rank, news_of
from tests.runs.hand_plans import CARER_TAKES, good_plan, hm, plan_with, run_of, there_and_back
from tests.runs.worlds import MONDAY, driver, small_case

CASE = small_case(drivers=(*small_case().drivers, driver("D003", 40)))
PLAN = good_plan(CASE)
TIMES = {"out_up": hm(10, 38), "out_down": hm(10, 55), "in_up": hm(12, 30), "in_down": hm(12, 47)}


def other_driver():
    """D003 instead of D002, 13 minutes later."""
    runs = [run_of(CASE, "D003", MONDAY, there_and_back("S0003", **TIMES))]
    return plan_with(CASE, [*runs, PLAN.run("D001-mon"), PLAN.run("D001-wed")], CARER_TAKES)


def news(after, *, frozen=None, leaving=None):
    frozen = frozen or Frozen(moment=Moment(day=MONDAY, at_s=hm(8)))
    occasion = Occasion(case=CASE, before=PLAN, after=after, frozen=frozen, leaving=leaving or {})
    return news_of(occasion, changes_between(PLAN, after))


def test_whoever_is_told_first_is_told_in_time_for_the_others():
    out = [item for item in news(other_driver()) if item.request == "S0003-out"]
    assert [(item.to, item.rank) for item in out] == [
        ("D003", Rank.ASKED),
        ("D002", Rank.STOOD_DOWN),
        ("C0004", Rank.FAMILY),
    ]
    # D002 sets off at 10:23, so D003, who would leave home at 10:32, must be asked before.
    assert [item.by_s for item in out] == [hm(10, 32), hm(10, 23), hm(10, 25)]
    assert [item.before_s for item in out] == [hm(10, 23), hm(10, 23), hm(10, 25)]


def test_who_is_off_is_not_waited_for():
    found = news(other_driver(), leaving={("D002", MONDAY): False})
    out = {item.to: item for item in found if item.request == "S0003-out"}
    assert out["D003"].before_s == out["C0004"].before_s == hm(10, 25)
    assert out["D002"].group is Group.KNOWS


def test_children_left_in_a_car_come_before_everything():
    nobody = Coverage(request="S0003-out", mode=Mode.NOBODY)
    others = {**CARER_TAKES, "S0003-out": (Mode.NOBODY, None, 0)}
    after = plan_with(CASE, [PLAN.run("D001-mon"), PLAN.run("D001-wed")], others)
    frozen = Frozen(moment=Moment(day=MONDAY, at_s=hm(10, 30)), requests={"S0003-out": nobody})
    found = news(after, frozen=frozen, leaving={("D002", MONDAY): True})
    assert [(item.to, item.group) for item in found[:3]] == [
        ("D002", Group.CHILD_WAITS),
        ("C0004", Group.CHILD_WAITS),
        ("retford", Group.BY_TIME),
    ]


def test_news_of_the_same_plan_is_none():
    assert news(replace(PLAN)) == ()
