import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.domain.roads import RoadClass
from geoplan.errors import InputError, NetworkError, RowAt
from geoplan.network.snap import SnapParams, snap, snap_points
from tests.networks import Road, at, make_network, one_way_block, straight_or_round


def test_nearest_link_not_nearest_node():
    # 600 m from the end of the short lane, 100 m from the middle of the long road whose ends are 2 km away.
    network = make_network(
        {"a": (-2_000, 0), "b": (2_000, 0), "c": (0, 700), "d": (0, 900)},
        [Road("a", "b"), Road("c", "d"), Road("a", "c")],
    )
    snapped = snap(network, ["x"], [at(0, 100)])
    assert snapped.link.tolist() == [0]
    assert snapped.fraction[0] == pytest.approx(0.5, abs=1e-6)
    assert snapped.access_m[0] == pytest.approx(100, rel=1e-4)


def test_fraction_follows_the_line_and_not_the_crow():
    # Three sides of a square: the place beside the far corner of the second side is two thirds along.
    network = make_network(
        {"a": (0, 0), "b": (1_000, 0)}, [Road("a", "b", shape=((0, 1_000), (1_000, 1_000)))]
    )
    snapped = snap(network, ["x"], [at(1_020, 1_000)])
    assert snapped.fraction[0] == pytest.approx(2 / 3, abs=1e-3)


def test_east_west_metres_count_as_much_as_north_south():
    # In degrees the place is nearer to the road in the north; on the ground to the one in the east.
    network = make_network(
        {"n1": (-1_000, 130), "n2": (0, 130), "e1": (100, -500), "e2": (100, 60)},
        [Road("n1", "n2"), Road("e1", "e2"), Road("n2", "e2")],
    )
    assert snap(network, ["x"], [at(-5, 0)]).link.tolist() == [1]


def test_access_leg_takes_time_at_the_access_speed():
    network = straight_or_round()
    snapped = snap(network, ["x"], [at(2_500, 447.04)], params=SnapParams(access_mph=10))
    # 10 mph is 4.4704 m/s: 447.04 m take 100 s.
    assert snapped.access_ms[0] == pytest.approx(100_000, rel=1e-4)


def test_nobody_lives_on_the_motorway_unless_told():
    network = straight_or_round()
    beside_the_motorway = [at(5_000, 1_900)]
    assert network.link_class[snap(network, ["x"], beside_the_motorway).link[0]] != RoadClass.MOTORWAY
    allowed = SnapParams(avoid=frozenset())
    assert (
        network.link_class[snap(network, ["x"], beside_the_motorway, params=allowed).link[0]]
        == RoadClass.MOTORWAY
    )


def test_far_places_are_reported_the_farthest_first():
    network = one_way_block()
    snapped = snap(network, ["near", "far", "farther"], [at(0, 0), at(-1_200, 0), at(0, -900)])
    assert [code for code, _ in snapped.far()] == ["farther", "far"]
    assert snapped.far()[0][1] == pytest.approx(900, rel=1e-3)
    assert snapped.far(SnapParams(report_beyond_m=2_000)) == ()


def test_every_place_too_far_is_refused_by_name():
    network = one_way_block()
    with pytest.raises(InputError) as caught:
        snap(network, ["ok", "sea", "moor"], [at(0, 0), at(20_000, 0), at(0, 9_000)])
    assert len(caught.value.faults) == 2
    assert "sea is 11.5 miles" in str(caught.value)
    assert "moor is 5.0 miles" in str(caught.value)


def test_a_place_too_far_is_named_by_its_row_where_that_is_known():
    where = {"sea": RowAt("homes.xlsx", "children", 7)}
    with pytest.raises(InputError) as caught:
        snap(one_way_block(), ["sea", "moor"], [at(20_000, 0), at(0, 9_000)], where=where)
    sea, moor = caught.value.faults
    assert (sea.file, sea.sheet, sea.row) == ("homes.xlsx", "children", 7)
    assert str(sea).startswith("homes.xlsx, sheet children, row 7: sea is")
    assert (moor.file, moor.sheet, moor.row) == (None, None, None)


