"""
Journeys to contact from another home, estimated from the planned week of now.

Nobody's carer drives from a property. So a child's journeys from there cost what such journeys cost in the
planned week: a straight line, pounds over direct miles, through the journeys of all children of the
district whose carer does not drive. Who travels now with brothers or sisters who stay saves nothing by
leaving, for they still travel; pupils who keep their school are still fetched there. Planning tells, and
how far off the estimate was is told with it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from geoplan.domain.ledger import Ledger
from geoplan.domain.money import exact
from geoplan.domain.plans import Plan
from geoplan.domain.requests import Direction, Request
from geoplan.runs.case import Case
from geoplan.runs.case.travel import Travel
from geoplan.siting.properties.places import property_place

_FEW = 8
"""Through fewer journeys no line is drawn: those of all districts count."""


@dataclass(frozen=True, slots=True)
class Line:
    """Pence of a journey by its direct metres."""

    pence: float = 0.0
    pence_per_m: float = 0.0

    def at(self, metres: int) -> Fraction:
        """Return what a journey of some metres costs."""
        return exact(self.pence) + metres * exact(self.pence_per_m)

    @classmethod
    def through(cls, points: Iterable[tuple[int, int]]) -> "Line":
        """
        Return the line through (metres, pence) by least squares, its slope and its start not below 0.
        """
        found = np.array(list(points), np.float64).reshape(-1, 2)
        if not len(found):
            return cls()
        x, y = found[:, 0], found[:, 1]
        spread = float(((x - x.mean()) ** 2).sum())
        slope = float(((x - x.mean()) * (y - y.mean())).sum()) / spread if spread else 0.0
        slope = max(0.0, slope)
        start = float(y.mean() - slope * x.mean())
        if start < 0:
            start, slope = 0.0, float((x @ y) / (x @ x))
        return cls(start, slope)


@dataclass(frozen=True, slots=True)
class Weekly:
    """A child's journeys to contact in the week: pence, and seconds on the way without other stops."""

    pence: Fraction
    seconds: int


@dataclass(frozen=True, eq=False, kw_only=True)
class ContactPrices:
    """
    Journeys of the children of a week and what they cost.

    Parameters
    ----------
    requests
        Of each child, by code.
    paid
        Pence of each child in the planned week of now.
    lines
        What a journey without a carer who drives costs, by contact district; None for all of them.
    districts
        Of each child.
    """

    requests: Mapping[str, tuple[Request, ...]]
    paid: Mapping[str, int]
    lines: Mapping[str | None, Line]
    districts: Mapping[str, str | None]

    @classmethod
    def of(cls, case: Case, plan: Plan, ledger: Ledger) -> "ContactPrices":
        """Return the journeys of a planned week."""
        requests: dict[str, list[Request]] = defaultdict(list)
        for request in plan.requests:
            for child in request.children:
                requests[child].append(request)
        paid: dict[str, int] = defaultdict(int)
        points: dict[str | None, list[tuple[int, int]]] = defaultdict(list)
        for row in ledger.journeys:
            paid[row.child] += row.amounts.paid_pence
            carer = case.carer.get(case.child[row.child].carer or "")
            if carer is None or not carer.can_drive:
                for district in (case.child[row.child].contact_district, None):
                    points[district].append((row.direct_m, row.amounts.paid_pence))
        whole = Line.through(points[None])
        lines = {one: Line.through(own) if len(own) >= _FEW else whole for one, own in points.items()}
        return cls(
            requests={child: tuple(own) for child, own in requests.items()},
            paid=paid,
            lines={**lines, None: whole},
            districts={child.code: child.contact_district for child in case.children},
        )

    def now(self, child: str) -> Weekly:
        """Return what a child's journeys cost now, its share of those with others."""
        own = self.requests.get(child, ())
        return Weekly(Fraction(self.paid.get(child, 0)), sum(request.direct_s for request in own))

    def then(self, child: str, house: str, travel: Travel, *, from_school: bool = True) -> Weekly:
        """
        Return what they would cost from a property by code.

        What brothers and sisters then pay for the child's share is in it.

        Parameters
        ----------
        from_school
            Whether journeys from school stay as they are.
        """
        line = self.lines.get(self.districts[child], self.lines[None])
        own = self.requests.get(child, ())
        legs = [(one, _leg(one, house, travel, from_school=from_school)) for one in own]
        pence = sum((line.at(metres) for _, (_, metres) in legs), Fraction(0))
        shared = {one.code for one, _ in legs if len(one.children) > 1}
        left = Fraction(len(shared), len(legs)) * self.paid.get(child, 0) if legs else Fraction(0)
        return Weekly(pence + left, sum(seconds for _, (seconds, _) in legs))


def _leg(request: Request, house: str, travel: Travel, *, from_school: bool) -> tuple[int, int]:
    """Seconds and metres of a journey of one who lives in a property."""
    outbound = request.direction is Direction.OUTBOUND
    home, venue = (request.pickup, request.delivery) if outbound else (request.delivery, request.pickup)
    if from_school and not home.startswith("home:"):
        return request.direct_s, request.direct_m
    key = property_place(house)
    ends = (key, venue) if outbound else (venue, key)
    return travel.leg(*ends, (request.period,))
