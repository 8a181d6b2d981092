"""osmnx graphs into road networks."""

import ast
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from geoplan.errors import NetworkError
from geoplan.network.builders.draft import OSM_LICENCE, Draft
from geoplan.network.builders.finish import finish
from geoplan.network.builders.geometry import link_lengths_m
from geoplan.network.builders.limits import read_limits
from geoplan.network.builders.params import BuildParams
from geoplan.network.builders.progress import Steps
from geoplan.network.builders.tags import WAY_KEYS, WayRule, closed_because, way_rule
from geoplan.network.model import BoolArray, FloatArray, Provenance, RoadNetwork
from geoplan.progress import Progress

_TRUE = (True, 1, "True", "true", "yes", "1")


@dataclass(slots=True, eq=False)
class _Link:
    """A stretch of road on its way: an edge, joined with the edge that runs back along it if there is one."""

    start: int
    end: int
    tags: dict[str, str]
    line: FloatArray
    rule: WayRule
    name: str
    ref: str
    backward: bool = False


def from_osmnx(
    graph: Any,
    *,
    source: str = "osmnx graph",
    date: str = "",
    params: BuildParams | None = None,
    progress: Progress | None = None,
) -> RoadNetwork:
    """
    Make a network of an osmnx graph.

    Parameters
    ----------
    graph
        A networkx ``MultiDiGraph`` as osmnx makes it, in degrees (EPSG:4326), simplified or not: nodes with
        ``x`` and ``y``, edges with ``highway`` and, where known, ``oneway``, ``maxspeed``, ``name``, ``ref``,
        ``geometry``. Attributes may be lists (osmnx joins ways) or their text (GraphML).
    source, date
        For the provenance.

    Returns
    -------
    RoadNetwork
        Each edge with the edge back along it is one two-way link. Directions are the graph's, as osmnx read
        them; private and closed roads are left out by the rules for OpenStreetMap files.

    Raises
    ------
    NetworkError
        When the graph is projected, or has no road open to cars.
    """
    params, tell = params or BuildParams(), Steps(progress)
    tell("reading the graph")
    number = {node: at for at, node in enumerate(graph.nodes)}
    lon, lat = (np.array([float(data[axis]) for _, data in graph.nodes(data=True)]) for axis in "xy")
    if len(lon) and not (np.abs(lon).max() <= 180 and np.abs(lat).max() <= 90):
        raise NetworkError(
            f"The graph is in projected metres ({graph.graph.get('crs', 'no crs given')}), not in degrees; "
            'convert it with osmnx.project_graph(graph, to_crs="EPSG:4326").'
        )
    left_out: Counter[str] = Counter()
    links = _links(graph, number, lon, lat, left_out)
    if not links:
        raise NetworkError(f"The graph has no road open to cars among its {graph.number_of_edges():,} edges.")
    signals = [data.get("highway") == "traffic_signals" for _, data in graph.nodes(data=True)]
    tell.step("putting it together")
    provenance = Provenance(
        source=source, licence=OSM_LICENCE, date=date or str(graph.graph.get("created_date", ""))
    )
    return finish(_draft(links, lon, lat, np.array(signals), provenance, left_out, params), params, tell)


def _links(
    graph: Any, number: Mapping[Any, int], lon: FloatArray, lat: FloatArray, left_out: Counter[str]
) -> list[_Link]:
    links: list[_Link] = []
    waiting: dict[tuple[Any, ...], _Link] = {}
    for tail, head, data in graph.edges(data=True):
        tags = {key: text for key in WAY_KEYS if (text := _text(data.get(key), key))}
        reason = closed_because(tags)
        if reason is not None:
            left_out[reason] += 1
            continue
        start, end = number[tail], number[head]
        two_way = data.get("oneway") not in _TRUE
        key = (_ids(data.get("osmid")), round(float(data.get("length", 0)), 1))
        if two_way and (start, end, key) in waiting:
            waiting.pop((start, end, key)).backward = True
            continue
        link = _Link(
            start=start,
            end=end,
            tags=tags,
            line=_line(data, lon[[start, end]], lat[[start, end]]),
            rule=way_rule(tags),
            name=_text(data.get("name"), "name"),
            ref=_text(data.get("ref"), "ref"),
        )
        links.append(link)
        if two_way:
            waiting[end, start, key] = link
    return links


def _draft(
    links: list[_Link],
    lon: FloatArray,
    lat: FloatArray,
    signals: BoolArray,
    provenance: Provenance,
    left_out: Counter[str],
    params: BuildParams,
) -> Draft:
    line = np.concatenate([link.line for link in links])
    offset = np.concatenate([[0], np.cumsum([len(link.line) for link in links])]).astype(np.int64)
    vertex_lon, vertex_lat = line[:, 0].copy(), line[:, 1].copy()
    one_each = np.ones(len(links), dtype=np.int64)
    limits, limit_report = read_limits(
        [link.tags for link in links], one_each, vertex_lon, vertex_lat, params
    )
    names: dict[str, int] = {}
    nothing = np.zeros(len(links), dtype=bool)

    def column(values: Iterable[Any], kind: type) -> Any:
        return np.fromiter(values, dtype=kind, count=len(links))

    def numbered(texts: Iterable[str]) -> Any:
        return column((names.setdefault(text, len(names)) if text else -1 for text in texts), np.int32)

    network = RoadNetwork(
        node_lon=lon,
        node_lat=lat,
        node_signals=signals,
        link_start=column((link.start for link in links), np.int32),
        link_end=column((link.end for link in links), np.int32),
        link_length_m=link_lengths_m(offset, vertex_lon, vertex_lat),
        link_class=column((link.rule.road_class for link in links), np.uint8),
        link_dual=nothing,
        link_built_up=nothing.copy(),
        link_slip=column((link.rule.slip for link in links), np.bool_),
        link_roundabout=column((link.rule.roundabout for link in links), np.bool_),
        link_limit_mph=column(limits, np.uint8),
        link_forward=~nothing,
        link_backward=column((link.backward for link in links), np.bool_),
        link_name=numbered(link.name for link in links),
        link_ref=numbered(link.ref for link in links),
        geometry_offset=offset,
        geometry_lon=vertex_lon,
        geometry_lat=vertex_lat,
        names=tuple(names),
        provenance=provenance,
        report=(
            ("roads read", len(links)),
            *((f"left out: {reason}", count) for reason, count in left_out.most_common()),
            *limit_report,
        ),
    )
    return Draft(
        network=network,
        dual=column((link.rule.dual for link in links), np.int8),
        hint=column((link.rule.hint for link in links), np.float64),
    )


def _text(value: Any, key: str) -> str:
    """One text of an attribute: of a list, the first; of limits, all (the lowest will count)."""
    if isinstance(value, str) and value.startswith("["):
        value = ast.literal_eval(value)
    if isinstance(value, list | tuple | set):
        parts = [str(part) for part in value]
        return ";".join(parts) if key.startswith("maxspeed") else parts[0] if parts else ""
    return "" if value is None or value != value else str(value)


def _ids(value: Any) -> tuple[str, ...]:
    """Ids of the ways an edge was made of, the same for the edge and the one back along it."""
    text = str(value).strip("[]{}()")
    return tuple(sorted(part.strip() for part in text.split(",")))


def _line(data: Mapping[str, Any], lon: FloatArray, lat: FloatArray) -> FloatArray:
    geometry = data.get("geometry")
    if geometry is None:
        return np.stack([lon, lat], axis=1)
    if isinstance(geometry, str):
        from shapely import from_wkt

        geometry = from_wkt(geometry)
    return np.asarray(geometry.coords, dtype=np.float64)[:, :2]
