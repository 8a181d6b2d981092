"""What a map of placement properties shows: panels of one ground, houses at settlements, families by area."""

from dataclasses import dataclass

from geoplan.domain.geography import Place
from geoplan.domain.properties import PropertyUse
from geoplan.maps.panels.picture import PanelArea, PanelHead, PanelsPicture

MOST_SETS = 4
"""More would leave no room for their maps."""

LOOKS = {
    PropertyUse.ASSESSMENT: ("hub", "Hub"),
    PropertyUse.UNDER_16: ("under", "U16"),
    PropertyUse.FROM_16: ("older", "16+"),
}
"""The shape of a mark, and the letters in it: never its colour alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseMark:
    """
    A house of a set, as far as may be told: never where it stands.

    Parameters
    ----------
    settlement
        That it lies in, by which alone it is drawn; None where none is near.
    price
        With works, as closely as its audience may read it.
    name
        Of the house, for those who may read it; else empty.
    """

    use: PropertyUse
    settlement: Place | None
    beds: int
    price: str
    name: str = ""

    @property
    def where(self) -> str:
        """The settlement in words."""
        return "no known settlement" if self.settlement is None else self.settlement.name


@dataclass(frozen=True, eq=False, kw_only=True)
class FamilyArea(PanelArea):
    """
    Neighbouring settlements in which enough families live.

    Parameters
    ----------
    children
        How many families, by children; or why that is not told.
    nearest
        By panel: the nearest house of the set in words, and its straight miles; None where there is none.
    """

    children: int | str
    nearest: tuple[tuple[str, float] | None, ...]


@dataclass(frozen=True, eq=False, kw_only=True)
class PropertyPanel(PanelHead):
    """One set, or now."""

    houses: tuple[HouseMark, ...] = ()


@dataclass(frozen=True, eq=False, kw_only=True)
class PropertyPicture(PanelsPicture):
    """
    What is on one page.

    Parameters
    ----------
    panels
        Now, and the sets, the one put forward first.
    over_miles
        From a family this far is flagged; drawn round every house.
    """

    panels: tuple[PropertyPanel, ...]
    areas: tuple[FamilyArea, ...]
    over_miles: float
