"""What the report counts and adds up: cells of each span, and the sums that a reader knows between them."""

from collections.abc import Iterable, Iterator, Sequence

from geoplan.audiences.sums import Sum
from geoplan.costs.ledger.activity import MANY_FACES, Activity, Status
from geoplan.costs.ledger.spans import Span
from geoplan.domain.ledger import Amounts
from geoplan.domain.plans import Mode
from geoplan.report.costs.monthly.figures import ALL, WHOSE, Areas, Cell, rides_of

_STATUSES = (*Status, None)
_PAID = tuple(mode for mode in Mode if mode is not Mode.NOBODY)
At = tuple[Cell, Span]


def key_of(at: tuple[object, Span]) -> str:
    """
    What something of a span is known by from report to report.

    Not by its last day: a quarter that goes on would be told twice, and the difference be the month's.
    """
    what, span = at
    words = f"{what.what}/{what.row}/{what.area}" if isinstance(what, Cell) else f"{what}"
    return f"monthly/{span.first}/{span.label}/{words}"


def count_beside(at: At) -> At:
    """Return the count of journeys that an amount of money belongs to; of a count, itself."""
    cell, span = at
    journeys = {"pence by mode": "journeys", "pence by district": "journeys by district"}.get(cell.what)
    return at if journeys is None else (Cell(journeys, cell.row), span)


def sums_inside(span: Span, areas: Areas) -> list[Sum]:
    """Return the sums of counts between the cells of a span."""
    return [Sum((total, span), _at(parts, span)) for total, parts in _sums(areas)]


def counts_of(spans: Sequence[Activity], areas: Areas) -> dict[At, int]:
    """Return every count of people, sessions and journeys, in each span."""
    return {(cell, one.span): count for one in spans for cell, count in _counts(one, areas).items()}


def sums_of(months: Sequence[Activity], quarters: Sequence[Activity], areas: Areas) -> list[Sum]:
    """Return the sums of these counts: between cells of a span, and between months and their quarter."""
    spans = (*months, *quarters)
    inside = [each for one in spans for each in sums_inside(one.span, areas)]
    # The same children come again: a quarter's are not the sum of its months'.
    cells = [cell for cell in _counts(spans[0], areas) if cell.what != "children"]
    return [*inside, *_over_time(cells, months, quarters)]


def pence_of(spans: Sequence[Activity], areas: Areas) -> dict[At, int]:
    """Return every amount of money that stands beside a count, in each span."""
    return {(cell, one.span): amount for one in spans for cell, amount in _pence(one, areas).items()}


def money_sums_of(months: Sequence[Activity], quarters: Sequence[Activity], areas: Areas) -> list[Sum]:
    """Return the sums of these amounts."""
    spans = (*months, *quarters)
    inside = [
        Sum((total, one.span), _at(parts, one.span)) for one in spans for total, parts in _money_sums(areas)
    ]
    return [*inside, *_over_time(_pence(spans[0], areas), months, quarters)]


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


def _at(cells: Sequence[Cell], span: Span) -> tuple[At, ...]:
    return tuple((cell, span) for cell in cells)


def months_of(months: Sequence[Activity], quarters: Sequence[Activity]) -> dict[Span, list[Span]]:
    """Return the months of each quarter."""
    return {
        quarter.span: [month.span for month in months if quarter.span.holds(month.span.first)]
        for quarter in quarters
    }


def _over_time(
    cells: Iterable[Cell], months: Sequence[Activity], quarters: Sequence[Activity]
) -> Iterator[Sum]:
    """A quarter is the sum of its months."""
    for cell in cells:
        for quarter, spans in months_of(months, quarters).items():
            yield Sum((cell, quarter), tuple((cell, span) for span in spans))
