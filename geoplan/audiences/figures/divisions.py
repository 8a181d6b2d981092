"""How many children, sessions and journeys a plan has, divided in several ways, and of whom each part is."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from geoplan.audiences.figures.journeys import JourneysOf
from geoplan.audiences.keys import (
    AGE,
    AREA,
    CHILDREN,
    DAY,
    DISTRICT,
    JOURNEYS,
    MODE,
    NO_DISTRICT,
    SESSIONS,
    VENUE,
    area_key,
    count_key,
)
from geoplan.audiences.masking.areas import Area
from geoplan.audiences.populations import Population
from geoplan.domain.ages import AgeBand
from geoplan.domain.hours import Weekday
from geoplan.domain.journeys import journeys_of
from geoplan.domain.people import Child
from geoplan.domain.plans import Mode, Plan
from geoplan.runs.case import Case


@dataclass(frozen=True, slots=True)
class Division:
    """
    A measure divided by something: how many of each part, in the order in which they are shown.

    Parameters
    ----------
    populations
        Of sessions and journeys the children of each part, each with which of its journeys are in it.
    """

    measure: str
    by: str
    parts: Mapping[str, int]
    populations: Mapping[str, Population] = field(default_factory=dict, repr=False)

    @property
    def total(self) -> int:
        """Of all parts."""
        return sum(self.parts.values())

    def key(self, of: str = "") -> str:
        """Return what a count is known by from report to report."""
        if self.by == AREA and of:
            return of
        return count_key(self.measure, self.by, of) if of else count_key(self.measure)


def divisions_of(
    case: Case, plan: Plan, areas: Sequence[Area] = (), *, whose: JourneysOf | None = None
) -> tuple[Division, ...]:
    """
    Return the children, sessions and journeys of a plan, divided in several ways.

    Everybody is counted once: each division of a measure adds up to the same total.
    """
    children, whose = travelling(case, plan), whose or JourneysOf.of(case, plan)
    district = {child.code: child.contact_district or NO_DISTRICT for child in case.children}
    weekdays = [Weekday(day.weekday()).label for day in plan.days]
    ages, modes = [band.value for band in AgeBand], [mode.value for mode in Mode]
    venue_of = {(one.session, one.day): _venue_of(one.pickup, one.delivery) for one in plan.requests}
    mode = {item.request.code: item.mode.value for item in journeys_of(plan)}

    def of_journeys(by: str, part: Mapping[str, str], order: Sequence[str] | None = None) -> Division:
        return _division(JOURNEYS, by, part.values(), order=order, populations=whose.parted(part))

    def of_sessions(by: str, part: Mapping[tuple[str, date], str], order: Sequence[str] | None) -> Division:
        of_journey = {one.code: part[one.session, one.day] for one in plan.requests}
        return _division(SESSIONS, by, part.values(), order=order, populations=whose.parted(of_journey))

    divisions = (
        _division(CHILDREN, DISTRICT, (district[child.code] for child in children)),
        _division(CHILDREN, AGE, (child.age_band(case.week).value for child in children), order=ages),
        of_sessions(VENUE, venue_of, None),
        of_sessions(DAY, {one: _weekday(one[1]) for one in venue_of}, weekdays),
        of_journeys(MODE, mode, modes),
        of_journeys(
            DISTRICT, {one.code: district.get(one.children[0], NO_DISTRICT) for one in plan.requests}
        ),
        of_journeys(DAY, {one.code: _weekday(one.day) for one in plan.requests}, weekdays),
    )
    by_area = Division(CHILDREN, AREA, {area_key(area.places): len(area.members) for area in areas})
    return (*divisions, by_area) if areas else divisions


def travelling(case: Case, plan: Plan) -> list[Child]:
    """Return the children of a plan's journeys."""
    codes = {code for request in plan.requests for code in request.children}
    return [child for child in case.children if child.code in codes]


def _weekday(day: date) -> str:
    return Weekday(day.weekday()).label


def _division(
    measure: str,
    by: str,
    of: Iterable[str],
    *,
    order: Sequence[str] | None = None,
    populations: Mapping[str, Population] | None = None,
) -> Division:
    counts = Counter(of)
    parts = {part: counts[part] for part in order or sorted(counts) if part in counts}
    return Division(measure, by, parts, populations or {})


def _venue_of(pickup: str, delivery: str) -> str:
    return next(key.partition(":")[2] for key in (delivery, pickup) if key.startswith("venue:"))
