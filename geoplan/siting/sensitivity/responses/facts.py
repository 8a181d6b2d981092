"""What the quick estimate needs to know of a week at every point: worked out once a process, and kept."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geoplan.domain.scenarios import Scenario
from geoplan.domain.venues import Venue
from geoplan.runs.case.travel import PERIODS
from geoplan.siting.candidates.journeys import JourneyTable, LongArray
from geoplan.siting.options.estimate import kind_of, slope
from geoplan.siting.options.plan_option import Now
from geoplan.siting.options.quick import QuickPlacement, Suiting, place_quickly
from geoplan.siting.sensitivity.responses.anchor import Anchor
from geoplan.siting.sensitivity.responses.growth import districts_of_sessions, together_of

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Facts:
    """
    A service's week, whatever the option.

    Parameters
    ----------
    districts
        The contact district of each session, by code.
    together
        With which others each of them comes or goes; see `together_of`.
    period
        (R,) part of the day of each request, as in `PERIODS`.
    kind
        (R,) the kind of each request, by the district and carer of its child: a number.
    of_session
        (n,) the kind of each session of the week, that of its last request; -1 where it has none.
    """

    districts: dict[str, str]
    together: dict[str, str]
    period: LongArray
    kind: LongArray
    of_session: LongArray

    @classmethod
    def of(cls, now: Now, fewest: int) -> "Facts":
        """Look at a week, in which so many children come or go at once."""
        districts = districts_of_sessions(now.case)
        kinds = [kind_of(now.case, request) for request in now.requests]
        number = {kind: at for at, kind in enumerate(dict.fromkeys(kinds))}
        position = {session.code: at for at, session in enumerate(now.case.sessions)}
        of_session = np.full(len(position), -1, np.int64)
        for request, kind in zip(now.requests, kinds, strict=True):
            of_session[position[request.session]] = number[kind]
        return cls(
            districts,
            together_of(now.case, districts, fewest),
            np.array([PERIODS.index(one.period) for one in now.requests], np.int64),
            np.array([number[kind] for kind in kinds], np.int64),
            of_session,
        )

    def worth(self, anchor: Anchor, pence: FloatArray) -> FloatArray:
        """
        Return what a metre more of each request of now is worth, (R,).

        Parameters
        ----------
        pence
            What each request of the planned week costs.
        """
        group, direct = self.of_session[anchor.session], anchor.direct_m.astype(np.float64)
        slopes = [
            slope(direct[group == at], pence[group == at]) if (group == at).any() else 0.0
            for at in range(int(self.kind.max(initial=-1)) + 1)
        ]
        worth: FloatArray = np.array(slopes)[self.kind]
        return worth


@dataclass(frozen=True, eq=False)
class Before:
    """
    An option of a service at the point of now.

    Parameters
    ----------
    placed
        Where sessions quickly find rooms.
    occasions
        (n,) how many occasions of the week each session has.
    """

    venues: tuple[Venue, ...]
    journeys: JourneyTable
    suiting: Suiting
    placed: QuickPlacement
    occasions: LongArray

    @classmethod
    def of(cls, now: Now, scenario: Scenario | None) -> "Before":
        """Place the sessions of now."""
        venues = now.case.venues if scenario is None else scenario.venues_after(now.case.venues)
        journeys = now.journeys(venues)
        suiting = Suiting.of(now.case, journeys.sessions, venues)
        placed = place_quickly(now.case, journeys, venues, now.rooms, suiting=suiting)
        held = np.array([len(one) for one in suiting.occasions], np.int64)
        return cls(venues, journeys, suiting, placed, held)

    def place(self, now: Now, journeys: JourneyTable, order: LongArray) -> QuickPlacement:
        """
        Place some sessions, by their position, each as often as it is named.

        Copies of a session have no venue yet: each has to find itself a room.

        Parameters
        ----------
        journeys
            Of the sessions in this order.
        """
        return place_quickly(now.case, journeys, self.venues, now.rooms, suiting=self.suiting.taken(order))
