"""Catchments: the demand allotted to each venue, child by child."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from geoplan.domain.ledger import LedgerSession
from geoplan.siting.people.minutes import BoolArray, LongArray


@dataclass(frozen=True, eq=False)
class Catchments:
    """
    Sessions of the week of n children at m venues, where rooms, hours, ages and risk let them be.

    That is seldom the nearest venue for everybody: it may be full, or not suit.

    Parameters
    ----------
    venues
        m codes: all venues of the option, used or not.
    sessions
        (n, m) in the order of the table of children; one of several children counts for each of them.
    """

    venues: tuple[str, ...]
    sessions: LongArray

    def __post_init__(self) -> None:
        if self.sessions.ndim != 2 or self.sessions.shape[1] != len(self.venues):
            raise ValueError(f"sessions of shape {self.sessions.shape} are not of {len(self.venues)} venues")

    def sessions_of(self, members: BoolArray) -> LongArray:
        """Return the sessions that some children (n,) have at each venue (m,)."""
        return np.asarray(self.sessions[members].sum(axis=0), np.int64)

    def visitors(self, members: BoolArray) -> LongArray:
        """Return how many of some children (n,) go to each venue (m,) at all."""
        return np.asarray((self.sessions[members] > 0).sum(axis=0), np.int64)


def catchments_of(
    children: Sequence[str],
    venues: Sequence[str],
    held: Iterable[LedgerSession],
    coming: Mapping[str, Sequence[str]],
) -> Catchments:
    """
    Return which child goes where in a week.

    Parameters
    ----------
    children, venues
        Codes, in the order of the result.
    held
        Sessions of the week; those that are cancelled count for nobody.
    coming
        For each session the children who come.
    """
    row = {code: at for at, code in enumerate(children)}
    column = {code: at for at, code in enumerate(venues)}
    sessions = np.zeros((len(row), len(column)), np.int64)
    for one in held:
        if not one.cancelled:
            for child in coming[one.session]:
                sessions[row[child], column[one.venue]] += 1
    return Catchments(tuple(venues), sessions)
