"""The hierarchy of a network, made once: kept in memory for the process, and on disk between processes."""

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from geoplan.domain.periods import Period
from geoplan.network.cache import ArrayCache, content_key
from geoplan.network.model import RoadNetwork
from geoplan.network.seeds import link_centimetres
from geoplan.network.speeds import SpeedModel

if TYPE_CHECKING:
    from geoplan.network.hierarchy import Hierarchy

_FORMAT = 3
_kept: WeakKeyDictionary[RoadNetwork, dict[tuple[SpeedModel, Period], "Hierarchy"]] = WeakKeyDictionary()


def hierarchy(
    network: RoadNetwork, speeds: SpeedModel, period: Period, *, cache: ArrayCache | None = None
) -> "Hierarchy":
    """
    The contraction hierarchy of a network for one speed model and period.

    Parameters
    ----------
    network, speeds, period
        What it is of. Periods whose times differ need one each.
    cache
        Where to look for it first, and to keep it.
    """
    from geoplan.network.hierarchy import Hierarchy

    kept = _kept.setdefault(network, {})
    if (speeds, period) not in kept:
        key = content_key("hierarchy", _FORMAT, network.version, speeds.version, period.value)
        stored = cache.get(key) if cache else None
        if stored is not None:
            kept[speeds, period] = Hierarchy(**stored)
        else:
            arcs = network.arcs
            made = Hierarchy.build(
                network.node_count,
                arcs.tail,
                arcs.head,
                speeds.arc_milliseconds(network, period),
                link_centimetres(network)[arcs.link],
            )
            kept[speeds, period] = made
            if cache:
                cache.put(key, made.arrays())
    return kept[speeds, period]
