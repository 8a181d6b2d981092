"""
Options that move few children: what managers read of them would be those children's own.

What an option saves is what the children save who travel otherwise in it. Where these are fewer than five,
beside now or beside another option that is told of, only planners read what it comes to.
"""

from dataclasses import replace

from geoplan.audiences.audience import Audience
from geoplan.audiences.options.small import with_numbers_told
from geoplan.audiences.populations import (
    WEEK,
    Population,
    may_be_told,
    population_of,
    who_of,
    with_population,
)
from geoplan.audiences.suppression import SuppressionParams
from geoplan.domain.canonical import digest
from geoplan.domain.scenarios import Scenario
from geoplan.domain.told import Told
from geoplan.siting.options.comparison import VenueComparison
from geoplan.siting.options.outcome import Outcome

_OPTIONS = f"{WEEK}/options"
_DIGITS = 3
_DEFAULT = SuppressionParams()


def options_told(
    comparison: VenueComparison,
    audience: Audience = Audience.MANAGER,
    params: SuppressionParams = _DEFAULT,
) -> VenueComparison:
    """
    Return a comparison with the options that an audience may read of.

    The others are in it as if they had not been planned, by name in `VenueComparison.untold`. Of two that
    differ by few children the first is told, also where that was in an earlier report. Numbers of sessions
    and journeys are those told before until 5 have changed.
    """
    if audience is Audience.PLANNER:
        return comparison
    told, outcomes, untold = [comparison.base], list[Outcome | None](), list[str]()
    earlier = comparison.before.populations.get(_OPTIONS, ())
    for outcome in comparison.outcomes:
        if outcome is not None and (
            any(0 < _apart(outcome, one) < params.under for one in told)
            or not may_be_told(_going(comparison, outcome), earlier, params)
        ):
            untold.append(outcome.name)
            outcomes.append(None)
        else:
            told += [] if outcome is None else [outcome]
            outcomes.append(None if outcome is None else with_numbers_told(outcome, comparison.before))
    return replace(
        comparison,
        base=with_numbers_told(comparison.base, comparison.before),
        outcomes=tuple(outcomes),
        estimates=tuple(
            None if scenario.name in untold else estimate
            for scenario, estimate in zip(comparison.scenarios, comparison.estimates, strict=True)
        ),
        untold=(*comparison.untold, *untold),
    )


def remembering_options(told: Told, comparison: VenueComparison) -> Told:
    """Return what was told, and who goes where in the options of a comparison as it is told."""
    everybody = population_of(comparison.people)
    for outcome in comparison.planned:
        told = with_population(told, _OPTIONS, _going(comparison, outcome))
        told = with_population(told, f"{_OPTIONS}/{outcome.known_as}", everybody)
    return told


def was_told(told: Told, scenario: Scenario, everybody: Population) -> bool:
    """Whether a comparison of the same children has told of an option, beside all others that were told."""
    return everybody in told.populations.get(f"{_OPTIONS}/{scenario.known_as}", ())


def untold_line(comparison: VenueComparison, params: SuppressionParams = _DEFAULT) -> str:
    """Say which options are not told of, and why; nothing where all are."""
    if not comparison.untold:
        return ""
    names = ", ".join(f"“{name}”" for name in comparison.untold)
    return (
        f"For planners alone: {names}. Fewer than {params.under} children would travel otherwise than now, "
        "or than with another option: all that is told of it would be theirs."
    )


def _apart(one: Outcome, other: Outcome) -> int:
    """How many children travel otherwise in two options: elsewhere, longer, or not at all."""
    ways = (_ways(one), _ways(other))
    return sum(here != there for here, there in zip(*ways, strict=True))


def _ways(outcome: Outcome) -> list[tuple[int, int, dict[str, int]]]:
    """Journeys, seconds, and sessions by venue of each child."""
    minutes = outcome.minutes
    return list(zip(minutes.journeys.tolist(), minutes.seconds.tolist(), _held(outcome), strict=True))


def _held(outcome: Outcome) -> list[dict[str, int]]:
    """Sessions of each child by venue, of those that it goes to."""
    found = outcome.catchments
    return [
        {venue: count for venue, count in zip(found.venues, row, strict=True) if count}
        for row in found.sessions.tolist()
    ]


def _going(comparison: VenueComparison, outcome: Outcome) -> Population:
    """
    Who goes where, as is remembered; of nobody where a comparison was made without its people.

    How long nobody travels: from a digest of that a home could be found.
    """
    pairs = zip(comparison.people, _held(outcome), strict=True) if comparison.people else ()
    return population_of(f"{who_of(text)} {digest(held, _DIGITS)}" for text, held in pairs if text)
