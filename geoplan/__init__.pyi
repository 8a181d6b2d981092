"""
The public names of geoplan, and where each is: the one list of them, which ``__init__.py`` reads.

``from module import name as name`` is public, as in every stub; so is ``name = _name``, where it has another
name at home.
"""

from geoplan.audiences import Audience as Audience
from geoplan.audiences import Scope as Scope
from geoplan.audiences import cut as cut
from geoplan.audiences import plan_rows as plan_rows
from geoplan.costs.appraisal import AppraisalParams as AppraisalParams
from geoplan.costs.appraisal import BedPrice as BedPrice
from geoplan.costs.appraisal import Line as _AppraisalLine
from geoplan.costs.appraisal import LineKind as LineKind
from geoplan.costs.appraisal import Option as _AppraisalOption
from geoplan.costs.appraisal import Risk as Risk
from geoplan.costs.appraisal import appraise as appraise
from geoplan.costs.appraisal import bed_occupancy as bed_occupancy
from geoplan.costs.appraisal import compare_options as compare_options
from geoplan.costs.appraisal import mid_year as mid_year
from geoplan.costs.appraisal import part_year as part_year
from geoplan.costs.appraisal import payback_years as payback_years
from geoplan.costs.claims import AuditParams as AuditParams
from geoplan.costs.claims import ClaimAudit as ClaimAudit
from geoplan.costs.claims import Verdict as Verdict
from geoplan.costs.claims import audit_claims as audit_claims
from geoplan.costs.ledger import By as _CostsBy
from geoplan.costs.ledger import compare as _compare_costs
from geoplan.costs.ledger import sum_by as sum_by
from geoplan.costs.ledger.mileage import MileageRates as MileageRates
from geoplan.costs.ledger.mileage import mileage_of as mileage_of
from geoplan.costs.mileage import DrivenJourney as DrivenJourney
from geoplan.costs.mileage import reckon as _reckon_mileage
from geoplan.costs.projection import ProjectionParams as ProjectionParams
from geoplan.costs.projection import WeekCost as WeekCost
from geoplan.costs.projection import project_year as project_year
from geoplan.costs.projection import weeks_of as weeks_of
from geoplan.county import County as County
from geoplan.county import load_county as load_county
from geoplan.county.areas import made_up_placements as made_up_placements
from geoplan.county.boundaries import read_boundaries as read_boundaries
from geoplan.county.calendar import read_calendar as read_calendar
from geoplan.county.emissions import read_emission_factors as read_emission_factors
from geoplan.county.properties import read_example_offices as read_example_offices
from geoplan.county.properties import read_example_properties as read_example_properties
from geoplan.county.rates import read_approved_rates as read_approved_rates
from geoplan.county.rates import read_schemes as read_schemes
from geoplan.domain.areas import NamedArea as NamedArea
from geoplan.domain.candidates import Candidate as Candidate
from geoplan.domain.geography import Place as Place
from geoplan.domain.geography import Position as Position
from geoplan.domain.inputs import Distribution as Distribution
from geoplan.domain.inputs import Input as _Input
from geoplan.domain.ledger import joined as _join_ledgers
from geoplan.domain.periods import Period as Period
from geoplan.domain.plans import Plan as Plan
from geoplan.domain.properties import Area as _PlacementArea
from geoplan.domain.properties import Office as Office
from geoplan.domain.properties import Placement as Placement
from geoplan.domain.properties import Property as Property
from geoplan.domain.properties import PropertyUse as PropertyUse
from geoplan.domain.scenarios import Boundary as Boundary
from geoplan.domain.scenarios import RoomChange as RoomChange
from geoplan.domain.scenarios import Scenario as Scenario
from geoplan.errors import Fault as Fault
from geoplan.errors import GeoplanError as GeoplanError
from geoplan.errors import InfeasibleError as InfeasibleError
from geoplan.errors import InputError as InputError
from geoplan.errors import NetworkError as NetworkError
from geoplan.io.claims.places import PlaceBook as PlaceBook
from geoplan.io.claims.read import read_claims as read_claims
from geoplan.io.costs.read import read_rates as read_rates
from geoplan.io.costs.read import read_terms as read_terms
from geoplan.io.costs.read_outcomes import read_outcomes as read_outcomes
from geoplan.io.names import Names as Names
from geoplan.io.names import read_names as read_names
from geoplan.io.postcodes import PostcodeIndex as PostcodeIndex
from geoplan.io.postcodes import import_postcodes as import_postcodes
from geoplan.io.projects import Project as Project
from geoplan.io.read import read_adults as read_adults
from geoplan.io.read import read_carers as read_carers
from geoplan.io.read import read_children as read_children
from geoplan.io.read import read_drivers as read_drivers
from geoplan.io.read import read_located as read_located
from geoplan.io.read import read_observed as read_observed
from geoplan.io.read import read_providers as read_providers
from geoplan.io.read import read_sessions as read_sessions
from geoplan.io.read import read_venues as read_venues
from geoplan.io.read import read_workers as read_workers
from geoplan.io.retention.finding.everything import StorageScope as StorageScope
from geoplan.io.retention.finding.everything import what_is_kept as what_is_kept
from geoplan.io.retention.params import RetentionParams as RetentionParams
from geoplan.io.retention.purging import certificates as _certificates
from geoplan.io.retention.purging import purge as purge
from geoplan.io.retention.registering import registering as registering
from geoplan.io.retention.subject.gather import gather as _gather
from geoplan.io.siting.areas import read_areas as read_areas
from geoplan.io.siting.candidates import read_candidates as read_candidates
from geoplan.io.siting.options import read_options as read_options
from geoplan.io.siting.properties import read_properties as read_properties
from geoplan.io.told import read_told as read_told
from geoplan.io.told import write_told as write_told
from geoplan.io.workspace import Workspace as Workspace
from geoplan.maps import access_map as access_map
from geoplan.maps import county_access_map as county_access_map
from geoplan.maps.access import venue_access_map as venue_access_map
from geoplan.maps.access.surface import squares_of as squares_of
from geoplan.maps.mileage import mileage_map_of as _mileage_map
from geoplan.maps.options import venue_map as venue_map
from geoplan.maps.properties import property_map as property_map
from geoplan.maps.week import week_map_of as _week_map
from geoplan.matrix import TravelMatrix as TravelMatrix
from geoplan.matrix import travel_times as travel_times
from geoplan.network.builders import build as _build_network
from geoplan.network.builders import download as _download_network
from geoplan.network.builders.county import build_from_county as _county_network
from geoplan.network.calibrate import calibrate as calibrate
from geoplan.network.isochrones import isochrones as isochrones
from geoplan.network.model import RoadNetwork as RoadNetwork
from geoplan.network.paths import route as route
from geoplan.network.snap import SnapParams as SnapParams
from geoplan.network.snap import SnappedPlaces as SnappedPlaces
from geoplan.network.snap import snap as snap
from geoplan.network.speeds import SpeedModel as SpeedModel
from geoplan.network.store import load_network as load_network
from geoplan.network.store import save_network as save_network
from geoplan.network.things import on_roads as on_roads
from geoplan.network.voronoi import network_voronoi as network_voronoi
from geoplan.report.access import AccessParams as AccessParams
from geoplan.report.access import access_report as access_report
from geoplan.report.calendar import CalendarParams as CalendarParams
from geoplan.report.calendar import Calendars as Calendars
from geoplan.report.calendar import issue_calendars as issue_calendars
from geoplan.report.costs.claims import claims_workbook as claims_workbook
from geoplan.report.costs.claims import show_claims as show_claims
from geoplan.report.costs.monthly import MonthlyReport as MonthlyReport
from geoplan.report.costs.monthly import monthly_workbook as monthly_workbook
from geoplan.report.costs.savings import SavingsView as SavingsView
from geoplan.report.costs.savings import savings_workbook as savings_workbook
from geoplan.report.costs.week import CostView as CostView
from geoplan.report.costs.week import week_workbook as week_workbook
from geoplan.report.costs.year import YearView as YearView
from geoplan.report.costs.year import year_workbook as year_workbook
from geoplan.report.exports import Exported as Exported
from geoplan.report.exports import export_plan as export_plan
from geoplan.report.files import write_matrix as write_matrix
from geoplan.report.runs import PlanView as PlanView
from geoplan.report.runs import apply_edits as apply_edits
from geoplan.report.runs import plan_workbook as plan_workbook
from geoplan.report.runs import read_edits as read_edits
from geoplan.report.runs import show_plan as show_plan
from geoplan.report.sheets import DaySheets as DaySheets
from geoplan.report.sheets import SheetParams as SheetParams
from geoplan.report.sheets import day_sheets as day_sheets
from geoplan.report.siting import Committee as Committee
from geoplan.report.siting import VenueView as VenueView
from geoplan.report.siting import committee_html as committee_html
from geoplan.report.siting import venue_workbook as venue_workbook
from geoplan.report.siting.properties import PropertyCommittee as PropertyCommittee
from geoplan.report.siting.properties import PropertyView as PropertyView
from geoplan.report.siting.properties import property_page as property_page
from geoplan.report.siting.properties import property_workbook as property_workbook
from geoplan.report.siting.sensitivity import SensitivityView as SensitivityView
from geoplan.report.siting.sensitivity import committee_paragraph as committee_paragraph
from geoplan.report.siting.sensitivity import sensitivity_html as sensitivity_html
from geoplan.report.siting.sensitivity import sensitivity_workbook as sensitivity_workbook
from geoplan.runs.case import Case as Case
from geoplan.runs.case.make import case_of_county as case_of_county
from geoplan.runs.case.make import make_case as make_case
from geoplan.runs.case.params import RunParams as RunParams
from geoplan.runs.check import check as check
from geoplan.runs.diff import diff as diff
from geoplan.runs.explain import explain as explain
from geoplan.runs.ledger import ledger_of as ledger_of
from geoplan.runs.move import move as move
from geoplan.runs.replan import replan as replan
from geoplan.runs.replanning.events import Changes as Changes
from geoplan.runs.replanning.events import Off as Off
from geoplan.runs.week import plan_week as plan_week
from geoplan.runs.who import who as who
from geoplan.siting.candidates import built_up_grid as built_up_grid
from geoplan.siting.candidates import cost_surface as cost_surface
from geoplan.siting.candidates import measure_journeys as measure_journeys
from geoplan.siting.candidates import road_grid as road_grid
from geoplan.siting.candidates import screen as _screen_candidates
from geoplan.siting.candidates import settlements as settlements
from geoplan.siting.capacitated import CapacitatedProblem as CapacitatedProblem
from geoplan.siting.capacitated import solve_capacitated as solve_capacitated
from geoplan.siting.models.answer import LocationAnswer as LocationAnswer
from geoplan.siting.models.backup import backup_coverage as backup_coverage
from geoplan.siting.models.covering import lscp as lscp
from geoplan.siting.models.covering import mclp as mclp
from geoplan.siting.models.facility_location import facility_location as facility_location
from geoplan.siting.models.p_center import p_center as p_center
from geoplan.siting.models.p_median import p_median as p_median
from geoplan.siting.models.problem import LocationProblem as LocationProblem
from geoplan.siting.models.search.limits import SiteLimits as SiteLimits
from geoplan.siting.models.search.limits import Watch as Watch
from geoplan.siting.models.travel import Trips as Trips
from geoplan.siting.models.travel import location_problem as location_problem
from geoplan.siting.options.compare import compare_venues as compare_venues
from geoplan.siting.options.comparison import VenueComparison as VenueComparison
from geoplan.siting.options.naming import scenarios_of as scenarios_of
from geoplan.siting.options.params import OptionParams as OptionParams
from geoplan.siting.options.propose import propose_venues as propose_venues
from geoplan.siting.properties.compare import compare_properties as compare_properties
from geoplan.siting.properties.comparison import PropertyComparison as PropertyComparison
from geoplan.siting.properties.params import PropertyParams as PropertyParams
from geoplan.siting.properties.params import Provision as Provision
from geoplan.siting.rooms import Allotment as Allotment
from geoplan.siting.rooms import AllotmentParams as AllotmentParams
from geoplan.siting.rooms import RoomWeek as RoomWeek
from geoplan.siting.rooms import allot as allot
from geoplan.siting.rooms import check_allotment as check_allotment
from geoplan.siting.rooms import room_week as room_week
from geoplan.siting.rooms import utilisation as utilisation
from geoplan.siting.rooms import venue_problem as venue_problem
from geoplan.siting.sensitivity.known import default_inputs as default_inputs
from geoplan.siting.sensitivity.params import SensitivityParams as SensitivityParams
from geoplan.siting.sensitivity.result import Sensitivity as Sensitivity
from geoplan.siting.sensitivity.study import sensitivity as sensitivity
from geoplan.siting.sensitivity.sweeps.map import map_scenarios as map_scenarios
from geoplan.siting.sites import Site as Site
from geoplan.siting.sites import SiteRules as SiteRules
from geoplan.siting.sites import Standing as Standing

__version__: str

AppraisalLine = _AppraisalLine
AppraisalOption = _AppraisalOption
CostsBy = _CostsBy
PlacementArea = _PlacementArea
UncertainInput = _Input
build_network = _build_network
compare_costs = _compare_costs
county_network = _county_network
download_network = _download_network
join_ledgers = _join_ledgers
mileage_map = _mileage_map
purge_certificates = _certificates
reckon_mileage = _reckon_mileage
screen_candidates = _screen_candidates
subject_record = _gather
week_map = _week_map
