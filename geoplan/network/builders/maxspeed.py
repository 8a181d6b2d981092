"""Speed limits as British map-makers write them."""

import re
from collections.abc import Mapping
from typing import NamedTuple

# Stands in a draft network for "the national limit": 60 or 70, known once dual carriageways are told apart.
NATIONAL = 255
UNSTATED = 0

_NUMBER = re.compile(r"^(\d{1,3}(?:\.\d+)?)\s*(mph|m\.p\.h\.?|mp/h|miles per hour|km/?h|kph|kmph|)$")
_PREFIX = re.compile(r"^(?:gb|uk|england|wales|scotland|en)(?:[:_\s-]*(?:eng|wls|sct|nir))?[:_\s-]+")
_SPACES = re.compile(r"[:_\s-]+")
_MPH_PER_KMH = 1 / 1.609344
_FASTEST_MPH = 85

_WORDS = {
    "nsl single": 60,
    "national single": 60,
    "single": 60,
    "nsl dual": 70,
    "national dual": 70,
    "dual": 70,
    "motorway": 70,
    "nsl motorway": 70,
    "nsl": NATIONAL,
    "national": NATIONAL,
    "national speed limit": NATIONAL,
    "rural": NATIONAL,
    "nsl rural": NATIONAL,
    "none": NATIONAL,  # no sign of its own: derestricted, in Britain the national limit
    "derestricted": NATIONAL,
    "restricted": 30,
    "nsl restricted": 30,
    "urban": 30,
    "nsl urban": 30,
    "built up": 30,
    "zone20": 20,
    "zone 20": 20,
    "zone30": 30,
    "zone 30": 30,
    "20 zone": 20,
    "living street": 10,
    "walk": 5,
}
_CHANGING = {"signals", "variable", "implicit", "default", "unknown", "sign"}
# How a limit is set; free text stands there too ("survey"), so what is not known is passed over.
_TYPE_KEYS = ("maxspeed:type", "source:maxspeed", "zone:maxspeed", "zone:traffic")
LIMIT_KEYS = ("maxspeed", "maxspeed:forward", "maxspeed:backward", *_TYPE_KEYS)


class Limit(NamedTuple):
    """
    What a text says about the speed limit.

    `mph` is 0 where no fixed limit is stated, `NATIONAL` for the national limit. `unread` is the text that
    could not be read, empty if all was well. `bare` tells a number without a unit.
    """

    mph: int = UNSTATED
    unread: str = ""
    bare: bool = False


def read_limit(text: str, *, bare_in_mph: bool) -> Limit:
    """
    Read one value of ``maxspeed``.

    Parameters
    ----------
    text
        As written: ``30 mph``, ``GB:nsl_single``, ``national``, ``50``, ``30;20``...
    bare_in_mph
        Whether a multiple of five up to 70 without a unit is miles an hour (Great Britain), not km/h.

    Returns
    -------
    Limit
        Of a list, the lowest. A condition behind ``@`` is passed over.
    """
    parts = [part for part in re.split(r"[;,|/](?!h)", text.strip().lower()) if part.strip()]
    readings = [_read_one(part.split("@")[0].strip(), bare_in_mph) for part in parts]
    if not readings or any(reading is None for reading in readings):
        return Limit(unread=text.strip() or "(empty)")
    known = [reading for reading in readings if reading is not None]
    stated = [reading.mph for reading in known if reading.mph != UNSTATED]
    return Limit(min(stated, default=UNSTATED), bare=any(reading.bare for reading in known))


def _read_one(text: str, bare_in_mph: bool) -> Limit | None:
    if text in _CHANGING:
        return Limit()
    number = _NUMBER.match(text)
    if number:
        value, unit = float(number[1]), number[2]
        bare = not unit
        in_mph = unit.startswith("m") or (bare and bare_in_mph and value <= 70 and value % 5 == 0)
        mph = round(value if in_mph else value * _MPH_PER_KMH)
        return Limit(mph, bare=bare) if 1 <= mph <= _FASTEST_MPH else None
    country = _PREFIX.match(text)
    rest = _SPACES.sub(" ", text[country.end() :] if country else text).strip()
    if rest in _WORDS:
        return Limit(_WORDS[rest])
    zone = _NUMBER.match(rest) if country else None  # GB:20 mph, gb:30
    return Limit(round(float(zone[1]))) if zone and float(zone[1]) <= 70 else None


def limit_of(tags: Mapping[str, str], *, bare_in_mph: bool) -> Limit:
    """
    The limit of a road from all of its tags.

    ``maxspeed`` counts first; then the lower of ``maxspeed:forward`` and ``maxspeed:backward`` (a link has
    one limit); then ``maxspeed:type`` and its kin.
    """
    unread = ""
    bare = False
    for keys in (("maxspeed",), ("maxspeed:forward", "maxspeed:backward")):
        found = [read_limit(tags[key], bare_in_mph=bare_in_mph) for key in keys if key in tags]
        unread = unread or next((reading.unread for reading in found if reading.unread), "")
        stated = [reading for reading in found if reading.mph != UNSTATED]
        bare = any(reading.bare for reading in stated)
        if stated:
            return Limit(min(reading.mph for reading in stated), unread, bare)
    for key in _TYPE_KEYS:
        reading = read_limit(tags.get(key, "sign"), bare_in_mph=True)
        if reading.mph != UNSTATED:
            return Limit(reading.mph, unread)
    return Limit(UNSTATED, unread)


def carriageway_by_limit(tags: Mapping[str, str]) -> int:
    """Tell a dual carriageway (1) or a single one (-1) by the kind of its limit; else 0."""
    for key in ("maxspeed", *_TYPE_KEYS):
        kind = _SPACES.sub(" ", _PREFIX.sub("", tags.get(key, "").strip().lower())).strip()
        if kind.endswith("dual"):
            return 1
        if kind.endswith("single"):
            return -1
    return 0
