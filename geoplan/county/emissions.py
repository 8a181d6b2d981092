"""The emission factors that come with geoplan."""

from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from geoplan.county.files import data_path
from geoplan.county.tables import Row, raise_faults, read_rows
from geoplan.domain.emissions import EmissionFactor, EmissionFactors, EmittingVehicle
from geoplan.errors import Fault

COLUMNS = ("since", "vehicle", "kg_co2e_per_km", "sure", "source")
_VEHICLES = {vehicle.value: vehicle for vehicle in EmittingVehicle}


def read_emission_factors(folder: Path | None = None) -> EmissionFactors:
    """
    Read what a kilometre emits, from ``emissions/factors.csv``.

    Parameters
    ----------
    folder
        The data folder; the embedded one when None.

    Raises
    ------
    InputError
        With every fault found in the file.
    """
    faults: list[Fault] = []
    path = (folder or data_path()) / "emissions" / "factors.csv"
    rows = [row.make(_factor) for row in read_rows(path, COLUMNS, faults)]
    raise_faults(faults)
    try:
        return EmissionFactors(tuple(row for row in rows if row is not None))
    except ValueError as error:
        cure = "give each vehicle a row for each day on which its factor changed"
        faults.append(Fault(str(error), cure, file=f"emissions/{path.name}"))
        raise_faults(faults)
        raise


def _factor(row: Row) -> EmissionFactor:
    return EmissionFactor(
        since=_day(row),
        vehicle=row.choice("vehicle", _VEHICLES),
        kg_per_km=_figure(row),
        sure=row.text("sure"),
        source=row.text("source"),
    )


def _day(row: Row) -> date:
    text = row.text("since")
    try:
        return date.fromisoformat(text)
    except ValueError:
        if text:
            row.fault("since", f'"{text}" is not a date', "write it as 2026-01-01")
        return date.min


def _figure(row: Row) -> Decimal:
    text = row.text("kg_co2e_per_km")
    try:
        return Decimal(text)
    except InvalidOperation:
        if text:
            row.fault("kg_co2e_per_km", f'"{text}" is not a number', "write digits, such as 0.16725")
        return Decimal(0)
