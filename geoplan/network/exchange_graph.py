"""Networks as networkx graphs in the manner of osmnx, and back."""

import math
from typing import Any

import numpy as np

from geoplan.domain.roads import RoadClass
from geoplan.errors import NetworkError
from geoplan.network.exchange_table import LinkTable, assemble, class_labels, texts
from geoplan.network.model import Provenance, RoadNetwork

MAKER = "geoplan"
_SIGNALS = "traffic_signals"
_TRUE = (True, 1, "True", "true", "1")


def to_networkx(network: RoadNetwork) -> Any:
    """
    Make a graph as osmnx makes them, of which `from_networkx` makes the same network again.

    Returns
    -------
    networkx.MultiDiGraph
        Nodes with ``x``, ``y`` and, at traffic lights, ``highway``. An edge for each open direction of a
        link with ``osmid`` (the link's number), ``highway``, ``name``, ``ref``, ``oneway``, ``reversed``,
        ``maxspeed``, ``junction``, ``length`` in metres and ``geometry`` as osmnx has them, and ``dual``,
        ``built_up`` and ``slip`` besides. Names, numbers and limits that are not known are left out.
    """
    import networkx as nx

    provenance = network.provenance
    graph = nx.MultiDiGraph(
        crs="epsg:4326",
        created_with=MAKER,
        created_date=provenance.date,
        source=provenance.source,
        licence=provenance.licence,
        note=provenance.note,
        sparse=network.sparse,
        simplified=True,
    )
    for node, (lon, lat, signals) in enumerate(
        zip(network.node_lon.tolist(), network.node_lat.tolist(), network.node_signals.tolist(), strict=True)
    ):
        graph.add_node(node, x=lon, y=lat, **({"highway": _SIGNALS} if signals else {}))
    attributes = _link_attributes(network)
    arcs = network.arcs
    for tail, head, link, forward in zip(
        arcs.tail.tolist(), arcs.head.tolist(), arcs.link.tolist(), arcs.forward.tolist(), strict=True
    ):
        data = attributes[link]
        line = data["geometry"] if forward else data["geometry"].reverse()
        graph.add_edge(tail, head, **{**data, "geometry": line, "reversed": not forward})
    return graph


def made_by_geoplan(graph: Any) -> bool:
    """Whether `to_networkx` made a graph."""
    return bool(graph.graph.get("created_with") == MAKER)


def from_networkx(graph: Any, *, file: str = "graph") -> RoadNetwork:
    """
    Make the network again of a graph that `to_networkx` made; its edges may have been changed or taken out.

    Parameters
    ----------
    graph
        Such a graph; values may be text, as GraphML holds them.
    file
        For messages.

    Raises
    ------
    NetworkError
        When an edge lacks what `to_networkx` gives it.
    InputError
        When a link makes no sense.
    """
    forward: dict[int, tuple[object, object, dict[str, Any]]] = {}
    backward: dict[int, tuple[object, object, dict[str, Any]]] = {}
    for tail, head, data in graph.edges(data=True):
        try:
            link, turned = int(data["osmid"]), data["reversed"] in _TRUE
        except (KeyError, TypeError, ValueError) as error:
            raise NetworkError(
                f"{file}: the edge from {tail} to {head} lacks what geoplan wrote; export the network again."
            ) from error
        (backward if turned else forward)[link] = (head, tail, data) if turned else (tail, head, data)
    links = sorted(forward.keys() | backward.keys())
    ends = [forward.get(link) or backward[link] for link in links]
    positions = [(float(data["x"]), float(data["y"])) for _, data in graph.nodes(data=True)]
    lon, lat = np.array(positions, np.float64).reshape(-1, 2).T
    signals = [data.get("highway") == _SIGNALS for _, data in graph.nodes(data=True)]
    table = LinkTable(
        code=links,
        start=[start for start, _, _ in ends],
        end=[end for _, end, _ in ends],
        road_class=[str(data.get("highway", "")).removesuffix("_link") for _, _, data in ends],
        name=[_text(data, "name") for _, _, data in ends],
        number=[_text(data, "ref") for _, _, data in ends],
        length_m=np.array([_number(data.get("length")) for _, _, data in ends], np.float64),
        limit_mph=np.array([_limit(data.get("maxspeed")) for _, _, data in ends], np.float64),
        dual=np.array([data.get("dual") in _TRUE for _, _, data in ends], np.bool_),
        built_up=np.array([data.get("built_up") in _TRUE for _, _, data in ends], np.bool_),
        slip=np.array([data.get("slip") in _TRUE for _, _, data in ends], np.bool_),
        roundabout=np.array([_text(data, "junction") == "roundabout" for _, _, data in ends], np.bool_),
        forward=np.array([link in forward for link in links], np.bool_),
        backward=np.array([link in backward for link in links], np.bool_),
        lines=[
            _line(data, turned=link not in forward) for link, (_, _, data) in zip(links, ends, strict=True)
        ],
    )
    about = graph.graph
    return assemble(
        list(graph.nodes),
        np.ascontiguousarray(lon),
        np.ascontiguousarray(lat),
        np.array(signals, np.bool_),
        table,
        Provenance(
            source=str(about.get("source", "")),
            licence=str(about.get("licence", "")),
            date=str(about.get("created_date", "")),
            note=str(about.get("note", "")),
        ),
        file=file,
        sparse=about.get("sparse") in _TRUE,
    )


def _link_attributes(network: RoadNetwork) -> list[dict[str, Any]]:
    """Everything about a link that its edges in both directions share."""
    import shapely

    sizes = np.diff(network.geometry_offset)
    lines = shapely.linestrings(
        network.geometry_lon, network.geometry_lat, indices=np.repeat(np.arange(len(sizes)), sizes)
    )
    found = []
    names, numbers = texts(network, network.link_name), texts(network, network.link_ref)
    for link, label in enumerate(class_labels(network)):
        slip, limit = bool(network.link_slip[link]), int(network.link_limit_mph[link])
        linked = slip and network.link_class[link] <= RoadClass.TERTIARY
        optional = {
            "name": names[link],
            "ref": numbers[link],
            "maxspeed": f"{limit} mph" if limit else "",
            "junction": "roundabout" if network.link_roundabout[link] else "",
        }
        found.append(
            {
                "osmid": link,
                "highway": f"{label}_link" if linked else label,
                "oneway": not (network.link_forward[link] and network.link_backward[link]),
                "length": float(network.link_length_m[link]),
                "dual": bool(network.link_dual[link]),
                "built_up": bool(network.link_built_up[link]),
                "slip": slip,
                "geometry": lines[link],
                **{key: text for key, text in optional.items() if text},
            }
        )
    return found


def _text(data: dict[str, Any], key: str) -> str:
    return str(data.get(key) or "")


def _number(value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        return math.nan


def _limit(value: Any) -> float:
    return _number(str(value).removesuffix("mph").strip()) if value else math.nan


def _line(data: dict[str, Any], *, turned: bool) -> np.ndarray[Any, np.dtype[np.float64]]:
    import shapely

    line = data.get("geometry")
    if isinstance(line, str):
        line = shapely.from_wkt(line)
    coordinates = np.empty((0, 2)) if line is None else shapely.get_coordinates(line)
    return coordinates[::-1] if turned else coordinates
