"""The rows of the report: what each shows, and beside which counts it may be shown."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from geoplan.costs.ledger.activity import (
    BEFORE_THE_PLAN,
    MANY_FACES,
    NOT_SAID,
    Activity,
    Rides,
    Status,
)
from geoplan.domain.ages import AgeBand
from geoplan.domain.geography import METRES_PER_MILE
from geoplan.domain.ledger import Amounts
from geoplan.domain.outcomes import CancelledBy
from geoplan.domain.plans import Mode

Value = float | None
Key = TypeVar("Key")
ALL = "all"
TRANSPORT = "Who transports: children's journeys"
COST = "Cost of journeys"
MILES = "Miles"
FACES = "Continuity: children taken by"
WHOSE = (*(each.value for each in CancelledBy), BEFORE_THE_PLAN, NOT_SAID)
_STATUSES = ((None, "arranged"), (Status.HELD, "held"), (Status.CANCELLED, "cancelled"))
_FACES = ((1, "one person"), (2, "two"), (MANY_FACES, "three or more"))


class Kind(StrEnum):
    """How a figure is written, by its format in Excel."""

    COUNT = "#,##0"
    POUNDS = "£#,##0"
    PENCE = "£#,##0.00"
    PERCENT = "0%"
    MINUTES = "0.0"

    def text(self, value: Value) -> str:
        """A figure as text; a dash where there is none."""
        if value is None:
            return "–"
        if self in (Kind.POUNDS, Kind.PENCE):
            digits = 0 if self is Kind.POUNDS else 2
            return f"{'-' if value < 0 else ''}£{abs(value):,.{digits}f}"
        if self is Kind.PERCENT:
            return f"{value:.0%}"
        return f"{value:,.1f}" if self is Kind.MINUTES else f"{value:,.0f}"


@dataclass(frozen=True, slots=True)
class Cell:
    """
    Names a count or an amount of a span.

    Parameters
    ----------
    what
        Of what: ``sessions``, ``journeys``, ``pence by mode`` …
    row
        Which of them; `ALL` for the total.
    """

    what: str
    row: Hashable = ALL
    area: str = ALL


@dataclass(frozen=True, slots=True)
class Figure:
    """
    One row.

    Parameters
    ----------
    value
        Worked out from the figures of a span; None where there is nothing to work it out from.
    beside
        The counts and amounts that it would tell: it is shown only where all of them are.
    """

    section: str
    label: str
    kind: Kind
    value: Callable[[Activity], Value]
    beside: tuple[Cell, ...] = ()

    @property
    def is_count(self) -> bool:
        """Whether it is the very count that it stands beside, of people, sessions or journeys."""
        return self.kind is Kind.COUNT and self.section != MILES and len(self.beside) == 1

    @property
    def adds_up(self) -> bool:
        """Whether a quarter's is the sum of its months'; those of children are not, who come again."""
        is_total = self.kind in (Kind.COUNT, Kind.PENCE) and len(self.beside) == 1
        return is_total and self.beside[0].what != "children"


@dataclass(frozen=True, slots=True)
class Areas:
    """
    The lines of the report, used or not.

    Parameters
    ----------
    venues
        By district: code and name of each, in order.
    districts
        Of children's cases.
    groups
        Age groups.
    """

    venues: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    districts: tuple[str, ...]
    groups: tuple[str, ...] = tuple(group.value for group in AgeBand)

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of all venues."""
        return tuple(code for _, some in self.venues for code, _ in some)


def figures_of(areas: Areas) -> tuple[Figure, ...]:
    """Return every row of the report, in order."""
    return (
        *_sessions(),
        *(row for status, word in _STATUSES for row in _by_venue(areas, status, f"Sessions {word}")),
        *_transport(),
        *_miles(),
        *_money(areas),
        *_minutes(areas),
        *_continuity(),
        *_basis(),
    )


def _sessions() -> Iterator[Figure]:
    section = "Sessions"
    for status, word in (*_STATUSES, (Status.NOT_REPORTED, "not reported")):
        yield Figure(section, word, Kind.COUNT, _sessions_of(status), (Cell("sessions", status),))
    share = (Cell("sessions", Status.CANCELLED), Cell("sessions", None))
    yield Figure(section, "cancelled, of all arranged", Kind.PERCENT, _cancelled_share, share)
    for whose in WHOSE:
        cell = Cell("cancelled by", whose)
        value = _of(lambda found, key: found.cancelled_by.get(key, 0), whose)
        yield Figure("Sessions cancelled by", whose, Kind.COUNT, value, (cell,))


def _by_venue(areas: Areas, status: Status | None, section: str) -> Iterator[Figure]:
    for district, venues in areas.venues:
        codes = tuple(code for code, _ in venues)
        cell = Cell("sessions", status, district)
        yield Figure(section, district, Kind.COUNT, _sessions_of(status, codes), (cell,))
        for code, name in venues:
            cell = Cell("sessions", status, code)
            yield Figure(section, f"    {name}", Kind.COUNT, _sessions_of(status, (code,)), (cell,))
    yield Figure(section, ALL, Kind.COUNT, _sessions_of(status), (Cell("sessions", status),))


def _transport() -> Iterator[Figure]:
    section = TRANSPORT
    for mode in Mode:
        value = _of(lambda found, key: found.journeys.get(key, 0), mode)
        yield Figure(section, mode.value, Kind.COUNT, value, (Cell("journeys", mode),))
    every = Cell("journeys")
    yield Figure(section, ALL, Kind.COUNT, lambda found: sum(found.journeys.values()), (every,))
    known = (Cell("journeys", Mode.CARER), Cell("journeys", Mode.ADULT), every)
    yield Figure(section, "by carers and known adults, of all", Kind.PERCENT, _known_share, known)


