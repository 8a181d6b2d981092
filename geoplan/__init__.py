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
    from geoplan.costs.appraisal import (
        AppraisalParams,
        BedPrice,
        LineKind,
        Risk,
        appraise,
        bed_occupancy,
        compare_options,
        mid_year,
        part_year,
        payback_years,
    )
    from geoplan.costs.appraisal import Line as AppraisalLine
    from geoplan.costs.appraisal import Option as AppraisalOption
    from geoplan.costs.claims import AuditParams, ClaimAudit, audit_claims
    from geoplan.costs.ledger import By as CostsBy
    from geoplan.costs.ledger import compare as compare_costs
    from geoplan.costs.ledger import sum_by
    from geoplan.costs.mileage import DrivenJourney
    from geoplan.costs.mileage import reckon as reckon_mileage
    from geoplan.costs.projection import ProjectionParams, WeekCost, project_year, weeks_of
    from geoplan.county import County, load_county
    from geoplan.county.boundaries import read_boundaries
    from geoplan.county.calendar import read_calendar
    from geoplan.county.emissions import read_emission_factors
    from geoplan.county.rates import read_approved_rates, read_schemes
    from geoplan.domain.candidates import Candidate
    from geoplan.domain.geography import Place, Position
    from geoplan.domain.ledger import joined as join_ledgers
    from geoplan.domain.periods import Period
    from geoplan.domain.plans import Plan
    from geoplan.domain.scenarios import RoomChange, Scenario
    from geoplan.errors import Fault, GeoplanError, InfeasibleError, InputError, NetworkError
    from geoplan.io.claims.places import PlaceBook
    from geoplan.io.claims.read import read_claims
    from geoplan.io.costs.read import read_rates, read_terms
    from geoplan.io.costs.read_outcomes import read_outcomes
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
    from geoplan.io.siting.candidates import read_candidates
    from geoplan.io.siting.options import read_options
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
    from geoplan.report.costs.claims import claims_workbook, show_claims
    from geoplan.report.costs.monthly import MonthlyReport, monthly_workbook
    from geoplan.report.costs.savings import SavingsView, savings_workbook
    from geoplan.report.costs.week import CostView, week_workbook
    from geoplan.report.files import write_matrix
    from geoplan.report.runs import PlanView, apply_edits, plan_workbook, read_edits, show_plan
    from geoplan.report.siting import Committee, VenueView, committee_html, venue_workbook
    from geoplan.runs.case import Case
    from geoplan.runs.case.make import case_of_county, make_case
    from geoplan.runs.case.params import RunParams
    from geoplan.runs.check import check
    from geoplan.runs.diff import diff
    from geoplan.runs.explain import explain
    from geoplan.runs.ledger import ledger_of
    from geoplan.runs.move import move
    from geoplan.runs.replan import replan
    from geoplan.runs.replanning.events import Changes, Off
    from geoplan.runs.week import plan_week
    from geoplan.runs.who import who
    from geoplan.siting.candidates import built_up_grid, cost_surface, measure_journeys, settlements
    from geoplan.siting.candidates import screen as screen_candidates
    from geoplan.siting.capacitated import CapacitatedProblem, solve_capacitated
    from geoplan.siting.capacitated.sites import Site, SiteRules, Standing
    from geoplan.siting.models.answer import LocationAnswer
    from geoplan.siting.models.backup import backup_coverage
    from geoplan.siting.models.covering import lscp, mclp
    from geoplan.siting.models.p_center import p_center
    from geoplan.siting.models.p_median import p_median
    from geoplan.siting.models.problem import LocationProblem
    from geoplan.siting.models.search.limits import SiteLimits, Watch
    from geoplan.siting.models.travel import Trips, location_problem
    from geoplan.siting.options.compare import compare_venues
    from geoplan.siting.options.comparison import VenueComparison
    from geoplan.siting.options.naming import scenarios_of
    from geoplan.siting.options.params import OptionParams
    from geoplan.siting.options.propose import propose_venues
    from geoplan.siting.rooms import (
        Allotment,
        AllotmentParams,
        RoomWeek,
        allot,
        check_allotment,
        room_week,
        utilisation,
        venue_problem,
    )

__version__ = "0.1.0"

