"""The areas of Great Britain that may be asked for online by name; nothing else is ever sent."""

import csv
import re
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from geoplan.county.files import data_path
from geoplan.errors import Fault, InputError

_CURE = (
    'name a county, district or city of Great Britain, for example "Nottinghamshire" or "Bassetlaw, England"'
)
_WITHIN = ("country", "region", "county", "unitary authority", "council area", "principal area")
_ALIKE = 0.72  # share of letters that a name meant must have in common with what was typed

_BEFORE = re.compile(r"^(?:(?:the|royal|metropolitan|london|city|county|borough|district|and) )+of ")
_AFTER = re.compile(
    r"(?: (?:county|city|district|borough|metropolitan|london|unitary|authority|council|area|region))+$"
)


@dataclass(frozen=True, slots=True)
class Area:
    """
    A county, district, city, region or country.

    `country` is what it lies in, empty for the widest; `also` holds further names that people use.
    """

    name: str
    kind: str
    country: str
    also: tuple[str, ...] = ()


@cache
def read_areas() -> tuple[Area, ...]:
    """Read the list of areas; names occur once."""
    path = data_path("boundaries", "areas_of_great_britain.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Area(row["name"], row["kind"], row["country"], tuple(filter(None, row["also"].split(";"))))
            for row in csv.DictReader(file)
        )


def area_to_ask(place_name: str) -> str:
    """
    Find what will be sent for a place that was typed: made of names on the list and of nothing else.

    Parameters
    ----------
    place_name
        An area, and after commas what it lies in: ``"bassetlaw district, notts"``.

    Returns
    -------
    Proper names, the last one a country: ``"Bassetlaw, Nottinghamshire, England"``.

    Raises
    ------
    InputError
        When any part is not on the list. What was typed is not repeated: it may be somebody's home.
    """
    first, *rest = place_name.split(",")
    if not first.strip():
        raise InputError(Fault("no place was named", _CURE))
    area = find_area(first)
    if area is None:
        raise InputError(
            Fault(
                "the place is not a known county, district or city; nothing was sent", _meant(first) + _CURE
            )
        )
    around = []
    for part in rest:
        wider = find_area(part)
        if wider is None or wider.kind not in _WITHIN:
            raise InputError(
                Fault(
                    f"what follows {area.name} is not a known county, region or country; nothing was sent",
                    _meant(part, _WITHIN) + f'write "{_with_country(area, [])}"',
                )
            )
        around.append(wider)
    return _with_country(area, around)


def find_area(text: str) -> Area | None:
    """Return the area of a name in any of its usual forms; None when it is not on the list."""
    known, bare = _by_form(), _form(text)
    for form in (bare, _AFTER.sub("", bare), _BEFORE.sub("", bare), _AFTER.sub("", _BEFORE.sub("", bare))):
        if form in known:
            return known[form]
    return None


def _with_country(area: Area, around: list[Area]) -> str:
    names = [area.name, *(wider.name for wider in around)]
    if area.country and not any(wider.kind == "country" for wider in around):
        names.append(area.country)
    return ", ".join(names)


def _meant(text: str, kinds: tuple[str, ...] = ()) -> str:
    """Ask whether areas with nearly this name were meant; empty where there are none."""
    forms = {form: area for form, area in _by_form().items() if not kinds or area.kind in kinds}
    alike = get_close_matches(_form(text), forms, n=3, cutoff=_ALIKE)
    names = list(dict.fromkeys(_with_country(forms[form], []) for form in alike))
    quoted = " or ".join(f'"{name}"' for name in names)
    return f"did you mean {quoted}? Otherwise " if names else ""


@cache
def _by_form() -> dict[str, Area]:
    """Areas by every form of their names; an area's own name goes before another's further name."""
    areas = read_areas()
    further = {_form(name): area for area in areas for name in area.also}
    return further | {_form(area.name): area for area in areas}


def _form(text: str) -> str:
    """Reduce a name to what spellings of it have in common."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", " ", plain.replace("&", " and ").replace("'", ""))
    return " ".join(words.split())
