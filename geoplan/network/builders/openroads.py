"""OS Open Roads GeoPackages into road networks."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geoplan.domain.roads import RoadClass
from geoplan.errors import Fault, InputError
from geoplan.network.builders.draft import Draft
from geoplan.network.builders.finish import finish
from geoplan.network.builders.geometry import link_lengths_m
from geoplan.network.builders.params import BuildParams
from geoplan.network.builders.progress import Steps
from geoplan.network.model import BoolArray, IntArray, Provenance, RoadNetwork
from geoplan.progress import Progress

LICENCE = "Open Government Licence v3, contains OS data © Crown copyright and database right"

# The column names of the releases since 2023, and of those before.
_COLUMNS = {
    "classification": ("road_classification", "class", "roadclassification"),
    "function": ("road_function", "function", "roadfunction"),
    "form": ("form_of_way", "formofway"),
    "number": ("road_classification_number", "roadnumber", "road_number", "roadclassificationnumber"),
    "name": ("name_1", "name1"),
    "start": ("start_node", "startnode"),
    "end": ("end_node", "endnode"),
    "trunk": ("trunk_road", "trunkroad"),
    "primary": ("primary_route", "primaryroute"),
}
_NEEDED = ("form", "function")
_BY_FUNCTION = {
    "motorway": RoadClass.MOTORWAY,
    "a road": RoadClass.PRIMARY,
    "b road": RoadClass.SECONDARY,
    "local road": RoadClass.RESIDENTIAL,
    "local access road": RoadClass.SERVICE,
    "secondary access road": RoadClass.SERVICE,
}
_BY_CLASSIFICATION = {
    "motorway": RoadClass.MOTORWAY,
    "a road": RoadClass.PRIMARY,
    "b road": RoadClass.SECONDARY,
    "classified unnumbered": RoadClass.TERTIARY,
}
_CLOSED_FUNCTIONS = ("restricted local access road",)
_CLOSED_FORMS = ("guided busway", "shared use carriageway pedestrian", "track")
_DUAL_FORMS = ("dual carriageway", "collapsed dual carriageway")


def build_from_openroads(
    path: Path | str, *, params: BuildParams | None = None, progress: Progress | None = None
) -> RoadNetwork:
    """
    Build a network from an OS Open Roads GeoPackage.

    Open Roads has neither one-way streets nor speed limits nor traffic lights: every road is taken as open
    both ways, and the report says so. Cut the national file to the county and its surroundings first: it
    holds three and a half million links.

    Raises
    ------
    InputError
        When the file cannot be read, or has no ``road_link`` layer with the columns of Open Roads.
    NetworkError
        When no roads are joined up.
    """
    path, params, tell = Path(path), params or BuildParams(), Steps(progress)
    tell("reading road links")
    table = _read(path)
    tell.step("putting links together")
    return finish(_draft(table, path), params, tell)


def layer_names(path: Path) -> tuple[str, ...]:
    """
    Name the layers of a GeoPackage.

    Raises
    ------
    InputError
        When it cannot be read.
    """
    import pyogrio

    try:
        return tuple(str(name) for name in pyogrio.list_layers(path)[:, 0])
    except pyogrio.errors.DataSourceError as error:
        raise InputError(
            Fault(
                "this is not a readable GeoPackage; it may be cut short",
                "copy or download it again",
                file=path.name,
            )
        ) from error


def _read(path: Path) -> Any:
    """Read the road links: columns under our names, geometry in degrees."""
    import pyogrio

    layers = layer_names(path)
    by_plain_name = {name.lower().replace("_", ""): name for name in layers}
    layer = by_plain_name.get("roadlink")
    if layer is None:
        raise InputError(
            Fault(
                f"there is no layer of roads in it (it has: {', '.join(layers) or 'nothing'})",
                "use OS Open Roads with its road_link layer, or a GeoPackage that geoplan wrote",
                file=path.name,
            )
        )
    table = pyogrio.read_dataframe(path, layer=layer)
    found = {column.lower(): column for column in table.columns}
    ours_of = {
        next(found[name] for name in names if name in found): ours
        for ours, names in _COLUMNS.items()
        if any(name in found for name in names)
    }
    table = table[[*ours_of, table.geometry.name]].rename(columns=ours_of)
    missing = [_COLUMNS[ours][0] for ours in _NEEDED if ours not in table.columns]
    if missing:
        raise InputError(
            Fault(
                f"layer {layer} has no column {' and none '.join(missing)}",
                "use OS Open Roads as Ordnance Survey publishes it",
                file=path.name,
            )
        )
    if table.crs is None:
        table = table.set_crs(epsg=27700)
    table = table[table.geometry.notna() & ~table.geometry.is_empty]
    return table.to_crs(epsg=4326).explode(ignore_index=True)


def _draft(table: Any, path: Path) -> Draft:
    import shapely

    function, form = _words(table, "function"), _words(table, "form")
    closed = np.isin(function, _CLOSED_FUNCTIONS) | np.isin(form, _CLOSED_FORMS)
    table, function, form = table[~closed], function[~closed], form[~closed]
    if len(table) == 0:
        raise InputError(
            Fault("there is no road in it that a car may use", "use a larger cut-out", file=path.name)
        )
    point, link = shapely.get_coordinates(table.geometry.to_numpy(), return_index=True)
    offset = np.searchsorted(link, np.arange(len(table) + 1)).astype(np.int64)
    lon, lat = point[:, 0].copy(), point[:, 1].copy()
    start, end, node_at = _nodes(table, lon, lat, offset)
    classes = _classes(table, function)
    names, (name, number) = _numbered(
        _words(table, "name", lower=False), _words(table, "number", lower=False)
    )
    nothing = np.zeros(len(table), dtype=bool)
    dual = np.isin(form, _DUAL_FORMS)
    network = RoadNetwork(
        node_lon=lon[node_at],
        node_lat=lat[node_at],
        node_signals=np.zeros(len(node_at), dtype=bool),
        link_start=start,
        link_end=end,
        link_length_m=link_lengths_m(offset, lon, lat),
        link_class=classes,
        link_dual=nothing,
        link_built_up=nothing.copy(),
        link_slip=form == "slip road",
        link_roundabout=form == "roundabout",
        link_limit_mph=np.zeros(len(table), dtype=np.uint8),
        link_forward=~nothing,
        link_backward=~nothing,
        link_name=name,
        link_ref=number,
        geometry_offset=offset,
        geometry_lon=lon,
        geometry_lat=lat,
        names=names,
        provenance=Provenance(source=path.name, licence=LICENCE, date="not stated in the file"),
        report=(
            ("roads read", len(table)),
            ("left out: roads with restricted access and busways", int(closed.sum())),
            ("roads taken as open both ways: OS Open Roads does not tell one-way streets", len(table)),
        ),
    )
    return Draft(network=network, dual=np.where(dual, 1, -1).astype(np.int8), hint=np.zeros(len(table)))


def _classes(table: Any, function: NDArray[np.str_]) -> NDArray[np.uint8]:
    classes = np.full(len(table), int(RoadClass.UNCLASSIFIED), dtype=np.uint8)
    for word, road_class in _BY_FUNCTION.items():
        classes[function == word] = road_class
    classification = _words(table, "classification")
    for word, road_class in _BY_CLASSIFICATION.items():
        classes[classification == word] = road_class
    # OpenStreetMap's "trunk" is Britain's primary route network; motorways stay motorways.
    primary_route = _flag(table, "trunk") | _flag(table, "primary")
    classes[primary_route & (classes == RoadClass.PRIMARY)] = RoadClass.TRUNK
    return classes


def _nodes(
    table: Any, lon: NDArray[np.float64], lat: NDArray[np.float64], offset: NDArray[np.int64]
) -> tuple[IntArray, IntArray, NDArray[np.intp]]:
    """Node numbers of the links' starts and ends, and one vertex at each node."""
    at = np.concatenate([offset[:-1], offset[1:] - 1])
    if "start" in table.columns and "end" in table.columns:
        keys = np.concatenate([_words(table, "start", lower=False), _words(table, "end", lower=False)])
    else:
        # Ends that meet do so to the millimetre; a ten-millionth of a degree is a centimetre.
        keys = np.char.add(np.round(lon[at], 7).astype(str), np.round(lat[at], 7).astype(str))
    _, first, number = np.unique(keys, return_index=True, return_inverse=True)
    ends: IntArray = number.astype(np.int32)
    return ends[: len(table)], ends[len(table) :], at[first]


def _numbered(*columns: NDArray[np.str_]) -> tuple[tuple[str, ...], list[IntArray]]:
    names, at = np.unique(np.concatenate(columns), return_inverse=True)
    empty = names == ""
    position = np.where(empty, -1, np.cumsum(~empty) - 1).astype(np.int32)
    return tuple(str(name) for name in names[~empty]), np.split(position[at], len(columns))


def _words(table: Any, column: str, *, lower: bool = True) -> NDArray[np.str_]:
    if column not in table.columns:
        return np.full(len(table), "", dtype=np.str_)
    words = table[column].fillna("").astype(str).str.strip()
    return np.asarray(words.str.lower() if lower else words, dtype=np.str_)


def _flag(table: Any, column: str) -> BoolArray:
    return np.isin(_words(table, column), ("true", "1", "1.0", "yes"))
