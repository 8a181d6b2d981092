"""A year of weeks: what weeks that were planned or driven come to over a year, as a range."""

from geoplan.costs.projection.params import ProjectionParams
from geoplan.costs.projection.project import project_year
from geoplan.costs.projection.result import MonthCost, YearCost
from geoplan.costs.projection.week import WeekCost, weeks_of

__all__ = ["MonthCost", "ProjectionParams", "WeekCost", "YearCost", "project_year", "weeks_of"]
