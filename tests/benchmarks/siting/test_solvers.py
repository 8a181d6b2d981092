"""Solvers agree on small cases: own, the plain model, and what others are given."""

from importlib.util import find_spec

import numpy as np
import pytest

from benchmarks.siting.cases import Model, SitingCase
from benchmarks.siting.solvers import PEERS, Geoplan

CASES = [
    SitingCase(
        instance=str(model),
        model=model,
        cost=np.random.default_rng(7).integers(1, 60, (14, 8)),
        weight=np.random.default_rng(8).integers(1, 5, 14),
        p=3,
        radius=12,
    )
    for model in Model
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.instance)
@pytest.mark.parametrize("name", PEERS)
def test_a_peer_and_geoplan_find_the_same(name: str, case: SitingCase) -> None:
    peer = PEERS[name]()
    for module in peer.modules:
        if find_spec(module) is None:
            pytest.skip(f"{module} is not installed")
    own, other = Geoplan().solve(case, seconds=10), peer.solve(case, seconds=10)
    assert own.proven
    assert other.proven
    assert other.objective == pytest.approx(own.objective)
