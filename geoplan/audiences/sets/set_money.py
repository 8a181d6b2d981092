"""
What sets of properties cost and change, as managers are told: by averages, never by a child.

Money of those who would be offered the beds of a set tells of one child as soon as it is held against a set
with one bed more, or against a report in which one child was exchanged. So managers read what average
children would come to in the houses of a set, as many as are told to be offered a bed; and by how much those
who are offered one in the favoured set differ from them on average. That is alike in all sets, and told again
until five of these children have come or gone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from geoplan.audiences.audience import Audience
from geoplan.audiences.sets.average_child import KEPT, MINUTES, TIMES, AverageChild, Sums, own_sums
from geoplan.audiences.sets.averages_told import AveragesTold
from geoplan.audiences.sets.counts import OFFERED, OUT, PlacedCounts
from geoplan.audiences.sets.journeys_told import JourneysTold
from geoplan.domain.money import exact, rounded_pence
from geoplan.domain.properties import PropertyUse
from geoplan.domain.told import Told
from geoplan.siting.properties.choices import PropertyChoice, Together, Year
from geoplan.siting.properties.comparison import PropertyComparison
from geoplan.siting.properties.pricing.buildings import WEEKS
from geoplan.siting.properties.pricing.parts import OF_PROPERTIES, Part

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
        told = (
            "No child's own price or journeys are in these figures: of every set they are those of average "
            "children who seek a placement, as many as would be offered a bed, in its houses"
            f"{beside if any(self._beside.values()) else ''}. Sets are chosen by exact figures."
        )
        return " ".join(part for part in (told, self._journeys.note, self._planned_note) if part)

    @property
    def _planned_note(self) -> str:
        """Why journeys to contact are not told as planned although they are, in words; else empty."""
        is_planned = self._whole.error_pence(self._whole.favoured) is not None
        if Part.CONTACT not in self._journeys.kinds or not is_planned or _PLANNED in self._beside:
            return ""
        return "Journeys to contact are as estimated: as planned they would tell of few children."

    def with_money(self, told: Told) -> Told:
        """Return what was told, with what sets are told to cost."""
        if self.counts.audience is Audience.PLANNER:
            return told
        told = self._journeys.with_journeys(self._average.told.with_averages(told))
        beside = {_key(what): float(by) for what, by in self._beside.items()}
        return replace(told, amounts={**told.amounts, **beside})

    @property
    def _whole(self) -> PropertyComparison:
        return self.counts.comparison

    @cached_property
    def _average(self) -> AverageChild:
        return AverageChild(self._whole, AveragesTold(self._whole, self.counts.params))

    @cached_property
    def _journeys(self) -> JourneysTold:
        return JourneysTold(self._average, self.counts.params)

    @cached_property
    def _of_one(self) -> dict[str, Sums]:
        """What an average child comes to in each set, by its letter."""
        return {
            one.name: {**self._average.sums(one), **self._journeys.of_one(one)} for one in self._whole.choices
        }

    @cached_property
    def _beside(self) -> dict[str, Fraction]:
        """
        By how much one who is offered a bed comes to more than the average: on average, alike in all sets.

        Those are meant who would be offered one in the favoured set; told as before where almost the same
        children were.
        """
        favoured, before = self._whole.favoured, self._whole.before.amounts
        average, own, children = self._of_one[favoured.name], own_sums(favoured), len(favoured.offers)
        found = {}
        for what in average:
            if self._is_of_offered(what):
                found[what] = self._rounded(what, own[what] / children - average[what])
            else:
                found[what] = exact(before.get(_key(what)) or 0)
        if Part.CONTACT in average:
            error = self._whole.error_pence(favoured)
            if error is not None and self._is_of_offered(Part.CONTACT):
                found[_PLANNED] = self._rounded(_PLANNED, -Fraction(error, children))
            elif (known := before.get(_key(_PLANNED))) is not None:
                found[_PLANNED] = exact(known)
        return found

    def _is_of_offered(self, what: str) -> bool:
        """Whether something new may be told of those who are offered one."""
        return self._average.told.of_offered if what in KEPT else self._journeys.is_of_offered(what)

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
        sums: dict[str, Fraction] = {
            part: Fraction(now.parts[part]) for part in (Part.VISITS, Part.PLACEMENTS)
        }
        parts, minutes = self._of_children({**sums, **self._journeys.now(self._children)})
        if self._children != self._whole.now.children:
            beds = {one.use: one.count * one.beds for one in params.provisions}
            weekly = sum(count * self._average.told.price(use) for use, count in beds.items())
            average = Fraction(weekly, sum(beds.values()))
            parts[Part.PLACEMENTS] = rounded_pence(WEEKS * self._children * average)
        if self._out_is_told:
            parts[Part.OUT_OF_AREA] = now.parts[Part.OUT_OF_AREA]
        return replace(now, minutes=minutes, parts=_in_order(parts))

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
        year, planned = self._year(choice, sums), None
        if choice.contact_pence is not None and _PLANNED in self._beside:
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
        parts, minutes = self._of_children(sums)
        parts |= {part: choice.parts[part] for part in OF_PROPERTIES}
        if self._out_is_told:
            parts[Part.OUT_OF_AREA] = choice.parts[Part.OUT_OF_AREA]
        return Year(visits=float(sums[TIMES]), minutes=minutes, parts=_in_order(parts))

    def _of_children(self, sums: Sums) -> tuple[dict[Part, int], int | None]:
        """Return sums in whole pence by part, and in minutes, which have a price; None where not told."""
        parts = {part: rounded_pence(sums[part]) for part in Part if part in sums}
        if MINUTES not in sums:
            return parts, None
        minutes = rounded_pence(sums[MINUTES])
        price = exact(self._whole.inputs.params.child_pence_per_minute)
        return {**parts, Part.CHILD_TIME: rounded_pence(minutes * price)}, minutes

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
                parts={part: share * sums[part] for part in Part if part in sums},
            )
        return found


def _in_order(parts: Mapping[Part, int]) -> dict[Part, int]:
    return {part: parts[part] for part in Part if part in parts}


def _key(what: str) -> str:
    """What a difference is known by from comparison to comparison."""
    return f"properties/beside the average/{what}"
