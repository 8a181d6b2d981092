"""How many sessions venues hold in each option, as an audience may read it."""

from collections.abc import Mapping
from dataclasses import replace

from geoplan.audiences.audience import Audience
from geoplan.audiences.differencing import areas_ever, tell, text_of
from geoplan.audiences.options.catchments import AreaVisits
from geoplan.audiences.options.counts import PeopleCounts
from geoplan.audiences.suppression import SHOWN_AS, Sum
from geoplan.domain.told import Told
from geoplan.siting.options.comparison import VenueComparison
from geoplan.siting.options.outcome import Outcome

SHARE_STEPS = 20
"""Shares of time are told in so many steps."""


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


def shares_shown(
    comparison: VenueComparison, audience: Audience = Audience.MANAGER
) -> tuple[Mapping[str, float | str | None], ...]:
    """
    Return which share of their open time the rooms of venues are in use, as `sessions_shown`.

    Managers read it in steps of 5 %, so that no change of a single session shows, hidden where the number of
    sessions is, and as it was told before beside the same number. None where a venue has no rooms.
    """
    if audience is Audience.PLANNER:
        return tuple(
            {code: outcome.rooms.share(code) for code in outcome.occasions} for outcome in comparison.planned
        )
    told = _told(comparison, comparison.before)
    return tuple(
        {
            code: told.amounts.get(_share_key(outcome, code, told))
            if _key(outcome, code) in told.now
            else SHOWN_AS
            for code in outcome.occasions
        }
        for outcome in comparison.planned
    )


def comparison_told(comparison: VenueComparison) -> Told:
    """Return what managers were told up to a comparison: of its children, where they go, and its sessions."""
    told = _told(comparison, AreaVisits(PeopleCounts(comparison)).told)
    areas = (places for one in comparison.groupings for places in one.places)
    return replace(told, areas=areas_ever(told.areas, areas))


def _told(comparison: VenueComparison, before: Told) -> Told:
    counts: dict[str, int] = {}
    sums: list[Sum] = []
    for outcome in comparison.planned:
        parts = {_key(outcome, code): held for code, held in outcome.occasions.items()}
        # All sessions of the week are in every heading: one total, never hidden.
        total = _key(None, f"all {outcome.sessions}")
        counts |= parts | {total: outcome.sessions}
        sums.append(Sum(total, tuple(parts)))
    told = tell(counts, sums, before=before)
    amounts = dict(told.amounts)
    for outcome in comparison.planned:
        for code in outcome.occasions:
            share = outcome.rooms.share(code)
            if share is not None and _key(outcome, code) in told.now:
                amounts.setdefault(_share_key(outcome, code, told), round(SHARE_STEPS * share) / SHARE_STEPS)
    return replace(told, amounts=amounts)


def _key(outcome: Outcome | None, code: str) -> str:
    return f"options/sessions/{outcome.known_as if outcome else ''}/{code}"


def _share_key(outcome: Outcome, code: str, told: Told) -> str:
    """What a share is known by: the number of sessions that it stands beside."""
    key = _key(outcome, code)
    return f"{key}/share beside {told.now[key]}"
