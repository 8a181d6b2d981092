"""
Codes for whoever claims and is driven. Names are not kept: whoever is written by name gets a number instead.

The numbers say nothing of the names: they go by a digest of them, so that neither the order of rows nor the
alphabet shows through. They are made anew from each set of files and mean nothing beyond it.
"""

import hashlib
import re
from collections.abc import Iterable

from geoplan.io.fields import Bad, person_code, plain
from geoplan.io.grid import Cell

# Before what is not a code and must not leave this room; no cell holds it.
_MARK = "\x00"
_WITH_SPACES = re.compile(r"([A-Z]{1,4})[ -]?(\d{2,10})")
_BETWEEN = re.compile(r"[;,/&+\n]|\band\b", re.IGNORECASE)
_MOST_COUNTED = 9


def person(cell: Cell) -> str:
    """
    Return a person's code, or else a token that stands for what is written until `numbered` has a number.

    ``EMP 1234`` is the code ``EMP-1234``.
    """
    text = plain(cell)
    if spaced := _WITH_SPACES.fullmatch(text):
        return text if " " not in text else f"{spaced[1]}-{spaced[2]}"
    found = person_code(text)
    return token(text) if isinstance(found, Bad) else found


def people(cell: Cell) -> tuple[str, ...]:
    """Return codes or tokens of those driven; a bare count of passengers names nobody."""
    parts = [part.strip() for part in _BETWEEN.split(cell if isinstance(cell, str) else plain(cell))]
    named = (part for part in parts if part and not (part.isdigit() and int(part) <= _MOST_COUNTED))
    return tuple(sorted(dict.fromkeys(person(part) for part in named)))


def token(text: str) -> str:
    """Return what stands for a text that must not leave this room; case and punctuation do not count."""
    return _MARK + re.sub(r"[^a-z0-9]+", " ", text.casefold()).strip()


def is_token(text: str) -> bool:
    """Tell tokens from codes."""
    return text.startswith(_MARK)


def text_of(found: str) -> str:
    """Return the text that a token stands for, in lower case."""
    return found.removeprefix(_MARK)


def numbered(found: Iterable[str], word: str) -> dict[str, str]:
    """Return a number for every token, such as ``name-001``; what is no token is left out."""
    tokens = {one for one in found if is_token(one)}
    by_digest = sorted(tokens, key=lambda one: hashlib.sha256(one.encode()).digest())
    return {one: f"{word}-{number:03d}" for number, one in enumerate(by_digest, start=1)}
