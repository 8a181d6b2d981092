"""The map of placement properties, made of a comparison that is cut for its audience."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from geoplan.audiences import Audience
from geoplan.audiences.sets.counts import PlacedCounts
from geoplan.audiences.sets.homes import (
    LEAST_PEOPLE,
    areas_of_families,
    families_shown,
    settlement_of,
)
from geoplan.audiences.sets.set_money import SetMoney
from geoplan.domain.geography import METRES_PER_MILE, Place
from geoplan.errors import Fault, InputError
from geoplan.maps.offline import OfflineMap
from geoplan.maps.panels.cells import area_shapes
from geoplan.maps.panels.draw import draw_panels, panels_layout
from geoplan.maps.panels.picture import parted
from geoplan.maps.properties.page import data, words
from geoplan.maps.properties.picture import (
    MOST_SETS,
    FamilyArea,
    HouseMark,
    PropertyPanel,
    PropertyPicture,
)
from geoplan.maps.properties.tables import tables
from geoplan.maps.properties.words import buys, figures, headline, house_price
from geoplan.network.model import RoadNetwork
from geoplan.siting.properties.choices import PropertyChoice, Purchase
from geoplan.siting.properties.comparison import PropertyComparison

if TYPE_CHECKING:
    import geopandas

    from geoplan.audiences.masking.areas import Area as PlaceArea

PROPERTIES = panels_layout(
    "properties/properties.html",
    scripts=("properties/panel.js",),
    styles=("properties/properties.css",),
)
_WARNING = {
    Audience.MANAGER: "",
    Audience.PLANNER: "For the planning team only: it names houses, and shows small numbers of children.",
}


def property_map(
    comparison: PropertyComparison,
    network: RoadNetwork,
    *,
    places: Sequence[Place],
    districts: "geopandas.GeoDataFrame | None" = None,
    councils: "geopandas.GeoDataFrame | None" = None,
    audience: Audience = Audience.MANAGER,
    proposed: str | None = None,
    made_up: bool = False,
    notes: Sequence[str] = (),
) -> OfflineMap:
    """
    Map sets of placement properties beside now: one ground, panned and zoomed together.

    Whoever reads, a house stands at the middle of its settlement, and families are told of by areas of at
    least 5 children; managers see no name of a house, no exact price, and no small number of children.

    Parameters
    ----------
    comparison
        The sets; the one put forward and at most three others are shown.
    network
        The roads.
    places
        The settlements.
    districts, councils
        Columns name, geometry (EPSG:4326). Without districts families are in the table alone.
    audience
        Managers, or the planning team.
    proposed
        The letter of the set put forward; by default the best as planned.
    made_up
        Whether the people, or the houses, are made up.
    notes
        Further lines for the foot of the page.

    Returns
    -------
    OfflineMap
        With ``save(path)``; shows itself in a notebook.

    Raises
    ------
    InputError
        When there is nothing for the audience, or so few children seek a placement that nothing may be told.
    KeyError
        When there is no set of the letter.
    """
    if audience not in _WARNING:
        fault = f"placement properties have nothing for the audience {audience.value}"
        raise InputError(Fault(fault, "make the map for managers, or for the planning team (planner)"))
    favoured = comparison.favoured if proposed is None else comparison.choice(proposed)
    found = _Found(SetMoney(PlacedCounts(comparison, audience)), favoured.name, tuple(places))
    areas = found.areas(districts)
    week = comparison.inputs.case.week
    served, around = parted(places)
    picture = PropertyPicture(
        title=f"Placement properties, week of Monday {week.day} {week:%B %Y}",
        subtitle=_subtitle(found, made_up),
        headline=headline(found.money, found.favoured, buys(found.houses[1])),
        panels=found.panels,
        areas=areas,
        over_miles=comparison.inputs.params.over_miles,
        places=served,
        around=around,
        warning=_WARNING[audience],
        tables=tables(found.panels, areas, found.money, found.choices),
        notes=(*notes, *_notes(found, network)),
        districts=districts,
        councils=councils,
    )
    return draw_panels(network, picture, PROPERTIES, words=words(picture), data=data(picture))


@dataclass(frozen=True, eq=False)
class _Found:
    """A comparison cut for an audience, with the parts that panels are made of."""

    money: SetMoney
    forward: str
    places: tuple[Place, ...]

    @property
    def counts(self) -> PlacedCounts:
        return self.money.counts

    @property
    def comparison(self) -> PropertyComparison:
        """As its audience may see it."""
        return self.money.comparison

    @property
    def favoured(self) -> PropertyChoice:
        """The set put forward."""
        return self.comparison.choice(self.forward)

    @cached_property
    def choices(self) -> tuple[PropertyChoice | None, ...]:
        """Of the panels: None for now, the set put forward, the best of the others."""
        others = [one for one in self.comparison.choices if one is not self.favoured]
        return (None, self.favoured, *others[: MOST_SETS - 1])

    @cached_property
    def houses(self) -> tuple[tuple[HouseMark, ...], ...]:
        """Of the panels."""
        return tuple(
            () if choice is None else tuple(self._house(one) for one in choice.purchases)
            for choice in self.choices
        )

    def _house(self, purchase: Purchase) -> HouseMark:
        """What may be told of a house."""
        return HouseMark(
            use=purchase.provision.use,
            settlement=settlement_of(purchase.house.position, self.places),
            beds=purchase.provision.beds,
            price=house_price(self.counts, purchase.house.cost_pence),
            name=purchase.house.name if self.counts.audience is Audience.PLANNER else "",
        )

    @cached_property
    def panels(self) -> tuple[PropertyPanel, ...]:
        made = []
        for choice, houses in zip(self.choices, self.houses, strict=True):
            forward = " (put forward)" if choice is self.favoured else ""
            made.append(
                PropertyPanel(
                    letter="0" if choice is None else choice.name,
                    name="Now" if choice is None else f"Set {choice.name}{forward}",
                    figures=figures(self.money, choice),
                    houses=houses,
                )
            )
        return tuple(made)

    def areas(self, districts: "geopandas.GeoDataFrame | None") -> tuple[FamilyArea, ...]:
        """Areas of families, drawn as the ground nearest to their settlements."""
        areas = areas_of_families(self.counts.comparison, self.places)
        shapes = area_shapes(areas, self.places, districts)
        return tuple(
            FamilyArea(
                name=area.name,
                shape=shape,
                children=count,
                nearest=tuple(_nearest(area, houses) for houses in self.houses),
            )
            for area, shape, count in zip(areas, shapes, families_shown(self.counts, areas), strict=True)
        )


def _nearest(area: "PlaceArea", houses: tuple[HouseMark, ...]) -> tuple[str, float] | None:
    """The nearest house in words, and its straight miles: from middle to middle, never from door to door."""
    middle = area.position
    ways = [
        (house.settlement.position.distance_m(middle) / METRES_PER_MILE, house)
        for house in houses
        if house.settlement is not None and middle is not None
    ]
    if not ways:
        return None
    miles, house = min(ways, key=lambda way: way[0])
    return f"{house.where} ({house.use.value})", miles


def _subtitle(found: _Found, made_up: bool) -> str:
    parts = [
        "A house stands at the middle of its settlement, never at its door.",
        "Maps move together, at one scale.",
    ]
    left = len(found.comparison.choices) - len(found.choices) + 1
    if left:
        parts.append(f"Not shown: {left} more set{'s' if left > 1 else ''}, which the workbook has.")
    if made_up:
        parts.append("Children, prices and houses that are not yours are made up.")
    return " ".join(parts)


def _notes(found: _Found, network: RoadNetwork) -> tuple[str, ...]:
    from geoplan.maps.access import origin_notes

    comparison, under = found.comparison, found.counts.params.under
    inputs, options = comparison.inputs, comparison.options
    where = (
        f"A house is told of by the nearest settlement of {LEAST_PEOPLE:,} people or more. Families: of "
        "children who seek a placement, by settlements taken together until there are 5 children or more."
    )
    hidden = (
        f"c stands for a number of children under {under}, or one that would give it back; prices of houses "
        "are with works, to the nearest £10,000."
    )
    made = (
        f"Inputs {inputs.case.version}, roads {inputs.travel.network_version}; weeks planned with "
        f"{options.iterations:,} steps, seed {options.seed}."
    )
    told = [one for one in found.choices if one is not None and one.year.minutes is not None]
    estimated = [one.name for one in told if one.contact_pence is None]
    return (
        where,
        *((hidden,) if found.counts.audience is not Audience.PLANNER else ()),
        *((f"Journeys to contact estimated, not planned: {', '.join(estimated)}.",) if estimated else ()),
        made,
        *origin_notes(network),
    )