def _miles() -> Iterator[Figure]:
    section, beside = MILES, (Cell("journeys"),)
    yield Figure(section, "driven", Kind.COUNT, lambda found: _miles_of(found.total.metres), beside)
    yield Figure(section, "without a child", Kind.COUNT, lambda found: _miles_of(found.total.empty_m), beside)
    yield Figure(section, "without a child, of all", Kind.PERCENT, _empty_share, beside)
    yield Figure(
        section, "contact workers between venues", Kind.COUNT, lambda found: _miles_of(found.staff_m)
    )
    yield Figure(
        section,
        "CO₂e, kg",
        Kind.COUNT,
        lambda found: None if found.co2e_kg is None else float(found.co2e_kg),
        beside,
    )


def _money(areas: Areas) -> Iterator[Figure]:
    section, every = COST, Cell("pence by mode")
    for mode in Mode:
        if mode is not Mode.NOBODY:
            value = _of(lambda found, key: found.amounts.get(key, Amounts()).paid_pence / 100, mode)
            yield Figure(section, mode.value, Kind.PENCE, value, (Cell("pence by mode", mode),))
    yield Figure(section, ALL, Kind.PENCE, lambda found: found.total.paid_pence / 100, (every,))
    sessions = (Cell("sessions", None), Cell("sessions", Status.CANCELLED), every)
    yield Figure(section, "a session", Kind.PENCE, _a_session, sessions)
    yield Figure(section, "a child mile", Kind.PENCE, _a_child_mile, (every, Cell("journeys")))
    for district in areas.districts:
        value = _of(lambda found, key: found.district_pence.get(key, 0) / 100, district)
        cell = Cell("pence by district", district)
        yield Figure("Cost by district of the child's team", district, Kind.PENCE, value, (cell,))
    section, off = "Cost beside these", (Cell("sessions", Status.CANCELLED),)
    yield Figure(
        section,
        "planned for sessions that were then cancelled",
        Kind.PENCE,
        lambda found: found.cancelled_pence / 100,
        off,
    )
    yield Figure(section, "contact workers between venues", Kind.PENCE, lambda found: found.staff_pence / 100)


def _minutes(areas: Areas) -> Iterator[Figure]:
    section = "Minutes in the car"
    for group in (*areas.groups, ALL):
        average = _of(_average_minutes, group)
        yield Figure(section, f"{group}, average", Kind.MINUTES, average, (Cell("rides", group),))
    yield Figure(section, f"{ALL}, longest", Kind.MINUTES, _longest_minutes, (Cell("rides"),))


def _continuity() -> Iterator[Figure]:
    section = FACES
    for faces, label in _FACES:
        value = _of(lambda found, key: found.faces.get(key, 0), faces)
        yield Figure(section, label, Kind.COUNT, value, (Cell("children", faces),))
    every = Cell("children")
    yield Figure(section, ALL, Kind.COUNT, lambda found: sum(found.faces.values()), (every,))
    few = (Cell("children", 1), Cell("children", 2), every)
    yield Figure(section, "one or two, of all", Kind.PERCENT, _few_faces, few)


def _basis() -> Iterator[Figure]:
    section = "What it rests on"
    yield Figure(section, "days with an accepted plan", Kind.COUNT, lambda found: found.days_planned)
    yield Figure(section, "weeks without one", Kind.COUNT, lambda found: len(found.weeks_without))


def rides_of(found: Activity, group: str) -> Rides:
    """Return the rides of an age group, or of all."""
    if group != ALL:
        return found.rides.get(group, Rides())
    every: Iterable[Rides] = found.rides.values()
    return Rides(
        sum(one.count for one in every),
        sum(one.seconds for one in every),
        max((one.longest_s for one in every), default=0),
    )


def _of(value: Callable[[Activity, Key], Value], key: Key) -> Callable[[Activity], Value]:
    """Bind a key now: in a loop, a bare lambda would see the last one."""
    return lambda found: value(found, key)


def _sessions_of(status: Status | None, venues: tuple[str, ...] | None = None) -> Callable[[Activity], Value]:
    def value(found: Activity) -> Value:
        # Where nobody has reported anything, it is not that nothing was held.
        unknown = status is Status.HELD and not found.count(Status.HELD)
        return None if unknown and found.count(Status.NOT_REPORTED) else found.count(status, venues)

    return value


def _share(part: float, whole: float) -> Value:
    return part / whole if whole else None


def _cancelled_share(found: Activity) -> Value:
    return _share(found.count(Status.CANCELLED), found.count(None))


def _known_share(found: Activity) -> Value:
    known = found.journeys.get(Mode.CARER, 0) + found.journeys.get(Mode.ADULT, 0)
    return _share(known, sum(found.journeys.values()))


def _empty_share(found: Activity) -> Value:
    return _share(found.total.empty_m, found.total.metres)


def _few_faces(found: Activity) -> Value:
    return _share(found.faces.get(1, 0) + found.faces.get(2, 0), sum(found.faces.values()))


def _a_session(found: Activity) -> Value:
    return _share(found.total.paid_pence / 100, found.count(None) - found.count(Status.CANCELLED))


def _a_child_mile(found: Activity) -> Value:
    return _share(found.total.paid_pence / 100, _miles_of(found.direct_m))


def _average_minutes(found: Activity, group: str) -> Value:
    rides = rides_of(found, group)
    return _share(rides.seconds / 60, rides.count)


def _longest_minutes(found: Activity) -> Value:
    rides = rides_of(found, ALL)
    return rides.longest_s / 60 if rides.count else None


def _miles_of(metres: int) -> float:
    return metres / METRES_PER_MILE
