"""From roads as read to a network to plan with: joined up, simplified, judged. The same for every source."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from geoplan.network.builders.builtup import built_up
from geoplan.network.builders.components import largest_part
from geoplan.network.builders.draft import Draft
from geoplan.network.builders.dual import with_carriageways
from geoplan.network.builders.params import BuildParams
from geoplan.network.builders.progress import Steps
from geoplan.network.builders.signals import gather_signals
from geoplan.network.builders.simplify import Simplified, simplify
from geoplan.network.model import RoadNetwork
from geoplan.network.names import tidy_names


def finish(draft: Draft, params: BuildParams, progress: Steps) -> RoadNetwork:
    """
    Make a network of a draft.

    Keeps the largest part in which every place can be reached from every other, joins links between
    junctions, tells dual carriageways and built-up roads, and gathers traffic lights at junctions.

    Raises
    ------
    NetworkError
        When no road is left.
    """
    progress.step("finding what is joined up")
    network, kept = largest_part(draft.network)
    # Before anything is joined: links are joined where their names are equal.
    draft = Draft(_with_tidy_names(network), draft.dual[kept], draft.hint[kept])
    progress.step("joining links between junctions")
    draft = _simplified(draft)
    draft = _simplified(replace(draft, network=gather_signals(draft.network, params.signal_reach_m)))
    progress.step("telling dual carriageways and built-up roads")
    draft = with_carriageways(draft, params)
    network = replace(draft.network, link_built_up=built_up(draft, params))
    progress.step("done")
    return _with_tidy_names(network)


def _simplified(draft: Draft) -> Draft:
    result = simplify(draft.network)
    return Draft(
        network=result.network,
        dual=_carried(draft.dual.astype(np.float64), draft, result).round().astype(np.int8),
        hint=_carried(draft.hint, draft, result),
    )


def _carried(values: NDArray[np.float64], draft: Draft, result: Simplified) -> NDArray[np.float64]:
    """Means by length of what was known about the links that each new one is made of."""
    weight = draft.network.link_length_m
    total = np.bincount(result.link_of, weights=weight)
    mean: NDArray[np.float64] = np.bincount(result.link_of, weights=values * weight) / total
    return mean


def _with_tidy_names(network: RoadNetwork) -> RoadNetwork:
    names, link_name, link_ref = tidy_names(network.names, network.link_name, network.link_ref)
    return replace(network, names=names, link_name=link_name, link_ref=link_ref)
