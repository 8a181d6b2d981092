"""What places are called in claims: codes, names, postcodes, degrees, and *home* of whoever claims."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from geoplan.domain.claims import ClaimStop
from geoplan.domain.geography import Place, Position
from geoplan.errors import Fault, InputError
from geoplan.io.fields import Bad
from geoplan.io.place_names import PlaceNames
from geoplan.io.postcodes import PostcodeIndex
from geoplan.io.workspace import Workspace

if TYPE_CHECKING:
    from geoplan.county import County
    from geoplan.io.records import Note

_DEGREES = re.compile(r"\(?\s*(-?\d{1,2}\.\d+)\s*[,;\s]\s*(-?\d{1,2}\.\d+)\s*\)?")
_POSTCODE = re.compile(r"(?<![A-Z0-9])([A-Z]{1,2}[0-9][A-Z0-9]?)\s*([0-9][ABD-HJLNP-UW-Z]{2})(?![A-Z0-9])")
_HALF = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?")
_HOME = frozenset({"home", "home address", "my home", "own home", "residence"})
_HOUSE_OF = re.compile(
    r"(?:home|house|placement|residence) (?:of )?(.+)|(.+?)(?: s)? (?:home|house|placement)"
)
# A settlement's name says no more than that: its middle may be so far from the door.
SETTLEMENT_PRECISION_M = 1_500
POSTCODE_PRECISION_M = 100
_UNKNOWN = "the place is not known"
_NOT_IMPORTED = "no file of postcodes has been imported (geoplan postcodes import)"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPlace:
    """
    A place that claims may name.

    Parameters
    ----------
    code
        Its own, or that of a person who lives there; case does not count.
    name
        Another name; None for homes.
    precision_m
        How far the position may be from the door.
    venue
        Whether it is a contact venue.
    """

    code: str
    position: Position = field(repr=False)
    name: str | None = None
    precision_m: int = 0
    venue: bool = False


class PlaceBook:
    """
    Looks up what is typed for a place.

    Parameters
    ----------
    known
        Venues, schools, homes and whatever else has a code.
    settlements
        Towns and villages; those of the embedded county when None.
    postcodes
        Where postcodes are looked up; those of the workspace when None, and until some were imported, those
        of the venues.
    """

    def __init__(
        self,
        known: Iterable[KnownPlace] = (),
        *,
        settlements: Sequence[Place] | None = None,
        postcodes: PostcodeIndex | None = None,
    ) -> None:
        self._names = PlaceNames(settlements)
        self._postcodes = postcodes
        self._few: Mapping[str, Position] | None = None
        self._known: dict[str, list[KnownPlace]] = {}
        self._shown: dict[str, str] = {}
        for place in known:
            for key in dict.fromkeys(_keys(place)):
                same = self._known.setdefault(key, [])
                # A place that two tables have is still one place.
                if all((one.code, one.position) != (place.code, place.position) for one in same):
                    same.append(place)
                if place.name:
                    self._shown[key] = place.name
        # By what was typed; None for the home of whoever claims.
        self._found: dict[str, ClaimStop | str | None] = {}

    @classmethod
    def of_county(cls, county: "County", *, more: Iterable[KnownPlace] = ()) -> "PlaceBook":
        """Return the venues, schools and homes of the embedded county's made-up people, and more places."""
        people = county.population
        homes = (
            *((child.code, child.home) for child in people.children),
            *((carer.code, carer.home) for carer in people.carers),
            *((adult.code, adult.home) for adult in people.adults),
            *((driver.code, driver.home) for driver in people.drivers),
        )
        known = [
            *(_venue(one.code, one.position, one.name, one.precision_m) for one in county.all_venues),
            *(KnownPlace(code=school.code, position=school.position) for school in people.schools),
            *(KnownPlace(code=code, position=home) for code, home in homes),
        ]
        return cls([*known, *more], settlements=county.places)

    def find(self, text: str, claimant: str | None = None) -> ClaimStop | str:
        """
        Return the stop that a text means; where it means none, the reason.

        Parameters
        ----------
        claimant
            Whose home *home* is.
        """
        if text not in self._found:
            self._found[text] = None if is_home(text) else self._look_up(text)
        return self._found[text] or self._home_of_claimant(claimant)

    def knows(self, text: str) -> bool:
        """Tell whether a text means a place."""
        return isinstance(self.find(text), ClaimStop) or self._found[text] is None

    def suggestion(self, text: str) -> str | None:
        """Return a venue or other named place of the tables whose name is nearly what was typed."""
        close = get_close_matches(_key(text), self._shown, n=1, cutoff=0.85)
        return self._shown[close[0]] if close else None

    def _home_of_claimant(self, claimant: str | None) -> ClaimStop | str:
        home = self._known.get(_key(claimant or ""), [])
        if len(home) != 1 or home[0].venue:
            return "the home of whoever claims is not in the tables"
        return _stop(home[0])

    def _look_up(self, text: str) -> ClaimStop | str:
        key = _key(text)
        if not key:
            return _UNKNOWN
        found = self._known.get(key) or self._home_of(key)
        if found:
            return _stop(found[0]) if len(found) == 1 else "the place is the name or code of more than one"
        return self._by_degrees(text) or self._by_postcode(text) or self._by_settlement(text)

    def _home_of(self, key: str) -> list[KnownPlace]:
        """Return the home of a person by code: ``C0001's placement``, ``home of C0001``."""
        match = _HOUSE_OF.fullmatch(key)
        return self._known.get(match[1] or match[2], []) if match else []

    def _by_degrees(self, text: str) -> ClaimStop | str | None:
        match = _DEGREES.fullmatch(text.strip())
        if match is None:
            return None
        try:
            position = Position(float(match[1]), float(match[2]))
        except ValueError:
            return "latitude and longitude are not those of a place in Great Britain"
        return ClaimStop(f"{position.lat:.5f}, {position.lon:.5f}", position)

    def _by_postcode(self, text: str) -> ClaimStop | str | None:
        codes = [f"{outer} {inner}" for outer, inner in _POSTCODE.findall(text.upper())]
        if not codes:
            return "half a postcode is not enough" if _HALF.fullmatch(text.strip().upper()) else None
        if len(set(codes)) > 1:
            return "the place has more than one postcode"
        position = self._position_of(codes[0])
        if position is None:
            return _NOT_IMPORTED if self._postcodes is None else "the postcode is not in the imported file"
        return ClaimStop(codes[0], position, precision_m=POSTCODE_PRECISION_M)

    def _position_of(self, postcode: str) -> Position | None:
        if self._postcodes is None and self._few is None:
            path = Workspace.default().postcodes
            if path.exists():
                self._postcodes = PostcodeIndex.load(path)
            else:
                from geoplan.county.venues import read_venue_postcodes

                self._few = read_venue_postcodes()
        if self._postcodes is not None:
            return self._postcodes.lookup([postcode])[0]
        return (self._few or {}).get(postcode)

    def _by_settlement(self, text: str) -> ClaimStop | str:
        place = self._names.find(text)
        if isinstance(place, Bad):
            return "the name is that of more than one place" if "more than one" in place.problem else _UNKNOWN
        return ClaimStop(place.name, place.position, precision_m=SETTLEMENT_PRECISION_M)


