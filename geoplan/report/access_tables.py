"""What is known of who is how far from what: the tables of an access report, before they are shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from geoplan.matrix import TravelMatrix


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
class AccessTables:
    """
    Who is how far from what. Figures keep full precision; only displays round them.

    Parameters
    ----------
    nearest
        A row for each origin, in matrix order: origin, group, nearest, minutes, miles, second_nearest,
        second_minutes, second_miles. None and NaN where nothing can be reached. Of destinations equally near
        the first by code comes first, as on maps.
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
