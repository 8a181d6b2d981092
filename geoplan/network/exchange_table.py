"""Networks as plain columns of nodes and links: what the exchange formats have in common."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geoplan.domain.roads import RoadClass
from geoplan.errors import Fault, InputError, NetworkError
from geoplan.network.builders.geometry import link_lengths_m
from geoplan.network.model import BoolArray, FloatArray, Provenance, RoadNetwork
from geoplan.network.names import plain_name

_CLASSES = {road_class.label: int(road_class) for road_class in RoadClass}
_MAX_LIMIT_MPH = 120


@dataclass(frozen=True, eq=False)
class LinkTable:
    """
    k links as columns.

    Parameters
    ----------
    code
        What the file calls each link; used in messages.
    start, end
        What the file calls the nodes at its ends.
    road_class
        Class in words, as in OpenStreetMap (``primary``).
    name, number
        Road name and number; empty for none.
    length_m
        Road length; NaN where it is to be measured on the line.
    limit_mph
        Posted limit; NaN or 0 for none known.
    dual, built_up, slip, roundabout, forward, backward
        As in `RoadNetwork`.
    lines
        Each link's line as a (v, 2) array of longitudes and latitudes, both ends included.
    """

    code: Sequence[object]
    start: Sequence[object]
    end: Sequence[object]
    road_class: Sequence[str]
    name: Sequence[str]
    number: Sequence[str]
    length_m: FloatArray
    limit_mph: FloatArray
    dual: BoolArray
    built_up: BoolArray
    slip: BoolArray
    roundabout: BoolArray
    forward: BoolArray
    backward: BoolArray
    lines: Sequence[FloatArray]


def texts(network: RoadNetwork, position: NDArray[np.int32]) -> list[str]:
    """Return names or numbers of all links as text, empty where a link has none."""
    return [network.names[at] if at >= 0 else "" for at in position.tolist()]


def class_labels(network: RoadNetwork) -> list[str]:
    """(k,) road classes in words."""
    return [RoadClass(value).label for value in network.link_class.tolist()]


def assemble(
    nodes: Sequence[object],
    lon: FloatArray,
    lat: FloatArray,
    signals: BoolArray,
    links: LinkTable,
    provenance: Provenance,
    *,
    file: str,
    sheet: str | None = None,
    sparse: bool = False,
) -> RoadNetwork:
    """
    Make a network of nodes and links that a file holds.

    Parameters
    ----------
    nodes
        n different names of nodes, as the links use them.
    lon, lat, signals
        (n,) where they are, and whether traffic lights stand there.
    links
        The links.
    provenance
        Where the roads came from.
    file, sheet
        For messages.
    sparse
        As in `RoadNetwork`.

    Raises
    ------
    InputError
        With every link whose ends, class, length, limit, directions or line make no sense.
    """
    number = {node: at for at, node in enumerate(nodes)}
    faults = _faults(links, number, file, sheet)
    if faults:
        raise InputError(faults)
    if len(links.code) == 0:
        raise NetworkError(f"{file} holds no roads; export it again.")
    offset = np.concatenate([[0], np.cumsum([len(line) for line in links.lines])]).astype(np.int64)
    line_lon, line_lat = np.concatenate(list(links.lines)).T
    bare = [plain_name(text) for text in links.name], [plain_name(text) for text in links.number]
    names = tuple(sorted({text for texts in bare for text in texts if text}))
    at_name = {name: at for at, name in enumerate(names)} | {"": -1}
    drawn_m = link_lengths_m(offset, line_lon, line_lat)
    return RoadNetwork(
        node_lon=lon,
        node_lat=lat,
        node_signals=signals,
        link_start=np.array([number[node] for node in links.start], np.int32),
        link_end=np.array([number[node] for node in links.end], np.int32),
        link_length_m=np.where(np.isnan(links.length_m), drawn_m, links.length_m),
        link_class=np.array([_CLASSES[label] for label in links.road_class], np.uint8),
        link_dual=links.dual,
        link_built_up=links.built_up,
        link_slip=links.slip,
        link_roundabout=links.roundabout,
        link_limit_mph=np.nan_to_num(links.limit_mph).astype(np.uint8),
        link_forward=links.forward,
        link_backward=links.backward,
        link_name=np.array([at_name[text] for text in bare[0]], np.int32),
        link_ref=np.array([at_name[text] for text in bare[1]], np.int32),
        geometry_offset=offset,
        geometry_lon=np.ascontiguousarray(line_lon),
        geometry_lat=np.ascontiguousarray(line_lat),
        names=names,
        provenance=provenance,
        sparse=sparse,
    )


def _faults(links: LinkTable, number: dict[object, int], file: str, sheet: str | None) -> list[Fault]:
    found = []
    for row, code in enumerate(links.code):
        for message, cure in _wrong(links, row, number):
            found.append(Fault(f"link {code}: {message}", cure, file=file, sheet=sheet))
    return found


def _wrong(links: LinkTable, row: int, number: dict[object, int]) -> list[tuple[str, str]]:
    """What is wrong with one link, and the cure, pair by pair."""
    wrong = [
        (f"it ends at node {node}, which is not among the nodes", "add the node or delete the link")
        for node in (links.start[row], links.end[row])
        if node not in number
    ]
    if links.road_class[row] not in _CLASSES:
        wrong.append(
            (f'"{links.road_class[row]}" is not a road class', f"write one of {', '.join(_CLASSES)}")
        )
    length, limit = links.length_m[row], links.limit_mph[row]
    if not (np.isnan(length) or 0 < length < 1e6):
        wrong.append(
            (f"its length is {length:g} m", "write its metres, or leave it empty to have it measured")
        )
    if not (np.isnan(limit) or 0 <= limit <= _MAX_LIMIT_MPH):
        wrong.append((f"its limit is {limit:g} mph", "write miles an hour, or leave it empty"))
    if not (links.forward[row] or links.backward[row]):
        wrong.append(("it is open in neither direction", "open one, or delete the link"))
    line = links.lines[row]
    if len(line) < 2 or not np.isfinite(line).all() or np.abs(line).max() > 180:
        wrong.append(("it has no line in degrees", "draw its line in EPSG:4326"))
    return wrong
