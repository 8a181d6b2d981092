"""
What may be written into a project's history, out of which nothing comes before its week is purged.

Names of children, carers and drivers cannot be told from other words, so the rule is plain: codes only.
What can be told is refused: postcodes, dates of birth, telephone numbers and e-mail addresses. It is
refused, not warned of, because the audit keeps every word for months or years. The officer who did something
is a member of staff and is named.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from geoplan.domain.plans import Mode
from geoplan.errors import Fault, InputError
from geoplan.io.plans import canonical_json

WHO_LENGTH = 80
WHAT_LENGTH = 500
WHY_LENGTH = 2_000
# Dates in notes are of a week nearby; a birth is further back, and told by its words where it is not.
_LONG_AGO = timedelta(weeks=26)
_AREAS = (
    "AB|AL|B|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|"
    "FY|G|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|"
    "NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|"
    "UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE"
)
# "S44 2nd run" is no postcode: ordinals are written small.
_POSTCODE = re.compile(
    rf"(?<![A-Za-z0-9])(?i:{_AREAS})\d[A-Za-z\d]?\s*\d(?!st\b|nd\b|rd\b|th\b)"
    r"(?i:[ABD-HJLNP-UW-Z]{2})(?![A-Za-z0-9])"
)
_TELEPHONE = re.compile(r"(?<!\w)(?:\+44[\s-]?|0)(?:\d[\s-]?){8,9}\d(?!\w)")
_E_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.\w+")
_BORN = re.compile(r"\b(?:born|birth|birthday|d\.?o\.?b)\b[^\d]{0,20}\d", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>(?:{'|'.join(_MONTHS)})[a-z]*|\d{{1,2}})"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DATES = tuple(
    re.compile(rf"(?<![\w/.-]){form}(?![\w/:-])", re.IGNORECASE)
    for form in (
        rf"{_DAY}\s?[\s/.-]\s?(?:of\s)?{_MONTH}\s?[\s/.,-]\s?{_YEAR}",
        rf"{_YEAR}[\s/.-]{_MONTH}[\s/.-]{_DAY}",
        rf"{_MONTH}\s{_DAY},?\s{_YEAR}",
        r"(?P<day>\d{1,2})(?P<by>[/.-])(?P<month>\d{1,2})(?P=by)(?P<year>\d\d)",
    )
)
_VALUE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/:+-]{0,63}")
_MODES = frozenset(mode.value for mode in Mode)


def clean_words(name: str, text: str, *, longest: int, needed: bool = False) -> str:
    """
    Return text with its spaces tidied.

    Parameters
    ----------
    name
        What the text is, for messages: ``the note``.
    longest
        In characters.

    Raises
    ------
    InputError
        When it is too long, holds what cannot be printed, or is needed and empty.
    """
    lines = [" ".join(line.split()) for line in text.strip().splitlines()]
    found = "\n".join(lines)
    if needed and not found:
        raise InputError(Fault(f"{name} is missing", "give it"))
    if len(found) > longest:
        raise InputError(Fault(f"{name} has {len(found)} characters", f"shorten it to {longest} characters"))
    if not all(line.isprintable() for line in lines):
        raise InputError(Fault(f"{name} holds characters that cannot be printed", "leave them out"))
    return found


def check_impersonal(name: str, text: str, today: date) -> None:
    """
    Check that text holds nothing that looks like somebody's address, birth or number.

    Parameters
    ----------
    today
        A date half a year or more before it is taken for a date of birth.

    Raises
    ------
    InputError
        With a fault for each kind that was found. What was found is not repeated.
    """
    kinds = (
        ("a postcode", bool(_POSTCODE.search(text))),
        (
            "a date of birth",
            bool(_BORN.search(text)) or any(day <= today - _LONG_AGO for day in _dates(text)),
        ),
        ("a telephone number", bool(_TELEPHONE.search(text))),
        ("an e-mail address", bool(_E_MAIL.search(text))),
    )
    cure = "leave it out and write codes only: what is saved here stays until its week is purged"
    faults = [Fault(f"{name} seems to hold {kind}", cure) for kind, found in kinds if found]
    if faults:
        raise InputError(faults)


def _dates(text: str) -> Iterator[date]:
    for form in _DATES:
        for found in form.finditer(text):
            word = found["month"].lower()
            month = int(word) if word.isdigit() else _MONTHS.index(word[:3]) + 1
            year = int(found["year"])
            try:
                yield date(year if year > 99 else 2000 + year, month, int(found["day"]))
            except ValueError:
                continue


def codes_text(name: str, values: Mapping[str, Any]) -> str:
    """
    Return a mapping as canonical JSON, once every word in it is a code, a date, a time or a mode of travel.

    Raises
    ------
    InputError
        When a word is none of these: it could be a name or an address. It is not repeated.
    TypeError, ValueError
        When a value is none that JSON has.
    """
    for word in _words(values):
        if not (_VALUE.fullmatch(word) or word in _MODES):
            cure = "give codes, dates and times only, without spaces"
            raise InputError(Fault(f"{name} holds a word that is no code", cure))
    return canonical_json(dict(values))


def _words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if not isinstance(key, str):
                raise TypeError("keys of what is saved with a plan are words")
            yield key
            yield from _words(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _words(inner)
