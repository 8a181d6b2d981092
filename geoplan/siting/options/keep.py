"""
Outcomes kept on disk by content hash, so that work once done is found again.

Numbers only: no code of a child, no place. The order of children and venues is that of the inputs, which are
part of the hash.
"""

from collections.abc import Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING

import numpy as np

from geoplan.domain.canonical import canonical
from geoplan.domain.ledger import PAID_ITEMS
from geoplan.domain.plans import Mode
from geoplan.domain.scenarios import Scenario
from geoplan.domain.venues import Venue
from geoplan.runs.case import Case
from geoplan.siting.options.catchment import Catchments
from geoplan.siting.options.outcome import Moves, Outcome
from geoplan.siting.options.params import OptionParams
from geoplan.siting.people import ChildMinutes
from geoplan.siting.rooms import AllotmentParams
from geoplan.siting.rooms.utilisation import with_used

if TYPE_CHECKING:
    from geoplan.network.cache import ArrayCache, Arrays

_FORMAT = 7
_MODES = tuple(Mode)
_MOVES = ("moved", "without_room", "rebased")
"""That a week is proven is not kept: others are not kept at all."""
_SINGLE = ("staff_pence", "staff_m", "volunteer_m", "ride_s", "longest_ride_s")


class Kept:
    """
    Outcomes of options of one week.

    Parameters
    ----------
    cache
        Where they are kept; nowhere when None.
    case
        The week as it is now.
    """

    def __init__(
        self, cache: "ArrayCache | None", case: Case, params: OptionParams, rooms: AllotmentParams
    ) -> None:
        self._cache = cache
        # Only what a planned week depends on: more years or other limits plan nothing anew.
        effort = (params.seed, params.iterations, params.allot_seconds)
        self._given = (_FORMAT, version("geoplan"), case.version, effort, canonical(rooms))

    def _key(self, scenario: Scenario | None, travel_version: str, seed: int) -> str:
        from geoplan.network.cache import content_key

        parts = () if scenario is None else (canonical(scenario.of_the_week),)
        return content_key("venue option", *self._given, travel_version, seed, *parts)

    def find(
        self, scenario: Scenario | None, travel_version: str, seed: int, venues: Sequence[Venue]
    ) -> Outcome | None:
        """Return what was kept for an option; None when nothing was."""
        arrays = self._cache.get(self._key(scenario, travel_version, seed)) if self._cache else None
        return None if arrays is None else _outcome(scenario, arrays, venues)

    def keep(self, outcome: Outcome, travel_version: str, seed: int) -> None:
        """Keep an outcome."""
        if self._cache:
            self._cache.put(self._key(outcome.scenario, travel_version, seed), _arrays(outcome))


def _arrays(outcome: Outcome) -> "Arrays":
    return {
        "paid": np.array([outcome.paid[item] for item in PAID_ITEMS], np.int64),
        "single": np.array([getattr(outcome, name) for name in _SINGLE], np.int64),
        "modes": np.array([outcome.journeys.get(mode, 0) for mode in _MODES], np.int64),
        "occasions": np.array(list(outcome.occasions.values()), np.int64),
        "moves": np.array([getattr(outcome.moves, name) for name in _MOVES], np.int64),
        "journeys": outcome.minutes.journeys,
        "seconds": outcome.minutes.seconds,
        "catchments": outcome.catchments.sessions,
        "rooms": np.array([one.used_minutes for one in outcome.rooms.hours], np.int64),
    }


def _outcome(scenario: Scenario | None, arrays: "Arrays", venues: Sequence[Venue]) -> Outcome:
    whole = {name: values.tolist() for name, values in arrays.items()}
    return Outcome(
        scenario=scenario,
        paid=dict(zip(PAID_ITEMS, whole["paid"], strict=True)),
        journeys={mode: count for mode, count in zip(_MODES, whole["modes"], strict=True) if count},
        occasions={venue.code: count for venue, count in zip(venues, whole["occasions"], strict=True)},
        minutes=ChildMinutes(arrays["journeys"], arrays["seconds"]),
        catchments=Catchments(tuple(venue.code for venue in venues), arrays["catchments"]),
        moves=Moves(**dict(zip(_MOVES, whole["moves"], strict=True))),
        rooms=with_used(venues, whole["rooms"]),
        **dict(zip(_SINGLE, whole["single"], strict=True)),
    )
