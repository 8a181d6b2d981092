"""The embedded county's example properties, all made up, and the offices of its social workers."""

from pathlib import Path

from geoplan.county.files import data_path
from geoplan.county.tables import Row, one_of, raise_faults, read_rows, refuse_repeats, suggestion
from geoplan.domain.geography import Position
from geoplan.domain.properties import Office, Property, PropertyUse
from geoplan.errors import Fault

PROPERTY_COLUMNS = (
    "code", "name", "lat", "lon", "contact_district", "beds", "price_pounds", "works_pounds", "uses",
    "step_free",
)  # fmt: skip
OFFICE_COLUMNS = ("code", "name", "lat", "lon", "contact_district")
_USES = {use.value: use for use in PropertyUse}


def read_example_properties(folder: Path | None = None) -> tuple[Property, ...]:
    """
    Read the made-up houses on offer: ``properties/properties.csv``.

    Parameters
    ----------
    folder
        The data folder; the embedded one when None.

    Raises
    ------
    InputError
        With every fault found.
    """
    faults: list[Fault] = []
    rows = read_rows(_path(folder, "properties.csv"), PROPERTY_COLUMNS, faults)
    refuse_repeats(rows)
    found = [row.make(_property) for row in rows]
    raise_faults(faults)
    return tuple(one for one in found if one is not None)


def read_example_offices(folder: Path | None = None) -> tuple[Office, ...]:
    """
    Read the offices of social workers: ``properties/offices.csv``.

    Raises
    ------
    InputError
        With every fault found.
    """
    faults: list[Fault] = []
    rows = read_rows(_path(folder, "offices.csv"), OFFICE_COLUMNS, faults)
    refuse_repeats(rows)
    found = [row.make(_office) for row in rows]
    raise_faults(faults)
    return tuple(one for one in found if one is not None)


def _path(folder: Path | None, name: str) -> Path:
    return (folder or data_path()) / "properties" / name


def _property(row: Row) -> Property:
    uses = [use.strip() for use in row.cells["uses"].split(";") if use.strip()]
    for use in uses:
        if use not in _USES:
            row.fault("uses", f'"{use}" is no use of a property{suggestion(use, _USES)}', one_of(_USES))
    return Property(
        code=row.text("code"),
        name=row.text("name"),
        position=Position(row.decimal("lat"), row.decimal("lon")),
        contact_district=row.optional("contact_district"),
        beds=row.whole("beds"),
        price_pence=100 * row.whole("price_pounds"),
        works_pence=100 * row.whole("works_pounds"),
        uses=frozenset(_USES[use] for use in uses if use in _USES) or frozenset(PropertyUse),
        step_free=row.yes("step_free"),
    )


def _office(row: Row) -> Office:
    return Office(
        code=row.text("code"),
        name=row.text("name"),
        position=Position(row.decimal("lat"), row.decimal("lon")),
        contact_district=row.text("contact_district"),
    )
