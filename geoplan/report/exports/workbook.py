"""An export as a workbook: a cover, then a sheet a table."""

from collections.abc import Sequence
from pathlib import Path

from geoplan.io.write import neutralise
from geoplan.report import worksheets
from geoplan.report.exports.about import About
from geoplan.report.exports.tables import ExportTable

_WRAPPED = 40


def save_workbook(tables: Sequence[ExportTable], about: About, path: Path) -> None:
    """Write the workbook."""
    from openpyxl import Workbook

    book = Workbook()
    book.properties.title, book.properties.creator = about.title, "geoplan"
    counted = (f"{table.name.lower()} {len(table.rows):,}" for table in tables)
    summary = f"Rows: {', '.join(counted)}."
    contents = [(table.name, table.note) for table in tables]
    worksheets.write_cover(book.active, about.title, summary, list(about.facts()), contents)
    footer = f"For {about.holder}. {about.provenance}"
    for table in tables:
        sheet = book.create_sheet(worksheets.title(table.name))
        columns = [one.column for one in table.shown]
        rows = [[neutralise(value) for value in row] for row in table.values()]
        wide = [column.heading for column in columns if column.width >= _WRAPPED]
        worksheets.write_table(sheet, table.note, columns, rows, footer, wrapped=wide)
    book.save(path)
