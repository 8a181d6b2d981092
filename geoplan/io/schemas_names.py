"""Columns of the file of names: the one table that holds them, read only when a sheet is printed."""

from geoplan.io import fields
from geoplan.io.columns import Column, Schema


def _private(name: str, title: str, parse: fields.Parser, help_: str, *synonyms: str) -> Column:
    return Column(
        name=name,
        title=title,
        parse=parse,
        holds="postcode" if parse is fields.postcode else "text",
        help=help_,
        synonyms=synonyms,
        private=True,
    )


NAMES = Schema(
    kind="names",
    title="Names",
    summary=(
        "One row for each child, carer, adult, driver, worker, school or venue. Keep this file away from the "
        "others: it is read only to print sheets (`geoplan sheets --names`), and nothing of it is kept."
    ),
    columns=(
        # Not only codes of people stand here: a school's may have no digit. A name that was written here by
        # mistake finds nobody, and no message shows it.
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
        _private("name", "Name", fields.text, "Of people the initials are printed, never more.", "full name"),
        _private(
            "address",
            "Address",
            fields.text,
            "Where a car calls, as a driver finds it; of a school, its name too.",
            "home address",
        ),
        _private("postcode", "Postcode", fields.postcode, "Its postcode.", "post code"),
    ),
)
