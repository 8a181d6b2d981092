"""What the search is asked for, what it tells on the way, and what it gives back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchParams:
    """
    How hard to search.

    The same problem, seed and iterations give the same plan. With `seconds` the search stops at the first
    opportunity after that time on the clock and keeps the best it has; whichever limit is reached first
    counts.

    Parameters
    ----------
    iterations
        Ruin-and-recreate steps; None for no limit.
    seconds
        Time on the clock; None for no limit.

    Raises
    ------
    ValueError
        When neither limit is given, or one is negative.
    """

    seed: int = 1
    iterations: int | None = None
    seconds: float | None = None

    def __post_init__(self) -> None:
        if self.iterations is None and self.seconds is None:
            raise ValueError("give the search a number of iterations or of seconds")
        if (self.iterations or 0) < 0 or (self.seconds or 0) < 0 or self.seed < 0:
            raise ValueError("seed, iterations and seconds are not negative")


@dataclass(frozen=True, slots=True)
class SearchProgress:
    """
    Where the search stands: steps done, seconds gone, cost of the best plan so far, requests unserved
    in it.
    """

    iterations: int
    seconds: float
    cost: float
    unserved: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """
    The best plan that was found.

    Parameters
    ----------
    routes
        For each vehicle its nodes without start and end, empty when it stays at home.
    unserved
        Requests that no vehicle takes.
    cost
        As `RunProblem` defines it.
    trace
        Each improvement as it came.
    """

    routes: tuple[tuple[int, ...], ...]
    unserved: tuple[int, ...]
    cost: float
    iterations: int
    seconds: float
    trace: tuple[SearchProgress, ...] = ()
