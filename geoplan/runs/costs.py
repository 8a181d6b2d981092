"""What a plan costs, exactly: whole pence, by cause."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from geoplan.domain.changes import Journeys, changes_between, persons_told
from geoplan.domain.money import miles, whole_pence
from geoplan.domain.plans import CostBreakdown, Coverage, Mode, Plan, Run
from geoplan.domain.requests import Request, StopKind
from geoplan.runs.case import Case
from geoplan.runs.case.params import RunParams

TAXIS = (Mode.TAXI, Mode.TAXI_ESCORT)


def cost_of(
    case: Case,
    requests: Sequence[Request],
    coverage: Sequence[Coverage],
    runs: Sequence[Run],
    *,
    base: Plan | None = None,
) -> CostBreakdown:
    """
    Return the cost of a plan.

    Every item of every run is rounded half up once, and so is a volunteer's share of `uneven_load`; journeys
    without a run cost what their coverage says.

    - ``volunteer_miles``, ``worker_miles``: metres of each run, home to home.
    - ``worker_time``: time on the road and at stops; waiting is not counted.
    - ``long_rides``: of each request on a run, the minutes in the car beyond `Request.soft_ride_s`, for each
      child.
    - ``new_faces``: once for every child and person on runs who do not know each other; every taxi is a new
      face for each child in it. Carers and known adults are known.
    - ``uneven_load``: the square of the hours on the road in the week, of each volunteer.
    - ``not_covered``: for each request.
    - ``changes``: with `base`, each person told of a request that somebody else takes or that moves by more
      than `RunParams.change_minutes`, once, as `changes_between` and `persons_told` have it. The search
      prices two persons for each request that somebody else takes, so this may be less or more.

    Parameters
    ----------
    coverage
        One for each request, in the same order.
    base
        The plan that people know of.
    """
    params = case.params
    by_code = {request.code: request for request in requests}
    money: dict[str, int] = defaultdict(int)
    for run in runs:
        for item, pence in _of_run(params, by_code, run):
            money[item] += pence
    for request, cover in zip(requests, coverage, strict=True):
        for item, pence in _of_journey(params, request, cover):
            money[item] += pence
    money["new_faces"] += params.new_face_pence * len(_strangers(case, by_code, runs))
    money["uneven_load"] = _load(params, runs)
    money["changes"] = params.change_pence_per_person * len(told(case, requests, coverage, runs, base))
    return CostBreakdown(**money)


def told(
    case: Case,
    requests: Sequence[Request],
    coverage: Sequence[Coverage],
    runs: Sequence[Run],
    base: Plan | None,
) -> tuple[str, ...]:
    """Return who must be told of changes from an earlier plan, each once."""
    if base is None:
        return ()
    after = Journeys(requests, coverage, runs)
    changes = changes_between(base, after, minutes=case.params.change_minutes)
    return persons_told(changes, {child.code: child.carer for child in case.children})


def knows(case: Case, child: str, person: str) -> bool:
    """Whether a child has been taken by a person often enough in the weeks before to know them."""
    return case.history.get((child, person), 0) >= case.params.known_after_journeys


def ride_s(run: Run) -> dict[str, int]:
    """Return how long each request of a run is in the car, in seconds, without getting in and out."""
    begins, ends = {}, {}
    for stop in run.stops:
        if stop.kind is StopKind.PICKUP:
            begins[stop.request] = stop.depart_s
        else:
            ends[stop.request] = stop.begin_s
    return {code: ends[code] - begins[code] for code in begins}


def _of_run(params: RunParams, requests: Mapping[str, Request], run: Run) -> list[tuple[str, int]]:
    beyond_s = sum(
        max(0, seconds - requests[code].soft_ride_s) * len(requests[code].children)
        for code, seconds in ride_s(run).items()
    )
    found = [("long_rides", whole_pence(params.long_ride_pence_per_minute * beyond_s / 60))]
    if run.mode is Mode.VOLUNTEER:
        found.append(("volunteer_miles", whole_pence(params.volunteer_pence_per_mile * miles(run.metres))))
        return found
    busy_s = run.driving_s + sum(stop.depart_s - stop.begin_s for stop in run.stops)
    found.append(("worker_miles", whole_pence(params.worker_pence_per_mile * miles(run.metres))))
    found.append(("worker_time", whole_pence(params.worker_pence_per_hour * busy_s / 3600)))
    return found


def _of_journey(params: RunParams, request: Request, cover: Coverage) -> list[tuple[str, int]]:
    if cover.mode is Mode.CARER:
        return [("carer_miles", cover.pence)]
    if cover.mode is Mode.ADULT:
        return [("adult_miles", cover.pence)]
    if cover.mode in TAXIS:
        return [("taxis", cover.pence), ("new_faces", params.new_face_pence * len(request.children))]
    if cover.mode is Mode.NOBODY:
        return [("not_covered", params.not_covered_pence)]
    return []


def _strangers(case: Case, requests: Mapping[str, Request], runs: Sequence[Run]) -> set[tuple[str, str]]:
    """Return the children and persons on runs who do not know each other."""
    met = {(child, run.person) for run in runs for code in run.requests for child in requests[code].children}
    return {(child, person) for child, person in met if not knows(case, child, person)}


def _load(params: RunParams, runs: Sequence[Run]) -> int:
    driving: dict[str, int] = defaultdict(int)
    for run in runs:
        if run.mode is Mode.VOLUNTEER:
            driving[run.person] += run.driving_s
    return sum(
        whole_pence(params.load_pence_per_hour_squared * (seconds / 3600) ** 2)
        for seconds in driving.values()
    )
