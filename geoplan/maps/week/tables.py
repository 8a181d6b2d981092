"""The tables under the map of a week: everything on it, a row a run and a row a stop."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from geoplan.domain.money import miles
from geoplan.domain.plans import clock
from geoplan.maps.week.view import RunView


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as people read it, and the number that it is sorted by; None for words."""

    text: str
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A row; `run` is the number of the run on the page that it is about."""

    cells: tuple[Cell, ...]
    run: int | None = None


@dataclass(frozen=True, slots=True)
class PageTable:
    """
    A table on a page.

    Parameters
    ----------
    columns
        Label, and whether it holds numbers.
    filtered
        Whether it shows only what the map shows.
    buttons
        What a row shows on the map when it is pressed: ``run``, ``area`` or nothing.
    """

    title: str
    columns: tuple[dict[str, Any], ...]
    rows: tuple[Line, ...] = field(repr=False)
    note: str = ""
    filtered: bool = False
    buttons: str = ""


def columns(*labels: str, numbers: Iterable[str] = ()) -> tuple[dict[str, Any], ...]:
    """Return columns by label; those in `numbers` are aligned and sorted as numbers."""
    listed = set(numbers)
    return tuple({"label": label, "number": label in listed} for label in labels)


def day_name(day: date) -> str:
    """A day as ``Mon 23 Nov``."""
    return f"{day:%a} {day.day} {day:%b}"


def time_cell(seconds: int) -> Cell:
    """A time of day as ``09:35``."""
    return Cell(f"{clock(seconds):%H:%M}", seconds)


def run_table(runs: Sequence[RunView], venue_names: Mapping[str, str]) -> PageTable:
    """Return a row a run; what nobody is told of has no column."""
    has_money = any(run.pence is not None for run in runs)
    has_districts = any(run.districts for run in runs)
    has_modes = any(run.mode for run in runs)
    labels = [
        "Run",
        "Day",
        "Driver",
        *(["Who"] if has_modes else []),
        "Leaves",
        "Back",
        "Journeys",
        "Children",
    ]
    labels += ["Miles", "Without a child", "Minutes driven", "Waiting", *(["Paid"] if has_money else [])]
    labels += ["Venues", *(["Districts"] if has_districts else [])]
    rows = []
    for at, run in enumerate(runs):
        share = run.empty_metres / run.metres if run.metres else 0.0
        cells = [Cell(run.run), Cell(day_name(run.day), run.day.toordinal()), Cell(run.driver)]
        cells += [Cell(run.mode)] if has_modes else []
        cells += [time_cell(run.start_s), time_cell(run.end_s), Cell(str(run.journeys), run.journeys)]
        cells += [Cell(str(run.children), run.children), Cell(f"{miles(run.metres):,.1f}", run.metres)]
        cells += [Cell(f"{share:.0%}", share), _minutes(run.driving_s), _minutes(run.waiting_s)]
        cells += [Cell(f"£{(run.pence or 0) / 100:,.2f}", run.pence or 0)] if has_money else []
        cells.append(Cell(", ".join(venue_names.get(code, code) for code in run.venues)))
        cells += [Cell(", ".join(run.districts))] if has_districts else []
        rows.append(Line(tuple(cells), at))
    plain = {"Run", "Driver", "Who", "Venues", "Districts"}
    return PageTable(
        "Runs",
        columns(*labels, numbers=set(labels) - plain),
        tuple(rows),
        "Miles and minutes are from door to door, home to home.",
        filtered=True,
        buttons="run",
    )


def stop_table(runs: Sequence[RunView]) -> PageTable:
    """Return a row a stop of every run."""
    rows = []
    for at, run in enumerate(runs):
        for order, stop in enumerate(run.stops):
            cells = (
                Cell(run.run),
                Cell(stop.mark, order),
                time_cell(60 * stop.arrives),
                time_cell(60 * stop.leaves),
                Cell(stop.what),
                Cell(stop.place),
                Cell(", ".join(stop.on_board) or "nobody"),
                Cell(", ".join(stop.seats)),
            )
            rows.append(Line(cells, at))
    labels = ("Run", "No.", "Arrives", "Leaves", "What", "Place", "In the car then", "Child seats")
    return PageTable(
        "Stops",
        columns(*labels, numbers=("No.", "Arrives", "Leaves")),
        tuple(rows),
        "S is the start of a run and E its end.",
        filtered=True,
        buttons="run",
    )


def _minutes(seconds: int) -> Cell:
    return Cell(f"{seconds / 60:,.0f}", seconds)
