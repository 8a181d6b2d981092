"""Figures, costs and areas of a plan as they may be told: small counts hidden, and nothing to subtract."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from geoplan.audiences.differencing import NOTHING_TOLD, tell, text_of, with_unions
from geoplan.audiences.figures.divisions import (
    AREA,
    JOURNEYS,
    MODE,
    Division,
    divisions_of,
    key_of,
    travelling,
)
from geoplan.audiences.making.words import COST_LABELS, PAID
from geoplan.audiences.masking.areas import Area, AreaParams, areas_of
from geoplan.audiences.populations import who_is_in
from geoplan.audiences.rows import AreaRow, CostRow, FigureRow
from geoplan.audiences.suppression import SHOWN_AS, Sum, SuppressionParams, with_company
from geoplan.domain.geography import Place
from geoplan.domain.plans import CostBreakdown, Mode, Plan
from geoplan.domain.told import Told
from geoplan.runs.case import Case

_AREAS, _SUPPRESSION = AreaParams(), SuppressionParams()
# Money paid, and whose journeys it is for: hidden with their number.
_MONEY: Mapping[str, tuple[Mode, ...]] = {
    "volunteer_miles": (Mode.VOLUNTEER,),
    "worker_miles": (Mode.WORKER,),
    "worker_time": (Mode.WORKER,),
    "carer_miles": (Mode.CARER,),
    "adult_miles": (Mode.ADULT,),
    "taxis": (Mode.TAXI_ESCORT, Mode.TAXI),
}


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
    divisions = divisions_of(case, plan, found)
    counts = {one.key(): one.total for one in divisions}
    counts |= {one.key(part): count for one in divisions for part, count in one.parts.items()}
    sums = [Sum(one.key(), tuple(map(one.key, one.parts))) for one in divisions if one.parts]
    told = tell(
        counts,
        sums,
        before=with_unions(before, shapes, before.areas, key_of),
        areas=shapes,
        also=_of_few(divisions, params.under),
        params=params,
    )
    names = {place.code: place.name for place in places}
    money = _money_of(plan.cost, divisions, told, params.money_to_pence)
    rows: tuple[FigureRow | CostRow | AreaRow, ...] = (
        *_figure_rows(divisions, told),
        *_cost_rows(plan.cost, money),
        *(_area_row(area, names, told) for area in found),
    )
    amounts = {one.key: one.told for one in money}
    return Figures(rows, replace(told, amounts={**told.amounts, **amounts}))


def _of_few(divisions: Sequence[Division], under: int) -> frozenset[str]:
    """Return the sessions and journeys of 1 to 4 children: ten journeys may be those of one."""
    found = set()
    for one in divisions:
        parts = {one.key(part): who_is_in(texts) for part, texts in one.populations.items()}
        whole = frozenset[str]().union(*parts.values())
        found |= {key for key, children in {**parts, one.key(): whole}.items() if 0 < len(children) < under}
    return frozenset(found)


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
        shown=text_of(told, key_of(area.places)),
        members=tuple(sorted(area.members)),
    )


@dataclass(frozen=True, slots=True)
class _Money:
    """An amount paid, and what is told of it: pence in steps, None where it is hidden."""

    item: str
    pence: int
    key: str
    told: float | None

    @property
    def shown(self) -> str:
        return SHOWN_AS if self.told is None else f"{self.told / 100:.2f}"


def _money_of(
    cost: CostBreakdown, divisions: Sequence[Division], told: Told, step: int
) -> tuple[_Money, ...]:
    """
    What is paid, then the total of it.

    Money is hidden with the number of the journeys that it is for, and so much more of it that the total does
    not give it back. What is told of it is rounded to steps of pence, half a step up; beside a number of
    journeys that was told before it is told as it was then, since it would differ by a journey or two.
    """
    pence = dict(cost)
    modes = next(one for one in divisions if one.by == MODE)
    beside = {
        item: [modes.key(mode.value) for mode in _MONEY[item] if mode.value in modes.parts]
        for item in _MONEY
        if pence[item]
    }
    amounts = {item: pence[item] for item in beside} | {PAID: cost.paid}
    keys = {
        item: f"cost/{item} beside {', '.join(text_of(told, one) for one in beside.get(item, [JOURNEYS]))}"
        for item in amounts
    }
    before = {item: told.amounts[key] for item, key in keys.items() if key in told.amounts}
    few = {item for item, counts in beside.items() if any(one not in told.now for one in counts)}
    few |= {item for item, amount in before.items() if amount is None}
    sums = [Sum(PAID, tuple(beside))] if beside else []
    hidden = with_company(amounts, sums, few, known=before.keys() - few)
    return tuple(
        _Money(
            item=item,
            pence=amount,
            key=keys[item],
            told=None if item in hidden else before.get(item, (amount + step // 2) // step * step),
        )
        for item, amount in amounts.items()
    )


def _cost_rows(cost: CostBreakdown, money: Sequence[_Money]) -> Iterator[CostRow]:
    """What is paid, and then what is priced but not paid."""
    for one in money:
        yield CostRow(item=one.item, label=COST_LABELS[one.item], paid=True, pence=one.pence, shown=one.shown)
    for item, amount in cost:
        if amount and item not in _MONEY:
            yield CostRow(item=item, label=COST_LABELS[item], paid=False, pence=amount, shown=SHOWN_AS)
