"""An Excel workbook of travel times: cover, districts, nearest, those far away, the whole matrix."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoplan.errors import Fault, InputError
from geoplan.io.write import write_atomically
from geoplan.report import worksheets
from geoplan.report.access import AccessReport, wide_table
from geoplan.report.columns import ONE_DECIMAL, Column
from geoplan.report.display import column_of, headline, provenance_line, value_of

if TYPE_CHECKING:
    import pandas as pd

# Excel itself stops at 1,048,576 × 16,384; long before that a workbook opens too slowly to be of use.
_MOST_PAIRS = 500_000
_MOST_COLUMNS = 5_000


@dataclass(frozen=True, slots=True)
class Cover:
    """
    What the first sheet says beside the figures.

    Parameters
    ----------
    title
        The workbook's name.
    prepared_for
        Who it is for; it also says who may see it.
    licence
        The licence and attribution that the roads and places come under.
    notes
        Further lines, such as places moved to the nearest road.
    """

    title: str = "Travel times"
    prepared_for: str = "Planning team"
    licence: str = ""
    notes: tuple[str, ...] = ()


def write_access_workbook(report: AccessReport, path: str | Path, *, cover: Cover = Cover()) -> None:
    """
    Write a report as an Excel workbook, whole or not at all.

    Parameters
    ----------
    report
        What `access_report` found.
    path
        The ``.xlsx`` file to write.
    cover
        Words for the first sheet.

    Raises
    ------
    InputError
        When the name does not end in .xlsx, the matrix is larger than a workbook should hold, or the file
        cannot be written.
    """
    path = Path(path)
    if path.suffix.lower() != ".xlsx":
        raise InputError(
            Fault("a workbook's name ends in .xlsx", f"call it {path.stem}.xlsx", file=path.name)
        )
    _check_size(report, path)
    with write_atomically(path) as aside:
        _workbook(report, cover).save(aside)


def _check_size(report: AccessReport, path: Path) -> None:
    n, m = len(report.matrix.origins), len(report.matrix.destinations)
    if n * m > _MOST_PAIRS or m > _MOST_COLUMNS:
        raise InputError(
            Fault(
                f"{n:,} by {m:,} travel times are too many for a workbook",
                f"write {path.stem}.parquet or {path.stem}.csv, or fewer rows",
                file=path.name,
            )
        )


def _workbook(report: AccessReport, cover: Cover) -> Any:
    from openpyxl import Workbook

    book = Workbook()
    book.properties.title, book.properties.creator = cover.title, "geoplan"
    params = report.params
    footer = provenance_line(report)
    worksheets.write_cover(
        book.active, cover.title, headline(report), _facts(report, cover), _contents(report)
    )
    far_title = f"Far from every {params.destination}"
    for title, note, frame, columns in (
        ("By " + params.group, _group_note(report), report.by_group, None),
        ("Nearest", f"Each {params.origin} and its nearest {params.destination}.", report.nearest, None),
        (far_title, _far_note(report), _far_and_unreachable(report), None),
        (
            f"By {params.destination}",
            f"How many have each {params.destination} nearest.",
            report.by_destination,
            None,
        ),
        ("Minutes", _minutes_note(report), wide_table(report.matrix, "minutes"), _wide(report)),
        ("Miles", "Miles along that fastest way.", wide_table(report.matrix, "miles"), _wide(report)),
    ):
        sheet = book.create_sheet(worksheets.title(title))
        shown = columns or [column_of(str(name), report) for name in frame.columns]
        worksheets.write_table(sheet, note, shown, _rows(frame, report), footer)
        names = list(frame.columns)
        if columns is not None:
            worksheets.shade(
                sheet,
                2,
                len(names),
                len(frame),
                far_beyond=params.far_beyond_minutes if title == "Minutes" else None,
            )
        elif "minutes" in names:
            at = names.index("minutes") + 1
            worksheets.shade(sheet, at, at, len(frame), far_beyond=params.far_beyond_minutes)
    return book


def _rows(frame: "pd.DataFrame", report: AccessReport) -> list[list[object]]:
    names = [str(name) for name in frame.columns]
    return [
        [value_of(name, value, report) for name, value in zip(names, row, strict=True)]
        for row in frame.itertuples(index=False, name=None)
    ]


def _wide(report: AccessReport) -> list[Column]:
    names = (str(report.names.get(code, code)) for code in report.matrix.destinations)
    return [column_of("from", report), *(Column(name, ONE_DECIMAL, 13) for name in names)]


def _far_and_unreachable(report: AccessReport) -> "pd.DataFrame":
    import pandas as pd

    parts = [frame for frame in (report.unreachable, report.far) if len(frame)]
    return pd.concat([frame.astype(object) for frame in parts]) if parts else report.far


def _group_note(report: AccessReport) -> str:
    params = report.params
    return (
        f"From {params.origins} to the nearest {params.destination}. Shares are of all {params.origins} "
        f"of the {params.group}; averages are of those who can reach one."
    )


def _minutes_note(report: AccessReport) -> str:
    return f"Minutes by road, the fastest way. Bold italics: more than {report.params.far_beyond_minutes:g}."


def _far_note(report: AccessReport) -> str:
    params = report.params
    return (
        f"More than {params.far_beyond_minutes:g} minutes from every {params.destination}: "
        f"{len(report.far)}. No road to any: {len(report.unreachable)} (listed first)."
    )


def _facts(report: AccessReport, cover: Cover) -> list[tuple[str, str]]:
    origin, params = report.matrix.provenance, report.params
    facts = [
        ("From", f"{len(report.matrix.origins):,} {params.origins}"),
        ("To", f"{len(report.matrix.destinations):,} {params.destinations}"),
        ("Time of day", report.matrix.period.label),
        ("Roads", f"{origin.network_source} (version {origin.network_version})"),
        ("Driving speeds", f"version {origin.speeds_version}"),
        ("Made", origin.created),
        ("For", cover.prepared_for),
    ]
    if cover.licence:
        facts.append(("Licence", cover.licence))
    return facts + [("Note", note) for note in cover.notes]


def _contents(report: AccessReport) -> Sequence[tuple[str, str]]:
    params = report.params
    return (
        ("By " + params.group, f"averages, longest, shares within {_and(params.thresholds_minutes)} minutes"),
        ("Nearest", f"each {params.origin}: nearest and second nearest {params.destination}"),
        (f"Far from every {params.destination}", "whoever is far from everything or cut off"),
        (f"By {params.destination}", "how many have it nearest"),
        ("Minutes", "every pair, minutes"),
        ("Miles", "every pair, miles along the fastest way"),
    )


def _and(numbers: Sequence[float]) -> str:
    words = [f"{number:g}" for number in numbers]
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]
