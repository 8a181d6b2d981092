"""The tables of a comparison of placement properties: what is bought, what it costs, how children live."""

from collections.abc import Sequence

from geoplan.audiences.sets.counts import FAR, OFFERED, PlacedCounts
from geoplan.audiences.suppression import SHOWN_AS
from geoplan.domain.money import exact, pounds
from geoplan.domain.properties import Area
from geoplan.report.columns import ONE_DECIMAL, WHOLE, Column
from geoplan.report.runs.blocks import Block
from geoplan.report.siting.blocks import (
    POUNDS,
    POUNDS_CHANGE,
    VenueBlock,
    pounds_adding_up,
    whole_pounds,
)
from geoplan.siting.properties.choices import PropertyChoice
from geoplan.siting.properties.comparison import PropertyComparison
from geoplan.siting.properties.pricing.parts import Part
from geoplan.siting.properties.pricing.table import DAYS

OFFERS, STAYING = "Who would be offered which bed", "Who is offered no bed"
_COUNT = "#,##0"


def bought(comparison: PropertyComparison) -> Block:
    """What each set buys, and for what."""
    rows = [
        (
            one.name,
            purchase.provision.use.value,
            purchase.house.name,
            purchase.house.contact_district or "–",
            purchase.provision.beds,
            whole_pounds(purchase.house.price_pence),
            whole_pounds(purchase.house.works_pence),
        )
        for one in comparison.choices
        for purchase in one.purchases
    ]
    columns = (
        Column("Set", None, 5),
        Column("Bought as", None, 18),
        Column("Property", None, 30),
        Column("District", None, 10),
        Column("Beds", WHOLE, 6),
        Column("Price", POUNDS, 11),
        Column("Works", POUNDS, 10),
    )
    return VenueBlock("The sets", columns, tuple(rows), _proof(comparison))


def _proof(comparison: PropertyComparison) -> str:
    proven = all(one.choice.proven for one in comparison.choices)
    told = "is proven to be the best" if proven else "is the best found"
    others = "; each other set is the best of other properties" if len(comparison.choices) > 1 else ""
    totals = ", ".join(f"{one.name} {pounds(one.capital_pence, whole=True)}" for one in comparison.choices)
    budget = comparison.inputs.params.budget_pence
    within = "" if budget is None else f", of {pounds(budget, whole=True)} at most"
    return f"By what a year costs with journeys estimated, A {told}{others}. In all: {totals}{within}."


def year(comparison: PropertyComparison) -> Block:
    """What a year costs, part by part: now, and the change in each set."""
    valued = Part.OUT_OF_AREA in comparison.year_now.parts
    # Money first, then what is only valued: each total is that of all rows above it, and adds up as shown.
    there = comparison.best.parts
    parts = [part for part in there if part.is_money]
    valued_parts = [part for part in there if not part.is_money] if valued else []
    amounts = [comparison.year_now.parts, *(one.parts for one in comparison.choices)]
    told = [pounds_adding_up(one.get(part, 0) for part in (*parts, *valued_parts)) for one in amounts]
    rows: list[tuple[object, ...]] = [
        (part.value, *(one[at] for one in told)) for at, part in enumerate((*parts, *valued_parts))
    ]
    totals: list[tuple[object, ...]] = [("spent in all", *(sum(one[: len(parts)]) for one in told))]
    if valued:
        totals.append(("all together", *map(sum, told)))
    rows += totals
    columns = (
        Column("A year", None, 26),
        Column("Now", POUNDS, 12),
        *(Column(f"Set {one.name}", POUNDS_CHANGE, 12) for one in comparison.choices),
    )
    return VenueBlock(
        "What a year costs, and the change", columns, tuple(rows), _prices(comparison, valued_parts),
        totals=len(totals),
    )  # fmt: skip


def _prices(comparison: PropertyComparison, valued: Sequence[Part]) -> str:
    params = comparison.inputs.params
    minute, day = exact(params.child_pence_per_minute), params.out_of_area_day_pence
    told = (
        "Buildings: the equal yearly amount that price and works, less what is got for the property at "
        f"the end, come to over {params.years} years. Beds: all of them, taken or not."
    )
    worth = {
        Part.CHILD_TIME: f"a child's minute on the way at {pounds(minute)}",
        Part.OUT_OF_AREA: f"a day out of the area at {pounds(day)}",
    }
    if valued:
        return f"{told} Not spent but valued: {', '.join(worth[part] for part in valued)}."
    return f"{told} What children's time and days out of the area are worth would tell of single children."


