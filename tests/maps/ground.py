"""A small make-believe district for the tests of maps: two venues, five settlements, a few roads."""

from dataclasses import dataclass

import geopandas
import numpy as np
import shapely

from geoplan.domain.geography import Place, PlaceKind, Position
from geoplan.domain.roads import RoadClass
from geoplan.maps.picture import AccessPicture, PlaceMinutes, VenuePin
from geoplan.network.model import RoadNetwork
from tests.networks import Road, at, make_network


def district_roads() -> RoadNetwork:
    """A motorway, an A road and a lane from west to east; 30 km wide, and an island that nothing leads to."""
    return make_network(
        {
            "w": (0, 0), "m": (15_000, 0), "e": (30_000, 0), "n": (15_000, 10_000), "s": (15_000, -10_000),
            "i": (40_000, 0), "j": (41_000, 0),
        },
        [
            Road("w", "m", road_class=RoadClass.MOTORWAY, ref="M1", dual=True),
            Road("m", "e", road_class=RoadClass.PRIMARY, ref="A614"),
            Road("m", "n", road_class=RoadClass.TERTIARY, name="Long Lane"),
            Road("m", "s", road_class=RoadClass.RESIDENTIAL, name="High Street", built_up=True),
            Road("i", "j", road_class=RoadClass.TERTIARY, name="Isle Lane"),
        ],
    )  # fmt: skip


@dataclass(frozen=True)
class Somewhere:
    """Anything with a code, a name and a position; as a venue of the domain it knows more than it shows."""

    code: str
    name: str
    position: Position
    risk: str = "high"


def venues() -> tuple[Somewhere, ...]:
    return (
        Somewhere("V01", "Bridge House", at(14_500, -500)),
        Somewhere("V02", "Hill Centre", at(29_000, 200)),
    )


def place(code: str, east_m: float, north_m: float, *, name: str = "", population: int = 3_000) -> Place:
    kind = PlaceKind.TOWN if population > 10_000 else PlaceKind.VILLAGE
    position = at(east_m, north_m)
    return Place(code, name or code.title(), kind, position, "Testshire", "Middle", population)


def places() -> tuple[Place, ...]:
    return (
        place("upton", 15_000, 9_800),
        place("middleton", 15_100, 100, population=20_000),
        place("easton", 29_500, 0),
        place("downham", 15_000, -9_900),
        place("isle", 40_500, 0),
    )


def picture(**changes: object) -> AccessPicture:
    """Five settlements, one of them cut off, with figures chosen for a class each."""
    shown = places()
    figures = [(31.2, 9.5, "V01"), (4.0, 1.2, "V01"), (12.0, 3.3, "V02"), (65.0, 20.0, "V01")]
    timed = [PlaceMinutes(item, *figure) for item, figure in zip(shown, figures, strict=False)]
    values: dict[str, object] = {
        "title": "How far?",
        "subtitle": "By car",
        "venues": tuple(VenuePin(venue.code, venue.name, venue.position) for venue in venues()),
        "places": (*timed, PlaceMinutes(shown[-1], np.inf, np.inf, None)),
        "notes": ("Roads: made by hand.",),
    }
    return AccessPicture(**{**values, **changes})  # type: ignore[arg-type]


def square(name: str, west: float, south: float, side: float) -> geopandas.GeoDataFrame:
    area = shapely.box(west, south, west + side, south + side)
    return geopandas.GeoDataFrame({"name": [name]}, geometry=[area], crs="EPSG:4326")
