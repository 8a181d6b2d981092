"""Where the children of an area really go: the venues that their sessions are allotted to, as may be told."""

from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np

from geoplan.audiences.audience import Audience
from geoplan.audiences.differencing import tell
from geoplan.audiences.keys import area_key
from geoplan.audiences.options.counts import PeopleCounts
from geoplan.audiences.options.minutes import Line
from geoplan.domain.told import Told
from geoplan.siting.options.outcome import Outcome
from geoplan.siting.people import AREA


@dataclass(frozen=True, slots=True)
class Visited:
    """
    A venue to which children of an area go.

    Parameters
    ----------
    over_half
        Whether it holds more than half of the area's sessions.
    sessions, children
        How many sessions the area's children have there, and how many children go; None where this audience
        may not read it.
    """

    venue: str
    over_half: bool
    sessions: int | None = None
    children: int | None = None


@dataclass(frozen=True, slots=True)
class Visits:
    """
    Where the sessions of an area are in one option.

    Parameters
    ----------
    most
        Where the most of them are; None where this may not be told.
    also
        Other venues, those with more sessions first.
    """

    most: Visited | None = None
    also: tuple[Visited, ...] = ()


def least_told(counts: PeopleCounts) -> int:
    """Return how many children of an area go to a venue before this audience is told of it."""
    return 1 if counts.audience is Audience.PLANNER else counts.params.under


@dataclass(frozen=True, eq=False)
class AreaVisits:
    """
    Where the children of areas go, over all options of a comparison.

    Managers are told of venues to which 5 or more of an area's children go, and never how many: a venue of
    fewer may be one child's, and what is left of a total would give their number back. A venue of which they
    were not told stays so until 5 children more go there.
    """

    counts: PeopleCounts

    @cached_property
    def told(self) -> Told:
        """What was told up to this comparison: of these venues, and of the children."""
        counts, found, before = self.counts, dict[str, int](), self.counts.told
        for outcome in counts.comparison.planned:
            for venue in outcome.catchments.venues:
                before = counts.areas_as_one(before, partial(_area_text, outcome, venue))
            for line in self._areas:
                children = outcome.catchments.visitors(counts.members(line)).tolist()
                venues = zip(outcome.catchments.venues, children, strict=True)
                found |= {self._key(outcome, line, venue): count for venue, count in venues}
        return tell(found, (), before=before, params=counts.params)

    @property
    def _areas(self) -> list[Line]:
        return [line for line in self.counts.lines if line[0] == AREA]

    def shown(self, outcome: Outcome, line: Line) -> Visits:
        """Return where the children of an area go; nothing for managers where the area itself is hidden."""
        counts = self.counts
        sees_all = counts.audience is Audience.PLANNER
        if not sees_all and counts.is_few(outcome, line):
            return Visits()
        members, found = counts.members(line), outcome.catchments
        sessions, children = found.sessions_of(members), found.visitors(members)
        order = np.lexsort((-children, -sessions))
        named = {
            at: Visited(
                found.venues[at],
                2 * int(sessions[at]) > int(sessions.sum()),
                *((int(sessions[at]), int(children[at])) if sees_all else ()),
            )
            for at in order.tolist()
            if children[at] and (sees_all or self._key(outcome, line, found.venues[at]) in self.told.now)
        }
        most = named.pop(order[0], None) if len(order) else None
        return Visits(most, tuple(named.values()))

    def _key(self, outcome: Outcome, line: Line, venue: str) -> str:
        return f"options/visits/{outcome.known_as}/{venue}/{self.counts.keys[line]}"


def _area_text(outcome: Outcome, venue: str, places: frozenset[str]) -> str:
    return f"options/visits/{outcome.known_as}/{venue}/{area_key(places)}"
