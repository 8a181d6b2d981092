"""A road network in words: how large it is, what kinds of road it has, what its builder left out."""

from typing import TYPE_CHECKING

import numpy as np

from geoplan.domain.geography import METRES_PER_MILE
from geoplan.domain.roads import RoadClass

if TYPE_CHECKING:
    from geoplan.network.model import RoadNetwork


def network_table(network: "RoadNetwork") -> str:
    """Describe a network in lines of text: nodes, links, and miles of road by class."""
    metres = np.bincount(network.link_class, weights=network.link_length_m, minlength=len(RoadClass))
    miles = metres / METRES_PER_MILE
    lines = [f"{network.node_count:,} nodes, {network.link_count:,} links, {miles.sum():,.0f} miles of road"]
    lines += [
        f"  {road_class.label.replace('_', ' '):<14}{miles[road_class]:>9,.0f} miles"
        for road_class in RoadClass
        if miles[road_class] > 0
    ]
    return "\n".join(lines)


def report_lines(network: "RoadNetwork") -> list[str]:
    """What the builder counted and left out, a line each."""
    return [f"{what}: {count:,}" for what, count in network.report]
