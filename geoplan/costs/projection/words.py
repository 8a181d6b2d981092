"""How a projection was made, in sentences: what was given, and what was assumed."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from geoplan.costs.projection.params import ProjectionParams
from geoplan.costs.projection.typical import Typical
from geoplan.domain.school import Term


def how_made(
    typical: Typical,
    weeks: Mapping[bool, Fraction],
    full_weeks: Fraction,
    terms: Sequence[Term],
    params: ProjectionParams,
) -> tuple[str, ...]:
    """
    Return sentences for people.

    Parameters
    ----------
    weeks
        Weeks of contact projected, with and without school.
    full_weeks
        How many the days have, bank holidays left out.
    terms
        The terms in these days.
    """
    number = typical.number
    contact, pupils = float(sum(weeks.values())), float(weeks[True])
    there_are = f"the days have {float(full_weeks):.1f} without bank holidays"
    told = [
        f"{contact:.1f} full weeks of contact, {pupils:.1f} of them with school; {there_are}.",
        f"Made from {_count(number[True])} with school and {_count(number[False])} without.",
    ]
    if typical.freedom is None:
        told.append(
            f"How much weeks differ is assumed: by {params.variation:.0%} of a week (standard deviation); "
            f"give two or more weeks of a kind to have it measured."
        )
    if not all(number.values()):
        given, missing = ("with", "without") if number[True] else ("without", "with")
        told.append(
            f"Weeks {missing} school are assumed from those {given}: without it pupils' journeys cost "
            f"{params.holiday_factor:g} times as much, give or take {params.holiday_variation:.0%}."
        )
    told.append(
        f"The range should hold in {params.confidence:.0%} of years in which prices, children and venues "
        f"stay as they were in the weeks given; ranges of months do not add up to it."
    )
    return (*told, *_terms(terms))


def _terms(terms: Sequence[Term]) -> list[str]:
    """Say where terms are from, and which are not as sure as one would wish."""
    told = []
    sources = dict.fromkeys(term.source for term in terms if term.sure == "M" and term.source)
    if sources:
        told.append(f"School terms: {'; '.join(sources)}. That is one source; schools may set their own.")
    assumed = [term for term in terms if term.sure == "L"]
    if assumed:
        since, until = assumed[0].first, assumed[-1].last
        told.append(f"School terms from {since:%d/%m/%Y} to {until:%d/%m/%Y} are an assumption.")
    return told


def _count(number: int) -> str:
    return f"{number} week{'' if number == 1 else 's'}"
