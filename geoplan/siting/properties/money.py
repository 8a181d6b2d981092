"""What a set of properties costs and saves over the years, and what its beds cost when not all are taken."""

from collections import Counter
from collections.abc import Iterable, Sequence
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
from geoplan.siting.properties.pricing.parts import TRANSPORT, Part

_MONTHS = 12
_SAVED = ("placements replaced", LineKind.SAVING)
_JOURNEYS = ("children's journeys", LineKind.TRANSPORT)
_VISITS = ("social workers' visits", LineKind.STAFF)
_OF_CHILDREN = (_JOURNEYS, _VISITS, _SAVED)


def bed_price(choice: PropertyChoice, provision: Provision, params: PropertyParams) -> BedPrice:
    """
    Return what the beds of one use cost a week, and what they replace: the average of the beds offered.
    """
    offers = choice.offered(provision.use)
    replaced, beds = sum(one.placement.weekly_pence for one in offers), sum(one.beds for one in offers)
    elsewhere = rounded_pence(Fraction(replaced, beds)) if beds else 0
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


def appraisal_of(
    choice: PropertyChoice,
    params: PropertyParams,
    appraisal: AppraisalParams,
    *,
    contact_pence: int | None = None,
) -> Appraisal:
    """
    Appraise a choice against now, every amount the change.

    Each use begins in its month, with the share of beds taken that is assumed; what children in the beds save
    and cost on the way comes with the beds that are open, all uses alike. Properties are paid for at the
    start of the year in which they open.

    Parameters
    ----------
    contact_pence
        Journeys to contact, pence a year more than now, where they are known better than by the estimate.
    """
    years = params.years
    names = tuple(f"year {number}" for number in range(1, years + 1))
    lines = [
        *_capital(choice.purchases, years),
        *_outreach(params, years),
        *_beds(params),
        *_of_children(choice, params, contact_pence),
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


def _of_children(choice: PropertyChoice, params: PropertyParams, contact_pence: int | None) -> Iterable[Line]:
    """
    What children in the beds save and cost: all uses as one, with the beds that are open.

    By use, or by the year in which each use opens, it would tell what the few children of one use cost now.
    What a full year and all years together come to is exact, unless even these two would tell it.
    """
    full, whole = (dict.fromkeys(_OF_CHILDREN, Fraction(0)) for _ in range(2))
    open_beds = _open_beds(params)
    is_exact = not _tells_of_few(choice, params)
    for provision in params.provisions:
        if provision.count:
            own = year_shares(params.years, provision.use.value, from_month=provision.opens_month)
            for line, pence in _full_year(choice, provision, params, contact_pence):
                full[line] += pence
                whole[line] += pence * sum(own if is_exact else open_beds)
    return [
        Line(name, kind, rounded_parts(spread_as_opened(full[name, kind], whole[name, kind], open_beds)))
        for name, kind in _OF_CHILDREN
    ]


def _tells_of_few(choice: PropertyChoice, params: PropertyParams) -> bool:
    """
    Whether the sums of a full year and of all years, two equations, leave a sum of few children.

    Uses that open together have one unknown. Two equations give two unknowns themselves, and of more any sum
    without one of them.
    """
    children: Counter[float] = Counter()
    for one in params.provisions:
        children[one.opens_month] += len(choice.offered(one.use))
    groups = [count for count in children.values() if count]
    if len(groups) < 2:
        return False
    least = min(groups) if len(groups) == 2 else sum(groups) - max(groups)
    return least < params.few


def _open_beds(params: PropertyParams) -> tuple[Fraction, ...]:
    """The share of all beds that is open, by year."""
    wanted = [one for one in params.provisions if one.count]
    beds = [one.count * one.beds for one in wanted]
    shares = [year_shares(params.years, one.use.value, from_month=one.opens_month) for one in wanted]
    return tuple(
        sum((count * share for count, share in zip(beds, year, strict=True)), Fraction(0)) / sum(beds)
        for year in zip(*shares, strict=True)
    )


def spread_as_opened(full: Fraction, whole: Fraction, open_beds: Sequence[Fraction]) -> list[Fraction]:
    """
    Return an amount by year: `full` in years in which all beds are open, in others what is left of `whole`.

    Parameters
    ----------
    whole
        Of all years together.
    open_beds
        The share of beds that is open, by year: what is left is divided by it.
    """
    opening = sum((share for share in open_beds if share < 1), Fraction(0))
    left = whole - full * sum(share == 1 for share in open_beds)
    return [full if share == 1 else left * share / opening if share else Fraction(0) for share in open_beds]


def _full_year(
    choice: PropertyChoice, provision: Provision, params: PropertyParams, contact_pence: int | None
) -> Iterable[tuple[tuple[str, LineKind], Fraction]]:
    """What the children in the beds of one use come to in a full year."""
    price, offers = bed_price(choice, provision, params), choice.offered(provision.use)
    full = exact(params.occupancy) * price.beds
    # Children offered a bed stand for all who will have one; beds for which nobody is known save no travel.
    beds = sum(one.beds for one in offers)
    share = min(Fraction(1), full / beds) if beds else Fraction(0)
    travel = {part: Fraction(sum(one.parts[part] for one in offers)) for part in (*TRANSPORT, Part.VISITS)}
    if contact_pence is not None and offers:
        more = contact_pence - choice.parts[Part.CONTACT]
        travel[Part.CONTACT] += more * Fraction(len(offers), len(choice.offers))
    yield _JOURNEYS, share * sum((travel[part] for part in TRANSPORT), Fraction(0))
    yield _VISITS, share * travel[Part.VISITS]
    yield _SAVED, WEEKS * full * price.replaced_weekly_pence
