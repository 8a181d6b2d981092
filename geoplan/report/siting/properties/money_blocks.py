"""The tables of money: beds when not all are taken, and the years."""

from fractions import Fraction

from geoplan.audiences.options.properties import PlacedCounts
from geoplan.audiences.suppression import SHOWN_AS
from geoplan.costs.appraisal import Appraisal, LineKind
from geoplan.domain.money import pounds
from geoplan.report.columns import PERCENT, WHOLE, Column
from geoplan.report.runs.blocks import Block
from geoplan.report.siting.blocks import POUNDS, POUNDS_CHANGE, VenueBlock, whole_pounds
from geoplan.siting.properties.choices import PropertyChoice
from geoplan.siting.properties.comparison import PropertyComparison
from geoplan.siting.properties.money import bed_price, break_even_of, occupancy_of


def beds(comparison: PropertyComparison, choice: PropertyChoice, counts: PlacedCounts) -> Block:
    """What a bed of each use costs a week against what it replaces, and from which occupancy it pays."""
    params, rows = comparison.inputs.params, list[tuple[object, ...]]()
    for provision in params.provisions:
        if not provision.count:
            continue
        price, few = bed_price(choice, provision, params), counts.is_few(len(choice.offered(provision.use)))
        replaced = whole_pounds(price.replaced_weekly_pence)
        share = break_even_of(choice, params, provision.use)
        rows.append(
            (
                provision.use.value,
                price.beds,
                whole_pounds(price.weekly_pence),
                SHOWN_AS if few else replaced,
                SHOWN_AS if few else _share(share),
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
        f"Set {choice.name}; the building is not in it. Replaces: the average of those who would be "
        "offered a bed. A dash: not even when all beds are taken."
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


def _years(years: Fraction | None) -> str:
    return "never" if years is None else f"{float(years):.1f} years"


LINES = "Lines by year"
_TRAVEL = (LineKind.TRANSPORT, LineKind.STAFF)


def over_the_years(comparison: PropertyComparison, choice: PropertyChoice) -> Block:
    """The money of a set, year by year, against now."""
    found = comparison.appraisal(choice)
    rows = [
        (
            year.year,
            whole_pounds(year.by_kind[LineKind.CAPITAL]),
            whole_pounds(year.by_kind[LineKind.RUNNING]),
            whole_pounds(sum(year.by_kind[kind] for kind in _TRAVEL)),
            whole_pounds(year.by_kind[LineKind.SAVING]),
            whole_pounds(year.cumulative),
            whole_pounds(year.cumulative_discounted),
        )
        for year in found.years
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
        f"{100 * found.params.discount_rate:g} % a year. Travel: children's journeys, those to contact "
        f"{'as planned' if choice.outcome else 'as estimated'}, and social workers' visits."
    )
    return VenueBlock("Over the years", columns, tuple(rows), note)


def by_line(comparison: PropertyComparison) -> Block:
    """Every line of every set, year by year."""
    found = [(one.name, comparison.appraisal(one)) for one in comparison.choices]
    years = found[0][1].option.years
    rows = [
        (name, line.kind.value, line.name, *map(whole_pounds, line.pence), whole_pounds(line.total))
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
