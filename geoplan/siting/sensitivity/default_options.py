"""Options to begin with, where nobody has named any: one to open, one to close, one with more rooms."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from geoplan.domain.candidates import Candidate
from geoplan.domain.checks import check_between
from geoplan.domain.scenarios import Boundary, RoomChange, Scenario
from geoplan.domain.venues import Room, Venue
from geoplan.runs.case import Case
from geoplan.siting.candidates.fits import occasions_of
from geoplan.siting.candidates.journeys import JourneyTable
from geoplan.siting.options.propose import propose_venues

NOTE = "building costs are assumed"


@dataclass(frozen=True, slots=True, kw_only=True)
class AssumedCosts:
    """
    What buildings are taken to cost where nobody has said: assumptions, to be replaced.

    Parameters
    ----------
    opening_pence, running_pence_a_year
        Of a new venue of three rooms.
    closing_pence, saved_pence_a_year
        Paid once for leaving a venue; and for each of its rooms, what is saved every year.
    rooms_pence, rooms_pence_a_year
        Of two more rooms in a venue that stays.
    """

    opening_pence: int = 15_000_000
    running_pence_a_year: int = 4_000_000
    closing_pence: int = 1_000_000
    saved_pence_a_year: int = 900_000
    rooms_pence: int = 4_000_000
    rooms_pence_a_year: int = 600_000

    def __post_init__(self) -> None:
        for name in self.__slots__:
            check_between(name, getattr(self, name), 0, 10**11)


_COSTS = AssumedCosts()


def default_options(
    case: Case, journeys: JourneyTable, candidates: Sequence[Candidate], *, costs: AssumedCosts = _COSTS
) -> tuple[Scenario, ...]:
    """
    Return options for any service: the best place for a new venue, that and closing the venue with fewest
    sessions, closing it alone, and two more rooms in the venue with most.

    Parameters
    ----------
    journeys
        Of the week, to the venues of the case and to the candidates.
    """
    count = Counter(one.venue for session in case.sessions for one in occasions_of(case, session))
    by_use = sorted(case.venues, key=lambda venue: (count[venue.code], venue.code))
    used = [venue for venue in by_use if count[venue.code]] or by_use
    least, most = used[0], used[-1]
    opened = propose_venues(case, journeys, candidates, count=1, alternatives=0)[0].scenario
    opened = replace(
        opened, once_pence=costs.opening_pence, yearly_pence=costs.running_pence_a_year, note=NOTE
    )
    taken = {room.code for room in most.rooms}
    free = [code for code in map("new-{}".format, range(1, 100)) if code not in taken]
    more = Scenario(
        name=f"two more rooms in {_short(most)}",
        rooms=(RoomChange(venue=most.code, added=tuple(Room(code=code, children=6) for code in free[:2])),),
        once_pence=costs.rooms_pence,
        yearly_pence=costs.rooms_pence_a_year,
        note=NOTE,
    )
    if len(case.venues) == 1:
        return (opened, more)
    saved = -costs.saved_pence_a_year * len(least.rooms)
    closed = Scenario(
        name=f"close {_short(least)}",
        closed=(least.code,),
        once_pence=costs.closing_pence,
        yearly_pence=saved,
        note=NOTE,
    )
    both = replace(
        opened,
        name=f"{opened.name}, {closed.name}",
        closed=closed.closed,
        once_pence=opened.once_pence + closed.once_pence,
        yearly_pence=opened.yearly_pence + closed.yearly_pence,
    )
    return (opened, closed, both, more)


def _short(venue: Venue) -> str:
    """The name of a venue without its address, or what stands in brackets."""
    return re.split(r" \(|,", venue.name)[0]


def default_boundaries(case: Case) -> tuple[Boundary, ...]:
    """
    Return how districts may be redrawn, for any service: all as one, and each a service of its own.

    None where there is one district only. No split where a district has a single venue, which may close.
    """
    venues = Counter(venue.contact_district for venue in case.venues)
    homes = {child.contact_district for child in case.children} - {None}
    if len(venues) < 2 or not homes <= set(venues):
        return ()
    districts = sorted(venues)
    together = Boundary(name="one service for all", regrouped=dict.fromkeys(districts, "all"), share=0.15)
    if min(venues.values()) < 2:
        return (together,)
    apart = Boundary(name="a service each", services={one: one for one in districts}, share=0.15)
    return (together, apart)
