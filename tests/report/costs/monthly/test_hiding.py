from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.audiences.suppression import SuppressionParams
from geoplan.costs.ledger.activity import activity_of
from geoplan.costs.ledger.spans import months, quarters
from geoplan.domain.outcomes import Outcome
from geoplan.report.costs.monthly.figures import Areas, Cell, Kind, figures_of
from geoplan.report.costs.monthly.hiding import hidden_figures
from tests.costs.ledger.rows import carer, journey, ledger, taxi

AREAS = Areas(
    (("North", (("retford", "Retford"),)), ("South", (("newark", "Newark"), ("beeston", "Beeston")))),
    ("North", "South"),
)
FIGURES = figures_of(AREAS)
FIRST = date(2026, 10, 5)
VENUES = {"retford": "North", "newark": "South", "beeston": "South"}


def sessions(venue, count, make=taxi, *, since=FIRST):
    """So many sessions at a venue, one a weekday."""
    return [
        make(
            f"{venue}{at}",
            child=f"C{at}",
            venue=venue,
            district=VENUES[venue],
            day=since + timedelta(days=at % 20),
        )
        for at in range(count)
    ]


def hidden_of(rows, outcomes=()):
    both = ledger(*rows)
    found = [
        [activity_of(both, span, outcomes) for span in spans(FIRST, date(2026, 11, 30))]
        for spans in (months, quarters)
    ]
    hidden = hidden_figures(FIGURES, *found, AREAS, SuppressionParams())
    return {(figure.section, figure.label.strip(), span.label) for figure, span in hidden}, found, hidden


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
