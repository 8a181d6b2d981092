"""Capacitated location: which sites to have open, and who is served from where, within the room there is."""

from geoplan.siting.capacitated.problem import CapacitatedProblem
from geoplan.siting.capacitated.solution import CapacitatedSolution
from geoplan.siting.capacitated.solve import solve_capacitated

__all__ = [
    "CapacitatedProblem",
    "CapacitatedSolution",
    "solve_capacitated",
]
