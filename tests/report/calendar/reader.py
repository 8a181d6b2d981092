"""
Reading iCalendar files by RFC 5545 alone: shares no line with what writes them.

    content = 1*(line CRLF), lines of 75 octets at most, longer ones folded with CRLF and a space (3.1)
    line    = name *(";" parameter "=" value) ":" value
"""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone

_LINE = re.compile(r"(?P<name>[A-Z0-9-]+)(?P<parameters>(;[A-Z-]+=[^;:\"]+)*):(?P<value>.*)", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


@dataclass
class Component:
    """What stands between BEGIN and END."""

    name: str
    properties: list[tuple[str, dict[str, str], str]] = field(default_factory=list)
    inner: list["Component"] = field(default_factory=list)

    def one(self, name):
        """The value of a property that is there exactly once."""
        (found,) = [value for known, _, value in self.properties if known == name]
        return found

    def text(self, name):
        """The same, with escapes undone (3.3.11)."""
        value = self.one(name)
        assert not re.search(r"(?<!\\)(\\\\)*[;,]", value), f"{name} holds a sign that is not escaped"
        return _ESCAPED.sub(lambda found: {"n": "\n", "N": "\n"}.get(found[1], found[1]), value)

    def has(self, name):
        return any(known == name for known, _, _ in self.properties)

    def all(self, name):
        """Components within, by name."""
        return [one for one in self.inner if one.name == name]


def read_calendar(octets):
    """Return the calendar of a file; fails on whatever the RFC does not allow."""
    assert octets.endswith(b"\r\n")
    physical = octets[:-2].split(b"\r\n")
    for line in physical:
        assert b"\n" not in line, "a bare line feed"
        assert b"\r" not in line, "a bare carriage return"
        assert len(line) <= 75, "a line longer than 75 octets"
        line.decode("utf-8")  # each by itself: no character is cut in two
    logical = []
    for line in physical:
        if line[:1] in (b" ", b"\t"):
            logical[-1] += line[1:]
        else:
            logical.append(line)
    stack = [Component("")]
    for octets_of_line in logical:
        found = _LINE.fullmatch(octets_of_line.decode("utf-8"))
        assert found, octets_of_line
        parameters = dict(part.split("=", 1) for part in found["parameters"].split(";") if part)
        if found["name"] == "BEGIN":
            stack.append(Component(found["value"]))
        elif found["name"] == "END":
            done = stack.pop()
            assert done.name == found["value"]
            stack[-1].inner.append(done)
        else:
            stack[-1].properties.append((found["name"], parameters, found["value"]))
    (root,) = stack
    (calendar,) = root.inner
    assert calendar.name == "VCALENDAR"
    return calendar


def moment_of(event, name, calendar):
    """The moment of a property of an event, by the rules of the calendar's own VTIMEZONE (3.6.5)."""
    (parameters, value) = next((given, value) for known, given, value in event.properties if known == name)
    if value.endswith("Z"):
        return datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=timezone.utc)  # noqa: UP017
    (zone,) = [one for one in calendar.all("VTIMEZONE") if one.one("TZID") == parameters["TZID"]]
    local = datetime.strptime(value, "%Y%m%dT%H%M%S")
    latest = max(
        (onset, _offset(rule.one("TZOFFSETTO")))
        for rule in zone.inner
        for onset in (_onset(rule, year) for year in (local.year - 1, local.year))
        if onset <= local
    )
    return local.replace(tzinfo=timezone(latest[1]))


def _offset(words):
    sign = -1 if words[0] == "-" else 1
    return sign * timedelta(hours=int(words[1:3]), minutes=int(words[3:5]))


def _onset(rule, year):
    """When a part of a zone begins in a year: the last Sunday of a month, as the rules here all say."""
    parts = dict(part.split("=") for part in rule.one("RRULE").split(";"))
    assert (parts["FREQ"], parts["BYDAY"]) == ("YEARLY", "-1SU")
    start = datetime.strptime(rule.one("DTSTART"), "%Y%m%dT%H%M%S")
    month = int(parts["BYMONTH"])
    day = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    while day.weekday() != 6:
        day -= timedelta(days=1)
    return datetime.combine(day, start.time())
