"""The tables of money: beds when not all are taken, and the years."""

from fractions import Fraction
from itertools import accumulate

from geoplan.costs.appraisal import Appraisal, BedPrice, LineKind
from geoplan.costs.appraisal.beds import OCCUPANCIES
from geoplan.costs.appraisal.result import AppraisalYear
from geoplan.domain.money import pounds, rounded_pence
from geoplan.report.columns import PERCENT, WHOLE, Column
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
from geoplan.siting.properties.money import bed_price, break_even_of, occupancy_of, provision_price


def beds(comparison: PropertyComparison, choice: PropertyChoice) -> Block:
    """What a bed of each use costs a week against what it replaces, and from which occupancy it pays."""
    params, rows = comparison.inputs.params, list[tuple[object, ...]]()
    wanted = [one for one in params.provisions if one.count]
    for provision in wanted:
        price = bed_price(choice, provision, params)
        share = break_even_of(choice, params, provision.use)
        rows.append(
            (
                provision.use.value,
                price.beds,
                whole_pounds(price.weekly_pence),
                whole_pounds(price.replaced_weekly_pence),
                _share(share),
            )
        )
    full = occupancy_of(choice, params, (100,)).rows[0]
    rows.append(
        (
            "all",
            sum(int(str(row[1])) for row in rows),
            whole_pounds(full.weekly_per_child),
            whole_pounds(full.replaced_per_child),
            _share(break_even_of(choice, params)),
        )
    )
    columns = (
        Column("Beds of", None, 20),
        Column("Beds", WHOLE, 7),
        Column("A bed a week", POUNDS, 12),
        Column("Replaces a week", POUNDS, 12),
        Column("Pays from beds taken", PERCENT, 14),
    )
    note = (
        f"Set {choice.name}; the building is not in it. Replaces: what the children cost now who "
        "would be offered a bed. A dash: not even when all beds are taken."
    )
    return VenueBlock("What a bed costs and replaces", columns, tuple(rows), note, totals=1)


def _share(share: Fraction | None) -> float | None:
    return None if share is None else float(share)


def occupancy(comparison: PropertyComparison, choice: PropertyChoice) -> Block:
    """All beds together when only some are taken."""
    rows = [
        (
            f"{row.percent} in 100",
            whole_pounds(row.weekly_per_child),
            whole_pounds(row.replaced_per_child),
            whole_pounds(row.yearly_saving),
            _years(row.payback_years),
            _years(row.payback_with_residual),
        )
        for row in occupancy_of(choice, comparison.inputs.params).rows
    ]
    columns = (
        Column("Beds taken", None, 12),
        Column("A child a week", POUNDS, 11),
        Column("Replaces", POUNDS, 11),
        Column("Saved a year", POUNDS_CHANGE, 12),
        Column("Paid back", None, 12),
        Column("With what is got for them", None, 14),
    )
    share = break_even_of(choice, comparison.inputs.params)
    told = "never" if share is None else f"from {float(share):.0%} of the beds on"
    note = (
        f"Set {choice.name}, every use alike; paid back: {pounds(choice.capital_pence, whole=True)} of "
        f"prices and works. It costs no more than what it replaces {told}."
    )
    return VenueBlock("When not every bed is taken", columns, tuple(rows), note)


def a_child_a_week(comparison: PropertyComparison) -> Block:
    """What a child in a bed of each use costs a week when only some of the beds are taken."""
    params = comparison.inputs.params
    rows = [
        (one.use.value, *(_per_child(provision_price(one, params), percent) for percent in OCCUPANCIES))
        for one in params.provisions
        if one.count
    ]
    columns = (
        Column("Of 100 beds taken", None, 18),
        *(Column(str(percent), POUNDS, 9) for percent in OCCUPANCIES),
    )
    fixed = "all" if params.fixed_share == 1 else f"{params.fixed_share:.0%}"
    note = (
        f"Pounds for each child who is there, without the building. An empty bed costs {fixed} of its price."
    )
    return VenueBlock("A child a week, by use", columns, tuple(rows), note)


def _per_child(price: BedPrice, percent: int) -> int:
    taken = Fraction(percent, 100)
    return rounded_pence(price.weekly(taken) / (price.beds * taken) / 100)


