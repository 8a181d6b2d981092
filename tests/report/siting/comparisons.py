"""Comparisons made by hand: minutes of children before and after, and nothing planned."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from geoplan.domain.ledger import PAID_ITEMS
from geoplan.domain.plans import Mode
from geoplan.domain.scenarios import Scenario
from geoplan.siting.options.catchment import Catchments
from geoplan.siting.options.comparison import VenueComparison
from geoplan.siting.options.estimate import Estimate
from geoplan.siting.options.outcome import Moves, Outcome
from geoplan.siting.options.params import OptionParams
from geoplan.siting.people import ChildMinutes, Grouping
from tests.runs.worlds import venue


def outcome(
    minutes: Sequence[float], scenario: Scenario | None = None, *, pounds: int = 1_000, **other
) -> Outcome:
    """An outcome with one journey of so many minutes for each child, and a session in the first venue."""
    seconds = np.array([round(60 * one) for one in minutes], np.int64)
    venues = tuple(other.get("occasions", ("retford",)))
    given = {
        "scenario": scenario,
        "paid": dict.fromkeys(PAID_ITEMS, 0) | {"taxis": 100 * pounds},
        "staff_pence": 0,
        "staff_m": 0,
        "volunteer_m": 160_934,
        "journeys": {Mode.TAXI: 7, Mode.CARER: 20},
        "ride_s": 3_600,
        "longest_ride_s": 1_800,
        "occasions": {"retford": 12},
        "minutes": ChildMinutes(np.ones(len(seconds), np.int64), seconds),
        "catchments": Catchments(venues, np.eye(len(venues), dtype=np.int64)[[0] * len(seconds)]),
        "moves": Moves(),
    }
    return Outcome(**given | other)


def comparison(
    before: Sequence[float], *outcomes: Outcome, groups: Sequence[int] = (), **other
) -> VenueComparison:
    """A comparison of outcomes with now; children in groups a, b … of one grouping."""
    of_child = tuple(groups) or (0,) * len(before)
    lines = tuple("abcdefgh"[: max(of_child) + 1])
    scenarios = tuple(one.scenario for one in outcomes)
    given = {
        "week": date(2026, 11, 23),
        "venues": (venue(),),
        "scenarios": scenarios,
        "base": outcome(before),
        "outcomes": outcomes,
        "estimates": tuple(Estimate(pence=-5_000, child_s=0, volunteer_m=0) for _ in scenarios),
        "spread_pence": 1_200,
        "groupings": (Grouping("district", lines, of_child),),
        "params": OptionParams(within_minutes=(20, 30)),
        "case_version": "c0ffee",
        "network_version": "f00d",
    }
    return VenueComparison(**given | other)
