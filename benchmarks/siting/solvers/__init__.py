"""The solvers compared, geoplan first. Peers that are not installed are named and left out."""

from benchmarks.siting.solvers.base import Solved, Solver
from benchmarks.siting.solvers.own import Geoplan
from benchmarks.siting.solvers.peer_spopt import SpoptCbc, SpoptHighs
from benchmarks.siting.solvers.whole_model import WholeModel

PEERS: dict[str, type[Solver]] = {peer.name: peer for peer in (SpoptHighs, SpoptCbc, WholeModel)}

__all__ = ["PEERS", "Geoplan", "Solved", "Solver"]
