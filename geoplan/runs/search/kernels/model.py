"""The arrays that the kernels work on: the problem, packed, and the plan as it changes."""

import numpy as np
from numpy.typing import NDArray

from geoplan.compiling import leanest
from geoplan.runs.problem import BoolArray, FloatArray, RunProblem
from geoplan.runs.search.kernels.struct import Struct

LongArray = NDArray[np.int64]

EPS = 1e-7
"""Slack in comparisons of times, in seconds (or the units of the instance)."""

GAP = 0.1
"""What a second between windows counts for in how related requests are, beside a second on the road."""
LONGEST = 160
"""The most requests on one route."""


OPENS, CLOSES, SERVICE = range(3)
"""Columns of `Data.window`."""
ROW, COLUMN = range(2)
"""Columns of `Data.place`: a leg stands at the row of its one end plus the column of the other."""
MAX_RIDE, SOFT_RIDE, RIDERS, UNSERVED = range(4)
"""Columns of `Data.request`."""
MAX_DURATION, MAX_METRES, FIXED, PER_METRE, PER_SECOND = range(5)
"""Columns of `Data.vehicle`."""
PERSON, KIND, LOCAL, TARIFF, DAY = range(5)
"""Columns of `Data.who`: person, kind (equal ones can be exchanged), number within the day, tariff, day."""
WEEK_SECONDS, WEEK_METRES, LOAD_COST = range(3)
"""Columns of `Data.person`."""
APART, CHILDREN, CANDIDATE, NEAR = range(4)
"""Columns of `Data.start`: where the lists of each request begin."""


class Data(Struct):
    """
    The problem as kernels read it: as `RunProblem`, windows tightened, in arrays by what they belong to.

    Every whole number is 64 bits wide, so that each kernel is compiled once.
    """

    n: int
    v: int
    window: FloatArray
    """(2n+2v, 3)"""
    place: LongArray
    """(2n+2v, 2)"""
    request: FloatArray
    """(n, 4)"""
    demand: FloatArray
    capacity: FloatArray
    vehicle: FloatArray
    """(v, 5)"""
    who: LongArray
    """(v, 5)"""
    person: FloatArray
    """(p, 3)"""
    leg_time: FloatArray
    leg_metres: FloatArray
    leg_cost: FloatArray
    """(tariffs, legs)"""
    person_cost: FloatArray
    known: BoolArray
    start: LongArray
    """(n+1, 4)"""
    apart: LongArray
    children: LongArray
    candidate: LongArray
    """Vehicles that may take each request, those of one kind side by side."""
    near: LongArray
    """Related requests of the same day, the closest first."""
    request_day: LongArray
    ride_price: float
    new_face_cost: float
    coupled: bool
    """Whether persons matter: new faces, load or limits of the week."""
    longest: int
    """The most requests that a route has room for."""


def pack(problem: RunProblem, *, near: int = 100, lists: bool = True) -> Data:
    """
    Return the problem with windows tightened and with lists of who may take and who is related to whom.

    Parameters
    ----------
    near
        The most related requests of each.
    lists
        Without them it is made much faster, and serves to look at single routes.
    """
    n, v = problem.n, problem.v
    opens, closes = _tightened(problem)
    kind = _kinds(problem) if lists else np.arange(v)
    counts = np.bincount(problem.request_day, minlength=1) if n else np.zeros(1, np.int64)
    none = _flat([np.empty(0, np.int64)] * n)
    candidate_start, candidate = _candidates(problem, kind) if lists else none
    near_start, near_list = _related(problem, opens, closes, near) if lists else none
    tariffs, tariff = np.unique(
        np.column_stack([problem.cost_per_metre, problem.cost_per_second]), axis=0, return_inverse=True
    )
    return Data(
        n=n,
        v=v,
        window=np.column_stack([opens, closes, problem.service]),
        place=np.column_stack([problem.leg_row, problem.leg_column]).astype(np.int64),
        request=np.column_stack(
            [problem.max_ride, problem.soft_ride, problem.riders, problem.unserved_cost]
        ).astype(np.float64),
        demand=np.ascontiguousarray(problem.demand, np.float64),
        capacity=np.ascontiguousarray(problem.capacity, np.float64),
        vehicle=np.column_stack(
            [
                problem.max_duration,
                problem.max_metres,
                problem.fixed_cost,
                problem.cost_per_metre,
                problem.cost_per_second,
            ]
        ).astype(np.float64),
        who=np.column_stack(
            [problem.vehicle_person, kind, _local(problem), tariff.ravel(), problem.vehicle_day]
        ).astype(np.int64),
        person=np.column_stack([problem.week_seconds, problem.week_metres, problem.load_cost]).astype(
            np.float64
        ),
        leg_time=problem.leg_time,
        leg_metres=problem.leg_metres,
        leg_cost=np.stack(
            [problem.leg_metres * metre + problem.leg_time * second for metre, second in tariffs]
        )
        if len(tariffs)
        else np.zeros((1, 1)),
        person_cost=np.ascontiguousarray(problem.person_cost, np.float64),
        known=problem.known,
        start=np.column_stack(
            [problem.apart_start, problem.children_start, candidate_start, near_start]
        ).astype(np.int64),
        apart=problem.apart.astype(np.int64),
        children=problem.children.astype(np.int64),
        candidate=candidate,
        near=near_list,
        request_day=problem.request_day.astype(np.int64),
        ride_price=float(problem.ride_price),
        new_face_cost=float(problem.new_face_cost),
        coupled=_coupled(problem),
        longest=int(min(LONGEST, max(1, counts.max(initial=1)))),
    )


