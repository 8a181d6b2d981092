"""What may be told of venue options: counts of children, areas of enough children, sessions by venue."""

from geoplan.audiences.options.by_area import areas_of_week, with_areas
from geoplan.audiences.options.catchments import AreaVisits, Visited, Visits, least_told
from geoplan.audiences.options.counts import GAIN, LOSE, PeopleCounts
from geoplan.audiences.options.demand import DemandTold
from geoplan.audiences.options.few import options_told, untold_line, was_told
from geoplan.audiences.options.minutes import EVERYBODY
from geoplan.audiences.options.sessions import SHARE_STEPS, comparison_told, sessions_shown, shares_shown
from geoplan.audiences.options.surface import Saved, surface_shown, surface_told
from geoplan.siting.people import AREA

__all__ = [
    "AREA",
    "EVERYBODY",
    "GAIN",
    "LOSE",
    "SHARE_STEPS",
    "AreaVisits",
    "DemandTold",
    "PeopleCounts",
    "Saved",
    "Visited",
    "Visits",
    "areas_of_week",
    "comparison_told",
    "least_told",
    "options_told",
    "sessions_shown",
    "shares_shown",
    "surface_shown",
    "surface_told",
    "untold_line",
    "was_told",
    "with_areas",
]
