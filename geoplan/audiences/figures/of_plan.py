"""Figures, costs and areas of a plan as they may be told: small counts hidden, and nothing to subtract."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from geoplan.audiences.differencing import NOTHING_TOLD, text_of, with_unions
from geoplan.audiences.figures.divisions import Division, divisions_of, travelling
from geoplan.audiences.figures.journeys import JourneysOf
from geoplan.audiences.figures.money import PAID_FOR, Money, MoneyTold, payers_of
from geoplan.audiences.figures.telling import FiguresTold
from geoplan.audiences.keys import AREA, area_key
from geoplan.audiences.making.words import COST_LABELS
from geoplan.audiences.masking.areas import Area, AreaParams, areas_of
from geoplan.audiences.rows import AreaRow, CostRow, FigureRow
from geoplan.audiences.suppression import SHOWN_AS, SuppressionParams
from geoplan.domain.geography import Place
from geoplan.domain.plans import CostBreakdown, Plan
from geoplan.domain.told import Told
from geoplan.runs.case import Case

_AREAS, _SUPPRESSION = AreaParams(), SuppressionParams()


@dataclass(frozen=True, slots=True)
class Figures:
    """Rows of figures, costs and areas, and what to keep for the next report (`told`)."""

    rows: tuple[FigureRow | CostRow | AreaRow, ...]
    told: Told


def figures_of(
    case: Case,
    plan: Plan,
    *,
    places: Iterable[Place] = (),
    before: Told = NOTHING_TOLD,
    areas: AreaParams = _AREAS,
    params: SuppressionParams = _SUPPRESSION,
) -> Figures:
    """
    Return the figures of a plan for those who see no single child.

    Parameters
    ----------
    places
        The settlements that areas are made of.
    before
        What was told before, so that two reports cannot be subtracted.
    """
    places = tuple(places)
    found = areas_of(travelling(case, plan), places, before=before.areas, params=areas)
    shapes = [area.places for area in found]
    before = with_unions(before, shapes, before.areas, area_key)
    whose = JourneysOf.of(case, plan)
    divisions = divisions_of(case, plan, found, whose=whose)
    telling = FiguresTold(divisions, whose.children, shapes, before, params)
    money = MoneyTold(plan.cost, telling, payers_of(plan, whose))
    names = {place.code: place.name for place in places}
    rows: tuple[FigureRow | CostRow | AreaRow, ...] = (
        *_figure_rows(divisions, telling.told),
        *_cost_rows(plan.cost, money.amounts),
        *(_area_row(area, names, telling.told) for area in found),
    )
    return Figures(rows, money.told)


def _figure_rows(divisions: Sequence[Division], told: Told) -> Iterator[FigureRow]:
    said: set[str] = set()
    for one in divisions:
        if one.measure not in said:
            said.add(one.measure)
            yield FigureRow(
                measure=one.measure, by="", of="", value=one.total, shown=text_of(told, one.key())
            )
        if one.by == AREA:
            continue  # rows of their own
        for part, count in one.parts.items():
            yield FigureRow(
                measure=one.measure, by=one.by, of=part, value=count, shown=text_of(told, one.key(part))
            )


def _area_row(area: Area, names: Mapping[str, str], told: Told) -> AreaRow:
    return AreaRow(
        area=area.name,
        places=tuple(sorted(names[code] for code in area.places if code in names)),
        position=area.position,
        children=len(area.members),
        shown=text_of(told, area_key(area.places)),
        members=tuple(sorted(area.members)),
    )


def _cost_rows(cost: CostBreakdown, money: Sequence[Money]) -> Iterator[CostRow]:
    """What is paid, and then what is priced but not paid."""
    for one in money:
        yield CostRow(item=one.item, label=COST_LABELS[one.item], paid=True, pence=one.pence, shown=one.shown)
    for item, amount in cost:
        if amount and item not in PAID_FOR:
            yield CostRow(item=item, label=COST_LABELS[item], paid=False, pence=amount, shown=SHOWN_AS)