def known_places(
    tables: Iterable[tuple[str | None, Path]], *, note: "Note | None" = None
) -> list[KnownPlace]:
    """
    Read the places of tables: venues, schools, homes, lists of places.

    Parameters
    ----------
    tables
        Kind (see `geoplan.read_located`; None where the file's name says) and file.
    note
        Told what was left out without being wrong.

    Raises
    ------
    InputError
        With every fault of every table.
    """
    from geoplan.io.read import read_located
    from geoplan.io.schemas import PEOPLE

    found: list[KnownPlace] = []
    faults: list[Fault] = []
    for kind, path in tables:
        try:
            rows = read_located(path, kind, note=note)
        except InputError as error:
            faults += error.faults
            continue
        for row in rows:
            name = None if row.kind in PEOPLE else row.extra.get("name")
            venue = row.kind == "venues"
            found.append(KnownPlace(code=row.code, position=row.position, name=name, venue=venue))
    if faults:
        raise InputError(faults)
    return found


def is_home(text: str) -> bool:
    """Tell whether a text means the home of whoever claims."""
    return _key(text) in _HOME


def _venue(code: str, position: Position, name: str, precision_m: int) -> KnownPlace:
    return KnownPlace(code=code, position=position, name=name, precision_m=precision_m, venue=True)


def _stop(place: KnownPlace) -> ClaimStop:
    return ClaimStop(place.code, place.position, precision_m=place.precision_m, venue=place.venue)


def _keys(place: KnownPlace) -> list[str]:
    """Return what a place answers to: code, name, and the name up to its first comma or bracket."""
    keys = [_key(place.code)]
    if place.name:
        keys += [_key(place.name), _key(re.split(r"[,(]", place.name)[0])]
    return [key for key in keys if key]


def _key(text: str) -> str:
    """Return a text without case and punctuation: ``Meadow-House.`` is ``meadow house``."""
    bare = re.sub(r"['’]s\b", " s", text.casefold())
    return re.sub(r"[^a-z0-9]+", " ", re.sub(r"['’]", "", bare)).strip()
