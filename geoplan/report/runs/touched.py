"""Whether the workbook of a plan was changed by hand since it was written, and what was chosen in it."""

import re
import zipfile
from pathlib import Path

from geoplan.errors import InputError
from geoplan.io.tables import read_grid
from geoplan.report.runs import origin
from geoplan.report.runs.requests_sheet import CODE, SHEET, TAKE_BY
from geoplan.report.worksheets import HEADER_ROW

_CREATED = re.compile(rb"<dcterms:created[^>]*>([^<]*)</dcterms:created>")
_MODIFIED = re.compile(rb"<dcterms:modified[^>]*>([^<]*)</dcterms:modified>")
_MOST = 100_000


def is_as_written(path: Path) -> bool:
    """
    Tell whether a workbook is as `plan_workbook` wrote it; so is an empty file, which holds nothing to lose.

    Spreadsheet programs note when they save; `plan_workbook` notes the moment of the plan twice.
    """
    try:
        if path.stat().st_size == 0:
            return True
        with zipfile.ZipFile(path) as book, book.open("docProps/core.xml") as stream:
            core = stream.read(_MOST)
    except (OSError, KeyError, zipfile.BadZipFile):
        return False
    created, modified = _CREATED.search(core), _MODIFIED.search(core)
    made = b"<dc:creator>geoplan</dc:creator>" in core
    return made and created is not None and modified is not None and created[1] == modified[1]


def choices_in(path: Path, week: str) -> dict[str, str]:
    """
    Return what is chosen in the workbook of a week, by code of the request, as it is written there.

    Nothing of a file that is no workbook of this week: `read_edits` says what is wrong with such a file.
    """
    try:
        facts = {str(row.cells[0]): row.cells[1] for row in read_grid(path, sheet=origin.SHEET).rows}
        grid = read_grid(path, sheet=SHEET)
    except (InputError, IndexError):
        return {}
    header = next((row.cells for row in grid.rows if row.number == HEADER_ROW), ())
    if facts.get("week") != week or CODE not in header or TAKE_BY not in header:
        return {}
    code, taker = header.index(CODE), header.index(TAKE_BY)
    return {
        str(row.cells[code]): str(row.cells[taker]).strip()
        for row in grid.rows
        if row.number > HEADER_ROW and len(row.cells) > taker and row.cells[taker]
    }
