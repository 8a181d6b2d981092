"""
What sets of properties cost and change, as managers are told: by all who seek a placement.

Money of those who would be offered the beds of a set tells of one child as soon as it is held against a set
with one bed more, or against a report in which one child was exchanged. So managers read what average
children would come to in the houses of a set, as many as are told to be offered a bed. By how much those who
are offered one differ from the average is told for all sets as one, in steps in which no single child shows,
and again until it has changed by a whole step.
"""

from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

from geoplan.audiences.audience import Audience
from geoplan.audiences.options.average_child import MINUTES, OF_ONE, TIMES, AverageChild, Sums, own_sums
from geoplan.audiences.options.placement_prices import PlacementPrices
from geoplan.audiences.options.properties import OFFERED, OUT, PlacedCounts
from geoplan.domain.checks import check_between
from geoplan.domain.money import exact, pounds, rounded_pence
from geoplan.domain.properties import PropertyUse
from geoplan.domain.told import Told
from geoplan.siting.properties.choices import PropertyChoice, Together, Year
from geoplan.siting.properties.comparison import PropertyComparison
from geoplan.siting.properties.pricing.buildings import WEEKS
from geoplan.siting.properties.pricing.parts import OF_CHILDREN, OF_PROPERTIES, Part

_PLANNED = "journeys to contact as planned"
_MINUTES_AN_HOUR = 60
_NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneySteps:
    """
    In which steps it is told by how much those who would be offered a bed differ from all who seek one.

    Each is about as much as a year of a single child comes to in a county of fifty miles; that of placements
    of now is what one costs on average.
    """

    contact_pence: int = 2_500_000
    school_pence: int = 6_000_000
    other_pence: int = 100_000
    hours: int = 600
    visits: int = 25

    def __post_init__(self) -> None:
        for name in self.__slots__:
            check_between(f"the steps of {name}", getattr(self, name), 1, 10**9)


@dataclass(frozen=True, eq=False)
class SetMoney:
    """Money, visits and hours of the sets of a comparison, as the audience of its counts may read them."""

    counts: PlacedCounts
    steps: MoneySteps = field(default_factory=MoneySteps)

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
        whats = (Part.PLACEMENTS, Part.CONTACT, Part.SCHOOL)
        placements, contact, school = (pounds(self._step(what), whole=True) for what in whats)
        return (
            "No child's own price or journeys are in these figures: placements, journeys, visits and hours "
            "are those of average children who seek a placement, as many as are offered a bed, in the houses "
            "of each set. By how much those offered one differ is told roughly, for all sets as one, in "
            f"steps: {placements} a year of placements, {contact} of journeys to contact, {school} to "
            f"school, {self.steps.hours} hours. Sets are chosen by exact figures."
        )

    def with_money(self, told: Told) -> Told:
        """Return what was told, with what sets are told to cost."""
        if self.counts.audience is Audience.PLANNER:
            return told
        told = self._average.prices.with_prices(told)
        beside = {_key(what): pence for what, pence in self._beside.items()}
        return replace(told, amounts={**told.amounts, **beside})

    @property
    def _whole(self) -> PropertyComparison:
        return self.counts.comparison

    @cached_property
    def _average(self) -> AverageChild:
        return AverageChild(self._whole, PlacementPrices(self._whole, self.counts.params))

    @cached_property
    def _of_one(self) -> dict[str, Sums]:
        """What an average child comes to in each set, by its letter."""
        return {one.name: self._average.sums(one) for one in self._whole.choices}

    @cached_property
    def _beside(self) -> dict[str, int]:
        """By how much those who are offered a bed differ from the average: of all sets as one, in steps."""
        choices = [one for one in self._whole.choices if one.offers]
        found = {what: [self._more(one, what) for one in choices] for what in (*OF_ONE, _PLANNED)}
        return {
            what: self._in_steps(what, sum(known, _NOTHING) / len(known))
            for what, more in found.items()
            if (known := [each for each in more if each is not None])
        }

    def _more(self, choice: PropertyChoice, what: str) -> Fraction | None:
        """
        Return by how much those who are offered the beds of a set come to more than so many average children.

        No child counts for more than half a step, whatever it costs: who exchanges one moves what is told by
        one step at most.
        """
        if what == _PLANNED:
            error = self._whole.error_pence(choice)
            return None if error is None else Fraction(-error)
        average, most = self._of_one[choice.name][what], Fraction(self._step(what), 2)
        own = (own_sums(offer)[what] - average for offer in choice.offers)
        return sum((max(-most, min(most, each)) for each in own), _NOTHING)

    def _in_steps(self, what: str, by: Fraction) -> int:
        """Return a difference as it was told before, until it is a whole step away."""
        step, before = self._step(what), self._whole.before.amounts.get(_key(what))
        if before is not None and abs(by - exact(before)) <= step:
            return int(before)
        return step * rounded_pence(by / step)

    def _step(self, what: str) -> int:
        steps = self.steps
        return {
            Part.PLACEMENTS: max(WEEKS * self._average.prices.of_all, steps.other_pence),
            Part.SCHOOL: steps.school_pence,
            Part.CONTACT: steps.contact_pence,
            _PLANNED: steps.contact_pence,
            MINUTES: _MINUTES_AN_HOUR * steps.hours,
            TIMES: steps.visits,
        }.get(what, steps.other_pence)

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
            weekly = sum(count * self._average.prices.of(use) for use, count in beds.items())
            parts[Part.PLACEMENTS] = rounded_pence(
                Fraction(WEEKS * self._children * weekly, sum(beds.values()))
            )
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
        sums = {
            what: children * one + self._beside.get(what, 0) if children else _NOTHING
            for what, one in average.items()
        }
        year, planned = self._year(choice, sums), choice.contact_pence
        if planned is not None:
            planned = year.parts[Part.CONTACT] + self._beside.get(_PLANNED, 0)
        beds = self._average.beds(choice)
        return replace(
            choice,
            offers=(),
            staying=(),
            outcome=None,
            year=year,
            contact_pence=planned,
            together={
                use: self._together(Fraction(beds[use], beds.total() or 1), (use, beds[use]), children, sums)
                for use in choice.together
            },
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

    def _together(
        self, share: Fraction, beds: tuple[PropertyUse, int], children: int, sums: Sums
    ) -> Together:
        """Return the children of one use: a share of all by its beds, at the price of those who seek it."""
        use, count = beds
        own = share * children
        dearer = -Fraction(self._beside.get(Part.PLACEMENTS, 0), WEEKS) if children else _NOTHING
        return Together(
            children=own,
            # A bed for which no child is known replaces nothing.
            beds=max(Fraction(count), own) if children else _NOTHING,
            weekly_pence=max(_NOTHING, own * self._average.prices.of(use) + share * dearer),
            parts={part: share * sums.get(part, _NOTHING) for part in OF_CHILDREN},
        )


def _key(what: str) -> str:
    """What a difference is known by from comparison to comparison."""
    return f"properties/beside the average/{what}"
