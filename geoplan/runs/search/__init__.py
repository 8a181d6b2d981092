"""
The search for runs: insertion, adaptive large neighbourhood search, and set partitioning over the routes it
met.

It knows only `RunProblem`: no names, no places, no files.
"""

from geoplan.runs.search.insertion import Insertion, cheapest_insertion
from geoplan.runs.search.result import SearchParams, SearchProgress, SearchResult
from geoplan.runs.search.routes import plan_cost, route_cost, schedule
from geoplan.runs.search.run import search

__all__ = [
    "Insertion",
    "SearchParams",
    "SearchProgress",
    "SearchResult",
    "cheapest_insertion",
    "plan_cost",
    "route_cost",
    "schedule",
    "search",
]
