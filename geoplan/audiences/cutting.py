"""Cutting rows down to what an audience may see: the one door through which a plan leaves."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from geoplan.audiences.audience import NARROWEST, WHOLE, Audience, Scope
from geoplan.audiences.lists import LISTS
from geoplan.audiences.rows import KINDS, AddressRow, LegRow, NameRow, Row, VenueRow
from geoplan.audiences.scopes import own_part

# Fields that hold codes of people, of places and of venues: what names, addresses and venues are joined to.
_PEOPLE = (
    "child",
    "children",
    "driver",
    "taker",
    "carer",
    "carers",
    "worker",
    "hand_over",
    "on_board",
)
_PLACES = ("place", "from_place", "to_place", "start_place", "end_place")
_VENUES = ("venue", "venues")
_JOINED: Mapping[type[Row], tuple[str, tuple[str, ...]]] = {
    NameRow: ("code", _PEOPLE),
    AddressRow: ("place", _PLACES),
    VenueRow: ("venue", _VENUES),
}

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """
    The rows of one kind, cut.

    Parameters
    ----------
    fields
        Names of what the audience may see, in order.
    rows
        Those fields by name, and nothing else: asking for another is a KeyError.
    """

    fields: tuple[str, ...]
    rows: tuple[Fields, ...] = field(repr=False)

    def __iter__(self) -> Iterator[Fields]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True, slots=True)
class Seen:
    """
    What an audience sees, a `Table` for each kind of row that it has a list for.

    ``seen[StopRow]`` is a table, empty where there was none; a LookupError for kinds that are not theirs.
    """

    audience: Audience
    scope: Scope
    tables: Mapping[type[Row], Table] = field(repr=False)

    def __getitem__(self, kind: type[Row]) -> Table:
        try:
            return self.tables[kind]
        except KeyError:
            raise LookupError(f"a {self.audience} does not see {kind.__name__}") from None

    def __contains__(self, kind: object) -> bool:
        return kind in self.tables


def cut(rows: Iterable[Row], audience: Audience = NARROWEST, scope: Scope = WHOLE) -> Seen:
    """
    Return of rows what an audience may see.

    Rows that are not theirs go first, then every field that is not listed. Names are then kept for codes that
    are still there, addresses for places that are, and, for drivers, carers and venues, venues likewise.

    Parameters
    ----------
    rows
        Of any kinds, in the order in which they are to be shown.
    scope
        Whose part it is: needed for drivers, carers and venues.

    Raises
    ------
    InputError
        When an audience needs a scope and has none.
    TypeError
        When something is no row.
    """
    scope.check(audience)
    lists = LISTS[audience]
    kept: dict[type[Row], list[Fields]] = {kind: [] for kind in lists}
    for row in rows:
        kind = _kind_of(row)
        if kind in lists and (own := own_part(row, audience, scope)) is not None:
            kept[kind].append(MappingProxyType({name: getattr(own, name) for name in lists[kind]}))
    for kind, (key, wanted) in _JOINED.items():
        if kind in kept and (audience.has_scope or kind is not VenueRow):
            known = _codes(kept, wanted, besides=kind) | ({scope.venue} if kind is VenueRow else set())
            kept[kind] = [row for row in kept[kind] if row[key] in known]
    if audience is Audience.MANAGER:
        # In order of the runs, lines one after the other would be one driver's day.
        different = {row["shared_line"]: row for row in kept[LegRow]}
        kept[LegRow] = [different[line] for line in sorted(different)]
    return Seen(audience, scope, {kind: Table(lists[kind], tuple(found)) for kind, found in kept.items()})


def _kind_of(row: Row) -> type[Row]:
    for kind in type(row).__mro__:
        if kind in KINDS:
            return kind
    raise TypeError(f"{type(row).__name__} is no kind of row")


def _codes(kept: Mapping[type[Row], list[Fields]], names: tuple[str, ...], *, besides: type[Row]) -> set[Any]:
    """Return the codes that stand in some fields of what is left, apart from rows to be joined."""
    found: set[Any] = set()
    for kind, rows in kept.items():
        if kind is besides or kind in _JOINED:
            continue
        for row in rows:
            for value in (row[name] for name in names if name in row):
                # Two carers at one door stand with a comma between them; some counts have names of lists.
                found.update(value if isinstance(value, tuple) else str(value).split(", "))
    return found
