"""The rows of the placing model: see `geoplan.siting.rooms.placing.model`."""

from collections.abc import Iterator

import numpy as np

from geoplan.siting.mip import FloatArray, LongArray, Program
from geoplan.siting.rooms.placing.options import Options
from geoplan.siting.rooms.placing.weeks import Slack, add_weeks
from geoplan.siting.rooms.staffing.duty import Duty, Loan
from geoplan.siting.rooms.week import DAYS, RoomWeek


def program_of(
    week: RoomWeek, duty: Duty, options: Options, occasions: LongArray, *, slack: Slack | None
) -> Program:
    """
    Return the model of some occasions.

    Columns are the k options, the o occasions that may be left out, the loans, and the minutes of loans.

    Parameters
    ----------
    options
        Those of the occasions, and no others.
    occasions
        (o,) positions in the week, ascending.
    slack
        How full workers' weeks may be; None where they do not count.
    """
    k, o, loans = len(options.occasion), len(occasions), duty.loans
    none = np.zeros(len(loans))
    sizes = np.array([len(duty.teams[loan.team].workers) for loan in loans], np.float64)
    loan_pence = np.array([loan.pence for loan in loans], np.float64)
    program = Program(
        np.concatenate([options.pence, left_out_pence(week, occasions), loan_pence, none]),
        np.zeros(k + o + 2 * len(loans)),
        np.concatenate([np.ones(k + o), sizes, np.full(len(loans), np.inf)]),
        np.concatenate([np.ones(k + o + len(loans), np.bool_), none.astype(np.bool_)]),
    )
    row = np.searchsorted(occasions, options.occasion)
    program.add(np.concatenate([row, np.arange(o)]), np.arange(k + o), 1.0, rows=o, least=1.0, most=1.0)
    _add_rooms(program, week, options)
    _add_children(program, week, options)
    _add_workers(program, week, duty, options, k + o)
    if slack is not None:
        add_weeks(program, week, duty, options, k + o, slack)
    return program


def left_out_pence(week: RoomWeek, occasions: LongArray) -> FloatArray:
    """Return what each occasion counts as when it is left out, (o,)."""
    params = week.params
    return np.array(
        [
            params.unplaced_court_pence
            if week.session[week.occasions[at].session].court_priority
            else params.unplaced_pence
            for at in occasions
        ],
        np.float64,
    )


def _busy(options: Options, those: LongArray, after: int) -> Iterator[tuple[int, LongArray]]:
    """Yield the moments at which options begin, and those that are then busy, `after` included."""
    start, end = options.start[those], options.end[those] + after
    for moment in np.unique(start):
        yield int(moment), those[(start <= moment) & (moment < end)]


def _overlapping(options: Options, busy: LongArray) -> bool:
    """Whether options are of more than one occasion."""
    return len(np.unique(options.occasion[busy])) > 1


def _add_rooms(program: Program, week: RoomWeek, options: Options) -> None:
    for kind, room in enumerate(options.kinds):
        for day in range(DAYS):
            those = np.flatnonzero((options.kind == kind) & (options.day == day))
            for _, busy in _busy(options, those, week.params.turnaround_minutes):
                if _overlapping(options, busy):
                    program.add_one(busy, most=len(room.rooms))


def _add_children(program: Program, week: RoomWeek, options: Options) -> None:
    coming: dict[str, list[int]] = {}
    for at in np.unique(options.occasion):
        for child in week.occasions[at].children:
            coming.setdefault(child, []).append(int(at))
    for several in coming.values():
        if len(several) < 2:
            continue
        own = np.isin(options.occasion, several)
        for day in range(DAYS):
            those = np.flatnonzero(own & (options.day == day))
            for _, busy in _busy(options, those, week.params.child_gap_minutes):
                if _overlapping(options, busy):
                    program.add_one(busy, most=1.0)


def _add_workers(program: Program, week: RoomWeek, duty: Duty, options: Options, first: int) -> None:
    supervised = np.array([week.session[one.session].supervised for one in week.occasions], np.bool_)
    with_worker = supervised[options.occasion]
    venue_of_kind = [kind.venue.code for kind in options.kinds]
    venues = np.array([venue_of_kind[kind] for kind in options.kind], object)
    for venue in week.venues:
        for day in range(DAYS):
            here = (venues == venue.code) & (options.day == day)
            if here.any():
                place = _Place(program, week, duty, options, first, venue.code, day)
                place.add_supervised(np.flatnonzero(here & with_worker))
                place.add_present(np.flatnonzero(here & ~with_worker))
    for team in range(len(duty.teams)):
        for day in range(DAYS):
            loans = [at for at, loan in enumerate(duty.loans) if (loan.team, loan.day) == (team, day)]
            if loans:
                program.add_one(first + np.array(loans), most=len(duty.teams[team].workers))


class _Place:
    """The rows of one venue on one day."""

    def __init__(
        self,
        program: Program,
        week: RoomWeek,
        duty: Duty,
        options: Options,
        first: int,
        venue: str,
        day: int,
    ) -> None:
        self._program, self._week, self._duty, self._options = program, week, duty, options
        self._venue, self._day = venue, day
        # Loans to here take from what is asked for; loans of those who are based here add to it.
        signs = [(first + at, loan.team, -1.0) for at, loan in enumerate(duty.loans) if self._comes(loan)]
        signs += [(first + at, loan.team, 1.0) for at, loan in enumerate(duty.loans) if self._leaves(loan)]
        self._loans = signs

    def _comes(self, loan: Loan) -> bool:
        return (loan.venue, loan.day) == (self._venue, self._day)

    def _leaves(self, loan: Loan) -> bool:
        return self._duty.teams[loan.team].base == self._venue and loan.day == self._day

    def _add(self, busy: LongArray, moment: int, until: int) -> None:
        """Ask for as many on duty at a moment as options are busy."""
        loans = [
            (column, sign)
            for column, team, sign in self._loans
            if self._duty.teams[team].on_duty(self._day, moment, until=until)
        ]
        columns = np.concatenate([busy, np.array([column for column, _ in loans], np.int64)])
        values = np.concatenate([np.ones(len(busy)), np.array([sign for _, sign in loans])])
        own = self._duty.own(self._venue, self._day, moment, until=until)
        self._program.add_one(columns, values, most=own)

    def add_supervised(self, those: LongArray) -> None:
        """A worker each, with notes to write after one session and before the next."""
        notes = self._week.params.notes_minutes
        for moment, busy in _busy(self._options, those, notes):
            # Who writes notes may be off duty by then: such a shift counts until they are written.
            self._add(busy, moment, notes)
        start, end = self._options.start[those], self._options.end[those]
        for moment in self._duty.ends(self._venue, self._day):
            over = those[(start < moment) & (moment < end)]
            if len(over):
                self._add(over, moment, 0)

    def add_present(self, those: LongArray) -> None:
        """Somebody on duty from the beginning to the end."""
        ends = self._duty.ends(self._venue, self._day)
        for option in those:
            start, end = int(self._options.start[option]), int(self._options.end[option])
            for moment in [start, *(each for each in ends if start < each < end)]:
                self._add(np.array([option]), moment, 0)
