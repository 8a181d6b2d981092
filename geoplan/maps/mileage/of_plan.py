"""The map of a plan's mileage in one call: rows made, cut for an audience, and drawn."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from geoplan.audiences import Audience, cut, plan_rows
from geoplan.audiences.rows import StopRow
from geoplan.domain.plans import Plan
from geoplan.maps.county import CountyGround, county_ground
from geoplan.maps.lines.legs import leg_rows
from geoplan.maps.lines.origin import plan_origin
from geoplan.maps.mileage.draw import mileage_map
from geoplan.maps.mileage.roads import road_rows
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
) -> OfflineMap:
    """
    Draw where the miles of a plan's runs are, with a child in the car and without, for managers or planners.

    Parameters
    ----------
    case, plan, network, speeds, audience, ground, notes, progress
        As for `week_map_of`.

    Raises
    ------
    LookupError
        When the audience sees no mileage.
    """
    ground = ground or county_ground([venue.position for venue in case.venues])
    legs = leg_rows(case, plan, network, speeds=speeds, progress=progress)
    rows = plan_rows(case, plan)
    stops = [row for row in rows if isinstance(row, StopRow)]
    roads = road_rows(legs, stops, network, shared=Audience(audience) is not Audience.PLANNER)
    return mileage_map(
        cut([*rows, *legs, *roads], Audience(audience)),
        network,
        week=plan.week,
        places=ground.places,
        districts=ground.districts,
        councils=ground.councils,
        notes=(*ground.notes, *notes, *plan_origin(plan, network)),
    )
