"""A set of properties in words: what is bought where, what it costs, what it means for the children."""

from collections import Counter

from geoplan.audiences.audience import Audience
from geoplan.audiences.sets.counts import FAR, OFFERED, OUT, PlacedCounts
from geoplan.audiences.sets.homes import come_into_area
from geoplan.audiences.sets.set_money import SetMoney
from geoplan.audiences.suppression import SHOWN_AS
from geoplan.domain.money import pounds
from geoplan.domain.properties import PropertyUse
from geoplan.maps.panels import KeyFigure, Tone
from geoplan.maps.properties.picture import HouseMark
from geoplan.siting.properties.choices import PropertyChoice
from geoplan.siting.properties.comparison import PropertyComparison
from geoplan.siting.properties.money import break_even_of
from geoplan.siting.properties.pricing.parts import Part

_PLURAL = {
    PropertyUse.ASSESSMENT: "assessment hubs",
    PropertyUse.UNDER_16: "homes under 16",
    PropertyUse.FROM_16: "homes 16 and over",
}

_PRICE_STEP = 1_000_000


def buys(houses: tuple[HouseMark, ...]) -> str:
    """Return what a set buys, by use, with the settlements."""
    parts = []
    for use, several in _PLURAL.items():
        found = Counter(house.where for house in houses if house.use is use)
        if not found:
            continue
        named = [name if count == 1 else f"{name} ({count})" for name, count in found.items()]
        what = several if found.total() > 1 else use.value
        parts.append(f"{what} at {' and '.join(part for part in (', '.join(named[:-1]), named[-1]) if part)}")
    return "; ".join(parts)


def house_price(counts: PlacedCounts, pence: int) -> str:
    """Return the price of one house, roughly for managers: by the exact one an advert would be found."""
    is_exact = counts.audience is Audience.PLANNER
    return pounds(pence if is_exact else _PRICE_STEP * round(pence / _PRICE_STEP), whole=True)


def capital(counts: PlacedCounts, choice: PropertyChoice) -> str:
    """Return what a set costs with works; that of one house alone as houses are told of."""
    pence = choice.capital_pence
    return house_price(counts, pence) if len(choice.purchases) == 1 else pounds(pence, whole=True)


def headline(money: SetMoney, choice: PropertyChoice, bought: str) -> str:
    """Return what a manager wants to know first: the set, what it costs, from which share of beds it pays."""
    counts, comparison = money.counts, money.comparison
    share = pays_from(comparison, choice)
    pays = f"It pays from {share} of its beds taken" if share else "It does not pay even with every bed taken"
    return (
        f"Set {choice.name} is put forward: {bought}. It costs "
        f"{capital(counts, choice)} with works; then {spent(comparison, choice)} a year "
        f"is spent than now. {pays}."
    )


def spent(comparison: PropertyComparison, choice: PropertyChoice) -> str:
    """Return what is spent a year against now, as ``£310,000 less``."""
    pence = comparison.spent_pence(choice)
    return f"{pounds(abs(pence), whole=True)} {'more' if pence > 0 else 'less'}"


def pays_from(comparison: PropertyComparison, choice: PropertyChoice) -> str:
    """Return the share of beds from which a set costs no more than what it replaces; empty for none."""
    share = break_even_of(choice, comparison.inputs.params)
    return "" if share is None else f"{float(share):.0%}"


def figures(money: SetMoney, choice: PropertyChoice | None) -> tuple[KeyFigure, ...]:
    """Return the figures above a panel, as their audience may read them."""
    counts, comparison = money.counts, money.comparison
    children = (
        KeyFigure("Out of the area", str(counts.shown(OUT, choice)), *_come(counts, choice)),
        KeyFigure("Far from family", str(counts.shown(FAR, choice)), _before(counts, choice)),
    )
    if choice is None:
        paid = pounds(comparison.year_now.parts[Part.PLACEMENTS], whole=True)
        seek = KeyFigure("Seek a bed", _children(counts.children_shown))
        return (KeyFigure("Placements", paid), seek, *children)
    share = pays_from(comparison, choice)
    return (
        KeyFigure("Price and works", capital(counts, choice)),
        KeyFigure("Spent, a year", spent(comparison, choice)),
        KeyFigure("Pays from", f"{share} of beds" if share else "never"),
        KeyFigure("Offered a bed", _children(counts.shown(OFFERED, choice))),
        *children,
    )


def _come(counts: PlacedCounts, choice: PropertyChoice | None) -> tuple[str, Tone]:
    come = SHOWN_AS if choice is None else come_into_area(counts, choice)
    if isinstance(come, str):
        return "", Tone.SAME
    return (f"{come} come in", Tone.BETTER) if come else ("as now", Tone.SAME)


def _before(counts: PlacedCounts, choice: PropertyChoice | None) -> str:
    """What it is now, not by how many it changes: few may come and go where both may be told."""
    return "" if choice is None else f"now {counts.shown(FAR, None)}"


def _children(count: int | str) -> str:
    return f"{count} child" if count == 1 else f"{count} children"
