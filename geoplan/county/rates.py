"""The rates that come with geoplan: what the tax office approves, and schemes that pay."""

from collections import defaultdict
from decimal import Decimal, InvalidOperation
from pathlib import Path

from geoplan.county.files import data_path
from geoplan.county.tables import Row, raise_faults, read_rows
from geoplan.domain.rates import DeductedFrom, MileageRate, PaidTerms, RateTable, Vehicle
from geoplan.errors import Fault

APPROVED = "approved"
APPROVED_COLUMNS = (
    "since", "vehicle", "pence", "threshold_miles", "above_pence", "passenger_pence", "sure", "source",
)  # fmt: skip
SCHEME_COLUMNS = (
    "scheme", "name", *APPROVED_COLUMNS, "deducted_miles", "deducted_from", "most_miles", "most_pounds",
    "parking", "tolls",
)  # fmt: skip
_VEHICLES = {vehicle.value: vehicle for vehicle in Vehicle}
_DEDUCTED_FROM = {each.value: each for each in DeductedFrom}


def read_approved_rates(folder: Path | None = None) -> RateTable:
    """
    Read HMRC's approved mileage allowance payments, from ``rates/approved.csv``.

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
    rows = read_rows(_folder(folder) / "approved.csv", APPROVED_COLUMNS, faults)
    rates = [row.make(_rate) for row in rows]
    raise_faults(faults)
    found = tuple(rate for rate in rates if rate is not None)
    return RateTable(APPROVED, "HMRC", found)


def read_schemes(folder: Path | None = None) -> tuple[RateTable, ...]:
    """
    Read what schemes pay, from ``rates/schemes.csv``, in the order of the file.

    Raises
    ------
    InputError
        With every fault found in the file.
    """
    faults: list[Fault] = []
    rows = read_rows(_folder(folder) / "schemes.csv", SCHEME_COLUMNS, faults)
    names: dict[str, str] = {}
    rates: dict[str, list[MileageRate]] = defaultdict(list)
    for row in rows:
        code, rate = row.text("scheme"), row.make(lambda cells: _rate(cells, _terms(cells)))
        names.setdefault(code, row.text("name"))
        if rate is not None:
            rates[code].append(rate)
    raise_faults(faults)
    return tuple(RateTable(code, name, tuple(rates[code])) for code, name in names.items())


def _folder(folder: Path | None) -> Path:
    return (folder or data_path()) / "rates"


def _rate(row: Row, terms: PaidTerms | None = None) -> MileageRate:
    return MileageRate(
        since=row.day("since"),
        vehicle=row.choice("vehicle", _VEHICLES),
        pence=_figure(row, "pence", needed=True) or Decimal(0),
        threshold_miles=_figure(row, "threshold_miles"),
        above_pence=_figure(row, "above_pence"),
        passenger_pence=_figure(row, "passenger_pence") or Decimal(0),
        terms=terms or PaidTerms(),
        sure=row.choice("sure", {word: word for word in "HML"}),
        source=row.text("source"),
    )


def _terms(row: Row) -> PaidTerms:
    most_pounds = _figure(row, "most_pounds")
    deducted = row.optional("deducted_miles")
    return PaidTerms(
        deducted_miles=_figure(row, "deducted_miles") or Decimal(0),
        deducted_from=row.choice("deducted_from", _DEDUCTED_FROM) if deducted else DeductedFrom.JOURNEY,
        most_miles=_figure(row, "most_miles"),
        most_pence=None if most_pounds is None else int(most_pounds * 100),
        parking=row.yes("parking"),
        tolls=row.yes("tolls"),
    )


def _figure(row: Row, column: str, *, needed: bool = False) -> Decimal | None:
    """Return a cell as an exact number; None where it is empty and need not be filled."""
    text = row.text(column) if needed else row.optional(column)
    if not text:
        return None
    try:
        value = Decimal(text)
        if value.is_finite():
            return value
    except InvalidOperation:
        pass
    row.fault(column, f'"{text}" is not a number', "write digits, with a point for decimals")
    return None
