"""Questions of money: rates by the day driven, amounts, and miles beyond the threshold of a tax year."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from geoplan.costs.claims.asking.query import Query, QueryKind
from geoplan.costs.mileage import DrivenJourney, reckon
from geoplan.domain.claims import ClaimedJourney
from geoplan.domain.money import exact, pounds, rounded_pence
from geoplan.domain.rates import MileageRate, RateTable, TaxYear, Vehicle

# A penny either way is rounding.
_PENNY = 1
# A journey of more miles than this is taken for a slip of the pen.
_MOST_TOGETHER = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimYear:
    """
    What one claimant claims in one tax year with one kind of vehicle.

    Parameters
    ----------
    miles
        As claimed; `above_miles` of them are beyond the threshold.
    approved_pence
        What is approved for them by the day driven.
    claimed_pence
        Amounts as claimed, where rows state them; `unpriced` rows do not.
    """

    claimant: str
    tax_year: TaxYear
    vehicle: Vehicle
    journeys: int
    miles: Fraction
    above_miles: Fraction
    approved_pence: int
    claimed_pence: int
    unpriced: int


@dataclass(frozen=True, slots=True)
class PayChecks:
    """Queries by the position of their journey, and the miles of each tax year."""

    queries: tuple[tuple[int, Query], ...]
    years: tuple[ClaimYear, ...]


def check_pay(journeys: Sequence[ClaimedJourney], approved: RateTable) -> PayChecks:
    """
    Hold amounts and rates against the approved rates, and miles against the threshold of the tax year.

    An approved rate is a ceiling for tax, not what a scheme pays: a rate above it is a question, no more.
    Miles driven for other organisations are not known here.
    """
    queries = [*_ask_rates(journeys, approved)]
    years: list[ClaimYear] = []
    by_year: dict[tuple[str, TaxYear, Vehicle], list[int]] = defaultdict(list)
    for at, journey in enumerate(journeys):
        if journey.miles is not None and _rate(journey, approved) is not None:
            by_year[journey.claimant, TaxYear.of(journey.day), journey.vehicle].append(at)
    order = list(Vehicle)
    for (claimant, tax_year, vehicle), rows in sorted(
        by_year.items(), key=lambda item: (item[0][0], item[0][1], order.index(item[0][2]))
    ):
        # Journeys of one day count in an order that does not depend on where their rows stand.
        rows.sort(key=lambda at: _order(journeys[at]))
        own = [journeys[at] for at in rows]
        years.append(_year(claimant, tax_year, vehicle, own, approved))
        crossing = _crossing(own, approved)
        if crossing is not None:
            queries.append((rows[crossing], _ask_threshold(years[-1])))
    return PayChecks(tuple(queries), tuple(years))


def _order(journey: ClaimedJourney) -> tuple[object, ...]:
    start = "" if journey.start is None else f"{journey.start:%H:%M:%S}"
    amount = -1 if journey.amount_pence is None else journey.amount_pence
    return journey.day, start, journey.labels, journey.miles, journey.children, amount


def _rate(journey: ClaimedJourney, approved: RateTable) -> MileageRate | None:
    try:
        return approved.at(journey.day, journey.vehicle)
    except ValueError:
        return None


def _year(
    claimant: str,
    tax_year: TaxYear,
    vehicle: Vehicle,
    journeys: Sequence[ClaimedJourney],
    approved: RateTable,
) -> ClaimYear:
    pays = reckon(_lumps(journeys, approved), approved, approved).journeys
    return ClaimYear(
        claimant=claimant,
        tax_year=tax_year,
        vehicle=vehicle,
        journeys=len(journeys),
        miles=sum((pay.journey.miles for pay in pays), Fraction(0)),
        above_miles=sum((pay.above_miles for pay in pays), Fraction(0)),
        approved_pence=sum(pay.approved_pence for pay in pays),
        claimed_pence=sum(journey.amount_pence or 0 for journey in journeys),
        unpriced=sum(journey.amount_pence is None for journey in journeys),
    )


def _lumps(journeys: Sequence[ClaimedJourney], approved: RateTable) -> list[DrivenJourney]:
    """Put journeys at one rate together, which are worth the same as one by one, and reckoned much faster."""
    found: list[tuple[MileageRate, ClaimedJourney, Decimal]] = []
    for journey in journeys:
        rate, miles = approved.at(journey.day, journey.vehicle), journey.miles or Decimal(0)
        if found and rate is found[-1][0] and found[-1][2] < _MOST_TOGETHER:
            found[-1] = rate, found[-1][1], found[-1][2] + miles
        else:
            found.append((rate, journey, miles))
    return [
        DrivenJourney(day=first.day, miles=exact(miles), vehicle=first.vehicle) for _, first, miles in found
    ]


def _crossing(journeys: Sequence[ClaimedJourney], approved: RateTable) -> int | None:
    """Return which journey of a tax year passes the threshold; None where none does."""
    driven = Decimal(0)
    for number, journey in enumerate(journeys):
        driven += journey.miles or 0
        threshold = approved.at(journey.day, journey.vehicle).threshold_miles
        if threshold is not None and driven > threshold:
            return number
    return None


def _ask_threshold(year: ClaimYear) -> Query:
    """Ask once a tax year, at the journey that passes the threshold."""
    rest = "" if year.unpriced == year.journeys else f", {pounds(year.claimed_pence)} claimed in all"
    missing = f" ({year.unpriced:,} rows state no amount)" if rest and year.unpriced else ""
    text = (
        f"With this journey the miles claimed in tax year {year.tax_year} pass"
        f" {float(year.miles - year.above_miles):,.0f}: {float(year.above_miles):,.1f} miles of the year are"
        f" beyond, at the lower approved rate; {pounds(year.approved_pence)} is approved for the whole"
        f" year{rest}{missing}."
    )
    return Query(QueryKind.THRESHOLD, text)


def _ask_rates(journeys: Sequence[ClaimedJourney], approved: RateTable) -> Iterator[tuple[int, Query]]:
    for at, journey in enumerate(journeys):
        rate = _rate(journey, approved)
        if journey.rate_pence is not None and rate is not None and journey.rate_pence > rate.pence:
            text = (
                f"Claimed at {_p(journey.rate_pence)} a mile; the approved rate of the day driven,"
                f" {journey.day:%d/%m/%Y}, is {_p(rate.pence)}."
            )
            yield at, Query(QueryKind.RATE, text)
        if journey.miles is None or journey.amount_pence is None:
            continue
        if journey.rate_pence is not None:
            yield from _ask_amount(at, journey, journey.rate_pence)
        elif rate is not None:
            yield from _ask_implied(at, journey, rate)


def _ask_amount(at: int, journey: ClaimedJourney, rate_pence: Decimal) -> Iterator[tuple[int, Query]]:
    assert journey.miles is not None
    assert journey.amount_pence is not None
    expected = _worth(journey.miles, rate_pence)
    if abs(journey.amount_pence - expected) > _PENNY:
        text = (
            f"{journey.miles:f} miles at {_p(rate_pence)} are {pounds(expected)};"
            f" {pounds(journey.amount_pence)} is claimed."
        )
        yield at, Query(QueryKind.AMOUNT, text)


def _ask_implied(at: int, journey: ClaimedJourney, rate: MileageRate) -> Iterator[tuple[int, Query]]:
    """Ask about an amount without a rate that is more than the approved rate comes to."""
    assert journey.amount_pence is not None
    most = _worth(journey.miles or Decimal(0), rate.pence)
    if journey.amount_pence > most + _PENNY:
        text = (
            f"{pounds(journey.amount_pence)} is claimed; {journey.miles:f} miles at {_p(rate.pence)}, the"
            f" approved rate of the day driven, {journey.day:%d/%m/%Y}, are {pounds(most)}."
        )
        yield at, Query(QueryKind.RATE, text)


@lru_cache(maxsize=20_000)
def _worth(miles: Decimal, pence: Decimal) -> int:
    """Return what miles at a rate are in whole pence; claims of a year repeat the same few."""
    return rounded_pence(exact(miles) * exact(pence))


def _p(pence: Decimal) -> str:
    return f"{pence.normalize():f}p"
