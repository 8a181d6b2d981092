"""Road networks from OpenStreetMap, OS Open Roads, GraphML and GeoPackage files."""

from collections.abc import Callable
from pathlib import Path

from geoplan.errors import Fault, InputError
from geoplan.network.builders.params import BuildParams
from geoplan.network.model import RoadNetwork
from geoplan.progress import Progress

__all__ = ["BuildParams", "build", "build_from_openroads", "build_from_osm", "download"]

_OSM_SUFFIXES = (".osm.pbf", ".pbf", ".osm", ".osm.gz", ".osm.bz2", ".osm.xml")
SUFFIXES = (*_OSM_SUFFIXES, ".graphml", ".gpkg")
"""Endings of file names that `build` knows."""

_Builder = Callable[[Path, BuildParams, Progress | None], RoadNetwork]


def build(
    path: Path | str, *, params: BuildParams | None = None, progress: Progress | None = None
) -> RoadNetwork:
    """
    Build a road network from a file, by what its name ends in.

    Parameters
    ----------
    path
        OpenStreetMap (``.osm.pbf``, ``.osm``, ``.osm.gz``, ``.osm.bz2``), an osmnx graph (``.graphml``), or a
        GeoPackage (``.gpkg``): OS Open Roads, or links and nodes as geoplan writes them.
    params
        Choices of the builder; GraphML and geoplan's own GeoPackages are taken as they are.
    progress
        Told ``(done, total, what)`` now and then.

    Raises
    ------
    InputError
        When the file is missing, empty, damaged, of another kind, or has no road open to cars.
    NetworkError
        When no roads are joined up.
    """
    path = Path(path)
    builder = _builder_for(path)
    _check_there(path)
    return builder(path, params or BuildParams(), progress)


def build_from_osm(
    path: Path | str, *, params: BuildParams | None = None, progress: Progress | None = None
) -> RoadNetwork:
    """Build a network from an OpenStreetMap extract; see `geoplan.network.builders.osm.build_from_osm`."""
    from geoplan.network.builders import osm

    _check_there(Path(path))
    return osm.build_from_osm(path, params=params, progress=progress)


def build_from_openroads(
    path: Path | str, *, params: BuildParams | None = None, progress: Progress | None = None
) -> RoadNetwork:
    """Build a network from OS Open Roads; see `geoplan.network.builders.openroads.build_from_openroads`."""
    from geoplan.network.builders import openroads

    _check_there(Path(path))
    return openroads.build_from_openroads(path, params=params, progress=progress)


def download(
    place_name: str, *, network_type: str = "drive", progress: Progress | None = None
) -> RoadNetwork:
    """Fetch the roads of a county or district; see `geoplan.network.builders.online.download`."""
    from geoplan.network.builders import online

    return online.download(place_name, network_type=network_type, progress=progress)


def _builder_for(path: Path) -> _Builder:
    name = path.name.lower()
    if name.endswith(_OSM_SUFFIXES):
        return lambda file, params, progress: build_from_osm(file, params=params, progress=progress)
    if name.endswith(".graphml"):
        return _from_graphml
    if name.endswith(".gpkg"):
        return _from_geopackage
    cure = f"give a file whose name ends in {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}"
    if name.endswith(".roads"):
        cure = "it is a network built already: use it as it is, without building"
    raise InputError(Fault("this is not a kind of road file that geoplan knows", cure, file=path.name))


def _from_graphml(path: Path, _params: BuildParams, _progress: Progress | None) -> RoadNetwork:
    from geoplan.network.exchange import from_graphml

    return from_graphml(path)


def _from_geopackage(path: Path, params: BuildParams, progress: Progress | None) -> RoadNetwork:
    from geoplan.network.builders.openroads import layer_names

    layers = layer_names(path)
    if {"links", "nodes"} <= set(layers):
        from geoplan.network.exchange import from_geopackage

        return from_geopackage(path)
    return build_from_openroads(path, params=params, progress=progress)


def _check_there(path: Path) -> None:
    if not path.exists():
        raise InputError(Fault("there is no such file", "check its name and folder", file=path.name))
    if not path.is_file():
        raise InputError(Fault("this is a folder, not a file", "give the file inside it", file=path.name))
    if path.stat().st_size == 0:
        raise InputError(Fault("the file is empty", "download or copy it again", file=path.name))
