import pytest

from geoplan.domain.roads import RoadClass
from geoplan.network.builders.dual import with_carriageways
from geoplan.network.builders.maxspeed import NATIONAL
from geoplan.network.builders.params import BuildParams

from .small import small_draft

# Two carriageways 20 m apart and 600 m long, west to east and back.
SPOTS = {"A": (0, 0), "B": (6, 0), "C": (6, 0.2), "D": (0, 0.2)}
A52 = {"class": RoadClass.TRUNK, "ref": "A52", "backward": False, "limit_mph": NATIONAL}


def test_opposite_one_ways_of_one_number_side_by_side_are_dual() -> None:
    network = with_carriageways(small_draft(SPOTS, [("AB", A52), ("CD", A52)]), BuildParams()).network
    assert network.link_dual.tolist() == [True, True]
    assert network.link_limit_mph.tolist() == [70, 70]


@pytest.mark.parametrize(
    ("spots", "links"),
    [
        pytest.param(SPOTS, [("AB", A52), ("CD", {**A52, "ref": "A606"})], id="another number"),
        pytest.param(SPOTS, [("AB", A52), ("DC", A52)], id="the same direction"),
        pytest.param(SPOTS, [("AB", A52), ("CD", {**A52, "backward": True})], id="a two-way road"),
        pytest.param({**SPOTS, "C": (6, 3), "D": (0, 3)}, [("AB", A52), ("CD", A52)], id="300 m apart"),
        pytest.param({**SPOTS, "B": (0.6, 0), "C": (0.6, 0.2)}, [("AB", A52), ("CD", A52)], id="60 m long"),
        pytest.param(
            SPOTS,
            [("AB", {**A52, "class": RoadClass.TERTIARY}), ("CD", {**A52, "class": 4})],
            id="a minor road",
        ),
        pytest.param(SPOTS, [("AB", {**A52, "slip": True}), ("CD", {**A52, "slip": True})], id="slip roads"),
    ],
)
def test_other_pairs_are_not(
    spots: dict[str, tuple[float, float]], links: list[tuple[str, dict[str, object]]]
) -> None:
    network = with_carriageways(small_draft(spots, links), BuildParams()).network
    assert not network.link_dual.any()
    assert set(network.link_limit_mph.tolist()) == {60}


def test_what_the_map_says_counts_more_than_how_it_looks() -> None:
    network = with_carriageways(
        small_draft(SPOTS, [("AB", A52), ("CD", A52)], dual=[-1, 0]), BuildParams()
    ).network
    assert network.link_dual.tolist() == [False, True]
    two_way = {"class": RoadClass.PRIMARY, "limit_mph": 50}
    stated = with_carriageways(small_draft(SPOTS, [("AB", two_way)], dual=[1]), BuildParams()).network
    assert stated.link_dual.tolist() == [True]


def test_motorways_and_roads_signed_seventy_are_dual_their_slip_roads_are_not() -> None:
    m1 = {"class": RoadClass.MOTORWAY, "backward": False, "limit_mph": NATIONAL}
    fast = {"class": RoadClass.TRUNK, "limit_mph": 70}
    links = [("AB", m1), ("BC", {**m1, "slip": True}), ("CD", fast)]
    network = with_carriageways(small_draft(SPOTS, links), BuildParams()).network
    assert network.link_dual.tolist() == [True, False, True]
    assert network.link_limit_mph.tolist() == [70, 70, 70]
