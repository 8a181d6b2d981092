"""Options for the venues of a service: what is opened, closed and changed, by name."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from geoplan.domain.areas import NamedArea
from geoplan.domain.canonical import digest
from geoplan.domain.venues import Room, Venue
from geoplan.errors import Fault, InputError

NOW = "now"
ANEW = "same venues, sessions placed anew"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomChange:
    """
    Rooms that a venue gets, and codes of rooms that it loses.

    Raises
    ------
    ValueError
        When nothing changes.
    """

    venue: str
    added: tuple[Room, ...] = ()
    removed: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.added and not self.removed:
            raise ValueError(f"nothing changes in the rooms of {self.venue}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """
    One option: what would be otherwise than now.

    Parameters
    ----------
    name
        What people call it.
    opened
        New venues.
    closed
        Codes of venues that close.
    rooms
        Rooms of venues that stay.
    regrouped
        For a contact district, its new name; for a part of one, ``South/Rushcliffe`` (a district and a
        council in it, or one of `areas`), which counts before the whole.
    areas
        Wards or others, by which parts are told instead of councils.
    once_pence, yearly_pence
        What it costs beside travel: paid once, and every year; below 0 where it is saved.
    residual_pence
        What could be got for what is paid for once.
    from_month
        Months after the start of the first year until it is carried out: of that year it costs and saves a
        part.
    placed_anew
        Whether sessions find their rooms anew even where no venue changes.
    note
        What else is to be said of it.

    Raises
    ------
    ValueError
        When it has no name, or names something twice or in two ways that exclude each other.
    """

    name: str
    opened: tuple[Venue, ...] = ()
    closed: tuple[str, ...] = ()
    rooms: tuple[RoomChange, ...] = ()
    regrouped: Mapping[str, str] = field(default_factory=dict)
    once_pence: int = 0
    yearly_pence: int = 0
    residual_pence: int = 0
    from_month: float = 0.0
    areas: tuple[NamedArea, ...] = field(default=(), repr=False)
    placed_anew: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("an option needs a name")
        if self.from_month < 0 or self.residual_pence < 0:
            raise ValueError(f'option "{self.name}": months and what could be got are not below 0')
        _check_parts(f'option "{self.name}"', self.regrouped, self.areas)
        groups = {
            "opened": [venue.code for venue in self.opened],
            "closed": list(self.closed),
            "changed in its rooms": [change.venue for change in self.rooms],
        }
        for what, codes in groups.items():
            twice = sorted({code for code in codes if codes.count(code) > 1})
            if twice:
                raise ValueError(f'option "{self.name}": {", ".join(twice)} is {what} twice')
        both = sorted(set(self.closed) & {change.venue for change in self.rooms})
        if both:
            raise ValueError(f'option "{self.name}": {", ".join(both)} is closed and has rooms changed')

    @property
    def of_the_week(self) -> tuple[object, ...]:
        """What the planned week depends on: neither the name nor what it costs."""
        closed = tuple(sorted(self.closed))
        return (self.opened, closed, self.rooms, self.regrouped, self.places_anew, self.areas)

    @property
    def known_as(self) -> str:
        """What it is known by from report to report: what it changes, not its name or costs."""
        return digest(self.of_the_week)

    @property
    def changes_venues(self) -> bool:
        """Whether anything about venues is otherwise than now."""
        return bool(self.opened or self.closed or self.rooms)

    @property
    def places_anew(self) -> bool:
        """Whether sessions find venue and room anew, and workers their base."""
        return self.changes_venues or self.placed_anew

    def venues_after(self, venues: Sequence[Venue]) -> tuple[Venue, ...]:
        """
        Return the venues of this option: those that stay, in order, and the new ones.

        Raises
        ------
        InputError
            With every code that leads nowhere, is taken, or leaves nothing open.
        """
        faults = list(self._faults(venues))
        if faults:
            raise InputError(faults)
        changes = {change.venue: change for change in self.rooms}
        kept = (venue for venue in venues if venue.code not in self.closed)
        changed = (
            _with_rooms(venue, changes[venue.code]) if venue.code in changes else venue for venue in kept
        )
        return (*changed, *self.opened)

    def _faults(self, venues: Sequence[Venue]) -> Iterator[Fault]:
        known = {venue.code: venue for venue in venues}
        where, listed = f'option "{self.name}"', ", ".join(known)
        for code in (*self.closed, *(change.venue for change in self.rooms)):
            if code not in known:
                yield Fault(f"{where}: there is no venue {code}", f"use one of: {listed}")
        for venue in self.opened:
            if venue.code in known:
                cure = "give the new one another code"
                yield Fault(f"{where}: {venue.code} is a venue already", cure)
        for change in self.rooms:
            yield from _room_faults(where, known.get(change.venue), change)
        if not self.opened and set(known) <= set(self.closed):
            yield Fault(f"{where}: no venue is left", "keep at least one")


def _room_faults(where: str, venue: Venue | None, change: RoomChange) -> Iterator[Fault]:
    if venue is None:
        return
    codes = [room.code for room in venue.rooms]
    for code in change.removed:
        if code not in codes:
            yield Fault(f"{where}: {venue.code} has no room {code}", f"use one of: {', '.join(codes)}")
    left = [code for code in codes if code not in change.removed]
    new = [room.code for room in change.added]
    twice = sorted({code for code in new if code in left or new.count(code) > 1})
    if twice:
        yield Fault(f"{where}: {venue.code} has a room {', '.join(twice)} already", "use another code")
    if not left and not new:
        yield Fault(f"{where}: {venue.code} keeps no room", "close it instead")


def _with_rooms(venue: Venue, change: RoomChange) -> Venue:
    left = tuple(room for room in venue.rooms if room.code not in change.removed)
    return replace(venue, rooms=(*left, *change.added))


@dataclass(frozen=True, slots=True, kw_only=True)
class Boundary:
    """
    How districts may be grouped one day, whatever is decided about venues.

    Parameters
    ----------
    regrouped, areas
        Contact districts, or parts of them, with their new names; see `Scenario`.
    services
        Where the service is split: for each contact district, by its new name, the service that it belongs
        to. Each has its own venues, workers and volunteers, and its children go nowhere else.
    share
        How likely it is.

    Raises
    ------
    ValueError
        When it has no name, changes nothing, or is a split into one.
    """

    name: str
    regrouped: Mapping[str, str] = field(default_factory=dict)
    services: Mapping[str, str] = field(default_factory=dict)
    share: float = 0.0
    areas: tuple[NamedArea, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("a boundary needs a name")
        _check_parts(f'boundary "{self.name}"', self.regrouped, self.areas)
        if not (self.regrouped or self.services):
            raise ValueError(
                f'boundary "{self.name}" changes nothing; say what to regroup, or which services'
            )
        if self.services and len(set(self.services.values())) < 2:
            raise ValueError(f'boundary "{self.name}": a split needs two services or more')
        if not 0 <= self.share <= 1:
            raise ValueError(f'boundary "{self.name}": the share {self.share:g} is not between 0 and 1')


def _check_parts(where: str, regrouped: Mapping[str, str], areas: Sequence[NamedArea]) -> None:
    """Refuse parts of districts that are none of the areas they are told by."""
    names = Counter(one.name for one in areas)
    for part in sorted({old.partition("/")[2] for old in regrouped if "/" in old}) if names else ():
        if part not in names:
            close = [*get_close_matches(part, sorted(names), n=1), *sorted(names)][0]
            raise ValueError(f'{where}: there is no area "{part}"; there is, for one, "{close}"')
        if names[part] > 1:
            cure = "tell them by another column (area_name), such as their codes"
            raise ValueError(f'{where}: "{part}" is the name of {names[part]} areas; {cure}')


def new_district(regrouped: Mapping[str, str], district: str, part: str | None = None) -> str:
    """Return what a contact district, or its part in a council or area, is called in another grouping."""
    return regrouped.get(f"{district}/{part}", regrouped.get(district, district))


def parts_of(regrouped: Mapping[str, str], districts: Iterable[str]) -> frozenset[str]:
    """Return everything that some contact districts, with all their parts, become."""
    found = set()
    for district in districts:
        found.add(new_district(regrouped, district))
        found |= {new for old, new in regrouped.items() if old.startswith(f"{district}/")}
    return frozenset(found)


def check_names(scenarios: Sequence[Scenario]) -> None:
    """
    Refuse options that are called alike, or like what there is now.

    Raises
    ------
    InputError
        With every such name.
    """
    names = [scenario.name.casefold() for scenario in scenarios]
    faults = [
        Fault(f'two options are called "{scenario.name}"', "give each a name of its own")
        for at, scenario in enumerate(scenarios)
        if scenario.name.casefold() in names[:at]
    ]
    faults += [
        Fault(
            f'an option cannot be called "{scenario.name}"', "geoplan calls something else so; choose another"
        )
        for scenario in scenarios
        if scenario.name.casefold() in (NOW, ANEW) and not scenario.placed_anew
    ]
    if faults:
        raise InputError(faults)


def with_anew(scenarios: Sequence[Scenario]) -> tuple[Scenario, ...]:
    """
    Return options with, before them, the one in which nothing changes but that sessions find their rooms
    anew.

    It tells what an option gains by its venues, and what by nothing more than a better order. Only where an
    option changes venues.
    """
    if not any(scenario.changes_venues for scenario in scenarios):
        return tuple(scenarios)
    return (Scenario(name=ANEW, placed_anew=True), *scenarios)
