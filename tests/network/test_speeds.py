from dataclasses import replace

import numpy as np
import pytest

from geoplan.domain.geography import METRES_PER_MILE
from geoplan.domain.periods import Period
from geoplan.domain.roads import RoadClass
from geoplan.network.speeds import SPEED_NAMES, SpeedModel, arc_junctions, speed_name
from tests.networks import Road, make_network

MILE = METRES_PER_MILE


def one_mile(**road):
    """A mile of road from west to east, nothing else on the network."""
    return make_network({"west": (0, 0), "east": (MILE, 0)}, [Road("west", "east", MILE, **road)])


@pytest.mark.parametrize(
    ("road", "mph"),
    [
        ({"road_class": RoadClass.MOTORWAY, "dual": True}, 60),
        ({"road_class": RoadClass.TRUNK, "dual": True}, 52),
        ({"road_class": RoadClass.TRUNK}, 42),
        ({"road_class": RoadClass.PRIMARY, "dual": True}, 42),
        ({"road_class": RoadClass.PRIMARY}, 40),
        ({"road_class": RoadClass.PRIMARY, "built_up": True}, 23),
        ({"road_class": RoadClass.SECONDARY}, 36),
        ({"road_class": RoadClass.SECONDARY, "built_up": True}, 22),
        ({"road_class": RoadClass.TERTIARY}, 32),
        ({"road_class": RoadClass.TERTIARY, "built_up": True}, 21),
        ({"road_class": RoadClass.UNCLASSIFIED}, 28),
        ({"road_class": RoadClass.UNCLASSIFIED, "built_up": True}, 19),
        ({"road_class": RoadClass.RESIDENTIAL, "built_up": True}, 17),
        ({"road_class": RoadClass.LIVING_STREET, "built_up": True}, 8),
        ({"road_class": RoadClass.SERVICE}, 8),
    ],
)
def test_a_mile_takes_what_the_operating_speed_says(road, mph):
    times = SpeedModel().arc_milliseconds(one_mile(**road))
    assert times.tolist() == [round(3_600_000 / mph)] * 2


def test_peaks_take_a_fifth_longer_and_other_periods_do_not():
    network = one_mile(road_class=RoadClass.MOTORWAY)
    by_period = {period: int(SpeedModel().arc_milliseconds(network, period)[0]) for period in Period}
    assert by_period == {
        Period.AM_PEAK: 72_000,
        Period.INTER_PEAK: 60_000,
        Period.PM_PEAK: 72_000,
        Period.OFF_PEAK: 60_000,
    }


def test_no_road_is_driven_at_more_than_nine_tenths_of_its_limit():
    speeds = SpeedModel()
    assert speeds.link_speed_mph(one_mile(road_class=RoadClass.PRIMARY, limit_mph=30))[0] == 27.0
    assert speeds.link_speed_mph(one_mile(road_class=RoadClass.PRIMARY, limit_mph=60))[0] == 40.0


def test_a_fast_road_through_a_built_up_area_lies_between_urban_and_rural():
    slow = one_mile(road_class=RoadClass.PRIMARY, built_up=True, limit_mph=30)
    fast = one_mile(road_class=RoadClass.PRIMARY, built_up=True, limit_mph=40)
    assert SpeedModel().link_speed_mph(slow)[0] == 23.0
    assert SpeedModel().link_speed_mph(fast)[0] == pytest.approx(23 + 0.4 * (40 - 23))


def test_slip_roads_have_a_speed_of_their_own():
    assert SpeedModel().link_speed_mph(one_mile(road_class=RoadClass.MOTORWAY, slip=True))[0] == 35.0


def crossroads(**middle):
    """Four roads meet at `x`; the one from the west is as asked."""
    return make_network(
        {"x": (0, 0), "w": (-MILE, 0), "e": (MILE, 0), "n": (0, MILE), "s": (0, -MILE)},
        [Road("w", "x", MILE, **middle), Road("x", "e", MILE), Road("x", "n", MILE), Road("x", "s", MILE)],
        signals=["e"],
    )


def test_only_arcs_that_end_at_a_junction_or_at_lights_wait():
    network = crossroads()
    delays = dict(
        zip(
            zip(network.arcs.tail, network.arcs.head, strict=True),
            SpeedModel().arc_delay_s(network),
            strict=True,
        )
    )
    assert delays[1, 0] == 4.0  # west to the crossroads
    assert delays[0, 1] == 0.0  # back to the dead end
    assert delays[0, 2] == 8.0  # to the lights


def test_a_junction_of_a_sparse_network_stands_for_several():
    network = crossroads()
    sparse = replace(network, sparse=True)
    speeds = SpeedModel(sparse_delay_factor=3.0)
    assert speeds.arc_delay_s(sparse).tolist() == (3 * speeds.arc_delay_s(network)).tolist()


@pytest.mark.parametrize("free", [{"road_class": RoadClass.MOTORWAY}, {"slip": True}, {"roundabout": True}])
def test_motorways_slip_roads_and_roundabouts_do_not_wait_at_junctions(free):
    network = crossroads(**free)
    _, junctions = arc_junctions(network)
    from_west = (network.arcs.tail == 1) & (network.arcs.head == 0)
    assert not junctions[from_west].any()


def test_through_traffic_does_not_wait_where_only_a_slip_road_joins():
    network = make_network(
        {"x": (0, 0), "w": (-MILE, 0), "e": (MILE, 0), "s": (0, -MILE)},
        [Road("w", "x", dual=True), Road("x", "e", dual=True), Road("s", "x", slip=True)],
    )
    assert not arc_junctions(network)[1].any()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"motorway": 90.0}, "motorway must be between 1 and 80 mph"),
        ({"service": 0.0}, "service must be between 1 and 80 mph"),
        ({"limit_share": 2.0}, "limit_share"),
        ({"junction_delay_s": -1.0}, "junction_delay_s"),
        ({"am_peak_factor": 9.0}, "am-peak factor"),
    ],
)
def test_an_impossible_model_is_refused(change, message):
    with pytest.raises(ValueError, match=message):
        SpeedModel(**change)


def test_versions_tell_models_apart():
    assert SpeedModel().version == SpeedModel().version
    assert SpeedModel().version != SpeedModel(residential=18.0).version


def test_every_kind_of_road_has_a_named_speed():
    names = {
        speed_name(road_class, dual=dual, built_up=built_up)
        for road_class in RoadClass
        for dual in (False, True)
        for built_up in (False, True)
    }
    assert names | {"slip"} == set(SPEED_NAMES)


def test_no_arc_takes_less_than_a_millisecond():
    network = make_network({"a": (0, 0), "b": (0.001, 0)}, [Road("a", "b", 0.001)])
    assert np.all(SpeedModel().arc_milliseconds(network) == 1)
