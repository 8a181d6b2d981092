"""A network on its way: roads with what the map said about them, before it is joined up and judged."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geoplan.network.model import RoadNetwork

OSM_LICENCE = "ODbL 1.0, © OpenStreetMap contributors"


@dataclass(frozen=True, eq=False)
class Draft:
    """
    Roads as read, with the evidence that the finished network no longer needs.

    In `network`, limits may be `maxspeed.NATIONAL`; `link_dual` and `link_built_up` are not decided yet.

    Parameters
    ----------
    network
        The roads.
    dual
        (k,) 1 where the map says dual carriageway, -1 where single, 0 where nothing.
    hint
        (k,) between -1 and 1: street lights and pavements mapped, or mapped as absent.
    """

    network: RoadNetwork
    dual: NDArray[np.int8]
    hint: NDArray[np.float64]
