"""
Whose the figures of the report are: the children of each cell, as digests.

A child has eight journeys a month and more, so five sessions or journeys may all be those of one child.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from geoplan.audiences.populations import Population
from geoplan.costs.ledger.activity import MANY_FACES, Status, cancelled_by_of, status_of
from geoplan.costs.ledger.spans import Span
from geoplan.costs.ledger.sums import NO_GROUP
from geoplan.domain.canonical import digest
from geoplan.domain.ledger import Ledger, LedgerJourney, LedgerSession
from geoplan.domain.outcomes import Outcome
from geoplan.report.costs.monthly.figures import ALL, Areas, Cell

_CODE_DIGITS, _OTHER_DIGITS = 6, 3
Occasion = tuple[str, date]
"""A session and a day."""


def children_of(
    ledger: Ledger, span: Span, outcomes: Iterable[Outcome], areas: Areas
) -> dict[Cell, Population]:
    """
    Return the children of each cell of a span that has any.

    Of sessions and of journeys each child has one text ``who what what``, whatever cell it is in: who it is;
    which sessions, or journeys in which way; then what was paid for those cancelled, or how long, how far and
    with whom it travelled. They change when anything in the figures does that is the child's.
    """
    told = {(one.session, one.day): one for one in outcomes}
    status = {(row.session, row.day): status_of(row, told) for row in ledger.sessions if span.holds(row.day)}
    rows: dict[str, list[LedgerJourney]] = defaultdict(list)
    off: dict[str, list[LedgerJourney]] = defaultdict(list)
    for row in ledger.journeys:
        if span.holds(row.day):
            is_off = status.get((row.session, row.day)) is Status.CANCELLED
            (off if is_off else rows)[row.child].append(row)
    sessions = _by_child(ledger, [row for row in ledger.sessions if span.holds(row.day)])
    found: dict[Cell, set[str]] = defaultdict(set)
    for child, its in sessions.items():
        said = [(row, status[row.session, row.day], cancelled_by_of(row, told)) for row in its]
        text = _text(
            child, [(row.day, row.session, row.venue, *more) for row, *more in said], _paid(off[child])
        )
        for cell in _cells_of_sessions(said, areas):
            found[cell].add(text)
    for child, own in rows.items():
        ways = [(row.day, row.request, row.mode, row.district, row.group) for row in own]
        text = _text(child, ways, _paid(own))
        for cell in _cells_of_journeys(own):
            found[cell].add(text)
    return {cell: frozenset(texts) for cell, texts in found.items()}


def _text(child: str, what: Sequence[object], more: Sequence[object]) -> str:
    parts = (sorted(map(repr, each)) for each in (what, more))
    return " ".join((digest(child, _CODE_DIGITS), *(digest(part, _OTHER_DIGITS) for part in parts)))


def _paid(rows: Iterable[LedgerJourney]) -> list[object]:
    return [(row.day, row.request, row.ride_s, row.direct_m, row.person, row.amounts) for row in rows]


def _by_child(ledger: Ledger, sessions: Iterable[LedgerSession]) -> dict[str, list[LedgerSession]]:
    """Sessions of each child; one without any journey is that of its other days, or stands for somebody."""
    of_day: dict[Occasion, set[str]] = defaultdict(set)
    ever: dict[str, set[str]] = defaultdict(set)
    for row in ledger.journeys:
        of_day[row.session, row.day].add(row.child)
        ever[row.session].add(row.child)
    found: dict[str, list[LedgerSession]] = defaultdict(list)
    for one in sessions:
        known = of_day.get((one.session, one.day)) or ever.get(one.session)
        for child in known or {f"session {one.session}"}:
            found[child].append(one)
    return found


def _cells_of_sessions(said: Iterable[tuple[LedgerSession, Status, str]], areas: Areas) -> Iterator[Cell]:
    district_of = {code: district for district, venues in areas.venues for code, _ in venues}
    for row, status, whose in said:
        for area in (ALL, district_of.get(row.venue, ALL), row.venue):
            yield Cell("sessions", None, area)
            yield Cell("sessions", status, area)
        if status is Status.CANCELLED:
            yield Cell("cancelled by", whose)


def _cells_of_journeys(rows: Sequence[LedgerJourney]) -> Iterator[Cell]:
    taken = [row for row in rows if row.is_covered]
    faces = {row.person or f"taxi {row.day} {row.request}" for row in taken}
    yield Cell("journeys")
    for row in rows:
        yield Cell("journeys", row.mode)
        yield Cell("journeys by district", row.district)
    for row in taken:
        yield Cell("rides")
        yield Cell("rides", row.group.value if row.group else NO_GROUP)
    if taken:
        yield Cell("children")
        yield Cell("children", min(len(faces), MANY_FACES))
