"""A set of properties in the service's words: what is bought, who is offered what, who stays, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from geoplan.domain.geography import METRES_PER_MILE
from geoplan.domain.properties import Area, Placement, Property, PropertyUse
from geoplan.siting.options.outcome import Outcome
from geoplan.siting.properties.choice.problem import ChoiceProblem
from geoplan.siting.properties.choice.solve import Choice
from geoplan.siting.properties.inputs import PropertyInputs
from geoplan.siting.properties.matching import why_not
from geoplan.siting.properties.params import Provision
from geoplan.siting.properties.pricing.parts import OF_PROPERTIES, Part
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


@dataclass(frozen=True, eq=False, kw_only=True)
class PropertyChoice:
    """
    One set of properties.

    Parameters
    ----------
    name
        A letter: A is the best.
    parts
        Pence a year more than now, of each part.
    outcome
        The planned week in which the children live there; None where it was not planned.
    """

    name: str
    choice: Choice
    purchases: tuple[Purchase, ...]
    offers: tuple[Offer, ...]
    staying: tuple[Staying, ...]
    parts: Mapping[Part, int]
    outcome: Outcome | None = None

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

    def offered(self, use: PropertyUse) -> tuple[Offer, ...]:
        """Return the offers in properties of a use."""
        return tuple(one for one in self.offers if one.use is use)


def choice_of(
    name: str, choice: Choice, problem: ChoiceProblem, inputs: PropertyInputs, prices: PriceTable
) -> PropertyChoice:
    """Return a choice of numbers in the words of the service."""
    offers, staying = [], []
    parts = dict.fromkeys(Part, 0)
    for number, place in enumerate(choice.beds):
        if place is None:
            reason = why_not(inputs, problem, choice, number)
            staying.append(Staying(child=inputs.placements[number].child, reason=reason))
            continue
        use = choice.uses[place]
        assert use is not None
        offer = _offer(inputs, prices, (number, place, use))
        offers.append(offer)
        for part, pence in offer.parts.items():
            parts[part] += pence
    for place in choice.places:
        for part in OF_PROPERTIES:
            parts[part] += int(prices.setup[part][place, choice.uses[place]])
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
        parts=parts,
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
