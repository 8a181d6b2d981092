"""
Writing iCalendar files (RFC 5545), to the byte: lines of 75 octets, CRLF, London's clock.

What is published again keeps its UID; a higher SEQUENCE makes calendars take it for the newer version, and
STATUS:CANCELLED takes it out of them. RFC 5546 (PUBLISH) says how they are to.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from geoplan.domain.sessions import LONDON

_LINE_OCTETS = 75
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
# The rules since 1996, when summer time got its present end: RRULEs hold for every later year.
_LONDON = (
    "BEGIN:VTIMEZONE",
    "TZID:Europe/London",
    "BEGIN:DAYLIGHT",
    "DTSTART:19960331T010000",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0100",
    "TZNAME:BST",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19961027T020000",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0000",
    "TZNAME:GMT",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """
    One entry of a calendar, as it is published now.

    Parameters
    ----------
    uid
        The same of all versions of one entry.
    sequence
        Number of the version, from 0.
    issued
        When this version was made, aware.
    start, end
        Aware; shown by London's clock.
    title, place, text
        Neutral words; `place` and `text` may be empty.
    tentative
        Whether nobody has decided on it yet.
    cancelled
        Whether it takes place no more.
    """

    uid: str
    sequence: int
    issued: datetime
    start: datetime
    end: datetime
    title: str
    place: str = ""
    text: str = ""
    tentative: bool = False
    cancelled: bool = False

    @property
    def status(self) -> str:
        """How it stands, as RFC 5545 says it."""
        if self.cancelled:
            return "CANCELLED"
        return "TENTATIVE" if self.tentative else "CONFIRMED"

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError("an entry of a calendar ends before it starts")


def calendar_text(name: str, entries: Iterable[Entry], *, version: str) -> str:
    """
    Return an iCalendar file, lines ending in CRLF.

    Parameters
    ----------
    name
        What calendar programs call it; as neutral as the titles.
    entries
        In any order; they are written by UID, so that equal calendars are equal to the byte.
    version
        Of the program that writes.
    """
    head = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//geoplan//geoplan {_text(version)}//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",
        *_LONDON,
    )
    lines = [*head]
    for entry in sorted(entries, key=lambda one: one.uid):
        lines += _event(entry)
    return "".join(f"{_folded(line)}\r\n" for line in (*lines, "END:VCALENDAR"))


def _event(entry: Entry) -> Iterator[str]:
    stamp = entry.issued.astimezone(UTC)
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(entry.uid)}"
    yield f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}"
    yield f"LAST-MODIFIED:{stamp:%Y%m%dT%H%M%SZ}"
    yield f"SEQUENCE:{entry.sequence}"
    yield f"STATUS:{entry.status}"
    yield f"DTSTART;TZID=Europe/London:{entry.start.astimezone(LONDON):%Y%m%dT%H%M%S}"
    yield f"DTEND;TZID=Europe/London:{entry.end.astimezone(LONDON):%Y%m%dT%H%M%S}"
    yield f"SUMMARY:{_text(entry.title)}"
    if entry.place:
        yield f"LOCATION:{_text(entry.place)}"
    if entry.text:
        yield f"DESCRIPTION:{_text(entry.text)}"
    yield "CLASS:PRIVATE"
    yield f"TRANSP:{'TRANSPARENT' if entry.cancelled else 'OPAQUE'}"
    yield "END:VEVENT"


def _text(words: str) -> str:
    """Text as RFC 5545 (3.3.11) escapes it; nothing in it can begin a line of its own."""
    clean = _NO_TEXT.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))
    for sign in ("\\", ";", ","):
        clean = clean.replace(sign, f"\\{sign}")
    return clean.replace("\n", "\\n").replace("\u2028", " ").replace("\u2029", " ").replace("\x85", " ")


def _folded(line: str) -> str:
    """A line in pieces of 75 octets at most, cut between characters; each but the first is indented."""
    pieces: list[str] = []
    room, octets, begin = _LINE_OCTETS, 0, 0
    for at, sign in enumerate(line):
        size = len(sign.encode())
        if octets + size > room:
            pieces.append(line[begin:at])
            begin, octets, room = at, 0, _LINE_OCTETS - 1
        octets += size
    return "\r\n ".join([*pieces, line[begin:]])
