"""Figures, costs and areas of a plan as they may be told: small counts hidden, and nothing to subtract."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from geoplan.audiences.differencing import NOTHING_TOLD, tell, text_of, with_unions
from geoplan.audiences.making.words import COST_LABELS, PAID
from geoplan.audiences.masking.areas import Area, AreaParams, areas_of
from geoplan.audiences.rows import AreaRow, CostRow, FigureRow
from geoplan.audiences.suppression import SHOWN_AS, Sum, SuppressionParams, with_company
from geoplan.domain.ages import AgeBand
from geoplan.domain.canonical import digest
from geoplan.domain.geography import Place
from geoplan.domain.hours import Weekday
from geoplan.domain.journeys import journeys_of
from geoplan.domain.people import Child
from geoplan.domain.plans import CostBreakdown, Mode, Plan
from geoplan.domain.told import Told
from geoplan.runs.case import Case

CHILDREN, SESSIONS, JOURNEYS = "children", "sessions", "journeys"
DISTRICT, AGE, AREA, MODE, VENUE, DAY = (
    "contact district",
    "age",
    "area",
    "way of travelling",
    "venue",
    "day",
)
_NO_DISTRICT = "none"
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
class Division:
    """A measure divided by something: how many of each part, in the order in which they are shown."""

    measure: str
    by: str
    parts: Mapping[str, int]

    @property
    def total(self) -> int:
        """Of all parts."""
        return sum(self.parts.values())

    def key(self, of: str = "") -> str:
        """Return what a count is known by from report to report."""
        if self.by == AREA and of:
            return of
        return f"{self.measure}/{self.by}/{of}" if of else self.measure


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
    found = areas_of(_travelling(case, plan), places, before=before.areas, params=areas)
    shapes = [area.places for area in found]
    divisions = divisions_of(case, plan, found)
    counts = {one.key(): one.total for one in divisions}
    counts |= {one.key(part): count for one in divisions for part, count in one.parts.items()}
    sums = [Sum(one.key(), tuple(map(one.key, one.parts))) for one in divisions if one.parts]
    told = tell(
        counts,
        sums,
        before=with_unions(before, shapes, before.areas, _key_of),
        areas=shapes,
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


def divisions_of(case: Case, plan: Plan, areas: Sequence[Area] = ()) -> tuple[Division, ...]:
    """
    Return the children, sessions and journeys of a plan, divided in several ways.

    Everybody is counted once: each division of a measure adds up to the same total.
    """
    children, journeys = _travelling(case, plan), journeys_of(plan)
    venue_of = {(one.session, one.day): _venue_of(one.pickup, one.delivery) for one in plan.requests}
    district = {child.code: child.contact_district or _NO_DISTRICT for child in case.children}
    weekdays = [Weekday(day.weekday()).label for day in plan.days]
    ages, modes = [band.value for band in AgeBand], [mode.value for mode in Mode]
    of_journeys = [district.get(item.request.children[0], _NO_DISTRICT) for item in journeys]
    divisions = (
        _division(CHILDREN, DISTRICT, (district[child.code] for child in children)),
        _division(CHILDREN, AGE, (child.age_band(case.week).value for child in children), order=ages),
        _division(SESSIONS, VENUE, venue_of.values()),
        _division(SESSIONS, DAY, (_weekday(day) for _, day in venue_of), order=weekdays),
        _division(JOURNEYS, MODE, (item.mode.value for item in journeys), order=modes),
        _division(JOURNEYS, DISTRICT, of_journeys),
        _division(JOURNEYS, DAY, (_weekday(item.request.day) for item in journeys), order=weekdays),
    )
    by_area = Division(CHILDREN, AREA, {_key_of(area.places): len(area.members) for area in areas})
    return (*divisions, by_area) if areas else divisions


def _travelling(case: Case, plan: Plan) -> list[Child]:
    codes = {code for request in plan.requests for code in request.children}
    return [child for child in case.children if child.code in codes]


def _weekday(day: date) -> str:
    return Weekday(day.weekday()).label


def _key_of(places: frozenset[str]) -> str:
    """What an area is known by from report to report: its settlements, whatever they are called."""
    return f"{CHILDREN}/{AREA}/{digest(places)}"


def _division(measure: str, by: str, of: Iterable[str], *, order: Sequence[str] | None = None) -> Division:
    counts = Counter(of)
    return Division(measure, by, {part: counts[part] for part in order or sorted(counts) if part in counts})


def _venue_of(pickup: str, delivery: str) -> str:
    return next(key.partition(":")[2] for key in (delivery, pickup) if key.startswith("venue:"))


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
        shown=text_of(told, _key_of(area.places)),
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
