"""One row of claims after the other: a journey, a line to pass over and why, or what is wrong with it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from geoplan.domain.claims import ClaimTotal, IgnoredRow
from geoplan.domain.rates import Vehicle
from geoplan.errors import Fault, RowAt
from geoplan.io.claims.cells import figure_of_miles, figure_of_pence, is_ditto, is_nothing, to_miles
from geoplan.io.claims.drafts import Draft, places_called, reference_of
from geoplan.io.claims.header import ClaimHeader
from geoplan.io.claims.schema import CLAIMS
from geoplan.io.claims.sheets import ClaimSheet
from geoplan.io.claims.totals import Adder, says_carried, says_grand, says_total
from geoplan.io.fields import Bad, plain, spreadsheet_error
from geoplan.io.grid import Cell, RawRow, is_blank

# Columns in which a cell merged over several rows, or a ditto mark, counts for each of them.
_CARRIED = frozenset(
    ("claimant", "date", "time", "from", "via", "to", "journey", "children", "vehicle", "rate", "submitted")
)
_PLACES = ("from", "from_postcode", "to", "to_postcode", "journey")
_FIGURES = ("miles", "amount", "odometer_start", "odometer_end")
_EXAMPLE = re.compile(r"example([-_ ]?\d*)?", re.IGNORECASE)
# What a message may repeat: figures, dates, units. Words typed into the wrong cell may be names.
_HARMLESS = re.compile(r"[\d\s£.,:/\-]*(p|pence|am|pm|m|mi|miles?|km|hrs?|st|nd|rd|th)?[\d\s.,:/\-]*")
_LONGEST_REPEATED = 40


@dataclass(slots=True)
class RowReader:
    """
    Reads the rows of one sheet.

    Parameters
    ----------
    sheet, header
        The sheet and its header.
    claimant
        Who claims, where neither row nor sheet says.
    knows
        Whether a text means a place as it stands.
    adder
        Adds up what is claimed, over the sheets of a file.
    """

    sheet: ClaimSheet
    header: ClaimHeader
    claimant: str | None
    knows: Callable[[str], bool]
    adder: Adder
    drafts: list[Draft] = field(default_factory=list)
    ignored: list[IgnoredRow] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    totals: list[ClaimTotal] = field(default_factory=list)
    _above: dict[str, Cell] = field(default_factory=dict)
    # Columns repeat the same few cells and rows the same places; parsing is most of the work.
    _parsed: dict[tuple[str, type, Cell], Any] = field(default_factory=dict)
    _saying: dict[str, bool] = field(default_factory=dict)
    _places: dict[tuple[object, ...], tuple[str, ...]] = field(default_factory=dict)

    def read(self) -> None:
        """Read every row below the header."""
        for raw in self.sheet.grid.rows:
            if raw.number > self.header.rows[-1]:
                self._row(raw)

    def _row(self, raw: RawRow) -> None:
        cells = self._cells(raw)
        reason = self._no_journey(raw, cells)
        if reason is not None:
            self.ignored.append(IgnoredRow(self._at(raw), reason))
            return
        self._above.update(cells)
        self._journey(raw, cells)

    def _at(self, raw: RawRow) -> RowAt:
        return RowAt(self.sheet.grid.file, self.sheet.grid.sheet, raw.number)

    def _cells(self, raw: RawRow) -> dict[str, Cell]:
        """Return the cells of known columns that say something, dittos and merged cells filled in."""
        found: dict[str, Cell] = {}
        cells, width = raw.cells, len(raw.cells)
        for name, place in self.header.at.items():
            cell = cells[place] if place < width else None
            if name in _CARRIED and self._stands_for_above(raw, place, cell):
                cell = self._above.get(name)
            if cell is not None and self._says(cell):
                found[name] = cell
        return found

    def _stands_for_above(self, raw: RawRow, place: int, cell: Cell) -> bool:
        """Tell a ditto, or a blank cell merged with one above it that is no heading."""
        if cell is None or is_blank(cell):
            block = self.sheet.over_rows(raw.number, place)
            return block is not None and block.top > self.header.rows[-1]
        return is_ditto(cell)

    def _says(self, cell: Cell) -> bool:
        """Tell a cell that says something; texts repeat, and are looked at once."""
        if not isinstance(cell, str):
            return True
        known = self._saying.get(cell)
        if known is None:
            known = self._saying[cell] = not is_nothing(cell)
        return known

    def _no_journey(self, raw: RawRow, cells: dict[str, Cell]) -> str | None:
        """Return why a row is no journey, where it is none; a line of totals is added to the totals."""
        words = [cell for cell in raw.cells if isinstance(cell, str) and not is_blank(cell)]
        if any(_EXAMPLE.fullmatch(word.strip()) for word in words[:2]):
            return "the example of the template"
        has_day = "date" in cells and not isinstance(self._parse("date", cells["date"]), Bad)
        if not has_day:
            if self.header.repeated(words):
                return "the header once more"
            if any(says_carried(word) for word in words):
                return "a sum carried from or to another page"
            if any(says_total(word) for word in words):
                return self._total(raw, grand=any(says_grand(word) for word in words))
        has_place = any(name in cells for name in _PLACES)
        has_figure = any(name in cells for name in _FIGURES)
        if not has_figure and not has_place:
            what = "a day without" if has_day else "words without day,"
            return f"{what} places, miles or amount"
        if len(words) == 1 and not has_day and not has_figure:
            return "a line of words"
        if has_place or "date" in cells:
            return None
        is_sum = self.adder.is_sum(*self._figures(raw))
        return self._total(raw, grand=False) if is_sum else None

    def _total(self, raw: RawRow, *, grand: bool) -> str:
        miles, pence = self._figures(raw)
        if miles is None and pence is None:
            return "a line of totals without a figure below miles or amount"
        self.totals.append(self.adder.line(self._at(raw), miles, pence, grand=grand))
        return "a line of totals; it is held against its rows and never counted"

    def _figures(self, raw: RawRow) -> tuple[Decimal | None, int | None]:
        """Return miles and pence of a row, however large."""
        miles, pence = (self._cell(raw, name) for name in ("miles", "amount"))
        found = None if is_nothing(miles) else figure_of_miles(miles)
        amount = None if is_nothing(pence) else figure_of_pence(pence)
        if found is not None and self._in_km(miles):
            found = to_miles(found)
        if amount is not None and self._in_pence(pence):
            amount //= 100
        return found, amount

    def _cell(self, raw: RawRow, name: str) -> Cell:
        place = self.header.at.get(name)
        return raw.cells[place] if place is not None and place < len(raw.cells) else None

    def _in_km(self, cell: Cell) -> bool:
        """Tell whether a figure without a unit of its own is kilometres, as the header says."""
        return self.header.units.get("miles") == "km" and not re.search(r"[a-z]", plain(cell).casefold())

    def _in_pence(self, cell: Cell) -> bool:
        return self.header.units.get("amount") == "pence" and not re.search(r"[£p]", plain(cell).casefold())

    def _journey(self, raw: RawRow, cells: dict[str, Cell]) -> None:
        """Read a row that is meant as a journey; add it, or its faults."""
        before = len(self.faults)
        values = {name: self._value(raw, name, cell) for name, cell in cells.items()}
        miles, pence = self._miles(raw, values), values.get("amount")
        if pence is not None and self._in_pence(cells["amount"]):
            pence //= 100
        self._check_needed(raw, cells)
        self._check_merged(raw)
        self.adder.add(miles, pence)
        if len(self.faults) > before:
            return
        above = self.header.above
        self.drafts.append(
            Draft(
                row=self._at(raw),
                claimant=values.get("claimant") or above.get("claimant") or self.claimant or "",
                day=values["date"],
                start=values.get("time"),
                finish=values.get("finish"),
                places=self._places_called(raw, cells, back=values.get("return") is True),
                miles=miles,
                children=values.get("children", ()),
                vehicle=values.get("vehicle") or above.get("vehicle") or Vehicle.CAR,
                rate_pence=values.get("rate", above.get("rate")),
                amount_pence=pence,
                submitted=values.get("submitted") or above.get("submitted"),
                reference=reference_of(values.get("code")),
            )
        )

    def _places_called(self, raw: RawRow, cells: dict[str, Cell], *, back: bool) -> tuple[str, ...]:
        via = self._via(raw)
        said = (*map(cells.get, _PLACES), *via)
        key = (said, tuple(map(type, said)), back)
        if key not in self._places:
            self._places[key] = places_called(cells, via, self.knows, back=back)
        return self._places[key]

    def _value(self, raw: RawRow, name: str, cell: Cell) -> Any:
        """Read a cell; None where that adds a fault."""
        value = self._parse(name, cell)
        if not isinstance(value, Bad):
            return value
        column = CLAIMS.column(name)
        text = plain(cell).casefold()
        harmless = len(text) <= _LONGEST_REPEATED and _HARMLESS.fullmatch(text) is not None
        message, cure = value.words(cell, private=column.private or not harmless)
        self._fault(raw, name, message, cure)
        return None

    def _parse(self, name: str, cell: Cell) -> Any:
        key = name, type(cell), cell
        try:
            return self._parsed[key]
        except KeyError:
            found = self._parsed[key] = spreadsheet_error(cell) or CLAIMS.column(name).parse(cell)
            return found

    def _miles(self, raw: RawRow, values: dict[str, Any]) -> Decimal | None:
        found: Decimal | None = values.get("miles")
        if found is not None:
            return to_miles(found) if self._in_km(self._cell(raw, "miles")) else found
        start, end = values.get("odometer_start"), values.get("odometer_end")
        if start is None or end is None:
            return None
        if end < start:
            self._fault(raw, "odometer_end", "the reading is lower than at the start", "check both readings")
            return None
        return Decimal(end - start)

    def _check_needed(self, raw: RawRow, cells: dict[str, Cell]) -> None:
        if "date" not in cells:
            self._fault(raw, "date", "the row has no date", "fill it in; write ditto for the one above")
        if "claimant" not in cells and not self.header.above.get("claimant") and not self.claimant:
            cure = "fill in a payroll or driver number"
            self._fault(raw, "claimant", "the row does not say who claims", cure)

    def _check_merged(self, raw: RawRow) -> None:
        """Refuse one figure for several rows: nobody can say which of them it is for."""
        for name in ("miles", "amount"):
            place = self.header.at.get(name)
            block = None if place is None else self.sheet.over_rows(raw.number, place)
            if block is not None:
                self._fault(
                    raw,
                    name,
                    f"one figure stands for rows {block.top} to {block.bottom}",
                    "write one for each, or the whole journey in one row",
                )

    def _via(self, raw: RawRow) -> list[Cell]:
        """Return the cells of stops on the way, dittos filled in."""
        cells = (raw.cells[place] for place in self.header.via if place < len(raw.cells))
        found = [self._above.get("via") if is_ditto(cell) else cell for cell in cells]
        return [cell for cell in found if not is_nothing(cell)]

    def _fault(self, raw: RawRow, name: str, message: str, cure: str) -> None:
        title = self.header.titles.get(name, CLAIMS.column(name).title)
        grid = self.sheet.grid
        self.faults.append(
            Fault(message, cure, file=grid.file, sheet=grid.sheet, row=raw.number, column=title)
        )
