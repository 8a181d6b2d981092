"""
Names and addresses, joined to codes while a sheet is printed, and kept nowhere.

What is read here lives as long as the command that printed it: a `Names` cannot be saved, copied to another
process or shown, and neither messages nor marked copies of the file repeat a cell of it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import NoReturn

from geoplan.errors import Fault, InputError
from geoplan.io.columns import header_key
from geoplan.io.grid import TableLimits
from geoplan.io.records import Note, Record, Table, read_table
from geoplan.io.schemas_names import NAMES

_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "master", "prof"})
_NO_WORD = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Named:
    """
    What a sheet may say of a code, beside the code. Nothing of it is shown when printed.

    Parameters
    ----------
    name, address, postcode
        Empty where the file does not say.
    """

    name: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    postcode: str = field(default="", repr=False)

    @property
    def initials(self) -> str:
        """The first letters of the first and the last name: ``J.S.``; empty without a name."""
        return initials_of(self.name)

    def __reduce__(self) -> NoReturn:
        raise TypeError("names are not stored")


_NOBODY = Named()


@dataclass(frozen=True, slots=True)
class Names:
    """
    Names by code; of a code that is not there everything is empty.

    Parameters
    ----------
    by_code
        By code; case does not count.
    """

    by_code: Mapping[str, Named] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_code", {code.casefold(): one for code, one in self.by_code.items()})

    def __bool__(self) -> bool:
        return bool(self.by_code)

    def __getitem__(self, code: str) -> Named:
        return self.by_code.get(code.casefold(), _NOBODY)

    def missing(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Return those of some codes that have no name, each once, in order."""
        return tuple(sorted({code for code in codes if not self[code].name}))

    def __reduce__(self) -> NoReturn:
        raise TypeError("names are not stored")


NO_NAMES = Names()


def initials_of(name: str) -> str:
    """Return the first letters of the first and the last name, titles left out: ``J.S.`` of Mr Jo Smith."""
    words = [word for word in (_NO_WORD.sub("", part) for part in name.split()) if word]
    words = [word for word in words if word.casefold() not in _TITLES] or words
    return "".join(f"{word[0].upper()}." for word in words[:1] + words[1:][-1:])


def read_names(
    path: str | Path, *, sheet: str | None = None, limits: TableLimits | None = None, note: Note | None = None
) -> Names:
    """
    Read the file of names.

    Parameters
    ----------
    note
        Told what was left out without being wrong. Never a word of a cell.

    Raises
    ------
    InputError
        With every fault of the file, by row and column. No cell is repeated, nor its column's heading where
        we do not know it, and no marked copy of the file is to be written: it would hold names.
    """
    try:
        table = read_table(path, NAMES, sheet=sheet, limits=limits)
        found = dict(table.build(_row))
        table.finish()
    except InputError as error:
        # Without the chain: a traceback would show what was hidden.
        raise InputError(_impersonal(fault) for fault in error.faults) from None
    if note is not None:
        for text in table.notes:
            _tell(table, text, note)
    return Names(found)


def _row(record: Record) -> tuple[str, Named]:
    cells = {item.name: record[item.name] or "" for item in fields(Named)}
    return record["code"], Named(**cells)


def _impersonal(fault: Fault) -> Fault:
    """Return a fault without headings and sheet names that are not ours: they may be anything."""
    column = fault.column if fault.column and header_key(fault.column) in NAMES.by_key() else None
    sheet = fault.sheet if fault.sheet == NAMES.title else None
    return Fault(fault.message, fault.cure, file=fault.file, sheet=sheet, row=fault.row, column=column)


def _tell(table: Table, text: str, note: Note) -> None:
    if text.startswith("columns not used"):
        text = f"columns that mean nothing here are left out: {len(table.header.ignored)}"
    elif text.startswith("sheet "):
        text = "one of several sheets that would fit was read: delete the others, or move them elsewhere"
    note(f"{table.file}: {text}")
