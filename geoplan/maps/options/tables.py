"""The tables under a map of venue options: everything that the panels show, in words and numbers."""

import math
from collections.abc import Iterator
from dataclasses import replace

from geoplan.audiences.options import EVERYBODY, GAIN, LOSE, PeopleCounts
from geoplan.maps.options.looks import signed, whole
from geoplan.maps.options.picture import OptionsPicture, Panel, State, VenueMark
from geoplan.maps.panels.tables import LAST, Cell, Table, number
from geoplan.siting.options.comparison import VenueComparison
from geoplan.siting.people import AREA


def with_tables(picture: OptionsPicture, comparison: VenueComparison, counts: PeopleCounts) -> OptionsPicture:
    """Return a picture with its tables: options, groups, areas, catchments, venues, settlements."""
    made = [
        _options(picture, comparison, counts),
        _groups(picture, comparison, counts),
        _areas(picture),
        _catchments(picture),
        _venues(picture),
    ]
    if picture.places:
        made.append(_places(picture))
    return replace(picture, tables=tuple(table for table in made if table.rows))


def _title(panel: Panel) -> str:
    return "Now" if panel.letter == "0" else f"{panel.letter}  {panel.name}"


def _options(picture: OptionsPicture, comparison: VenueComparison, counts: PeopleCounts) -> Table:
    labels = [figure.label for figure in picture.panels[0].figures[:3]]
    rows: list[tuple[Cell, ...]] = []
    for panel, outcome in zip(picture.panels, comparison.planned, strict=True):
        cells: list[Cell] = [_title(panel), panel.changes]
        for figure in panel.figures[:3]:
            cells += [number(figure.value), figure.change or "–"]
        for kind in (GAIN, LOSE):
            cells.append("–" if outcome is comparison.base else number(counts.change_shown(outcome, kind)))
        rows.append((*cells, panel.warning or "–"))
    heads = ["Option", "What changes"]
    for label in labels:
        heads += [label, "Change"]
    return Table(
        title="The options",
        heads=(*heads, "Gain", "Lose", "To be solved"),
        rows=tuple(rows),
        numbers=frozenset(range(2, len(heads) + 2)),
    )


def _groups(picture: OptionsPicture, comparison: VenueComparison, counts: PeopleCounts) -> Table:
    """Gain and loss of everybody, and by each grouping but areas."""
    lines = [line for line in counts.lines if line[0] != AREA]
    options = comparison.planned[1:]
    rows = []
    for line in lines:
        cells: list[Cell] = [
            "All children" if line == EVERYBODY else f"{line[0].capitalize()}: {line[1]}",
            number(counts.children_shown(comparison.base, line)),
        ]
        for outcome in options:
            cells += [number(counts.change_shown(outcome, kind, line)) for kind in (GAIN, LOSE)]
        rows.append(tuple(cells))
    heads = ["Children", "How many"]
    for panel in picture.panels[1:]:
        heads += [f"{panel.letter} gain", f"{panel.letter} lose"]
    note = (
        f"Children whose average journey becomes more than {comparison.params.gain_minutes:g} minutes "
        "shorter (gain) or longer (lose) than now."
    )
    return Table(
        title="Who gains and who loses",
        heads=tuple(heads),
        rows=tuple(rows),
        numbers=frozenset(range(1, len(heads))),
        note=note,
    )


def _areas(picture: OptionsPicture) -> Table:
    base, *options = picture.panels
    heads = ["Area", "Children", "Now, min."]
    for panel in options:
        heads += [f"{panel.letter}, min.", "Change"]
    rows = []
    for at, area in enumerate(picture.areas):
        before = base.minutes[at]
        cells: list[Cell] = [area.listed, number(area.children), _minutes(before)]
        for panel in options:
            after = panel.minutes[at]
            cells += [_minutes(after), _change(before, after)]
        rows.append(tuple(cells))
    return Table(
        title="Areas: average minutes of a journey",
        heads=tuple(heads),
        rows=tuple(rows),
        numbers=frozenset(range(1, len(heads))),
        buttons="area",
    )


