"""
The quick estimate of an option at a point: its planned week priced anew, sessions that must move moved.

At the point of now it is the planned week to the penny.
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geoplan.domain.inputs import Point
from geoplan.domain.money import whole_pence
from geoplan.domain.scenarios import Scenario
from geoplan.runs.case.travel import PERIODS
from geoplan.siting.candidates.journeys import JourneyTable
from geoplan.siting.options.params import OptionParams
from geoplan.siting.sensitivity import known
from geoplan.siting.sensitivity.params import SensitivityParams
from geoplan.siting.sensitivity.responses.anchor import Anchor
from geoplan.siting.sensitivity.responses.facts import Before, Facts
from geoplan.siting.sensitivity.responses.growth import copies_at, demand_at
from geoplan.siting.sensitivity.responses.money import buildings_pence
from geoplan.siting.sensitivity.responses.prices import prices_at, time_factors
from geoplan.siting.sensitivity.responses.response import Response
from geoplan.siting.sensitivity.responses.services import Service

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Task:
    """An option, by its position, at a point."""

    option: int
    point: Point


@dataclass(frozen=True, slots=True)
class Weekly:
    """Amounts of a week, not rounded, of one service."""

    travel: float
    staff: float
    child_s: float
    without_room: int


@dataclass(frozen=True, eq=False)
class Screen:
    """
    Prices an option at a point: a pure function, which goes to other processes as it is.

    Parameters
    ----------
    options
        None for now.
    services
        By boundary, as `services_of` gives them.
    anchors
        By boundary, then by service, then by option.
    base
        The point of now.
    """

    options: tuple[Scenario | None, ...]
    services: tuple[tuple[Service, ...], ...]
    anchors: tuple[tuple[tuple[Anchor, ...], ...], ...]
    base: Point
    params: SensitivityParams
    effort: OptionParams
    _known: dict[Any, Any] = field(default_factory=dict, init=False, repr=False)

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in self.__dict__.items() if name != "_known"} | {"_known": {}}

    def __call__(self, task: Task) -> Response:
        """Return what an option costs at a point."""
        boundary = round(task.point.get(known.BOUNDARY, 0.0))
        parts = [
            self._weekly(boundary, at, task.option, task.point) for at in range(len(self.services[boundary]))
        ]
        return response_of(parts, self.options[task.option], task.point, self.effort)

    def _weekly(self, boundary: int, service: int, option: int, point: Point) -> Weekly:
        anchor = self.anchors[boundary][service][option]
        now = self.services[boundary][service].now
        prices = prices_at(now.case.params, point, self.base, litres_per_mile=self.params.litres_per_mile)
        before = np.ones(len(PERIODS))
        factors = time_factors(point)
        facts = self._facts(boundary, service)
        demand = demand_at(point, facts.districts)
        weight = np.array([demand[one.code] for one in now.case.sessions])[anchor.session]
        grown = float(np.mean(list(demand.values()))) if demand else 1.0
        pence = anchor.journeys_pence(prices, factors)
        travel = float(weight @ pence - anchor.journeys_pence(now.case.params, before).sum())
        staff = grown * anchor.ways_pence(prices, factors) - anchor.ways_pence(now.case.params, before)
        child_s = float((weight * anchor.direct_s * factors[anchor.period]) @ anchor.children)
        moved = self._moved(boundary, service, option, point)
        if moved is None:
            return Weekly(
                anchor.paid_pence + travel, anchor.staff_pence + staff, child_s, anchor.without_room
            )
        metres, seconds, without = moved
        worth = facts.worth(anchor, pence)
        return Weekly(
            max(0.0, anchor.paid_pence + travel + float(worth @ metres)),
            anchor.staff_pence + staff,
            max(0.0, child_s + float(seconds.sum())),
            max(0, anchor.without_room + without),
        )

    def _facts(self, boundary: int, service: int) -> Facts:
        """What there is to know of a service's week: worked out once."""
        key = (boundary, service)
        if key not in self._known:
            self._known[key] = Facts.of(self.services[boundary][service].now, self.params.fewest)
        found: Facts = self._known[key]
        return found

    def _moved(
        self, boundary: int, service: int, option: int, point: Point
    ) -> tuple[FloatArray, FloatArray, int] | None:
        """
        Metres and seconds of children that each request of now becomes longer, as sessions find rooms at the
        point and did before, and how many occasions more find none; None where all stay.
        """
        now, facts = self.services[boundary][service].now, self._facts(boundary, service)
        copies = copies_at(point, facts.districts, facts.together)
        factors = time_factors(point)
        if (factors == 1).all() and all(count == 1 for count in copies.values()):
            return None
        before = self._before(boundary, service, option)
        order, rows = _rows_of(before.journeys, copies)
        table = _taken(before.journeys, order, rows, factors[facts.period])
        after = before.place(now, table, order)
        old, new = before.placed.at[order][table.session], after.at[table.session]
        every = np.arange(len(rows))
        metres, seconds = (np.zeros(len(now.requests)) for _ in range(2))
        np.add.at(metres, rows, table.metres[every, new] - table.metres[every, old])
        np.add.at(seconds, rows, (table.seconds[every, new] - table.seconds[every, old]) * table.children)
        held = before.occasions
        without = int(held[order][after.without_room].sum() - held[before.placed.without_room].sum())
        return metres, seconds, without

    def _before(self, boundary: int, service: int, option: int) -> Before:
        """Where sessions quickly find rooms at the point of now: worked out once."""
        scenario = self.services[boundary][service].options[option]
        key = (boundary, service, None if scenario is None else scenario.name)
        if key not in self._known:
            self._known[key] = Before.of(self.services[boundary][service].now, scenario)
        found: Before = self._known[key]
        return found


