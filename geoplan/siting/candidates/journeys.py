"""The journeys of a week as a table: what each would be to every site, and what each session's come to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from geoplan.domain.requests import Direction, Request
from geoplan.runs.case import Case
from geoplan.runs.case.requests import requests_of
from geoplan.runs.case.travel import PERIODS
from geoplan.siting.candidates.reach import Reach, Table, ends_of, measure_reach

if TYPE_CHECKING:
    from geoplan.domain.candidates import Candidate
    from geoplan.domain.venues import Venue
    from geoplan.network.cache import ArrayCache
    from geoplan.network.model import RoadNetwork
    from geoplan.network.speeds import SpeedModel
    from geoplan.progress import Progress

LongArray = NDArray[np.int64]


@dataclass(frozen=True, eq=False, kw_only=True)
class JourneyTable:
    """
    R requests of n sessions, and m sites.

    Parameters
    ----------
    sessions, sites
        n and m codes.
    session, children
        (R,) position of each request's session; how many children travel.
    seconds, metres
        (R, m) the journey without any other stop, in the period of the session; ``inf`` where no road leads.
    seconds_now, metres_now
        (R,) as it is now.
    """

    sessions: tuple[str, ...]
    sites: tuple[str, ...]
    session: LongArray
    children: LongArray
    seconds: Table
    metres: Table
    seconds_now: NDArray[np.float64]
    metres_now: NDArray[np.float64]

    def by_session(self, values: Table) -> Table:
        """Return the sums of (R,) or (R, m) values by session, (n,) or (n, m)."""
        sums = np.zeros((len(self.sessions), *values.shape[1:]))
        np.add.at(sums, self.session, values)
        return sums

    @property
    def child_seconds(self) -> Table:
        """(n, m) seconds of all children of each session in the week, there and back."""
        return self.by_session(self.seconds * self.children[:, None])

    @property
    def child_seconds_now(self) -> NDArray[np.float64]:
        """(n,) the same as it is now."""
        return self.by_session(self.seconds_now * self.children)

    @property
    def child_journeys(self) -> LongArray:
        """(n,) children's journeys of each session in the week."""
        return self.by_session(self.children.astype(np.float64)).astype(np.int64)

    @property
    def longest_seconds(self) -> Table:
        """(n, m) of each session's longest journey."""
        longest = np.zeros((len(self.sessions), len(self.sites)))
        np.maximum.at(longest, self.session, self.seconds)
        return longest


def journeys_to(requests: Sequence[Request], reach: Reach) -> JourneyTable:
    """
    Return what the journeys of a week would be to every site.

    A child is fetched and brought where it is now, home or school, and at the same hours.
    """
    sessions = tuple(dict.fromkeys(request.session for request in requests))
    number = {code: at for at, code in enumerate(sessions)}
    row = {end: at for at, end in enumerate(reach.ends)}
    seconds, metres = (np.empty((len(requests), len(reach.sites))) for _ in range(2))
    for at, request in enumerate(requests):
        period = PERIODS.index(request.period)
        if request.direction is Direction.OUTBOUND:
            end, tables = row[request.pickup], (reach.there, reach.there_m)
        else:
            end, tables = row[request.delivery], (reach.back, reach.back_m)
        seconds[at], metres[at] = (table[period, end] for table in tables)
    return JourneyTable(
        sessions=sessions,
        sites=reach.sites,
        session=np.array([number[request.session] for request in requests], np.int64),
        children=np.array([len(request.children) for request in requests], np.int64),
        seconds=seconds,
        metres=metres,
        seconds_now=np.array([request.direct_s for request in requests], np.float64),
        metres_now=np.array([request.direct_m for request in requests], np.float64),
    )


def measure_journeys(
    case: Case,
    network: "RoadNetwork",
    sites: "Iterable[Venue | Candidate]",
    *,
    speeds: "SpeedModel | None" = None,
    cache: "ArrayCache | None" = None,
    progress: "Progress | None" = None,
) -> JourneyTable:
    """
    Return what the journeys of a case would be to some sites, measured by road.

    Raises
    ------
    InputError
        When a home, a school or a site is too far from any road.
    """
    reach = measure_reach(network, ends_of(case), sites, speeds=speeds, cache=cache, progress=progress)
    return journeys_to(requests_of(case), reach)
