"""The audit of claims as a workbook: read first, queries, all journeys, what cannot be told, and all else."""

from datetime import datetime
from pathlib import Path

from geoplan.costs.claims import ClaimAudit, JourneyAudit, Verdict
from geoplan.costs.claims.patterns import Grouping
from geoplan.report.columns import WHOLE, Column
from geoplan.report.costs.claims.page import TOTAL_COLUMNS, claims_page, total_row, where
from geoplan.report.costs.claims.pattern_sheets import habit_sheet, pattern_sheet
from geoplan.report.costs.page import Sheet, page_workbook
from geoplan.report.runs.tables import MILES, POUNDS, TIME

_DAY = "dd/mm/yyyy"
_CLAIM = (
    Column("Where", None, 16),
    Column("Row", WHOLE, 7),
    Column("Claimant", None, 11),
    Column("Day", _DAY, 11),
    Column("Start", TIME, 7),
    Column("Places, in order", None, 28),
    Column("Miles claimed", MILES, 9),
)
_ROAD = (Column("Fastest way, miles", MILES, 10), Column("Shortest way, miles", MILES, 10))
_LEAST, _MOST = Column("Not asked about from", MILES, 11), Column("Not asked about up to", MILES, 11)


def claims_workbook(audit: ClaimAudit, path: str | Path) -> None:
    """
    Write an audit as an Excel workbook, whole or not at all; readable by its owner alone.

    Parameters
    ----------
    path
        The ``.xlsx`` file to write.

    Raises
    ------
    InputError
        When the name does not end in .xlsx, or the file cannot be written.
    """
    created = datetime.fromisoformat(audit.provenance.created)
    page_workbook(claims_page(audit), path, claims_sheets(audit), created=created)


def claims_sheets(audit: ClaimAudit) -> list[Sheet]:
    """Return the sheets after the first, in the order in which they are needed."""
    return [
        _queries(audit),
        _journeys(audit),
        _cannot_tell(audit),
        *(pattern_sheet(audit, grouping) for grouping in Grouping),
        habit_sheet(audit),
        _years(audit),
        _reconciliation(audit),
        _ignored(audit),
        _faults(audit),
    ]


def _claim(one: JourneyAudit) -> tuple[object, ...]:
    journey = one.journey
    return (
        where(journey.row.file, journey.row.sheet),
        journey.row.row,
        journey.claimant,
        journey.day,
        journey.start,
        " – ".join(journey.labels),
        None if journey.miles is None else float(journey.miles),
    )


def _queries(audit: ClaimAudit) -> Sheet:
    rows = [
        (
            *_claim(one),
            one.fastest_miles,
            one.shortest_miles,
            one.most_miles,
            query.kind.label,
            query.text,
            one.roads,
        )
        for one in audit.of(Verdict.QUERY)
        for query in one.queries
    ]
    count = audit.sums(Verdict.QUERY).journeys
    return Sheet(
        "Queries",
        f"{len(rows):,} questions about {count:,} journeys. Each is to be asked and answered; none is a"
        " finding.",
        "what is worth asking about, with the road and the tolerance",
        (
            *_CLAIM,
            *_ROAD,
            _MOST,
            Column("What", None, 20),
            Column("What it rests on", None, 56),
            Column("Main roads of the fastest way", None, 22),
        ),
        tuple(rows),
        wrapped=("Where", "Places, in order", "What", "What it rests on", "Main roads of the fastest way"),
    )


def _journeys(audit: ClaimAudit) -> Sheet:
    return Sheet(
        "All journeys",
        "Every journey as claimed, beside the fastest and the shortest way at that hour by all its places.",
        "every journey with both distances, tolerance and verdict",
        (
            *_CLAIM,
            *_ROAD,
            _LEAST,
            _MOST,
            Column("Claimed beyond the fastest", MILES, 11),
            Column("Amount", POUNDS, 10),
            Column("Verdict", None, 16),
            Column("Why", None, 36),
        ),
        tuple(
            (
                *_claim(one),
                one.fastest_miles,
                one.shortest_miles,
                one.least_miles,
                one.most_miles,
                one.over_miles,
                None if one.journey.amount_pence is None else one.journey.amount_pence / 100,
                one.verdict.value,
                _why(one),
            )
            for one in audit.journeys
        ),
    )