def _coupled(problem: RunProblem) -> bool:
    """Whether what a person does on one route matters for what others cost or may do."""
    return bool(
        problem.new_face_cost
        or problem.load_cost.any()
        or np.isfinite(problem.week_seconds).any()
        or np.isfinite(problem.week_metres).any()
    )


def _direct(problem: RunProblem) -> FloatArray:
    """Seconds of the direct journey of every request, shape (n,)."""
    n = problem.n
    return np.asarray(problem.leg_time[problem.leg_row[:n] + problem.leg_column[n : 2 * n]])


def _tightened(problem: RunProblem) -> tuple[FloatArray, FloatArray]:
    """
    Return windows without the moments that the other end of the request rules out.

    Sound where no detour is faster than the direct leg, which fastest-path times guarantee.
    """
    n = problem.n
    opens, closes = problem.opens.copy(), problem.closes.copy()
    pickups, deliveries = slice(0, n), slice(n, 2 * n)
    gap = problem.service[pickups] + _direct(problem)
    ride = problem.service[pickups] + problem.max_ride
    opens[deliveries] = np.maximum(opens[deliveries], opens[pickups] + gap)
    closes[pickups] = np.minimum(closes[pickups], closes[deliveries] - gap)
    opens[pickups] = np.maximum(opens[pickups], opens[deliveries] - ride)
    closes[deliveries] = np.minimum(closes[deliveries], closes[pickups] + ride)
    return opens, closes


def _kinds(problem: RunProblem) -> LongArray:
    """Number vehicles so that equal numbers stand for vehicles that can be exchanged, shape (v,)."""
    n, v = problem.n, problem.v
    seen: dict[bytes, int] = {}
    kind = np.zeros(v, np.int64)
    alone = _coupled(problem) or problem.person_cost.any()
    for at in range(v):
        start, end = 2 * n + at, 2 * n + v + at
        same_day = np.flatnonzero(problem.request_day == problem.vehicle_day[at])
        stops = np.concatenate([same_day, same_day + n])
        out = problem.leg_row[start] + problem.leg_column[stops]
        home = problem.leg_row[stops] + problem.leg_column[end]
        traits = [
            problem.vehicle_day[at : at + 1],
            problem.opens[[start, end]],
            problem.closes[[start, end]],
            problem.capacity[at],
            np.array(
                [
                    problem.max_duration[at],
                    problem.max_metres[at],
                    problem.fixed_cost[at],
                    problem.cost_per_metre[at],
                    problem.cost_per_second[at],
                ]
            ),
            problem.allowed[:, at],
            problem.leg_time[out],
            problem.leg_metres[out],
            problem.leg_time[home],
            problem.leg_metres[home],
        ]
        key = b"|".join(np.ascontiguousarray(trait).tobytes() for trait in traits)
        if alone:
            key += b"|%d" % at
        kind[at] = seen.setdefault(key, len(seen))
    return kind


def _local(problem: RunProblem) -> LongArray:
    local = np.zeros(problem.v, np.int64)
    for day in range(problem.days):
        of_day = np.flatnonzero(problem.vehicle_day == day)
        local[of_day] = np.arange(len(of_day))
    return local


def _candidates(problem: RunProblem, kind: LongArray) -> tuple[LongArray, LongArray]:
    """Lists of the vehicles of its day that may take each request and have room for it, as start and flat."""
    lists = []
    for request in range(problem.n):
        fits = (problem.demand[request] <= problem.capacity + EPS).all(axis=1)
        may = np.flatnonzero(
            problem.allowed[request] & fits & (problem.vehicle_day == problem.request_day[request])
        )
        lists.append(may[np.argsort(kind[may], kind="stable")])
    return _flat(lists)


def _flat(lists: list[LongArray]) -> tuple[LongArray, LongArray]:
    start = np.zeros(len(lists) + 1, np.int64)
    start[1:] = np.cumsum([len(items) for items in lists])
    flat = np.concatenate(lists) if lists else np.empty(0, np.int64)
    return start, flat.astype(np.int64)