def children(comparison: PropertyComparison, counts: PlacedCounts) -> Block:
    """Where the children live, and what it means for them and their social workers."""
    miles = comparison.inputs.params.over_miles
    sets = (None, *comparison.choices)
    titles = {
        OFFERED: "offered a bed",
        str(Area.IN_AREA): "living in area",
        str(Area.ADJOINING): "living in an adjoining area",
        str(Area.DISTANT): "living in a distant area",
        FAR: f"over {miles:g} miles from the family",
    }
    rows: list[tuple[object, ...]] = [("children", *(counts.children_shown for _ in sets))]
    rows += [(title, *(counts.shown(what, one) for one in sets)) for what, title in titles.items()]
    years = [comparison.year_now, *map(comparison.year, comparison.choices)]
    rows += [
        ("days out of area a year", *map(counts.days_out_shown, sets)),
        ("social workers' visits a year", *(round(one.visits) for one in years)),
    ]
    hours = [round(one.minutes / 60) for one in years if one.minutes is not None]
    if hours:
        rows.append(("hours on the way a year", *hours))
    columns = (
        Column("Of those who seek a placement", None, 32),
        Column("Now", _COUNT, 10),
        *(Column(f"Set {one.name}", _COUNT, 10) for one in comparison.choices),
    )
    note = (
        "Adjoining and distant follow the boundary tables; miles are straight. Visits are those that the "
        f"law asks for at the least, in {DAYS // 7} weeks."
    )
    note += " On the way: to contact, school and family." if hours else ""
    if counts.hidden:
        note += (
            f" {SHOWN_AS} stands for a number under {counts.params.under}, or one that would give it back."
        )
    return VenueBlock("The children", columns, tuple(rows), note)


def journeys(comparison: PropertyComparison) -> Block:
    """Journeys to contact as estimated and as planned; no row where they are not told by themselves."""
    rows = []
    for one in comparison.choices:
        if Part.CONTACT not in one.parts:
            continue
        planned, error = one.contact_pence, comparison.error_pence(one)
        spent = None if error is None else whole_pounds(one.money_pence - error)
        rows.append(
            (
                one.name,
                whole_pounds(one.parts[Part.CONTACT]),
                None if planned is None else whole_pounds(planned),
                None if error is None else whole_pounds(error),
                spent,
            )
        )
    columns = (
        Column("Set", None, 5),
        Column("Estimated", POUNDS_CHANGE, 12),
        Column("Planned", POUNDS_CHANGE, 12),
        Column("Error", POUNDS_CHANGE, 12),
        Column("Spent in all, as planned", POUNDS_CHANGE, 14),
    )
    note = "A year's journeys to contact, more than now, for all children of the week."
    if comparison.spread_pence is not None:
        spread = comparison.spread_pence * comparison.inputs.params.weeks_a_year
        note += (
            f" {comparison.options.searches} searches for the week of now differ by up to "
            f"{pounds(spread, whole=True)} a year: smaller differences tell nothing."
        )
    return VenueBlock("Journeys to contact", columns, tuple(rows), note)


def offers(comparison: PropertyComparison) -> Block:
    """Who would be offered which bed: for the planning team."""
    rows = [
        (
            choice.name,
            one.child,
            one.house.name,
            one.use.value,
            one.area_now and one.area_now.value,
            one.area and one.area.value,
            one.family_miles_now,
            one.family_miles,
            one.visits_now,
            one.visits,
            round(one.minutes_now / 60),
            round(one.minutes / 60),
            whole_pounds(one.placement.weekly_pence),
            whole_pounds(one.pence),
        )
        for choice in comparison.choices
        for one in choice.offers
    ]
    columns = (
        Column("Set", None, 5),
        Column("Child", None, 10),
        Column("Property", None, 28),
        Column("As", None, 18),
        Column("Area now", None, 11),
        Column("Area", None, 11),
        Column("Miles from family now", ONE_DECIMAL, 11),
        Column("Miles from family", ONE_DECIMAL, 11),
        Column("Visits now", ONE_DECIMAL, 8),
        Column("Visits", ONE_DECIMAL, 8),
        Column("Hours on the way now", WHOLE, 10),
        Column("Hours on the way", WHOLE, 10),
        Column("Costs a week now", POUNDS, 11),
        Column("A year, change", POUNDS_CHANGE, 12),
    )
    note = (
        "A proposal for those who know the children: it knows ages, places and prices, and nothing of "
        "what a child wishes or needs beside them."
    )
    return VenueBlock(OFFERS, columns, tuple(rows), note)


def offers_in_short(choice: PropertyChoice) -> Block:
    """Who would be offered which bed of one set, as eighty columns hold it."""
    rows = [
        (
            one.child,
            one.house.name,
            _arrow(one.area_now and one.area_now.value, one.area and one.area.value),
            _arrow(_miles(one.family_miles_now), _miles(one.family_miles)),
            whole_pounds(one.pence),
        )
        for one in choice.offers
    ]
    columns = (
        Column("Child", None, 8),
        Column("Property", None, 28),
        Column("Area", None, 20),
        Column("Miles from family", None, 12),
        Column("A year", POUNDS_CHANGE, 10),
    )
    told = "A proposal for those who know the children; the workbook has more, and all sets."
    return VenueBlock(OFFERS, columns, tuple(rows), f"Set {choice.name}. {told}")


def _miles(miles: float | None) -> str | None:
    return None if miles is None else f"{miles:.1f}"


def _arrow(before: str | None, after: str | None) -> str:
    """Now and then in one cell; once where nothing changes."""
    one, other = before or "–", after or "–"
    return one if one == other else f"{one} → {other}"


def staying(choices: Sequence[PropertyChoice]) -> Block:
    """Who is offered no bed, and why: for the planning team."""
    rows = [(one.name, who.child, who.reason) for one in choices for who in one.staying]
    columns = (Column("Set", None, 5), Column("Child", None, 10), Column("Why", None, 60))
    return VenueBlock(STAYING, columns, tuple(rows))
