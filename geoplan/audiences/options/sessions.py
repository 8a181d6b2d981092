"""How many sessions venues hold in each option, as an audience may read it."""

from collections.abc import Mapping

from geoplan.audiences.audience import Audience
from geoplan.audiences.suppression import SHOWN_AS, Key, Sum, hidden_cells
from geoplan.siting.options.comparison import VenueComparison


def sessions_shown(
    comparison: VenueComparison, audience: Audience = Audience.MANAGER
) -> tuple[Mapping[str, int | str], ...]:
    """
    Return sessions in the week by code of the venue, for now and for each planned option, in order.

    A venue with fewer than 5 sessions may be one child's: only planners read such a number, or one that would
    give it back.
    """
    counts: dict[Key, int] = {}
    sums: list[Sum] = []
    for at, outcome in enumerate(comparison.planned):
        parts = {(at, code): held for code, held in outcome.occasions.items()}
        # All sessions of the week are in every heading: one total, never hidden.
        counts |= parts
        total = ("all", outcome.sessions)
        counts[total] = outcome.sessions
        sums.append(Sum(total, tuple(parts)))
    hidden = frozenset[Key]() if audience is Audience.PLANNER else hidden_cells(counts, sums)
    return tuple(
        {code: SHOWN_AS if (at, code) in hidden else held for code, held in outcome.occasions.items()}
        for at, outcome in enumerate(comparison.planned)
    )
