"""Access tables as HTML for a notebook."""

from html import escape
from typing import TYPE_CHECKING

from geoplan.notebook import html_page, html_table
from geoplan.report.access_tables import AccessTables
from geoplan.report.columns import shown
from geoplan.report.display import (
    GROUP_COLUMNS,
    LISTED_COLUMNS,
    column_of,
    headline,
    provenance_line,
    value_of,
    within_columns,
)

if TYPE_CHECKING:
    import pandas as pd


_LISTED = 20


def access_html(report: AccessTables) -> str:
    """
    The district table, whoever is far or cut off, and where the figures come from, as an HTML fragment.
    """
    params = report.params
    title = f"From {params.origins} to the nearest {params.destination}, {report.matrix.period.label}"
    columns = (*GROUP_COLUMNS, *within_columns(report), "far", "unreachable")
    parts = [
        f"<h3>{escape(title)}</h3>",
        f"<p>{escape(headline(report))}</p>",
        _table(report.by_group, columns, report, totals=1),
    ]
    if len(report.far):
        shown_of = f", the first {_LISTED}" if len(report.far) > _LISTED else ""
        beyond = (
            f"More than {params.far_beyond_minutes:g} minutes from everything: {len(report.far)}{shown_of}"
        )
        parts.append(f"<h4>{escape(beyond)}</h4>")
        parts.append(_table(report.far.head(_LISTED), LISTED_COLUMNS, report))
    if len(report.unreachable):
        codes = ", ".join(report.unreachable["origin"].astype(str))
        cut_off = f"No road leads to any {params.destination} from: {codes}"
        parts.append(f"<p><strong>{escape(cut_off)}</strong></p>")
    parts.append(f"<p><small>{escape(provenance_line(report))}</small></p>")
    return html_page(*parts)


def _table(frame: "pd.DataFrame", names: tuple[str, ...], report: AccessTables, *, totals: int = 0) -> str:
    """Chosen columns of a table, headed and rounded for people; so many rows at its end are totals."""
    columns = {name: column_of(name, report) for name in names}
    rows = (
        [shown(value_of(name, row[name], report), item.number_format) for name, item in columns.items()]
        for row in frame[list(names)].to_dict("records")
    )
    figures = [item.heading for item in columns.values() if item.number_format]
    headings, last = [item.heading for item in columns.values()], len(frame)
    return html_table(headings, rows, right=figures, totals=range(last - totals, last))
