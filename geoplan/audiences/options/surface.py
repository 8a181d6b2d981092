"""The cost surface as an audience may read it: nothing of a place to which few children would come."""

from dataclasses import dataclass, replace

from geoplan.audiences.audience import Audience
from geoplan.audiences.differencing import tell
from geoplan.audiences.suppression import SuppressionParams
from geoplan.domain.candidates import Candidate
from geoplan.domain.told import Told
from geoplan.siting.candidates import CostSurface

SESSIONS, HOURS, POUNDS = "sessions", "hours", "pounds"
_DIGITS = {SESSIONS: 0, HOURS: 1, POUNDS: 0}
_DEFAULT = SuppressionParams()


@dataclass(frozen=True, slots=True)
class Saved:
    """
    What one new venue in a place would save in a week; all None where it may not be told.

    Hours and pounds go with the number of children: what a few save at several places tells where they live.
    """

    place: Candidate
    sessions: int | None
    children: int | None
    hours: float | None
    pounds: float | None


def surface_shown(
    surface: CostSurface,
    audience: Audience = Audience.MANAGER,
    *,
    params: SuppressionParams = _DEFAULT,
) -> tuple[Saved, ...]:
    """
    Return what each place would save, those that save most first, those that may not be told last.

    Each place is a supposition of its own, so that no other gives a hidden one back. What managers were told
    of a place before (`CostSurface.before`) they are told again until 5 children more, or fewer, would come.
    So they are where a venue opened or closed since: beside the same number of children new amounts would be
    those of nearly the same children, and tell of one who came or went.
    """
    if audience is Audience.PLANNER:
        found = [_exact(surface, at) for at in range(len(surface.candidates))]
    else:
        told = surface_told(surface, params=params)
        found = [_told(place, told) for place in surface.candidates]
    return tuple(sorted(found, key=lambda one: (one.hours is None, -(one.hours or 0.0), one.place.code)))


def surface_told(surface: CostSurface, *, params: SuppressionParams = _DEFAULT) -> Told:
    """Return what managers were told up to a surface."""
    counts = {_key(place): int(surface.children[at]) for at, place in enumerate(surface.candidates)}
    told = tell(counts, (), before=surface.before, params=params)
    amounts: dict[str, float | None] = {}
    for at, place in enumerate(surface.candidates):
        if _key(place) not in told.now:
            continue
        one = _exact(surface, at)
        for what, value in ((SESSIONS, one.sessions), (HOURS, one.hours), (POUNDS, one.pounds)):
            if value is not None:
                key = _beside(place, what, told)
                amounts[key] = told.amounts.get(key, round(value, _DIGITS[what]))
    return replace(told, amounts={**told.amounts, **amounts})


def _exact(surface: CostSurface, at: int) -> Saved:
    pounds = None if surface.saved_pence is None else float(surface.saved_pence[at]) / 100.0
    hours = float(surface.saved_s[at]) / 3600.0
    return Saved(surface.candidates[at], int(surface.sessions[at]), int(surface.children[at]), hours, pounds)


def _told(place: Candidate, told: Told) -> Saved:
    if _key(place) not in told.now:
        return Saved(place, None, None, None, None)
    sessions, hours, pounds = (
        told.amounts.get(_beside(place, what, told)) for what in (SESSIONS, HOURS, POUNDS)
    )
    return Saved(place, None if sessions is None else int(sessions), told.now[_key(place)], hours, pounds)


def _key(place: Candidate) -> str:
    return f"surface/{place.code}/children"


def _beside(place: Candidate, what: str, told: Told) -> str:
    """
    What an amount is known by: the number of children whose it is, and nothing else.

    Not the venues of then: one more anywhere would have every place told of anew, and whoever subtracts would
    read the hours of a child who has gone since. Sessions are amounts, too: one child may have five of them.
    """
    return f"surface/{place.code}/{what} beside {told.now[_key(place)]}"
