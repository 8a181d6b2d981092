"""How long to search, why a search stopped, and the watch that decides it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from geoplan.progress import Progress


class Stopped(Enum):
    """Why a search ended."""

    PROVEN = "proven"
    """No allowed set of sites is better."""
    GAP = "gap reached"
    SECONDS = "time over"
    NODES = "branches over"
    ASKED = "asked to stop"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteLimits:
    """
    When to be content.

    Parameters
    ----------
    seconds
        Time on the clock; None for as long as it takes.
    gap
        Share of the objective that may be left between it and the bound; 0 for a proof. LSCP and backup
        coverage go on to a proof.
    nodes
        Branches of the search tree; None for no limit.
    seed
        Of the first tries. The same problem and seed give the same answer unless `seconds` cuts it short.

    Raises
    ------
    ValueError
        When a limit is negative, or the gap not below 1.
    """

    seconds: float | None = None
    gap: float = 0.0
    nodes: int | None = None
    seed: int = 1

    def __post_init__(self) -> None:
        if (self.seconds or 0) < 0 or (self.nodes or 0) < 0 or self.seed < 0:
            raise ValueError("seconds, nodes and seed are not negative")
        if not 0 <= self.gap < 1:
            raise ValueError(f"gap {self.gap:g} is not a share from 0 to below 1, such as 0.001 for 0.1 %")


class Watch:
    """
    Looks at limits and clock while a model is solved, and tells how far it has come.

    Parameters
    ----------
    stop
        Asked now and then whether to end with what there is.
    progress
        Told ``(branches done, branches known, what)``.
    """

    def __init__(
        self,
        limits: SiteLimits | None = None,
        *,
        stop: Callable[[], bool] | None = None,
        progress: Progress | None = None,
    ) -> None:
        self.limits = limits or SiteLimits()
        self.stop = stop
        self.progress = progress
        self.begun = time.perf_counter()
        self.nodes = 0
        self.interrupted = False

    @property
    def seconds(self) -> float:
        """Seconds gone."""
        return time.perf_counter() - self.begun

    @property
    def seconds_left(self) -> float:
        """Seconds until the limit; infinite without one."""
        limit = self.limits.seconds
        return float("inf") if limit is None else max(0.0, limit - self.seconds)

    def for_a_part(self, *, nodes: int | None = None) -> "Watch":
        """Return a watch of its own for a part of the work: until a proof, in the time that is left."""
        left = None if self.limits.seconds is None else self.seconds_left
        return Watch(SiteLimits(seconds=left, nodes=nodes, seed=self.limits.seed), stop=self.stop)

    def reason(self, objective: int, bound: int) -> Stopped | None:
        """Return why to end with this objective and bound, or None to go on."""
        limits = self.limits
        if objective == bound:
            return Stopped.PROVEN
        if limits.gap and abs(objective - bound) <= limits.gap * abs(objective):
            return Stopped.GAP
        if self.interrupted or (self.stop is not None and self.stop()):
            return Stopped.ASKED
        if self.seconds_left <= 0:
            return Stopped.SECONDS
        if limits.nodes is not None and self.nodes >= limits.nodes:
            return Stopped.NODES
        return None

    def tell(self, what: str, objective: int, bound: int, waiting: int = 0) -> None:
        """Say how far it has come."""
        if self.progress is not None:
            words = f"{what}: best {objective:,}, bound {bound:,}"
            self.progress(self.nodes, self.nodes + waiting + 1, words)
