"""
Cells as people type them into a claim: ``45p``, ``£5.40``, ``12.5 miles``, *as above*, *n/a*.

Parsers take a cell that is not blank and return the value or a `Bad`, as those of `geoplan.io.fields` do.
"""

import re
from datetime import date, time
from decimal import Decimal, InvalidOperation

from geoplan.domain.money import exact, rounded_pence
from geoplan.domain.rates import Vehicle
from geoplan.io.fields import Bad, plain
from geoplan.io.grid import Cell

_NOTHING = frozenset({"-", "–", "—", "n/a", "na", "none", "nil", "tbc", "?", "x"})
_DITTO = frozenset(
    {'"', "''", "“", "”", "〃", ",,", "ditto", "do", "do.", "as above", "same", "same as above"}
)
_RETURN = frozenset(
    ["yes", "y", "true", "1", "✓", "✔", "return", "r", "rt", "rtn", "returnjourney", "bothways", "two"]
)
_SINGLE = frozenset(["no", "n", "false", "0", "single", "s", "oneway", "one", "1way", "outward"])
_MILES = re.compile(r"(\d[\d,]*(?:\.\d*)?|\.\d+)\s*(m|mi|mls?|miles?)?\.?")
_KILOMETRES = re.compile(r"(\d[\d,]*(?:\.\d*)?|\.\d+)\s*(km|kms|kilometres?)\.?")
_MONEY = re.compile(r"£?\s*(\d[\d,]*(?:\.\d*)?|\.\d+)\s*(p|pence)?")
_PER_MILE = re.compile(r"\s*(?:/|per|a)\s*mi(?:le)?s?\.?$")
_THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+(\.\d*)?")
_MILES_PER_KILOMETRE = Decimal(1) / Decimal("1.609344")
# No scheme pays as little in pence, or as much in pounds, for a mile.
_MOST_POUNDS_A_MILE = Decimal(2)
_MOST_PENCE_A_MILE = 500
_MOST_MILES = 1_500
_MOST_ODOMETER = 2_000_000
_MOST_POUNDS = 5_000


def is_nothing(cell: Cell) -> bool:
    """Tell whether a cell is blank, or says that there is nothing to say: ``n/a``, a dash."""
    if not isinstance(cell, str):
        return cell is None
    words = cell.strip().casefold()
    return not words or words in _NOTHING


def is_ditto(cell: Cell) -> bool:
    """Tell whether a cell stands for the one above it."""
    return isinstance(cell, str) and cell.strip().casefold() in _DITTO


def _figure(digits: str) -> Decimal | None:
    """Return digits with or without commas between thousands; None where a comma is a decimal point."""
    if "," in digits and not _THOUSANDS.fullmatch(digits):
        return None
    try:
        return Decimal(digits.replace(",", ""))
    except InvalidOperation:
        return None


def _number(cell: Cell) -> Decimal | None:
    """Return the number that a cell holds as a number, without the dust of binary fractions."""
    if isinstance(cell, bool | date | time | str) or cell is None:
        return None
    try:
        found = Decimal(repr(round(cell, 6))).normalize() + 0
    except (InvalidOperation, ValueError):
        return None
    return found if found.is_finite() else None


def figure_of_miles(cell: Cell) -> Decimal | None:
    """Return a figure of miles, however large; None where the cell holds none."""
    found = _number(cell)
    if found is not None or not isinstance(cell, str):
        return found
    words = plain(cell).casefold()
    if match := _MILES.fullmatch(words):
        return _figure(match[1])
    match = _KILOMETRES.fullmatch(words)
    in_km = _figure(match[1]) if match else None
    return None if in_km is None else to_miles(in_km)


def miles(cell: Cell) -> Decimal | Bad:
    """Read miles: ``12.5``, ``12.5 miles``; kilometres are turned into miles, to the hundredth."""
    form = "write a number of miles"
    found = figure_of_miles(cell)
    if found is None:
        return Bad("is not a number of miles", f"{form}, such as 12.5", form=form)
    if not 0 <= found <= _MOST_MILES:
        return Bad(f"is not between 0 and {_MOST_MILES:,} miles", "check the figure")
    return found


def to_miles(kilometres: Decimal) -> Decimal:
    """Return kilometres in miles, to the hundredth."""
    return round(kilometres * _MILES_PER_KILOMETRE, 2)


def odometer(cell: Cell) -> Decimal | Bad:
    """Read the miles that a car shows."""
    found = figure_of_miles(cell)
    if found is None or not 0 <= found <= _MOST_ODOMETER:
        return Bad("is not a reading of miles", "write the figure that the car shows, such as 48210")
    return found


def figure_of_pence(cell: Cell) -> int | None:
    """Return an amount in whole pence, however large; None where the cell holds none."""
    found = _number(cell)
    if found is not None:
        return rounded_pence(exact(found) * 100)
    match = _MONEY.fullmatch(plain(cell).casefold()) if isinstance(cell, str) else None
    figure = _figure(match[1]) if match else None
    if match is None or figure is None:
        return None
    return rounded_pence(exact(figure) * (1 if match[2] else 100))


def amount_pence(cell: Cell) -> int | Bad:
    """Read an amount in pounds, or in pence where it says so: ``£5.40``, ``5.4``, ``540p``."""
    found = figure_of_pence(cell)
    if found is None:
        return Bad("is not an amount", "write it in pounds, such as £5.40")
    if not 0 <= found <= _MOST_POUNDS * 100:
        return Bad(f"is not between £0 and £{_MOST_POUNDS:,}", "check the figure")
    return found


def rate_pence(cell: Cell) -> Decimal | Bad:
    """Read a rate a mile, in pence: ``45p``, ``£0.45``, ``0.45``, ``45``, ``45p per mile``."""
    bad = Bad("is not a rate a mile", "write it in pence, such as 45p")
    found, in_pence, in_pounds = _number(cell), False, False
    if found is None:
        words = _PER_MILE.sub("", plain(cell).casefold()) if isinstance(cell, str) else ""
        match = _MONEY.fullmatch(words)
        found = _figure(match[1]) if match else None
        in_pence, in_pounds = bool(match and match[2]), words.startswith("£")
    if found is None:
        return bad
    if in_pounds or (not in_pence and found < _MOST_POUNDS_A_MILE):
        found *= 100
    if not 0 <= found <= _MOST_PENCE_A_MILE:
        return Bad(f"is not between 0 and {_MOST_PENCE_A_MILE} pence", "check the figure and its unit")
    return found.normalize() + 0


def vehicle(cell: Cell) -> Vehicle:
    """Read a vehicle; whatever is no motorcycle and no bicycle, a number plate say, is a car."""
    words = plain(cell).casefold()
    if re.search(r"motor\s?(cycle|bike)|scooter|moped", words):
        return Vehicle.MOTORCYCLE
    return Vehicle.BICYCLE if re.search(r"\b(push ?)?(bicycle|bike|cycle)\b", words) else Vehicle.CAR


def there_and_back(cell: Cell) -> bool | Bad:
    """Read whether a journey went back to where it began: ``yes``, ``return``, ``single``."""
    words = re.sub(r"[^a-z0-9✓✔]", "", plain(cell).casefold())
    if words in _RETURN:
        return True
    if words in _SINGLE:
        return False
    return Bad("is neither return nor single", "write return or single")
