"""Columns of the file of names: the one table that holds them, read only when a sheet is printed."""

import re

from geoplan.io import fields
from geoplan.io.columns import Column, Schema
from geoplan.io.fields import Bad
from geoplan.io.grid import Cell

_DIGITS = range(7, 16)
_WITHOUT_ZERO = 10


def telephone(cell: Cell) -> str | Bad:
    """Read a telephone number as typed; one that Excel made a figure of gets its first 0 back."""
    found = fields.plain(cell)
    digits = re.sub(r"[\s().-]", "", found)
    if not re.fullmatch(r"\+?\d+", digits) or len(digits.lstrip("+")) not in _DIGITS:
        return Bad("is not a telephone number", "write it like 01623 000000; the words go elsewhere")
    if isinstance(cell, int | float) and len(digits) == _WITHOUT_ZERO:
        return f"0{digits}"
    return found


def _private(name: str, title: str, help_: str, *synonyms: str, parse: fields.Parser = fields.text) -> Column:
    return Column(
        name=name, title=title, parse=parse, holds="text", help=help_, synonyms=synonyms, private=True
    )


NAMES = Schema(
    kind="names",
    title="Names",
    summary=(
        "One row for each child, carer, adult, driver, worker, school or venue. Keep this file away from the "
        "others: it is read only to print sheets (`geoplan sheets --names`), and nothing of it is kept."
    ),
    columns=(
        # A school's or venue's code may have no digit; a code that is a name is met by nobody, and not shown.
        Column(
            name="code",
            title="Code",
            parse=fields.code,
            holds="code",
            help="The code by which all other tables know them; each row has its own.",
            example="C-001",
            required=True,
            synonyms=("id", "ref", "reference", "case number", "case ref"),
            private=True,
        ),
        _private("name", "Name", "Of children only the initials are printed.", "full name", "called"),
        _private("address", "Address", "Where a car calls, as a driver finds it.", "door", "home address"),
        _private("telephone", "Telephone", "Whom to ring at the door.", "phone", "mobile", parse=telephone),
        _private(
            "hands_over",
            "Hands over",
            "Who hands the child over and receives it there; the foster carer where blank.",
            "handover",
            "ask for",
        ),
    ),
)
