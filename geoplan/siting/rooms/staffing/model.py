"""The model of who supervises what, at the venues and on the days that are set."""

from collections.abc import Container, Iterator, Mapping

import numpy as np

from geoplan.siting.mip import FloatArray, LongArray, Program
from geoplan.siting.rooms.placing.options import Options
from geoplan.siting.rooms.placing.rows import left_out_pence
from geoplan.siting.rooms.staffing.duty import Duty, Loan
from geoplan.siting.rooms.week import RoomWeek

# Of an hour by somebody whose week is full, in changes of workers.
_LOAD_PRICE = 4.0


class StaffingModel:
    """
    Columns: pairs of option and worker, supervised options without a worker, moves of workers on loans.

    Parameters
    ----------
    options
        One for each occasion that has a room.
    lent
        How many go on each loan.
    used
        Minutes that workers have given already in the week; those who have given much cost a little more.
    """

    def __init__(
        self,
        week: RoomWeek,
        duty: Duty,
        options: Options,
        lent: Mapping[int, int],
        used: Mapping[str, float] | None = None,
    ) -> None:
        self._week, self._duty, self._options = week, duty, options
        share = week.params.supervising_percent / 100
        self._limit = {worker.code: worker.weekly_minutes * share for worker in week.workers}
        self._used = used or {}
        self._loans = [(duty.loans[at], number) for at, number in sorted(lent.items())]
        sessions = [week.session[week.occasions[at].session] for at in options.occasion]
        self.supervised = [at for at, session in enumerate(sessions) if session.supervised]
        self.pairs = [(at, code) for at in self.supervised for code in self._candidates(at)]
        self.moves = [(loan, code) for loan, _ in self._loans for code in duty.teams[loan.team].workers]
        self.program = self._program()

    def columns(self, worker: Mapping[int, str | None], gone: Container[tuple[Loan, str]]) -> FloatArray:
        """Return the columns of an answer: who supervises each option, and who is lent."""
        pairs = [float(worker.get(option) == code) for option, code in self.pairs]
        without = [float(worker.get(option) is None) for option in self.supervised]
        return np.array([*pairs, *without, *(float(move in gone) for move in self.moves)])

    def read(self, values: FloatArray) -> tuple[dict[int, str | None], list[tuple[Loan, str]]]:
        """Return who supervises each option, and who is lent, of an answer's columns."""
        taken = values > 0.5
        worker: dict[int, str | None] = dict.fromkeys(self.supervised)
        worker |= {option: code for at, (option, code) in enumerate(self.pairs) if taken[at]}
        first = len(self.pairs) + len(self.supervised)
        return worker, [move for at, move in enumerate(self.moves) if taken[first + at]]

    def _candidates(self, option: int) -> Iterator[str]:
        """Yield who may be there and is on duty all the time."""
        options = self._options
        venue = options.kinds[options.kind[option]].venue.code
        day, start, end = (int(array[option]) for array in (options.day, options.start, options.end))
        here = {loan.team for loan, _ in self._loans if (loan.venue, loan.day) == (venue, day)}
        for at, team in enumerate(self._duty.teams):
            on_duty = any(begin <= start and end <= until for begin, until in team.shifts(day))
            if on_duty and (team.base == venue or at in here):
                yield from team.workers

    def _program(self) -> Program:
        pairs, without, moves = len(self.pairs), len(self.supervised), len(self.moves)
        before = [self._week.occasions[at].worker for at in self._options.occasion]
        another = [
            float(before[option] not in (None, code)) + self._load_price(option, code)
            for option, code in self.pairs
        ]
        missing = left_out_pence(self._week, self._options.occasion)[self.supervised]
        court = missing >= self._week.params.unplaced_court_pence
        # Weights far apart: a court's session before all others, a worker for each before the same worker.
        weight = np.where(court, (without + 1.0) ** 2, without + 1.0)
        program = Program(
            np.concatenate([another, weight, np.zeros(moves)]),
            np.zeros(pairs + without + moves),
            np.ones(pairs + without + moves),
            np.ones(pairs + without + moves, np.bool_),
        )
        row = {option: at for at, option in enumerate(self.supervised)}
        rows = [row[option] for option, _ in self.pairs]
        program.add([*rows, *range(without)], np.arange(pairs + without), 1.0, rows=without, least=1, most=1)
        self._add_moves(program, pairs + without)
        for code in sorted(self._limit):
            self._add_worker(program, code, pairs + without)
        return program

    def _load_price(self, option: int, code: str) -> float:
        length = float(self._options.end[option] - self._options.start[option])
        return _LOAD_PRICE * length / 60 * self._used.get(code, 0.0) / self._limit[code]

    def _add_moves(self, program: Program, first: int) -> None:
        """As many on each loan as were lent, and nobody on two in a day."""
        for loan, number in self._loans:
            columns = [first + at for at, (one, _) in enumerate(self.moves) if one == loan]
            program.add_one(columns, least=number, most=number)
        by_day: dict[tuple[str, int], list[int]] = {}
        for at, (loan, code) in enumerate(self.moves):
            by_day.setdefault((code, loan.day), []).append(first + at)
        for columns in by_day.values():
            program.add_one(columns, most=1.0)

    def _add_worker(self, program: Program, code: str, first: int) -> None:
        """One session at a time, at the venue where they are, and no more in a week than they may."""
        options, notes = self._options, self._week.params.notes_minutes
        own = np.array([at for at, (_, worker) in enumerate(self.pairs) if worker == code], np.int64)
        if not len(own):
            return
        chosen = np.array([self.pairs[at][0] for at in own])
        length = (options.end - options.start)[chosen]
        most = self._limit[code] - self._used.get(code, 0.0)
        program.add_one(own, length.astype(np.float64), most=most)
        for day in np.unique(options.day[chosen]):
            today = options.day[chosen] == day
            start, end = options.start[chosen[today]], options.end[chosen[today]] + notes
            for moment in np.unique(start):
                busy = own[today][(start <= moment) & (moment < end)]
                if len(busy) > 1:
                    program.add_one(busy, most=1.0)
            self._add_whereabouts(program, code, int(day), own[today], first)

    def _add_whereabouts(self, program: Program, code: str, day: int, own: LongArray, first: int) -> None:
        """Who is lent is there, and not at the base."""
        moves = [
            (first + at, loan.venue)
            for at, (loan, worker) in enumerate(self.moves)
            if (worker, loan.day) == (code, day)
        ]
        if not moves:
            return
        for pair in own:
            venue = self._options.kinds[self._options.kind[self.pairs[pair][0]]].venue.code
            there = [column for column, to in moves if to == venue]
            if there:
                program.add_one([pair, *there], [1.0, *[-1.0] * len(there)], most=0.0)
            else:
                program.add_one([pair, *[column for column, _ in moves]], most=1.0)
