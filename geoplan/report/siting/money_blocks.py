"""The money of venue options year by year: for the workbook, on a sheet of its own."""

from itertools import accumulate

from geoplan.costs.appraisal import Appraisal, LineKind
from geoplan.report.columns import Column
from geoplan.report.costs.page import Sheet
from geoplan.report.siting.blocks import POUNDS_CHANGE, Labels, pounds_adding_up, whole_pounds
from geoplan.siting.options.comparison import VenueComparison
from geoplan.siting.options.money import appraisal_of

_KINDS = (LineKind.CAPITAL, LineKind.RUNNING, LineKind.TRANSPORT, LineKind.STAFF)


def by_year(comparison: VenueComparison, labels: Labels) -> Sheet:
    """What each option costs more than now, kind by kind, year by year, and where that leaves the service."""
    rows: list[tuple[object, ...]] = []
    for one in comparison.planned[1:]:
        found = appraisal_of(comparison.base, one, comparison.params, appraisal=comparison.appraisal)
        rows += [(labels[one.name], *row) for row in _years(found)]
    columns = (
        Column("Option", None, 34),
        Column("Year", None, 9),
        Column("Capital", POUNDS_CHANGE, 12),
        Column("Buildings", POUNDS_CHANGE, 12),
        Column("Children's journeys", POUNDS_CHANGE, 12),
        Column("Workers' travel", POUNDS_CHANGE, 12),
        Column("Position", POUNDS_CHANGE, 13),
        Column("Discounted", POUNDS_CHANGE, 13),
        Column("With what could be got", POUNDS_CHANGE, 13),
    )
    note = (
        "Money by year. Costs above 0 where more is spent than now; from the month on in which an option is "
        "carried out. Position: all that is saved less all that is spent up to the year; discounted at "
        f"{100 * comparison.appraisal.discount_rate:g} % a year; with what could be got for what was bought."
    )
    contents = "capital, buildings, journeys and workers' travel of each option by year, and the position"
    return Sheet("Money by year", note, contents, columns, tuple(rows))


def _years(found: Appraisal) -> list[tuple[object, ...]]:
    """Pounds of each year, which add up to the position as shown."""
    flat = pounds_adding_up(-year.by_kind[kind] for year in found.years for kind in _KINDS)
    positions = list(accumulate(flat))[len(_KINDS) - 1 :: len(_KINDS)]
    got = whole_pounds(found.residual_pence)
    return [
        (
            year.year,
            *(-one for one in flat[len(_KINDS) * at : len(_KINDS) * (at + 1)]),
            positions[at],
            whole_pounds(year.cumulative_discounted),
            positions[at] + got,
        )
        for at, year in enumerate(found.years)
    ]
