"""A square of land with two settlements in it, and one outside."""

from geoplan.domain.geography import Place, PlaceKind
from tests.networks import at

WEST, SOUTH, SIDE = -1.1, 52.85, 0.7


def settlements() -> tuple[Place, ...]:
    """Two served, one outside."""
    return (
        Place("a", "Aton", PlaceKind.TOWN, at(5_000, 0), "Testshire", "Middle", 20_000),
        Place("b", "Bury", PlaceKind.TOWN, at(25_000, 0), "Testshire", "Middle", 10_000),
        Place("o", "Outham", PlaceKind.TOWN, at(45_000, 0), "Elsewhere", None, 9_000),
    )
