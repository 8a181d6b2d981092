"""Plans: who takes which child when, on which run, why, and what it costs."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from geoplan.domain.requests import DAY_S, Request, StopKind
from geoplan.domain.sessions import LONDON


class Mode(StrEnum):
    """The rungs of the ladder: who takes a child, in the order in which they are asked."""

    CARER = "foster carer"
    ADULT = "known adult"
    VOLUNTEER = "volunteer driver"
    WORKER = "contact worker"
    TAXI_ESCORT = "taxi with escort"
    TAXI = "taxi"
    NOBODY = "not covered"

    @property
    def rung(self) -> int:
        """The place on the ladder, 0 first."""
        return tuple(Mode).index(self)

    @property
    def has_runs(self) -> bool:
        """Whether journeys of this mode are planned as runs with stops."""
        return self in (Mode.VOLUNTEER, Mode.WORKER)


def clock(seconds: int) -> time:
    """Return the local time of day of seconds since midnight, to the second."""
    seconds %= DAY_S
    return time(seconds // 3600, seconds // 60 % 60, seconds % 60)


def seconds_of_day(moment: time | datetime) -> int:
    """Return the whole seconds since midnight of a local time: the reverse of `clock`."""
    return 3600 * moment.hour + 60 * moment.minute + moment.second


def moment(day: date, seconds: int) -> datetime:
    """Return the aware moment, Europe/London, that a wall clock shows so many seconds after midnight."""
    extra, rest = divmod(seconds, DAY_S)
    return datetime.combine(day + timedelta(days=extra), clock(rest), LONDON)


@dataclass(frozen=True, slots=True)
class Stop:
    """
    One stop of a run: somebody gets in or out.

    Times are whole seconds since local midnight: arrival, begin of service (later where the car waits),
    departure.
    """

    request: str
    kind: StopKind
    place: str = field(repr=False)
    arrive_s: int
    begin_s: int
    depart_s: int

    def __post_init__(self) -> None:
        if not self.arrive_s <= self.begin_s <= self.depart_s:
            raise ValueError(f"a stop of {self.request}: arrival, begin and departure must follow each other")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """
    One driver's run of one day, from home (or base) to home.

    Parameters
    ----------
    code
        Person and day, such as ``D007-mon``; a second stretch of hours on a day has ``-2`` added.
    person
        Code of the volunteer or contact worker.
    start_place, end_place
        Keys of places in the travel tables.
    start_s, end_s
        Departure from the start and arrival at the end.
    metres, empty_metres
        Length from start to end, and of it without a child.
    driving_s
        Time on the road, waiting and service left out.
    """

    code: str
    person: str
    mode: Mode
    day: date
    start_place: str = field(repr=False)
    end_place: str = field(repr=False)
    start_s: int
    end_s: int
    stops: tuple[Stop, ...]
    metres: int
    empty_metres: int
    driving_s: int

    @property
    def requests(self) -> tuple[str, ...]:
        """Codes of the requests served, in order of pickup."""
        return tuple(stop.request for stop in self.stops if stop.kind is StopKind.PICKUP)


@dataclass(frozen=True, slots=True)
class Reason:
    """
    Why somebody on a rung of the ladder does not take a request.

    `rule` is the code of a rule (see `geoplan.runs.rules`), `text` its sentence with the amounts filled in.
    """

    mode: Mode
    rule: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """
    Who takes a request.

    Parameters
    ----------
    person
        Code of the carer, adult, volunteer or worker; None for taxis and where nobody does.
    run
        Code of the run, for volunteers and workers.
    reasons
        Why each rung above was passed by.
    pinned
        Whether a person put it there, so that no search moves it.
    pence
        Price of the journey by itself: for carers, adults and taxis. Runs are priced as a whole.
    """

    request: str
    mode: Mode
    person: str | None = None
    run: str | None = None
    reasons: tuple[Reason, ...] = ()
    pinned: bool = False
    pence: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CostBreakdown:
    """
    What a plan costs, in whole pence, by cause; parts add up to `total`.

    Money paid: `volunteer_miles`, `worker_miles`, `worker_time`, `carer_miles`, `adult_miles`, `taxis`.
    Preferences priced by `RunParams`, not paid to anybody: `long_rides`, `new_faces`, `uneven_load`,
    `changes`, `not_covered`.
    """

    volunteer_miles: int = 0
    worker_miles: int = 0
    worker_time: int = 0
    carer_miles: int = 0
    adult_miles: int = 0
    taxis: int = 0
    long_rides: int = 0
    new_faces: int = 0
    uneven_load: int = 0
    changes: int = 0
    not_covered: int = 0

    @property
    def paid(self) -> int:
        """Money that leaves the council, in pence."""
        return (
            self.volunteer_miles
            + self.worker_miles
            + self.worker_time
            + self.carer_miles
            + self.adult_miles
            + self.taxis
        )

    @property
    def total(self) -> int:
        """The one number that plans are compared by, in pence."""
        return sum(pence for _, pence in self)

    def __iter__(self) -> Iterator[tuple[str, int]]:
        return ((item.name, getattr(self, item.name)) for item in fields(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanProvenance:
    """What a plan was made from: content hashes, seed, effort and the day it was made. No personal values."""

    case_version: str
    network_version: str
    params_version: str
    seed: int
    iterations: int
    geoplan_version: str
    created: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """
    A week (or a day) of journeys: a proposal until an officer accepts it.

    Parameters
    ----------
    week
        Its Monday.
    days
        The days that are planned, in order.
    requests
        Every request, in order of code.
    coverage
        One for each request, in the same order.
    runs
        The runs, by day and person; none is empty.
    """

    week: date
    days: tuple[date, ...]
    requests: tuple[Request, ...]
    coverage: tuple[Coverage, ...]
    runs: tuple[Run, ...]
    cost: CostBreakdown
    provenance: PlanProvenance

    def __post_init__(self) -> None:
        codes = [request.code for request in self.requests]
        if len(set(codes)) != len(codes):
            raise ValueError("a plan lists a request twice")
        if [cover.request for cover in self.coverage] != codes:
            raise ValueError("a plan says for each request, in order, who takes it")

    def request(self, code: str) -> Request:
        """Return the request of a code; raises KeyError when there is none."""
        for request in self.requests:
            if request.code == code:
                return request
        raise KeyError(code)

    def covers(self, code: str) -> Coverage:
        """Return who takes a request; raises KeyError when there is none of the code."""
        for cover in self.coverage:
            if cover.request == code:
                return cover
        raise KeyError(code)

    def run(self, code: str) -> Run:
        """Return the run of a code; raises KeyError when there is none."""
        for run in self.runs:
            if run.code == code:
                return run
        raise KeyError(code)
