"""
The line of `tests.runs.worlds` with a place for another venue: east, at minute 33.

Retford lies at minute 20. C0004 (34) has 14 minutes to Retford and 1 to the east, twice a week there and
back. C0003 is fetched from school at 15 and lives at 30: 5 and 10 minutes with Retford, 18 and 3 with the
east. C0001 and C0002 (10) have 10 minutes to Retford and 23 to the east.
"""

from geoplan.domain.scenarios import Scenario
from geoplan.runs.case.places import places_of
from geoplan.runs.case.travel import Travel
from geoplan.siting.options.params import OptionParams
from geoplan.siting.rooms import AllotmentParams
from tests.runs.worlds import line_travel, small_case, venue, worker

EAST = venue("east", 33)
OPEN_EAST = Scenario(name="open the east", opened=(EAST,))
QUICKLY = OptionParams(iterations=20, searches=1, allot_seconds=20)
CHEAP_MOVES = AllotmentParams(other_venue_pence=100)


def two_workers(**other):
    """The small case with a second contact worker."""
    return small_case(**{"workers": (worker("W001"), worker("W002"))} | other)


def travel_of(case, *venues) -> Travel:
    """Travel of a case with more venues."""
    kinds = ("children", "carers", "drivers", "schools", "adults")
    places = {kind: getattr(case, kind) for kind in kinds}
    return line_travel(places_of(**places, venues=(*case.venues, *venues)))