def _catchments(picture: OptionsPicture) -> Table:
    base = picture.panels[0]
    rows = []
    for at, area in enumerate(picture.areas):
        cells: list[Cell] = [area.listed]
        for panel in picture.panels:
            is_same = panel is not base and panel.goes[at] == base.goes[at]
            cells.append("" if is_same else panel.goes[at].cell)
        rows.append(tuple(cells))
    least = picture.least_children
    few = f" Not told: fewer than {least} of its children go where most sessions are."
    hidden = few if least > 1 else ""
    return Table(
        title="Catchments: where most of an area's sessions are",
        heads=("Area", *map(_short, picture.panels)),
        rows=tuple(rows),
        note=f"In the planned week, not by what is nearest. As now where nothing is said.{hidden}",
        buttons="area",
    )


def _minutes(value: float | None) -> Cell:
    return ("c", LAST) if value is None else (str(whole(value)), value)


def _change(before: float | None, after: float | None) -> Cell:
    if before is None or after is None:
        return "c", LAST
    step = whole(after) - whole(before)
    return signed(step), float(step)


def _venues(picture: OptionsPicture) -> Table:
    by_number: dict[int, VenueMark] = {}
    for panel in picture.panels:
        by_number |= {venue.number: by_number.get(venue.number, venue) for venue in panel.venues}
    heads = ["No.", "Venue", *(f"{_short(panel)}" for panel in picture.panels)]
    rows = []
    for no, venue in sorted(by_number.items()):
        cells: list[Cell] = [number(no), venue.name]
        for panel in picture.panels:
            there = next((one for one in panel.venues if one.number == no), None)
            cells.append(_held(there))
        rows.append(tuple(cells))
    return Table(
        title="Venues: sessions in the week",
        heads=tuple(heads),
        rows=tuple(rows),
        numbers=frozenset({0, *range(2, len(heads))}),
        note="A dash: not there. What opens or closes is said.",
    )


def _short(panel: Panel) -> str:
    return "Now" if panel.letter == "0" else panel.letter


def _held(venue: VenueMark | None) -> Cell:
    if venue is None:
        return "–", -1.0
    if venue.state is State.CLOSES:
        return "closes", -0.5
    text, order = number(venue.sessions)
    return (text if venue.state is State.STAYS else f"{text} ({venue.state.value})"), order


def _places(picture: OptionsPicture) -> Table:
    heads = ["Place", "District"]
    for panel in picture.panels:
        heads += [f"{_short(panel)}: nearest venue", "Min."]
    rows = tuple(
        (place.name, place.contact_district or place.council, *_nearest(picture, at))
        for at, place in enumerate(picture.places)
    )
    numbers = frozenset(range(3, len(heads), 2))
    return Table(
        title="Settlements: the nearest venue by road",
        heads=tuple(heads),
        rows=tuple(sorted(rows, key=lambda row: str(row[0]))),
        numbers=numbers,
        note="Whatever rooms it has: where sessions are is told by catchments. As now where nothing is said.",
        search="Find a settlement or venue",
    )


def _nearest(picture: OptionsPicture, at: int) -> Iterator[Cell]:
    """Cells of a settlement, two a panel."""
    numbers = _numbers(picture)
    base = picture.panels[0]
    for panel in picture.panels:
        minutes, venue = panel.nearest_minutes[at], panel.nearest[at]
        if panel is not base and venue == base.nearest[at]:
            yield ""
            yield "", minutes if math.isfinite(minutes) else LAST
        elif venue < 0:
            yield "no road"
            yield "–", LAST
        else:
            yield f"{venue + 1}. {numbers[venue + 1]}"
            yield str(whole(minutes)), minutes


def _numbers(picture: OptionsPicture) -> dict[int, str]:
    return {venue.number: venue.name for panel in picture.panels for venue in panel.venues}
