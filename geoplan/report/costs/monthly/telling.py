"""What managers are told of the report: no small count, nothing that gives one back, nothing to subtract."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from geoplan.audiences.differencing import NOTHING_TOLD, tell
from geoplan.audiences.suppression import Sum, SuppressionParams, with_company
from geoplan.costs.ledger.activity import Activity
from geoplan.costs.ledger.spans import Span
from geoplan.domain.told import Told
from geoplan.report.costs.monthly.cells import (
    At,
    count_beside,
    counts_of,
    money_sums_of,
    pence_of,
    sums_of,
)
from geoplan.report.costs.monthly.figures import Areas, Cell, Figure, Value


@dataclass(frozen=True, slots=True)
class ToldFigures:
    """
    What is told of the figures of a report.

    Parameters
    ----------
    hidden
        Which are not, in which spans.
    values
        The others, as they are told: as before where hardly anything has changed.
    told
        To be remembered for the next report.
    """

    hidden: frozenset[tuple[Figure, Span]] = field(repr=False)
    values: Mapping[tuple[Figure, Span], Value] = field(repr=False)
    told: Told


def told_figures(
    figures: Sequence[Figure],
    months: Sequence[Activity],
    quarters: Sequence[Activity],
    areas: Areas,
    params: SuppressionParams,
    before: Told = NOTHING_TOLD,
) -> ToldFigures:
    """
    Return what may be told of figures, in each span, after what was told before.

    Counts of sessions, journeys, rides and children are told as `geoplan.audiences.differencing.tell` does,
    over all tables of months and quarters at once. Money, averages and shares are hidden wherever a count
    that they stand beside is, money also where a total would give it back. Beside the same numbers they are
    told as they were before: what they differ by would be that of few journeys.
    """
    spans = (*months, *quarters)
    counts = counts_of(spans, areas)
    sums = [Sum(_key(one.total), tuple(map(_key, one.parts))) for one in sums_of(months, quarters, areas)]
    told = tell({_key(at): count for at, count in counts.items()}, sums, before=before, params=params)
    hidden = {at for at in counts if _key(at) not in told.now}
    pence = pence_of(spans, areas)
    keys = {at: _beside(_key(at), [at], told) for at in pence}
    again = {at for at, key in keys.items() if key in before.amounts}
    few = {at for at in pence if count_beside(at) in hidden}
    few |= {at for at in again if before.amounts[keys[at]] is None}
    money = money_sums_of(months, quarters, areas)
    hidden |= with_company(pence, money, few, known=again - few)
    amounts: dict[str, float | None] = {
        key: None if at in hidden else float(pence[at]) for at, key in keys.items()
    }
    values: dict[tuple[Figure, Span], Value] = {}
    for figure, span, value in ((figure, one.span, figure.value(one)) for figure in figures for one in spans):
        cells = [(cell, span) for cell in figure.beside]
        if not hidden.isdisjoint(cells):
            continue
        if value is not None and figure.is_count:
            value = told.now[_key(cells[0])]
        elif value is not None and cells:
            key = _beside(f"{_key((figure.section, span))}/{figure.label.strip()}", cells, told)
            value = before.amounts.get(key, value)
            amounts[key] = value
        values[figure, span] = value
    every = frozenset((figure, one.span) for figure in figures for one in spans)
    return ToldFigures(every - values.keys(), values, replace(told, amounts={**before.amounts, **amounts}))


def _key(at: tuple[object, Span]) -> str:
    """
    What something of a span is known by from report to report.

    Not by its last day: a quarter that goes on would be told twice, and the difference be the month's.
    """
    what, span = at
    words = f"{what.what}/{what.row}/{what.area}" if isinstance(what, Cell) else f"{what}"
    return f"monthly/{span.first}/{span.label}/{words}"


def _beside(key: str, cells: Iterable[At], told: Told) -> str:
    """
    What an amount is known by as long as the numbers that it stands beside are told as they are.

    A figure of its own for each of these numbers: counts may go away and come back.
    """
    numbers = (told.now.get(_key(count_beside(at))) for at in cells)
    return f"{key} beside {', '.join(str(number) for number in numbers)}"
