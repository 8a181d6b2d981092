"""
Workers' weeks in the placing model: no venue has more minutes of sessions than its workers may give.

Who is lent takes minutes along: with taken_l the minutes of a loan, taken_l <= lent_l · shift,
    Σ_{supervised k at v} minutes_k · x_k − Σ_{l to v} taken_l + Σ_{l from v} taken_l <= minutes of v
    Σ_{l of team g} taken_l <= minutes of g
These rows tie the days of the week together, and are added only where days by themselves leave somebody out.
"""

from dataclasses import dataclass

import numpy as np

from geoplan.siting.mip import FloatArray, Program
from geoplan.siting.rooms.placing.options import Options
from geoplan.siting.rooms.staffing.duty import Duty
from geoplan.siting.rooms.week import RoomWeek


@dataclass(frozen=True, slots=True)
class Slack:
    """
    How much of a worker's minutes counts: less than all, so that whole sessions fit.

    Parameters
    ----------
    week
        Of the minutes in sessions that a week allows.
    day
        Of a shift away from the base: nobody is in sessions all day.
    """

    week: float
    day: float


def add_weeks(
    program: Program, week: RoomWeek, duty: Duty, options: Options, first: int, slack: Slack
) -> None:
    """
    Add the rows to a model whose loans begin at a column, and their minutes right after.

    Parameters
    ----------
    options
        Those of the first columns.
    slack
        What is left unused.
    """
    loans = duty.loans
    lent_minutes = first + len(loans) + np.arange(len(loans))
    for at, loan in enumerate(loans):
        shift = sum(end - start for start, end in duty.teams[loan.team].shifts(loan.day))
        program.add_one([lent_minutes[at], first + at], [1.0, -slack.day * shift], most=0.0)
    allowed = [slack.week * minutes for minutes in team_minutes(week, duty)]
    for team, minutes in enumerate(allowed):
        own = lent_minutes[[at for at, loan in enumerate(loans) if loan.team == team]]
        if len(own):
            program.add_one(own, most=minutes)
    length = _supervised_minutes(week, options)
    venue_of = np.array([kind.venue.code for kind in options.kinds], object)[options.kind]
    for venue in week.venues:
        here = np.flatnonzero((venue_of == venue.code) & (length > 0))
        to = [at for at, loan in enumerate(loans) if loan.venue == venue.code]
        away = [at for at, loan in enumerate(loans) if duty.teams[loan.team].base == venue.code]
        program.add_one(
            np.concatenate([here, lent_minutes[to], lent_minutes[away]]),
            np.concatenate([length[here], -np.ones(len(to)), np.ones(len(away))]),
            most=sum(allowed[at] for at, team in enumerate(duty.teams) if team.base == venue.code),
        )


def team_minutes(week: RoomWeek, duty: Duty) -> list[float]:
    """Return how many minutes the workers of each team may be in sessions."""
    paid = {worker.code: worker.weekly_minutes for worker in week.workers}
    share = week.params.supervising_percent / 100
    return [sum(paid[code] * share for code in team.workers) for team in duty.teams]


def _supervised_minutes(week: RoomWeek, options: Options) -> FloatArray:
    """Return what each option takes of a worker's week, (k,)."""
    supervised = np.array([week.session[one.session].supervised for one in week.occasions], np.bool_)
    length = (options.end - options.start).astype(np.float64)
    return np.where(supervised[options.occasion], length, 0.0)
