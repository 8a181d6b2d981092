"""What a property costs a year: the building over its years, and the beds whoever is in them."""

from fractions import Fraction

from geoplan.domain.money import exact
from geoplan.domain.properties import Property
from geoplan.siting.properties.params import PropertyParams, Provision

WEEKS = 52


def residual_pence(house: Property, params: PropertyParams) -> Fraction:
    """Return what could be got for a property at the end of the years looked at, exactly."""
    return house.price_pence * exact(params.residual_share)


def building_pence(house: Property, params: PropertyParams, discount_rate: float) -> Fraction:
    """
    Return the equivalent annual cost of a property, exactly.

    The same amount at the end of every year is worth as much today as price and works, less what is got for
    the property after the last of them.
    """
    rate, years = exact(discount_rate), params.years
    later = 1 / (1 + rate) ** years
    worth = house.cost_pence - residual_pence(house, params) * later
    yearly = Fraction(1, years) if not rate else rate / (1 - later)
    return worth * yearly


def beds_pence(provision: Provision, params: PropertyParams) -> Fraction:
    """Return what the beds of one property cost a year when they all stand empty."""
    return WEEKS * provision.beds * provision.weekly_pence * exact(params.fixed_share)


def child_pence(provision: Provision, params: PropertyParams) -> Fraction:
    """Return what a child in a bed costs a year beside that."""
    return WEEKS * provision.weekly_pence * (1 - exact(params.fixed_share))
