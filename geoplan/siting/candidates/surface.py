"""The cost surface: what one new venue would save, for every place where it might be."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from geoplan.domain.candidates import Candidate
from geoplan.domain.told import Told
from geoplan.runs.case import Case
from geoplan.siting.candidates.fits import fits
from geoplan.siting.candidates.journeys import JourneyTable

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd


@dataclass(frozen=True, eq=False, kw_only=True)
class CostSurface:
    """
    m places, each as if it were the only new venue, with room for everybody.

    Parameters
    ----------
    saved_s
        (m,) seconds that children travel less in the week, there and back.
    sessions, children
        (m,) how many would come: those who travel less far than now.
    saved_pence
        (m,) what is paid less in the week, estimated; None where no estimate was given.
    before
        What was told before of this service, so that two surfaces cannot be subtracted.
    """

    candidates: tuple[Candidate, ...]
    saved_s: NDArray[np.float64]
    sessions: NDArray[np.int64]
    children: NDArray[np.int64]
    saved_pence: NDArray[np.float64] | None = None
    before: Told = field(default_factory=Told, repr=False)

    def to_frame(self) -> "pd.DataFrame":
        """
        One row a place, the one that saves most first.

        Returns
        -------
        pandas.DataFrame
            Columns code, name, district, latitude, longitude, sessions, children, hours_saved (children's, a
            week) and, where estimated, pounds_saved (a week).
        """
        import pandas as pd

        frame = pd.DataFrame(
            {
                "code": [one.code for one in self.candidates],
                "name": [one.name for one in self.candidates],
                "district": [one.contact_district or "" for one in self.candidates],
                "latitude": [one.position.lat for one in self.candidates],
                "longitude": [one.position.lon for one in self.candidates],
                "sessions": self.sessions,
                "children": self.children,
                "hours_saved": self.saved_s / 3600.0,
            }
        )
        if self.saved_pence is not None:
            frame["pounds_saved"] = self.saved_pence / 100.0
        return frame.sort_values(["hours_saved", "code"], ascending=[False, True], ignore_index=True)

    def to_geodataframe(self) -> "gpd.GeoDataFrame":
        """Return `to_frame` with a point for each place, EPSG:4326, to be mapped."""
        import geopandas as gpd

        frame = self.to_frame()
        points = gpd.points_from_xy(frame.pop("longitude"), frame.pop("latitude"))
        return gpd.GeoDataFrame(frame, geometry=points, crs=4326)


def cost_surface(
    case: Case,
    journeys: JourneyTable,
    candidates: Sequence[Candidate],
    *,
    pence_per_m: NDArray[np.float64] | None = None,
) -> CostSurface:
    """
    Return what one new venue would save in each place, everything else as it is.

    Sessions come that suit it (ages, risk, hours) and whose children together travel shorter there than now.

    Parameters
    ----------
    case
        The week.
    journeys
        Of the week to the candidates; see `geoplan.siting.candidates.journeys.journeys_to`.
    candidates
        In the order of the sites of `journeys`.
    pence_per_m
        (R,) what a metre of each request's direct journey is worth, for the estimate of pounds.
    """
    if journeys.sites != tuple(one.code for one in candidates):
        raise ValueError("journeys must lead to the candidates, in their order")
    suited = fits(case, journeys.sessions, [one.venue() for one in candidates])
    saved = journeys.child_seconds_now[:, None] - journeys.child_seconds
    comes = suited & (saved > 0)
    who = _children_of(case, journeys.sessions)
    pence = None
    if pence_per_m is not None:
        reached = np.where(np.isfinite(journeys.metres), journeys.metres, journeys.metres_now[:, None])
        nearer = (journeys.metres_now[:, None] - reached) * pence_per_m[:, None]
        pence = np.where(comes, journeys.by_session(nearer), 0.0).sum(axis=0)
    return CostSurface(
        candidates=tuple(candidates),
        saved_s=np.where(comes, saved, 0.0).sum(axis=0),
        sessions=comes.sum(axis=0),
        children=((who.T.astype(np.int64) @ comes.astype(np.int64)) > 0).sum(axis=0),
        saved_pence=pence,
    )


def _children_of(case: Case, sessions: Sequence[str]) -> NDArray[np.bool_]:
    """Return which children come to which sessions (sessions, children)."""
    column = {child.code: at for at, child in enumerate(case.children)}
    by_code = {session.code: session for session in case.sessions}
    found = np.zeros((len(sessions), len(column)), np.bool_)
    for row, code in enumerate(sessions):
        found[row, [column[child] for child in by_code[code].children]] = True
    return found
