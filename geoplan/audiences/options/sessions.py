"""How many sessions venues hold in each option, as an audience may read it."""

from collections.abc import Mapping

from geoplan.audiences.audience import Audience
from geoplan.audiences.differencing import tell, text_of
from geoplan.audiences.options.catchments import AreaVisits
from geoplan.audiences.options.counts import PeopleCounts
from geoplan.audiences.suppression import SHOWN_AS, Sum
from geoplan.domain.told import Told
from geoplan.siting.options.comparison import VenueComparison
from geoplan.siting.options.outcome import Outcome


def sessions_shown(
    comparison: VenueComparison, audience: Audience = Audience.MANAGER
) -> tuple[Mapping[str, int | str], ...]:
    """
    Return sessions in the week by code of the venue, for now and for each planned option, in order.

    A venue with fewer than 5 sessions may be one child's: only planners read such a number, or one that would
    give it back. Numbers that were told before are told again until they have changed by 5.
    """
    if audience is Audience.PLANNER:
        return tuple(dict(outcome.occasions) for outcome in comparison.planned)
    told = _told(comparison, comparison.before)
    return tuple(
        {
            code: SHOWN_AS if (text := text_of(told, _key(outcome, code))) == SHOWN_AS else int(text)
            for code in outcome.occasions
        }
        for outcome in comparison.planned
    )


def comparison_told(comparison: VenueComparison) -> Told:
    """Return what managers were told up to a comparison: of its children, where they go, and its sessions."""
    return _told(comparison, AreaVisits(PeopleCounts(comparison)).told)


def _told(comparison: VenueComparison, before: Told) -> Told:
    counts: dict[str, int] = {}
    sums: list[Sum] = []
    for outcome in comparison.planned:
        parts = {_key(outcome, code): held for code, held in outcome.occasions.items()}
        # All sessions of the week are in every heading: one total, never hidden.
        total = _key(None, f"all {outcome.sessions}")
        counts |= parts | {total: outcome.sessions}
        sums.append(Sum(total, tuple(parts)))
    return tell(counts, sums, before=before)


def _key(outcome: Outcome | None, code: str) -> str:
    return f"options/sessions/{outcome.known_as if outcome else ''}/{code}"
