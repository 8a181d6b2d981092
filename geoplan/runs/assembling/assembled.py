"""What a search is about: the case, its requests and vehicles, and the arrays made of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from geoplan.domain.plans import Coverage, Plan
from geoplan.domain.requests import Request
from geoplan.runs.assembling.masks import RuleArray
from geoplan.runs.case import Case
from geoplan.runs.fleet.vehicles import Vehicle
from geoplan.runs.freezing.frozen import Frozen
from geoplan.runs.ladder.climb import Ladder
from geoplan.runs.ladder.fallback import Fallback
from geoplan.runs.problem import RunProblem


@dataclass(frozen=True, eq=False, kw_only=True)
class Assembled:
    """
    A case made ready for the search, and what leads back from routes to a plan.

    Parameters
    ----------
    requests
        All requests, in order of code.
    open
        Those the search decides on, in the order of the problem: by day, then code.
    vehicles, persons, children
        In the order of the problem; persons and children by code.
    settled
        Who takes each of the other requests: carers and adults, pins out of the search, what is frozen.
    pinned
        Codes of the requests of `open` that are pinned to a person or mode of the search.
    first_objections
        Which rule is the first in the way of each open request and vehicle; pins do not count.
    fallbacks
        What becomes of each open request that no vehicle takes.
    base
        The plan that people know of.
    frozen
        What of it stays.
    """

    case: Case
    requests: tuple[Request, ...]
    open: tuple[Request, ...]
    vehicles: tuple[Vehicle, ...]
    problem: RunProblem = field(repr=False)
    ladder: Ladder = field(repr=False)
    fallbacks: Mapping[str, Fallback] = field(repr=False)
    settled: Mapping[str, Coverage] = field(repr=False)
    pinned: frozenset[str]
    first_objections: RuleArray = field(repr=False)
    persons: tuple[str, ...]
    children: tuple[str, ...] = field(repr=False)
    base: Plan | None = field(default=None, repr=False)
    frozen: Frozen | None = field(default=None, repr=False)

    @cached_property
    def request(self) -> dict[str, Request]:
        """All requests by code."""
        return {item.code: item for item in self.requests}

    @cached_property
    def position(self) -> dict[str, int]:
        """The number of each open request in the problem, by code."""
        return {item.code: at for at, item in enumerate(self.open)}

    @cached_property
    def vehicle_position(self) -> dict[str, int]:
        """The number of each vehicle in the problem, by code."""
        return {item.code: at for at, item in enumerate(self.vehicles)}
