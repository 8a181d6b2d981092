from geoplan.costs.appraisal import Line, LineKind, Option, Printed
from geoplan.costs.appraisal.reconcile import reconcile

LINES = (Line("a", LineKind.STAFF, (100, 200)), Line("b", LineKind.SAVING, (50, 400)))


def told(printed):
    option = Option(name="o", years=("one", "two"), lines=LINES, printed=printed)
    return [str(one) for one in reconcile(option)]


def test_a_total_that_adds_up_says_so():
    assert told(Printed(cumulative=150)) == ["cumulative position: £1.50, as it adds up"]


def test_a_difference_is_shown_either_way():
    assert told(Printed(costs=(90, 210))) == [
        "costs of one: printed £0.90, adds up to £1.00, £0.10 more",
        "costs of two: printed £2.10, adds up to £2.00, £0.10 less",
    ]


def test_what_is_not_printed_is_not_held_against_anything():
    assert told(None) == []
    assert len(told(Printed(benefits=(None, 400)))) == 1
