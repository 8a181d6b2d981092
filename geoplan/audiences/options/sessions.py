"""How many sessions venues hold in each option, as an audience may read it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from geoplan.audiences.audience import Audience
from geoplan.audiences.differencing import areas_ever, tell, text_of
from geoplan.audiences.keys import SESSIONS, VENUE, count_key
from geoplan.audiences.options.catchments import AreaVisits
from geoplan.audiences.options.counts import PeopleCounts
from geoplan.audiences.options.few import options_told, remembering_options
from geoplan.audiences.options.small import remembering_numbers
from geoplan.audiences.sums import Sum
from geoplan.audiences.suppression import SHOWN_AS
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
        {code: _share_shown(outcome, code, told) for code in outcome.occasions}
        for outcome in comparison.planned
    )


def _share_shown(outcome: Outcome, code: str, told: Told) -> float | str | None:
    if outcome.rooms.share(code) is None:
        return None
    if _key(outcome, code) not in told.now:
        return SHOWN_AS
    share = told.amounts.get(_share_key(outcome, code, told))
    return SHOWN_AS if share is None else share


def comparison_told(comparison: VenueComparison) -> Told:
    """Return what managers were told up to a comparison: of its children, where they go, and its sessions."""
    comparison = options_told(comparison)
    told = _told(comparison, AreaVisits(PeopleCounts(comparison)).told)
    areas = (places for one in comparison.groupings for places in one.places)
    told = remembering_options(remembering_numbers(told, comparison.planned), comparison)
    return replace(told, areas=areas_ever(told.areas, areas))


def _told(comparison: VenueComparison, before: Told) -> Told:
    """
    What was told with these sessions.

    An option's are told as those of now until 5 have come or gone: of one session that is held elsewhere, two
    venues would tell.
    """
    base, *options = comparison.planned
    told = _tell([base], before)
    of_now = {code: told.now[key] for code in base.occasions if (key := _key(base, code)) in told.now}
    numbers = dict(told.numbers)
    for outcome in options:
        for code in outcome.occasions.keys() & of_now.keys():
            key = _key(outcome, code)
            numbers[key] = tuple(sorted({*numbers.get(key, ()), of_now[code]}))
    told = _tell(options, replace(told, numbers=numbers))
    amounts = dict(told.amounts)
    for outcome in comparison.planned:
        for code in outcome.occasions:
            if _key(outcome, code) not in told.now:
                continue
            share = _share_told(outcome, base, code, told)
            if share is not None:
                amounts.setdefault(_share_key(outcome, code, told), round(SHARE_STEPS * share) / SHARE_STEPS)
    return replace(told, amounts=amounts)


def _share_told(outcome: Outcome, base: Outcome, code: str, told: Told) -> float | None:
    """The share that goes with the number of sessions told: that of now with the number of now."""
    number = told.now[_key(outcome, code)]
    if told.now.get(_key(base, code)) == number and base.rooms.opened(code) == outcome.rooms.opened(code):
        return base.rooms.share(code)
    return outcome.rooms.share(code) if number == outcome.occasions[code] else None


def _tell(outcomes: Sequence[Outcome], before: Told) -> Told:
    counts: dict[str, int] = {}
    sums: list[Sum] = []
    for outcome in outcomes:
        parts = {_key(outcome, code): held for code, held in outcome.occasions.items()}
        # All sessions of the week are in every heading: one total, never hidden.
        total = f"options/sessions/all {outcome.sessions}"
        counts |= parts | {total: outcome.sessions}
        sums.append(Sum(total, tuple(parts)))
    return tell(counts, sums, before=before)


def _key(outcome: Outcome, code: str) -> str:
    """What the sessions of a venue are known by: those of now in exports, too."""
    if outcome.scenario is None:
        return count_key(SESSIONS, VENUE, code)
    return f"options/sessions/{outcome.known_as}/{code}"


def _share_key(outcome: Outcome, code: str, told: Told) -> str:
    """What a share is known by: the number of sessions that it stands beside."""
    key = _key(outcome, code)
    return f"{key}/share beside {told.now[key]}"