_WHERE = {
    "AccessParams": "geoplan.report.access",
    "Allotment": "geoplan.siting.rooms",
    "AllotmentParams": "geoplan.siting.rooms",
    "AppraisalLine": "geoplan.costs.appraisal:Line",
    "AppraisalOption": "geoplan.costs.appraisal:Option",
    "AppraisalParams": "geoplan.costs.appraisal",
    "AuditParams": "geoplan.costs.claims",
    "BedPrice": "geoplan.costs.appraisal",
    "Candidate": "geoplan.domain.candidates",
    "CapacitatedProblem": "geoplan.siting.capacitated",
    "Case": "geoplan.runs.case",
    "Changes": "geoplan.runs.replanning.events",
    "ClaimAudit": "geoplan.costs.claims",
    "Committee": "geoplan.report.siting",
    "CostView": "geoplan.report.costs.week",
    "CostsBy": "geoplan.costs.ledger:By",
    "County": "geoplan.county",
    "DrivenJourney": "geoplan.costs.mileage",
    "Fault": "geoplan.errors",
    "GeoplanError": "geoplan.errors",
    "InfeasibleError": "geoplan.errors",
    "InputError": "geoplan.errors",
    "LineKind": "geoplan.costs.appraisal",
    "LocationAnswer": "geoplan.siting.models.answer",
    "LocationProblem": "geoplan.siting.models.problem",
    "MonthlyReport": "geoplan.report.costs.monthly",
    "NetworkError": "geoplan.errors",
    "Off": "geoplan.runs.replanning.events",
    "OptionParams": "geoplan.siting.options.params",
    "Period": "geoplan.domain.periods",
    "Place": "geoplan.domain.geography",
    "PlaceBook": "geoplan.io.claims.places",
    "Plan": "geoplan.domain.plans",
    "PlanView": "geoplan.report.runs",
    "Position": "geoplan.domain.geography",
    "PostcodeIndex": "geoplan.io.postcodes",
    "Project": "geoplan.io.projects",
    "ProjectionParams": "geoplan.costs.projection",
    "Risk": "geoplan.costs.appraisal",
    "RoadNetwork": "geoplan.network.model",
    "RoomChange": "geoplan.domain.scenarios",
    "RoomWeek": "geoplan.siting.rooms",
    "RunParams": "geoplan.runs.case.params",
    "SavingsView": "geoplan.report.costs.savings",
    "Scenario": "geoplan.domain.scenarios",
    "Site": "geoplan.siting.capacitated.sites",
    "SiteLimits": "geoplan.siting.models.search.limits",
    "SiteRules": "geoplan.siting.capacitated.sites",
    "SnapParams": "geoplan.network.snap",
    "SnappedPlaces": "geoplan.network.snap",
    "SpeedModel": "geoplan.network.speeds",
    "Standing": "geoplan.siting.capacitated.sites",
    "TravelMatrix": "geoplan.matrix",
    "Trips": "geoplan.siting.models.travel",
    "VenueComparison": "geoplan.siting.options.comparison",
    "VenueView": "geoplan.report.siting",
    "Watch": "geoplan.siting.models.search.limits",
    "WeekCost": "geoplan.costs.projection",
    "access_map": "geoplan.maps",
    "access_report": "geoplan.report.access",
    "allot": "geoplan.siting.rooms",
    "apply_edits": "geoplan.report.runs",
    "appraise": "geoplan.costs.appraisal",
    "audit_claims": "geoplan.costs.claims",
    "backup_coverage": "geoplan.siting.models.backup",
    "bed_occupancy": "geoplan.costs.appraisal",
    "build_network": "geoplan.network.builders:build",
    "built_up_grid": "geoplan.siting.candidates",
    "calibrate": "geoplan.network.calibrate",
    "case_of_county": "geoplan.runs.case.make",
    "catchments": "geoplan.network.catchments",
    "check": "geoplan.runs.check",
    "check_allotment": "geoplan.siting.rooms",
    "claims_workbook": "geoplan.report.costs.claims",
    "committee_html": "geoplan.report.siting",
    "compare_costs": "geoplan.costs.ledger:compare",
    "compare_options": "geoplan.costs.appraisal",
    "compare_venues": "geoplan.siting.options.compare",
    "cost_surface": "geoplan.siting.candidates",
    "county_access_map": "geoplan.maps",
    "county_network": "geoplan.network.builders.county:build_from_county",
    "diff": "geoplan.runs.diff",
    "download_network": "geoplan.network.builders:download",
    "explain": "geoplan.runs.explain",
    "import_postcodes": "geoplan.io.postcodes",
    "isochrones": "geoplan.network.isochrones",
    "join_ledgers": "geoplan.domain.ledger:joined",
    "ledger_of": "geoplan.runs.ledger",
    "load_county": "geoplan.county",
    "load_network": "geoplan.network.store",
    "location_problem": "geoplan.siting.models.travel",
    "lscp": "geoplan.siting.models.covering",
    "make_case": "geoplan.runs.case.make",
    "mclp": "geoplan.siting.models.covering",
    "measure_journeys": "geoplan.siting.candidates",
    "mid_year": "geoplan.costs.appraisal",
    "monthly_workbook": "geoplan.report.costs.monthly",
    "move": "geoplan.runs.move",
    "on_roads": "geoplan.network.things",
    "p_center": "geoplan.siting.models.p_center",
    "p_median": "geoplan.siting.models.p_median",
    "part_year": "geoplan.costs.appraisal",
    "payback_years": "geoplan.costs.appraisal",
    "plan_week": "geoplan.runs.week",
    "plan_workbook": "geoplan.report.runs",
    "project_year": "geoplan.costs.projection",
    "propose_venues": "geoplan.siting.options.propose",
    "read_adults": "geoplan.io.read",
    "read_approved_rates": "geoplan.county.rates",
    "read_boundaries": "geoplan.county.boundaries",
    "read_calendar": "geoplan.county.calendar",
    "read_candidates": "geoplan.io.siting.candidates",
    "read_carers": "geoplan.io.read",
    "read_children": "geoplan.io.read",
    "read_claims": "geoplan.io.claims.read",
    "read_drivers": "geoplan.io.read",
    "read_edits": "geoplan.report.runs",
    "read_emission_factors": "geoplan.county.emissions",
    "read_located": "geoplan.io.read",
    "read_observed": "geoplan.io.read",
    "read_options": "geoplan.io.siting.options",
    "read_outcomes": "geoplan.io.costs.read_outcomes",
    "read_providers": "geoplan.io.read",
    "read_rates": "geoplan.io.costs.read",
    "read_schemes": "geoplan.county.rates",
    "read_sessions": "geoplan.io.read",
    "read_terms": "geoplan.io.costs.read",
    "read_venues": "geoplan.io.read",
    "read_workers": "geoplan.io.read",
    "reckon_mileage": "geoplan.costs.mileage:reckon",
    "replan": "geoplan.runs.replan",
    "room_week": "geoplan.siting.rooms",
    "route": "geoplan.network.paths",
    "save_network": "geoplan.network.store",
    "savings_workbook": "geoplan.report.costs.savings",
    "scenarios_of": "geoplan.siting.options.naming",
    "screen_candidates": "geoplan.siting.candidates:screen",
    "settlements": "geoplan.siting.candidates",
    "show_claims": "geoplan.report.costs.claims",
    "show_plan": "geoplan.report.runs",
    "snap": "geoplan.network.snap",
    "solve_capacitated": "geoplan.siting.capacitated",
    "sum_by": "geoplan.costs.ledger",
    "travel_times": "geoplan.matrix",
    "utilisation": "geoplan.siting.rooms",
    "venue_problem": "geoplan.siting.rooms",
    "venue_workbook": "geoplan.report.siting",
    "week_workbook": "geoplan.report.costs.week",
    "weeks_of": "geoplan.costs.projection",
    "who": "geoplan.runs.who",
    "write_matrix": "geoplan.report.files",
}