def test_when_most_places_are_elsewhere_another_network_is_advised():
    with pytest.raises(InputError, match="geoplan network use embedded"):
        snap(one_way_block(), ["ok", "sea", "moor"], [at(0, 0), at(20_000, 0), at(0, 9_000)])


def test_what_is_printed_tells_no_home():
    snapped = snap(one_way_block(), ["home-1"], [at(0, 400)])
    assert repr(snapped) == "SnappedPlaces(1 places on the road)"


def test_a_code_given_twice_names_the_file_and_no_row():
    where = {"x": RowAt("homes.csv", None, 3)}
    with pytest.raises(InputError) as caught:
        snap(one_way_block(), ["x", "x"], [at(0, 0)] * 2, where=where)
    assert (caught.value.faults[0].file, caught.value.faults[0].row) == ("homes.csv", None)


def test_a_code_given_twice_is_refused():
    with pytest.raises(InputError, match="code x is given to more than one place"):
        snap(one_way_block(), ["x", "y", "x"], [at(0, 0)] * 3)


def test_a_network_without_ordinary_roads_is_refused():
    network = make_network({"a": (0, 0), "b": (1_000, 0)}, [Road("a", "b", road_class=RoadClass.MOTORWAY)])
    with pytest.raises(NetworkError, match="only motorways"):
        snap(network, ["x"], [at(0, 0)])


def test_a_place_at_a_junction_is_exactly_at_it():
    network = one_way_block()
    snapped = snap(network, ["a", "e"], [at(0.2, 0.2), at(1_500, 1_000.1)])
    assert set(snapped.fraction.tolist()) <= {0.0, 1.0}


def test_select_keeps_the_order_asked_for():
    snapped = snap(one_way_block(), ["x", "y", "z"], [at(0, 100), at(1_000, 500), at(500, 0)])
    chosen = snapped.select(["z", "x"])
    assert chosen.codes == ("z", "x")
    assert chosen.link.tolist() == [snapped.link[2], snapped.link[0]]
    with pytest.raises(KeyError):
        snapped.select(["nowhere"])


def test_no_places_snap_to_nothing():
    assert len(snap(one_way_block(), [], [])) == 0


@pytest.mark.parametrize(
    "wrong",
    [{"access_mph": 0.0}, {"report_beyond_m": -1.0}, {"report_beyond_m": 10.0, "refuse_beyond_m": 5.0}],
)
def test_senseless_parameters_are_refused(wrong):
    with pytest.raises(ValueError, match="m"):
        SnapParams(**wrong)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.floats(-400, 1_400), st.floats(-400, 1_400)), min_size=1, max_size=8))
def test_no_other_road_is_nearer(spots):
    network = one_way_block()
    positions = [at(*spot) for spot in spots]
    codes = [str(index) for index in range(len(spots))]
    lon = np.array([position.lon for position in positions])
    lat = np.array([position.lat for position in positions])
    snapped = snap_points(network, codes, lon, lat)
    for spot, access_m in zip(spots, snapped.access_m, strict=True):
        assert access_m == pytest.approx(_nearest_m(spot), rel=2e-3, abs=0.01)


def _nearest_m(spot):
    """Distance to the block's straight roads, worked out on paper."""
    x, y = spot
    sides = [
        np.hypot(x, y - np.clip(y, 0, 1_000)),
        np.hypot(x - np.clip(x, 0, 1_000), y - 1_000),
        np.hypot(x - 1_000, y - np.clip(y, 0, 1_000)),
        np.hypot(x - np.clip(x, 0, 1_000), y),
        np.hypot(x - np.clip(x, -500, 0), y),
        np.hypot(x - np.clip(x, 1_000, 1_500), y - 1_000),
    ]
    return min(sides)
