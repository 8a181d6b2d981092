"""The calendar that comes with geoplan: school terms of the county, and bank holidays of England."""

from pathlib import Path

from geoplan.county.files import data_path
from geoplan.county.tables import Row, raise_faults, read_rows
from geoplan.domain.bank_holidays import BankHolidayChange
from geoplan.domain.school import SchoolCalendar, Term
from geoplan.errors import Fault

TERM_COLUMNS = ("term", "first", "last", "sure", "source")
CHANGE_COLUMNS = ("day", "name", "instead_of", "sure", "source")


def read_calendar(folder: Path | None = None) -> SchoolCalendar:
    """
    Read the terms and where bank holidays differ from the rule, from ``calendar/``.

    Parameters
    ----------
    folder
        The data folder; the embedded one when None.

    Raises
    ------
    InputError
        With every fault found in either file.
    """
    faults: list[Fault] = []
    root = (folder or data_path()) / "calendar"
    terms = [row.make(_term) for row in read_rows(root / "terms.csv", TERM_COLUMNS, faults)]
    changes = read_bank_holiday_changes(folder)
    raise_faults(faults)
    return SchoolCalendar(tuple(term for term in terms if term is not None), changes)


def read_bank_holiday_changes(folder: Path | None = None) -> tuple[BankHolidayChange, ...]:
    """
    Read the bank holidays that no rule gives, from ``calendar/bank_holidays_changed.csv``.

    Raises
    ------
    InputError
        With every fault found in the file.
    """
    faults: list[Fault] = []
    path = (folder or data_path()) / "calendar" / "bank_holidays_changed.csv"
    changes = [row.make(_change) for row in read_rows(path, CHANGE_COLUMNS, faults)]
    raise_faults(faults)
    return tuple(change for change in changes if change is not None)


def _term(row: Row) -> Term:
    return Term(
        name=row.text("term"),
        first=row.day("first"),
        last=row.day("last"),
        sure=row.choice("sure", {word: word for word in "HML"}),
        source=row.text("source"),
    )


def _change(row: Row) -> BankHolidayChange:
    instead_of = row.day("instead_of") if row.optional("instead_of") else None
    return BankHolidayChange(row.day("day"), row.text("name"), instead_of)
