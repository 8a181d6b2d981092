"""
The quick estimate: what an option's week would cost, from travel times alone, without planning it.

Every session goes where `geoplan.siting.options.quick` finds it a room. Each journey then costs what it
costs in the planned week of now, and for each mile that it becomes longer or shorter what a mile more is
worth in that week: the slope of a straight line, pounds over direct miles, through the journeys of all
children of the district, those whose carer drives apart. So it holds in part that others drive when a
journey is shorter. It says nothing of other districts or of contact workers' ways between venues.

In every option sessions find their rooms anew, and what that alone is worth is planned whatever is compared.
Estimates begin from there (`from_anew`): what is estimated is what the venues change beyond it. Planning
tells, and how far off the estimate was is told with it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from geoplan.domain.ledger import Ledger
from geoplan.domain.plans import Mode, Plan
from geoplan.domain.requests import Request
from geoplan.runs.case import Case
from geoplan.siting.candidates.journeys import JourneyTable
from geoplan.siting.options.quick import QuickPlacement

_FEW = 8
"""With fewer journeys no line is drawn: what they cost a metre counts."""


@dataclass(frozen=True, eq=False)
class Rates:
    """
    What a metre of the direct journey is worth in the planned week of now.

    Parameters
    ----------
    pence_per_m, volunteer_m_per_m
        (R,) of each request: pence paid, and metres that volunteers drive.
    """

    pence_per_m: NDArray[np.float64]
    volunteer_m_per_m: NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """
    The change of a week against now, estimated.

    Parameters
    ----------
    pence
        Paid for children's journeys, more than now.
    child_s
        Seconds that children travel more, without other stops.
    volunteer_m
        Metres that volunteers drive more.
    """

    pence: int
    child_s: int
    volunteer_m: int


def rates_of(case: Case, plan: Plan, ledger: Ledger) -> Rates:
    """Return what metres are worth, from the planned week of now."""
    row = {request.code: at for at, request in enumerate(plan.requests)}
    direct = np.array([request.direct_m for request in plan.requests], np.float64)
    kinds = [kind_of(case, request) for request in plan.requests]
    number = {kind: at for at, kind in enumerate(dict.fromkeys(kinds))}
    group = np.array([number[kind] for kind in kinds], np.int64)
    pence, driven = np.zeros(len(row)), np.zeros(len(row))
    for journey in ledger.journeys:
        at = row[journey.request]
        pence[at] += journey.amounts.paid_pence
        driven[at] += journey.amounts.metres if journey.mode is Mode.VOLUNTEER else 0
    per_pence, per_metre = np.zeros(len(row)), np.zeros(len(row))
    for those in (group == at for at in number.values()):
        per_pence[those] = slope(direct[those], pence[those])
        per_metre[those] = slope(direct[those], driven[those])
    return Rates(per_pence, per_metre)


def kind_of(case: Case, request: Request) -> tuple[str | None, bool]:
    """Return the district of a journey's child, and whether its carer drives."""
    child = case.child[request.children[0]]
    carer = case.carer.get(child.carer or "")
    return child.contact_district, carer is not None and carer.can_drive


def slope(x: NDArray[np.float64], y: NDArray[np.float64]) -> float:
    """
    Return the slope of a line through points by least squares, not below 0; y over x where they are few.
    """
    spread = float(((x - x.mean()) ** 2).sum())
    if len(x) < _FEW or spread == 0.0:
        return float(y.sum() / x.sum()) if x.sum() > 0 else 0.0
    return max(0.0, float(((x - x.mean()) * (y - y.mean())).sum()) / spread)


def estimate(journeys: JourneyTable, rates: Rates, before: QuickPlacement, after: QuickPlacement) -> Estimate:
    """
    Estimate the change of an option's week.

    Parameters
    ----------
    journeys
        Of the week to the venues of now and of the option.
    before, after
        Where sessions are now and would be.
    """
    column = {code: at for at, code in enumerate(journeys.sites)}
    old, new = (
        np.array([column[one.venues[at]] for at in one.at.tolist()], np.int64)[journeys.session]
        for one in (before, after)
    )
    every = np.arange(len(journeys.session))
    metres = journeys.metres[every, new] - journeys.metres[every, old]
    seconds = journeys.seconds[every, new] - journeys.seconds[every, old]
    return Estimate(
        pence=round(float(metres @ rates.pence_per_m)),
        child_s=round(float(seconds @ journeys.children)),
        volunteer_m=round(float(metres @ rates.volunteer_m_per_m)),
    )


def from_anew(
    estimates: Sequence[Estimate | None], anew: int, planned_pence: int
) -> tuple[Estimate | None, ...]:
    """
    Return estimates that begin from the planned week in which no venue changes, but sessions are placed anew.

    Parameters
    ----------
    estimates
        Of all options.
    anew
        Position of that option. Its own estimate stays: how far off it is, all others were off with it.
    planned_pence
        By how much its planned week costs more than now.
    """
    own = estimates[anew]
    if own is None:
        return tuple(estimates)
    more = planned_pence - own.pence
    return tuple(
        one if one is None or at == anew else replace(one, pence=one.pence + more)
        for at, one in enumerate(estimates)
    )
