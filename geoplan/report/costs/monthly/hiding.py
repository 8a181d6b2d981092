"""Which figures of the report managers may not see: small counts, and what would give them back."""

from collections.abc import Iterator, Mapping, Sequence

from geoplan.audiences.suppression import Sum, SuppressionParams, hidden_cells, with_company
from geoplan.costs.ledger.activity import MANY_FACES, Activity, Status
from geoplan.costs.ledger.spans import Span
from geoplan.domain.ledger import Amounts
from geoplan.domain.plans import Mode
from geoplan.report.costs.monthly.figures import ALL, WHOSE, Areas, Cell, Figure, rides_of

_STATUSES = (*Status, None)
_PAID = tuple(mode for mode in Mode if mode is not Mode.NOBODY)
_At = tuple[Cell, Span]


def hidden_figures(
    figures: Sequence[Figure],
    months: Sequence[Activity],
    quarters: Sequence[Activity],
    areas: Areas,
    params: SuppressionParams,
) -> frozenset[tuple[Figure, Span]]:
    """
    Return which figures are not to be shown, in which spans.

    Counts of sessions, journeys, rides and children are hidden as `geoplan.audiences.suppression` has it,
    over all tables of months and quarters at once: a quarter is the sum of its months. Money, averages
    and shares are hidden wherever a count that they stand beside is; money also where a total would give it
    back.
    """
    spans = (*months, *quarters)
    counts = {(cell, found.span): count for found in spans for cell, count in _counts(found, areas).items()}
    sums = [
        *(
            Sum((total, found.span), _at(parts, found.span))
            for found in spans
            for total, parts in _sums(areas)
        ),
        *_over_time((cell for cell, _ in counts if cell.what != "children"), months, quarters),
    ]
    hidden = set(hidden_cells(counts, sums, params=params))
    pence = {(cell, found.span): sum_ for found in spans for cell, sum_ in _pence(found, areas).items()}
    money = [
        *(
            Sum((total, found.span), _at(parts, found.span))
            for found in spans
            for total, parts in _money_sums(areas)
        ),
        *_over_time((cell for cell, _ in pence), months, quarters),
    ]
    hidden |= with_company(pence, money, {at for at in pence if _count_beside(at) in hidden})
    return frozenset(
        (figure, found.span)
        for figure in figures
        for found in spans
        if any((cell, found.span) in hidden for cell in figure.beside)
    )


def _count_beside(at: _At) -> _At:
    """The count of journeys that an amount of money belongs to."""
    cell, span = at
    if cell.what == "pence by district":
        return Cell("journeys by district", cell.row), span
    return Cell("journeys", cell.row), span


def _counts(found: Activity, areas: Areas) -> dict[Cell, int]:
    counts: dict[Cell, int] = {}
    for status in _STATUSES:
        counts[Cell("sessions", status)] = found.count(status)
        for district, venues in areas.venues:
            codes = [code for code, _ in venues]
            counts[Cell("sessions", status, district)] = found.count(status, codes)
            for code in codes:
                counts[Cell("sessions", status, code)] = found.count(status, [code])
    for whose in WHOSE:
        counts[Cell("cancelled by", whose)] = found.cancelled_by.get(whose, 0)
    for mode in Mode:
        counts[Cell("journeys", mode)] = found.journeys.get(mode, 0)
    counts[Cell("journeys")] = sum(found.journeys.values())
    for district in areas.districts:
        counts[Cell("journeys by district", district)] = found.district_journeys.get(district, 0)
    for group in (*areas.groups, ALL):
        counts[Cell("rides", group)] = rides_of(found, group).count
    for faces in range(1, MANY_FACES + 1):
        counts[Cell("children", faces)] = found.faces.get(faces, 0)
    counts[Cell("children")] = sum(found.faces.values())
    return counts


def _sums(areas: Areas) -> Iterator[tuple[Cell, tuple[Cell, ...]]]:
    """Totals of one span with their parts."""
    for status in _STATUSES:
        districts = tuple(Cell("sessions", status, district) for district, _ in areas.venues)
        yield Cell("sessions", status), districts
        for district, venues in areas.venues:
            yield (
                Cell("sessions", status, district),
                tuple(Cell("sessions", status, code) for code, _ in venues),
            )
    for area in (ALL, *(district for district, _ in areas.venues), *areas.codes):
        yield Cell("sessions", None, area), tuple(Cell("sessions", status, area) for status in Status)
    yield Cell("sessions", Status.CANCELLED), tuple(Cell("cancelled by", whose) for whose in WHOSE)
    journeys = Cell("journeys")
    yield journeys, tuple(Cell("journeys", mode) for mode in Mode)
    yield journeys, tuple(Cell("journeys by district", district) for district in areas.districts)
    yield journeys, (Cell("rides"), Cell("journeys", Mode.NOBODY))
    yield Cell("rides"), tuple(Cell("rides", group) for group in areas.groups)
    yield Cell("children"), tuple(Cell("children", faces) for faces in range(1, MANY_FACES + 1))


def _pence(found: Activity, areas: Areas) -> dict[Cell, int]:
    pence = {Cell("pence by mode", mode): found.amounts.get(mode, Amounts()).paid_pence for mode in _PAID}
    pence[Cell("pence by mode")] = found.total.paid_pence
    for district in areas.districts:
        pence[Cell("pence by district", district)] = found.district_pence.get(district, 0)
    return pence


def _money_sums(areas: Areas) -> Iterator[tuple[Cell, tuple[Cell, ...]]]:
    yield Cell("pence by mode"), tuple(Cell("pence by mode", mode) for mode in _PAID)
    yield Cell("pence by mode"), tuple(Cell("pence by district", district) for district in areas.districts)


def _at(cells: Sequence[Cell], span: Span) -> tuple[_At, ...]:
    return tuple((cell, span) for cell in cells)


def _over_time(
    cells: Iterator[Cell], months: Sequence[Activity], quarters: Sequence[Activity]
) -> Iterator[Sum]:
    """A quarter is the sum of its months; children are not, for the same ones come again."""
    inside: Mapping[Span, list[Span]] = {
        quarter.span: [month.span for month in months if quarter.span.holds(month.span.first)]
        for quarter in quarters
    }
    for cell in dict.fromkeys(cells):
        for quarter, spans in inside.items():
            yield Sum((cell, quarter), tuple((cell, span) for span in spans))
