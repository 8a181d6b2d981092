"""
Journeys of those who seek a placement, as managers are told of them: each kind by itself where that is safe.

Not everybody who seeks a placement has contact, goes to school far off, or has a family to visit. A sum of
one kind is of those who have any of it, and may be of one child although many seek a placement. So each kind
has its own children: now, and in the houses of each set. Where they are few, or almost those of an earlier
report, kinds are told as one, those to contact last, which are planned; where all as one are no safer, as
they were told then, or not at all.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from geoplan.audiences.populations import SEEKERS, Population, may_be_told, population_of, with_population
from geoplan.audiences.sets.average_child import MINUTES, AverageChild, Lives, Sums
from geoplan.audiences.sets.counts import name_of
from geoplan.audiences.suppression import SuppressionParams
from geoplan.domain.money import exact
from geoplan.domain.told import Told
from geoplan.siting.properties.choices import PropertyChoice
from geoplan.siting.properties.pricing.parts import AS_ONE, TRANSPORT, Part

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_ONE: tuple[str, ...] = (Part.JOURNEYS, MINUTES)
_WAYS: tuple[tuple[str, ...], ...] = (
    (*TRANSPORT, MINUTES),
    (Part.CONTACT, Part.SCHOOL_AND_FAMILY, MINUTES),
    _ONE,
)
"""What may be told, the finest first. Whoever is told in one way can add up to all that follow."""
_OFFERED, _OTHERS = "offered a bed", "offered none"


@dataclass(frozen=True, eq=False)
class JourneysTold:
    """
    Which journeys may be told of in a comparison, and what they come to: pence by `Part`, and `MINUTES`.

    Parameters
    ----------
    average
        The average child, with the comparison and what was told before.
    """

    average: AverageChild
    params: SuppressionParams

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """What is told: one of `_WAYS`, or nothing."""
        return _WAYS[self._way] if self._is_new else _ONE if self._of_then else ()

    @cached_property
    def _way(self) -> int:
        """The first way in which everything may be told as it is; how many there are where none."""
        safe = {what for what in _everything(0) if self._is_safe(what)}
        return next((way for way in range(len(_WAYS)) if safe.issuperset(_everything(way))), len(_WAYS))

    @property
    def _is_new(self) -> bool:
        return self._way < len(_WAYS)

    @property
    def note(self) -> str:
        """Why not all is told, in words; empty where it is."""
        if not self._way:
            return ""
        if not self.kinds:
            return (
                "Children's journeys are not in these figures, nor their time on the way: they would tell of "
                "few children."
            )
        if Part.CONTACT in self.kinds:
            return (
                "Journeys to school and family are told as one: one of them alone would tell of few children."
            )
        then = "" if self._is_new else ", and on average as in an earlier report"
        return (
            f"Journeys to contact, school and family are told as one, as estimated{then}: one of them "
            "alone would tell of few children."
        )

    def now(self, children: int) -> Sums:
        """Return what children come to now; `children` is how many these are, as told."""
        if self._is_new:
            lives = {what: self.average.lives(what, None) for what in self.kinds}
            return {what: Fraction(int(one.each.sum())) for what, one in lives.items()}
        return {what: children * self._of_then[what, name_of(None)] for what in self.kinds}

    def of_one(self, choice: PropertyChoice) -> Sums:
        """Return what one comes to in a set on average, more than now."""
        return {what: self._average(what, choice) - self._average(what, None) for what in self.kinds}

    def is_of_offered(self, what: str) -> bool:
        """Whether something new may be told of those who would be offered a bed, together."""
        if not (self._is_new and self.average.told.of_offered):
            return False
        sums = [one for one in _everything(self._way) if {*_kinds(what)} <= {*_kinds(one)}]
        sizes = {int(whose.sum()) for one in sums for whose in self._groups[one].values()}
        few = any(0 < size < self.params.under for size in sizes)
        return not few and all(self._may_be_told(self._groups_told(one)) for one in sums)

    def with_journeys(self, told: Told) -> Told:
        """Return what was told, with these journeys, and of whom they are."""
        if not self._is_new:
            return told
        of_all = _everything(self._way)
        of_offered = [what for what in of_all if self.is_of_offered(what)]
        for populations in (*map(self._populations, of_all), *map(self._groups_told, of_offered)):
            for key, population in populations:
                told = with_population(told, key, population)
        amounts = {
            _average_key(what, name_of(one)): float(self._average(what, one))
            for what in _ONE
            for one in self._sets
        }
        return replace(told, amounts={**told.amounts, **amounts})

    @property
    def _before(self) -> Told:
        return self.average.comparison.before

    @cached_property
    def _sets(self) -> tuple[PropertyChoice | None, ...]:
        return (None, *self.average.comparison.choices)

    def _is_safe(self, what: str) -> bool:
        """Whether now, every set, and the difference of any two are of nobody, or of enough children."""
        lives = [self.average.lives(what, one) for one in self._sets]
        nothing = Lives(0 * lives[0].each, 1)
        pairs = combinations((nothing, *lives), 2)
        differing = {int(one.differing(other).sum()) for one, other in pairs}
        few = any(0 < count < self.params.under for count in differing)
        return not few and self._may_be_told(self._populations(what))

    def _may_be_told(self, populations: Iterator[tuple[str, Population]]) -> bool:
        return all(
            may_be_told(population, self._before.populations.get(key, ()), self.params)
            for key, population in populations
        )

    def _populations(self, what: str) -> Iterator[tuple[str, Population]]:
        """Of whom something is, now and in each set, by its key."""
        for one in self._sets:
            yield _key(what, name_of(one)), self._who(self.average.lives(what, one).each != 0)

    def _groups_told(self, what: str) -> Iterator[tuple[str, Population]]:
        for group, whose in self._groups[what].items():
            yield _key(what, group), self._who(whose)

    @cached_property
    def _groups(self) -> Mapping[str, Mapping[str, "NDArray[np.bool_]"]]:
        """
        Whose journeys of each kind change in the favoured set, of those offered a bed and of the others.

        Those who are offered one in their own house, the others in the houses of the set.
        """
        import numpy as np

        whole, found = self.average.comparison, {}
        favoured = whole.favoured
        offers = {one.child: one for one in favoured.offers}
        offered = np.array([one.child in offers for one in whole.inputs.placements])
        for what in _everything(0):
            now, then = (self.average.lives(what, one) for one in (None, favoured))
            own = np.zeros_like(offered)
            for at, placement in enumerate(whole.inputs.placements):
                if (offer := offers.get(placement.child)) is not None:
                    minutes = offer.minutes - offer.minutes_now
                    own[at] = minutes if what == MINUTES else sum(offer.parts[one] for one in _kinds(what))
            found[what] = {_OFFERED: own, _OTHERS: then.differing(now) & ~offered}
        return found

    def _who(self, whose: "NDArray[np.bool_]") -> Population:
        people = self.average.comparison.inputs.people
        return population_of(person for person, is_meant in zip(people, whose, strict=True) if is_meant)

    def _average(self, what: str, choice: PropertyChoice | None) -> Fraction:
        if self._is_new:
            return self.average.lives(what, choice).average
        return self._of_then[what, name_of(choice)]

    @cached_property
    def _of_then(self) -> Mapping[tuple[str, str], Fraction]:
        """Averages as they were told last, of now and each set; empty where one of them was not."""
        names = [(what, name_of(one)) for what in _ONE for one in self._sets]
        before = {name: self._before.amounts.get(_average_key(*name)) for name in names}
        known = {name: exact(amount) for name, amount in before.items() if amount is not None}
        return known if len(known) == len(names) else {}


def _everything(way: int) -> tuple[str, ...]:
    """All that is known to those who are told in a way: that, and sums of it."""
    return tuple(dict.fromkeys(what for each in _WAYS[way:] for what in each))


def _kinds(what: str) -> tuple[Part, ...]:
    """Of which parts something is the sum; none of minutes."""
    return () if what == MINUTES else AS_ONE.get(Part(what), (Part(what),))


def _key(what: str, of: str) -> str:
    return f"{SEEKERS}/{what}/{of}"


def _average_key(what: str, of: str) -> str:
    return f"{_key(what, of)} on average"
