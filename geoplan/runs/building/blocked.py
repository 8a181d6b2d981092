"""How many people of a rung each rule keeps from a request."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

import numpy as np

from geoplan.domain.plans import Mode
from geoplan.runs.assembling.assembled import Assembled
from geoplan.runs.assembling.masks import FREE
from geoplan.runs.fleet.eligibility import ORDER, person_objections
from geoplan.runs.fleet.vehicles import vehicles_of
from geoplan.runs.fleet.worker_gaps import Rota
from geoplan.runs.problem import IntArray

_FREE_RANK = len(ORDER)
"""Beyond every rule: nothing is in the way."""


@dataclass(frozen=True, eq=False, slots=True)
class _OnDuty:
    """
    The vehicles of a rung and day.

    `starts` are where those of each person begin in `columns`; `absent` counts, by rule, the people who have
    none.
    """

    columns: IntArray
    starts: IntArray
    absent: Counter[str]


class Blocked:
    """Counts, for the open requests of an assembled case, the people of a rung by the rule in their way."""

    def __init__(self, assembled: Assembled) -> None:
        self._assembled = assembled
        self._on_duty: dict[tuple[Mode, date], _OnDuty] = {}

    def counts(self, row: int, mode: Mode) -> Counter[str]:
        """
        Return how many people of a rung each rule keeps off; ``busy`` counts those whom no rule does.

        Of somebody with several vehicles the one that comes farthest counts.
        """
        duty = self._duty(row, mode)
        found = Counter(duty.absent)
        if len(duty.columns):
            best = np.maximum.reduceat(self._ranks(row, duty), duty.starts)
            for rank, number in enumerate(np.bincount(best, minlength=_FREE_RANK + 1)):
                if number:
                    found["busy" if rank == _FREE_RANK else ORDER[rank]] += int(number)
        return found

    def free(self, row: int, mode: Mode) -> list[int]:
        """Return the vehicles of a rung that no rule keeps off."""
        duty = self._duty(row, mode)
        return [int(column) for column in duty.columns[self._ranks(row, duty) == _FREE_RANK]]

    def _ranks(self, row: int, duty: _OnDuty) -> IntArray:
        first = self._assembled.first_objections[row, duty.columns]
        return np.where(first == FREE, _FREE_RANK, first).astype(np.int32)

    def _duty(self, row: int, mode: Mode) -> _OnDuty:
        key = (mode, self._assembled.open[row].day)
        if key not in self._on_duty:
            self._on_duty[key] = self._find_duty(row, *key)
        return self._on_duty[key]

    def _find_duty(self, row: int, mode: Mode, day: date) -> _OnDuty:
        case, vehicles = self._assembled.case, self._assembled.vehicles
        columns = [at for at, one in enumerate(vehicles) if (one.mode, one.day) == (mode, day)]
        columns.sort(key=lambda at: vehicles[at].person)
        starts, present = [0], set[str]()
        for person, own in groupby(columns, key=lambda at: vehicles[at].person):
            present.add(person)
            starts.append(starts[-1] + len(list(own)))
        people = case.driver if mode is Mode.VOLUNTEER else case.worker
        absent = Counter(self._why_absent(row, person) for person in people if person not in present)
        return _OnDuty(np.array(columns, np.int32), np.array(starts[:-1], np.int32), absent)

    def _why_absent(self, row: int, person: str) -> str:
        """Return why somebody has no vehicle on the day of a request; nothing else of it plays a part."""
        request = self._assembled.open[row]
        if (person, request.day) in self._over:
            return "hours"
        return person_objections(self._assembled.case, request, person, rota=self._rota)[0].rule

    @cached_property
    def _over(self) -> set[tuple[str, date]]:
        """Who drives on which day, but no more: the hours are over, or a re-plan leaves them alone."""
        frozen = self._assembled.frozen
        if frozen is None or (frozen.moment is None and not frozen.closed):
            return set()
        left = {(one.person, one.day) for one in self._assembled.vehicles}
        return {(one.person, one.day) for one in vehicles_of(self._assembled.case)} - left

    @cached_property
    def _rota(self) -> Rota:
        return Rota(self._assembled.case)