def _years(years: Fraction | None) -> str:
    return "never" if years is None else f"{float(years):.1f} years"


LINES = "Lines by year"
_TRAVEL = (LineKind.TRANSPORT, LineKind.STAFF)


def over_the_years(comparison: PropertyComparison, choice: PropertyChoice) -> Block:
    """The money of a set, year by year, against now."""
    found = comparison.appraisal(choice)
    flat = pounds_adding_up(pence for year in found.years for pence in _in_and_out(year))
    positions = list(accumulate(flat))[3::4]
    rows = [
        (
            year.year,
            *(-one for one in flat[4 * at : 4 * at + 3]),
            flat[4 * at + 3],
            positions[at],
            whole_pounds(year.cumulative_discounted),
        )
        for at, year in enumerate(found.years)
    ]
    columns = (
        Column("Year", None, 8),
        Column("Capital", POUNDS, 11),
        Column("Running", POUNDS, 12),
        Column("Travel", POUNDS, 11),
        Column("Savings", POUNDS, 12),
        Column("Position", POUNDS_CHANGE, 13),
        Column("Discounted", POUNDS_CHANGE, 13),
    )
    params = comparison.inputs.params
    note = (
        f"Set {choice.name} against now, with {params.occupancy:.0%} of the beds taken, each use from the "
        f"month in which it opens. Position: all savings less all costs up to the year; discounted at "
        f"{100 * found.params.discount_rate:g} % a year. Travel: {_travel(choice)}social workers' visits."
    )
    return VenueBlock("Over the years", columns, tuple(rows), note)


def _travel(choice: PropertyChoice) -> str:
    """Which journeys of children are in a set's travel."""
    if choice.year.minutes is None:
        return ""
    how = "as estimated" if choice.contact_pence is None else "as planned"
    return f"children's journeys, those to contact {how}, and "


def _in_and_out(year: AppraisalYear) -> tuple[int, ...]:
    """Pence that capital, running and travel take, and that savings bring."""
    travel = sum(year.by_kind[kind] for kind in _TRAVEL)
    spent = (year.by_kind[LineKind.CAPITAL], year.by_kind[LineKind.RUNNING], travel)
    return (*(-pence for pence in spent), year.by_kind[LineKind.SAVING])


def by_line(comparison: PropertyComparison) -> Block:
    """Every line of every set, year by year."""
    found = [(one.name, comparison.appraisal(one)) for one in comparison.choices]
    years = found[0][1].option.years
    rows = [
        (name, line.kind.value, line.name, *(told := pounds_adding_up(line.pence)), sum(told))
        for name, appraisal in found
        for line in appraisal.option.lines
    ]
    columns = (
        Column("Set", None, 5),
        Column("Kind", None, 12),
        Column("Line", None, 38),
        *(Column(year.capitalize(), POUNDS, 12) for year in years),
        Column("All years", POUNDS, 13),
    )
    note = "Costs are above 0 where more is spent than now, savings where more is saved."
    return VenueBlock(LINES, columns, tuple(rows), note)


def sets(comparison: PropertyComparison) -> Block:
    """The sets side by side over the years."""
    rows = [_set(one, comparison.appraisal(one)) for one in comparison.choices]
    columns = (
        Column("Set", None, 5),
        Column("Breaks even", None, 22),
        Column("With what is got for them", None, 22),
        Column("Price and works", POUNDS, 12),
        Column("Better off", POUNDS_CHANGE, 12),
        Column("Present value", POUNDS_CHANGE, 12),
    )
    params = comparison.inputs.params
    note = (
        f"Against now, over {params.years} years. The present value counts what could be got for the "
        f"properties in the last year, {params.residual_share:.0%} of the price; better off does not."
    )
    return VenueBlock("The sets over the years", columns, tuple(rows), note)


def _set(one: PropertyChoice, found: Appraisal) -> tuple[object, ...]:
    return (
        one.name,
        "not within them" if found.break_even is None else str(found.break_even),
        "not within them" if found.break_even_with_residual is None else str(found.break_even_with_residual),
        whole_pounds(one.capital_pence),
        whole_pounds(found.cumulative),
        whole_pounds(found.net_present_value),
    )
