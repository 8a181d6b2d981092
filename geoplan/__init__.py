"""
Plan the travel of children in care: travel times, driver runs, and where venues should be.

    import geoplan

    county = geoplan.load_county()
    roads = geoplan.county_network()
    children = geoplan.on_roads(roads, county.population.children)
    venues = geoplan.on_roads(roads, county.venues)
    times = geoplan.travel_times(roads, children, venues, period=geoplan.Period.AM_PEAK)
    times.minutes.min(axis=1)

The names below are loaded when they are first used, so that ``import geoplan`` is quick.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geoplan.county import County, load_county
    from geoplan.county.boundaries import read_boundaries
    from geoplan.domain.geography import Place, Position
    from geoplan.domain.periods import Period
    from geoplan.errors import Fault, GeoplanError, InfeasibleError, InputError, NetworkError
    from geoplan.io.postcodes import PostcodeIndex, import_postcodes
    from geoplan.io.read import read_located, read_observed
    from geoplan.maps import access_map, county_access_map
    from geoplan.matrix import TravelMatrix, travel_times
    from geoplan.network.builders import build as build_network
    from geoplan.network.builders import download as download_network
    from geoplan.network.builders.county import build_from_county as county_network
    from geoplan.network.calibrate import calibrate
    from geoplan.network.catchments import catchments
    from geoplan.network.isochrones import isochrones
    from geoplan.network.model import RoadNetwork
    from geoplan.network.paths import route
    from geoplan.network.snap import SnapParams, SnappedPlaces, snap
    from geoplan.network.speeds import SpeedModel
    from geoplan.network.store import load_network, save_network
    from geoplan.network.things import on_roads
    from geoplan.report.access import AccessParams, access_report
    from geoplan.report.files import write_matrix

__version__ = "0.1.0"

_WHERE = {
    "AccessParams": "geoplan.report.access",
    "County": "geoplan.county",
    "Fault": "geoplan.errors",
    "GeoplanError": "geoplan.errors",
    "InfeasibleError": "geoplan.errors",
    "InputError": "geoplan.errors",
    "NetworkError": "geoplan.errors",
    "Period": "geoplan.domain.periods",
    "Place": "geoplan.domain.geography",
    "Position": "geoplan.domain.geography",
    "PostcodeIndex": "geoplan.io.postcodes",
    "RoadNetwork": "geoplan.network.model",
    "SnapParams": "geoplan.network.snap",
    "SnappedPlaces": "geoplan.network.snap",
    "SpeedModel": "geoplan.network.speeds",
    "TravelMatrix": "geoplan.matrix",
    "access_map": "geoplan.maps",
    "access_report": "geoplan.report.access",
    "build_network": "geoplan.network.builders:build",
    "calibrate": "geoplan.network.calibrate",
    "catchments": "geoplan.network.catchments",
    "county_access_map": "geoplan.maps",
    "county_network": "geoplan.network.builders.county:build_from_county",
    "download_network": "geoplan.network.builders:download",
    "import_postcodes": "geoplan.io.postcodes",
    "isochrones": "geoplan.network.isochrones",
    "load_county": "geoplan.county",
    "load_network": "geoplan.network.store",
    "on_roads": "geoplan.network.things",
    "read_boundaries": "geoplan.county.boundaries",
    "read_located": "geoplan.io.read",
    "read_observed": "geoplan.io.read",
    "route": "geoplan.network.paths",
    "save_network": "geoplan.network.store",
    "snap": "geoplan.network.snap",
    "travel_times": "geoplan.matrix",
    "write_matrix": "geoplan.report.files",
}

__all__ = [
    "AccessParams",
    "County",
    "Fault",
    "GeoplanError",
    "InfeasibleError",
    "InputError",
    "NetworkError",
    "Period",
    "Place",
    "Position",
    "PostcodeIndex",
    "RoadNetwork",
    "SnapParams",
    "SnappedPlaces",
    "SpeedModel",
    "TravelMatrix",
    "access_map",
    "access_report",
    "build_network",
    "calibrate",
    "catchments",
    "county_access_map",
    "county_network",
    "download_network",
    "import_postcodes",
    "isochrones",
    "load_county",
    "load_network",
    "on_roads",
    "read_boundaries",
    "read_located",
    "read_observed",
    "route",
    "save_network",
    "snap",
    "travel_times",
    "write_matrix",
]


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(f"module 'geoplan' has no attribute {name!r}")
    module, _, attribute = _WHERE[name].partition(":")
    value = getattr(import_module(module), attribute or name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
