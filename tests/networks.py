"""
Small road networks made by hand, for tests.

Points are metres east and north of a spot in Nottinghamshire, so that lengths can be checked by eye. Nodes
are numbered in the order they are named, links in the order they are given.
"""

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from geoplan.domain.geography import EARTH_RADIUS_M, Position
from geoplan.domain.roads import RoadClass
from geoplan.network.model import Provenance, RoadNetwork

BASE_LAT, BASE_LON = 53.0, -1.0
Point = tuple[float, float]


@dataclass(frozen=True)
class Road:
    """One link. `metres` is the straight line through `shape` unless given."""

    start: str
    end: str
    metres: float | None = None
    road_class: RoadClass = RoadClass.TERTIARY
    name: str = ""
    ref: str = ""
    one_way: bool = False
    dual: bool = False
    built_up: bool = False
    slip: bool = False
    roundabout: bool = False
    limit_mph: int = 0
    shape: tuple[Point, ...] = ()


def at(east_m: float, north_m: float) -> Position:
    """The position so many metres from the base."""
    per_degree = math.pi * EARTH_RADIUS_M / 180
    return Position(
        BASE_LAT + north_m / per_degree,
        BASE_LON + east_m / (per_degree * math.cos(math.radians(BASE_LAT))),
    )


def make_network(
    points: Mapping[str, Point], roads: Sequence[Road], *, signals: Sequence[str] = ()
) -> RoadNetwork:
    """Build a network from named points and the roads between them."""
    number = {name: index for index, name in enumerate(points)}
    lines = [[points[road.start], *road.shape, points[road.end]] for road in roads]
    vertices = [at(*point) for line in lines for point in line]
    nodes = [at(*point) for point in points.values()]
    names = sorted({text for road in roads for text in (road.name, road.ref) if text})
    name_at = {name: index for index, name in enumerate(names)} | {"": -1}
    return RoadNetwork(
        node_lon=np.array([node.lon for node in nodes]),
        node_lat=np.array([node.lat for node in nodes]),
        node_signals=np.array([name in signals for name in points]),
        link_start=np.array([number[road.start] for road in roads], np.int32),
        link_end=np.array([number[road.end] for road in roads], np.int32),
        link_length_m=np.array(
            [
                sum(map(math.dist, line, line[1:])) if road.metres is None else road.metres
                for road, line in zip(roads, lines, strict=True)
            ]
        ),
        link_class=np.array([road.road_class for road in roads], np.uint8),
        link_dual=np.array([road.dual for road in roads]),
        link_built_up=np.array([road.built_up for road in roads]),
        link_slip=np.array([road.slip for road in roads]),
        link_roundabout=np.array([road.roundabout for road in roads]),
        link_limit_mph=np.array([road.limit_mph for road in roads], np.uint8),
        link_forward=np.ones(len(roads), bool),
        link_backward=np.array([not road.one_way for road in roads]),
        link_name=np.array([name_at[road.name] for road in roads], np.int32),
        link_ref=np.array([name_at[road.ref] for road in roads], np.int32),
        geometry_offset=np.concatenate([[0], np.cumsum([len(line) for line in lines])]).astype(np.int64),
        geometry_lon=np.array([vertex.lon for vertex in vertices]),
        geometry_lat=np.array([vertex.lat for vertex in vertices]),
        names=tuple(names),
        provenance=Provenance(source="made by hand", licence="MIT", date="2025-01-01"),
    )


def straight_or_round() -> RoadNetwork:
    """
    From west to east 10 km: straight on lanes, or 14 km round on a motorway. The longer way is the faster.

    west and east are 10 km apart; both join the motorway by 2 km of primary road. `lane` lies half way.
    """
    return make_network(
        {"west": (0, 0), "lane": (5_000, 0), "east": (10_000, 0), "on": (0, 2_000), "off": (10_000, 2_000)},
        [
            Road("west", "lane", road_class=RoadClass.UNCLASSIFIED, name="Long Lane"),
            Road("lane", "east", road_class=RoadClass.UNCLASSIFIED, name="Long Lane"),
            Road("west", "on", road_class=RoadClass.PRIMARY, ref="A1", built_up=False),
            Road("on", "off", road_class=RoadClass.MOTORWAY, ref="M1", dual=True),
            Road("off", "east", road_class=RoadClass.PRIMARY, ref="A2"),
        ],
    )


