"""What is known of a place, by its key in the travel tables."""

from dataclasses import dataclass

from geoplan.domain.geography import Position
from geoplan.runs.case import Case
from geoplan.runs.case.places import PLACE_OF, places_of


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place: its key taken apart, the code of its settlement (empty where not known), and where it is."""

    key: str
    kind: str
    code: str
    settlement: str
    position: Position | None


class Gazetteer:
    """The places of a case."""

    def __init__(self, case: Case) -> None:
        groups = {kind: getattr(case, kind) for kind in PLACE_OF}
        self._positions = places_of(**groups)
        self._settlements = {
            PLACE_OF[kind](item.code): getattr(item, "home_place", None) or getattr(item, "place", None) or ""
            for kind, items in groups.items()
            for item in items
        }

    def of(self, key: str) -> KnownPlace:
        """Return what is known of a key; of one that is not there, no more than its parts."""
        kind, _, code = key.partition(":")
        return KnownPlace(key, kind, code, self._settlements.get(key, ""), self._positions.get(key))