def _related(
    problem: RunProblem, opens: FloatArray, closes: FloatArray, most: int
) -> tuple[LongArray, LongArray]:
    """
    Lists of related requests: near in place at both ends and in time, the closest first.

    Relatedness is the time on the road between the pickups and between the deliveries, and some of the gap
    between the middles of the windows at both ends.
    """
    n = problem.n
    lists: list[LongArray] = [np.empty(0, np.int64)] * n
    middle = (opens + closes) / 2
    for day in range(problem.days):
        of_day = np.flatnonzero(problem.request_day == day)
        far = np.zeros((len(of_day), len(of_day)))
        for ends in (of_day, of_day + n):
            legs = problem.leg_time[problem.leg_row[ends][:, None] + problem.leg_column[ends][None, :]]
            far += np.minimum(legs, legs.T) + GAP * np.abs(middle[ends][:, None] - middle[ends][None, :])
        np.fill_diagonal(far, np.inf)
        order = np.argsort(far, axis=1, kind="stable")[:, : min(most, max(0, len(of_day) - 1))]
        for at, request in enumerate(of_day):
            lists[request] = of_day[order[at]]
    return _flat(lists)


EARLY, LATE, LOAD = range(3)
"""Columns of `State.stop`; loads of the resources from `LOAD` on."""
COST, ROAD, METRES, RIDES = range(4)
"""Columns of `State.sums`."""


class State(Struct):
    """
    A plan as it changes. Stops of route r stand at ``seq[r, 1]`` to ``seq[r, length[r]]``, start and end
    around.
    """

    seq: LongArray
    length: LongArray
    stop: FloatArray
    """
    (v, room, 2 + k) least and greatest schedule that keep every rule, and what is in the car after each
    stop.
    """
    sums: FloatArray
    """
    (v, 4) of each route by itself: cost, seconds on the road, metres, price of long rides.
    """
    stamp: LongArray
    """(v,) names the content of a route: equal stamps, equal stops."""
    route_of: LongArray
    """(n,) vehicle of each request; -1 unserved."""
    faces: LongArray
    """(c, p) how many requests of a child each person takes."""
    week: FloatArray
    """(p, 2) seconds on the road and metres of each person."""
    total: FloatArray
    """(1,) cost of the plan."""
    counter: LongArray
    """(2,) last stamp given; requests unserved."""
    random: NDArray[np.uint64]
    """(1,)"""


def empty_state(data: Data, seed: int) -> State:
    """Return the plan in which nobody is served."""
    n, v, room = data.n, data.v, 2 * data.longest + 2
    persons = len(data.person)
    children = max(int(data.children.max(initial=-1)) + 1, len(data.known))
    state = State(
        seq=np.zeros((v, room), np.int64),
        length=np.zeros(v, np.int64),
        stop=np.zeros((v, room, 2 + data.demand.shape[1])),
        sums=np.zeros((v, 4)),
        stamp=-1 - data.who[:, KIND],  # empty routes of one kind: what was found for one holds for all
        route_of=np.full(n, -1),
        faces=np.zeros((children, persons), np.int64),
        week=np.zeros((persons, 2)),
        total=np.array([data.request[:, UNSERVED].sum()]),
        counter=np.array([0, n]),
        random=np.random.SeedSequence(seed).generate_state(1, np.uint64).astype(np.uint64),
    )
    vehicles = np.arange(v)
    starts, ends = data.window[2 * n : 2 * n + v], data.window[2 * n + v :]
    home = _home(data)
    state.seq[:, 0] = 2 * n + vehicles
    state.seq[:, 1] = 2 * n + v + vehicles
    state.stop[:, 0, EARLY] = starts[:, OPENS]
    state.stop[:, 1, EARLY] = np.maximum(ends[:, OPENS], home + starts[:, OPENS])
    state.stop[:, 1, LATE] = ends[:, CLOSES]
    state.stop[:, 0, LATE] = np.minimum(starts[:, CLOSES], ends[:, CLOSES] - home)
    return state


def _home(data: Data) -> FloatArray:
    """Seconds from start straight to end of every vehicle."""
    n, v = data.n, data.v
    return np.asarray(data.leg_time[data.place[2 * n : 2 * n + v, ROW] + data.place[2 * n + v :, COLUMN]])


@leanest
def uniform(random):
    """Return the next number of the stream, 0 up to 1 (splitmix64)."""
    random[0] += np.uint64(0x9E3779B97F4A7C15)
    z = random[0]
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    z = z ^ (z >> np.uint64(31))
    return np.float64(z >> np.uint64(11)) * (1.0 / 9007199254740992.0)


@leanest
def below(random, top):
    """Return a whole number from 0 to top - 1."""
    return min(int(uniform(random) * top), top - 1)