def response_of(parts: list[Weekly], option: Scenario | None, point: Point, effort: OptionParams) -> Response:
    """Return the response of an option's services together: each amount is rounded once, here."""
    takes_place = 1 - point.get(known.CANCELLED, 0.0) / 100
    child_s = takes_place * sum(one.child_s for one in parts)
    without = sum(one.without_room for one in parts)
    return Response(
        travel_pence=whole_pence(takes_place * sum(one.travel for one in parts)),
        staff_pence=whole_pence(takes_place * sum(one.staff for one in parts)),
        hire_pence=whole_pence(takes_place * 100 * point.get(known.HIRE, 0.0) * without),
        children_pence=whole_pence(100 * point.get(known.CHILD_HOUR, 0.0) * child_s / 3600),
        buildings_pence=buildings_pence(option, point, years=effort.years),
        weeks=effort.weeks_a_year,
        child_s=round(child_s),
        without_room=without,
    )


def _rows_of(journeys: JourneyTable, copies: dict[str, int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Positions of the sessions that take place, originals before copies, and of all their requests."""
    counts = np.array([copies.get(code, 1) for code in journeys.sessions])
    order = [np.flatnonzero(counts >= number) for number in range(1, int(counts.max(initial=0)) + 1)]
    sessions = np.concatenate(order) if order else np.zeros(0, np.int64)
    rows = [np.flatnonzero(journeys.session == at) for at in sessions.tolist()]
    return sessions, np.concatenate(rows) if rows else np.zeros(0, np.int64)


def _taken(
    journeys: JourneyTable, order: NDArray[np.int64], rows: NDArray[np.int64], slow: FloatArray
) -> JourneyTable:
    """The journeys of some sessions, in their order, slower by some factors."""
    counts = np.bincount(journeys.session, minlength=len(journeys.sessions))[order]
    return JourneyTable(
        sessions=tuple(journeys.sessions[at] for at in order.tolist()),
        sites=journeys.sites,
        session=np.repeat(np.arange(len(order)), counts),
        children=journeys.children[rows],
        seconds=journeys.seconds[rows] * slow[rows, None],
        metres=journeys.metres[rows],
        seconds_now=journeys.seconds_now[rows],
        metres_now=journeys.metres_now[rows],
    )
