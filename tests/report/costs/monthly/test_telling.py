from dataclasses import replace
from datetime import date, timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st

from geoplan.audiences.attacker import bounds
from geoplan.audiences.differencing import NOTHING_TOLD
from geoplan.audiences.sums import Sum
from geoplan.audiences.suppression import SuppressionParams, with_company
from geoplan.costs.ledger.activity import activity_of
from geoplan.costs.ledger.spans import months, quarters
from geoplan.domain.outcomes import Outcome
from geoplan.report.costs.monthly.cells import counts_of, sums_of
from geoplan.report.costs.monthly.children import children_of
from geoplan.report.costs.monthly.figures import Areas, Cell, Kind, figures_of
from geoplan.report.costs.monthly.telling import told_figures
from tests.costs.ledger.rows import carer, journey, ledger, taxi

AREAS = Areas(
    (("North", (("retford", "Retford"),)), ("South", (("newark", "Newark"), ("beeston", "Beeston")))),
    ("North", "South"),
)
FIGURES = figures_of(AREAS)
FIRST = date(2026, 10, 5)
VENUES = {"retford": "North", "newark": "South", "beeston": "South"}


def sessions(venue, count, make=taxi, *, since=FIRST, tag=""):
    """So many sessions at a venue, one a weekday."""
    return [
        make(
            f"{venue}{tag}{at}",
            child=f"C{at}",
            venue=venue,
            district=VENUES[venue],
            day=since + timedelta(days=at % 20),
        )
        for at in range(count)
    ]


def told_of(rows, outcomes=(), *, until=date(2026, 11, 30), before=NOTHING_TOLD):
    """The figures of the months from October, and what is told of them."""
    both = ledger(*rows)
    of_months = months(FIRST, until)
    # As in the report, a quarter of which some months are not there yet is another thing than the whole.
    parts = [replace(one, last=min(one.last, of_months[-1].last)) for one in quarters(FIRST, until)]
    found = [[activity_of(both, span, outcomes) for span in spans] for spans in (of_months, parts)]
    people = {
        (cell, one.span): some
        for one in (*found[0], *found[1])
        for cell, some in children_of(both, one.span, outcomes, AREAS).items()
    }
    return found, told_figures(FIGURES, *found, AREAS, people, SuppressionParams(), before)


def hidden_of(rows, outcomes=()):
    found, told = told_of(rows, outcomes)
    return (
        {(figure.section, figure.label.strip(), span.label) for figure, span in told.hidden},
        found,
        told.hidden,
    )


def test_large_numbers_are_all_shown():
    rows = [row for venue in VENUES for make in (taxi, carer, journey) for row in sessions(venue, 9, make)]
    # Nothing is reported and nobody is a baby: those are zeros, which tell of nobody.
    hidden, _, _ = hidden_of(rows)
    assert hidden == set()


def test_a_small_venue_is_hidden_with_a_neighbour_and_its_money():
    rows = sessions("retford", 9) + sessions("newark", 3) + sessions("beeston", 9)
    hidden, _, _ = hidden_of(rows)
    assert ("Sessions arranged", "Newark", "Oct 2026") in hidden
    assert ("Sessions arranged", "Beeston", "Oct 2026") in hidden
    assert ("Sessions arranged", "Retford", "Oct 2026") not in hidden
    assert ("Sessions", "arranged", "Oct 2026") not in hidden


def test_money_beside_a_small_number_is_hidden_and_not_given_back_by_the_total():
    rows = sessions("retford", 9) + sessions("newark", 9, carer)[:2] + sessions("beeston", 9, journey)
    hidden, _, _ = hidden_of(rows)
    cost = {label for section, label, span in hidden if section == "Cost of journeys" and span == "Oct 2026"}
    assert "foster carer" in cost
    assert len(cost & {"taxi", "volunteer driver", "all"}) >= 1


def test_a_month_cannot_be_worked_out_from_its_quarter():
    october = sessions("retford", 3) + sessions("newark", 9) + sessions("beeston", 9)
    november = [row for venue in VENUES for row in sessions(venue, 9, since=date(2026, 11, 2))]
    hidden, _, _ = hidden_of(october + november)
    assert ("Sessions arranged", "Retford", "Oct 2026") in hidden
    # A quarter that is shown would need another month hidden beside October.
    others = {("Sessions arranged", "Retford", span) in hidden for span in ("Nov 2026", "Q3 2026/27")}
    assert True in others


