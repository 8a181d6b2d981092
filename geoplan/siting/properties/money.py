"""What a set of properties costs and saves over the years, and what its beds cost when not all are taken."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from geoplan.costs.appraisal import (
    Appraisal,
    AppraisalParams,
    BedPrice,
    Line,
    LineKind,
    Option,
    appraise,
    bed_occupancy,
    break_even_occupancy,
    part_year,
)
from geoplan.costs.appraisal.beds import OCCUPANCIES, OccupancyTable
from geoplan.costs.appraisal.lines import year_shares
from geoplan.domain.money import exact, rounded_parts, rounded_pence
from geoplan.domain.properties import PropertyUse
from geoplan.siting.properties.choices import PropertyChoice, Purchase
from geoplan.siting.properties.params import PropertyParams, Provision
from geoplan.siting.properties.pricing.buildings import WEEKS, residual_pence
from geoplan.siting.properties.pricing.parts import Part, transport_pence

_MONTHS = 12
_SAVED = ("placements replaced", LineKind.SAVING)
_JOURNEYS = ("children's journeys", LineKind.TRANSPORT)
_VISITS = ("social workers' visits", LineKind.STAFF)
_OF_CHILDREN = (_JOURNEYS, _VISITS, _SAVED)


def bed_price(choice: PropertyChoice, provision: Provision, params: PropertyParams) -> BedPrice:
    """
    Return what the beds of one use cost a week, and what they replace: the average of the beds offered.
    """
    children = choice.together[provision.use]
    elsewhere = rounded_pence(children.weekly_pence / children.beds) if children.beds else 0
    return replace(provision_price(provision, params), replaced_weekly_pence=elsewhere)


def provision_price(provision: Provision, params: PropertyParams) -> BedPrice:
    """Return what the beds of one use cost a week, whoever is in them."""
    return BedPrice(
        name=provision.use.value,
        beds=provision.count * provision.beds,
        weekly_pence=provision.weekly_pence,
        fixed_share=params.fixed_share,
    )


def bed_prices(choice: PropertyChoice, params: PropertyParams) -> tuple[BedPrice, ...]:
    """Return the beds of every use that is wanted."""
    return tuple(bed_price(choice, one, params) for one in params.provisions if one.count)


def residual_of(choice: PropertyChoice, params: PropertyParams) -> int:
    """Return what could be got for all properties of a choice, in pence."""
    worth = sum((residual_pence(one.house, params) for one in choice.purchases), Fraction(0))
    return rounded_pence(worth)


def occupancy_of(
    choice: PropertyChoice, params: PropertyParams, percents: Iterable[int] = OCCUPANCIES
) -> OccupancyTable:
    """Return what all beds together cost and replace when only some are taken, and when they pay."""
    return bed_occupancy(
        bed_prices(choice, params),
        capital_pence=choice.capital_pence,
        residual_pence=residual_of(choice, params),
        percents=tuple(percents),
    )


def break_even_of(
    choice: PropertyChoice, params: PropertyParams, use: PropertyUse | None = None
) -> Fraction | None:
    """
    Return the share of beds that must be taken for them to cost no more than what they replace.

    Parameters
    ----------
    use
        Of the properties; all of them when None. Buildings do not count.

    Returns
    -------
    Fraction or None
        None where even all beds taken are dearer than what they replace.
    """
    prices = [one for one in bed_prices(choice, params) if use is None or one.name == use.value]
    return break_even_occupancy(prices)


def appraisal_of(choice: PropertyChoice, params: PropertyParams, appraisal: AppraisalParams) -> Appraisal:
    """
    Appraise a choice against now, every amount the change; journeys to contact as planned where they were.

    Each use begins in its month, with the share of beds taken that is assumed; what children in the beds save
    and cost on the way begins with them. Properties are paid for at the start of the year in which they open.
    """
    years = params.years
    names = tuple(f"year {number}" for number in range(1, years + 1))
    lines = [
        *_capital(choice.purchases, years),
        *_outreach(params, years),
        *_beds(params),
        *_of_children(choice, params),
    ]
    option = Option(
        name=f"set {choice.name}",
        years=names,
        lines=tuple(line for line in lines if any(line.pence)),
        residual_pence=residual_of(choice, params),
    )
    return appraise(option, params=appraisal)


def _capital(purchases: Iterable[Purchase], years: int) -> Iterable[Line]:
    amounts = {"buying": [0] * years, "works": [0] * years}
    for one in purchases:
        year = min(int(one.provision.opens_month // _MONTHS), years - 1)
        amounts["buying"][year] += one.house.price_pence
        amounts["works"][year] += one.house.works_pence
    return [Line(name, LineKind.CAPITAL, tuple(pence)) for name, pence in amounts.items()]


def _outreach(params: PropertyParams, years: int) -> Iterable[Line]:
    team = params.outreach
    costs, saved = ("outreach team", team.yearly_pence), ("contract that it replaces", team.replaces_pence)
    return [
        part_year(costs[0], LineKind.RUNNING, costs[1], years, from_month=team.opens_month),
        part_year(saved[0], LineKind.SAVING, saved[1], years, from_month=team.opens_month),
    ]


def _beds(params: PropertyParams) -> Iterable[Line]:
    """The beds of each use, from the month in which it opens: what is known of no child."""
    taken = exact(params.occupancy)
    for one in params.provisions:
        if one.count:
            week = provision_price(one, params).weekly(taken)
            yield part_year(
                f"beds, {one.use.value}",
                LineKind.RUNNING,
                rounded_pence(WEEKS * week),
                params.years,
                from_month=one.opens_month,
            )


def _of_children(choice: PropertyChoice, params: PropertyParams) -> Iterable[Line]:
    """What children in the beds save and cost: all uses as one, each from the month in which it opens."""
    lines = {name: [Fraction(0)] * params.years for name in _OF_CHILDREN}
    for provision in params.provisions:
        if provision.count:
            opened = year_shares(params.years, provision.use.value, from_month=provision.opens_month)
            for line, pence in _full_year(choice, provision, params):
                lines[line] = [year + pence * share for year, share in zip(lines[line], opened, strict=True)]
    return [Line(name, kind, rounded_parts(years)) for (name, kind), years in lines.items()]


def _full_year(
    choice: PropertyChoice, provision: Provision, params: PropertyParams
) -> Iterable[tuple[tuple[str, LineKind], Fraction]]:
    """What the children in the beds of one use come to in a full year."""
    price, children = bed_price(choice, provision, params), choice.together[provision.use]
    full = exact(params.occupancy) * price.beds
    # Children offered a bed stand for all who will have one; beds for which nobody is known save no travel.
    share = min(Fraction(1), full / children.beds) if children.beds else Fraction(0)
    travel = Fraction(transport_pence(children.parts))
    if choice.contact_pence is not None and children.children:
        everybody = sum((one.children for one in choice.together.values()), Fraction(0))
        travel += (choice.contact_pence - choice.parts[Part.CONTACT]) * children.children / everybody
    yield _JOURNEYS, share * travel
    yield _VISITS, share * children.parts[Part.VISITS]
    yield _SAVED, WEEKS * full * price.replaced_weekly_pence
