"""Networks drawn by hand for tests: spots on a grid of about 100 m, links between them."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from geoplan.domain.roads import RoadClass
from geoplan.network.builders.draft import Draft
from geoplan.network.builders.geometry import link_lengths_m
from geoplan.network.model import Provenance, RoadNetwork

from .osm_text import ORIGIN_LAT, ORIGIN_LON, STEP_LAT, STEP_LON

Link = tuple[str, Mapping[str, Any]]


def small_network(
    spots: Mapping[str, tuple[float, float]], links: Sequence[Link], signals: str = ""
) -> RoadNetwork:
    """
    A link is a string of spot letters (its ends are nodes, the rest bends) and attributes: any ``link_``
    field of the network without its prefix, with ``name`` and ``ref`` as text.
    """
    nodes = sorted({letters[at] for letters, _ in links for at in (0, -1)})
    lon, lat = (
        {letter: ORIGIN_LON + spot[0] * STEP_LON for letter, spot in spots.items()},
        {letter: ORIGIN_LAT + spot[1] * STEP_LAT for letter, spot in spots.items()},
    )
    names = sorted({link[key] for _, link in links for key in ("name", "ref") if key in link})
    offset = np.concatenate([[0], np.cumsum([len(letters) for letters, _ in links])]).astype(np.int64)
    line_lon = np.array([lon[letter] for letters, _ in links for letter in letters])
    line_lat = np.array([lat[letter] for letters, _ in links for letter in letters])

    def column(key: str, default: Any, kind: Any) -> Any:
        return np.array([link.get(key, default) for _, link in links], dtype=kind)

    def named(key: str) -> Any:
        return np.array([names.index(link[key]) if key in link else -1 for _, link in links], dtype=np.int32)

    return RoadNetwork(
        node_lon=np.array([lon[letter] for letter in nodes]),
        node_lat=np.array([lat[letter] for letter in nodes]),
        node_signals=np.array([letter in signals for letter in nodes]),
        link_start=np.array([nodes.index(letters[0]) for letters, _ in links], dtype=np.int32),
        link_end=np.array([nodes.index(letters[-1]) for letters, _ in links], dtype=np.int32),
        link_length_m=link_lengths_m(offset, line_lon, line_lat),
        link_class=column("class", RoadClass.UNCLASSIFIED, np.uint8),
        link_dual=column("dual", False, bool),
        link_built_up=column("built_up", False, bool),
        link_slip=column("slip", False, bool),
        link_roundabout=column("roundabout", False, bool),
        link_limit_mph=column("limit_mph", 0, np.uint8),
        link_forward=column("forward", True, bool),
        link_backward=column("backward", True, bool),
        link_name=named("name"),
        link_ref=named("ref"),
        geometry_offset=offset,
        geometry_lon=line_lon,
        geometry_lat=line_lat,
        names=tuple(names),
        provenance=Provenance("by hand", "none", "2024-01-01"),
    )


def small_draft(
    spots: Mapping[str, tuple[float, float]],
    links: Sequence[Link],
    *,
    dual: Sequence[int] | None = None,
    hint: Sequence[float] | None = None,
) -> Draft:
    network = small_network(spots, links)
    count = network.link_count
    return Draft(
        network=network,
        dual=np.array(dual or [0] * count, dtype=np.int8),
        hint=np.array(hint or [0.0] * count),
    )
