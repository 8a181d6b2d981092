"""The embedded county's week in the sizes that are measured."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from geoplan.county.embedded import load_county
from geoplan.runs.case import Case
from geoplan.runs.case.make import case_of_county
from geoplan.runs.case.requests import requests_of

if TYPE_CHECKING:
    from geoplan.network.model import RoadNetwork


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How many people are made up; `one_day` keeps the day with the most requests of their week."""

    name: str
    children: int
    drivers: int
    one_day: bool = False


# 215 made-up children have about 350 sessions a week, more than 60 on the busiest day.
WEEK = Size(name="week", children=215, drivers=45)
DAY = Size(name="day", children=215, drivers=45, one_day=True)
TEN_WEEKS = Size(name="ten times", children=2_150, drivers=450)
SIZES = (DAY, WEEK, TEN_WEEKS)


def county_case(size: Size, seed: int) -> Case:
    """Return the week, or its busiest day, of a made-up population on the county's own roads."""
    county = load_county(children=size.children, drivers=size.drivers, seed=seed)
    week = county.params.week
    case = case_of_county(county, _roads(), week=week)
    if not size.one_day:
        return case
    requests = Counter(request.day for request in requests_of(case))
    busiest = max(sorted(requests), key=lambda day: requests[day])
    return case_of_county(county, _roads(), week=week, days=[busiest])


@cache
def _roads() -> "RoadNetwork":
    from geoplan.network.builders.county import build_from_county

    return build_from_county()
