"""
Rows of long tables as text, put into a workbook once it is saved: openpyxl takes long over every cell.

openpyxl makes each row that looks like none before it. All others have the looks of one of these, so that
their cells are known but for their values, and are written beside it in a tenth of the time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any
from xml.sax.saxutils import escape

Row = Sequence[object]
# Whether a row is a total, and which of its cells are texts.
_Look = tuple[bool, ...]


def look_of(row: Row) -> _Look:
    """Return what decides how the cells of a row of a table look."""
    return (row[0] == "All", *(isinstance(value, str) for value in row))


@dataclass(slots=True)
class LateRows:
    """
    The rows of a table of which openpyxl makes only some.

    Parameters
    ----------
    sheet
        The worksheet.
    first
        The number of the first row.
    rows
        All rows, values as cells hold them.
    """

    sheet: Any
    first: int
    rows: Sequence[Row] = field(repr=False)
    _made: dict[_Look, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._made = {}
        for number, row in self.numbered():
            self._made.setdefault(look_of(row), number)

    def numbered(self) -> Iterator[tuple[int, Row]]:
        """Give all rows with their numbers."""
        return iter(enumerate(self.rows, start=self.first))

    def made(self) -> Iterator[tuple[int, Row]]:
        """Give the rows that openpyxl makes, with their numbers: the first of each look."""
        return ((number, self.rows[number - self.first]) for number in self._made.values())

    def put_into(self, xml: bytes) -> bytes:
        """
        Return the saved sheet with all rows in it.

        Parameters
        ----------
        xml
            With the rows that openpyxl has made, and at least one row below the table.
        """
        styles = {look: self._styles(number) for look, number in self._made.items()}
        columns = [self.sheet.cell(self.first, at).column_letter for at in range(1, len(self.rows[0]) + 1)]
        found: list[bytes] = []
        done, waiting = 0, []
        for number, row in self.numbered():
            look = look_of(row)
            if self._made[look] != number:
                waiting.append(_row_xml(number, row, columns, styles[look]))
            elif waiting:
                place = xml.index(b'<row r="%d"' % number, done)
                found += [xml[done:place], "".join(waiting).encode()]
                done, waiting = place, []
        if waiting:
            last = self.sheet.max_row
            place = xml.index(b'<row r="%d"' % last, done)
            found += [xml[done:place], "".join(waiting).encode()]
            done = place
        return b"".join([*found, xml[done:]])

    def _styles(self, number: int) -> list[int]:
        """Return the number of the look of each cell of a row, as the workbook counts looks."""
        return [self.sheet.cell(number, at).style_id for at in range(1, len(self.rows[0]) + 1)]


def _row_xml(number: int, row: Row, columns: Sequence[str], styles: Sequence[int]) -> str:
    cells = "".join(
        f'<c r="{column}{number}" s="{style}"{_value_xml(value)}'
        for column, style, value in zip(columns, styles, row, strict=True)
    )
    return f'<row r="{number}">{cells}</row>'


def _value_xml(value: object) -> str:
    """Return what stands in a cell's element after its place and look."""
    if value is None or value == "":
        return " />"
    if isinstance(value, str):
        kept = ' xml:space="preserve"' if value != value.strip() else ""
        return f' t="inlineStr"><is><t{kept}>{escape(value)}</t></is></c>'
    if isinstance(value, bool):
        return f' t="b"><v>{value:d}</v></c>'
    if isinstance(value, date | time):
        from openpyxl.utils.datetime import to_excel

        return f"><v>{to_excel(value)!r}</v></c>"
    return f"><v>{value}</v></c>"
