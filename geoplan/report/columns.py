"""How each column of the access tables is headed, formatted and sized: once, for every output."""

import re
from dataclasses import dataclass

ONE_DECIMAL = "0.0"
WHOLE = "0"
PERCENT = "0.0%"


@dataclass(frozen=True, slots=True)
class Column:
    """
    One column as a reader sees it.

    `number_format` is an Excel format, None for text; `width` is in characters.
    """

    heading: str
    number_format: str | None = None
    width: int = 12


_COLUMNS = {
    "count": Column("How many", WHOLE, 10),
    "share": Column("Share of all", PERCENT, 10),
    "minutes": Column("Minutes", ONE_DECIMAL, 10),
    "miles": Column("Miles", ONE_DECIMAL, 10),
    "second_minutes": Column("Minutes to second nearest", ONE_DECIMAL, 15),
    "second_miles": Column("Miles to second nearest", ONE_DECIMAL, 15),
    "mean_minutes": Column("Average minutes", ONE_DECIMAL),
    "median_minutes": Column("Middle (median) minutes", ONE_DECIMAL),
    "p95_minutes": Column("95 in 100 within, minutes", ONE_DECIMAL, 13),
    "worst_minutes": Column("Longest, minutes", ONE_DECIMAL),
    "mean_miles": Column("Average miles", ONE_DECIMAL),
    "median_miles": Column("Middle (median) miles", ONE_DECIMAL),
    "p95_miles": Column("95 in 100 within, miles", ONE_DECIMAL, 13),
    "worst_miles": Column("Longest, miles", ONE_DECIMAL),
    "far": Column("Far from all", WHOLE, 10),
    "unreachable": Column("No road to any", WHOLE, 11),
}
_WITHIN = re.compile(r"within_(\d+(?:\.\d+)?)")
_TEXT_COLUMNS = ("origin", "group", "nearest", "second_nearest", "destination", "from", "to")


def within_column(minutes: float) -> str:
    """Name of the column that holds the share within so many minutes."""
    return f"within_{minutes:g}"


def column(name: str, *, origin: str = "from", destination: str = "to", group: str = "group") -> Column:
    """
    How a column of the access tables is shown.

    Parameters
    ----------
    name
        The column's name in the DataFrame.
    origin, destination, group
        What a row stands for, what it is measured to, and how rows are grouped, in the reader's words.
    """
    if within := _WITHIN.fullmatch(name):
        return Column(f"Within {within[1]} min", PERCENT, 10)
    words = {
        "origin": origin,
        "from": origin,
        "group": group,
        "nearest": f"nearest {destination}",
        "second_nearest": f"second nearest {destination}",
        "destination": destination,
        "to": destination,
    }
    if name in _TEXT_COLUMNS:
        heading = words[name]
        return Column(heading[:1].upper() + heading[1:], None, 26 if "nearest" in name else 18)
    return _COLUMNS[name]


def shown(value: object, number_format: str | None) -> str:
    """
    A value as text: one decimal for minutes and miles, whole percentages, a dash where there is none.

    The value itself keeps its full precision; only this text is rounded.
    """
    if value is None or value != value:  # None or NaN
        return "–"
    if number_format is None or not isinstance(value, int | float):
        return str(value)
    if number_format == PERCENT:
        # "100%" must mean everyone, and "0%" no one.
        return f"{value:.0%}" if value in (0, 1) else f"{min(max(value, 0.01), 0.99):.0%}"
    return f"{value:,.1f}" if number_format == ONE_DECIMAL else f"{value:,.0f}"