@settings(max_examples=8, deadline=None)
@given(
    st.lists(st.integers(0, 8), min_size=6, max_size=6),
    st.lists(st.booleans(), min_size=48, max_size=48),
)
def test_no_small_count_of_a_session_is_ever_shown(counts, held):
    made = [taxi, carer, journey]
    rows = [
        row
        for at, count in enumerate(counts)
        for row in sessions(
            list(VENUES)[at % 3], count, made[at // 2], since=FIRST if at < 3 else date(2026, 11, 2)
        )
    ]
    if not rows:
        return
    outcomes = [
        Outcome(session=row.session, day=row.day, held=yes) for row, yes in zip(rows, held, strict=False)
    ]
    told = {(one.session, one.day): one for one in outcomes}
    _, (by_month, by_quarter), hidden = hidden_of(rows, tuple(told.values()))
    for found in (*by_month, *by_quarter):
        for figure in FIGURES:
            # Of people and sessions: miles are hidden beside these, not for their own sake.
            is_count = figure.kind is Kind.COUNT and figure.section not in ("Miles", "What it rests on")
            if is_count and 0 < (figure.value(found) or 0) < 5:
                assert (figure, found.span) in hidden


def test_every_row_that_may_tell_of_few_stands_beside_a_count():
    free = {figure.label for figure in FIGURES if not figure.beside}
    assert free == {
        "contact workers between venues",
        "days with an accepted plan",
        "weeks without one",
    }
    assert all(isinstance(cell, Cell) for figure in FIGURES for cell in figure.beside)


def values_of(told, label):
    """What is told of a month's figures with a label, in all sections, in order."""
    return [
        value
        for (figure, span), value in told.values.items()
        if (figure.label.strip(), span.label) == (label, "Oct 2026")
    ]


def test_one_session_more_is_not_told_nor_what_it_cost():
    rows = sessions("retford", 9) + sessions("newark", 12, carer) + sessions("beeston", 9, journey)
    _, first = told_of(rows)
    more = [*rows, taxi("new", child="new", venue="retford", district="North", day=FIRST)]
    _, second = told_of(more, before=first.told)
    assert second.values == first.values
    # Five more are: and then one less says as much as five more, money included.
    five = [*rows, *sessions("retford", 5, since=date(2026, 10, 6))]
    _, third = told_of(five, before=second.told)
    assert values_of(third, "taxi") == [14, 350]
    _, fourth = told_of(five[:-1], before=third.told)
    assert fourth.values == third.values
    # Back where it was, but for one child: what was told last is told again.
    _, fifth = told_of([*rows[1:], more[-1]], before=fourth.told)
    assert fifth.values == third.values


@settings(max_examples=10, deadline=None)
@given(st.lists(st.sampled_from([0, 2, 3, 6, 8, 9, 12]), min_size=27, max_size=27))
@example([2 if at in (8, 26) else 3 if at == 17 else 0 for at in range(27)])  # a quarter that goes on
def test_a_report_of_one_month_more_gives_nothing_back_of_the_last(counts):
    """Each report hid enough; what one hid as company the other showed, and so gave the small count away."""
    days = (date(2026, 10, 5), date(2026, 11, 2), date(2026, 12, 1))
    kinds = [(day, venue, make) for day in days for venue in VENUES for make in (taxi, carer, journey)]
    rows = [
        row
        for (day, venue, make), count in zip(kinds, counts, strict=True)
        for row in sessions(venue, count, make, since=day, tag=make.__name__)
    ]
    if not rows:
        return
    counted, shown, near, sums, before = {}, set(), {}, [], NOTHING_TOLD
    every = {figure.beside[0]: figure for figure in FIGURES if figure.is_count}
    for until in (date(2026, 11, 30), date(2026, 12, 31)):
        spans, told = told_of(rows, until=until, before=before)
        before = told.told
        counted |= counts_of([*spans[0], *spans[1]], AREAS)
        as_told = {at: told.values.get((every[at[0]], at[1])) for at in counted if at[0] in every}
        shown |= {at for at, value in as_told.items() if value == counted[at]}
        # Of a number told again for another count everybody knows that the count is within 5 of it.
        near |= {
            at: (max(5, value - 4), value + 4) for at, value in as_told.items() if value and at not in shown
        }
        sums += sums_of(*spans, AREAS)
    small = [at for at, count in counted.items() if 0 < count < 5]
    assert shown.isdisjoint(small)
    hidden = [at for at in counted if at not in shown and at not in near]
    limits = bounds(counted, sums, hidden, small, spans=near)
    assert all(most - least >= 4 for least, most in limits.values())


def test_the_last_number_told_of_a_sum_is_what_is_hidden():
    found = with_company({"a": 300, "b": 200, "all": 500}, [Sum("all", ("a", "b"))], {"a"}, known=["b"])
    assert found == {"a", "all"}
