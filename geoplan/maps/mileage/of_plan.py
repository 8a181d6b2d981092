"""The map of a plan's mileage in one call: rows made, cut for an audience, and drawn."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from geoplan.audiences import Audience, cut, plan_rows
from geoplan.audiences.differencing import NOTHING_TOLD
from geoplan.audiences.rows import StopRow
from geoplan.domain.plans import Plan
from geoplan.domain.told import Told
from geoplan.maps.county import CountyGround, county_ground
from geoplan.maps.lines.legs import leg_rows
from geoplan.maps.lines.origin import plan_origin
from geoplan.maps.mileage.draw import mileage_map
from geoplan.maps.mileage.roads import driven_roads
from geoplan.maps.offline import OfflineMap
from geoplan.network.model import RoadNetwork
from geoplan.progress import Progress
from geoplan.runs.case import Case

if TYPE_CHECKING:
    from geoplan.network.speeds import SpeedModel


def mileage_map_of(
    case: Case,
    plan: Plan,
    network: RoadNetwork,
    *,
    audience: Audience | str = Audience.MANAGER,
    speeds: "SpeedModel | None" = None,
    ground: CountyGround | None = None,
    notes: Sequence[str] = (),
    progress: Progress | None = None,
    before: Told = NOTHING_TOLD,
    remember: Callable[[Told], None] | None = None,
) -> OfflineMap:
    """
    Draw where the miles of a plan's runs are, with a child in the car and without, for managers or planners.

    Parameters
    ----------
    case, plan, network, speeds, audience, ground, notes, progress
        As for `week_map_of`.
    before
        What managers were told before, so that two maps cannot be subtracted.
    remember
        Is given what they have been told with this one; not called for planners.

    Raises
    ------
    LookupError
        When the audience sees no mileage.
    """
    ground = ground or county_ground([venue.position for venue in case.venues])
    legs = leg_rows(case, plan, network, speeds=speeds, progress=progress)
    rows = plan_rows(case, plan)
    stops = [row for row in rows if isinstance(row, StopRow)]
    shared = Audience(audience) is not Audience.PLANNER
    roads = driven_roads(legs, stops, network, shared=shared, before=before)
    if shared and remember is not None:
        remember(roads.told)
    return mileage_map(
        cut([*rows, *legs, *roads.rows], Audience(audience)),
        network,
        week=plan.week,
        places=ground.places,
        districts=ground.districts,
        councils=ground.councils,
        notes=(*ground.notes, *notes, *plan_origin(plan, network)),
    )