def _why(one: JourneyAudit) -> str | None:
    if one.queries:
        return "; ".join(query.kind.label for query in one.queries)
    if one.shared_with > 1:
        return f"split between {one.shared_with} rows"
    return one.reason


def _cannot_tell(audit: ClaimAudit) -> Sheet:
    return Sheet(
        "Cannot tell",
        "Journeys whose miles cannot be held against the road, and why. Unknown places have a number here;"
        " the row itself has the words.",
        "journeys that the road says nothing about, with the reason",
        (*_CLAIM, Column("Why it cannot be told", None, 80)),
        tuple((*_claim(one), one.reason) for one in audit.of(Verdict.CANNOT_TELL)),
        wrapped=("Why it cannot be told",),
    )


def _years(audit: ClaimAudit) -> Sheet:
    rows = [
        (
            one.claimant,
            str(one.tax_year),
            one.vehicle.label,
            one.journeys,
            float(one.miles),
            float(one.above_miles),
            one.approved_pence / 100,
            one.claimed_pence / 100,
            one.unpriced,
        )
        for one in audit.years
    ]
    total = ("All", None, None, *(sum(row[at] for row in rows) for at in range(3, 9)))  # type: ignore[misc]
    return Sheet(
        "Tax years",
        "Miles claimed by tax year, from 6 April, and what is approved for them by the day driven. Miles for"
        " other organisations are not known here. An approved rate is a ceiling for tax, not what is paid.",
        "miles of each claimant and year, and those beyond the threshold",
        (
            Column("Claimant", None, 14),
            Column("Tax year", None, 12),
            Column("Vehicle", None, 14),
            Column("Journeys", WHOLE),
            Column("Miles claimed", MILES),
            Column("Beyond the threshold", MILES),
            Column("Approved", POUNDS),
            Column("Claimed", POUNDS),
            Column("Rows without an amount", WHOLE),
        ),
        (*rows, total),
    )


def _reconciliation(audit: ClaimAudit) -> Sheet:
    rows = [(*total_row(line), line.covers, _agreement(line.agrees)) for line in audit.claims.totals]
    return Sheet(
        "Reconciliation",
        "Lines of totals in the files beside what their rows add up to. No total is counted as a journey;"
        " rows that cannot be read are added up with what they state.",
        "lines of totals beside the sums of their rows",
        (*TOTAL_COLUMNS, Column("What it adds up", None, 30), Column("Agrees", None, 14)),
        tuple(rows),
    )


def _agreement(agrees: bool) -> str:
    return "yes" if agrees else "no: see differences"


def _ignored(audit: ClaimAudit) -> Sheet:
    rows = [(where(one.row.file, one.row.sheet), one.row.row, one.reason) for one in audit.claims.ignored]
    return Sheet(
        "Ignored rows",
        "Rows that are no journeys, and why.",
        "rows that are no journeys, and why",
        (Column("Where", None, 22), Column("Row", WHOLE, 8), Column("Why", None, 70)),
        tuple(rows),
    )


def _faults(audit: ClaimAudit) -> Sheet:
    rows = [
        (where(one.file or "", one.sheet), one.row, one.column, one.message, one.cure)
        for one in audit.claims.faults
    ]
    return Sheet(
        "Rows not read",
        "Rows that cannot be read: mend them and audit again. They are in none of the figures.",
        "rows to mend, with what is wrong and the cure",
        (
            Column("Where", None, 22),
            Column("Row", WHOLE, 8),
            Column("Column", None, 20),
            Column("What is wrong", None, 60),
            Column("What to do", None, 60),
        ),
        tuple(rows),
        wrapped=("What is wrong", "What to do"),
    )
