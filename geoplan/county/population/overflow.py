"""Illustrative venues for a population that is larger than the county's rooms."""

from collections import Counter
from collections.abc import Sequence
from datetime import time

import numpy as np

from geoplan.county.population.booking import BookingParams, Wanted
from geoplan.county.population.settlements import Settlements
from geoplan.domain.hours import WeeklyHours
from geoplan.domain.venues import RiskRole, Room, Venue

# What a room takes in a week of mixed sessions, used only to guess how many venues to add at once.
_SESSIONS_PER_ROOM = 12


def overflow_venues(
    settlements: Settlements,
    unbooked: Sequence[tuple[Wanted, int]],
    params: BookingParams,
    *,
    network: str,
    before: Sequence[Venue],
) -> list[Venue]:
    """
    Return new venues for sessions that found no room: in each district's largest places, one after another.

    Parameters
    ----------
    unbooked
        Families with the number of sessions they still lack.
    before
        Overflow venues added earlier: a place gets a second one only after all places had their first.
    """
    lacking: Counter[str] = Counter()
    for wanted, sessions in unbooked:
        lacking[wanted.family.district] += sessions
    added: list[Venue] = []
    for district in sorted(lacking):
        there = [venue for venue in before if venue.contact_district == district]
        count = -(-lacking[district] // (params.overflow_rooms * _SESSIONS_PER_ROOM))
        at = np.flatnonzero(settlements.district == district)
        largest = at[np.argsort(-settlements.population[at], kind="stable")]
        for number in range(len(there), len(there) + count):
            place = settlements.places[int(largest[number % len(largest)])]
            suffix = f"-{number // len(largest) + 1}" if number >= len(largest) else ""
            added.append(
                Venue(
                    code=f"overflow-{place.code}{suffix}",
                    name=f"Illustrative extra venue, {place.name}{suffix}",
                    position=place.position,
                    contact_district=district,
                    rooms=tuple(
                        Room(code=f"{room + 1}", children=6) for room in range(params.overflow_rooms)
                    ),
                    hours=WeeklyHours.same_every_day(time(8, 30), time(19)),
                    risk_role=RiskRole.BOTH,
                    precision_m=1_000,
                    evidence="made up: the venues of the network do not hold a population of this size",
                    network=network,
                    illustrative=True,
                )
            )
    return added
