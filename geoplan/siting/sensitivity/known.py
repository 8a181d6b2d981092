"""The inputs that geoplan knows: what each does to the cost of an option, and how far it may go."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geoplan.domain.inputs import Choice, Distribution, Input, Uncertain
from geoplan.domain.scenarios import Boundary, Scenario
from geoplan.errors import Fault, InputError
from geoplan.runs.case.params import RunParams

DEMAND, DEMAND_IN = "demand", "demand in "
TIME, PEAK = "travel time", "peak time"
CANCELLED = "cancelled"
PETROL, MILEAGE, TAXIS, STAFF = "petrol", "mileage", "taxi fares", "staff hour"
HIRE, CHILD_HOUR = "room hire", "child's hour"
BUILDINGS, WORKS, INTEREST = "buildings", "works", "interest"
BOUNDARY = "boundary"
AS_NOW = "as now"

PLANNED_ANEW = (DEMAND, TIME, PEAK, PETROL, MILEAGE, TAXIS, STAFF)
"""Inputs, beside boundaries, that change the plan itself, not only what it costs."""

_ASSUMED = "assumption"


@dataclass(frozen=True, slots=True)
class Meaning:
    """
    What an input does.

    Parameters
    ----------
    what
        In a sentence, for tables and the guide.
    least, most
        No value lies beyond.
    """

    what: str
    least: float
    most: float


MEANINGS = {
    DEMAND: Meaning("sessions of the week, times this; those doubled or left out are drawn by hash", 0.2, 5),
    TIME: Meaning("minutes of every journey, times this", 0.3, 3),
    PEAK: Meaning("minutes of journeys in the morning and afternoon peaks, times this", 0.3, 5),
    CANCELLED: Meaning("of 100 sessions, so many called off in time for nobody to set off", 0, 90),
    PETROL: Meaning(
        "the price of fuel; mileage rates and taxi fares follow by the litres that a mile burns", 0, 20
    ),
    MILEAGE: Meaning("paid a mile to volunteers; carers and workers go up and down with them", 0, 300),
    TAXIS: Meaning("fares of taxis and what escorts are paid, times this", 0, 10),
    STAFF: Meaning("what an hour of a contact worker on the road costs", 0, 200),
    HIRE: Meaning(
        "for each session that finds no room: a room hired for it where it would have been", 0, 5_000
    ),
    CHILD_HOUR: Meaning("what an hour of a child's travel is counted as, beside all that is paid", 0, 500),
    BUILDINGS: Meaning("what options' buildings cost or save every year, times this", 0, 10),
    WORKS: Meaning("what options cost or bring in once, times this", 0, 10),
    INTEREST: Meaning("at which what is paid once is spread over the years", 0, 30),
}


def default_inputs(
    params: RunParams, scenarios: Sequence[Scenario], boundaries: Sequence[Boundary] = ()
) -> tuple[Uncertain, ...]:
    """
    Return the inputs that a study has unless it is told otherwise.

    Prices are those of the week; those of buildings only where an option has any.
    """
    mile, hour = params.volunteer_pence_per_mile, params.worker_pence_per_hour / 100
    found: list[Uncertain] = [
        _factor(DEMAND, 0.85, 1.2, (0.5, 2), f"{_ASSUMED}: children looked after change by some % a year"),
        _factor(TIME, 0.9, 1.25, (0.5, 2), f"{_ASSUMED}: speeds are not calibrated yet"),
        _factor(PEAK, 0.9, 1.3, (0.5, 3), f"{_ASSUMED}: a peak of 1.20 may be less or more"),
        Input(
            name=CANCELLED, base=0, low=0, high=25, least=0, most=80, unit="%",
            distribution=Distribution.UNIFORM, source=f"{_ASSUMED}: the week has none that are known",
        ),
        Input(
            name=PETROL, base=1.4, low=1.2, high=1.9, least=0.5, most=6, unit="£ a litre",
            source=f"{_ASSUMED}: 1.20 to 1.90 covers the pump prices of 2021 to 2025",
        ),
        Input(
            name=MILEAGE, base=mile, low=mile * 0.8, high=mile * 1.35, least=0, most=4 * mile + 1,
            unit="p a mile", source="base: the settings of the week; approved: 45p, 55p from April 2026",
        ),
        _factor(TAXIS, 0.85, 1.3, (0, 5), f"base: the settings of the week; range: {_ASSUMED}"),
        Input(
            name=STAFF, base=hour, low=hour * 0.9, high=hour * 1.2, least=0, most=5 * hour + 1,
            unit="£ an hour", source=f"base: the settings of the week; range: {_ASSUMED}",
        ),
        Input(name=HIRE, base=60, low=30, high=150, least=0, most=1_000, unit="£ a session", source=_ASSUMED),
        Input(
            name=CHILD_HOUR, base=0, low=0, high=12, least=0, most=100, unit="£ an hour",
            distribution=Distribution.FIXED, source="a choice, not luck: 0 counts money alone",
        ),
    ]  # fmt: skip
    return (*found, *_of_buildings(scenarios), *_of_boundaries(boundaries))


def _factor(name: str, low: float, high: float, search: tuple[float, float], source: str) -> Input:
    least, most = search
    return Input(name=name, base=1, low=low, high=high, least=least, most=most, unit="×", source=source)


def _of_buildings(scenarios: Sequence[Scenario]) -> Iterable[Input]:
    if any(one.yearly_pence for one in scenarios):
        yield _factor(BUILDINGS, 0.85, 1.25, (0, 5), _ASSUMED)
    if any(one.once_pence for one in scenarios):
        source = "up to 24 % above plan: HM Treasury's upper bound of optimism for standard buildings"
        yield _factor(WORKS, 0.95, 1.24, (0, 5), source)
        yield Input(
            name=INTEREST, base=3.5, low=1.5, high=6, least=0, most=20, unit="% a year",
            distribution=Distribution.FIXED, source="3.5 %: HM Treasury, the Green Book",
        )  # fmt: skip


def _of_boundaries(boundaries: Sequence[Boundary]) -> Iterable[Choice]:
    if not boundaries:
        return
    likely = sum(one.share for one in boundaries)
    if likely > 1 + 1e-9:
        message = f"the shares of boundaries add up to {likely:g}"
        raise InputError(Fault(message, "leave something for the boundary of now: they add up to 1 at most"))
    names = (AS_NOW, *(one.name for one in boundaries))
    if len(set(names)) != len(names):
        raise InputError(
            Fault("two boundaries are called alike, or one as now", "give each a name of its own")
        )
    shares = (max(0.0, 1 - likely), *(one.share for one in boundaries))
    yield Choice(name=BOUNDARY, names=names, shares=shares, source="scenarios for redrawn boundaries")


def is_known(name: str) -> bool:
    """Whether there is such an input, if not in every study."""
    return name in MEANINGS or name == BOUNDARY


def check_known(inputs: Sequence[Uncertain], districts: Iterable[str]) -> None:
    """
    Refuse inputs that geoplan does not know, are called alike, or go beyond what they can be.

    Parameters
    ----------
    districts
        Contact districts in which demand may change by itself.

    Raises
    ------
    InputError
        With every such input.
    """
    meanings = MEANINGS | {f"{DEMAND_IN}{one}": MEANINGS[DEMAND] for one in districts}
    faults, names = [], [one.name for one in inputs]
    for one in inputs:
        meaning = meanings.get(one.name)
        if names.count(one.name) > 1:
            faults.append(Fault(f'two inputs are called "{one.name}"', "keep one of them"))
        elif isinstance(one, Choice):
            continue
        elif meaning is None:
            faults.append(Fault(f'there is no input "{one.name}"', f"use one of: {', '.join(meanings)}"))
        elif one.search_from < meaning.least or one.search_to > meaning.most:
            message = f'"{one.name}" goes beyond {meaning.least:g} to {meaning.most:g}'
            faults.append(Fault(message, "give it a narrower range"))
    if faults:
        raise InputError(dict.fromkeys(faults))
