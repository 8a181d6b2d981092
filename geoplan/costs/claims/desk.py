"""An audit being made: the tolerance, which rows are one journey, and miles against the road."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from geoplan.costs.claims.asking.query import Query, QueryKind
from geoplan.costs.claims.asking.same import (
    Group,
    Split,
    ask_same,
    ask_two_claimants,
    same_journeys,
    split_of,
)
from geoplan.costs.claims.params import AuditParams
from geoplan.costs.claims.patterns import Figures
from geoplan.costs.claims.result import JourneyAudit
from geoplan.costs.claims.road.measure import Measured
from geoplan.costs.claims.tolerance import Sample, Tolerance, calibrate
from geoplan.domain.claims import ClaimedJourney


@dataclass(slots=True)
class Desk:
    """An audit being made: what is known of each journey, by its position."""

    journeys: Sequence[ClaimedJourney]
    measured: Sequence[Measured]
    params: AuditParams
    queries: dict[int, list[Query]] = field(default_factory=lambda: defaultdict(list))
    splits: dict[int, Split] = field(default_factory=dict)
    limits: dict[int, tuple[float, float]] = field(default_factory=dict)
    tolerance: Tolerance = field(init=False)

    def ask(self, found: Iterable[tuple[int, Query]]) -> None:
        """Add queries."""
        for at, query in found:
            self.queries[at].append(query)

    def judge(self) -> None:
        """Calibrate the tolerance, settle which rows are one journey, and hold miles against the road."""
        groups = same_journeys(self.journeys)
        grouped = {at for group in groups for at in group}
        self.tolerance = calibrate(self._samples(grouped), self.params)
        for at, road in enumerate(self.measured):
            if road.fastest_miles is not None and road.shortest_miles is not None:
                self.limits[at] = self._limits(road.fastest_miles, road.shortest_miles, road.slack_miles)
        for group in groups:
            self._settle(group)
        self.ask(ask_two_claimants(self.journeys).items())
        for at in range(len(self.journeys)):
            self._hold(at)

    def _samples(self, grouped: set[int]) -> Iterator[Sample]:
        """Give the journeys to calibrate by: not those on several rows, which may be halves or doubles."""
        for at, (journey, road) in enumerate(zip(self.journeys, self.measured, strict=True)):
            if at in grouped or road.reason is not None or journey.miles is None:
                continue
            if road.fastest_miles is not None and road.shortest_miles is not None:
                claimed = float(journey.miles)
                yield Sample(
                    journey.claimant, journey.labels, claimed, road.fastest_miles, road.shortest_miles
                )

    def _limits(self, fastest: float, shortest: float, slack: float) -> tuple[float, float]:
        """Return the least and the most miles that nobody asks about."""
        least = max(0.0, shortest - self.tolerance.below(shortest) - slack)
        return least, fastest + self.tolerance.above(fastest) + slack

    def _settle(self, group: Group) -> None:
        most = self.limits[group[0]][1] if group[0] in self.limits else None
        split = split_of(group, self.journeys, most)
        if split is not None:
            self.splits |= dict.fromkeys(group, split)
        elif any(self.journeys[at].miles for at in group):
            self.ask(ask_same(group, self.journeys, self.measured[group[0]].fastest_miles).items())

    def reason(self, at: int) -> str | None:
        """Return why a journey's miles cannot be judged; what is split is judged by all its rows together."""
        if at in self.splits:
            at = next(row for row in self.splits[at].rows if self.journeys[row].miles)
        return self.measured[at].reason

    def claimed(self, at: int) -> float | None:
        """Return the miles that are held against the road: of a split journey those of all its rows."""
        if self.reason(at) is not None:
            return None
        if at in self.splits:
            return float(self.splits[at].miles)
        miles = self.journeys[at].miles
        return None if miles is None else float(miles)

    def _hold(self, at: int) -> None:
        claimed = self.claimed(at)
        if claimed is None:
            return
        least, most = self.limits[at]
        road = self.measured[at]
        together = f" on {len(self.splits[at].rows)} rows together" if at in self.splits else ""
        ways = f"the fastest way is {road.fastest_miles:.1f} miles, the shortest {road.shortest_miles:.1f}"
        if claimed > most:
            text = (
                f"{claimed:.1f} miles are claimed{together}; {ways}. With the tolerance, up to {most:.1f}"
                f" would not be asked about; these are {claimed - most:.1f} more. Was there a stop?"
            )
            self.queries[at].append(Query(QueryKind.MORE_MILES, text))
        elif claimed < least:
            text = (
                f"{claimed:.1f} miles are claimed{together}; {ways}. With the tolerance, from {least:.1f}"
                f" would not be asked about; these are {least - claimed:.1f} fewer. Is a part of it missing?"
            )
            self.queries[at].append(Query(QueryKind.FEWER_MILES, text))

    def results(self) -> list[JourneyAudit]:
        """Return every journey with its verdict and queries, in the order of their kinds."""
        order = {kind: number for number, kind in enumerate(QueryKind)}
        found = []
        for at, (journey, road) in enumerate(zip(self.journeys, self.measured, strict=True)):
            least, most = self.limits.get(at, (None, None))
            found.append(
                JourneyAudit(
                    journey=journey,
                    fastest_miles=road.fastest_miles,
                    shortest_miles=road.shortest_miles,
                    minutes=road.minutes,
                    least_miles=least,
                    most_miles=most,
                    reason=self.reason(at),
                    queries=tuple(sorted(self.queries[at], key=lambda query: order[query.kind])),
                    shared_with=len(self.splits[at].rows) if at in self.splits else 1,
                )
            )
        return found

    def figures(self, at: int, audited: JourneyAudit) -> Figures:
        """Return what patterns need of a journey; of a split one, the row's part of the road."""
        claimed, road = self.claimed(at), audited.fastest_miles
        own = self.journeys[at].miles
        if claimed is None or road is None or own is None:
            return Figures(
                journey=audited.journey, claimed_miles=None, road_miles=None, queried=bool(audited.queries)
            )
        return Figures(
            journey=audited.journey,
            claimed_miles=float(own),
            road_miles=road * float(own) / claimed,
            queried=bool(audited.queries),
        )
