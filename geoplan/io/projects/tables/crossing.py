"""Codes that lead from one table of a project to another: each that leads nowhere is a fault of its cell."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from geoplan.errors import Fault
from geoplan.io.records import Record, Table

_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
_DRIVE = ("drivers", "workers", "carers", "adults")


@dataclass(frozen=True, slots=True)
class Reference:
    """
    A column that holds codes of other tables.

    Parameters
    ----------
    kind, column
        The table, and our name for its column.
    to
        The tables that may have the code.
    what
        What has such a code, in the singular.
    """

    kind: str
    column: str
    to: tuple[str, ...]
    what: str


REFERENCES = (
    Reference("children", "carer", ("carers",), "carer"),
    Reference("children", "school", ("schools",), "school"),
    Reference("children", "barred_drivers", _DRIVE, "driver, worker, carer or adult"),
    Reference("adults", "children", ("children",), "child"),
    Reference("drivers", "provider", ("providers",), "provider"),
    Reference("workers", "base", ("venues",), "venue"),
    Reference("sessions", "children", ("children",), "child"),
    Reference("sessions", "venue", ("venues",), "venue"),
    Reference("sessions", "worker", ("workers",), "worker"),
)


def faults_across(tables: Mapping[str, Table], unread: Collection[str] = ()) -> tuple[Fault, ...]:
    """
    Return a fault for every cell with a code that no row has, and for every person's code in two tables.

    Rows with faults of their own count: they are there, and what can be read of them is looked up.

    Parameters
    ----------
    tables
        By kind; kinds that are missing have no rows.
    unread
        Kinds that are there but could not be read: codes of theirs are not looked for.
    """
    known = {kind: _codes(table) for kind, table in tables.items()} | dict.fromkeys(unread)
    found: list[Fault] = []
    for reference in REFERENCES:
        found += _leading_nowhere(reference, tables, known)
    found += _of_rooms(tables, known)
    found += _of_persons(tables)
    return tuple(found)


def _codes(table: Table) -> frozenset[str] | None:
    """Return the codes of a table; None where some cannot be read, so that nothing is said to be missing."""
    codes = [record["code"] for record in table.records]
    return frozenset(codes) if table.header.whole and None not in codes else None


def _leading_nowhere(
    reference: Reference, tables: Mapping[str, Table], known: Mapping[str, frozenset[str] | None]
) -> Iterator[Fault]:
    table = tables.get(reference.kind)
    there = [known.get(kind, frozenset()) for kind in reference.to]
    codes = frozenset[str]().union(*(some for some in there if some is not None))
    without_bounds = reference.to == ("providers",) and not codes  # without any, nobody is kept to a district
    if table is None or None in there or without_bounds:
        return
    naming = [record for record in table.records if _values(record[reference.column])]
    if naming and not codes:
        yield _without_table(table, naming, reference)
        return
    for record in naming:
        for code in _values(record[reference.column]):
            if code not in codes:
                message = f'no {reference.what} has the code "{code}"'
                yield table.fault_at(record, reference.column, message, _cure(code, codes, reference.what))


def _without_table(table: Table, naming: Sequence[Record], reference: Reference) -> Fault:
    """Return one fault for a whole column: nobody wants to read it of every row."""
    rows = f"{len(naming):,} rows name" if len(naming) > 1 else "this row names"
    kind = reference.to[0]
    message = f"{rows} a {reference.what}, and there is no table with any"
    cure = f"put {kind}.xlsx there (an empty one: geoplan template {kind}.xlsx), or empty the column"
    return table.fault_at(naming[0], reference.column, message, cure)


def _values(value: object) -> tuple[str, ...]:
    """Return the codes of a cell: one, several, or none."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)  # type: ignore[arg-type]


def _cure(code: str, codes: Collection[str], what: str) -> str:
    folded = {_bare(one): one for one in codes}
    # One digit more or less is another child, not a slip of the pen.
    close = (
        []
        if any(sign.isdigit() for sign in code)
        else get_close_matches(_bare(code), folded, n=1, cutoff=0.8)
    )
    likely = folded.get(_bare(code)) or (folded[close[0]] if close else None)
    return f'did you mean "{likely}"?' if likely else f"correct the code, or add the {what.partition(',')[0]}"


def _bare(code: str) -> str:
    """Return a code without capitals and leading zeros."""
    return _ZEROS.sub("", code.casefold())


def _of_rooms(tables: Mapping[str, Table], known: Mapping[str, frozenset[str] | None]) -> Iterator[Fault]:
    """Yield sessions in a room that their venue does not have."""
    sessions, rooms, venues = tables.get("sessions"), tables.get("rooms"), known.get("venues")
    if sessions is None or rooms is None or venues is None or _codes(rooms) is None:
        return
    pairs = {(record["venue"], record["code"]) for record in rooms.records}
    for record in sessions.records:
        venue, room = record["venue"], record["room"]
        if venue in venues and room is not None and (venue, room) not in pairs:
            has = sorted(code for place, code in pairs if place == venue)
            cure = f"choose {' or '.join(has)}" if has else "add its rooms to the rooms table"
            yield sessions.fault_at(record, "room", f'venue {venue} has no room "{room}"', cure)


def _of_persons(tables: Mapping[str, Table]) -> Iterator[Fault]:
    """Yield codes that two tables of people who drive share: a plan names them alike."""
    seen: dict[str, tuple[Table, Record]] = {}
    for kind in _DRIVE:
        table = tables.get(kind)
        for record in table.records if table is not None else ():
            code = record["code"]
            if table is None or code is None:
                continue
            other, first = seen.setdefault(code, (table, record))
            if other is not table:
                message = f'"{code}" is in {other.file}, row {first.row} too'
                yield table.fault_at(record, "code", message, "give everybody who drives a code of their own")
