"""The whole search."""

from collections.abc import Callable, Sequence

from geoplan.runs.problem import RunProblem
from geoplan.runs.search.result import SearchParams, SearchProgress, SearchResult


def search(
    problem: RunProblem,
    params: SearchParams,
    *,
    start: Sequence[Sequence[int]] | None = None,
    progress: Callable[[SearchProgress], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> SearchResult:
    """
    Return the best plan found within the limits; Ctrl-C and `stop` end it early with the best so far.

    Parameters
    ----------
    start
        Routes to begin from; every one must keep all rules.
    progress
        Told a few times a second.
    """
    raise NotImplementedError
