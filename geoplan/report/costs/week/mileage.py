"""The tables of miles by the rates of the days driven, beside what the plan counts for them."""

from collections.abc import Sequence
from datetime import date

from geoplan.costs.ledger.mileage import MileageRates, PersonMileage
from geoplan.domain.ledger import Ledger
from geoplan.domain.money import miles
from geoplan.report.columns import WHOLE, Column
from geoplan.report.costs.rates import SURE, pence
from geoplan.report.runs import words
from geoplan.report.runs.blocks import Block
from geoplan.report.runs.tables import MILES, POUNDS

_ASSUMED = "L"
TITLE = "Miles by the rates of the days driven"
_SUMS = (
    Column("Miles", MILES, 10),
    Column("Plan pays", POUNDS, 11),
    Column("Scheme pays", POUNDS, 11),
    Column("Apart", POUNDS, 9),
    Column("Approved", POUNDS, 11),
    Column("Taxable", POUNDS, 9),
)


def by_mode(found: Sequence[PersonMileage], ledger: Ledger, rates: MileageRates) -> Block:
    """What miles of a week come to, by who drives: in the plan, by the scheme, and what is free of tax."""
    modes = dict.fromkeys(one.mode for one in found)
    rows = [
        (mode.value, len(mine), *_sums(mine))
        for mode in modes
        for mine in [[one for one in found if one.mode is mode]]
    ]
    total = [("all", len(found), *_sums(found))] if rows else []
    columns = (Column("Who drives", None, 18), Column("People", WHOLE, 7), *_SUMS)
    return Block(TITLE, columns, (*rows, *total), _note(found, ledger, rates), totals=1)


def by_person(found: Sequence[PersonMileage], ledger: Ledger, rates: MileageRates) -> Block:
    """The same by person."""
    rows = [(one.person, one.mode.value, rates.scheme_of(one.provider).name, *_sums([one])) for one in found]
    total = [("all", "", "", *_sums(found))] if rows else []
    columns = (Column("Person", None, 12), Column("Who", None, 18), Column("Scheme", None, 20), *_SUMS)
    return Block(TITLE, columns, (*rows, *total), _note(found, ledger, rates), totals=1)


def _sums(found: Sequence[PersonMileage]) -> tuple[float, ...]:
    pence_of = (
        sum(getattr(one, name) for one in found)
        for name in ("planned_pence", "paid_pence", "over_pence", "approved_pence", "taxable_pence")
    )
    return (miles(sum(one.metres for one in found)), *map(words.pounds, pence_of))


def _note(found: Sequence[PersonMileage], ledger: Ledger, rates: MileageRates) -> str:
    days = (min(ledger.days), max(ledger.days))
    approved = " and ".join(dict.fromkeys(pence(rates.approved.at(day).pence) for day in days))
    told = [
        f"Scheme: {_schemes(found, rates, days[1])}.",
        f"Approved: {rates.approved.name}, {approved} a mile of a car.",
        "What somebody drove before or for others counts towards its threshold and is not known here.",
        "Rounded once a person, in the plan once a run.",
    ]
    # A penny for each rounding is no other price.
    if any(abs(one.over_pence) > len(one.account.journeys) for one in found):
        told.append("Prices a mile in section [runs] of the settings are not the scheme's.")
    return " ".join(told)


def _schemes(found: Sequence[PersonMileage], rates: MileageRates, day: date) -> str:
    used = dict.fromkeys(rates.scheme_of(one.provider) for one in found) or rates.schemes
    assumed = f" ({SURE[_ASSUMED]})"
    return "; ".join(f"{one.name}{assumed if one.at(day).sure == _ASSUMED else ''}" for one in used)
