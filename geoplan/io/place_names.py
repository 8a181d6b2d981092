"""Finding a place of the county by what people call it, where only one can be meant."""

import re
from collections.abc import Sequence
from difflib import get_close_matches

from geoplan.domain.geography import Place
from geoplan.io.fields import Bad


class PlaceNames:
    """
    Names of places, for look-up.

    Parameters
    ----------
    places
        Those of the embedded county when None.
    """

    def __init__(self, places: Sequence[Place] | None = None) -> None:
        if places is None:
            from geoplan.county.places import read_places

            places = read_places()
        self._by_key: dict[str, list[Place]] = {}
        self._names: dict[str, str] = {}
        for place in places:
            keys = {_key(place.code), _key(place.name), _key(f"{place.name}, {place.council}")}
            for key in keys:
                self._by_key.setdefault(key, []).append(place)
                self._names.setdefault(key, place.name)

    def find(self, name: str) -> Place | Bad:
        """Return the place of a name, a code, or a name with its council; `Bad` if it is not one place."""
        key = _key(name)
        meant = self._by_key.get(key, [])
        if len(meant) == 1:
            return meant[0]
        if not meant:
            beginning = [known for known in self._by_key if known.startswith(f"{key} ")]
            close = beginning[:1] or get_close_matches(key, self._by_key, n=1, cutoff=0.75)
            cure = "use the name of a town or village of the county, or give latitude and longitude"
            guess = f'did you mean "{self._names[close[0]]}"?' if close else None
            return Bad("is not a place we know", cure, guess)
        listed = ", ".join(f'"{place.name}, {place.council}"' for place in meant)
        return Bad(
            "is the name of more than one place", "add the council after a comma", f"write one of: {listed}"
        )


def _key(name: str) -> str:
    """Return a name without case, punctuation and the ways of writing Saint and upon."""
    words = re.sub(r"['’.]", "", name.casefold().replace("&", " and "))
    words = re.sub(r"[^a-z0-9]+", " ", words).strip()
    return re.sub(r"\bsaint\b", "st", words)
