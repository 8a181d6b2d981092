"""
Where a venue may be: places given or made, those refused and why, and what one would save in each.

    from geoplan.siting.candidates import built_up_grid, cost_surface, measure_journeys, screen, settlements
"""

from geoplan.siting.candidates.grid import GridParams, built_up_grid, road_grid
from geoplan.siting.candidates.journeys import JourneyTable, measure_journeys
from geoplan.siting.candidates.screen import Refused, Screened, ScreenParams, screen
from geoplan.siting.candidates.settlements import settlements
from geoplan.siting.candidates.surface import CostSurface, cost_surface

__all__ = [
    "CostSurface",
    "GridParams",
    "JourneyTable",
    "Refused",
    "ScreenParams",
    "Screened",
    "built_up_grid",
    "cost_surface",
    "measure_journeys",
    "road_grid",
    "screen",
    "settlements",
]
