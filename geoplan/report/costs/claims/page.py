"""The audit of claims at a glance: how many journeys, what is asked about, and how everything adds up."""

from typing import TYPE_CHECKING

from geoplan.costs.claims import ClaimAudit, Verdict
from geoplan.domain.claims import ClaimTotal
from geoplan.report.columns import WHOLE, Column
from geoplan.report.costs.page import Page, show_page
from geoplan.report.runs.blocks import Block
from geoplan.report.runs.tables import MILES, POUNDS

if TYPE_CHECKING:
    from rich.console import Console

TITLE = "Claims against the road"
WARNING = "For the planning team only: it shows where people live and travel."
NO_FINDING = (
    "A query is a question to be answered, not a finding against anybody: roads are closed, children are"
    " fetched from elsewhere, and the network is not the road. Nobody is scored or ranked."
)
_LISTED = 12


def claims_page(audit: ClaimAudit) -> Page:
    """Return an audit as a page of tables."""
    origin = audit.provenance
    blocks = [verdicts(audit), questions(audit), _unknown(audit), rows_read(audit), totals(audit)]
    return Page(
        title=TITLE,
        headline=headline(audit),
        lines=(
            NO_FINDING,
            str(audit.tolerance),
            *(f"{note}." for note in audit.claims.notes),
        ),
        blocks=tuple(blocks),
        warning=WARNING,
        footer=(
            f"Roads: {origin.network_source}, version {origin.network_version}. Speeds: version"
            f" {origin.speeds_version}. Made {origin.created}."
        ),
    )


def show_claims(audit: ClaimAudit, console: "Console | None" = None) -> None:
    """Print an audit; no place and nothing of a row is shown."""
    show_page(claims_page(audit), console)


def headline(audit: ClaimAudit) -> str:
    """Return the whole in a sentence or two."""
    total, within, asked, open_ = (
        audit.sums(verdict) for verdict in (None, Verdict.WITHIN, Verdict.QUERY, Verdict.CANNOT_TELL)
    )
    people = len({one.journey.claimant for one in audit.journeys})
    return (
        f"{_many(total.journeys, 'journey')} of {_many(people, 'claimant')}, {total.miles:,.1f} miles:"
        f" {within.journeys:,} within tolerance, {asked.journeys:,} to ask about, {open_.journeys:,} that"
        " cannot be told."
    )


def verdicts(audit: ClaimAudit) -> Block:
    """Journeys, miles and pounds by verdict."""
    named = [(verdict.value, audit.sums(verdict)) for verdict in Verdict]
    every = [*named, ("all journeys", audit.sums())]
    return Block(
        "Verdicts",
        (
            Column("Verdict", None, 20),
            Column("Journeys", WHOLE),
            Column("Miles claimed", MILES),
            Column("Claimed", POUNDS),
        ),
        tuple((name, sums.journeys, float(sums.miles), sums.pence / 100) for name, sums in every),
        note="Claimed: where rows state an amount.",
        totals=1,
    )


def questions(audit: ClaimAudit) -> Block:
    """How many journeys are asked about for what."""
    counts = audit.query_counts
    rows = [(kind.label, count) for kind, count in counts.items()]
    if rows:
        rows.append(("journeys to ask about", audit.sums(Verdict.QUERY).journeys))
    return Block(
        "To ask about",
        (Column("What", None, 32), Column("Journeys", WHOLE)),
        tuple(rows),
        note="A journey may be asked about for several things; the last line counts it once.",
        totals=1 if rows else 0,
    )


def rows_read(audit: ClaimAudit) -> Block:
    """Every row of the files: a journey, ignored, or at fault."""
    claims = audit.claims
    rows = [
        ("journeys", len(claims.journeys)),
        ("ignored, with the reason", len(claims.ignored)),
        ("not readable, with the cure", claims.rows_at_fault),
        ("all rows", claims.rows),
    ]
    return Block(
        "Rows of the files",
        (Column("Rows", None, 28), Column("How many", WHOLE)),
        tuple(rows),
        note="Blank rows, and what stands above a header, are not counted.",
        totals=1,
    )


def totals(audit: ClaimAudit) -> Block:
    """Lines of totals that do not agree with their rows, and how many do."""
    lines = audit.claims.totals
    apart = [line for line in lines if not line.agrees]
    agree = len(lines) - len(apart)
    more = f" The first {_LISTED} are shown." if len(apart) > _LISTED else ""
    return Block(
        "Lines of totals that do not agree with their rows",
        (
            Column("Where", None, 22),
            Column("Row", WHOLE, 8),
            Column("Miles stated", MILES),
            Column("Added up", MILES),
            Column("Difference", MILES),
            Column("Pounds apart", POUNDS),
        ),
        tuple(row[:2] + row[3:6] + row[8:] for row in map(total_row, apart[:_LISTED])),
        note=f"{_many(len(lines), 'line')} of totals; {agree:,} agree{'s' if agree == 1 else ''}.{more}",
    )


TOTAL_COLUMNS = (
    Column("Where", None, 22),
    Column("Row", WHOLE, 8),
    Column("Rows added up", WHOLE, 10),
    Column("Miles stated", MILES),
    Column("Miles added up", MILES),
    Column("Difference", MILES),
    Column("Pounds stated", POUNDS),
    Column("Pounds added up", POUNDS),
    Column("Difference in pounds", POUNDS),
)


def total_row(line: ClaimTotal) -> tuple[object, ...]:
    """Return a line of totals beside what its rows add up to."""
    miles, pence = line.difference_miles, line.difference_pence
    return (
        where(line.row.file, line.row.sheet),
        line.row.row,
        line.rows,
        None if line.stated_miles is None else float(line.stated_miles),
        None if line.stated_miles is None else float(line.added_miles),
        None if miles is None else float(miles),
        None if line.stated_pence is None else line.stated_pence / 100,
        None if line.stated_pence is None else line.added_pence / 100,
        None if pence is None else pence / 100,
    )


def _unknown(audit: ClaimAudit) -> Block:
    """Why journeys cannot be told, without naming any place."""
    counts: dict[str, int] = {}
    for one in audit.journeys:
        if one.verdict is Verdict.CANNOT_TELL:
            reason = reason_kind(one.reason or "")
            counts[reason] = counts.get(reason, 0) + 1
    rows = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    every = [*rows, ("all that cannot be told", sum(counts.values()))] if rows else []
    return Block(
        "Why it cannot be told",
        (Column("Reason", None, 48), Column("Journeys", WHOLE)),
        tuple(every),
        note="Places become known with --places, --project, or geoplan postcodes import.",
        totals=1 if rows else 0,
    )


def reason_kind(reason: str) -> str:
    """Return a reason without the places in it."""
    if "miles off the roads" in reason:
        return "a place lies off the roads of this network"
    if reason.startswith("no road of this network"):
        return "no road of this network joins the places"
    first = reason.partition("; ")[0].partition(": ")
    return first[2] or first[0]


def where(file: str, sheet: str | None) -> str:
    """Return file and sheet as a cell."""
    return f"{file}, {sheet}" if sheet else file


def _many(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"
