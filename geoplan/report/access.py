"""How far people are from where they have to be: access tables from a travel matrix."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from geoplan.errors import Fault, InputError
from geoplan.network.nearest import NOWHERE, nearest_few
from geoplan.report.columns import within_column

if TYPE_CHECKING:
    import pandas as pd

    from geoplan.matrix import TravelMatrix

ALL = "All"
FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class AccessParams:
    """
    What counts as near and far, and what things are called.

    Parameters
    ----------
    thresholds_minutes
        Shares are given within each of these, both ends included; ascending.
    far_beyond_minutes
        Whoever is further than this from every destination is listed.
    origin, origins, destination, destinations
        What the rows and columns of the matrix are, in the reader's words.
    group
        What the groups are, in the reader's words.
    group_order
        Groups in the order to show; others follow in alphabetical order.
    ungrouped
        The group of an origin that has none.

    Raises
    ------
    ValueError
        When a number is not positive or the thresholds do not ascend.
    """

    thresholds_minutes: tuple[float, ...] = (20.0, 30.0, 45.0)
    far_beyond_minutes: float = 45.0
    origin: str = "child"
    origins: str = "children"
    destination: str = "venue"
    destinations: str = "venues"
    group: str = "district"
    group_order: tuple[str, ...] = ("North", "Central", "South")
    ungrouped: str = "Elsewhere"

    def __post_init__(self) -> None:
        thresholds = self.thresholds_minutes
        if not thresholds or any(not 0 < value < float("inf") for value in thresholds):
            raise ValueError(f"thresholds_minutes {thresholds} must be positive numbers")
        if list(thresholds) != sorted(set(thresholds)):
            raise ValueError(f"thresholds_minutes {thresholds} must ascend")
        if not 0 < self.far_beyond_minutes < float("inf"):
            raise ValueError(f"far_beyond_minutes {self.far_beyond_minutes} must be a positive number")


@dataclass(frozen=True, eq=False)
class AccessReport:
    """
    Who is how far from what. Figures keep full precision; only displays round them.

    Parameters
    ----------
    nearest
        A row for each origin, in matrix order: origin, group, nearest, minutes, miles, second_nearest,
        second_minutes, second_miles. None and NaN where nothing can be reached. Of destinations equally near
        the first by code comes first, as in catchments and on maps.
    by_group
        A row for each group and the last for all: group, count, unreachable, far; minutes to the nearest
        (mean, median, p95, worst) and the miles of those journeys; share of *all* the group within each
        threshold. Averages are over those who can reach something.
    by_destination
        A row for each destination, in matrix order: destination, count (how many have it nearest), share,
        mean_minutes, worst_minutes, mean_miles, worst_miles.
    far
        Rows of `nearest` beyond the limit, the furthest first.
    unreachable
        Rows of `nearest` that no road joins to any destination.
    matrix
        What the tables were made from.
    names
        Names to show for codes of destinations.
    params
        What counts as near and far.
    """

    nearest: "pd.DataFrame"
    by_group: "pd.DataFrame"
    by_destination: "pd.DataFrame"
    far: "pd.DataFrame"
    unreachable: "pd.DataFrame"
    matrix: "TravelMatrix"
    names: Mapping[str, str] = field(default_factory=dict)
    params: AccessParams = AccessParams()

    def _repr_html_(self) -> str:
        from geoplan.report.html import access_html

        return access_html(self)


def access_report(
    matrix: "TravelMatrix",
    groups: Mapping[str, str],
    *,
    names: Mapping[str, str] | None = None,
    params: AccessParams = AccessParams(),
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
    for what, codes in ((params.origins, matrix.origins), (params.destinations, matrix.destinations)):
        if not codes:
            raise InputError(Fault(f"there are no {what}", f"give a table with at least one of the {what}"))
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
    rows, nearest = np.arange(len(matrix.origins)), nearest_few(matrix.seconds, matrix.destinations, 2)
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
    minutes, miles = rows["minutes"].dropna().to_numpy(), rows["miles"].dropna().to_numpy()
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
