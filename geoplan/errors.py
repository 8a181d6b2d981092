"""
One family of errors, and the faults that bad input is reported as.

Every error that geoplan raises on purpose is a `GeoplanError`; the command line catches that once and turns
`exit_code` into the process's own.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """
    One thing wrong with an input, and how to mend it.

    `row` is the row number as the spreadsheet program shows it (the header is usually row 1). Fields that do
    not apply are None.
    """

    message: str
    cure: str
    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        where = [
            self.file,
            f"sheet {self.sheet}" if self.sheet else None,
            f"row {self.row}" if self.row is not None else None,
            f'column "{self.column}"' if self.column else None,
        ]
        place = ", ".join(part for part in where if part)
        end = "" if self.cure.endswith("?") else "."
        words = f"{self.message}; {self.cure}{end}"
        return f"{place}: {words}" if place else words


@dataclass(frozen=True, slots=True)
class RowAt:
    """
    Where a row was read: what a `Fault` found later, away from the file, still says about it.

    `sheet` is None for files without sheets; `row` is the number that the spreadsheet program shows.
    """

    file: str
    sheet: str | None
    row: int


class GeoplanError(Exception):
    """The base of every error raised on purpose. Its message is for the user, not for a programmer."""

    exit_code = 1


class InputError(GeoplanError):
    """
    Something in a file or an argument cannot be used. Carries every fault found, not only the first.

    Parameters
    ----------
    faults
        At least one fault.
    """

    exit_code = 2

    def __init__(self, faults: Iterable[Fault] | Fault) -> None:
        self.faults = (faults,) if isinstance(faults, Fault) else tuple(faults)
        if not self.faults:
            raise ValueError("An InputError needs at least one fault.")
        super().__init__("\n".join(str(fault) for fault in self.faults))


class NetworkError(GeoplanError):
    """A road network is missing, broken, or does not join the places it was asked to join."""

    exit_code = 3


class InfeasibleError(GeoplanError):
    """No answer satisfies every rule; the message says which rules are in each other's way."""

    exit_code = 4
