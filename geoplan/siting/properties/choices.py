"""A set of properties in the service's words: what is bought, who is offered what, who stays, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from geoplan.domain.geography import METRES_PER_MILE
from geoplan.domain.properties import Area, Placement, Property, PropertyUse
from geoplan.siting.options.outcome import Outcome
from geoplan.siting.properties.choice.problem import ChoiceProblem
from geoplan.siting.properties.choice.solve import Choice
from geoplan.siting.properties.inputs import PropertyInputs
from geoplan.siting.properties.matching import why_not
from geoplan.siting.properties.params import Provision
from geoplan.siting.properties.pricing.parts import OF_CHILDREN, OF_PROPERTIES, PRICED, Part
from geoplan.siting.properties.pricing.table import PriceTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchase:
    """A property and what it is bought for."""

    house: Property
    provision: Provision


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """
    A bed that a child would be offered. A proposal: people who know the child decide.

    Parameters
    ----------
    placement
        Where the child is now, and what is sought.
    family_miles_now, family_miles
        Straight; None where the family's home is not known.
    beds
        How many beds it takes: all of the property for one who lives alone.
    parts
        Pence a year more than now, of each part.
    """

    placement: Placement
    house: Property
    use: PropertyUse
    family_miles_now: float | None
    family_miles: float | None
    visits_now: float
    visits: float
    minutes_now: int
    minutes: int
    beds: int
    parts: Mapping[Part, int] = field(repr=False)

    @property
    def pence(self) -> int:
        """Everything priced, a year, more than now."""
        return sum(self.parts.values())

    @property
    def child(self) -> str:
        """The child's code."""
        return self.placement.child

    @property
    def area_now(self) -> Area | None:
        """Where the child lives now."""
        return self.placement.area

    @property
    def area(self) -> Area | None:
        """Where it would live."""
        return self.house.area


@dataclass(frozen=True, slots=True, kw_only=True)
class Staying:
    """A child that is offered no bed, and why."""

    child: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """
    The children who would be offered the beds of one use, together: money is made of this, of no single one.

    Parameters
    ----------
    children, beds
        How many, and how many beds they take; parts of one where only all uses together are known.
    weekly_pence
        What their placements of now cost a week.
    parts
        Pence a year more than now, of each part that children have.
    """

    children: Fraction
    beds: Fraction
    weekly_pence: Fraction
    parts: Mapping[Part, Fraction]


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """
    A year of children together; or what it is more than now.

    Parameters
    ----------
    visits
        Of social workers.
    minutes
        Of the children on the way to contact, school and family; None where that may not be told.
    parts
        Pence of each part; those to whom journeys may not be told one by one have them as one, or not at all.
    """

    visits: float
    minutes: int | None
    parts: Mapping[Part, int] = field(repr=False)


@dataclass(frozen=True, eq=False, kw_only=True)
class PropertyChoice:
    """
    One set of properties.

    Parameters
    ----------
    name
        A letter: A is the best.
    offers, staying
        Every child of the comparison; none where it is told to those who may know of no child.
    together
        Those who would be offered a bed, by use.
    year
        What a year is more than now.
    contact_pence
        Journeys to contact by the planned week, pence a year more than now; None where it was not planned.
    outcome
        The planned week in which the children live there.
    """

    name: str
    choice: Choice
    purchases: tuple[Purchase, ...]
    offers: tuple[Offer, ...]
    staying: tuple[Staying, ...]
    together: Mapping[PropertyUse, Together]
    year: Year
    contact_pence: int | None = None
    outcome: Outcome | None = None

    @property
    def parts(self) -> Mapping[Part, int]:
        """Pence a year more than now, of each part."""
        return self.year.parts

    @property
    def pence(self) -> int:
        """What it is judged by: all parts together, pence a year more than now."""
        return sum(self.parts.values())

    @property
    def money_pence(self) -> int:
        """The parts that are spent."""
        return sum(pence for part, pence in self.parts.items() if part.is_money)

    @property
    def capital_pence(self) -> int:
        """Prices and works."""
        return sum(one.house.cost_pence for one in self.purchases)

    @property
    def homes(self) -> dict[str, Property]:
        """Where each child that is offered a bed would live, by its code."""
        return {one.child: one.house for one in self.offers}


def choice_of(
    name: str, choice: Choice, problem: ChoiceProblem, inputs: PropertyInputs, prices: PriceTable
) -> PropertyChoice:
    """Return a choice of numbers in the words of the service."""
    offers, staying = list[Offer](), list[Staying]()
    for number, place in enumerate(choice.beds):
        if place is None:
            reason = why_not(inputs, problem, choice, number)
            staying.append(Staying(child=inputs.placements[number].child, reason=reason))
            continue
        use = choice.uses[place]
        assert use is not None
        offer = _offer(inputs, prices, (number, place, use))
        offers.append(offer)
    provisions = inputs.params.provisions
    bought = [(use, place) for place, use in enumerate(choice.uses) if use is not None]
    return PropertyChoice(
        name=name,
        choice=choice,
        purchases=tuple(
            Purchase(house=inputs.properties[place], provision=provisions[use])
            for use, place in sorted(bought)
        ),
        offers=tuple(offers),
        staying=tuple(staying),
        together={
            one.use: _together(offer for offer in offers if offer.use is one.use) for one in provisions
        },
        year=_year(choice, offers, prices),
    )


def year_of_now(prices: PriceTable) -> Year:
    """Return the year of all children as they live now."""
    return Year(
        visits=float(prices.visits_now.sum()),
        minutes=int(prices.minutes_now.sum()),
        parts={part: int(prices.now[part].sum()) for part in OF_CHILDREN},
    )


def _year(choice: Choice, offers: Iterable[Offer], prices: PriceTable) -> Year:
    visits, minutes, parts = 0.0, 0, dict.fromkeys(PRICED, 0)
    for offer in offers:
        visits += offer.visits - offer.visits_now
        minutes += offer.minutes - offer.minutes_now
        for part, pence in offer.parts.items():
            parts[part] += pence
    for place in choice.places:
        for part in OF_PROPERTIES:
            parts[part] += int(prices.setup[part][place, choice.uses[place]])
    return Year(visits=visits, minutes=minutes, parts=parts)


def _together(offers: Iterable[Offer]) -> Together:
    found = list(offers)
    return Together(
        children=Fraction(len(found)),
        beds=Fraction(sum(one.beds for one in found)),
        weekly_pence=Fraction(sum(one.placement.weekly_pence for one in found)),
        parts={part: Fraction(sum(one.parts[part] for one in found)) for part in OF_CHILDREN},
    )


def _offer(inputs: PropertyInputs, prices: PriceTable, bed: tuple[int, int, int]) -> Offer:
    number, place, use = bed
    placement, child, house = inputs.placements[number], inputs.children[number], inputs.properties[place]
    family = placement.family
    now, then = (
        (None if family is None else family.distance_m(there) / METRES_PER_MILE)
        for there in (child.home, house.position)
    )
    provision = inputs.params.provisions[use]
    return Offer(
        placement=placement,
        house=house,
        use=provision.use,
        family_miles_now=now,
        family_miles=then,
        visits_now=float(prices.visits_now[number]),
        visits=float(prices.visits[number, use]),
        minutes_now=int(prices.minutes_now[number]),
        minutes=int(prices.minutes[number, place]),
        beds=provision.beds if placement.alone else 1,
        parts={part: int(then[bed] - prices.now[part][number]) for part, then in prices.then.items()},
    )
