import pytest

from geoplan.errors import InputError
from geoplan.network.scatter import scatter
from geoplan.network.snap import snap
from tests.networks import one_way_block, straight_or_round


def test_homes_lie_on_the_roads_and_venues_are_some_of_them():
    network = one_way_block()
    homes, venues = scatter(network, homes=30, venues=3)
    snapped = snap(network, [home.code for home in homes], [home.position for home in homes])
    assert snapped.access_m.max() < 1
    assert len({venue.position for venue in venues}) == 3
    assert {venue.position for venue in venues} <= {home.position for home in homes}


def test_nobody_lives_on_a_motorway():
    homes, _ = scatter(straight_or_round(), homes=50, venues=2)
    assert all(abs(home.position.lat - 53.0) < 0.001 for home in homes)  # the lanes run at the foot


def test_thirds_from_north_to_south():
    homes, _ = scatter(one_way_block(), homes=30, venues=1)
    by_district = {home.district: [] for home in homes}
    for home in homes:
        by_district[home.district].append(home.position.lat)
    assert min(by_district["North"]) >= max(by_district["Central"])
    assert min(by_district["Central"]) >= max(by_district["South"])


def test_the_same_seed_gives_the_same_spots_and_another_does_not():
    network = one_way_block()
    assert scatter(network, seed=1) == scatter(network, seed=1)
    assert scatter(network, seed=1) != scatter(network, seed=2)


def test_more_venues_than_homes_are_refused():
    with pytest.raises(InputError, match="9 venues for 3 homes"):
        scatter(one_way_block(), homes=3, venues=9)
