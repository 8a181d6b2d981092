"""
Plan the travel of children in care: travel times, driver runs, and where venues should be.

    import geoplan

    county = geoplan.load_county()
    roads = geoplan.county_network()
    children = geoplan.on_roads(roads, county.population.children)
    venues = geoplan.on_roads(roads, county.venues)
    times = geoplan.travel_times(roads, children, venues, period=geoplan.Period.AM_PEAK)
    times.minutes.min(axis=1)

    case = geoplan.case_of_county(county, roads, week=date(2026, 11, 23))
    plan = geoplan.plan_week(case, seconds=30)
    geoplan.PlanView(case, plan, geoplan.check(case, plan))

The names below are loaded when they are first used, so that ``import geoplan`` is quick.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geoplan.county import County, load_county
    from geoplan.county.boundaries import read_boundaries
    from geoplan.domain.geography import Place, Position
    from geoplan.domain.periods import Period
    from geoplan.domain.plans import Plan
    from geoplan.errors import Fault, GeoplanError, InfeasibleError, InputError, NetworkError
    from geoplan.io.postcodes import PostcodeIndex, import_postcodes
    from geoplan.io.projects import Project
    from geoplan.io.read import (
        read_adults,
        read_carers,
        read_children,
        read_drivers,
        read_located,
        read_observed,
        read_providers,
        read_sessions,
        read_venues,
        read_workers,
    )
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
    from geoplan.report.runs import PlanView, apply_edits, plan_workbook, read_edits, show_plan
    from geoplan.runs.case import Case
    from geoplan.runs.case.make import case_of_county, make_case
    from geoplan.runs.case.params import RunParams
    from geoplan.runs.check import check
    from geoplan.runs.diff import diff
    from geoplan.runs.explain import explain
    from geoplan.runs.move import move
    from geoplan.runs.replan import replan
    from geoplan.runs.replanning.events import Changes, Off
    from geoplan.runs.week import plan_week
    from geoplan.runs.who import who

__version__ = "0.1.0"

_WHERE = {
    "AccessParams": "geoplan.report.access",
    "Case": "geoplan.runs.case",
    "Changes": "geoplan.runs.replanning.events",
    "County": "geoplan.county",
    "Fault": "geoplan.errors",
    "GeoplanError": "geoplan.errors",
    "InfeasibleError": "geoplan.errors",
    "InputError": "geoplan.errors",
    "NetworkError": "geoplan.errors",
    "Off": "geoplan.runs.replanning.events",
    "Period": "geoplan.domain.periods",
    "Place": "geoplan.domain.geography",
    "Plan": "geoplan.domain.plans",
    "PlanView": "geoplan.report.runs",
    "Position": "geoplan.domain.geography",
    "PostcodeIndex": "geoplan.io.postcodes",
    "Project": "geoplan.io.projects",
    "RoadNetwork": "geoplan.network.model",
    "RunParams": "geoplan.runs.case.params",
    "SnapParams": "geoplan.network.snap",
    "SnappedPlaces": "geoplan.network.snap",
    "SpeedModel": "geoplan.network.speeds",
    "TravelMatrix": "geoplan.matrix",
    "access_map": "geoplan.maps",
    "access_report": "geoplan.report.access",
    "apply_edits": "geoplan.report.runs",
    "build_network": "geoplan.network.builders:build",
    "calibrate": "geoplan.network.calibrate",
    "case_of_county": "geoplan.runs.case.make",
    "catchments": "geoplan.network.catchments",
    "check": "geoplan.runs.check",
    "county_access_map": "geoplan.maps",
    "county_network": "geoplan.network.builders.county:build_from_county",
    "diff": "geoplan.runs.diff",
    "download_network": "geoplan.network.builders:download",
    "explain": "geoplan.runs.explain",
    "import_postcodes": "geoplan.io.postcodes",
    "isochrones": "geoplan.network.isochrones",
    "load_county": "geoplan.county",
    "load_network": "geoplan.network.store",
    "make_case": "geoplan.runs.case.make",
    "move": "geoplan.runs.move",
    "on_roads": "geoplan.network.things",
    "plan_week": "geoplan.runs.week",
    "plan_workbook": "geoplan.report.runs",
    "read_adults": "geoplan.io.read",
    "read_boundaries": "geoplan.county.boundaries",
    "read_carers": "geoplan.io.read",
    "read_children": "geoplan.io.read",
    "read_drivers": "geoplan.io.read",
    "read_edits": "geoplan.report.runs",
    "read_located": "geoplan.io.read",
    "read_observed": "geoplan.io.read",
    "read_providers": "geoplan.io.read",
    "read_sessions": "geoplan.io.read",
    "read_venues": "geoplan.io.read",
    "read_workers": "geoplan.io.read",
    "replan": "geoplan.runs.replan",
    "route": "geoplan.network.paths",
    "save_network": "geoplan.network.store",
    "show_plan": "geoplan.report.runs",
    "snap": "geoplan.network.snap",
    "travel_times": "geoplan.matrix",
    "who": "geoplan.runs.who",
    "write_matrix": "geoplan.report.files",
}

__all__ = [
    "AccessParams",
    "Case",
    "Changes",
    "County",
    "Fault",
    "GeoplanError",
    "InfeasibleError",
    "InputError",
    "NetworkError",
    "Off",
    "Period",
    "Place",
    "Plan",
    "PlanView",
    "Position",
    "PostcodeIndex",
    "Project",
    "RoadNetwork",
    "RunParams",
    "SnapParams",
    "SnappedPlaces",
    "SpeedModel",
    "TravelMatrix",
    "access_map",
    "access_report",
    "apply_edits",
    "build_network",
    "calibrate",
    "case_of_county",
    "catchments",
    "check",
    "county_access_map",
    "county_network",
    "diff",
    "download_network",
    "explain",
    "import_postcodes",
    "isochrones",
    "load_county",
    "load_network",
    "make_case",
    "move",
    "on_roads",
    "plan_week",
    "plan_workbook",
    "read_adults",
    "read_boundaries",
    "read_carers",
    "read_children",
    "read_drivers",
    "read_edits",
    "read_located",
    "read_observed",
    "read_providers",
    "read_sessions",
    "read_venues",
    "read_workers",
    "replan",
    "route",
    "save_network",
    "show_plan",
    "snap",
    "travel_times",
    "who",
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
