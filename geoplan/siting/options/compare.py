"""Options side by side, each priced through the planned week."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geoplan.costs.appraisal import AppraisalParams
from geoplan.domain.geography import Place, Position
from geoplan.domain.plans import Plan
from geoplan.domain.scenarios import ANEW, Scenario, check_names, with_anew
from geoplan.domain.venues import Venue
from geoplan.errors import Fault, InputError
from geoplan.progress import Progress
from geoplan.runs.case import Case
from geoplan.runs.case.digests import digests_of
from geoplan.runs.case.travel import Travel
from geoplan.runs.ledger import ledger_of
from geoplan.siting.options.comparison import VenueComparison
from geoplan.siting.options.districts import check_regrouped
from geoplan.siting.options.estimate import Estimate, Rates, estimate, from_anew, rates_of
from geoplan.siting.options.keep import Kept
from geoplan.siting.options.outcome import Moves, Outcome
from geoplan.siting.options.params import ROOMS, OptionParams
from geoplan.siting.options.plan_option import Now, option_case, planned
from geoplan.siting.options.travel import travel_for, travel_with
from geoplan.siting.people import groupings_of
from geoplan.siting.rooms import AllotmentParams

if TYPE_CHECKING:
    from geoplan.network.cache import ArrayCache
    from geoplan.network.model import RoadNetwork
    from geoplan.network.speeds import SpeedModel


_DEFAULT = OptionParams()
_APPRAISAL = AppraisalParams()
_Changed = tuple[Case, Moves]


def compare_venues(
    case: Case,
    roads: "RoadNetwork | Travel",
    scenarios: Sequence[Scenario],
    *,
    most_planned: int | None = None,
    anew: bool = True,
    params: OptionParams = _DEFAULT,
    rooms: AllotmentParams = ROOMS,
    places: Sequence[Place] = (),
    appraisal: AppraisalParams = _APPRAISAL,
    speeds: "SpeedModel | None" = None,
    cache: "ArrayCache | None" = None,
    progress: Progress | None = None,
    stop: Callable[[], bool] | None = None,
) -> VenueComparison:
    """
    Compare options for venues with what there is now, each by the planned week that would follow.

    Sessions find rooms in the venues of the option, workers are based where the sessions are, and the week
    is planned with the same seed and iterations as that of now. All options are estimated first; see
    `geoplan.siting.options.estimate`.

    Parameters
    ----------
    case
        The week as it is now.
    roads
        The roads, or travel between all places of the case and the new venues.
    scenarios
        The options.
    most_planned
        Only so many are planned, the cheapest by the estimate; all when None. Those that cannot be estimated
        come first; the option in which no venue changes does not count.
    anew
        Whether to add the option in which no venue changes, but sessions find their rooms anew as in every
        other.
    params, rooms
        How options are planned, and how sessions find rooms.
    places
        Settlements, to tell homes in towns from those in the country.
    appraisal
        How later years are discounted.
    speeds
        See `geoplan.travel_times`.
    cache
        Keeps outcomes by content hash: what was planned before is found again, also after a stop.
    progress
        Told of each option planned.
    stop
        Asked often whether to end; options that were done by then are in the result. Ctrl-C does the same.

    Raises
    ------
    InputError
        With every venue or room that an option names and that is not there, and names used twice.
    """
    check_options(case, scenarios)
    scenarios = with_anew(scenarios) if anew else tuple(scenarios)
    if isinstance(roads, Travel):
        travel = roads
    else:
        opened = [venue for scenario in scenarios for venue in scenario.opened]
        travel = travel_with(roads, case, opened, speeds=speeds, cache=cache, progress=progress)
    now = Now.of(case, travel, rooms)
    work = _Work(now, params, Kept(cache, case, params, rooms), progress, stop or (lambda: False))
    work.begin(1 + _count(scenarios, most_planned))
    base, spread, rates = work.base()
    estimates = tuple(
        _estimate(now, scenario, rates) if scenario.places_anew and not scenario.regrouped else None
        for scenario in scenarios
    )
    chosen = _chosen(scenarios, estimates, most_planned)
    found: dict[int, Outcome] = {}
    for at in chosen:
        outcome = work.option(scenarios[at])
        if outcome is None:
            break
        found[at] = outcome
    anew_at = next((at for at in found if scenarios[at].name == ANEW), None)
    if anew_at is not None:
        estimates = from_anew(estimates, anew_at, found[anew_at].paid_pence - base.paid_pence)
    return VenueComparison(
        week=case.week,
        venues=case.venues,
        scenarios=tuple(scenarios),
        base=base,
        outcomes=tuple(found.get(at) for at in range(len(scenarios))),
        estimates=estimates,
        spread_pence=spread,
        groupings=groupings_of(case.children, on=case.week, places=places),
        params=params,
        case_version=case.version,
        network_version=travel.network_version,
        stopped=work.stopped,
        appraisal=appraisal,
        people=digests_of(case),
    )


def check_options(case: Case, scenarios: Sequence[Scenario]) -> None:
    """
    Refuse options that cannot be.

    Raises
    ------
    InputError
        With every venue, room or district that is not there, names used twice, and new venues in two places.
    """
    check_names(scenarios)
    faults: list[Fault] = []
    positions: dict[str, Position] = {}
    for scenario in scenarios:
        try:
            scenario.venues_after(case.venues)
        except InputError as error:
            faults += error.faults
        where = f'option "{scenario.name}"'
        faults += check_regrouped(where, scenario.regrouped, case, scenario.areas)
        for venue in scenario.opened:
            if positions.setdefault(venue.code, venue.position) != venue.position:
                cure = "give one of them another code"
                faults.append(Fault(f"{venue.code} is opened in two places by two options", cure))
    if faults:
        raise InputError(dict.fromkeys(faults))


def _estimate(now: Now, scenario: Scenario, rates: Rates) -> Estimate:
    venues = scenario.venues_after(now.case.venues)
    every = {venue.code: venue for venue in (*now.case.venues, *venues)}
    return estimate(now.journeys(tuple(every.values())), rates, now.placed, now.place_quickly(scenario))


def _count(scenarios: Sequence[Scenario], most_planned: int | None) -> int:
    own = sum(scenario.name != ANEW for scenario in scenarios)
    return len(scenarios) - own + (own if most_planned is None else min(own, most_planned))


def _chosen(
    scenarios: Sequence[Scenario], estimates: Sequence[Estimate | None], most_planned: int | None
) -> list[int]:
    """Return the positions of the options to plan, in their order."""
    # What cannot be estimated has to be planned; the option of no change is what others are held against.
    pence = [
        -math.inf if one is None or scenario.name == ANEW else one.pence
        for one, scenario in zip(estimates, scenarios, strict=True)
    ]
    order = sorted(range(len(scenarios)), key=lambda at: (scenarios[at].name != ANEW, pence[at], at))
    return sorted(order[: _count(scenarios, most_planned)])


@dataclass(eq=False)
class _Work:
    """Plans weeks one after the other, or finds them where they were planned before."""

    now: Now
    params: OptionParams
    kept: Kept
    progress: Progress | None
    stop: Callable[[], bool]
    stopped: bool = False
    _done: int = field(default=0, init=False)
    _total: int = field(default=0, init=False)

    def begin(self, total: int) -> None:
        """Say how many weeks there are to plan."""
        self._total = total
        self._tell(0)

    def _tell(self, more: int = 1) -> None:
        self._done += more
        if self.progress is not None:
            self.progress(self._done, self._total, "weeks planned")

    def base(self) -> tuple[Outcome, int | None, Rates]:
        """
        Return the week as it is now, by how much another search of it differs, and what metres are worth.

        The week of now is always planned: the estimate needs its journeys one by one.
        """
        case, params = self.now.case, self.params
        outcome, plan = planned(
            None, case, Moves(), seed=params.seed, iterations=params.iterations, stop=self._stopping
        )
        self._was_cut(plan)
        rates = rates_of(case, plan, ledger_of(case, plan))
        pence = [outcome.pence]
        for number in range(1, params.searches):
            again = self._week(None, case.venues, params.seed + number, lambda: (case, Moves()))
            pence += [] if again is None else [again.pence]
        self._tell()
        return outcome, max(pence) - min(pence) if len(pence) > 1 else None, rates

    def option(self, scenario: Scenario) -> Outcome | None:
        """Return the planned week of an option; None when it was stopped."""
        venues = scenario.venues_after(self.now.case.venues)
        outcome = self._week(
            scenario, venues, self.params.seed, lambda: option_case(self.now, scenario, self.params)
        )
        if outcome is not None:
            self._tell()
        return outcome

    def _week(
        self, scenario: Scenario | None, venues: tuple[Venue, ...], seed: int, make: Callable[[], _Changed]
    ) -> Outcome | None:
        """Find a week, or plan it; None when it was stopped: a search cut short is no fair comparison."""
        version = travel_for(self.now.travel, self.now.case, venues).version
        found = self.kept.find(scenario, version, seed, venues)
        if found is not None or self._stopping():
            return found
        try:
            case, moves = make()
        except KeyboardInterrupt:
            self.stopped = True
        if self._stopping():
            return None
        outcome, plan = planned(
            scenario, case, moves, seed=seed, iterations=self.params.iterations, stop=self._stopping
        )
        if self._was_cut(plan):
            return None
        if moves.proven:  # else another time may find rooms for more
            self.kept.keep(outcome, version, seed)
        return outcome

    def _was_cut(self, plan: Plan) -> bool:
        """Whether a search ended early: Ctrl-C ends it as a limit does, only the steps tell."""
        self.stopped = self.stopped or 0 < plan.provenance.iterations < self.params.iterations
        return self.stopped

    def _stopping(self) -> bool:
        self.stopped = self.stopped or self.stop()
        return self.stopped
