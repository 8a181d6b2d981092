"""What area each place of a claim is told as: its settlement, what is left of its council, or elsewhere."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from geoplan.domain.claims import ClaimStop
from geoplan.domain.geography import Place, Position

LEAST = 5
"""An area has so many different places that claims name, and a line so many journeys and homes."""
ELSEWHERE = "elsewhere"
_SETTLEMENT_M = 10_000.0


@dataclass(frozen=True, slots=True)
class ClaimArea:
    """An area by its name; one without a position is nowhere that is told."""

    name: str
    position: Position | None


NOWHERE = ClaimArea(ELSEWHERE, None)


def areas_of_stops(
    stops: Iterable[ClaimStop],
    places: Sequence[Place],
    venue_names: Mapping[str, str],
    named: Iterable[str] = (),
) -> dict[str, ClaimArea]:
    """
    Return the area that each stop is told as, by its label.

    Parameters
    ----------
    named
        Names of areas that were told of before. They are kept, however few places are in them now: those that
        are left would else be the difference of what they would be taken together with.
    """
    found: dict[str, ClaimArea] = {}
    homes: dict[str, Place] = {}
    for stop in stops:
        if stop.venue:
            found[stop.label] = ClaimArea(venue_names.get(stop.label, stop.label), stop.position)
            continue
        place = _settlement(stop, places)
        if place is None:
            found[stop.label] = NOWHERE
        else:
            homes[stop.label] = place
    kept = frozenset(named)
    count = Counter(place.code for place in homes.values())
    few = {
        label: place for label, place in homes.items() if count[place.code] < LEAST and place.name not in kept
    }
    left = Counter(place.council for place in few.values())
    for label, place in homes.items():
        rest = f"{ELSEWHERE} in {place.council}"
        if label not in few:
            found[label] = ClaimArea(place.name, place.position)
        elif left[place.council] >= LEAST or rest in kept:
            found[label] = ClaimArea(rest, _middle([one for one in places if one.council == place.council]))
        else:
            found[label] = NOWHERE
    return found


def _settlement(stop: ClaimStop, places: Sequence[Place]) -> Place | None:
    spot = stop.position
    if spot is None or not places:
        return None
    nearest = min(places, key=lambda place: place.position.distance_m(spot))
    return nearest if nearest.position.distance_m(spot) <= _SETTLEMENT_M else None


def _middle(places: Sequence[Place]) -> Position:
    weights = [place.population + 1 for place in places]
    whole = sum(weights)
    return Position(
        round(sum(w * place.position.lat for w, place in zip(weights, places, strict=True)) / whole, 4),
        round(sum(w * place.position.lon for w, place in zip(weights, places, strict=True)) / whole, 4),
    )
