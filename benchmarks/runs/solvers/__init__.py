"""The solvers compared, geoplan first. Peers that are not installed are named and left out."""

from benchmarks.runs.solvers.base import Solver
from benchmarks.runs.solvers.own import Geoplan
from benchmarks.runs.solvers.peer_ortools import OrTools
from benchmarks.runs.solvers.peer_pyvrp import PyVrp
from benchmarks.runs.solvers.peer_vroom import Vroom

SOLVERS: dict[str, type[Solver]] = {solver.name: solver for solver in (Geoplan, OrTools, Vroom, PyVrp)}

__all__ = ["SOLVERS", "Solver"]
