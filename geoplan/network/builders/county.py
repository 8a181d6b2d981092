"""The embedded county's hand-drawn roads as a network."""

import re
from collections.abc import Mapping, Sequence

import numpy as np

from geoplan.domain.geography import Position
from geoplan.domain.roads import RoadSection
from geoplan.network.model import Provenance, RoadNetwork
from geoplan.network.names import tidy_names

COUNTY_PROVENANCE = Provenance(
    source="geoplan's embedded strategic roads of Nottinghamshire",
    licence="MIT, the geoplan maintainers",
    date="2026-11",
    note="drawn by hand from public knowledge; main roads only, good to about a mile and a few minutes",
)
_ROAD_NUMBER = re.compile(r"[ABM]\d+(\(M\))?")


def build_from_sections(
    sections: Sequence[RoadSection],
    positions: Mapping[str, Position],
    *,
    signals: frozenset[str] = frozenset(),
    provenance: Provenance = COUNTY_PROVENANCE,
) -> RoadNetwork:
    """
    Build a network of road sections between named positions.

    Parameters
    ----------
    sections
        k sections; their ends are nodes.
    positions
        Where every end lies, by code. Positions that no section ends at are left out.
    signals
        Codes of the ends that have traffic lights.

    Returns
    -------
    RoadNetwork
        Of k links in the order of the sections.
    """
    codes = sorted({code for section in sections for code in (section.start, section.end)})
    number = {code: at for at, code in enumerate(codes)}
    lines = [(positions[part.start], *part.shape, positions[part.end]) for part in sections]
    vertices = [vertex for line in lines for vertex in line]
    raw = tuple(part.road for part in sections)
    names, road, _ = tidy_names(raw, np.arange(len(raw), dtype=np.int32), np.empty(0, np.int32))
    numbered = np.array([bool(_ROAD_NUMBER.fullmatch(part.road)) for part in sections])
    count = len(sections)
    return RoadNetwork(
        node_lon=np.array([positions[code].lon for code in codes]),
        node_lat=np.array([positions[code].lat for code in codes]),
        node_signals=np.array([code in signals for code in codes]),
        link_start=np.array([number[part.start] for part in sections], np.int32),
        link_end=np.array([number[part.end] for part in sections], np.int32),
        link_length_m=np.array([part.length_m for part in sections], np.float64),
        link_class=np.array([part.road_class for part in sections], np.uint8),
        link_dual=np.array([part.dual for part in sections], bool),
        link_built_up=np.array([part.built_up for part in sections], bool),
        link_slip=np.zeros(count, bool),
        link_roundabout=np.zeros(count, bool),
        link_limit_mph=np.array([part.limit_mph for part in sections], np.uint8),
        link_forward=np.ones(count, bool),
        link_backward=np.array([not part.one_way for part in sections], bool),
        link_name=np.where(numbered, np.int32(-1), road),
        link_ref=np.where(numbered, road, np.int32(-1)),
        geometry_offset=np.concatenate([[0], np.cumsum([len(line) for line in lines])]).astype(np.int64),
        geometry_lon=np.array([vertex.lon for vertex in vertices]),
        geometry_lat=np.array([vertex.lat for vertex in vertices]),
        names=names,
        provenance=provenance,
        report=(("road sections drawn by hand", count),),
        sparse=True,
    )


def build_from_county() -> RoadNetwork:
    """Build the network of the embedded county, from its places, junctions and road sections."""
    from geoplan.county.places import read_places
    from geoplan.county.roads import read_junctions, read_roads, read_signals

    positions = {place.code: place.position for place in read_places()} | read_junctions()
    return build_from_sections(read_roads(), positions, signals=read_signals())
