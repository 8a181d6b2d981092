"""What a plan costs, worked out from the inputs, and whether the plan says the same."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from geoplan.domain.changes import changes_between, persons_told
from geoplan.domain.money import miles, whole_pence
from geoplan.domain.people import Need
from geoplan.domain.plans import CostBreakdown, Coverage, Mode, Plan
from geoplan.domain.requests import Request
from geoplan.runs.case import Case
from geoplan.runs.checking.facts.driven import Driven, Wanted
from geoplan.runs.checking.report import Violation, broken
from geoplan.runs.checking.rides import rides_of
from geoplan.runs.checking.words import in_pounds

_TAXIS = (Mode.TAXI_ESCORT, Mode.TAXI)


@dataclass(frozen=True)
class Paid:
    """
    What the money of a plan is worked out from.

    Parameters
    ----------
    fares
        What each way of carers and adults is paid, in pence, by the codes of its requests.
    """

    case: Case
    plan: Plan
    wanted: Wanted
    fares: Mapping[tuple[str, ...], int]


def cost_again(paid: Paid, runs: Sequence[Driven], base: Plan | None) -> CostBreakdown:
    """Return the cost of a plan: of its runs, of its other journeys, and of the week as a whole."""
    case = paid.case
    pence: Counter[str] = Counter()
    for driven in runs:
        pence.update(_of_run(case, driven))
    mode = {cover.request: cover.mode for cover in paid.plan.coverage}
    for codes, fare in paid.fares.items():
        pence["carer_miles" if mode[codes[0]] is Mode.CARER else "adult_miles"] += fare
    for cover in paid.plan.coverage:
        if cover.request in paid.wanted:
            pence.update(_of_journey(case, paid.wanted[cover.request], cover))
    pence["new_faces"] += case.params.new_face_pence * len(_met_first(case, runs))
    pence["uneven_load"] = _load(case, runs)
    pence["changes"] = case.params.change_pence_per_person * _told(case, paid.plan, base)
    return CostBreakdown(**pence)


def check_cost(paid: Paid, cost: CostBreakdown) -> Iterator[Violation]:
    """Yield the amounts of money in a plan that are not what they come to."""
    stated = {cover.request: cover.pence for cover in paid.plan.coverage}
    for codes, fare in paid.fares.items():
        yield from _check_fare(codes[0], sum(stated[code] for code in codes), fare)
    for cover in paid.plan.coverage:
        request = paid.wanted.get(cover.request)
        if request is not None and cover.mode not in (Mode.CARER, Mode.ADULT):
            fare = taxi_pence(paid.case, request, cover.mode) if cover.mode in _TAXIS else 0
            yield from _check_fare(cover.request, cover.pence, fare)
    totals = dict(paid.plan.cost)
    for item, right in cost:
        if totals[item] != right:
            what = f"the cost of {item.replace('_', ' ')}"
            blanks = {"what": what, "found": in_pounds(totals[item]), "limit": in_pounds(right)}
            yield broken("figures", blanks, amount=abs(totals[item] - right))


def _check_fare(request: str, found: int, right: int) -> Iterator[Violation]:
    if found != right:
        blanks = {"what": "the fare", "found": in_pounds(found), "limit": in_pounds(right)}
        yield broken("figures", blanks, request=request, amount=abs(found - right))


def _of_run(case: Case, driven: Driven) -> dict[str, int]:
    """Return the items of one run, each rounded once."""
    params, run = case.params, driven.run
    length = miles(sum(metres for _, metres in driven.legs))
    too_long_s = sum(
        max(0, seconds - driven.wanted[code].soft_ride_s) * len(driven.wanted[code].children)
        for code, seconds in rides_of(driven).items()
    )
    items = {"long_rides": whole_pence(too_long_s * params.long_ride_pence_per_minute / 60)}
    if run.mode is Mode.VOLUNTEER:
        return items | {"volunteer_miles": whole_pence(length * params.volunteer_pence_per_mile)}
    driving_s = sum(seconds for seconds, _ in driven.legs)
    at_stops_s = sum(driven.service_s(at) for at in range(len(run.stops)))
    return items | {
        "worker_miles": whole_pence(length * params.worker_pence_per_mile),
        "worker_time": whole_pence((driving_s + at_stops_s) * params.worker_pence_per_hour / 3600),
    }


def _of_journey(case: Case, request: Request, cover: Coverage) -> dict[str, int]:
    """Return the items of a journey by taxi, or of one that nobody takes."""
    if cover.mode in _TAXIS:
        faces = case.params.new_face_pence * len(request.children)
        return {"taxis": taxi_pence(case, request, cover.mode), "new_faces": faces}
    return {"not_covered": case.params.not_covered_pence} if cover.mode is Mode.NOBODY else {}


def taxi_pence(case: Case, request: Request, mode: Mode) -> int:
    """Return the price of a taxi from pickup to delivery, with its escort there and back."""
    params = case.params
    metered = params.taxi_pence + params.taxi_pence_per_mile * miles(request.direct_m)
    price = max(metered, params.taxi_least_pence)
    if any(Need.WHEELCHAIR in case.child[code].needs for code in request.children):
        price *= params.wheelchair_taxi_factor
    if mode is Mode.TAXI_ESCORT:
        hours = 2 * request.direct_s / 3600
        price += max(hours * params.escort_pence_per_hour, params.escort_least_pence)
    return whole_pence(price)


def _met_first(case: Case, runs: Iterable[Driven]) -> set[tuple[str, str]]:
    """Return the children and persons who meet in this week and did not know each other."""
    enough = case.params.known_after_journeys
    met = {
        (child, driven.run.person)
        for driven in runs
        for code in driven.run.requests
        for child in driven.wanted[code].children
    }
    return {pair for pair in met if case.history.get(pair, 0) < enough}


def _load(case: Case, runs: Iterable[Driven]) -> int:
    road_s: dict[str, int] = defaultdict(int)
    for driven in runs:
        if driven.run.mode is Mode.VOLUNTEER:
            road_s[driven.run.person] += sum(seconds for seconds, _ in driven.legs)
    price = case.params.load_pence_per_hour_squared
    return sum(whole_pence(price * (seconds / 3600) ** 2) for seconds in road_s.values())


def _told(case: Case, plan: Plan, base: Plan | None) -> int:
    """Return how many must be told of changes from the plan they know."""
    if base is None:
        return 0
    changed = changes_between(base, plan, minutes=case.params.change_minutes)
    return len(persons_told(changed, {child.code: child.carer for child in case.children}))