__all__ = [
    "AccessParams",
    "Allotment",
    "AllotmentParams",
    "AppraisalLine",
    "AppraisalOption",
    "AppraisalParams",
    "AuditParams",
    "BedPrice",
    "Candidate",
    "CapacitatedProblem",
    "Case",
    "Changes",
    "ClaimAudit",
    "Committee",
    "CostView",
    "CostsBy",
    "County",
    "DrivenJourney",
    "Fault",
    "GeoplanError",
    "InfeasibleError",
    "InputError",
    "LineKind",
    "LocationAnswer",
    "LocationProblem",
    "MonthlyReport",
    "NetworkError",
    "Off",
    "OptionParams",
    "Period",
    "Place",
    "PlaceBook",
    "Plan",
    "PlanView",
    "Position",
    "PostcodeIndex",
    "Project",
    "ProjectionParams",
    "Risk",
    "RoadNetwork",
    "RoomChange",
    "RoomWeek",
    "RunParams",
    "SavingsView",
    "Scenario",
    "Site",
    "SiteLimits",
    "SiteRules",
    "SnapParams",
    "SnappedPlaces",
    "SpeedModel",
    "Standing",
    "TravelMatrix",
    "Trips",
    "VenueComparison",
    "VenueView",
    "Watch",
    "WeekCost",
    "access_map",
    "access_report",
    "allot",
    "apply_edits",
    "appraise",
    "audit_claims",
    "backup_coverage",
    "bed_occupancy",
    "build_network",
    "built_up_grid",
    "calibrate",
    "case_of_county",
    "catchments",
    "check",
    "check_allotment",
    "claims_workbook",
    "committee_html",
    "compare_costs",
    "compare_options",
    "compare_venues",
    "cost_surface",
    "county_access_map",
    "county_network",
    "diff",
    "download_network",
    "explain",
    "import_postcodes",
    "isochrones",
    "join_ledgers",
    "ledger_of",
    "load_county",
    "load_network",
    "location_problem",
    "lscp",
    "make_case",
    "mclp",
    "measure_journeys",
    "mid_year",
    "monthly_workbook",
    "move",
    "on_roads",
    "p_center",
    "p_median",
    "part_year",
    "payback_years",
    "plan_week",
    "plan_workbook",
    "project_year",
    "propose_venues",
    "read_adults",
    "read_approved_rates",
    "read_boundaries",
    "read_calendar",
    "read_candidates",
    "read_carers",
    "read_children",
    "read_claims",
    "read_drivers",
    "read_edits",
    "read_emission_factors",
    "read_located",
    "read_observed",
    "read_options",
    "read_outcomes",
    "read_providers",
    "read_rates",
    "read_schemes",
    "read_sessions",
    "read_terms",
    "read_venues",
    "read_workers",
    "reckon_mileage",
    "replan",
    "room_week",
    "route",
    "save_network",
    "savings_workbook",
    "scenarios_of",
    "screen_candidates",
    "settlements",
    "show_claims",
    "show_plan",
    "snap",
    "solve_capacitated",
    "sum_by",
    "travel_times",
    "utilisation",
    "venue_problem",
    "venue_workbook",
    "week_workbook",
    "weeks_of",
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
