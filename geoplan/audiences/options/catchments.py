"""Where the children of an area really go: the venues that their sessions are allotted to, as may be told."""

from dataclasses import dataclass

import numpy as np

from geoplan.audiences.audience import Audience
from geoplan.audiences.options.counts import Line, PeopleCounts
from geoplan.siting.options.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Visited:
    """
    A venue to which children of an area go.

    Parameters
    ----------
    over_half
        Whether it holds more than half of the area's sessions.
    sessions, children
        How many sessions the area's children have there, and how many children go; None where this audience
        may not read it.
    """

    venue: str
    over_half: bool
    sessions: int | None = None
    children: int | None = None


@dataclass(frozen=True, slots=True)
class Visits:
    """
    Where the sessions of an area are in one option.

    Parameters
    ----------
    most
        Where the most of them are; None where this may not be told.
    also
        Other venues, those with more sessions first.
    """

    most: Visited | None = None
    also: tuple[Visited, ...] = ()


def least_told(counts: PeopleCounts) -> int:
    """Return how many children of an area go to a venue before this audience is told of it."""
    return 1 if counts.audience is Audience.PLANNER else counts.params.under


def visits_shown(counts: PeopleCounts, outcome: Outcome, line: Line) -> Visits:
    """
    Return where the children of a group go in an option.

    Managers are told of venues to which 5 or more of its children go, and never how many: a venue of fewer
    may be one child's, and what is left of a total would give their number back. Of a group that is itself
    hidden they are told nothing.
    """
    sees_all = counts.audience is Audience.PLANNER
    if not sees_all and counts.is_few(outcome, line):
        return Visits()
    members, found = counts.members(line), outcome.catchments
    sessions, children = found.sessions_of(members), found.visitors(members)
    order = np.lexsort((-children, -sessions))
    told = {
        at: Visited(
            found.venues[at],
            2 * int(sessions[at]) > int(sessions.sum()),
            *((int(sessions[at]), int(children[at])) if sees_all else ()),
        )
        for at in order.tolist()
        if children[at] >= least_told(counts)
    }
    most = told.pop(order[0], None) if len(order) else None
    return Visits(most, tuple(told.values()))
