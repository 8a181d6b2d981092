"""Networks in other programs' files: GraphML for osmnx and networkx, GeoPackage for QGIS; and back."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from geoplan.errors import NetworkError
from geoplan.io.write import write_atomically
from geoplan.network.exchange_graph import from_networkx, made_by_geoplan, to_networkx
from geoplan.network.exchange_graphml import write_graphml
from geoplan.network.exchange_table import LinkTable, assemble, class_labels, texts
from geoplan.network.model import BoolArray, FloatArray, Provenance, RoadNetwork

if TYPE_CHECKING:
    import geopandas

__all__ = ["from_geopackage", "from_graphml", "from_networkx", "to_geopackage", "to_graphml", "to_networkx"]

_CRS = "EPSG:4326"
_FLAGS = ("dual", "built_up", "slip_road", "roundabout", "open_forward", "open_backward")
_LINK_COLUMNS = ("link", "start", "end", "class", "name", "number", "length_m", "limit_mph", *_FLAGS)
_NODE_COLUMNS = ("node", "signals")
_ABOUT = ("source", "licence", "date", "note")
_SPARSE = "main roads only"


def to_graphml(network: RoadNetwork, path: Path | str) -> Path:
    """
    Write a network as GraphML that ``osmnx.load_graphml`` reads; see `to_networkx` for what it holds.

    Raises
    ------
    InputError
        When the file cannot be written.
    """
    path = Path(path)
    with write_atomically(path, about_people=False) as aside:
        write_graphml(to_networkx(network), aside)
    return path


def from_graphml(path: Path | str) -> RoadNetwork:
    """
    Read GraphML: one that `to_graphml` wrote comes back the same; one that osmnx wrote is built as from OSM.

    Raises
    ------
    NetworkError
        When the file is no GraphML, or holds no roads open to cars.
    InputError
        When a link makes no sense.
    """
    import networkx as nx

    from geoplan.network.builders.osmnx_graph import from_osmnx

    path = Path(path)
    try:
        # Not osmnx.load_graphml: it turns every value to its type, and stumbles over one that was edited.
        graph = nx.read_graphml(path, node_type=str, force_multigraph=True)
    except OSError as error:
        raise NetworkError(f"{path} cannot be read: {error.strerror}; check its name and folder.") from error
    except Exception as error:
        raise NetworkError(f"{path.name} is not a GraphML file, or is damaged; export it again.") from error
    if made_by_geoplan(graph):
        return from_networkx(graph, file=path.name)
    return from_osmnx(graph, source=f"osmnx graph {path.name}")


def to_geopackage(network: RoadNetwork, path: Path | str) -> Path:
    """
    Write a network as a GeoPackage for QGIS: layers ``links``, ``nodes`` and ``about``.

    Links and nodes may be edited or deleted there and the network read again. Where ``length_m`` is emptied,
    it is measured on the line.

    Raises
    ------
    InputError
        When the file cannot be written.
    """
    import pandas as pd
    import pyogrio

    path = Path(path)
    provenance = network.provenance
    said = [getattr(provenance, what) for what in _ABOUT] + ["yes" if network.sparse else "no"]
    about = pd.DataFrame({"what": [*_ABOUT, _SPARSE], "is": said})
    with write_atomically(path, about_people=False) as aside:
        pyogrio.write_dataframe(_link_frame(network), aside, layer="links", driver="GPKG")
        pyogrio.write_dataframe(_node_frame(network), aside, layer="nodes", driver="GPKG", append=True)
        pyogrio.write_dataframe(about, aside, layer="about", driver="GPKG", append=True)
    return path


def from_geopackage(path: Path | str) -> RoadNetwork:
    """
    Read a GeoPackage that `to_geopackage` wrote, with what was edited in it since.

    Raises
    ------
    NetworkError
        When the file is not such a GeoPackage.
    InputError
        With every link that makes no sense.
    """
    path = Path(path)
    links, nodes = _layer(path, "links", _LINK_COLUMNS), _layer(path, "nodes", _NODE_COLUMNS)
    links, nodes, about = links.to_crs(_CRS), nodes.to_crs(_CRS), _about(path)
    flags = {flag: _flag(links[flag]) for flag in _FLAGS}
    table = LinkTable(
        code=links["link"].tolist(),
        start=links["start"].tolist(),
        end=links["end"].tolist(),
        road_class=links["class"].fillna("").astype(str).tolist(),
        name=links["name"].fillna("").astype(str).tolist(),
        number=links["number"].fillna("").astype(str).tolist(),
        length_m=links["length_m"].to_numpy(np.float64, na_value=np.nan),
        limit_mph=links["limit_mph"].to_numpy(np.float64, na_value=np.nan),
        dual=flags["dual"],
        built_up=flags["built_up"],
        slip=flags["slip_road"],
        roundabout=flags["roundabout"],
        forward=flags["open_forward"],
        backward=flags["open_backward"],
        lines=_lines(links),
    )
    return assemble(
        nodes["node"].tolist(),
        nodes.geometry.x.to_numpy(np.float64),
        nodes.geometry.y.to_numpy(np.float64),
        _flag(nodes["signals"]),
        table,
        Provenance(**{what: about.get(what, "") for what in _ABOUT}),
        file=path.name,
        sheet="links",
        sparse=about.get(_SPARSE) == "yes",
    )


def _link_frame(network: RoadNetwork) -> "geopandas.GeoDataFrame":
    import geopandas
    import pandas as pd
    import shapely

    limit = network.link_limit_mph.astype(np.int32)
    sizes = np.diff(network.geometry_offset)
    lines = shapely.linestrings(
        network.geometry_lon, network.geometry_lat, indices=np.repeat(np.arange(len(sizes)), sizes)
    )
    columns = {
        "link": np.arange(network.link_count),
        "start": network.link_start,
        "end": network.link_end,
        "class": class_labels(network),
        "name": texts(network, network.link_name),
        "number": texts(network, network.link_ref),
        "length_m": network.link_length_m,
        "limit_mph": pd.array(limit, dtype="Int32").copy(),
        "dual": network.link_dual,
        "built_up": network.link_built_up,
        "slip_road": network.link_slip,
        "roundabout": network.link_roundabout,
        "open_forward": network.link_forward,
        "open_backward": network.link_backward,
    }
    columns["limit_mph"][limit == 0] = pd.NA
    return geopandas.GeoDataFrame(columns, geometry=lines, crs=_CRS)


def _node_frame(network: RoadNetwork) -> "geopandas.GeoDataFrame":
    import geopandas
    import shapely

    return geopandas.GeoDataFrame(
        {"node": np.arange(network.node_count), "signals": network.node_signals},
        geometry=shapely.points(network.node_lon, network.node_lat),
        crs=_CRS,
    )


def _layer(path: Path, layer: str, columns: Sequence[str]) -> Any:
    import pyogrio

    cure = "give a file that `geoplan network export` wrote"
    try:
        frame = pyogrio.read_dataframe(path, layer=layer)
    except Exception as error:
        raise NetworkError(f"{path.name} has no layer {layer} that can be read; {cure}.") from error
    missing = [name for name in (*columns, "geometry") if name not in frame.columns]
    if missing:
        raise NetworkError(f"{path.name}, layer {layer}, has no column {', '.join(missing)}; {cure}.")
    return frame


def _flag(column: Any) -> BoolArray:
    """Booleans, as QGIS may have saved them: true and false, or 1, 0 and nothing."""
    return np.asarray(column.fillna(value=False).astype(bool).to_numpy(), np.bool_)


def _lines(links: Any) -> list[FloatArray]:
    """(v, 2) coordinates of each link; QGIS may have made its line a multi-line of one part."""
    import shapely

    shapes = links.geometry.to_numpy()
    coordinates, row = shapely.get_coordinates(shapes, return_index=True)
    bounds = np.searchsorted(row, np.arange(len(shapes) + 1))
    return [coordinates[first:last] for first, last in pairwise(bounds.tolist())]


def _about(path: Path) -> dict[str, str]:
    import pyogrio

    try:
        frame = pyogrio.read_dataframe(path, layer="about")
        return {str(what): str(said or "") for what, said in zip(frame["what"], frame["is"], strict=True)}
    except Exception:  # the layer is for people; a network without it is as good
        return {"source": path.name}
