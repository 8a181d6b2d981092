"""
The planned week of an option, as numbers that can be priced anew: who drives how far for each request.

Numbers only, no code and no place, so that it can be kept.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from geoplan.domain.geography import METRES_PER_MILE
from geoplan.domain.ledger import Ledger
from geoplan.domain.people import Need
from geoplan.domain.plans import Mode, Plan
from geoplan.domain.scenarios import Scenario
from geoplan.runs.case import Case
from geoplan.runs.case.params import RunParams
from geoplan.runs.case.travel import PERIODS
from geoplan.runs.ledger import ledger_of
from geoplan.runs.week import plan_week
from geoplan.siting.options.outcome import TAXIS, Moves
from geoplan.siting.options.params import OptionParams
from geoplan.siting.options.plan_option import Now, option_case

LongArray = NDArray[np.int64]
FloatArray = NDArray[np.float64]
_KNOWN = (Mode.CARER, Mode.ADULT)
_MOVED_BY = {Mode.VOLUNTEER: "volunteer_m", Mode.WORKER: "worker_m"} | dict.fromkeys(_KNOWN, "known_m")


@dataclass(frozen=True, eq=False, kw_only=True)
class Anchor:
    """
    A planned week over R requests.

    Parameters
    ----------
    session
        (R,) position in the sessions of the week as it is now.
    period, children
        (R,) part of the day, as in `PERIODS`; how many travel.
    direct_m, direct_s
        (R,) the journey without any other stop.
    volunteer_m, known_m, worker_m, worker_s
        (R,) metres driven for it by volunteers, by carers and known adults, and by contact workers, and the
        seconds that these are paid.
    taxi, escorted, wheelchair
        (R,) 1 where it goes by taxi, with an escort, and needs room for a wheelchair.
    totals
        (7,) pence paid for children's journeys; pence, metres and seconds of contact workers' own ways;
        occasions without a room; occasions in another venue than now; 1 where nothing better can be done with
        the rooms, 0 where the time to look for it ran out.
    """

    session: LongArray
    period: LongArray
    children: LongArray
    direct_m: LongArray
    direct_s: LongArray
    volunteer_m: LongArray
    known_m: LongArray
    worker_m: LongArray
    worker_s: LongArray
    taxi: LongArray
    escorted: LongArray
    wheelchair: LongArray
    totals: LongArray

    @property
    def paid_pence(self) -> int:
        """Paid for children's journeys."""
        return int(self.totals[0])

    @property
    def staff_pence(self) -> int:
        """Paid for contact workers' own ways between venues."""
        return int(self.totals[1])

    @property
    def without_room(self) -> int:
        """Occasions for which there is no room."""
        return int(self.totals[4])

    @property
    def proven(self) -> bool:
        """Whether nothing better can be done with the rooms; else the time to look for it ran out."""
        return bool(self.totals[6])

    @property
    def child_s(self) -> int:
        """Seconds that children travel, without other stops."""
        return int((self.direct_s * self.children).sum())

    def journeys_pence(self, prices: RunParams, factors: FloatArray) -> FloatArray:
        """
        Return what each request costs at some prices, (R,), not rounded; drivers as planned.

        Parameters
        ----------
        factors
            (4,) by what travel times are multiplied in each period.
        """
        slow = factors[self.period]
        miles = 1 / METRES_PER_MILE
        driven = (
            prices.volunteer_pence_per_mile * self.volunteer_m
            + prices.carer_pence_per_mile * self.known_m
            + prices.worker_pence_per_mile * self.worker_m
        ) * miles
        hours = prices.worker_pence_per_hour * self.worker_s * slow / 3600
        fare = np.maximum(
            prices.taxi_least_pence, prices.taxi_pence + prices.taxi_pence_per_mile * miles * self.direct_m
        )
        fare = fare * np.where(self.wheelchair > 0, prices.wheelchair_taxi_factor, 1.0)
        escort = np.maximum(
            prices.escort_least_pence, prices.escort_pence_per_hour * 2 * self.direct_s * slow / 3600
        )
        found: FloatArray = driven + hours + self.taxi * (fare + self.escorted * escort)
        return found

    def ways_pence(self, prices: RunParams, factors: FloatArray) -> float:
        """Return what contact workers' own ways cost at some prices, not rounded."""
        metres, seconds = int(self.totals[2]), int(self.totals[3])
        time = prices.worker_pence_per_hour * seconds * float(factors[0]) / 3600
        return prices.worker_pence_per_mile * metres / METRES_PER_MILE + time

    def arrays(self) -> dict[str, LongArray]:
        """Return all of it by name."""
        return {item.name: getattr(self, item.name) for item in fields(self)}


def plan_anchor(now: Now, option: Scenario | None, effort: OptionParams, *, seed: int) -> Anchor:
    """
    Plan the week of an option, of now when None.

    Raises
    ------
    KeyboardInterrupt
        When the search was cut short: such a week is no fair comparison.
    InfeasibleError
        When a pin breaks a rule in it.
    """
    case, moves = (now.case, Moves()) if option is None else option_case(now, option, effort)
    plan = plan_week(case, seed=seed, iterations=effort.iterations)
    if 0 < plan.provenance.iterations < effort.iterations:
        raise KeyboardInterrupt
    return anchor_of(now.case, case, plan, moves)


def anchor_of(before: Case, case: Case, plan: Plan, moves: Moves) -> Anchor:
    """
    Return the figures of a plan.

    Parameters
    ----------
    before
        The week as it is now, whose sessions are counted.
    """
    ledger = ledger_of(case, plan)
    driven, seconds = _driven(ledger)
    mode = {cover.request: cover.mode for cover in plan.coverage}
    position = {session.code: at for at, session in enumerate(before.sessions)}
    requests = plan.requests

    def column(values: list[int]) -> LongArray:
        return np.array(values, np.int64)

    by_code = {name: [driven[name][one.code] for one in requests] for name in driven}
    staff = ledger.staff
    totals = [
        ledger.total.paid_pence, sum(one.pence for one in staff), sum(one.metres for one in staff),
        sum(one.driving_s for one in staff), moves.without_room, moves.moved, moves.proven,
    ]  # fmt: skip
    return Anchor(
        session=column([position[one.session] for one in requests]),
        period=column([PERIODS.index(one.period) for one in requests]),
        children=column([len(one.children) for one in requests]),
        direct_m=column([one.direct_m for one in requests]),
        direct_s=column([one.direct_s for one in requests]),
        **{name: column(values) for name, values in by_code.items()},
        worker_s=column([seconds[one.code] for one in requests]),
        taxi=column([mode[one.code] in TAXIS for one in requests]),
        escorted=column([mode[one.code] is Mode.TAXI_ESCORT for one in requests]),
        wheelchair=column(
            [any(Need.WHEELCHAIR in case.child[code].needs for code in one.children) for one in requests]
        ),
        totals=column(totals),
    )


def _driven(ledger: Ledger) -> tuple[Mapping[str, Mapping[str, int]], Mapping[str, int]]:
    """Metres by who drives, and seconds that workers are paid, of each request."""
    driven: dict[str, dict[str, int]] = {name: defaultdict(int) for name in _MOVED_BY.values()}
    seconds: dict[str, int] = defaultdict(int)
    for row in ledger.journeys:
        name = _MOVED_BY.get(row.mode)
        if name is not None:
            driven[name][row.request] += row.amounts.metres
        if row.mode is Mode.WORKER:
            seconds[row.request] += row.amounts.driving_s + row.amounts.service_s
    return driven, seconds
