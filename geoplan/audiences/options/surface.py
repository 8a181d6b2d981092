"""The cost surface as an audience may read it: nothing of a place to which few children would come."""

from dataclasses import dataclass

from geoplan.audiences.audience import Audience
from geoplan.audiences.suppression import SuppressionParams
from geoplan.domain.candidates import Candidate
from geoplan.siting.candidates import CostSurface

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

    Each place is a supposition of its own, so that no other gives a hidden one back.
    """
    found = []
    for at, place in enumerate(surface.candidates):
        children = int(surface.children[at])
        if audience is not Audience.PLANNER and 0 < children < params.under:
            found.append(Saved(place, None, None, None, None))
            continue
        pounds = None if surface.saved_pence is None else float(surface.saved_pence[at]) / 100.0
        found.append(
            Saved(place, int(surface.sessions[at]), children, float(surface.saved_s[at]) / 3600.0, pounds)
        )
    return tuple(sorted(found, key=lambda one: (one.hours is None, -(one.hours or 0.0), one.place.code)))
