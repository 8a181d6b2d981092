"""OpenStreetMap files into road networks."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from geoplan.errors import Fault, InputError
from geoplan.network.builders.draft import OSM_LICENCE, Draft
from geoplan.network.builders.finish import finish
from geoplan.network.builders.geometry import link_lengths_m
from geoplan.network.builders.limits import read_limits
from geoplan.network.builders.osm_read import RawRoads, read_osm
from geoplan.network.builders.params import BuildParams
from geoplan.network.builders.progress import Steps
from geoplan.network.builders.split import split_ways
from geoplan.network.builders.tags import barrier_closes, way_rule
from geoplan.network.model import Provenance, RoadNetwork
from geoplan.progress import Progress


def build_from_osm(
    path: Path | str, *, params: BuildParams | None = None, progress: Progress | None = None
) -> RoadNetwork:
    """
    Build a network from an OpenStreetMap extract.

    Parameters
    ----------
    path
        An ``.osm.pbf``, ``.osm``, ``.osm.gz`` or ``.osm.bz2`` file.
    params
        Choices of the builder.
    progress
        Told ``(done, total, what)`` now and then.

    Returns
    -------
    RoadNetwork
        Roads open to cars in the largest part in which every place can be reached from every other. Turn
        restrictions and time-dependent access are not read.

    Raises
    ------
    InputError
        When the file is damaged, is not OpenStreetMap data, or has no road open to cars.
    NetworkError
        When nothing is joined up.
    """
    path, params, tell = Path(path), params or BuildParams(), Steps(progress)
    tell("reading roads")
    raw = read_osm(path, progress=tell)
    tell.step("cutting roads at junctions")
    return finish(_draft(raw, path.name, params), params, tell)


def _draft(raw: RawRoads, source: str, params: BuildParams) -> Draft:
    rules = [way_rule(tags) for tags in raw.tag_sets]
    classes = np.array([rule.road_class for rule in rules], dtype=np.uint8)[raw.tag_set]
    closed = _closed_nodes(raw, classes, params)
    pieces = split_ways(raw.offset, raw.ref, stops=raw.signals, closed=closed)
    if len(pieces.way) == 0:
        raise InputError(
            Fault("every road in it has fewer than two points", "download the file again", file=source)
        )
    ways = np.bincount(raw.tag_set, minlength=len(rules))
    limits, limit_report = read_limits(raw.tag_sets, ways, raw.lon, raw.lat, params)
    of_link = raw.tag_set[pieces.way]

    def column(values: Sequence[Any], kind: type) -> Any:
        return np.array(values, dtype=kind)[of_link]

    forward = column([rule.forward for rule in rules], np.bool_)
    backward = column([rule.backward for rule in rules], np.bool_)
    lon, lat = raw.lon[pieces.vertex], raw.lat[pieces.vertex]
    nothing = np.zeros(len(of_link), dtype=bool)
    network = RoadNetwork(
        node_lon=raw.lon[pieces.node_at],
        node_lat=raw.lat[pieces.node_at],
        node_signals=np.isin(pieces.node_ref, raw.signals),
        link_start=pieces.start,
        link_end=pieces.end,
        link_length_m=link_lengths_m(pieces.offset, lon, lat),
        link_class=classes[pieces.way],
        link_dual=nothing,
        link_built_up=nothing.copy(),
        link_slip=column([rule.slip for rule in rules], np.bool_),
        link_roundabout=column([rule.roundabout for rule in rules], np.bool_),
        link_limit_mph=column(limits, np.uint8),
        link_forward=forward,
        link_backward=backward,
        link_name=raw.name[pieces.way],
        link_ref=raw.number[pieces.way],
        geometry_offset=pieces.offset,
        geometry_lon=lon,
        geometry_lat=lat,
        names=raw.names,
        provenance=Provenance(source=source, licence=OSM_LICENCE, date=raw.date or "not stated in the file"),
        report=_report(raw, len(closed), limit_report),
    )
    return Draft(
        network=network,
        dual=column([rule.dual for rule in rules], np.int8),
        hint=column([rule.hint for rule in rules], np.float64),
    )


def _closed_nodes(raw: RawRoads, classes: Any, params: BuildParams) -> Any:
    """Ids of nodes that stop cars: the busiest road through a gate tells what kind of gate it is."""
    nodes = np.array(sorted(raw.barriers), dtype=np.int64)
    on_road = np.flatnonzero(np.isin(raw.ref, nodes))
    way = np.searchsorted(raw.offset, on_road, side="right") - 1
    busiest = np.full(len(nodes), 255, dtype=np.uint8)
    np.minimum.at(busiest, np.searchsorted(nodes, raw.ref[on_road]), classes[way])
    stops = [
        busiest[at] < 255
        and barrier_closes(raw.barriers[int(node)], int(busiest[at]), gate_open_up_to=params.gate_open_up_to)
        for at, node in enumerate(nodes)
    ]
    return nodes[np.array(stops, dtype=bool)]


def _report(raw: RawRoads, closed: int, limits: list[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    rows = [("roads read", len(raw.tag_set))]
    rows += [(f"left out: {reason}", count) for reason, count in raw.left_out.most_common()]
    conditional = [any(key.endswith(":conditional") for key in tags) for tags in raw.tag_sets]
    at_times = int(np.bincount(raw.tag_set, minlength=len(conditional))[conditional].sum())
    others = [
        ("gates, bollards and other barriers that close a road", closed),
        ("roads closed or open at certain hours, taken as at other times", at_times),
        ("roads with points missing from the file, drawn as far as they go", raw.cut_off),
    ]
    return (*rows, *(row for row in others if row[1]), *limits)
