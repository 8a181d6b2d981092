"""What an option costs and saves over the years: the building once and every year, and travel."""

from geoplan.costs.appraisal import Appraisal, AppraisalParams, Line, LineKind, Option, appraise, part_year
from geoplan.siting.options.outcome import Outcome
from geoplan.siting.options.params import OptionParams

_MONTHS = 12


def yearly_travel_pence(base: Outcome, outcome: Outcome, params: OptionParams) -> int:
    """Return what travel costs more in a year than now: the change of the week, times the weeks of a year."""
    return (outcome.pence - base.pence) * params.weeks_a_year


def appraisal_of(
    base: Outcome, outcome: Outcome, params: OptionParams, *, appraisal: AppraisalParams | None = None
) -> Appraisal:
    """
    Appraise an option against now: every amount is the change, from the month on in which it is carried out.

    What is paid once falls at the start of that year.

    Raises
    ------
    ValueError
        When the outcome is that of now.
    """
    scenario = outcome.scenario
    if scenario is None:
        raise ValueError("now is what options are appraised against")
    years, weeks, begins = params.years, params.weeks_a_year, scenario.from_month
    yearly = {
        ("buildings", LineKind.RUNNING): scenario.yearly_pence,
        ("children's journeys", LineKind.TRANSPORT): weeks * (outcome.paid_pence - base.paid_pence),
        ("contact workers between venues", LineKind.STAFF): weeks * (outcome.staff_pence - base.staff_pence),
    }
    once = [0] * years
    once[min(int(begins // _MONTHS), years - 1)] = scenario.once_pence
    lines = (
        Line("opening, closing and works", LineKind.CAPITAL, tuple(once)),
        *(part_year(name, kind, pence, years, from_month=begins) for (name, kind), pence in yearly.items()),
    )
    option = Option(
        name=scenario.name,
        years=tuple(f"year {number}" for number in range(1, years + 1)),
        lines=lines,
        residual_pence=scenario.residual_pence,
    )
    return appraise(option, params=appraisal)
