"""A child has many journeys a month: what is told goes by children, not by their journeys."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from geoplan.costs.ledger.spans import Span
from geoplan.domain.ledger import Amounts
from geoplan.domain.outcomes import Outcome
from geoplan.domain.plans import Mode
from geoplan.report.costs.monthly.children import children_of
from geoplan.report.costs.monthly.figures import Cell
from tests.costs.ledger.rows import carer, journey, ledger, taxi
from tests.report.costs.monthly.test_telling import AREAS, VENUES, told_of

OCTOBER, NOVEMBER = date(2026, 10, 5), date(2026, 11, 2)
SPAN = Span(date(2026, 10, 1), date(2026, 10, 31), "Oct 2026")


def often(child, venue="retford", make=taxi, *, since=OCTOBER, pence=1_000, times=8):
    """A child's sessions, eight in a month."""
    return [
        replace(
            make(
                f"{child}-{at}",
                child=child,
                venue=venue,
                district=VENUES[venue],
                day=since + timedelta(days=2 * at),
            ),
            amounts=Amounts(loaded_m=10_000, taxis=pence),
        )
        for at in range(times)
    ]


def month(since=OCTOBER, *, gone=(), dear=(), make=taxi):
    """Twelve children at Retford by taxi and twelve at Newark with carers."""
    rows = []
    for at in range(12):
        for code, venue, by in ((f"R{at}", "retford", make), (f"N{at}", "newark", carer)):
            if code not in gone:
                rows += often(code, venue, by, since=since, pence=1_500 if code in dear else 1_000)
    return rows


def october(told, section, label):
    return value(told, section, label, "Oct 2026")


def value(told, section, label, span):
    return next(
        (
            found
            for (figure, at), found in told.values.items()
            if (figure.section, figure.label.strip(), at.label) == (section, label, span)
        ),
        "c",
    )


def test_many_sessions_and_journeys_of_one_child_are_hidden_with_its_money():
    _, told = told_of([*month(), *often("X", "beeston", journey)])
    assert october(told, "Sessions arranged", "Beeston") == "c"
    assert october(told, "Cost of journeys", "volunteer driver") == "c"
    assert october(told, "Who transports: children's journeys", "volunteer driver") == "c"
    assert october(told, "Sessions", "arranged") == 200
    money = {label: october(told, "Cost of journeys", label) for label in ("taxi", "foster carer", "all")}
    assert "c" in money.values()  # the total less all others would give it back


@pytest.mark.parametrize("changed", [{"gone": ["R1"]}, {"dear": ["R1", "R2", "N1"]}])
def test_a_month_is_told_as_it_was_until_five_children_have_changed(changed):
    _, first = told_of(month())
    _, again = told_of(month(**changed), before=first.told)
    assert again.values == first.values
    _, five = told_of(month(gone=[f"R{at}" for at in range(5)]), before=again.told)
    assert october(five, "Cost of journeys", "taxi") == 7 * 8 * 10
    assert october(five, "Sessions arranged", "Retford") == 7 * 8


def test_a_cell_of_which_few_changed_is_told_as_it_was_beside_one_of_many():
    _, first = told_of(month())
    changed = month(gone=["N1"], dear=[f"R{at}" for at in range(8)])
    _, second = told_of(changed, before=first.told)
    seen = {label: october(second, "Cost of journeys", label) for label in ("taxi", "foster carer", "all")}
    assert seen["foster carer"] == 12 * 8 * 10
    assert seen["all"] - seen["taxi"] != 11 * 8 * 10  # N1 would be the difference


def test_a_total_is_told_as_it_was_where_a_group_that_went_whole_would_give_one_child_away():
    rows = [*month(), *(row for at in range(6) for row in often(f"B{at}", "beeston", journey))]
    _, first = told_of(rows)
    gone = ["N1", *(f"B{at}" for at in range(6))]
    _, second = told_of([row for row in rows if row.child not in gone], before=first.told)
    # The total less the six, whose money was told, would be without N1's.
    assert october(second, "Cost of journeys", "all") == 30 * 8 * 10
    assert october(second, "Cost of journeys", "foster carer") == 12 * 8 * 10


def test_a_quarter_is_the_sum_of_its_months_as_they_are_told():
    _, first = told_of(month(), until=date(2026, 10, 31))
    rows = [*month(gone=["R1"]), *month(NOVEMBER)]
    _, second = told_of(rows, before=first.told)
    for section, label in (("Sessions", "arranged"), ("Cost of journeys", "taxi"), ("Miles", "driven")):
        parts = [value(second, section, label, span) for span in ("Oct 2026", "Nov 2026")]
        assert parts[0] == october(first, section, label)
        assert value(second, section, label, "Q3 2026/27") == sum(parts)
    # What does not add up would be that of fewer children: it is not told.
    assert value(second, "Minutes in the car", "all, average", "Q3 2026/27") == "c"
    _, third = told_of(rows, before=second.told)
    assert third.values == second.values


def test_late_news_of_many_sessions_is_told_though_one_child_has_gone():
    _, first = told_of(month())
    rows = month(gone=["R1"])
    held = tuple(Outcome(session=row.session, day=row.day, held=True) for row in rows)
    _, second = told_of(rows, held, before=first.told)
    assert october(second, "Cost of journeys", "all") == october(first, "Cost of journeys", "all")
    assert october(first, "Sessions", "held") is None
    assert october(second, "Sessions", "held") == 23 * 8


def test_children_are_known_by_all_that_is_told_of_them():
    def of(rows, outcomes=()):
        return children_of(ledger(*rows), SPAN, outcomes, AREAS)

    rows = often("A")
    found = of([*rows, *often("B", make=carer)])
    assert len(found[Cell("journeys")]) == len(found[Cell("sessions", None, "retford")]) == 2
    assert len(found[Cell("journeys", Mode.TAXI)]) == 1
    (was,) = of(rows)[Cell("journeys")]
    (dearer,) = of(often("A", pence=1_001))[Cell("journeys")]
    (fewer,) = of(often("A", times=7))[Cell("journeys")]
    assert was.split()[:2] == dearer.split()[:2] != fewer.split()[:2]
    assert "A" not in was.split()
    # A session without journeys is somebody's.
    assert len(of([])) == 0
    bare = replace(ledger(*rows), journeys=())
    assert len(children_of(bare, SPAN, (), AREAS)[Cell("sessions", None)]) == 8
