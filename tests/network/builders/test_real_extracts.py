"""Real extracts, where they are at hand; what they hold is known from other tools."""

from functools import cache
from pathlib import Path

import pytest

from geoplan.domain.roads import RoadClass
from geoplan.network.builders import build
from geoplan.network.builders.components import disconnected
from geoplan.network.model import RoadNetwork

DATA = Path(__file__).parents[4] / "shared" / "data"
FILES = {
    "rutland": DATA / "osm" / "rutland.osm.pbf",
    "newport": DATA / "osm" / "newport.osm.pbf",
    "porto": DATA / "benchmarks" / "roads" / "porto.osm.pbf",
}


@cache
def network_of(name: str) -> RoadNetwork:
    if not FILES[name].exists():
        pytest.skip(f"{FILES[name].name} is not at hand")
    return build(FILES[name])


@pytest.mark.parametrize("name", FILES)
def test_the_network_is_one_piece_of_plausible_shape(name: str) -> None:
    network = network_of(name)
    assert disconnected(network).links == 0
    assert 2.0 < len(network.arcs) / network.node_count < 2.6
    straight = network.link_length_m.sum() / network.link_count
    assert 30 < straight < 300


def test_porto_has_the_size_it_is_known_for() -> None:
    network = network_of("porto")
    assert network.node_count == pytest.approx(58_542, rel=0.1)
    assert len(network.arcs) == pytest.approx(135_515, rel=0.1)
    assert "read as km/h" in " ".join(what for what, _ in network.report)


def test_rutland_is_rural_and_newport_is_not() -> None:
    def built_up_share(network: RoadNetwork) -> float:
        main = network.link_class <= RoadClass.TERTIARY
        metres = network.link_length_m[main]
        return float((metres * network.link_built_up[main]).sum() / metres.sum())

    assert built_up_share(network_of("rutland")) < 0.3
    assert built_up_share(network_of("newport")) > 0.4


def test_the_a1_in_rutland_is_dual_and_the_a606_is_not() -> None:
    network = network_of("rutland")

    def dual_share(road: str) -> float:
        links = [
            link
            for link in range(network.link_count)
            if network.name_of(link).split(" ")[0] == road and not network.link_slip[link]
        ]
        metres = network.link_length_m[links]
        return float((metres * network.link_dual[links]).sum() / metres.sum())

    assert dual_share("A1") > 0.95
    assert dual_share("A606") < 0.1


def test_the_date_comes_from_the_file() -> None:
    assert network_of("rutland").provenance.date == "2018-02-27"
