"""The cost surface as squares of the ground."""

from collections.abc import Iterable, Sequence

from geoplan.audiences import Audience
from geoplan.audiences.options import surface_shown
from geoplan.audiences.suppression import SHOWN_AS
from geoplan.domain.geography import Place, Position
from geoplan.io.national_grid import to_grid, to_lat_lon
from geoplan.maps.access.picture import Square
from geoplan.siting.candidates import CostSurface


def squares_of(
    surface: CostSurface, places: Sequence[Place], spacing_m: int, *, audience: Audience = Audience.MANAGER
) -> tuple[Square, ...]:
    """
    Return each place of a cost surface as the square of the National Grid that it stands in.

    Parameters
    ----------
    surface
        Of `geoplan.siting.candidates.built_up_grid`, a place in a square.
    places
        Settlements to name squares by.
    spacing_m
        The side of a square.
    audience
        Managers see nothing of squares to which fewer than 5 children would come.
    """
    found = []
    for one in surface_shown(surface, audience):
        south, west, north, east = _square(one.place.position, spacing_m)
        hidden = one.hours is None
        found.append(
            Square(
                near=_near(one.place.position, places) or one.place.name,
                south=south,
                west=west,
                north=north,
                east=east,
                hours=one.hours,
                sessions=SHOWN_AS if hidden else str(one.sessions),
                children=SHOWN_AS if hidden else str(one.children),
            )
        )
    return tuple(found)


def _square(position: Position, spacing_m: int) -> tuple[float, float, float, float]:
    """South, west, north, east; squares of the grid lean a little, less than a line is wide."""
    east, north = to_grid(position.lat, position.lon)
    left, low = (spacing_m * (float(value) // spacing_m) for value in (east, north))
    south_lat, west_lon = to_lat_lon(left, low)
    north_lat, east_lon = to_lat_lon(left + spacing_m, low + spacing_m)
    return float(south_lat), float(west_lon), float(north_lat), float(east_lon)


def _near(position: Position, places: Iterable[Place]) -> str:
    nearest = min(places, key=lambda place: place.position.distance_m(position), default=None)
    return "" if nearest is None else nearest.name
