"""The map of a plan in one call: rows made, cut for an audience, and drawn."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from geoplan.audiences import WHOLE, Audience, Scope, cut, plan_rows
from geoplan.audiences.figures import Figures, figures_of
from geoplan.domain.plans import Plan
from geoplan.maps.county import CountyGround, county_ground
from geoplan.maps.lines.legs import leg_rows
from geoplan.maps.lines.origin import plan_origin
from geoplan.maps.offline import OfflineMap
from geoplan.maps.week.draw import week_map
from geoplan.network.model import RoadNetwork
from geoplan.progress import Progress
from geoplan.runs.case import Case

if TYPE_CHECKING:
    from geoplan.network.speeds import SpeedModel


def week_map_of(
    case: Case,
    plan: Plan,
    network: RoadNetwork,
    *,
    audience: Audience | str = Audience.MANAGER,
    scope: Scope = WHOLE,
    speeds: "SpeedModel | None" = None,
    ground: CountyGround | None = None,
    figures: Figures | None = None,
    notes: Sequence[str] = (),
    progress: Progress | None = None,
) -> OfflineMap:
    """
    Draw a week of driver runs for somebody: managers, planners, one driver or one venue.

    Parameters
    ----------
    case, plan
        A plan and what it was made from.
    network, speeds
        The roads that it was measured on, and the speeds.
    audience, scope
        Who it is for, and which part is theirs: `Scope.of_driver`, `Scope.of_venue`.
    ground
        Settlements and bounds to draw; the embedded county's, where the venues lie in it, when None.
    figures
        What managers are told, where it was settled before; see `geoplan.audiences.figures.figures_of`.
    notes
        Further lines for the foot.
    progress
        Told while the ways of runs are drawn.

    Returns
    -------
    OfflineMap
        With ``save(path)``; shows itself in a notebook.

    Raises
    ------
    InputError
        When an audience needs a scope and has none.
    LookupError
        When the audience sees no map: carers and the public.
    """
    ground = ground or county_ground([venue.position for venue in case.venues])
    figures = figures or figures_of(case, plan, places=ground.places)
    legs = leg_rows(case, plan, network, speeds=speeds, progress=progress)
    return week_map(
        cut([*figures.rows, *plan_rows(case, plan), *legs], Audience(audience), scope),
        network,
        week=plan.week,
        places=ground.places,
        districts=ground.districts,
        councils=ground.councils,
        notes=(*ground.notes, *notes, *plan_origin(plan, network)),
    )
