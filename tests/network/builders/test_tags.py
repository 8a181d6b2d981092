import pytest

from geoplan.domain.roads import RoadClass
from geoplan.network.builders.tags import barrier_closes, closed_because, way_rule


@pytest.mark.parametrize(
    "tags",
    [
        {"highway": "residential"},
        {"highway": "road"},
        {"highway": "unclassified;tertiary"},
        {"highway": "residential", "access": "destination"},
        {"highway": "service", "access": "permissive"},
        {"highway": "service", "access": "customers"},
        {"highway": "service", "service": "alley"},
        {"highway": "residential", "access": "private", "motor_vehicle": "yes"},
        {"highway": "residential", "motor_vehicle": "no", "motorcar": "yes"},
        {"highway": "unclassified", "vehicle": "no", "motor_vehicle": "destination"},
        {"highway": "residential", "access": "no", "motor_vehicle": "destination"},
        {"highway": "primary", "access": "agricultural;destination"},
    ],
)
def test_open_to_cars(tags: dict[str, str]) -> None:
    assert closed_because(tags) is None


@pytest.mark.parametrize(
    ("tags", "word"),
    [
        ({"highway": "track"}, "tracks"),
        ({"highway": "path", "motor_vehicle": "yes"}, "tracks"),
        ({"highway": "pedestrian"}, "tracks"),
        ({"highway": "busway"}, "tracks"),
        ({"highway": "construction", "construction": "primary"}, "tracks"),
        ({"highway": "proposed"}, "tracks"),
        ({}, "tracks"),
        ({"highway": "service", "area": "yes"}, "areas"),
        ({"highway": "residential", "access": "private"}, "private"),
        ({"highway": "service", "access": "no", "bus": "yes"}, "private"),
        ({"highway": "unclassified", "motor_vehicle": "no"}, "private"),
        ({"highway": "unclassified", "vehicle": "private"}, "private"),
        ({"highway": "residential", "access": "yes", "motor_vehicle": "private"}, "private"),
        ({"highway": "residential", "motor_vehicle": "yes", "motorcar": "no"}, "private"),
        ({"highway": "service", "motor_vehicle": "agricultural;forestry"}, "private"),
        ({"highway": "service", "service": "parking_aisle"}, "car park"),
        ({"highway": "service", "service": "drive-through"}, "drive-through"),
        ({"highway": "service", "service": "driveway"}, "drives"),
        ({"highway": "service", "service": "emergency_access"}, "emergency"),
        ({"highway": "service", "service": "bus"}, "bus"),
    ],
)
def test_closed_to_cars(tags: dict[str, str], word: str) -> None:
    assert word in (closed_because(tags) or "")


@pytest.mark.parametrize(
    ("tags", "forward", "backward"),
    [
        ({"highway": "residential"}, True, True),
        ({"highway": "residential", "oneway": "yes"}, True, False),
        ({"highway": "residential", "oneway": "1"}, True, False),
        ({"highway": "residential", "oneway": "true"}, True, False),
        ({"highway": "residential", "oneway": "-1"}, False, True),
        ({"highway": "residential", "oneway": "reversible"}, True, True),
        ({"highway": "residential", "oneway": "yes", "oneway:motor_vehicle": "no"}, True, True),
        ({"highway": "residential", "oneway": "yes", "oneway:bicycle": "no"}, True, False),
        ({"highway": "residential", "oneway": "no", "oneway:motorcar": "yes"}, True, False),
        ({"highway": "residential", "oneway": "perhaps"}, True, True),
        ({"highway": "tertiary", "junction": "roundabout"}, True, False),
        ({"highway": "tertiary", "junction": "circular"}, True, False),
        ({"highway": "tertiary", "junction": "roundabout", "oneway": "no"}, True, True),
        ({"highway": "tertiary", "junction": "approach"}, True, True),
        ({"highway": "motorway"}, True, False),
        ({"highway": "motorway_link"}, True, False),
        ({"highway": "motorway_link", "oneway": "no"}, True, True),
        ({"highway": "trunk_link"}, True, True),
    ],
)
def test_directions(tags: dict[str, str], forward: bool, backward: bool) -> None:
    rule = way_rule(tags)
    assert (rule.forward, rule.backward) == (forward, backward)


@pytest.mark.parametrize(
    ("highway", "road_class", "slip"),
    [
        ("motorway", RoadClass.MOTORWAY, False),
        ("motorway_link", RoadClass.MOTORWAY, True),
        ("trunk_link", RoadClass.TRUNK, True),
        ("tertiary_link", RoadClass.TERTIARY, True),
        ("road", RoadClass.UNCLASSIFIED, False),
        ("living_street", RoadClass.LIVING_STREET, False),
    ],
)
def test_classes(highway: str, road_class: RoadClass, slip: bool) -> None:
    rule = way_rule({"highway": highway})
    assert (rule.road_class, rule.slip) == (road_class, slip)


def test_a_track_has_no_rule() -> None:
    with pytest.raises(KeyError):
        way_rule({"highway": "track"})


@pytest.mark.parametrize(
    ("tags", "dual", "hint"),
    [
        ({"dual_carriageway": "yes"}, 1, 0),
        ({"dual_carriageway": "no", "maxspeed:type": "GB:nsl_dual"}, -1, 0),
        ({"maxspeed:type": "GB:nsl_dual"}, 1, 0),
        ({"lit": "yes"}, 0, 1),
        ({"lit": "automatic", "sidewalk": "both"}, 0, 1),
        ({"lit": "no"}, 0, -1),
        ({"lit": "no", "sidewalk": "left"}, 0, 0),
        ({"sidewalk": "none"}, 0, -1),
    ],
)
def test_what_the_map_says_besides(tags: dict[str, str], dual: int, hint: int) -> None:
    rule = way_rule({"highway": "primary", **tags})
    assert (rule.dual, rule.hint) == (dual, hint)


SERVICE, TRUNK = RoadClass.SERVICE, RoadClass.TRUNK


@pytest.mark.parametrize(
    ("tags", "road_class", "closes"),
    [
        ({"barrier": "gate"}, SERVICE, True),
        ({"barrier": "lift_gate"}, SERVICE, True),
        ({"barrier": "gate"}, TRUNK, False),  # a snow gate or a level crossing
        ({"barrier": "gate", "locked": "yes"}, TRUNK, True),
        ({"barrier": "gate", "access": "yes"}, SERVICE, False),
        ({"barrier": "gate", "access": "private"}, TRUNK, True),
        ({"barrier": "gate", "access": "private", "motor_vehicle": "yes"}, SERVICE, False),
        ({"barrier": "gate", "access": "yes", "motor_vehicle": "permit"}, SERVICE, True),
        ({"barrier": "bollard"}, TRUNK, True),
        ({"barrier": "bollard", "motor_vehicle": "yes"}, SERVICE, False),
        ({"barrier": "block"}, SERVICE, True),
        ({"barrier": "cattle_grid"}, SERVICE, False),
        ({"barrier": "toll_booth"}, TRUNK, False),
        ({"barrier": "height_restrictor"}, SERVICE, False),
        ({"barrier": "entrance"}, SERVICE, False),
    ],
)
def test_barriers(tags: dict[str, str], road_class: RoadClass, closes: bool) -> None:
    assert barrier_closes(tags, road_class, gate_open_up_to=RoadClass.TERTIARY) is closes
