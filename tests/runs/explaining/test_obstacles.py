from geoplan.domain.plans import Mode, Reason
from geoplan.runs.explaining.obstacles import obstacles_of
from geoplan.runs.explaining.ranking import Choice


def blocked(person, *rules, mode=Mode.VOLUNTEER):
    return Choice(person=person, mode=mode, reasons=tuple(Reason(mode, rule, "") for rule in rules))


def test_people_are_counted_by_rule_with_those_for_whom_it_is_all():
    rows = [
        blocked("D001", "day-off"),
        blocked("D002", "day-off", "child-seat"),
        blocked("W001", "venue-staff", mode=Mode.WORKER),
        blocked("D003", "child-seat", "day-off", "child-seat"),
    ]
    assert [item.text for item in obstacles_of(rows)] == [
        "3 off on this day; nothing else in the way of D001",
        "2 without the right child seat",
        "1 needed at their venue, and nothing else: W001",
    ]


def test_who_could_take_it_and_who_has_no_runs_do_not_count():
    rows = [
        Choice(person="D001", mode=Mode.VOLUNTEER, possible=True),
        blocked(None, "no-carer", mode=Mode.CARER),
    ]
    assert obstacles_of(rows) == ()


def test_of_many_a_few_are_named():
    (found,) = obstacles_of(blocked(f"D0{n}", "day-off") for n in range(10, 17))
    assert found.text.endswith("nothing else: D010, D011, D012, D013 and 3 more")
