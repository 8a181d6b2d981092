"""One option from its changes to its planned week."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from geoplan.domain.plans import Plan
from geoplan.domain.requests import Request
from geoplan.domain.scenarios import Scenario
from geoplan.domain.venues import Venue
from geoplan.runs.case import Case
from geoplan.runs.case.requests import requests_of
from geoplan.runs.case.travel import Travel
from geoplan.runs.ledger import ledger_of
from geoplan.runs.week import plan_week
from geoplan.siting.candidates.journeys import JourneyTable, journeys_to
from geoplan.siting.candidates.reach import Reach, ends_of
from geoplan.siting.options.districts import regrouped
from geoplan.siting.options.outcome import Moves, Outcome, outcome_of
from geoplan.siting.options.params import OptionParams
from geoplan.siting.options.place import place_sessions
from geoplan.siting.options.quick import QuickPlacement, place_quickly, placed_now
from geoplan.siting.options.staffing import rebased
from geoplan.siting.options.travel import fetched_from, travel_for
from geoplan.siting.rooms import AllotmentParams


@dataclass(frozen=True, eq=False, kw_only=True)
class Now:
    """
    The week as it is, and travel between all places of it and of every option.

    Parameters
    ----------
    requests
        Of the case.
    placed
        Where the sessions are.
    """

    case: Case
    travel: Travel
    requests: tuple[Request, ...]
    placed: QuickPlacement
    rooms: AllotmentParams

    @classmethod
    def of(cls, case: Case, travel: Travel, rooms: AllotmentParams) -> "Now":
        """Return the week of a case."""
        requests = requests_of(case)
        sessions = tuple(dict.fromkeys(request.session for request in requests))
        return cls(
            case=case, travel=travel, requests=requests, rooms=rooms, placed=placed_now(case, sessions)
        )

    def journeys(self, venues: tuple[Venue, ...]) -> JourneyTable:
        """Return what the week's journeys would be to some venues."""
        return _journeys(self.case, self.travel, self.requests, venues)

    def place_quickly(self, scenario: Scenario) -> QuickPlacement:
        """Return where sessions could be in an option."""
        if not scenario.places_anew:
            return self.placed
        venues = scenario.venues_after(self.case.venues)
        return place_quickly(self.case, self.journeys(venues), venues, self.rooms)


def _journeys(
    case: Case, travel: Travel, requests: tuple[Request, ...], venues: tuple[Venue, ...]
) -> JourneyTable:
    sites = [venue.code for venue in venues]
    return journeys_to(requests, Reach.of_travel(travel, tuple(ends_of(case)), sites))


def option_case(now: Now, scenario: Scenario, params: OptionParams) -> tuple[Case, Moves]:
    """
    Return the week of an option: its venues, rooms, workers, districts, and where its sessions are.

    Raises
    ------
    InputError
        When the option names a venue that is not there, or leaves none.
    """
    case = now.case
    if not scenario.places_anew:
        return regrouped(case, scenario.regrouped, scenario.areas), Moves()
    venues = scenario.venues_after(case.venues)
    quick = now.place_quickly(scenario)
    workers = rebased(case, venues, now.placed, quick, now.travel)
    travel = travel_for(now.travel, case, venues)
    placed = place_sessions(
        case,
        venues,
        workers,
        travel,
        quick.of,
        fetched_from(case, now.requests),
        params=now.rooms,
        seconds=params.allot_seconds,
    )
    before = {worker.code: worker.base for worker in case.workers}
    changed = replace(case, venues=venues, workers=workers, sessions=placed.sessions, travel=travel)
    moves = Moves(
        moved=placed.moved,
        without_room=placed.without_room,
        rebased=sum(worker.base != before[worker.code] for worker in workers),
        proven=placed.proven,
    )
    return regrouped(changed, scenario.regrouped, scenario.areas), moves


def planned(
    scenario: Scenario | None,
    case: Case,
    moves: Moves,
    *,
    seed: int,
    iterations: int,
    stop: Callable[[], bool] | None = None,
) -> tuple[Outcome, Plan]:
    """
    Plan the week of an option, and return its figures.

    Raises
    ------
    InfeasibleError
        When a pin breaks a rule in it.
    """
    plan = plan_week(case, seed=seed, iterations=iterations, stop=stop)
    return outcome_of(scenario, case, plan, ledger_of(case, plan), moves), plan
