"""Sets of properties on the line of `tests.siting.properties.worlds`, on settlements and roads."""

from dataclasses import replace

from geoplan.domain.geography import Place, PlaceKind
from geoplan.maps.properties import property_map
from tests.maps.ground import district_roads, square
from tests.maps.panels.ground import SIDE, SOUTH, WEST
from tests.runs.worlds import at
from tests.siting.properties.worlds import HOME, HUB, OLDER

SECRET = "12 Secret Lane"
TOWNS = (
    Place("a", "Aton", PlaceKind.TOWN, at(7), "Testshire", "Middle", 20_000),
    Place("b", "Bury", PlaceKind.TOWN, at(27), "Testshire", "Middle", 10_000),
    Place("o", "Outham", PlaceKind.TOWN, at(-400), "Elsewhere", None, 9_000),
)


def drawn(comparison, **other):
    """The map of a comparison on the little district."""
    given = {"places": TOWNS, "districts": square("Middle", WEST, SOUTH, SIDE)}
    return property_map(comparison, district_roads(), **given | other)


def with_houses(comparison, *, moved_m=0.0, **changed):
    """The same sets, with houses that stand or are called otherwise; nothing else of them changes."""

    def other(house):
        away = replace(house.position, lat=house.position.lat + moved_m / 111_200)
        return replace(house, position=away, **changed)

    choices = tuple(
        replace(one, purchases=tuple(replace(it, house=other(it.house)) for it in one.purchases))
        for one in comparison.choices
    )
    return replace(comparison, choices=choices)


def with_uses(comparison):
    """The best set with three houses, one of each use."""
    best = comparison.best
    (bought,) = best.purchases
    purchases = tuple(
        replace(bought, provision=replace(bought.provision, use=use, beds=beds))
        for use, beds in ((HUB, 3), (HOME, 2), (OLDER, 2))
    )
    return replace(comparison, choices=(replace(best, purchases=purchases), *comparison.choices[1:]))
