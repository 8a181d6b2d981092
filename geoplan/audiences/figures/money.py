"""
What is told of money: hidden with the number of the journeys that it is for, and held as that number is.

Where all children are the same and one of them takes a taxi now, no number of children says so: the money of
a week differs by what that is dearer. So a child of which journeys are paid for otherwise has changed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from geoplan.audiences.differencing import text_of
from geoplan.audiences.figures.journeys import JourneysOf
from geoplan.audiences.figures.telling import FiguresTold
from geoplan.audiences.keys import JOURNEYS, MODE
from geoplan.audiences.making.words import PAID
from geoplan.audiences.parts import held_back, is_whole_of_few, parts_told, with_parts
from geoplan.audiences.populations import Population
from geoplan.audiences.sums import Sum
from geoplan.audiences.suppression import SHOWN_AS, with_company
from geoplan.domain.plans import CostBreakdown, Mode, Plan
from geoplan.domain.told import Told

Modes = tuple[Mode, ...]
PAID_FOR: Mapping[str, Modes] = {
    "volunteer_miles": (Mode.VOLUNTEER,),
    "worker_miles": (Mode.WORKER,),
    "worker_time": (Mode.WORKER,),
    "carer_miles": (Mode.CARER,),
    "adult_miles": (Mode.ADULT,),
    "taxis": (Mode.TAXI_ESCORT, Mode.TAXI),
}
"""Money paid, and whose journeys it is for."""
_MONEY = "money of the week"


@dataclass(frozen=True, slots=True)
class Money:
    """An amount paid, and what is told of it: pence in steps, None where it is hidden."""

    item: str
    pence: int
    key: str
    told: float | None

    @property
    def shown(self) -> str:
        """Pounds, or ``c``."""
        return SHOWN_AS if self.told is None else f"{self.told / 100:.2f}"


@dataclass(frozen=True, eq=False)
class MoneyTold:
    """
    What is paid in a plan, item by item, then the total of it, as it may be told.

    Parameters
    ----------
    telling
        What is told of the journeys.
    populations
        Of whom each item is, by the modes that it is for; see `payers_of`.
    """

    cost: CostBreakdown
    telling: FiguresTold
    populations: Mapping[Modes, Population]

    @cached_property
    def amounts(self) -> tuple[Money, ...]:
        """
        The items and the total.

        Money is hidden with the number of the journeys that it is for, and so much more of it that the total
        does not give it back. What is told of it is rounded to steps of pence, half a step up. Beside a
        number of journeys that was told before it is told as it was then, and where it is held not otherwise.
        """
        pence, step = self._pence, self.telling.params.money_to_pence
        held = {item for item in pence if self._is_held(item)}
        again = {item: self._before[key] for item in pence if (key := self._key(item)) in self._before}
        few = {item for item in pence if self._is_hidden(item)} | (held - again.keys())
        few |= {item for item, amount in again.items() if amount is None}
        sums = [Sum(PAID, tuple(self._beside))] if self._beside else []
        hidden = with_company(pence, sums, few | held, known=again.keys() - few)
        return tuple(
            Money(
                item=item,
                pence=amount,
                key=self._key(item),
                told=None
                if item in few or item in hidden - held
                else again.get(item, (amount + step // 2) // step * step),
            )
            for item, amount in pence.items()
        )

    @property
    def told(self) -> Told:
        """What was told, with this money, and of whom it is."""
        told = self.telling.told
        told = replace(told, amounts={**told.amounts, **{one.key: one.told for one in self.amounts}})
        if self._is_whole_held or not self.populations:
            return told
        hidden = {one.item for one in self.amounts if one.told is None}
        untold = self._held | {modes for item, modes in PAID_FOR.items() if item in hidden}
        return with_parts(told, _MONEY, parts_told(self.populations, untold))

    @cached_property
    def _pence(self) -> dict[str, int]:
        pence = dict(self.cost)
        return {item: pence[item] for item in PAID_FOR if pence[item]} | {PAID: self.cost.paid}

    @cached_property
    def _beside(self) -> dict[str, list[str]]:
        """The keys of the numbers of journeys that each item is for."""
        modes = next(one for one in self.telling.divisions if one.by == MODE)
        return {
            item: [modes.key(mode.value) for mode in PAID_FOR[item] if mode.value in modes.parts]
            for item in self._pence
            if item in PAID_FOR
        }

    @property
    def _before(self) -> Mapping[str, float | None]:
        return self.telling.before.amounts

    def _key(self, item: str) -> str:
        counts = (text_of(self.telling.told, one) for one in self._counts(item))
        return f"cost/{item} beside {', '.join(counts)}"

    def _counts(self, item: str) -> Sequence[str]:
        return self._beside.get(item, [JOURNEYS])

    def _is_hidden(self, item: str) -> bool:
        """Whether a number of journeys that an item is for is."""
        return any(count not in self.telling.told.now for count in self._counts(item))

    def _is_held(self, item: str) -> bool:
        if item == PAID or self._is_whole_held:
            return self._is_whole_held
        return PAID_FOR[item] in self._held or not self.telling.held.isdisjoint(self._beside[item])

    @cached_property
    def _held(self) -> frozenset[Modes]:
        """The modes of whose money nothing new may be told."""
        hidden = {PAID_FOR[item] for item in self._beside if self._is_hidden(item)}
        return held_back([self.populations], hidden, self._parts_before, self.telling.params)

    @cached_property
    def _is_whole_held(self) -> bool:
        whole = frozenset[str]().union(*self.populations.values())
        return self.telling.is_whole_held or is_whole_of_few(whole, self._parts_before, self.telling.params)

    @property
    def _parts_before(self) -> Sequence[tuple[Population, ...]]:
        return self.telling.before.parts.get(_MONEY, ())


def payers_of(plan: Plan, whose: JourneysOf) -> dict[Modes, Population]:
    """Return the children whose journeys are paid for, by the modes that each item of money is for."""
    mode = {cover.request: cover.mode for cover in plan.coverage}
    pence = dict(plan.cost)
    paid = {one: modes for item, modes in PAID_FOR.items() if pence[item] for one in modes}
    known = whose.knowing({code: one.value for code, one in mode.items()})
    return known.parted({code: paid[one] for code, one in mode.items() if one in paid})
