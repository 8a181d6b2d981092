"""The cost surface as an audience may read it: nothing of a place to which few children would come."""

from dataclasses import dataclass, replace

from geoplan.audiences.audience import Audience
from geoplan.audiences.differencing import tell
from geoplan.audiences.suppression import SuppressionParams
from geoplan.domain.candidates import Candidate
from geoplan.domain.told import Told
from geoplan.siting.candidates import CostSurface

CHILDREN, SESSIONS, HOURS, POUNDS = "children", "sessions", "hours", "pounds"
_DIGITS = {HOURS: 1, POUNDS: 0}
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
    of a place before (`CostSurface.before`) they are told again until the children or the sessions that would
    come have changed by 5.
    """
    if audience is Audience.PLANNER:
        found = [_exact(surface, at) for at in range(len(surface.candidates))]
    else:
        told = surface_told(surface, params=params)
        found = [_told(surface, place, told) for place in surface.candidates]
    return tuple(sorted(found, key=lambda one: (one.hours is None, -(one.hours or 0.0), one.place.code)))


def surface_told(surface: CostSurface, *, params: SuppressionParams = _DEFAULT) -> Told:
    """Return what managers were told up to a surface."""
    counts: dict[str, int] = {}
    few: list[str] = []
    for at, place in enumerate(surface.candidates):
        children = int(surface.children[at])
        counts |= {_key(place, CHILDREN): children, _key(place, SESSIONS): int(surface.sessions[at])}
        if 0 < children < params.under:
            few.append(_key(place, SESSIONS))
    told = tell(counts, (), before=surface.before, also=few, params=params)
    amounts: dict[str, float | None] = {}
    for at, place in enumerate(surface.candidates):
        exact = _exact(surface, at)
        for what, value in ((HOURS, exact.hours), (POUNDS, exact.pounds)):
            key = _beside(surface, place, what, told)
            if key is not None and value is not None:
                amounts[key] = told.amounts.get(key, round(value, _DIGITS[what]))
    return replace(told, amounts={**told.amounts, **amounts})


def _exact(surface: CostSurface, at: int) -> Saved:
    pounds = None if surface.saved_pence is None else float(surface.saved_pence[at]) / 100.0
    hours = float(surface.saved_s[at]) / 3600.0
    return Saved(surface.candidates[at], int(surface.sessions[at]), int(surface.children[at]), hours, pounds)


def _told(surface: CostSurface, place: Candidate, told: Told) -> Saved:
    hours, pounds = (_beside(surface, place, what, told) for what in (HOURS, POUNDS))
    if hours is None or pounds is None:
        return Saved(place, None, None, None, None)
    sessions, children = (told.now[_key(place, what)] for what in (SESSIONS, CHILDREN))
    return Saved(place, sessions, children, told.amounts[hours], told.amounts.get(pounds))


def _key(place: Candidate, what: str) -> str:
    return f"surface/{place.code}/{what}"


def _beside(surface: CostSurface, place: Candidate, what: str, told: Told) -> str | None:
    """What an amount is known by: the numbers that it stands beside; None where these are hidden."""
    keys = [_key(place, one) for one in (CHILDREN, SESSIONS)]
    if any(key not in told.now for key in keys):
        return None
    numbers = "/".join(str(told.now[key]) for key in keys)
    return f"surface/{place.code}/{what} of venues {surface.venues} beside {numbers}"
