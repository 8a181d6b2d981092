"""Traffic lights mapped at stop lines, gathered at the junctions that they guard."""

from dataclasses import replace

import numpy as np

from geoplan.network.model import RoadNetwork


def gather_signals(network: RoadNetwork, reach_m: float) -> RoadNetwork:
    """
    Move lights on a plain stretch of road to the junction at its end, where one is near.

    British mapping often marks each stop line; counted there, one junction would delay a car twice. Lights
    farther than `reach_m` from a junction (a crossing, roadworks) stay where they are.
    """
    ends = np.stack([network.link_start, network.link_end])
    degree = np.bincount(ends.ravel(), minlength=network.node_count)
    signals = network.node_signals.copy()
    near = network.link_length_m <= reach_m
    for here, there in (ends, ends[::-1]):
        moves = near & network.node_signals[here] & (degree[here] == 2) & (degree[there] > 2)
        signals[here[moves]] = False
        signals[there[moves]] = True
    return replace(network, node_signals=signals)
