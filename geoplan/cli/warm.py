"""
Compile what is compiled, once, so that nobody waits for it later: ``python -m geoplan.cli.warm``.

Set-up runs this. Compiled code is kept beside the modules, or in the user's cache folder where that is not
writable.
"""

import tempfile
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from geoplan.county import load_county
from geoplan.county.venues import read_venues
from geoplan.matrix import TravelMatrix, travel_times
from geoplan.network.builders.county import build_from_county
from geoplan.network.cache import ArrayCache
from geoplan.network.isochrones import isochrones
from geoplan.network.things import on_roads
from geoplan.network.voronoi import network_voronoi
from geoplan.runs.assembling.assemble import assemble
from geoplan.runs.case.make import case_of_county
from geoplan.runs.search.ahead import compile_ahead
from geoplan.runs.week import plan_week
from geoplan.runs.who import who
from geoplan.siting.capacitated import CapacitatedProblem, solve_capacitated
from geoplan.siting.models.p_center import p_center
from geoplan.siting.models.p_median import p_median
from geoplan.siting.models.travel import Trips, location_problem
from geoplan.siting.sites import Site

_WEEK = date(2024, 11, 25)


def warm() -> None:
    """
    Make one matrix, fresh and from a stored hierarchy, one isochrone and the Voronoi cells of the county's
    venues; plan a tiny week of runs, and ask who could take one of its journeys; choose some of the venues.
    """
    network = build_from_county()
    venues = on_roads(network, read_venues())
    with tempfile.TemporaryDirectory() as folder:
        cache = ArrayCache(Path(folder))
        times = travel_times(network, venues, venues, cache=cache)
        travel_times(build_from_county(), venues, venues.select(venues.codes[:3]), cache=cache)
    isochrones(network, venues.select(venues.codes[:1]), [5])
    network_voronoi(network, venues, venues)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as beside:
        runs = beside.submit(_warm_runs)
        _warm_siting(times)
        runs.result()


def _warm_runs() -> None:
    case = case_of_county(load_county(children=6, drivers=6), build_from_county(), week=_WEEK)
    compile_ahead(assemble(case).problem)
    plan = plan_week(case, iterations=10)
    plan_week(case, iterations=10, base=plan, start=plan)
    who(case, plan, plan.requests[0].code)


def _warm_siting(times: TravelMatrix) -> None:
    problem = location_problem([Trips(there=times)], [Site(code=code) for code in times.destinations])
    p_median(problem, p=2)
    p_center(problem, p=2)
    sites = tuple(Site(code=code, opening=5) for code in "ABC")
    cost = np.array([[1, 4, 6], [2, 3, 4], [5, 2, 1], [4, 1, 3]], float)
    solve_capacitated(
        CapacitatedProblem(
            customers=tuple("abcd"), sites=sites, cost=cost, demand=np.full(4, 2.0), capacity=np.full(3, 5.0)
        )
    )


if __name__ == "__main__":
    warm()
