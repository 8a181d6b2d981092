"""The miles of a ledger by the rates of the days driven: what a scheme pays, what is approved."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from geoplan.costs.mileage import DrivenJourney, MileageAccount, reckon
from geoplan.domain.ledger import Amounts, Ledger, LedgerLeg
from geoplan.domain.money import exact_miles
from geoplan.domain.plans import Mode
from geoplan.domain.rates import RateTable

# What plans pay for miles, by who drives; taxis have fares.
_ITEMS = {
    Mode.CARER: "carer_miles",
    Mode.ADULT: "adult_miles",
    Mode.VOLUNTEER: "volunteer_miles",
    Mode.WORKER: "worker_miles",
}


@dataclass(frozen=True, slots=True)
class MileageRates:
    """
    What miles are reckoned by.

    Parameters
    ----------
    approved
        What is free of tax, by the day driven.
    schemes
        What is paid, by the day driven: the scheme whose code is that of the provider driven for, whatever
        its case, and the first one for everybody else.

    Raises
    ------
    ValueError
        When there is no scheme.
    """

    approved: RateTable
    schemes: tuple[RateTable, ...]

    def __post_init__(self) -> None:
        if not self.schemes:
            raise ValueError("there is no scheme that pays for miles")

    def scheme_of(self, provider: str | None) -> RateTable:
        """Return the scheme that pays whoever drives for a provider, or for none."""
        wanted = (provider or "").casefold()
        return next((one for one in self.schemes if one.code.casefold() == wanted), self.schemes[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMileage:
    """
    The miles of one person in a ledger.

    Parameters
    ----------
    planned_pence
        For these miles at the prices that the plans were made with.
    account
        The same miles by the rates of the days driven. Nothing is known of what the person drove before or
        for others, so that all of them count as the first of their tax year.
    """

    mode: Mode
    person: str
    provider: str | None
    metres: int
    planned_pence: int
    account: MileageAccount = field(repr=False)

    @property
    def paid_pence(self) -> int:
        """What the scheme pays."""
        return self.account.paid_pence

    @property
    def approved_pence(self) -> int:
        """What is free of tax."""
        return self.account.approved_pence

    @property
    def over_pence(self) -> int:
        """Paid by the scheme beyond what the plans count, negative where it pays less."""
        return self.paid_pence - self.planned_pence

    @property
    def taxable_pence(self) -> int:
        """Paid by the scheme beyond what is approved."""
        return self.account.taxable_pence


def mileage_of(ledger: Ledger, rates: MileageRates) -> tuple[PersonMileage, ...]:
    """
    Return the miles of everybody who is paid by the mile, by rung of the ladder and code.

    A run, home to home, is one journey to a scheme's rules; so is each way of a carer or known adult. All
    drive cars. Metres and planned pence add up to the ledger's.

    Raises
    ------
    InputError
        With a fault for every journey on whose day a rate is not known.
    """
    legs: dict[tuple[int, str], list[LedgerLeg]] = defaultdict(list)
    for leg in ledger.legs:
        if leg.mode in _ITEMS:
            legs[leg.mode.rung, leg.person or leg.mode.value].append(leg)
    return tuple(_of_person(person, mine, rates) for (_, person), mine in sorted(legs.items()))


def _of_person(person: str, legs: Sequence[LedgerLeg], rates: MileageRates) -> PersonMileage:
    first, total = legs[0], Amounts.sum(leg.amounts for leg in legs)
    return PersonMileage(
        mode=first.mode,
        person=person,
        provider=first.provider,
        metres=total.metres,
        planned_pence=getattr(total, _ITEMS[first.mode]),
        account=reckon(_journeys(legs), rates.approved, rates.scheme_of(first.provider)),
    )


def _journeys(legs: Iterable[LedgerLeg]) -> list[DrivenJourney]:
    """Put legs together that are driven together: those of a run; all else has one leg."""
    together: dict[tuple[date, str], int] = defaultdict(int)
    for leg in legs:
        together[leg.day, leg.run or leg.requests[0]] += leg.amounts.metres
    return [
        DrivenJourney(day=day, miles=exact_miles(metres), code=code)
        for (day, code), metres in together.items()
    ]
