"""What a service sets once for all its printed sheets."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from geoplan.domain.checks import check_between

_TELEPHONE = re.compile(r"[+\d][\d\s()/.-]{0,39}")
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetParams:
    """
    How sheets are headed and how long they may be kept: section ``[sheets]`` of ``geoplan.toml``.

    Parameters
    ----------
    office
        What the office is called on sheets.
    office_phone
        Whom a driver or carer rings; a line to write on where empty.
    keep_days
        A sheet is to be destroyed so many days after its day.

    Raises
    ------
    ValueError
        When the telephone number is none, the name is too long, or a figure cannot be.
    """

    office: str = "the office"
    office_phone: str = ""
    keep_days: int = 1

    def __post_init__(self) -> None:
        if not 0 < len(self.office) <= _LONGEST_NAME:
            raise ValueError(f"the name of the office has between 1 and {_LONGEST_NAME} letters")
        if self.office_phone and not _TELEPHONE.fullmatch(self.office_phone):
            raise ValueError("the telephone number of the office is written like 01623 000000")
        check_between("days to keep a sheet", self.keep_days, 0, 365)

    def destroy_after(self, day: date) -> date:
        """Return the day after which a sheet of a day is to be destroyed."""
        return day + timedelta(days=self.keep_days)
