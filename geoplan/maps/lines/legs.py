"""The legs of runs along the roads: the rows that lines on maps are cut from."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from geoplan.audiences.masking import Zones, junctions_of, shared_line
from geoplan.audiences.rows import LegRow
from geoplan.domain.geography import Position
from geoplan.domain.periods import Period
from geoplan.domain.plans import Plan, Run
from geoplan.domain.requests import Request
from geoplan.progress import Progress
from geoplan.runs.case import Case
from geoplan.runs.case.places import places_of
from geoplan.runs.ledger.driven import legs_of_run

if TYPE_CHECKING:
    from geoplan.network.model import IntArray, RoadNetwork
    from geoplan.network.snap import SnapParams, SnappedPlaces
    from geoplan.network.speeds import SpeedModel

WHAT = "ways of runs"
_SHOWN = "venue:"  # whatever else a leg leads to is somebody's home, or a child's school
_Way = tuple[str, str, Period]
_Line = tuple[Position, ...]


def leg_rows(
    case: Case,
    plan: Plan,
    network: "RoadNetwork",
    *,
    speeds: "SpeedModel | None" = None,
    snapping: "SnapParams | None" = None,
    progress: Progress | None = None,
) -> tuple[LegRow, ...]:
    """
    Return the legs of all runs of a plan with their lines, door to door, by run and number.

    A leg is drawn along the fastest way in the part of the day that the plan reckons it in. What of it may
    be shared keeps away from the homes and schools at its ends.

    Parameters
    ----------
    case
        What the plan was made from.
    network, speeds, snapping
        The roads it was measured on, and how.
    progress
        Told for each place that ways were drawn from.

    Raises
    ------
    InputError
        When a place is too far from any road.
    """
    requests = {request.code: request for request in plan.requests}
    ways = {run.code: _ways(case, requests, run) for run in plan.runs}
    roads = _Roads(case, network, speeds, snapping)
    lines = roads.lines({way for some in ways.values() for way in some}, progress)
    junctions = junctions_of(network)
    zones = Zones.of(door for key, door in roads.doors.items() if not key.startswith(_SHOWN))
    shared = {way: _shared(way, line, junctions, zones) for way, line in lines.items()}
    return tuple(
        replace(leg, line=lines[way], shared_line=shared[way])
        for run in plan.runs
        for leg, way in zip(_rows(case, requests, run), ways[run.code], strict=True)
    )


def _shared(way: _Way, line: _Line, junctions: frozenset[Position], zones: Zones) -> _Line:
    """Cut back a line at each end that is not a venue."""
    doors = [
        door for key, door in zip(way[:2], (line[0], line[-1]), strict=True) if not key.startswith(_SHOWN)
    ]
    return shared_line(line, homes=doors, junctions=junctions, zones=zones)


def _ways(case: Case, requests: Mapping[str, Request], run: Run) -> list[_Way]:
    """From place to place, each in the slower of the periods at its ends: as `Travel.leg`."""
    points: list[tuple[str, Period | None]] = [(run.start_place, None)]
    points += [(stop.place, requests[stop.request].period) for stop in run.stops]
    points.append((run.end_place, None))
    found = []
    for (start, before), (end, after) in pairwise(points):
        periods = sorted({one for one in (before, after) if one is not None}, key=list(Period).index)
        slowest = max(periods, key=lambda one: case.travel.leg(start, end, [one])[0])
        found.append((start, end, slowest))
    return found


def _rows(case: Case, requests: Mapping[str, Request], run: Run) -> Iterator[LegRow]:
    for number, leg in enumerate(legs_of_run(case, requests, run), start=1):
        yield LegRow(
            run=run.code,
            day=run.day,
            driver=run.person,
            number=number,
            on_board=sum(len(requests[code].children) for code in leg.aboard),
            metres=leg.metres,
            seconds=leg.driving_s,
            line=(),
            shared_line=(),
        )


@dataclass(frozen=True, eq=False)
class _Roads:
    """What ways are found with."""

    case: Case
    network: "RoadNetwork"
    speeds: "SpeedModel | None"
    snapping: "SnapParams | None"

    @cached_property
    def doors(self) -> dict[str, Position]:
        """Where everybody and everything is, by key."""
        case = self.case
        return places_of(
            children=case.children,
            carers=case.carers,
            drivers=case.drivers,
            schools=case.schools,
            venues=case.venues,
            adults=case.adults,
        )

    def lines(self, ways: set[_Way], progress: Progress | None) -> dict[_Way, _Line]:
        """Return the line of each way; one search from each place and period."""
        ends: dict[tuple[str, Period], list[str]] = defaultdict(list)
        for start, end, period in sorted(ways):
            ends[start, period].append(end)
        places = self._snapped({key for start, end, _ in ways for key in (start, end)})
        arc_ms = self._arc_ms({period for _, period in ends})
        found: dict[_Way, _Line] = {}
        for done, ((start, period), to) in enumerate(ends.items(), start=1):
            found |= self._from(start, period, to, places, arc_ms)
            if progress is not None:
                progress(done, len(ends), WHAT)
        return found

    def _from(
        self,
        start: str,
        period: Period,
        ends: list[str],
        places: "SnappedPlaces",
        arc_ms: "Mapping[Period, IntArray]",
    ) -> dict[_Way, _Line]:
        from geoplan.network.paths import path_line
        from geoplan.network.trace import fastest_paths

        origin = places.select([start])
        door = Position(float(origin.lat[0]), float(origin.lon[0]))
        found = {}
        chosen = places.select(ends)
        for row, path in enumerate(fastest_paths(self.network, origin, chosen, arc_ms[period])):
            last = Position(float(chosen.lat[row]), float(chosen.lon[row]))
            # Without a road between, the line is straight; the plan has refused such places before.
            road = [] if path is None else zip(*path_line(self.network, path, origin), strict=True)
            between = tuple(Position(float(lat), float(lon)) for lon, lat in road)
            found[start, ends[row], period] = (door, *between, last)
        return found

    def _snapped(self, keys: set[str]) -> "SnappedPlaces":
        from geoplan.network.snap import snap

        listed = sorted(keys)
        return snap(self.network, listed, [self.doors[key] for key in listed], params=self.snapping)

    def _arc_ms(self, periods: set[Period]) -> "Mapping[Period, IntArray]":
        from geoplan.network.speeds import SpeedModel

        model = self.speeds or SpeedModel()
        return {period: model.arc_milliseconds(self.network, period) for period in periods}
