"""
What sets of properties cost and change, as managers are told: by averages, never by a child.

Money of those who would be offered the beds of a set tells of one child as soon as it is held against a set
with one bed more, or against a report in which one child was exchanged. So managers read what average
children would come to in the houses of a set, as many as are told to be offered a bed; and by how much those
who are offered one in the favoured set differ from them on average. That is alike in all sets, and told again
until five of these children have come or gone.
"""

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from geoplan.audiences.audience import Audience
from geoplan.audiences.options.average_child import (
    MINUTES,
    OF_ONE,
    TIMES,
    AverageChild,
    Sums,
    own_sums,
)
from geoplan.audiences.options.averages_told import AveragesTold
from geoplan.audiences.options.properties import OFFERED, OUT, PlacedCounts
from geoplan.domain.money import exact, rounded_pence
from geoplan.domain.properties import PropertyUse
from geoplan.domain.told import Told
from geoplan.siting.properties.choices import PropertyChoice, Together, Year
from geoplan.siting.properties.comparison import PropertyComparison
from geoplan.siting.properties.pricing.buildings import WEEKS
from geoplan.siting.properties.pricing.parts import OF_CHILDREN, OF_PROPERTIES, Part

_PLANNED = "journeys to contact as planned"
_NOTHING = Fraction(0)