def one_way_block() -> RoadNetwork:
    """A 1 km square, a-b-c-d, one-way clockwise; a two-way stub of 500 m hangs on each of a and c."""
    return make_network(
        {
            "a": (0, 0),
            "b": (0, 1_000),
            "c": (1_000, 1_000),
            "d": (1_000, 0),
            "w": (-500, 0),
            "e": (1_500, 1_000),
        },
        [
            Road("a", "b", one_way=True, name="North Street"),
            Road("b", "c", one_way=True, name="East Street"),
            Road("c", "d", one_way=True, name="South Street"),
            Road("d", "a", one_way=True, name="West Street"),
            Road("w", "a", name="Mill Lane"),
            Road("c", "e", name="Church Lane"),
        ],
    )


def parallel_links() -> RoadNetwork:
    """Two roads between p and q: 1 km straight through a village, 1.2 km on a bypass; and a loop at q."""
    return make_network(
        {"o": (-1_000, 0), "p": (0, 0), "q": (1_000, 0)},
        [
            Road("o", "p", road_class=RoadClass.PRIMARY, ref="A3"),
            Road("p", "q", road_class=RoadClass.RESIDENTIAL, name="High Street", built_up=True),
            Road("p", "q", 1_200, road_class=RoadClass.PRIMARY, ref="A3", shape=((500, 330),)),
            Road(
                "q", "q", road_class=RoadClass.RESIDENTIAL, name="The Loop", shape=((1_300, 0), (1_300, 300))
            ),
        ],
    )


def roundabout() -> RoadNetwork:
    """Four arms of 1 km, each from a corner of a 60 m roundabout that is driven clockwise."""
    ring = {"north": (0, 30), "east": (30, 0), "south": (0, -30), "west": (-30, 0)}
    far = {"n": (0, 1_030), "e": (1_030, 0), "s": (0, -1_030), "w": (-1_030, 0)}
    circle = ["north", "east", "south", "west", "north"]
    return make_network(
        ring | far,
        [
            *(
                Road(start, end, 47, one_way=True, roundabout=True, ref="A4")
                for start, end in itertools.pairwise(circle)
            ),
            *(
                Road(corner, end, ref="A4" if corner in ("north", "south") else "B5")
                for corner, end in zip(ring, far, strict=True)
            ),
        ],
    )


def grid(side: int = 8, *, spacing_m: float = 1_000.0, seed: int = 1) -> RoadNetwork:
    """A square grid with classes, lengths and one-ways drawn at random; every node reaches every other."""
    random = np.random.default_rng(seed)
    points = {f"{x}/{y}": (x * spacing_m, y * spacing_m) for y in range(side) for x in range(side)}
    classes = [RoadClass.PRIMARY, RoadClass.SECONDARY, RoadClass.TERTIARY, RoadClass.RESIDENTIAL]
    roads = []
    for y in range(side):
        for x in range(side):
            for other in ((x + 1, y), (x, y + 1)):
                if max(other) >= side:
                    continue
                rim = min(x, y, *other) == 0 or max(x, y, *other) == side - 1
                roads.append(
                    Road(
                        f"{x}/{y}",
                        f"{other[0]}/{other[1]}",
                        spacing_m * float(random.uniform(1, 1.4)),
                        road_class=classes[random.integers(len(classes))],
                        one_way=not rim and bool(random.random() < 0.3),
                        built_up=bool(random.random() < 0.3),
                        name=f"Street {len(roads)}",
                    )
                )
    return make_network(points, roads)
