"""Who could live where, and why somebody could not: the rules of a match, in one place."""

from collections.abc import Iterator, Sequence

import numpy as np

from geoplan.domain.people import Need
from geoplan.domain.properties import Area, Property, is_over
from geoplan.siting.properties.choice.problem import BoolArray, ChoiceProblem, LongArray, Quota
from geoplan.siting.properties.choice.solve import Choice
from geoplan.siting.properties.inputs import PropertyInputs
from geoplan.siting.properties.params import PropertyParams, Provision
from geoplan.siting.properties.pricing.table import PriceTable


def problem_of(inputs: PropertyInputs, prices: PriceTable | None) -> ChoiceProblem:
    """
    Return the choice to make, in numbers.

    Parameters
    ----------
    prices
        None while only the rules matter: nothing costs anything then.
    """
    uses, houses, params = inputs.params.provisions, inputs.properties, inputs.params
    shape = (len(inputs.placements), len(houses), len(uses))
    return ChoiceProblem(
        names=tuple(one.name for one in houses),
        use_names=tuple(use.use.value for use in uses),
        allowed=np.array([[_could_be(one, use, params) for use in uses] for one in houses], np.bool_),
        setup=np.zeros(shape[1:], np.int64) if prices is None else prices.setups,
        price=np.array([one.cost_pence for one in houses], np.int64),
        wanted=np.array([use.count for use in uses], np.int64),
        beds=np.array([use.beds for use in uses], np.int64),
        offer=np.zeros(shape, np.int64) if prices is None else prices.offer,
        fits=_fits(inputs),
        alone=np.array([one.alone for one in inputs.placements], np.bool_),
        must=np.array([one.is_chosen for one in houses], np.bool_),
        apart=_apart(inputs),
        budget=params.budget_pence,
        quotas=tuple(
            Quota(f"properties in {name}", _in_district(houses, name), least, most)
            for name, (least, most) in params.quotas.items()
        ),
    )


def _could_be(house: Property, use: Provision, params: PropertyParams) -> bool:
    is_near = house.area is Area.IN_AREA or not params.only_in_area
    return is_near and use.use in house.uses and house.beds >= use.beds


def _in_district(houses: Sequence[Property], name: str) -> tuple[int, ...]:
    return tuple(at for at, one in enumerate(houses) if one.contact_district == name)


def _fits(inputs: PropertyInputs) -> BoolArray:
    """(n, m, u) whether a child could have a bed."""
    uses = inputs.params.provisions
    children = range(len(inputs.placements))
    wanted = np.array([[inputs.is_for(n, use) for use in uses] for n in children], np.bool_)
    suits = np.array(
        [[next(_obstacles(inputs, n, house), None) is None for house in inputs.properties] for n in children],
        np.bool_,
    )
    shape = (len(children), len(inputs.properties), len(uses))
    return wanted.reshape(shape[0], 1, shape[2]) & suits.reshape(*shape[:2], 1)


def _obstacles(inputs: PropertyInputs, number: int, house: Property) -> Iterator[str]:
    """Yield why a child cannot live in a property, whatever it is bought for."""
    if Need.WHEELCHAIR in inputs.children[number].needs and not house.step_free:
        yield "not step-free"
    most, family = inputs.params.most_family_miles, inputs.placements[number].family
    if most is not None and family is not None and is_over(most, family, house.position):
        yield f"more than {most:g} miles from the family"


def _apart(inputs: PropertyInputs) -> tuple[tuple[int, int], ...]:
    """Pairs of children who must never share a property."""
    found = []
    for one, child in enumerate(inputs.children):
        for other in range(one):
            before = inputs.children[other]
            if before.code in child.never_with or child.code in before.never_with:
                found.append((one, other))
    return tuple(found)


def why_not(inputs: PropertyInputs, problem: ChoiceProblem, choice: Choice, number: int) -> str:
    """Say why a child is offered no bed in a choice."""
    uses = [at for at, use in enumerate(inputs.params.provisions) if use.count and inputs.is_for(number, use)]
    if not uses:
        return "no property wanted is for this age and need"
    bought = [(place, use) for place, use in enumerate(choice.uses) if use in uses]
    able = [(place, use) for place, use in bought if problem.fits[number, place, use]]
    if not able:
        told = dict.fromkeys(
            reason for place, _ in bought for reason in _obstacles(inputs, number, inputs.properties[place])
        )
        return "; ".join(told)
    if all(_gain(problem.offer, number, pair) >= 0 for pair in able):
        return "no bed costs less than where the child is now"
    if any(_has_room(problem, choice, number, pair) for pair in able):
        return "must not live with a child who is offered a bed there"
    return "the beds are offered to others"


def _gain(offer: LongArray, number: int, pair: tuple[int, int]) -> int:
    return int(offer[(number, *pair)])


def _has_room(problem: ChoiceProblem, choice: Choice, number: int, pair: tuple[int, int]) -> bool:
    """Whether beds enough are free in a property of a choice."""
    place, use = pair
    beds = int(problem.beds[use])
    taken = sum(
        beds if problem.alone[child] else 1 for child, other in enumerate(choice.beds) if other == place
    )
    return taken + (beds if problem.alone[number] else 1) <= beds
