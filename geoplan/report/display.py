"""The words around an access table: headings, names for codes, and where the figures come from."""

from geoplan.report.access_tables import AccessTables
from geoplan.report.columns import PERCENT, Column, column, shown

GROUP_COLUMNS = (
    "group",
    "count",
    "mean_minutes",
    "mean_miles",
    "p95_minutes",
    "worst_minutes",
    "worst_miles",
)
LISTED_COLUMNS = ("origin", "group", "nearest", "minutes", "miles")
_DESTINATION_COLUMNS = ("nearest", "second_nearest", "destination", "to")


def column_of(name: str, report: AccessTables) -> Column:
    """How a column of this report is headed and formatted."""
    params = report.params
    return column(name, origin=params.origin, destination=params.destination, group=params.group)


def value_of(name: str, value: object, report: AccessTables) -> object:
    """A cell's value: a destination's name in place of its code, and words where there is no way to any."""
    if name == "nearest" and value is None:
        return "no road to any"
    return report.names.get(str(value), value) if name in _DESTINATION_COLUMNS else value


def within_columns(report: AccessTables) -> tuple[str, ...]:
    """The columns that hold shares within a threshold, the shortest first."""
    return tuple(name for name in report.by_group.columns if name.startswith("within_"))


def headline(report: AccessTables) -> str:
    """The whole report in one sentence."""
    params, total = report.params, report.by_group.iloc[-1]
    count = f"{total['count']:,} {params.origins if total['count'] != 1 else params.origin}"
    if total["unreachable"] == total["count"]:
        return f"{count}: no road leads to any {params.destination}."
    middle = params.thresholds_minutes[len(params.thresholds_minutes) // 2]
    share = total[f"within_{middle:g}"]
    average = f"on average {total['mean_minutes']:.1f} minutes ({total['mean_miles']:.1f} miles)"
    return (
        f"{count}: {average} to the nearest {params.destination}; {shown(share, PERCENT)} within {middle:g} "
        f"minutes; the longest {total['worst_minutes']:.1f} minutes."
    )


def provenance_line(report: AccessTables) -> str:
    """Where the figures come from, in one line."""
    origin = report.matrix.provenance
    return (
        f"Roads: {origin.network_source}, version {origin.network_version}. Speeds: version "
        f"{origin.speeds_version}. Made {origin.created}."
    )
