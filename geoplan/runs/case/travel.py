"""Travel between the places of a case, for every part of the day, in whole seconds and metres."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from geoplan.domain.periods import Period
from geoplan.matrix import TravelMatrix

PERIODS = tuple(Period)


@dataclass(frozen=True, eq=False)
class Travel:
    """
    Seconds and metres between p places in each of the four periods of the day.

    Parameters
    ----------
    places
        Keys: ``home:C0001``, ``school:S001``, ``venue:retford``, ``driver:D001``, ``carer:…``, ``adult:…``.
    seconds, metres
        Shape (4, q, q) in order of `Period`, whole numbers rounded up; `NO_PATH` where there is no road.
    network_version
        Of the roads they were measured on.
    rows
        For each place its row in the tables, where several share one (a child and its carer live at one
        address); its own position in `places` when None.

    Raises
    ------
    ValueError
        When a place has no row.
    """

    places: tuple[str, ...]
    seconds: NDArray[np.int32]
    metres: NDArray[np.int32]
    network_version: str = ""
    rows: tuple[int, ...] | None = None

    NO_PATH = 10_000_000

    def __post_init__(self) -> None:
        rows = tuple(range(len(self.places))) if self.rows is None else self.rows
        if len(rows) != len(self.places) or max(rows, default=-1) >= self.seconds.shape[1]:
            raise ValueError("every place needs a row in the travel tables")

    @classmethod
    def from_matrices(
        cls, matrices: Mapping[Period, TravelMatrix], *, rows: Mapping[str, int] | None = None
    ) -> "Travel":
        """
        Return the tables of four square matrices.

        Parameters
        ----------
        rows
            Places by key with their rows in the matrices; the matrices' own codes when None.

        Raises
        ------
        ValueError
            When a period is missing, or the matrices are not square over the same places.
        """
        first = matrices[Period.OFF_PEAK]
        for period in PERIODS:
            matrix = matrices.get(period)
            if matrix is None or (matrix.origins, matrix.destinations) != (first.origins, first.origins):
                raise ValueError("travel needs a square matrix over the same places for every period")
        return cls(
            first.origins if rows is None else tuple(rows),
            np.stack([_whole(matrices[period].seconds) for period in PERIODS]),
            np.stack([_whole(matrices[period].metres) for period in PERIODS]),
            first.provenance.network_version,
            None if rows is None else tuple(rows.values()),
        )

    @cached_property
    def index(self) -> dict[str, int]:
        """The row of each place."""
        rows = range(len(self.places)) if self.rows is None else self.rows
        return dict(zip(self.places, rows, strict=True))

    def leg(self, origin: str, destination: str, periods: Sequence[Period]) -> tuple[int, int]:
        """
        Return seconds and metres from one place to another.

        Where the two ends of a leg belong to different periods, the slower counts: a run must not be late
        because it crossed into the peak. `periods` are those of the stops at its ends, one or two.
        """
        at, to = self.index[origin], self.index[destination]
        rows = [PERIODS.index(period) for period in periods]
        slowest = max(rows, key=lambda row: (int(self.seconds[row, at, to]), -row))
        return int(self.seconds[slowest, at, to]), int(self.metres[slowest, at, to])

    @cached_property
    def version(self) -> str:
        """A short content hash."""
        digest = hashlib.sha256(repr(sorted(self.index.items())).encode())
        digest.update(self.seconds.tobytes())
        digest.update(self.metres.tobytes())
        return digest.hexdigest()[:16]


def _whole(values: NDArray[np.float64]) -> NDArray[np.int32]:
    """Round up to whole numbers; what cannot be reached is very far."""
    reachable = np.where(np.isfinite(values), values, Travel.NO_PATH)
    return np.ceil(np.minimum(reachable, Travel.NO_PATH) - 1e-6).astype(np.int32)
