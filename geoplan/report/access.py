"""How far people are from where they have to be: access tables from a travel matrix."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from geoplan.errors import Fault, InputError
from geoplan.network.nearest import NOWHERE, nearest_few
from geoplan.report.access_tables import AccessParams, AccessTables
from geoplan.report.columns import within_column
from geoplan.report.html import access_html

if TYPE_CHECKING:
    import pandas as pd

    from geoplan.matrix import TravelMatrix

__all__ = [
    "ALL",
    "AccessParams",
    "AccessReport",
    "access_report",
    "long_table",
    "wide_table",
]

ALL = "All"
FloatArray = NDArray[np.float64]


class AccessReport(AccessTables):
    """Who is how far from what; shows itself in a notebook."""

    def _repr_html_(self) -> str:
        return access_html(self)


def access_report(
    matrix: "TravelMatrix",
    groups: Mapping[str, str],
    *,
    names: Mapping[str, str] | None = None,
    params: AccessParams | None = None,
) -> AccessReport:
    """
    Tables of nearest destinations, by origin, by group and by destination.

    Parameters
    ----------
    matrix
        n origins by m destinations.
    groups
        Group (district) by origin code. Origins without one are shown as `params.ungrouped`.
    names
        Names to show for destination codes.
    params
        What counts as near and far.

    Raises
    ------
    InputError
        When the matrix has no origins or no destinations.
    """
    params = params or AccessParams()
    for what, codes in (
        (params.origins, matrix.origins),
        (params.destinations, matrix.destinations),
    ):
        if not codes:
            raise InputError(
                Fault(
                    f"there are no {what}",
                    f"give a table with at least one of the {what}",
                )
            )
    nearest = _nearest(matrix, [groups.get(code) or params.ungrouped for code in matrix.origins])
    beyond = nearest["minutes"] > params.far_beyond_minutes
    far = nearest[beyond].sort_values("minutes", ascending=False, kind="stable")
    return AccessReport(
        nearest=nearest,
        by_group=_by_group(nearest, params),
        by_destination=_by_destination(nearest, matrix.destinations),
        far=far.reset_index(drop=True),
        unreachable=nearest[nearest["nearest"].isna()].reset_index(drop=True),
        matrix=matrix,
        names=dict(names or {}),
        params=params,
    )


def long_table(matrix: "TravelMatrix") -> "pd.DataFrame":
    """
    Every pair of a matrix, a row each: from, to, minutes, miles (NaN where no road joins them). n × m rows.
    """
    import pandas as pd

    n, m = len(matrix.origins), len(matrix.destinations)
    return pd.DataFrame(
        {
            "from": np.repeat(np.asarray(matrix.origins, dtype=object), m),
            "to": np.tile(np.asarray(matrix.destinations, dtype=object), n),
            "minutes": _finite(matrix.minutes).ravel(),
            "miles": _finite(matrix.miles).ravel(),
        }
    )


def wide_table(matrix: "TravelMatrix", measure: Literal["minutes", "miles"]) -> "pd.DataFrame":
    """
    A row for each origin and a column for each destination, shape (n, m + 1); NaN where no road joins them.
    """
    import pandas as pd

    values = matrix.minutes if measure == "minutes" else matrix.miles
    frame = pd.DataFrame(_finite(values), columns=list(matrix.destinations))
    frame.insert(0, "from", list(matrix.origins), allow_duplicates=True)
    return frame


def _finite(values: FloatArray) -> FloatArray:
    return np.where(np.isfinite(values), values, np.nan)


def _nearest(matrix: "TravelMatrix", groups: Sequence[str]) -> "pd.DataFrame":
    import pandas as pd

    minutes, miles = matrix.minutes, matrix.miles
    rows, nearest = (
        np.arange(len(matrix.origins)),
        nearest_few(matrix.seconds, matrix.destinations, 2),
    )
    columns: dict[str, object] = {"origin": list(matrix.origins), "group": list(groups)}
    for prefix, name, best in zip(("", "second_"), ("nearest", "second_nearest"), nearest.T, strict=True):
        reached = best != NOWHERE
        codes = [matrix.destinations[at] if ok else None for at, ok in zip(best, reached, strict=True)]
        columns[name] = pd.Series(codes, dtype=object)
        columns[f"{prefix}minutes"] = np.where(reached, minutes[rows, best], np.nan)
        columns[f"{prefix}miles"] = np.where(reached, miles[rows, best], np.nan)
    return pd.DataFrame(columns)


def _by_group(nearest: "pd.DataFrame", params: AccessParams) -> "pd.DataFrame":
    import pandas as pd

    present = set(nearest["group"])
    first = [group for group in params.group_order if group in present]
    rest = sorted(present.difference(first, {params.ungrouped}))
    last = [params.ungrouped] if params.ungrouped in present and params.ungrouped not in first else []
    rows = [_summary(group, nearest[nearest["group"] == group], params) for group in [*first, *rest, *last]]
    return pd.DataFrame([*rows, _summary(ALL, nearest, params)])


def _summary(group: str, rows: "pd.DataFrame", params: AccessParams) -> dict[str, object]:
    minutes, miles = (
        rows["minutes"].dropna().to_numpy(),
        rows["miles"].dropna().to_numpy(),
    )
    summary: dict[str, object] = {
        "group": group,
        "count": len(rows),
        "unreachable": len(rows) - len(minutes),
        "far": int((minutes > params.far_beyond_minutes).sum()),
    }
    for unit, values in (("minutes", minutes), ("miles", miles)):
        some = len(values) > 0
        summary[f"mean_{unit}"] = float(values.mean()) if some else np.nan
        summary[f"median_{unit}"] = float(np.median(values)) if some else np.nan
        summary[f"p95_{unit}"] = float(np.percentile(values, 95)) if some else np.nan
        summary[f"worst_{unit}"] = float(values.max()) if some else np.nan
    for threshold in params.thresholds_minutes:
        summary[within_column(threshold)] = float((minutes <= threshold).sum() / len(rows))
    return summary


def _by_destination(nearest: "pd.DataFrame", destinations: Sequence[str]) -> "pd.DataFrame":
    import pandas as pd

    rows = []
    for code in destinations:
        own = nearest[nearest["nearest"] == code]
        rows.append(
            {
                "destination": code,
                "count": len(own),
                "share": len(own) / len(nearest),
                "mean_minutes": own["minutes"].mean(),
                "worst_minutes": own["minutes"].max(),
                "mean_miles": own["miles"].mean(),
                "worst_miles": own["miles"].max(),
            }
        )
    return pd.DataFrame(rows)
