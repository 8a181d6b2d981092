"""The tables under a map of placement properties: everything that the maps show, in words and numbers."""

from geoplan.audiences.sets.counts import FAR, OFFERED, OUT
from geoplan.audiences.sets.homes import come_into_area
from geoplan.audiences.sets.set_money import SetMoney
from geoplan.domain.money import pounds
from geoplan.maps.panels.tables import LAST, Cell, Table, number
from geoplan.maps.properties.picture import FamilyArea, PropertyPanel
from geoplan.maps.properties.words import capital, pays_from
from geoplan.siting.properties.choices import PropertyChoice
from geoplan.siting.properties.pricing.parts import Part

_NONE = ("–", LAST)


def tables(
    panels: tuple[PropertyPanel, ...],
    areas: tuple[FamilyArea, ...],
    money: SetMoney,
    choices: tuple[PropertyChoice | None, ...],
) -> tuple[Table, ...]:
    """
    Return the sets, their houses, and the areas of families.

    Parameters
    ----------
    choices
        Of the panels; None for now.
    """
    made = (_sets(panels, money, choices), _houses(panels), _areas(panels, areas))
    return tuple(table for table in made if table.rows)


def _sets(
    panels: tuple[PropertyPanel, ...], money: SetMoney, choices: tuple[PropertyChoice | None, ...]
) -> Table:
    counts, comparison = money.counts, money.comparison
    rows = []
    for panel, choice in zip(panels, choices, strict=True):
        cells: list[Cell] = [panel.name]
        if choice is None:
            cells += [_NONE] * 4
        else:
            worth = comparison.appraisal(choice).net_present_value
            amounts = (comparison.spent_pence(choice), worth)
            cells.append(number(capital(counts, choice)))
            cells += [(pounds(pence, whole=True), pence) for pence in amounts]
            cells.append(number(pays_from(comparison, choice) or "never"))
        cells.append(_NONE if choice is None else number(counts.shown(OFFERED, choice)))
        cells.append(number(counts.shown(OUT, choice)))
        cells.append(_NONE if choice is None else number(come_into_area(counts, choice)))
        cells.append(number(counts.shown(FAR, choice)))
        rows.append(tuple(cells))
    heads = (
        "Set", "Price and works", "Spent a year", "Present value", "Pays from", "Offered a bed",
        "Out of the area", "Come into it", "Far from family",
    )  # fmt: skip
    params = comparison.inputs.params
    paid = pounds(comparison.year_now.parts[Part.PLACEMENTS], whole=True)
    note = (
        f"Of {counts.children_shown} children who seek a placement; {paid} a year is paid for them now. "
        "Spent a year: more than now (below 0: less), with these children in the beds. Present value over "
        f"{params.years} years with {params.occupancy:.0%} of the beds taken. Pays from: the share of beds "
        f"taken. Far: more than {params.over_miles:g} miles from the family, straight. "
        f"{money.note}"
    ).strip()
    return Table("The sets", heads, tuple(rows), frozenset(range(1, len(heads))), note)


def _houses(panels: tuple[PropertyPanel, ...]) -> Table:
    is_named = any(house.name for panel in panels for house in panel.houses)
    rows = []
    for panel in panels:
        for house in panel.houses:
            place = house.settlement
            district = "–" if place is None else place.contact_district or place.council
            cells: list[Cell] = [panel.letter, house.use.value, house.where, district or "–"]
            cells += [number(house.beds), number(house.price)]
            rows.append((*cells, house.name) if is_named else tuple(cells))
    heads = ("Set", "As", "Settlement", "District", "Beds", "Price and works")
    return Table(
        "The houses",
        (*heads, "House") if is_named else heads,
        tuple(rows),
        frozenset({4, 5}),
        "By settlement: where a house stands is on no map.",
    )


def _areas(panels: tuple[PropertyPanel, ...], areas: tuple[FamilyArea, ...]) -> Table:
    heads = ["Area", "Children"]
    for panel in panels[1:]:
        heads += [f"{panel.letter}: nearest house", "Miles"]
    rows = []
    for area in areas:
        cells: list[Cell] = [area.listed]
        cells.append(number(area.children))
        for near in area.nearest[1:]:
            cells += [_NONE, _NONE] if near is None else [near[0], number(f"{near[1]:.0f}")]
        rows.append(tuple(cells))
    return Table(
        "Where the families of the children live",
        tuple(heads),
        tuple(rows),
        frozenset({1, *range(3, len(heads), 2)}),
        "Children who seek a placement, by areas of 5 and more. Miles are straight, from the middle of the "
        "area's settlements to that of the house.",
        buttons="area",
    )
