"""Everything held about one code, as a workbook and as a page: for the officer who answers a request."""

from collections.abc import Iterable
from pathlib import Path

from geoplan.io.projects.records import local
from geoplan.io.retention.subject.found import FoundTable, SubjectRecord
from geoplan.io.retention.subject.plans import JOURNEYS
from geoplan.report.columns import WHOLE, Column
from geoplan.report.costs.page import Page, Sheet, page_workbook
from geoplan.report.retention.documents import (
    Blank,
    Bullets,
    Document,
    Grid,
    Paragraph,
    Section,
)
from geoplan.report.runs.blocks import Block

WARNING = "For the officer who answers the request. It must be read and checked before anybody else gets it."
TO_CHECK = (
    "Other children's codes are taken out; names, addresses and remarks that somebody typed are not: look.",
    "What tells of other people may be withheld (Data Protection Act 2018, Schedule 2, Part 3).",
    "Adults appear by their codes; whether they may be told to the person who asks is for you to decide.",
    "Where a child lives can endanger it: social work data may be withheld for that (Schedule 3, Part 3).",
    "Held elsewhere, and not in here: the case record, e-mails, prints, backups, payroll and finance.",
    "Caches hold travel times as numbers, without codes: nothing in them can be told to be somebody's.",
)
_WIDE = ("Why not others", "Value", "Found in", "What", "Why")
_WIDTHS = {
    "Why not others": 6,
    "Value": 6,
    "Found in": 4,
    "From and to": 3,
    "What": 4,
    "Why": 3,
}
_SHEET_WIDTHS = {"Why not others": 70, "Value": 60, "Found in": 40, "What": 40, "Why": 40}
_CONDENSED = ("Journey", "From and to", "Taken by", "Why not others", "Found in")


def subject_page(record: SubjectRecord) -> Document:
    """Return a record as a document to read."""
    sections = [
        Section("What was found", (Paragraph(_summary(record)), _counts(record))),
        Section("Before it goes to anybody", (Bullets(TO_CHECK),)),
    ]
    for table in record.tables:
        shown = _condensed(table) if table.headings == JOURNEYS else table
        sections.append(
            Section(
                f"{table.title} ({len(table.rows)})",
                (Paragraph(table.about), _grid(shown)),
            )
        )
    sections.append(Section("Where it was looked for", _searched(record)))
    sections.append(
        Section(
            "Checked and answered",
            (
                Paragraph(
                    Blank("who checked this, on which day, what was withheld and under which exemption")
                ),
                Paragraph(
                    Blank("when and how the answer was given (one month from the request, Article 12(3))")
                ),
            ),
        )
    )
    return Document(
        title=f"Everything held about {record.code}",
        subtitle=f"Looked for on {local(record.asked)}",
        notice=WARNING,
        sections=tuple(sections),
        footer="Made by geoplan. Destroy once the answer is filed.",
    )


def subject_workbook(record: SubjectRecord, path: str | Path) -> None:
    """
    Write a record as a workbook, a sheet for each kind of place; readable by its owner alone.

    Raises
    ------
    InputError
        When the name does not end in .xlsx, or the file cannot be written.
    """
    counts = Block(
        "What was found",
        (
            Column("Kind of place", None, 24),
            Column("Rows", WHOLE, 8),
            Column("What it is", None, 70),
        ),
        tuple((table.title, len(table.rows), table.about) for table in record.tables),
    )
    page = Page(
        title=f"Everything held about {record.code}",
        headline=_summary(record),
        blocks=(counts,),
        lines=TO_CHECK,
        warning=WARNING,
        footer=f"Looked for by geoplan on {local(record.asked)}. Destroy once the answer is filed.",
    )
    sheets = [_sheet(table) for table in record.tables]
    searched = (
        *((str(each), "searched") for each in record.searched),
        *_unsearched(record),
    )
    columns = (Column("File", None, 70), Column("Searched", None, 60))
    sheets.append(
        Sheet(
            "Searched",
            "Files that were searched.",
            "every file that was searched",
            columns,
            searched,
        )
    )
    page_workbook(page, path, sheets, created=record.asked.replace(tzinfo=None))


def _sheet(table: FoundTable) -> Sheet:
    wide = tuple(heading for heading in table.headings if heading in _WIDE)
    columns = tuple(
        Column(
            heading,
            WHOLE if heading in ("Pence", "Times", "Journeys", "Minutes in the car") else None,
            _SHEET_WIDTHS.get(heading, 14),
        )
        for heading in table.headings
    )
    return Sheet(table.title, table.about, table.about, columns, table.rows, wrapped=wide)


def _summary(record: SubjectRecord) -> str:
    whose = "a child's" if record.is_child else "an adult's, or one that no plan or table has for a child's"
    rows = "1 entry" if len(record) == 1 else f"{len(record):,} entries"
    files = "1 file" if len(record.searched) == 1 else f"{len(record.searched)} files"
    left = f" {len(record.unsearched)} could not be searched." if record.unsearched else ""
    if not len(record):
        return f"Nothing is held about {record.code} in {files}.{left}"
    return f"{rows} in {files}. The code is {whose}.{left}"


def _counts(record: SubjectRecord) -> Grid:
    rows = tuple((table.title, f"{len(table.rows):,}", table.about) for table in record.tables)
    return Grid(("Kind of place", "Entries", "What it is"), rows, widths=(3, 1, 8))


def _grid(table: FoundTable) -> Grid:
    widths = tuple(_WIDTHS.get(heading, 2) for heading in table.headings)
    rows = tuple(tuple(str(value) for value in row) for row in table.rows)
    return Grid(table.headings, rows, widths=widths)


def _condensed(table: FoundTable) -> FoundTable:
    """Seventeen columns do not fit a page: say each journey in five."""
    rows = []
    for row in table.rows:
        of = dict(zip(table.headings, map(str, row), strict=True))
        company = f", together with {of['Together with']}" if of["Together with"] else ""
        taken = ", ".join(part for part in (of["Taken by"], of["Who"], of["Run"]) if part)
        rows.append(
            (
                f"{of['Journey']}, {of['Day']}, {of['Way']}{company}",
                f"{of['From']}, {of['Fetched between']}, to {of['To']}, {of['Brought between']}",
                taken,
                of["Why not others"],
                f"{of['Found in']} ({of['Standing']}), saved {of['Saved']}",
            )
        )
    return FoundTable(table.title, table.about, _CONDENSED, tuple(rows))


def _searched(record: SubjectRecord) -> tuple[Bullets | Grid, ...]:
    there = Bullets(tuple(str(path) for path in record.searched))
    if not record.unsearched:
        return (there,)
    return (
        there,
        Grid(("Not searched", "Why"), tuple(_unsearched(record)), widths=(3, 2)),
    )


def _unsearched(record: SubjectRecord) -> Iterable[tuple[str, str]]:
    return ((str(path), f"not searched: {why}") for path, why in record.unsearched)
