"""What an option costs and saves over the years: the building once and every year, and travel."""

from geoplan.costs.appraisal import Appraisal, AppraisalParams, Line, LineKind, Option, appraise, part_year
from geoplan.siting.options.outcome import Outcome
from geoplan.siting.options.params import OptionParams


def yearly_travel_pence(base: Outcome, outcome: Outcome, params: OptionParams) -> int:
    """Return what travel costs more in a year than now: the change of the week, times the weeks of a year."""
    return (outcome.pence - base.pence) * params.weeks_a_year


def appraisal_of(
    base: Outcome, outcome: Outcome, params: OptionParams, *, appraisal: AppraisalParams | None = None
) -> Appraisal:
    """
    Appraise an option against now: every amount is the change.

    Raises
    ------
    ValueError
        When the outcome is that of now.
    """
    scenario = outcome.scenario
    if scenario is None:
        raise ValueError("now is what options are appraised against")
    years = params.years
    journeys = (outcome.paid_pence - base.paid_pence) * params.weeks_a_year
    staff = (outcome.staff_pence - base.staff_pence) * params.weeks_a_year
    lines = (
        Line("opening, closing and works", LineKind.CAPITAL, (scenario.once_pence, *[0] * (years - 1))),
        part_year("buildings", LineKind.RUNNING, scenario.yearly_pence, years),
        part_year("children's journeys", LineKind.TRANSPORT, journeys, years),
        part_year("contact workers between venues", LineKind.STAFF, staff, years),
    )
    names = tuple(f"year {number}" for number in range(1, years + 1))
    return appraise(Option(name=scenario.name, years=names, lines=lines), params=appraisal)
