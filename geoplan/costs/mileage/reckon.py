"""
Reckoning a person's miles: approved and paid side by side, over tax years, across organisations.

A journey covers a stretch of the miles of its tax year, from what was driven before to that and its own. The
threshold cuts the stretch; what a scheme deducts is cut off at its start, what is beyond its most at its end.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from geoplan.costs.mileage.account import JourneyPay, MileageAccount, YearPay
from geoplan.costs.mileage.journey import DrivenJourney
from geoplan.domain.money import exact, rounded_parts
from geoplan.domain.rates import DeductedFrom, MileageRate, RateTable, TaxYear, Vehicle
from geoplan.errors import Fault, InputError

_NONE = Fraction(0)


@dataclass(frozen=True, slots=True)
class _Exact:
    """What a journey is worth before rounding, in pence."""

    at: int
    first: Fraction
    above: Fraction
    paid_miles: Fraction
    approved: Fraction
    paid: Fraction
    expenses: int


@dataclass(slots=True)
class _Counts:
    """What was driven before: miles by tax year and vehicle, and what of a day's deduction is used up."""

    driven: dict[tuple[TaxYear, Vehicle], Fraction] = field(default_factory=lambda: defaultdict(Fraction))
    deducted: dict[date, Fraction] = field(default_factory=lambda: defaultdict(Fraction))


def reckon(
    journeys: Iterable[DrivenJourney], approved: RateTable, paid: RateTable, *, passengers: bool = False
) -> MileageAccount:
    """
    Reckon the miles of one person.

    Parameters
    ----------
    journeys
        In any order: those of one day count in the order given, days by date. Those driven elsewhere count
        towards the thresholds only.
    approved
        What is free of tax, such as ``read_approved_rates()``.
    paid
        What the scheme pays.
    passengers
        Whether the miles of passengers count, in both. Finance decides; off unless said.

    Returns
    -------
    MileageAccount
        Whole pence are rounded once, on the running total of each tax year: journeys add up to their year
        exactly, and a journey that is split is worth the same.

    Raises
    ------
    InputError
        With a fault for every journey on whose day a rate is not known.
    """
    given = tuple(journeys)
    _refuse_unknown(given, approved, paid)
    counts = _Counts()
    by_year: dict[TaxYear, list[_Exact]] = defaultdict(list)
    elsewhere: dict[TaxYear, Fraction] = defaultdict(Fraction)
    for at in sorted(range(len(given)), key=lambda number: given[number].day):
        journey, year = given[at], TaxYear.of(given[at].day)
        if journey.elsewhere:
            elsewhere[year] += journey.miles
        else:
            by_year[year].append(_worth(at, journey, approved, paid, counts, passengers))
        counts.driven[year, journey.vehicle] += journey.miles
    pays: dict[int, JourneyPay] = {}
    years = []
    for year, worths in sorted(by_year.items()):
        of_year = _rounded(given, worths)
        pays |= dict(zip((worth.at for worth in worths), of_year, strict=True))
        years.append(_year(year, of_year, elsewhere[year]))
    ordered = tuple(pays[at] for at in sorted(pays))
    return MileageAccount(approved=approved.name, paid=paid.name, journeys=ordered, years=tuple(years))


def _refuse_unknown(journeys: Sequence[DrivenJourney], approved: RateTable, paid: RateTable) -> None:
    faults = []
    for number, journey in enumerate(journeys, start=1):
        for table in (approved, paid):
            try:
                if not journey.elsewhere:
                    table.at(journey.day, journey.vehicle)
            except ValueError as error:
                what = journey.code or f"number {number}"
                faults.append(Fault(f"journey {what}: {error}", "add the rate, or correct the date"))
    if faults:
        raise InputError(faults)


def _worth(
    at: int,
    journey: DrivenJourney,
    approved: RateTable,
    paid: RateTable,
    counts: _Counts,
    passengers: bool,
) -> _Exact:
    free, pay = approved.at(journey.day, journey.vehicle), paid.at(journey.day, journey.vehicle)
    start = counts.driven[TaxYear.of(journey.day), journey.vehicle]
    end = start + journey.miles
    carried = journey.passenger_miles if passengers else _NONE
    first, above = _split(free, start, end)
    since, until = _paid_stretch(pay, journey, start, end, counts)
    amount = _pence(pay, since, until) + carried * exact(pay.passenger_pence)
    if pay.terms.most_pence is not None:
        amount = min(amount, Fraction(pay.terms.most_pence))
    return _Exact(
        at=at,
        first=first,
        above=above,
        paid_miles=until - since,
        approved=_pence(free, start, end) + carried * exact(free.passenger_pence),
        paid=amount,
        expenses=journey.parking_pence * pay.terms.parking + journey.tolls_pence * pay.terms.tolls,
    )


def _split(rate: MileageRate, start: Fraction, end: Fraction) -> tuple[Fraction, Fraction]:
    """Cut a stretch of the year's miles at the threshold: miles below, miles above."""
    if rate.threshold_miles is None:
        return end - start, _NONE
    cut = min(max(exact(rate.threshold_miles), start), end)
    return cut - start, end - cut


def _pence(rate: MileageRate, start: Fraction, end: Fraction) -> Fraction:
    first, above = _split(rate, start, end)
    return first * exact(rate.pence) + above * exact(rate.above_pence or 0)


def _paid_stretch(
    rate: MileageRate, journey: DrivenJourney, start: Fraction, end: Fraction, counts: _Counts
) -> tuple[Fraction, Fraction]:
    """The part of a journey's stretch that the scheme pays."""
    terms = rate.terms
    left = exact(terms.deducted_miles)
    if terms.deducted_from is DeductedFrom.DAY:
        left -= min(left, counts.deducted[journey.day])
    since = min(end, start + left)
    counts.deducted[journey.day] += since - start
    most = end if terms.most_miles is None else since + exact(terms.most_miles)
    return since, min(end, most)


def _rounded(journeys: Sequence[DrivenJourney], worths: Sequence[_Exact]) -> list[JourneyPay]:
    """Round a tax year's journeys so that they add up."""
    approved = rounded_parts(worth.approved for worth in worths)
    paid = rounded_parts(worth.paid for worth in worths)
    return [
        JourneyPay(
            journey=journeys[worth.at],
            first_miles=worth.first,
            above_miles=worth.above,
            paid_miles=worth.paid_miles,
            approved_pence=free,
            paid_pence=pay,
            expenses_pence=worth.expenses,
        )
        for worth, free, pay in zip(worths, approved, paid, strict=True)
    ]


def _year(year: TaxYear, pays: Sequence[JourneyPay], elsewhere: Fraction) -> YearPay:
    return YearPay(
        tax_year=year,
        miles=sum((pay.journey.miles for pay in pays), _NONE),
        elsewhere_miles=elsewhere,
        approved_pence=sum(pay.approved_pence for pay in pays),
        paid_pence=sum(pay.paid_pence for pay in pays),
        expenses_pence=sum(pay.expenses_pence for pay in pays),
    )