@dataclass(frozen=True, eq=False)
class SetMoney:
    """Money, visits and hours of the sets of a comparison, as the audience of its counts may read them."""

    counts: PlacedCounts

    @cached_property
    def comparison(self) -> PropertyComparison:
        """
        The comparison as its audience may read it: for managers without any child.

        Whatever money is made of it is safe: a set has what average children come to. Which sets there are,
        their order and which is put forward are those of each child's own price.
        """
        whole = self._whole
        if self.counts.audience is Audience.PLANNER:
            return whole
        return replace(
            whole,
            inputs=replace(whole.inputs, placements=()),
            prices=None,
            year_now=self._year_now,
            choices=tuple(self._choice(one) for one in whole.choices),
            favours=whole.favoured.name,
        )

    @property
    def note(self) -> str:
        """How the money of children is told, in words; empty where it is exact."""
        if self.counts.audience is Audience.PLANNER:
            return ""
        beside = ", and by how much those offered one differ from them on average, alike in all sets"
        return (
            "No child's own price or journeys are in these figures: of every set they are those of average "
            "children who seek a placement, as many as would be offered a bed, in its houses"
            f"{beside if any(self._beside.values()) else ''}. Sets are chosen by exact figures."
        )

    def with_money(self, told: Told) -> Told:
        """Return what was told, with what sets are told to cost."""
        if self.counts.audience is Audience.PLANNER:
            return told
        told = self._average.told.with_averages(told)
        beside = {_key(what): float(by) for what, by in self._beside.items()}
        return replace(told, amounts={**told.amounts, **beside})

    @property
    def _whole(self) -> PropertyComparison:
        return self.counts.comparison

    @cached_property
    def _average(self) -> AverageChild:
        return AverageChild(self._whole, AveragesTold(self._whole, self.counts.params))

    @cached_property
    def _of_one(self) -> dict[str, Sums]:
        """What an average child comes to in each set, by its letter."""
        return {one.name: self._average.sums(one) for one in self._whole.choices}

    @cached_property
    def _beside(self) -> dict[str, Fraction]:
        """
        By how much one who is offered a bed comes to more than the average: on average, alike in all sets.

        Those are meant who would be offered one in the favoured set; told as before where almost the same
        children were.
        """
        whole, known = self._whole, (*OF_ONE, _PLANNED)
        if not self._average.told.of_offered:
            before = whole.before.amounts
            return {what: exact(before.get(_key(what)) or 0) for what in known}
        favoured = whole.favoured
        children, average, own = len(favoured.offers), self._of_one[favoured.name], own_sums(favoured)
        more = {what: own[what] / children - average[what] for what in OF_ONE}
        more[_PLANNED] = -Fraction(whole.error_pence(favoured) or 0, children)
        return {what: self._rounded(what, by) for what, by in more.items()}

    def _rounded(self, what: str, by: Fraction) -> Fraction:
        pence = Fraction(self.counts.params.money_to_pence)
        step = {MINUTES: Fraction(1), TIMES: Fraction(1, 10)}.get(what, pence)
        return step * rounded_pence(by / step)

    @cached_property
    def _children(self) -> int:
        """How many seek a placement, as told; where that is hidden, in fives."""
        shown, under = self.counts.children_shown, self.counts.params.under
        if isinstance(shown, int):
            return shown
        return under * max(1, round(self._whole.now.children / under))

    @cached_property
    def _year_now(self) -> Year:
        """
        A year of all as they live now.

        Where how many there are is hidden, or told as before, money divided by prices may not give it back.
        """
        now, params = self._whole.year_now, self._whole.inputs.params
        parts = dict(now.parts)
        if self._children != self._whole.now.children:
            beds = {one.use: one.count * one.beds for one in params.provisions}
            weekly = sum(count * self._average.told.price(use) for use, count in beds.items())
            average = Fraction(weekly, sum(beds.values()))
            parts[Part.PLACEMENTS] = rounded_pence(WEEKS * self._children * average)
        if not self._out_is_told:
            del parts[Part.OUT_OF_AREA]
        return replace(now, parts=parts)

    @cached_property
    def _out_is_told(self) -> bool:
        """Whether how many live out of the area may be seen as it is, now and in every set."""
        return all(self.counts.is_exact(OUT, one) for one in (None, *self._whole.choices))

    def _offered(self, choice: PropertyChoice) -> int:
        """Return how many are offered a bed, as told; where that is hidden, as many as there are beds."""
        shown = self.counts.shown(OFFERED, choice)
        return shown if isinstance(shown, int) else min(self._average.beds(choice).total(), self._children)

    def _choice(self, choice: PropertyChoice) -> PropertyChoice:
        """Return a set with average children instead of its own."""
        children, average = self._offered(choice), self._of_one[choice.name]
        sums = {what: children * (one + self._beside[what]) for what, one in average.items()}
        year, planned = self._year(choice, sums), choice.contact_pence
        if planned is not None:
            planned = year.parts[Part.CONTACT] + rounded_pence(children * self._beside[_PLANNED])
        return replace(
            choice,
            offers=(),
            staying=(),
            outcome=None,
            year=year,
            contact_pence=planned,
            together=self._together(choice, sums),
        )

    def _year(self, choice: PropertyChoice, sums: Sums) -> Year:
        params, minutes = self._whole.inputs.params, rounded_pence(sums[MINUTES])
        parts = {part: choice.parts[part] for part in OF_PROPERTIES}
        parts |= {part: rounded_pence(sums[part]) for part in OF_CHILDREN if part in sums}
        parts[Part.CHILD_TIME] = rounded_pence(minutes * exact(params.child_pence_per_minute))
        if self._out_is_told:
            parts[Part.OUT_OF_AREA] = choice.parts[Part.OUT_OF_AREA]
        ordered = {part: parts[part] for part in Part if part in parts}
        return Year(visits=float(sums[TIMES]), minutes=minutes, parts=ordered)

    def _together(self, choice: PropertyChoice, sums: Sums) -> dict[PropertyUse, Together]:
        """Return the children of each use: a share of all by its beds, at the price of those who seek it."""
        children, beds = self._offered(choice), self._average.beds(choice)
        found = {}
        for use in choice.together:
            share = Fraction(beds[use], beds.total() or 1)
            weekly = self._average.told.price(use) - self._beside[Part.PLACEMENTS] / WEEKS
            found[use] = Together(
                children=share * children,
                # A bed for which no child is known replaces nothing.
                beds=max(Fraction(beds[use]), share * children) if children else _NOTHING,
                weekly_pence=max(_NOTHING, share * children * weekly),
                parts={part: share * sums.get(part, _NOTHING) for part in OF_CHILDREN},
            )
        return found


def _key(what: str) -> str:
    """What a difference is known by from comparison to comparison."""
    return f"properties/beside the average/{what}"
